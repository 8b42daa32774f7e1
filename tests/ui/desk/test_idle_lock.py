"""Locking when nobody is there, on a clock that goes only when told to."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.arrange import Opener
from tests.ui.robots.window import WindowRobot
from ui.components.countdown import Countdown
from ui.computer_settings import Kept, Settings
from ui.idle_lock import IdleLock, awake_clock
from ui.routes import Route, Screen
from ui.theme import Theme
from workbench.domain.attendance import mark_in_room
from workbench.domain.questions import Everything, Programme


@dataclass
class Watch:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Room:
    """A window that is watched, and what was heard."""

    box: QLineEdit
    idle: IdleLock
    watch: Watch
    minutes: list[int]
    heard: list[object] = field(default_factory=list)

    def after(self, seconds: float) -> list[object]:
        """What is heard when so much time has gone and the timer comes round."""
        self.watch.now += seconds
        self.heard.clear()
        self.idle.look()
        return list(self.heard)

    def press(self) -> None:
        QTest.keyClick(self.box.windowHandle(), Qt.Key.Key_A)


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Room:
    box, watch, minutes = QLineEdit(), Watch(), [5]
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box)
    made = Room(box, IdleLock(lambda: minutes[0], box, now=watch), watch, minutes)
    made.idle.begin()
    made.idle.counting.connect(made.heard.append)
    made.idle.stayed.connect(lambda: made.heard.append("stayed"))
    made.idle.due.connect(lambda: made.heard.append("due"))
    return made


def test_it_counts_down_in_the_last_minute_and_then_it_is_due(room: Room) -> None:
    assert room.after(239) == []
    assert room.after(1) == [60]
    assert room.after(59) == [1]
    assert room.after(1) == ["due"]
    assert not room.idle.timer.isActive()


def test_between_the_moments_that_matter_no_timer_runs(room: Room) -> None:
    assert room.idle.timer.isSingleShot()
    assert room.idle.timer.interval() == 240_000
    room.after(100)
    assert room.idle.timer.interval() == 140_000


def test_a_key_or_a_pointer_starts_the_time_again(room: Room) -> None:
    room.after(200)
    room.press()
    assert room.after(200) == []
    QTest.mouseMove(room.box.windowHandle(), QPoint(3, 3))
    QTest.mouseClick(room.box.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert room.after(239) == []
    assert room.after(1) == [60]


def test_a_key_in_the_last_minute_stays(room: Room) -> None:
    room.after(250)
    room.heard.clear()
    room.press()
    assert room.heard[0] == "stayed"
    assert room.after(239) == []


def test_the_key_that_wakes_a_sleeping_computer_does_not_keep_it_open(room: Room) -> None:
    room.watch.now += 3_600
    room.heard.clear()
    room.press()
    assert room.heard[0] == "due"


def test_a_longer_time_takes_the_countdown_back(room: Room) -> None:
    room.after(250)
    room.minutes[0] = 60
    assert room.after(0) == ["stayed"]
    assert room.after(3_600 - 250 - 60) == [60]


def test_put_off_it_is_tried_again_after_a_minute(room: Room) -> None:
    assert room.after(300) == ["due"]
    room.idle.put_off()
    assert room.idle.timer.interval() == 60_000
    assert room.after(60) == ["due"]


def test_the_clock_goes_on_while_the_computer_sleeps() -> None:
    assert awake_clock() <= awake_clock()


def test_the_times_are_kept_and_never_off(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert (settings.kept.idle_minutes, settings.kept.meeting_minutes) == (5, 60)
    settings.choose_idle(0)
    settings.choose_meeting(1_000)
    again = Settings(tmp_path)
    assert (again.kept.idle_minutes, again.kept.meeting_minutes) == (1, 120)
    for wrong in ("0", "61", "true", '"5"', "5.0", "null", "1e9"):
        (tmp_path / "window.json").write_text(f'{{"idle_minutes": {wrong}, "meeting_minutes": {wrong}}}')
        assert Settings(tmp_path).kept.idle_minutes == Kept().idle_minutes, wrong


def counted(robot: WindowRobot) -> Countdown:
    return robot.shell.away.countdown


def run_out(robot: WindowRobot, seconds: float) -> None:
    idle = robot.shell.away.idle
    idle._last = idle._now() - seconds
    idle.look()


def test_the_desk_counts_down_and_stays(at_desk: WindowRobot) -> None:
    run_out(at_desk, 5 * 60 - 42)
    assert counted(at_desk).isVisible()
    assert counted(at_desk).words == "Nobody seems to be here. Plumbline locks in 42 s."
    counted(at_desk).button.click()
    assert not counted(at_desk).isVisible()
    assert at_desk.shell.away.idle.left > 299


def test_the_panel_has_its_own_longer_time(at_desk: WindowRobot) -> None:
    assert at_desk.shell.away.minutes() == 5
    audit = at_desk.workspace.ask(Programme())[0].audit
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.PANEL, audit.id))
    assert at_desk.shell.away.minutes() == 60
    run_out(at_desk, 30 * 60)
    assert not counted(at_desk).isVisible()
    run_out(at_desk, 59 * 60 + 30)
    assert counted(at_desk).isVisible()


def test_time_over_locks_and_comes_back_at_the_passphrase(at_desk: WindowRobot, relaunched: list[Path | None]) -> None:
    folder = at_desk.workspace.store.folder
    run_out(at_desk, 5 * 60)
    assert relaunched == [folder]
    assert at_desk.shell.workspace is None
    assert not at_desk.shell.isVisible()


def test_words_that_are_only_in_memory_are_not_locked_away(
    at_desk: WindowRobot, relaunched: list[Path | None], open_workspace: Opener
) -> None:
    workspace = at_desk.workspace
    other = open_workspace.raw(workspace.store)
    other.execute("BEGIN IMMEDIATE")
    whole = workspace.ask(Everything(workspace.ask(Programme())[0].audit.id))
    assert not workspace.edit(
        lambda: mark_in_room(whole.members[0], not whole.members[0].in_room, None, workspace.new_id)
    )
    run_out(at_desk, 5 * 60)
    assert relaunched == []
    assert at_desk.shell.isVisible()
    assert 0 < at_desk.shell.away.idle.left <= 60
    for _ in range(2):  # the screen lock, then the sleep: both are told
        at_desk.shell.away.system.on_told(True)
    assert at_desk.shell.isVisible()
    other.execute("ROLLBACK")
    other.close()
    run_out(at_desk, 5 * 60)
    assert len(relaunched) == 1


def test_the_computers_own_lock_locks(at_desk: WindowRobot, relaunched: list[Path | None]) -> None:
    at_desk.shell.away.system.on_told(False)
    assert relaunched == []
    at_desk.shell.away.system.on_told(True)
    assert len(relaunched) == 1


HEARD = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.idle_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock(app)
lock.locked.connect(lambda: (print("locked"), app.quit()))
assert lock.begin()
for on in (False, True):
    told = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
    told.setArguments([on])
    QDBusConnection.sessionBus().send(told)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


@pytest.mark.skipif(not Path("/usr/bin/dbus-run-session").exists(), reason="there is no message bus to try it on")
def test_a_screen_lock_is_heard_over_the_bus() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", HEARD]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == "locked", done.stderr[-500:]
