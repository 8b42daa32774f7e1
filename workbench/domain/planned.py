"""One-line entries of the programme: work that is planned, and audits a single agency did by itself."""

from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.audits import AuditType
from workbench.domain.edits import Added, Edit, Kind, Removed, Value, Values, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.text import plain
from workbench.errors import Refused


class What(StrEnum):
    PLANNED = "planned"
    SINGLE_AGENCY = "single-agency"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the programme that is no audit of this workspace. `year` is the April its audit year starts in."""

    id: int
    year: int
    what: What
    title: str
    type: AuditType = AuditType.CASE_AUDIT
    agency_id: int | None = None
    """The agency that audits by itself; None for planned work."""
    month: str = ""
    """When it starts, or was done, as '2026-09'; empty where nobody has said."""
    note: str = ""
    """What is settled so far ('Theme approved'), or what was found, in one line."""


def log_entry(entry: Entry, new_id: NewId) -> Edit:
    """Put one line on the programme. Refused without a title."""
    said = _checked(entry)
    action = "plan audit" if entry.what is What.PLANNED else "log single-agency audit"
    return Edit(action, f"{said.title} on the programme", (Added(Kind.ENTRY, new_id(), entry_values(said)),))


def change_entry(before: Entry, after: Entry) -> Edit | None:
    changes = changed_fields(Kind.ENTRY, before.id, entry_values(before), entry_values(_checked(after)))
    return Edit("change entry", f"{after.title} changed", changes) if changes else None


def remove_entry(entry: Entry) -> Edit:
    removed = Removed(Kind.ENTRY, entry.id, entry_values(entry))
    return Edit("remove entry", f"{entry.title} off the programme", (removed,))


def becomes_audit(made: Edit, entry: Entry) -> Edit:
    """The edit that makes an audit, with the planned line it comes from taken off in the same step."""
    return replace(made, changes=(*made.changes, *remove_entry(entry).changes))


def _checked(entry: Entry) -> Entry:
    title, note = (" ".join(plain(text).split()) for text in (entry.title, entry.note))
    if not title:
        raise Refused("Give it a title, such as Early help step-down.")
    return replace(entry, title=title, note=note)


def entry_values(entry: Entry) -> Values:
    return {
        "year": entry.year,
        "what": entry.what.value,
        "title": entry.title,
        "type": entry.type.value,
        "agency_id": entry.agency_id,
        "month": entry.month,
        "note": entry.note,
    }


def entry_from(id: int, values: dict[str, Value]) -> Entry:
    agency = values["agency_id"]
    return Entry(
        id=id,
        year=int(str(values["year"])),
        what=What(str(values["what"])),
        title=str(values["title"]),
        type=AuditType(str(values["type"])),
        agency_id=None if agency is None else int(str(agency)),
        month=str(values["month"]),
        note=str(values["note"]),
    )
