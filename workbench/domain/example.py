"""What the example may let out: the audits it came with, marked as invented, and nothing that was put into it since.

Anybody can open the example, so no real audit belongs in it, and none leaves it in the look of a finished document.
"""

from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

SHIPPED = frozenset(("MIS22", "MIS24", "MIS26"))
"""The references of the audits in `resources/example`."""

WARNING = (
    "This is the example, which anybody can open, so {ref} cannot be exported from here. "
    "For a real audit create a workspace of your own and import it there."
)


def check_may_leave(whole: WholeAudit) -> None:
    """Refused where `whole` stands in an example and is not one of the audits it came with."""
    if whole.example and whole.audit.ref not in SHIPPED:
        raise Refused(
            f"{whole.audit.ref} is not one of the example's own audits, so it is not exported from here. "
            "The example is for trying things out: create a workspace of your own for a real audit."
        )
