"""The whole window with the example open: its memory, and the longest time it ever stood still."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from benchmarks import ready
from benchmarks.first_window import home
from benchmarks.rounds import answer, ask, scratch
from benchmarks.row import Row
from benchmarks.watching import Heartbeat, press, type_in
from ui import app as the_app
from ui.routes import Route, Screen
from ui.shell import Shell
from ui.theme import theme

ROUNDS = 3
_MOST_MB, _MOST_STILL = 250.0, 0.1


def rows() -> list[Row]:
    with scratch() as folder:
        ready.make_example(folder)
        command = [sys.executable, "-m", "benchmarks.window", "product", str(folder)]
        found = [ask(command, **home(folder)) for _ in range(1 + ROUNDS)][1:]  # the first reads the disk
    memory = Row(
        "memory with the example open",
        statistics.median(each["memory"] for each in found),
        goal=_MOST_MB,
        unit="MB",
        notes=(f"at its highest {max(each['highest'] for each in found):.0f} MB",),
    )
    stalls = [
        _stall("longest stall, grading and typing", [each["working"] for each in found]),
        _stall("longest stall, a screen for the first time", [each["opening"] for each in found]),
    ]
    return [memory, *stalls] if found[0]["memory"] else stalls


def _stall(path: str, found: list[dict[str, float]]) -> Row:
    """The median of the longest of each run; and everything that was ever over the goal, by name."""
    late: dict[str, float] = {}
    for each in found:
        late |= {doing: max(time, late.get(doing, 0.0)) for doing, time in each.items()}
    worst = sorted(late.items(), key=lambda item: -item[1])
    named = [f"{doing} {time * 1000:.0f} ms" for doing, time in worst if time > _MOST_STILL] or [
        f"{doing} {time * 1000:.0f} ms" for doing, time in worst[:1]
    ]
    longest = statistics.median(max(each.values()) for each in found)
    return Row(path, longest, goal=_MOST_STILL, notes=(f"worst of {len(found)} runs: {', '.join(named)}",))


def _product(folder: Path) -> dict[str, dict[str, float] | float]:
    app = QApplication([])
    theme.install(app, "light")
    shell = Shell()
    shell.show()
    the_app.import_the_rest().join()  # a person types a passphrase longer than that
    shell.show_workspace(ready.open_copy(folder))
    _settle()
    opening, working = Heartbeat(), Heartbeat()
    _go_on(opening, _open_screens(shell))
    _go_on(working, _work(shell))
    now, highest = _memory("VmRSS"), _memory("VmHWM")
    shell.close()
    return {"opening": opening.late, "working": working.late, "memory": now, "highest": highest}


VARIANTS = {"product": _product}


def _go_on(heart: Heartbeat, script: Iterator[str]) -> None:
    """Do one thing after another; the script names each before it does it."""
    heart.start()
    for doing in script:
        _settle()
        heart.doing = doing
    _settle()
    heart.stop()


def _open_screens(shell: Shell) -> Iterator[str]:
    assert shell.places is not None
    assert shell.workspace is not None
    audit_id, case_id = ready.panel_case(shell.workspace.store)
    for screen in (Screen.CASES, Screen.SCOPE, Screen.LIBRARY, Screen.NEW_AUDIT, Screen.PANEL):
        yield screen.value
        shell.places.go(Route(screen, audit_id, case_id if screen is Screen.PANEL else 0))


def _work(shell: Shell) -> Iterator[str]:
    """A case graded by keys, with words; then other cases, and back and forth between screens."""
    assert shell.places is not None
    here = shell.places.here()
    assert here is not None
    for line in range(7):
        for key in "2313":
            yield f"grade {key}"
            type_in(key)
        yield "into the words"
        press(Qt.Key.Key_Return)
        for letter in f"because of what was found on line {line + 1} ":
            yield "a letter"
            type_in(letter)
        yield "out of the words"
        press(Qt.Key.Key_Escape)
        yield "the next line"
        press(Qt.Key.Key_Down)
    for function in (Qt.Key.Key_F4, Qt.Key.Key_F4, Qt.Key.Key_F3):
        yield function.name.removeprefix("Key_")
        press(function)
    for _ in range(4):
        yield "the next case"
        press(Qt.Key.Key_PageDown)
    for _ in range(6):
        yield "undo"
        shell.undo()
    for screen in (Screen.CASES, Screen.SCOPE, Screen.PROGRAMME, Screen.PANEL):
        yield f"back to {screen.value}"
        shell.places.go(Route(screen, here.audit_id, here.case_id if screen is Screen.PANEL else 0))


def _settle() -> None:
    """What was asked for, and three beats of the heart, so that none is swallowed by the next thing done."""
    for _ in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _memory(field: str) -> float:
    """In megabytes, as Linux counts it; 0 elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    answer(VARIANTS)
