"""The verbs for a partnership's agencies."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.audits import Agency
from workbench.domain.edits import Added, Edit, Kind, Removed, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.records import agency_values
from workbench.domain.text import plain
from workbench.errors import Refused


def add_agency(agency: Agency, there: Iterable[Agency], new_id: NewId) -> Edit:
    """One more agency of the partnership. Refused without a code and a name, or with a code that another has."""
    wanted = _checked(agency, there)
    return Edit("add agency", f"{wanted.name} added", (Added(Kind.AGENCY, new_id(), agency_values(wanted)),))


def change_agency(before: Agency, after: Agency, there: Iterable[Agency]) -> Edit | None:
    """Another name, code or kind; every audit shows it so from now on."""
    wanted = _checked(after, there)
    changes = changed_fields(Kind.AGENCY, before.id, agency_values(before), agency_values(wanted))
    return Edit("change agency", f"{wanted.name} changed", changes) if changes else None


def remove_agency(agency: Agency, audits: int) -> Edit:
    """Take an agency away that no audit names. Refused, with the count, where some do."""
    if audits:
        named = "1 audit names it" if audits == 1 else f"{audits} audits name it"
        raise Refused(f"{agency.name} stays: {named}. Nothing was changed.")
    return Edit("remove agency", f"{agency.name} removed", (Removed(Kind.AGENCY, agency.id, agency_values(agency)),))


def _checked(agency: Agency, there: Iterable[Agency]) -> Agency:
    code, name, kind = (" ".join(plain(text).split()) for text in (agency.code, agency.name, agency.kind))
    if not code or not name:
        raise Refused("An agency needs a short code, such as POL, and a name. Nothing was changed.")
    if other := next((each for each in there if each.code == code and each.id != agency.id), None):
        raise Refused(f"{other.name} already has the code {code}. Choose another. Nothing was changed.")
    return replace(agency, code=code, name=name, kind=kind)
