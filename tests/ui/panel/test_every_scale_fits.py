"""Two to six grades, at every projector size and both window sizes: heads over their columns, nothing outside."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.components.agency_card import AgencyCard, NoAgency
from ui.components.line_rail import LineRail, RailLine
from ui.panel.scale_board import ScaleBoard
from ui.theme import Theme
from workbench.domain.agency_grades import AgencyGrade
from workbench.domain.audits import Agency, AuditLine, Known, Member
from workbench.domain.frameworks import Line
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.scales import Grade, NonScore, Scale, ramp

WORDS = ("Outstanding", "Unsatisfactory", "Requires improvement", "Adequate", "Very good", "Weak")


def line_of(count: int) -> AuditLine:
    looks = ramp(count)
    grades = [
        Grade(f"G{n}", WORDS[n], n + 1, n < 2, "What it looks like, in some words.", *looks[n]) for n in range(count)
    ]
    return AuditLine(1, Line("risk", 1, "Risk", "Seen early?"), Scale("some", "Some", tuple(grades)))


def agencies_of(line: AuditLine, each: int = 2) -> tuple[AgencyGrade, ...]:
    answers = [*[grade.code for grade in line.scale.grades for _ in range(each)], *[NonScore.NOT_KNOWN] * 5]
    return tuple(
        AgencyGrade(
            Member(n, Agency(n, f"A{n}", f"The agency number {n}"), n), Known.KNOWN, answer, "Its own reason. " * 4
        )
        for n, answer in enumerate(answers, 1)
    )


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> ScaleBoard:
    board = ScaleBoard()
    qtbot.addWidget(board)
    return board


def left_of(widget: QWidget, board: ScaleBoard) -> tuple[int, int]:
    left = widget.mapTo(board, QPoint(0, 0)).x()
    return left, left + widget.width()


def in_line(board: ScaleBoard) -> bool:
    columns = {left_of(card, board) for card in board.findChildren(AgencyCard) if card.isVisible()}
    return columns == {left_of(each, board) for each in (*board.heads, board.non_scores)}


def show(board: ScaleBoard, count: int, size: tuple[int, int], qtbot: QtBot) -> None:
    line = line_of(count)
    board.show_line(line, agencies_of(line), Judgement(Place(1, 1, Layer.PANEL, 1)))
    board.resize(*size)
    board.show()
    qtbot.waitExposed(board)


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("width", [1_290, 1_128, 1_020])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_heads_stand_over_their_columns_and_inside_the_board(
    count: int, width: int, scale: float, board: ScaleBoard, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_scale(scale)
    show(board, count, (width, 420), qtbot)
    assert board.width() == width
    heads = [left_of(head, board) for head in board.heads]
    columns = sorted({left_of(card, board) for card in board.findChildren(AgencyCard) if card.isVisible()})
    side = left_of(board.non_scores, board)
    assert columns == [*heads, side]
    assert side[1] <= width
    assert [" ".join(head.label_lines) for head in board.heads] == [head.grade.label for head in board.heads]
    assert max(end - start for start, end in heads) - min(end - start for start, end in heads) <= 1


def test_columns_stay_under_their_heads_when_the_bar_comes_and_goes(board: ScaleBoard, qtbot: QtBot) -> None:
    show(board, 4, (1_290, 900), qtbot)
    for height in (240, 900, 240):
        board.resize(1_128, height)
        qtbot.waitUntil(lambda: in_line(board))
    assert not board.findChildren(NoAgency)


def test_a_grade_is_heard_as_one_of_a_few_choices_and_filled_only_when_kept(board: ScaleBoard, qtbot: QtBot) -> None:
    show(board, 4, (1_128, 420), qtbot)
    stops = [*board.heads, *board.non_scores.rows.values()]
    for stop in stops:
        node = QAccessible.queryAccessibleInterface(stop)
        assert node is not None
        assert node.role() is QAccessible.Role.RadioButton
        stop.click()
        assert not board.heads[0].isChecked()
    line = line_of(4)
    place = Place(1, 1, Layer.PANEL, 1)
    board.show_judgement(Judgement(place, grade="G1"))
    board.show_judgement(Judgement(place, grade="G2"))
    assert [head.isChecked() for head in board.heads] == [False, False, True, False]
    board.show_line(line, (), Judgement(place))
    assert not any(head.isChecked() for head in board.heads)


def test_the_group_is_heard_with_its_split(board: ScaleBoard, qtbot: QtBot) -> None:
    show(board, 4, (1_128, 420), qtbot)
    assert board.accessibleDescription().startswith("Wide split: three grades apart, 8 of 13 graded")
    board.show_agencies(False)
    assert board.accessibleDescription() == "Agencies’ grades are hidden"


def test_many_lines_scroll_and_the_current_one_is_in_view(theme: Theme, qtbot: QtBot) -> None:
    rail = LineRail()
    qtbot.addWidget(rail)
    rail.resize(240, 400)
    rail.show()
    qtbot.waitExposed(rail)
    for current in (13, 0, 7):
        rail.show_lines([RailLine(str(n), f"An extra line of enquiry {n}") for n in range(1, 15)], current)
        rail.ensurePolished()
        assert {row.height() for row in rail.rows} == {theme.px(53)}
        row = rail.rows[current]
        top = row.mapTo(rail.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= rail.viewport().height() - row.height()
    assert rail.verticalScrollBar().maximum() > 0
