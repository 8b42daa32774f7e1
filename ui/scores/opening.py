"""What a count opens: the cells that it counts, and among them those it is about."""

from collections.abc import Iterable

from ui.scores.model import Opened, Shown
from workbench.domain.moderation.cells import Cell
from workbench.domain.moderation.matrix import At, Matrix, Tally, given_in
from workbench.domain.scales import Grade


def of_case(scores: Matrix, case_id: int, shown: Shown) -> Opened:
    """'3 of 8' at the end of a row: the eight cells, and the three."""
    row = next(n for n, case in enumerate(scores.cases) if case.id == case_id)
    cells = scores.rows[row][: scores.counting]
    return _of_cells(f"case {case_id}", scores.cases[row].ref, cells, shown, scores.of_case(row, shown.counts))


def of_line(scores: Matrix, line_id: int, shown: Shown) -> Opened:
    """'3 of 8' under a column."""
    column = next(n for n, line in enumerate(scores.lines) if line.id == line_id)
    line = scores.lines[column]
    name = line.line.title if line is scores.whole.whole_case_line else f"Line {line.line.number}"
    cells = [row[column] for row in scores.rows]
    return _of_cells(f"line {line_id}", name, cells, shown, scores.of_line(column, shown.counts))


def of_agency(scores: Matrix, agency_id: int) -> Opened:
    """'13 of 37' beside an agency: where the panel was lower than it."""
    name = next(each.agency.name for each in scores.whole.members if each.agency.id == agency_id)
    mine = [pair for pair in scores.pairs if pair.member.agency.id == agency_id]
    lower = [pair for pair in mine if pair.panel > pair.own]
    words = f"{name}: panel lower in {len(lower)} of {len(mine)}"
    return Opened(
        f"agencies {agency_id}",
        words,
        frozenset((pair.case.id, pair.line.id) for pair in mine),
        frozenset((pair.case.id, pair.line.id) for pair in lower),
    )


def of_pairs_on(scores: Matrix, line_id: int) -> Opened:
    """'13 of 55' beside a line: where the panel was lower than an agency. A cell holds one pair for each agency."""
    line = next(each for each in scores.lines if each.id == line_id)
    here = [pair for pair in scores.pairs if pair.line.id == line_id]
    lower = [pair for pair in here if pair.panel > pair.own]
    meant = frozenset((pair.case.id, pair.line.id) for pair in lower)
    cases = "1 case" if len(meant) == 1 else f"{len(meant)} cases"
    words = f"Line {line.line.number}: panel lower in {len(lower)} of {len(here)}, in {cases}"
    return Opened(f"lines {line_id}", words, frozenset((pair.case.id, pair.line.id) for pair in here), meant)


def _of_cells(key: str, name: str, cells: Iterable[Cell], shown: Shown, tally: Tally) -> Opened:
    counted: set[At] = set()
    good: set[At] = set()
    for cell in cells:
        at = (cell.case.id, cell.line.id)
        if shown is Shown.SELF:
            grades = [cell.line.scale.grade(code) for code, _ in cell.own]
        else:
            given = given_in(cell)
            grades = [given] if isinstance(given, Grade) else []
        if grades:
            counted.add(at)
        if any(grade.good for grade in grades):
            good.add(at)
    whose = "own grades " if shown is Shown.SELF else ""
    return Opened(key, f"{name}: {tally.words} {whose}good or better", frozenset(counted), frozenset(good))
