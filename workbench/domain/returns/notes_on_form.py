"""What is worth knowing of a form and stops nothing: what is owed, what was typed, what came late."""

from collections.abc import Iterator, Mapping

from workbench.domain.grading import name_of
from workbench.domain.judgements import Judgement, Words, owed
from workbench.domain.programme import day_in_year
from workbench.domain.returns.cases_in_form import CaseSaid
from workbench.domain.returns.findings import Findings, cells_named
from workbench.domain.returns.layout import RETURN
from workbench.domain.returns.rows_in_form import RowSaid, RowsReading
from workbench.domain.scales import NonScore
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit


class Remarks:
    """Gathered while a form is staged, and told once."""

    def __init__(self, whole: WholeAudit) -> None:
        self._whole = whole
        self._owed: dict[Words, list[str]] = {}
        self._no_evidence: list[str] = []
        self._wordless: list[str] = []
        self._stays: list[str] = []
        self._not_known: dict[str, list[bool]] = {}
        self.implied: list[str] = []
        """Cases that are answered, with nothing chosen beside Known."""
        self.late: list[str] = []
        self.closed: list[str] = []

    def row(self, said: RowSaid, wanted: Judgement, stays: bool) -> None:
        """One row that is taken as `wanted`; `stays` where boxes it leaves empty hold something."""
        where = f"{said.case.ref} {name_of(said.line).lower()}"
        if said.answer is not None:
            not_known = isinstance(said.answer, NonScore) and said.answer is NonScore.NOT_KNOWN
            self._not_known.setdefault(said.case.ref, []).append(not_known)
            for words in owed(wanted):
                if wanted.grade is None:
                    self._no_evidence.append(where)
                else:
                    self._owed.setdefault(words, []).append(where)
        elif not wanted.answered and said.boxes:
            self._wordless.append(where)
        if stays:
            self._stays.append(where)

    def notes(self, cases: Mapping[int, CaseSaid], rows: RowsReading, found: Findings) -> Iterator[str]:
        for (typed, taken), cells in rows.typed.items():
            yield f"{RETURN}: “{typed}” was typed and is taken as {taken} ({cells_named(cells)})."
        for words in (Words.REASON, Words.IMPACT):
            if places := self._owed.get(words):
                have = "has" if len(places) == 1 else "have"
                yield f"{counted(len(places), 'grade')} {have} no {words.value}, which is owed: {cells_named(places)}."
        if self._no_evidence:
            yield f"“Not enough evidence” without a reason, which is owed: {cells_named(self._no_evidence)}."
        if self._wordless:
            yield f"Words without a grade are kept, and the line counts as not answered: {cells_named(self._wordless)}."
        if self.implied:
            yield f"Lines are answered, and nothing beside Known: taken as known ({cells_named(self.implied)})."
        all_unknown = [ref for ref, each in self._not_known.items() if all(each)]
        if all_unknown:
            yield (
                f"Every line answered is “Not known to agency”: {cells_named(all_unknown)}. "
                "If the agency has nothing on the case at all, it is a nil return."
            )
        yield from self._of_rows(cases, rows, found)
        yield from self._of_time(found)

    def _of_rows(self, cases: Mapping[int, CaseSaid], rows: RowsReading, found: Findings) -> Iterator[str]:
        if self._stays:
            yield f"Boxes it leaves empty keep what stands in them now: {cells_named(self._stays)}."
        named = {(each.case_id, each.line_id) for each in found.records}
        gone = [
            f"{said.case.ref} {name_of(line).lower()}"
            for said in cases.values()
            for line in self._whole.lines
            if (said.case.id, line.id) not in rows.said and (said.case.id, line.id) not in named
        ]
        if gone:
            were = "row is" if len(gone) == 1 else "rows are"
            yield f"{RETURN}: {len(gone)} {were} not in it any more, and nothing is changed there: {cells_named(gone)}."
        if rows.reworded:
            cells = cells_named(rows.reworded)
            yield f"{RETURN}: the question was written over; the line was told by its number ({cells})."
        if rows.doubled:
            yield f"{RETURN}: a row stands twice with the same answers, and counts once ({cells_named(rows.doubled)})."
        if found.unseen:
            cells = cells_named(found.unseen)
            yield f"Characters that cannot be shown were taken out of the words in {cells}."

    def _of_time(self, found: Findings) -> Iterator[str]:
        if self.late:
            yield f"The panel has graded {cells_named(self.late)} already: this return is recorded as after the panel."
        if self.closed:
            told = "are closed. Open them" if len(self.closed) > 1 else "is closed. Open it"
            yield f"{cells_named(self.closed)} {told} again if this changes what was agreed."
        confirmed = self._whole.audit.confirmed_on
        if confirmed is not None and found.changes:
            day = day_in_year(confirmed, confirmed)
            yield (
                f"The conclusions were confirmed on {day} {confirmed.year}. The agency's own answers are taken all the "
                "same, and recorded as late."
            )
