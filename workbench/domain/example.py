"""What the example may let out: the audits it came with, marked as invented, and nothing that was put into it since.

Anybody can open the example, so no real audit belongs in it, and none leaves it in the look of a finished document.
"""

from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

CASES = {"MIS22": 6, "MIS24": 8, "MIS26": 8}
"""How many cases each audit in `resources/example` has: MIS22-01 to MIS22-06."""
SHIPPED = frozenset(CASES)
"""The references of these audits."""

WARNING = (
    "This is the example, which anybody can open, so {ref} cannot be exported from here. "
    "For a real audit create a workspace of your own and import it there."
)


def check_may_leave(whole: WholeAudit) -> None:
    """Refused where `whole` stands in an example and is not one of the audits it came with, or has other cases."""
    if not whole.example:
        return
    if whole.audit.ref in SHIPPED:
        came = {f"{whole.audit.ref}-{number:02}" for number in range(1, CASES[whole.audit.ref] + 1)}
        if added := next((case.ref for case in whole.cases if case.ref not in came), None):
            raise Refused(
                f"Case {added} was put into the example, so {whole.audit.ref} is not exported from here. "
                "Take it out, or create a workspace of your own for a real audit."
            )
    else:
        raise Refused(
            f"{whole.audit.ref} is not one of the example's own audits, so it is not exported from here. "
            "The example is for trying things out: create a workspace of your own for a real audit."
        )
