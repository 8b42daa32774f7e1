"""One cell read in full: what the panel and each agency gave there, with their words, and whose history may be seen."""

from dataclasses import dataclass

from ui.workspace import OpenWorkspace
from workbench.domain.audits import Known, Member
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.moderation.cells import Cell
from workbench.domain.moderation.graded_twice import TwiceGraded, graded_twice
from workbench.domain.moderation.matrix import Matrix
from workbench.domain.questions import CaseGrades


@dataclass(frozen=True, slots=True)
class OwnGrade:
    """One agency on this line of the case."""

    member: Member
    known: Known
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class CellDetail:
    """Where the cell is covered no agency is in it."""

    cell: Cell
    where: str
    """'MIS26-03, line 5'"""
    panel: Judgement
    own: tuple[OwnGrade, ...]
    twice: TwiceGraded | None
    """What two people gave here, once that may be seen."""
    records: tuple[tuple[int, str], ...]
    """(id, what it is) of every judgement here that may be seen."""


def place_words(cell: Cell, scores: Matrix) -> str:
    """'MIS26-03, line 5', or 'MIS26-03, whole case'."""
    whole_case = cell.line is scores.whole.whole_case_line
    return f"{cell.case.ref}, whole case" if whole_case else f"{cell.case.ref}, line {cell.line.line.number}"


def read(workspace: OpenWorkspace, scores: Matrix, cell: Cell) -> CellDetail:
    """Only this case is read; Refused where it is gone."""
    sheet = workspace.ask(CaseGrades(cell.case.id))
    panel = next(
        (each for each in sheet.panel if each.place.line_id == cell.line.id and each.place.rater is None), cell.panel
    )
    own: list[OwnGrade] = []
    if not cell.covered:
        known = {each.agency_id: each.state for each in sheet.involvements}
        given = {each.place.agency_id: each for each in sheet.own if each.place.line_id == cell.line.id}
        whole_case = cell.line is scores.whole.whole_case_line
        for member in sheet.members:
            judgement = given.get(member.agency.id)
            if judgement is None and whole_case:
                continue  # agencies are not asked about the whole case
            empty = Judgement(cell.panel.place._replace(layer=Layer.SELF, agency_id=member.agency.id))
            own.append(OwnGrade(member, known.get(member.agency.id, Known.AWAITED), judgement or empty))
    twice = _twice(scores, cell)
    records = [(panel.id, "The panel")] if panel.id else []
    if twice is not None:
        records += [(each.id, f"{each.place.rater}, grading alone") for each in twice.given if each.id]
    records += [(each.judgement.id, f"{each.member.agency.name}, of its own part") for each in own if each.judgement.id]
    return CellDetail(cell, place_words(cell, scores), panel, tuple(own), twice, tuple(records))


def _twice(scores: Matrix, cell: Cell) -> TwiceGraded | None:
    if len(cell.case.raters) < 2:
        return None
    lines = [line for each in graded_twice(scores.whole) for line in each.lines if each.case.id == cell.case.id]
    return next((line for line in lines if line.line.id == cell.line.id), None)
