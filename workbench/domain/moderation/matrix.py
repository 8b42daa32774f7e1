"""The scoring matrix: cases down, lines along, what stands in each cell, and the counts at its edges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.audits import AuditLine, Case
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.moderation.asked import ScoresSheet
from workbench.domain.moderation.cells import COVERED, Cell, cell_of
from workbench.domain.moderation.compared import Comparison, Counts, Pair, comparison_of, pairs
from workbench.domain.scales import Grade, NonScore
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

Given = Grade | NonScore
At = tuple[int, int]
"""(id of the case, id of the line): where a cell is, whatever is shown of the matrix."""
_COUNTED = (Layer.SELF, Layer.PANEL)
MOST_COUNTS_ONLY = 9
"""No percentage at so few cases, or fewer."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what was graded are good or better. Non-scores are beside them and never among them."""

    good: int = 0
    graded: int = 0
    beside: tuple[tuple[NonScore, int], ...] = ()
    covered: int = 0
    """Cells that are not counted because the panel has yet to grade there."""

    @property
    def words(self) -> str:
        """'5 of 8', or a dash where nothing is graded."""
        return f"{self.good} of {self.graded}" if self.graded else "–"

    @property
    def told(self) -> str:
        """'5 of 8 good or better. Beside them: 1 Not enough evidence.'"""
        said = f"{self.good} of {self.graded} good or better." if self.graded else "Nothing graded yet."
        if self.beside:
            said += f" Beside them: {', '.join(f'{count} {each.label}' for each, count in self.beside)}."
        if self.covered:
            said += f" {counted(self.covered, 'cell')} not shown until the panel has graded there."
        return said


@dataclass(frozen=True)
class Matrix:
    """One audit's scores as they stand. Cells and counts hold no grade that is covered."""

    sheet: ScoresSheet
    rows: tuple[tuple[Cell, ...], ...]
    """Case by case, a cell for each of `lines`."""
    own_beside: Mapping[At, tuple[tuple[NonScore, int], ...]]
    """What agencies answered that is no grade, where that may be seen."""

    @property
    def whole(self) -> WholeAudit:
        """The audit, without any judgement of agencies' own."""
        return self.sheet.whole

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.whole.cases

    @cached_property
    def lines(self) -> tuple[AuditLine, ...]:
        """The lines that count, then the whole-case judgement where there is one."""
        last = self.whole.whole_case_line
        return (*self.whole.graded_lines, *((last,) if last else ()))

    @property
    def counting(self) -> int:
        """How many of `lines` count."""
        return len(self.whole.graded_lines)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every agency's own grade beside the panel's."""
        return tuple(pairs(self.sheet.everything))

    @cached_property
    def comparison(self) -> Comparison:
        return comparison_of(self.whole, self.pairs)

    @cached_property
    def covered(self) -> int:
        """How many cells hold back what agencies gave: the panel grades first."""
        return sum(cell.covered for row in self.rows for cell in row)

    def beside(self, layer: Layer) -> tuple[NonScore, ...]:
        """The non-scores that occur on a layer; on the panel's also where it has given nothing."""
        if layer is Layer.SELF:
            found = {each for given in self.own_beside.values() for each, _ in given}
        else:  # a scale may have a grade coded NA
            panel = (given_in(cell) for row in self.rows for cell in row)
            found = {each for each in panel if isinstance(each, NonScore)}
        return tuple(each for each in NonScore if each in found)

    @cached_property
    def _by_case(self) -> dict[Layer, tuple[Tally, ...]]:
        return {layer: tuple(self._tally(row[: self.counting], layer) for row in self.rows) for layer in _COUNTED}

    @cached_property
    def _by_line(self) -> dict[Layer, tuple[Tally, ...]]:
        columns = list(zip(*self.rows, strict=True))
        return {layer: tuple(self._tally(column, layer) for column in columns) for layer in _COUNTED}

    def of_case(self, row: int, layer: Layer) -> Tally:
        """Over the lines that count, of one case."""
        return self._by_case[layer][row]

    def of_line(self, column: int, layer: Layer) -> Tally:
        """Over every case, of one line."""
        return self._by_line[layer][column]

    def answers(self, column: int) -> tuple[Given, ...]:
        """What the panel gave on one line, one for each case."""
        return tuple(given_in(row[column]) for row in self.rows)

    def _tally(self, of: Iterable[Cell], layer: Layer) -> Tally:
        good = graded = covered = 0
        beside: dict[NonScore, int] = {}
        for cell in of:
            scale = cell.line.scale
            if layer is Layer.SELF:
                good += sum(count for code, count in cell.own if scale.grade(code).good)
                graded += cell.given
                covered += cell.covered
                for each, count in self.own_beside.get((cell.case.id, cell.line.id), ()):
                    beside[each] = beside.get(each, 0) + count
                continue
            given = given_in(cell)
            if isinstance(given, Grade):
                graded += 1
                good += given.good
            else:
                beside[given] = beside.get(given, 0) + 1
        return Tally(good, graded, tuple((each, beside[each]) for each in NonScore if each in beside), covered)


def matrix(sheet: ScoresSheet) -> Matrix:
    """The matrix of an audit: one pass over what agencies gave, and one over the cells."""
    whole = sheet.whole
    last = whole.whole_case_line
    lines = (*whole.graded_lines, *((last,) if last else ()))
    panels: dict[At, Judgement] = {}
    for judgement in whole.judgements:
        at = judgement.place
        if at.layer is Layer.PANEL and at.rater is None and at.case_id is not None:
            panels[at.case_id, at.line_id] = judgement
    grades: dict[At, list[str]] = {}
    others: dict[At, list[str]] = {}
    members = {member.agency.id for member in whole.members}
    for case_id, line_id, agency_id, grade, none in sheet.own:
        if agency_id in members:
            if grade is not None:
                grades.setdefault((case_id, line_id), []).append(grade)
            elif none is not None:
                others.setdefault((case_id, line_id), []).append(none)
    rows = []
    for case in whole.cases:
        row = []
        for line in lines:
            here = (case.id, line.id)
            panel = panels.get(here) or Judgement(Place(whole.audit.id, line.id, Layer.PANEL, case.id))
            if whole.audit.panel_first and not panel.answered:
                others.pop(here, None)
                row.append(Cell(case, line, panel, (), Counts(), covered=True))
            else:
                row.append(cell_of(case, line, panel, grades.get(here, [])))
        rows.append(tuple(row))
    beside = {
        at: tuple((each, given.count(each.value)) for each in NonScore if each.value in given)
        for at, given in others.items()
    }
    return Matrix(sheet, tuple(rows), beside)


def given_in(cell: Cell) -> Given:
    """What the panel gave in a cell."""
    return given(cell.line, cell.panel)


def given(line: AuditLine, judgement: Judgement) -> Given:
    """The grade or the non-score of a judgement."""
    return line.scale.grade(judgement.grade) if judgement.grade else judgement.non_score or NonScore.NOT_ANSWERED


def own_words(cell: Cell, beside: tuple[tuple[NonScore, int], ...] = ()) -> str:
    """'Agencies: 1 Outstanding, 3 Good, 2 Requires improvement.'"""
    if cell.covered:
        return COVERED
    each = [f"{count} {cell.line.scale.grade(code).label}" for code, count in cell.own]
    each += [f"{count} {other.label}" for other, count in beside]
    return f"Agencies: {', '.join(each)}." if each else "No agency has graded this line."


def note(cases: int) -> str:
    """What the foot of the screen says of the number of cases."""
    told = counted(cases, "case")
    return f"{told}: counts only, no percentages" if cases <= MOST_COUNTS_ONLY else told


def uncovered(whole: WholeAudit) -> WholeAudit:
    """The audit without what agencies gave where it is covered: nothing can be counted or told of it."""
    if not whole.audit.panel_first:
        return whole
    graded = {
        (each.place.case_id, each.place.line_id)
        for each in whole.judgements
        if each.place.layer is Layer.PANEL and each.place.rater is None and each.answered
    }
    kept = tuple(
        each
        for each in whole.judgements
        if each.place.layer is not Layer.SELF or (each.place.case_id, each.place.line_id) in graded
    )
    return replace(whole, judgements=kept) if len(kept) < len(whole.judgements) else whole
