"""The sheet `Cases` of a form, staged: whether the agency knows each case, who filled it in and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.domain.audits import Case, Involvement, Known
from workbench.domain.returns.findings import Boxes, Findings, cells_named
from workbench.domain.returns.form import shown
from workbench.domain.returns.held import Held
from workbench.domain.returns.layout import CASES, NO, YES
from workbench.domain.returns.meant import case_meant, day_meant, known_meant
from workbench.domain.returns.prefilled import FILLED_BY, FILLED_ON, KNOWN, NOTHING, is_as_sent
from workbench.domain.returns.read import Content, ReadCase, ReadCell, ReadForm

_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class CaseSaid:
    """What a form says of one case, as far as it could be read. None: nothing, or nothing that can be taken."""

    case: Case
    row: ReadCase
    known: Known | None
    unclear: bool
    """Whether the cell says something about knowing it, and not what."""
    known_as_sent: bool
    """Whether that cell holds what the form was sent with."""
    filled_by: str
    """Empty where the form says nothing."""
    filled_on: date | None

    @property
    def boxes(self) -> Boxes:
        """Who filled it in and when, for a problem to keep."""
        day = self.filled_on.isoformat() if self.filled_on else ""
        return tuple((name, text) for name, text in (("filled_by", self.filled_by), ("filled_on", day)) if text)


class CasesReading:
    """Reads the sheet; what it says is settled once the answers have been read as well."""

    def __init__(self, form: ReadForm, cases: Mapping[str, Case], held: Held, found: Findings, today: date) -> None:
        self._cases, self._held, self._found, self._today = cases, held, found, today
        self._marks = form.identity.prefilled if form.identity else {}
        self._typed: list[str] = []
        self.said: dict[int, CaseSaid] = {}
        for row in form.cases:
            self._read(row)
        if self._typed:
            found.notes.append(
                f"{CASES}: typed and not chosen, and understood all the same: {cells_named(self._typed)}."
            )

    def _read(self, row: ReadCase) -> None:
        case = case_meant(row.case.text, self._cases)
        rest = (row.known, row.filled_by, row.day)
        if case is None:
            if not row.case.empty or not all(cell.empty for cell in rest):
                self._unknown(row)
            return
        if case.id in self.said:
            earlier = self.said[case.id].row
            if any(cell.text.strip() != was.text.strip() for cell, was in zip(rest, earlier[2:], strict=True)):
                told = f"{case.ref} stands in {earlier.case.cell} already, and the two rows differ."
                fix = f"Leave one row for {case.ref}."
                self._found.wrong(CASES, row.case.cell, told, fix, case, boxes=self._waiting(row, case))
            return
        marks = self._marks.get((shown(case.ref), ""), NOTHING)
        known, unclear = self._known(row.known, case)
        as_sent = is_as_sent(row.known.text, KNOWN, marks)
        who = "" if is_as_sent(row.filled_by.text, FILLED_BY, marks) else self._who(row, case)
        day = None if is_as_sent(row.day.text, FILLED_ON, marks) else self._day(row.day, case)
        self.said[case.id] = CaseSaid(case, row, known, unclear, as_sent, who, day)

    def _unknown(self, row: ReadCase) -> None:
        said = self._found.noticing.quoted(row.case.text) if not row.case.empty else ""
        told = f"{said[:1].upper()}{said[1:]} is no case of this audit." if said else "The row names no case."
        fix = f"Write the reference as it was sent in {row.case.cell}."
        self._found.wrong(CASES, row.case.cell, told, fix, boxes=self._waiting(row, None))

    def _waiting(self, row: ReadCase, case: Case | None) -> Boxes:
        """Who filled in a row that cannot be taken."""
        text = self._found.words(CASES, row.filled_by, "Who filled it in", "", case)
        return ((FILLED_BY, " ".join(text.split())),) if text else ()

    def _known(self, cell: ReadCell, case: Case) -> tuple[Known | None, bool]:
        if cell.empty:
            return None, False
        known, chosen = known_meant(cell.text) if cell.content is Content.TEXT else (None, False)
        if known is None:
            what = "A formula" if cell.content is Content.FORMULA else self._found.noticing.quoted(cell.text)
            told = f"{what[:1].upper()}{what[1:]} does not say whether the agency knows {case.ref}."
            fix = f"Choose {YES} or {NO} in {cell.cell}."
            self._found.wrong(CASES, cell.cell, told, fix, case, offers=(Known.KNOWN.value, Known.NIL.value))
        elif not chosen:
            self._typed.append(cell.cell)
        return known, known is None

    def _who(self, row: ReadCase, case: Case) -> str:
        recorded = self._held.involved(case.id, self._found.member.agency.id).filled_by
        text = self._found.words(CASES, row.filled_by, "Who filled it in", recorded, case)
        return " ".join((text or "").split())

    def _day(self, cell: ReadCell, case: Case) -> date | None:
        if cell.empty:
            return None
        day = day_meant(cell.text) if cell.content in (Content.TEXT, Content.DATE) else None
        fix = f"Write it in {cell.cell} as {self._today.day}/{self._today.month}/{self._today.year}, or empty it."
        if day is None or day < _EARLIEST:
            what = "A formula" if cell.content is Content.FORMULA else self._found.noticing.quoted(cell.text)
            self._found.wrong(CASES, cell.cell, f"{what[:1].upper()}{what[1:]} is no date that can be.", fix, case)
            return None
        if day > self._today:
            self._found.wrong(CASES, cell.cell, f"The date for {case.ref} has not come yet.", fix, case)
            return None
        return day


def known_in_words(involvement: Involvement) -> str:
    """What stood there before; nothing where it was awaited."""
    return "" if involvement.state is Known.AWAITED else involvement.state.label
