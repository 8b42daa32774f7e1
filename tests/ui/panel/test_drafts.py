"""Words being typed outlive the program: processes that type are killed, and what they typed is brought back."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.panel.typists import CASE, Killed, Moment, killed_at, place_of_line, script, unlocked_by_all
from tests.ui.robots.panel import PanelRobot
from ui.recovery import bring_back
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.grading import write
from workbench.domain.judgements import Place, Words
from workbench.domain.questions import CaseGrades, Drafts, JudgementAt, UndoSteps
from workbench.storage import workspaces

Open = Callable[..., PanelRobot]
MOMENTS: tuple[Moment, ...] = (
    ("typed", 40),
    ("keeping", 1),
    ("kept", 1),
    ("typed", 190),
    ("keeping", 2),
    ("typed", 260),
)


def test_words_typed_two_seconds_before_a_kill_are_brought_back_once(
    example_folder: Path, tmp_path: Path, qapp: Any
) -> None:
    ends = killed_at(MOMENTS, example_folder, tmp_path)

    assert any(killed.owed for killed in ends)
    for killed in ends:
        _brings_back_what_is_owed(killed)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(10))
def test_words_outlive_a_kill_at_any_moment(batch: int, example_folder: Path, tmp_path: Path, qapp: Any) -> None:
    chance = random.Random(batch)
    moments = [("typed", chance.randint(1, 400)) for _ in range(4)]
    moments += [("keeping", chance.randint(1, 4)), ("kept", chance.randint(1, 4))]

    for killed in killed_at(moments, example_folder, tmp_path):
        _brings_back_what_is_owed(killed)


def _brings_back_what_is_owed(killed: Killed) -> None:
    with _opened(killed.folder) as workspace:
        place = place_of_line(workspace, killed.line)
        before = workspace.ask(JudgementAt(place)).reason
        told = bring_back(workspace)
        after = workspace.ask(JudgementAt(place)).reason

        assert after == f"{before}{script(1000)}"[: len(after)]
        assert len(after) - len(before) >= killed.owed
        assert len(after) >= killed.kept
        if after == before:
            assert told == ()
        else:
            (sentence,) = told
            assert sentence.startswith(f"{CASE}, line {killed.line}: reason, typed at ")
        assert workspace.ask(Drafts()) == ()
        assert bring_back(workspace) == ()
    with _opened(killed.folder) as workspace:
        assert bring_back(workspace) == ()
        assert workspace.ask(JudgementAt(place)).reason == after
        if after != before:
            workspace.undo()
        assert workspace.ask(JudgementAt(place)).reason == before


def test_words_are_put_behind_what_the_box_got_meanwhile(workspace: OpenWorkspace) -> None:
    place = place_of_line(workspace, 1)
    base = workspace.ask(JudgementAt(place)).reason
    workspace.keep_draft(place, Words.REASON, f"{base} and typed", base)
    _write(workspace, place, "Written at another desk.")

    assert len(bring_back(workspace)) == 1

    assert workspace.ask(JudgementAt(place)).reason == f"Written at another desk.\n\n{base} and typed"
    assert workspace.ask(Drafts()) == ()
    assert bring_back(workspace) == ()


def test_words_that_stand_already_are_not_news(workspace: OpenWorkspace) -> None:
    place = place_of_line(workspace, 6)
    workspace.keep_draft(place, Words.REASON, "because", "")
    _write(workspace, place, "because")

    assert bring_back(workspace) == ()

    assert workspace.ask(JudgementAt(place)).reason == "because"
    assert workspace.ask(Drafts()) == ()


def test_every_box_that_was_being_typed_in_is_named(workspace: OpenWorkspace) -> None:
    first, second = place_of_line(workspace, 6), place_of_line(workspace, 7)
    workspace.keep_draft(first, Words.REASON, "one", "")
    workspace.keep_draft(first, Words.IMPACT, "two", "")
    workspace.keep_draft(second, Words.EVIDENCE, "three", "")

    told = bring_back(workspace)

    assert [sentence.split(", typed at ")[0] for sentence in told] == [
        f"{CASE}, line 6: reason",
        f"{CASE}, line 6: impact",
        f"{CASE}, line 7: evidence",
    ]
    here, there = workspace.ask(JudgementAt(first)), workspace.ask(JudgementAt(second))
    assert (here.reason, here.impact, there.evidence) == ("one", "two", "three")


@pytest.fixture
def drafted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pause in the typing is long enough for a draft."""
    monkeypatch.setattr("ui.panel.words.DRAFT_MS", 0)


@pytest.mark.usefixtures("drafted_at_once")
def test_leaving_the_box_leaves_no_draft(qtbot: QtBot, workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case(CASE).press("Home", "Enter").type("because")
    qtbot.waitUntil(lambda: [draft.text for draft in workspace.ask(Drafts())] == ["because"])
    robot.press("Esc")

    assert workspace.ask(Drafts()) == ()
    assert workspace.ask(JudgementAt(robot.page.model.place)).reason == "because"
    qtbot.waitUntil(lambda: not robot.page.words._due.isActive())
    assert workspace.ask(Drafts()) == ()


@pytest.mark.usefixtures("drafted_at_once")
def test_leaving_a_box_as_it_was_leaves_no_draft(qtbot: QtBot, workspace: OpenWorkspace, at_case: Open) -> None:
    before = workspace.ask(UndoSteps())
    robot = at_case(CASE).press("Home", "Enter").type("x")
    qtbot.waitUntil(lambda: len(workspace.ask(Drafts())) == 1)
    field = robot.page.words.fields[Words.REASON]
    field.edit.textCursor().deletePreviousChar()
    robot.press("Esc")

    assert workspace.ask(Drafts()) == ()
    assert workspace.ask(UndoSteps()) == before


@pytest.mark.usefixtures("drafted_at_once")
def test_undo_after_leaving_takes_back_all_that_was_typed_in_one_step(
    qtbot: QtBot, workspace: OpenWorkspace, at_case: Open
) -> None:
    robot = at_case(CASE).press("Home", "Enter")
    for word in ("because", " of", " delay"):
        robot.type(word)
        qtbot.waitUntil(lambda: [draft.text for draft in workspace.ask(Drafts())] == [robot.box(Words.REASON)])
    robot.press("Esc")
    assert robot.box(Words.REASON) == "because of delay"

    workspace.undo()

    assert robot.box(Words.REASON) == ""
    assert workspace.ask(Drafts()) == ()
    workspace.redo()
    assert robot.box(Words.REASON) == "because of delay"


@contextmanager
def _opened(folder: Path) -> Iterator[OpenWorkspace]:
    workspace = OpenWorkspace(workspaces.open_unlocked(folder, unlocked_by_all(folder), machine="test"))
    try:
        yield workspace
    finally:
        workspace.close()


def _write(workspace: OpenWorkspace, place: Place, text: str) -> None:
    """Words written elsewhere, so that the draft here knows nothing of them."""
    assert place.case_id is not None
    line = next(each for each in workspace.ask(CaseGrades(place.case_id)).lines if each.id == place.line_id)

    def intent() -> Edit | None:
        return write(workspace.ask(JudgementAt(place)), Words.REASON, text, line, workspace.new_id)

    assert workspace.edit(intent)
