"""Immediate concerns: a child may be at risk now, or a worry about a professional. Never undone, never scored."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from workbench.domain.edits import Added, Edit, Kind, Values, changed_fields
from workbench.domain.text import plain

TELL_WITHIN = timedelta(minutes=30)
"""Nobody told for longer than this is overdue: a case has some 45 minutes at the panel, and somebody must have been
told before the room turns to the next one."""
ANSWER_WITHIN = timedelta(hours=2)
"""Told and not acknowledged for longer than this is overdue: a message left is no answer, and there must be time in
the same half day to ring again or to go higher. National guidance (Working Together to Safeguard Children) gives one
working day for a referral to be acknowledged; a child who may be at risk now cannot wait for that."""


class Worry(StrEnum):
    """Whom a concern is about; one about a professional goes to the LADO."""

    CHILD = "child"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern. It is red until somebody has been told and has acknowledged."""

    audit_id: int
    case_id: int
    worry: str
    raised_at: datetime
    about: Worry = Worry.CHILD
    must_act: str = ""
    told: str = ""
    how: str = ""
    told_at: datetime | None = None
    acknowledged_at: datetime | None = None
    next_step: str = ""
    id: int = 0

    @property
    def is_open(self) -> bool:
        return not (self._somebody_was_told and self.acknowledged_at)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if not self._somebody_was_told:
            return "nobody told yet"
        return "not acknowledged yet" if self.is_open else "acknowledged"

    @property
    def must_tell(self) -> str:
        """Who is to be told: the LADO of a worry about a professional, whoever else is to act."""
        return "LADO" if self.about is Worry.PROFESSIONAL else self.must_act

    @property
    def _somebody_was_told(self) -> bool:
        return bool(self.told.strip() and self.told_at)

    def overdue(self, now: datetime) -> bool:
        """Whether it has waited too long at `now` (aware, as its own times are): see TELL_WITHIN and ANSWER_WITHIN."""
        if not self.is_open:
            return False
        if self._somebody_was_told and self.told_at:
            return now - self.told_at > ANSWER_WITHIN
        return now - self.raised_at > TELL_WITHIN


def raise_concern(concern: Concern) -> Edit:
    """Log a concern, under its own id, with whatever there is: the worry alone is enough. It cannot be undone."""
    added = Added(Kind.CONCERN, concern.id, concern_values(concern))
    return Edit("raise concern", "Immediate concern logged", (added,), undoable=False)


def follow_up(before: Concern, after: Concern) -> Edit | None:
    """Say more of a logged concern: whom was told, when it was acknowledged, what comes next. It cannot be undone."""
    changes = changed_fields(Kind.CONCERN, before.id, concern_values(before), concern_values(after))
    return Edit("follow up concern", f"Immediate concern: {after.state}", changes, undoable=False) if changes else None


def concern_values(concern: Concern) -> Values:
    return {
        "audit_id": concern.audit_id,
        "case_id": concern.case_id,
        "worry": plain(concern.worry),
        "raised_at": concern.raised_at.isoformat(timespec="minutes"),
        "about": concern.about.value,
        "must_act": plain(concern.must_act),
        "told": plain(concern.told),
        "how": plain(concern.how),
        "told_at": concern.told_at.isoformat(timespec="minutes") if concern.told_at else None,
        "acknowledged_at": concern.acknowledged_at.isoformat(timespec="minutes") if concern.acknowledged_at else None,
        "next_step": plain(concern.next_step),
    }


def concern_from(id: int, values: Values) -> Concern:
    def moment(name: str) -> datetime | None:
        return datetime.fromisoformat(str(values[name])) if values[name] else None

    raised_at = moment("raised_at")
    assert raised_at is not None
    return Concern(
        audit_id=int(str(values["audit_id"])),
        case_id=int(str(values["case_id"])),
        worry=str(values["worry"]),
        raised_at=raised_at,
        about=Worry(str(values["about"])),
        must_act=str(values["must_act"]),
        told=str(values["told"]),
        how=str(values["how"]),
        told_at=moment("told_at"),
        acknowledged_at=moment("acknowledged_at"),
        next_step=str(values["next_step"]),
        id=id,
    )
