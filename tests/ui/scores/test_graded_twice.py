"""A case that two people grade blind to each other: nothing shows before both are done, and then all of it."""

import pytest

from tests.arrange import whole_of
from tests.ui.robots.scores import ScoresRobot
from tests.ui.robots.window import WindowRobot
from workbench.domain.moderation import double
from workbench.domain.questions import CaseGrades
from workbench.domain.scales import NonScore
from workbench.storage.store import Store

ANNA, BEN = "A. Reader", "B. Reader"


def read(store: Store, reader: str, *answers: str | NonScore, start: int = 0) -> None:
    """What a reader gives on the lines of the first case, in order from `start`."""
    case = whole_of(store).cases[0]
    for at, answer in enumerate(answers, start):
        sheet = store.ask(CaseGrades(case.id))
        edit = double.grade_blind(sheet, sheet.graded_lines[at], reader, answer, store.new_id)
        assert edit is not None
        store.apply(edit)


@pytest.fixture
def scores(at_desk: WindowRobot, audited: Store) -> ScoresRobot:
    case = whole_of(audited).cases[0]
    edit = double.begin(audited.ask(CaseGrades(case.id)), ANNA, BEN)
    assert edit is not None
    audited.apply(edit)
    read(audited, ANNA, "2", "4", "B")
    read(audited, BEN, "2", "1")
    return ScoresRobot(at_desk).open().measured()


def test_while_one_is_not_done_neither_is_shown_anywhere(scores: ScoresRobot) -> None:
    told = scores.everything_told()
    assert "Lines answered: A. Reader 3 of 3 and B. Reader 2 of 3" in told
    assert f"{ANNA} Grade" not in told
    scores.at(0, 1).press("Enter")
    assert "Grade 4" not in "\n".join(scores.pane)
    assert ANNA not in "\n".join(scores.pane)
    assert scores.cells[0][:3] == ["–", "–", "–"], "a reader's grade is not the panel's"


def test_when_both_are_done_who_differed_where_stands_in_counts_and_in_the_cell(
    scores: ScoresRobot, audited: Store
) -> None:
    read(audited, BEN, NonScore.NOT_ENOUGH_EVIDENCE, start=2)
    scores.keys.workspace.changed.emit(frozenset())
    scores.measured()
    told = scores.everything_told()
    assert "graded by A. Reader and B. Reader: same grade in 1 of 2." in told
    assert "Line 2: A. Reader Grade 4, B. Reader Grade 1. Three grades apart." in told
    assert "Line 3: A. Reader Grade B, B. Reader Not enough evidence. One of them gave no grade." in told
    assert "Too few to say: 2 pairs in 1 case" in told
    scores.at(0, 1).press("Enter")
    pane = "\n".join(scores.pane)
    assert "Graded twice. Three grades apart." in pane
    assert ANNA in pane
    assert [heading for _, heading in scores.page.pieces.cell.detail.records] == [  # type: ignore[union-attr]
        f"{ANNA}, grading alone",
        f"{BEN}, grading alone",
    ]
