"""What a workspace can be asked about draws."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.questions import Question


@dataclass(frozen=True, slots=True)
class Fingerprints(Question[tuple[str, ...]]):
    """The keyed fingerprint of each local id, in order. Neither the ids nor the key are kept by asking.

    HMAC-SHA256 under a key of this workspace that nothing outside it can ask for; an id is stripped of blanks and
    read without case.
    """

    local_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefsTakenOut(Question[tuple[str, ...]]):
    """References of cases that were taken out of an audit: they still stand on lists and forms outside it.

    Those of cases whose adding was undone are not among them.
    """

    audit_id: int


@dataclass(frozen=True, slots=True)
class Audited:
    """A child drawn before: for which audit, as which case or 'MIS26 place 3', and that audit's panel day."""

    fingerprint: str
    audit_id: int
    audit_ref: str
    case_ref: str
    panel_day: date | None


@dataclass(frozen=True, slots=True)
class AuditedBefore(Question[tuple[Audited, ...]]):
    """Every draw of these fingerprints that stands, in any audit of the workspace: no reserve, and nobody replaced.

    A place that has no case, or none yet, counts too: the child may be about to be audited.
    """

    fingerprints: tuple[str, ...]
