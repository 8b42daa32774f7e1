"""Whose judgement is entered at the panel's form: the panel's, an agency's own, or a blind reader's."""

from typing import NamedTuple

from workbench.domain.agency_grades import on_behalf
from workbench.domain.audits import AuditLine
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.moderation.double import readers_judgement
from workbench.domain.questions import CaseSheet

Who = int | str | None
"""An agency's id, a reader's name, or None for the panel."""


class Seat(NamedTuple):
    agency_id: int | None = None
    reader: str | None = None

    @property
    def layer(self) -> Layer:
        return Layer.PANEL if self.agency_id is None else Layer.SELF

    def name(self, sheet: CaseSheet) -> str:
        """Who sits in it; empty for the panel."""
        if self.reader is not None:
            return self.reader
        return next((each.agency.name for each in sheet.members if each.agency.id == self.agency_id), "")

    def is_there(self, sheet: CaseSheet) -> bool:
        """Whether whoever sits in it has a part in this case, or in its audit, at all."""
        if self.reader is not None:
            return self.reader in sheet.case.raters
        return self.agency_id is None or bool(self.name(sheet))

    def place(self, sheet: CaseSheet, line: AuditLine) -> Place:
        return Place(sheet.audit.id, line.id, self.layer, sheet.case.id, self.agency_id, self.reader)

    def judgement(self, sheet: CaseSheet, line: AuditLine) -> Judgement:
        """What was given from it on a line; an empty one where nothing."""
        if self.reader is not None:
            return readers_judgement(sheet, line, self.reader)
        place = self.place(sheet, line)
        if self.agency_id is None:
            return sheet.judged.get(line.id) or Judgement(place)
        return next((each for each in sheet.own if each.place == place), Judgement(place))

    def refusal(self, sheet: CaseSheet, line: AuditLine) -> str:
        """Why it has no grade to give on this line; empty where it has."""
        agency = on_behalf(sheet, self.agency_id)
        if agency is not None and line.line.kind is LineKind.WHOLE_CASE:
            return "The whole-case judgement is the panel’s own."
        return agency.refusal if agency else ""


PANEL = Seat()


def seat_of(who: Who) -> Seat:
    return Seat(reader=who) if isinstance(who, str) else Seat(who)
