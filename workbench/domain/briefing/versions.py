"""The seven-minute briefing as the officer writes it: seven boxes of typed words, kept version by version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Day

from workbench.domain.briefing.briefing import HEADS, Briefing, escaped, unmarked
from workbench.domain.briefing.drafting import seven_minute
from workbench.domain.briefing.typed import box_from, text_of
from workbench.domain.edits import Added, Changed, Edit, Kind, Record, Value, Values, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.settings import Settings
from workbench.domain.text import plain
from workbench.domain.whole_audit import WholeAudit

SEVEN_MINUTE = "seven-minute-briefing"
TARGETS = {number: (50, 90) if number == len(HEADS) else (35, 55) for number in range(1, len(HEADS) + 1)}
"""Words for each box, fewest and most."""
WORDS_IN_ALL = 400
READING_TARGET_S = 240
"""Read aloud in under four minutes, the rest is for the team to talk."""
MINUTES = 7
FIELDS = ("title", "subtitle", "date", "closing", "small_print")
"""The words of a version beside its boxes."""


@dataclass(frozen=True, slots=True)
class BoxText:
    """One box as it is typed (see `briefing_text`)."""

    id: int
    number: int
    text: str

    @property
    def words(self) -> int:
        return box_from(self.number, self.text).words


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an audit's briefing. The last is being written; `kept_on` is the day an earlier was set aside."""

    id: int
    audit_id: int
    version: int
    title: str
    subtitle: str
    date: str
    closing: str
    small_print: str
    slip: bool
    kept_on: Day | None
    boxes: tuple[BoxText, ...]

    @property
    def words(self) -> int:
        """All that is read aloud: the title, the boxes and the ask at the end."""
        beside = (self.title, self.subtitle, self.closing)
        return sum(len(unmarked(text).split()) for text in beside) + sum(box.words for box in self.boxes)


def begin(audit_id: int, drafted: Briefing, new_id: NewId) -> Edit:
    """The first version, from what the audit itself says."""
    version = Version(
        id=new_id(),
        audit_id=audit_id,
        version=1,
        title=_typed(drafted.title),
        subtitle=_typed(drafted.subtitle),
        date=drafted.date,
        closing=drafted.closing,
        small_print=drafted.small_print,
        slip=drafted.slip,
        kept_on=None,
        boxes=(),
    )
    texts = {box.number: text_of(box) for box in drafted.boxes}
    return Edit("begin briefing", "Briefing drafted from the audit", tuple(_added(version, texts, new_id)))


def keep_version(current: Version, day: Day, new_id: NewId) -> Edit:
    """Set this version aside as it stands, and go on with the next, which begins with the same words."""
    following = replace(current, id=new_id(), version=current.version + 1)
    texts = {box.number: box.text for box in current.boxes}
    kept = Changed(Kind.BRIEFING, current.id, "kept_on", None, day.isoformat())
    label = f"Version {current.version} kept"
    return Edit("keep version", label, (kept, *_added(following, texts, new_id)))


def bring_back(earlier: Version, current: Version) -> Edit | None:
    """The words of a kept version in place of those being written, as one step; None where they are the same."""
    changes = [
        *changed_fields(Kind.BRIEFING, current.id, _words(current), _words(earlier)),
        *_boxes_changed(current, {box.number: box.text for box in earlier.boxes}),
    ]
    label = f"Version {earlier.version} brought back"
    return Edit("bring back version", label, tuple(changes)) if changes else None


def draft_again(current: Version, drafted: Briefing) -> Edit | None:
    """Every box drafted anew from the audit as it stands now, as one step; titles and dates stay."""
    changes = _boxes_changed(current, {box.number: text_of(box) for box in drafted.boxes})
    return Edit("draft briefing again", "Boxes drafted again from the audit", tuple(changes)) if changes else None


def write_in(record: Record, field: str, before: Value, text: str, called: str) -> Edit | None:
    """Put words into a box or a field of a version; `called` names it for the toast."""
    wanted = plain(text)
    if wanted == before:
        return None
    return Edit("write briefing", f"{called} written", (Changed(record.kind, record.id, field, before, wanted),))


def set_slip(version: Version, on: bool) -> Edit | None:
    """Whether a page for the team to fill in and send back comes at the end."""
    if version.slip == on:
        return None
    label = "Return slip added" if on else "Return slip left out"
    return Edit("return slip", label, (Changed(Kind.BRIEFING, version.id, "slip", version.slip, on),))


def as_briefing(version: Version, settings: Settings, partnership: str, *, example: bool) -> Briefing:
    """The briefing that is printed. It is a draft until it has passed the publication gate."""
    return Briefing(
        title=_said(version.title),
        subtitle=_said(version.subtitle),
        partnership=escaped(partnership),
        date=" ".join(version.date.split()),
        boxes=tuple(box_from(box.number, box.text) for box in version.boxes),
        closing=" ".join(version.closing.split()),
        small_print=" ".join(version.small_print.split()),
        draft=True,
        example=example,
        slip=version.slip,
        logo=settings.logo,
        logo_description=settings.logo_description,
    )


def briefing_of(whole: WholeAudit, day: Day) -> Briefing:
    """The briefing of an audit: as the officer is writing it, or drafted from the audit where nobody has begun."""
    if whole.composed is not None:
        return whole.composed
    settings = whole.settings
    return replace(seven_minute(whole, day), logo=settings.logo, logo_description=settings.logo_description)


def seconds_aloud(words: int, speed: int) -> int:
    """How long `words` take read aloud at `speed` words a minute, in whole seconds, rounded up."""
    return -(-words * 60 // speed)


def current_of(versions: Iterable[Version]) -> Version | None:
    """The version being written: the last."""
    return max(versions, key=lambda each: each.version, default=None)


def version_from(id: int, values: Values, boxes: tuple[BoxText, ...]) -> Version:
    kept_on = values["kept_on"]
    return Version(
        id=id,
        audit_id=int(str(values["audit_id"])),
        version=int(str(values["version"])),
        slip=bool(values["slip"]),
        kept_on=Day.fromisoformat(str(kept_on)) if kept_on else None,
        boxes=boxes,
        **{name: str(values[name]) for name in FIELDS},
    )


def _words(version: Version) -> dict[str, Value]:
    return {**{name: getattr(version, name) for name in FIELDS}, "slip": version.slip}


def _added(version: Version, texts: dict[int, str], new_id: NewId) -> Iterable[Added]:
    of: dict[str, Value] = {
        "audit_id": version.audit_id,
        "document": SEVEN_MINUTE,
        "version": version.version,
        "kept_on": None,
    }
    yield Added(Kind.BRIEFING, version.id, _words(version) | of)
    for number in range(1, len(HEADS) + 1):
        yield Added(Kind.BOX, new_id(), {"briefing_id": version.id, "number": number, "text": texts.get(number, "")})


def _boxes_changed(current: Version, texts: dict[int, str]) -> list[Changed]:
    return [
        Changed(Kind.BOX, box.id, "text", box.text, texts.get(box.number, ""))
        for box in current.boxes
        if box.text != texts.get(box.number, "")
    ]


def _typed(text: str) -> str:
    """A title as a person would type it: asterisks in it are asterisks."""
    return unmarked(text)


def _said(text: str) -> str:
    """A title has no marks of strength: what looks like one is printed as it is."""
    return escaped(" ".join(text.split()))
