"""Words being typed outlive the program: processes that type are killed, and what they typed is brought back."""

import multiprocessing
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count, pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.panel.recovery import bring_back
from ui.panel.view import PanelPage
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.edits import Edit
from workbench.domain.grading import write
from workbench.domain.judgements import Place, Words
from workbench.domain.questions import AuditByRef, CaseGrades, Cases, Drafts, JudgementAt, UndoSteps, panel_place
from workbench.storage import keys, workspaces
from workbench.storage.keys import Unlocked

Open = Callable[..., PanelRobot]
Moment = tuple[str, int]
"""Kill when this has been told so many times: "typed" a letter, "keeping" as a draft begins to be kept, "kept" it."""

CASE = "MIS26-03"
SOONEST = 2.0
"""Words older than this many seconds are never lost."""
_PACE_MS = 15
_BUSY = 0.1
_processes: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    _processes.set_forkserver_preload([__name__])  # imports are made once, for all who type


@dataclass(frozen=True)
class Killed:
    """What a process had told before it was killed, and when that was."""

    folder: Path
    line: int
    typed: tuple[float, ...]
    """When each letter of the script was in the box, oldest first."""
    kept: int
    """How many letters of the box it had been told were on disk."""
    at: float

    @property
    def owed(self) -> int:
        """How many letters were typed too long ago to be lost. Time in which the process could not run is not its."""
        recent = [each for each in (*self.typed, self.at) if each > self.at - 2 * SOONEST]
        starved = sum(max(0.0, after - before - _BUSY) for before, after in pairwise(recent))
        return sum(each <= self.at - SOONEST - starved for each in self.typed)


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
    ends = _killed_at(MOMENTS, example_folder, tmp_path)

    assert any(killed.owed for killed in ends)
    for killed in ends:
        _brings_back_what_is_owed(killed)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(10))
def test_words_outlive_a_kill_at_any_moment(batch: int, example_folder: Path, tmp_path: Path, qapp: Any) -> None:
    chance = random.Random(batch)
    moments = [("typed", chance.randint(1, 400)) for _ in range(4)]
    moments += [("keeping", chance.randint(1, 4)), ("kept", chance.randint(1, 4))]

    for killed in _killed_at(moments, example_folder, tmp_path):
        _brings_back_what_is_owed(killed)


def _brings_back_what_is_owed(killed: Killed) -> None:
    with _opened(killed.folder) as workspace:
        place = _place(workspace, killed.line)
        before = workspace.ask(JudgementAt(place)).reason
        told = bring_back(workspace)
        after = workspace.ask(JudgementAt(place)).reason

        assert after == f"{before}{_script(1000)}"[: len(after)]
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
    place = _place(workspace, 1)
    base = workspace.ask(JudgementAt(place)).reason
    workspace.keep_draft(place, Words.REASON, f"{base} and typed", base)
    _write(workspace, place, "Written at another desk.")

    assert len(bring_back(workspace)) == 1

    assert workspace.ask(JudgementAt(place)).reason == f"Written at another desk.\n\n{base} and typed"
    assert workspace.ask(Drafts()) == ()
    assert bring_back(workspace) == ()


def test_words_that_stand_already_are_not_news(workspace: OpenWorkspace) -> None:
    place = _place(workspace, 6)
    workspace.keep_draft(place, Words.REASON, "because", "")
    _write(workspace, place, "because")

    assert bring_back(workspace) == ()

    assert workspace.ask(JudgementAt(place)).reason == "because"
    assert workspace.ask(Drafts()) == ()


def test_every_box_that_was_being_typed_in_is_named(workspace: OpenWorkspace) -> None:
    first, second = _place(workspace, 6), _place(workspace, 7)
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


def _killed_at(moments: Sequence[Moment], example: Path, to: Path) -> list[Killed]:
    """As many processes as moments, typing side by side, each killed at its own; every other box has words already."""
    folders = [Path(shutil.copytree(example, to / f"{at}.plumbline")) for at in range(len(moments))]
    unlocked = _unlocked(folders[0])
    with ThreadPoolExecutor(len(moments)) as threads:
        running = [
            threads.submit(_kill_at, moment, folder, unlocked, (6, 1)[at % 2])
            for at, (moment, folder) in enumerate(zip(moments, folders, strict=True))
        ]
        return [each.result() for each in running]


def _kill_at(moment: Moment, folder: Path, unlocked: Unlocked, line: int) -> Killed:
    """Listen to a process that types, and kill it when it has told of this event so many times."""
    event, times = moment
    typed: list[float] = []
    kept, at = 0, 0.0
    here, there = _processes.Pipe(duplex=False)
    child = _processes.Process(target=_type_on, args=(folder, unlocked, line, there), daemon=True)
    child.start()
    there.close()
    with suppress(EOFError), here:
        while True:  # what it had told before it died is still in the pipe after it
            name, when, letters = here.recv()
            if name == "typed":
                typed.append(when)
            elif name == "kept":
                kept = letters
            times -= name == event
            if times == 0 and not at:
                at = time.monotonic()
                child.kill()
    child.join()
    child.close()
    assert at, "it ended before its moment came"
    return Killed(folder, line, tuple(typed), kept, max(at, *typed))


@contextmanager
def _opened(folder: Path) -> Iterator[OpenWorkspace]:
    workspace = OpenWorkspace(workspaces.open_unlocked(folder, _unlocked(folder), machine="test"))
    try:
        yield workspace
    finally:
        workspace.close()


_known: dict[bytes, Unlocked] = {}


def _unlocked(folder: Path) -> Unlocked:
    """Every copy of the example has the same keys; they are worked out once."""
    locked = (folder / keys.MAIN).read_bytes()
    if locked not in _known:
        _known[locked] = keys.unlock(folder, tasks.EXAMPLE_PASSPHRASE)
    return _known[locked]


def _place(workspace: OpenWorkspace, line: int) -> Place:
    audit_id = workspace.ask(AuditByRef("MIS26"))
    case = next(each for each in workspace.ask(Cases(audit_id)) if each.ref == CASE)
    found = next(each for each in workspace.ask(CaseGrades(case.id)).lines if each.line.number == line)
    return panel_place(audit_id, case.id, found.id)


def _write(workspace: OpenWorkspace, place: Place, text: str) -> None:
    """Words written elsewhere, so that the draft here knows nothing of them."""
    assert place.case_id is not None
    line = next(each for each in workspace.ask(CaseGrades(place.case_id)).lines if each.id == place.line_id)

    def intent() -> Edit | None:
        return write(workspace.ask(JudgementAt(place)), Words.REASON, text, line, workspace.new_id)

    assert workspace.edit(intent)


def _script(words: int) -> str:
    """What is typed, the same in every process."""
    return "".join(f" word{number}" for number in range(1, words + 1))


def _type_on(folder: Path, unlocked: Unlocked, line: int, pipe: Connection) -> None:
    """In a process of its own: open the panel and type, telling what was typed, is being kept and is kept."""
    app = QApplication([])
    theme.install(app, "light")
    workspace = OpenWorkspace(workspaces.open_unlocked(folder, unlocked, machine="test"))
    page = PanelPage(workspace)
    page.resize(1440, 900)
    page.show()
    place = _place(workspace, line)
    assert place.case_id is not None
    page.open_case(place.audit_id, place.case_id)
    page.model.go_to(line - 1)
    page.activateWindow()
    page.words.focus_words(Words.REASON)
    box = page.words.fields[Words.REASON]
    letters, script = count(), _script(1000)
    keep_draft = workspace.store.keep_draft

    def tell(event: str) -> None:
        pipe.send((event, time.monotonic(), len(box.text())))

    def keep(*words: Any) -> None:
        tell("keeping")
        keep_draft(*words)

    def type_one() -> None:
        QTest.keyClicks(box.edit, script[next(letters)])
        tell("typed")

    sys.excepthook = lambda *_: os._exit(1)  # nobody listens any more
    setattr(workspace.store, "keep_draft", keep)  # noqa: B010
    workspace.saved.connect(lambda _at: tell("kept"))
    typing = QTimer(interval=_PACE_MS)
    typing.timeout.connect(type_one)
    typing.start()
    app.exec()
