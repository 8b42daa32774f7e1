"""Processes that open the panel, type, and are killed; each tells over a pipe what it typed and what was kept."""

import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.panel.view import PanelPage
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.questions import AuditByRef, CaseGrades, Cases
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.keys.slots import Unlocked

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


def killed_at(moments: Sequence[Moment], example: Path, to: Path) -> list[Killed]:
    """As many processes as moments, typing side by side, each killed at its own; every other box has words already."""
    folders = [Path(shutil.copytree(example, to / f"{at}.plumbline")) for at in range(len(moments))]
    unlocked = unlocked_by_all(folders[0])
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


_known: dict[bytes, Unlocked] = {}


def unlocked_by_all(folder: Path) -> Unlocked:
    """Every copy of the example has the same keys; they are worked out once."""
    locked = (folder / keys.MAIN).read_bytes()
    if locked not in _known:
        _known[locked] = keys.unlock(folder, tasks.EXAMPLE_PASSPHRASE)
    return _known[locked]


def place_of_line(workspace: OpenWorkspace, line: int) -> Place:
    audit_id = workspace.ask(AuditByRef("MIS26"))
    case = next(each for each in workspace.ask(Cases(audit_id)) if each.ref == CASE)
    found = next(each for each in workspace.ask(CaseGrades(case.id)).lines if each.line.number == line)
    return Place(audit_id, found.id, Layer.PANEL, case.id)


def script(words: int) -> str:
    """What is typed, the same in every process."""
    return "".join(f" word{number}" for number in range(1, words + 1))


def _type_on(folder: Path, unlocked: Unlocked, line: int, pipe: Connection) -> None:
    """In a process of its own: open the panel and type, telling what was typed, is being kept and is kept."""
    app = QApplication([])
    theme.install(app, "light")
    workspace = OpenWorkspace(workspaces.open_unlocked(folder, unlocked, machine="test"))
    page = PanelPage(workspace)
    theme.dress(page)
    page.resize(1440, 900)
    page.show()
    place = place_of_line(workspace, line)
    assert place.case_id is not None
    page.open_case(place.audit_id, place.case_id)
    page.model.go_to(line - 1)
    page.activateWindow()
    page.words.focus_words(Words.REASON)
    box = page.words.fields[Words.REASON]
    letters, words = count(), script(1000)
    keep_draft = workspace.store.keep_draft

    def tell(event: str) -> None:
        pipe.send((event, time.monotonic(), len(box.text())))

    def keep(*words: Any) -> None:
        tell("keeping")
        keep_draft(*words)

    def type_one() -> None:
        QTest.keyClicks(box.edit, words[next(letters)])
        tell("typed")

    sys.excepthook = lambda *_: os._exit(1)  # nobody listens any more
    setattr(workspace.store, "keep_draft", keep)  # noqa: B010
    workspace.saved.connect(lambda _at: tell("kept"))
    typing = QTimer(interval=_PACE_MS)
    typing.timeout.connect(type_one)
    typing.start()
    app.exec()
