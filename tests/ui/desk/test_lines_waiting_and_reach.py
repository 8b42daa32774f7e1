"""Lines and scales while another program holds the file, and with everything in view: nothing lost or out of reach."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QScrollArea

from tests.arrange import FRAMEWORK, Opener
from tests.ui.desk.test_lines_and_scales import FREE
from tests.ui.desk.test_reachable import stops, unnamed
from tests.ui.robots.library import LibraryRobot
from tests.ui.robots.window import WindowRobot
from ui.theme import Theme
from workbench import tasks
from workbench.domain.library.taking_in import take_in
from workbench.domain.questions import LinesAndScales

Busy = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def robot(at_desk: WindowRobot) -> LibraryRobot:
    store = at_desk.workspace.store
    for framework in (FRAMEWORK, FREE):
        edit = take_in(framework, store.ask(LinesAndScales()), store.new_id).edit
        assert edit is not None
        store.apply(edit)
    return LibraryRobot(at_desk)


@pytest.fixture
def busy(robot: LibraryRobot, open_workspace: Opener) -> Busy:
    """Another program holds the file for writing."""

    @contextmanager
    def hold() -> Iterator[None]:
        other = open_workspace.raw(robot.keys.workspace.store.folder)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()

    return hold


def test_two_boxes_left_while_the_file_is_busy_make_one_next_version(robot: LibraryRobot, busy: Busy) -> None:
    robot.choose("missing").to_lines()
    with busy():
        robot.keys.press("Enter").fill("Seeing risk").press("Tab").fill("Was risk seen in time?").press("Tab")
        assert robot.keys.workspace.waiting
        robot.page.framework.lines.setFocus()
        robot.keys.press("Down", "Up")
        editor = robot.page.framework.editor
        assert (editor.title.text(), editor.question.text()) == ("Seeing risk", "Was risk seen in time?")
    robot.keys.workspace.retry()
    assert robot.versions("missing") == [1, 2]
    line = robot.framework("missing", 2).lines[0]
    assert (line.key, line.title, line.question) == ("risk", "Seeing risk", "Was risk seen in time?")
    assert robot.framework("missing") == FRAMEWORK
    robot.choose("missing", 1)
    assert robot.page.framework.editor.question.text() == FRAMEWORK.lines[0].question


def test_a_new_line_that_had_to_wait_is_there_once(robot: LibraryRobot, busy: Busy) -> None:
    robot.choose("free").to_lines()
    with busy():
        robot.keys.press("Ins").type("Fathers").press("Tab").type("Were fathers asked?").press("Tab")
        assert robot.framework("free") == FREE
    robot.keys.workspace.retry()
    assert robot.lines == ["1 Spotting risk", "2 Fathers", "3 The child's voice", "4 Plans", "The whole case"]
    assert robot.framework("free").lines[1].question == "Were fathers asked?"
    robot.keys.type("Who asked").press("Tab")
    assert robot.framework("free").lines[1].prompts == ("Who asked",)


def test_a_scale_that_could_not_be_written_keeps_the_dialog_and_its_words(robot: LibraryRobot, busy: Busy) -> None:
    before = len(robot.library.scales)
    robot.keys.tab_to("New scale").press("Space").fill("Twos")
    for _ in range(2):
        robot.keys.tab_to("Take grade 3 away").press("Space")
    for place, (code, word) in enumerate((("Y", "Yes"), ("N", "No")), start=1):
        robot.keys.tab_to(f"Grade {place}, code").fill(code).press("Tab").fill(word)
    with busy():
        robot.keys.press("Ctrl+Enter")
        assert robot.scale_dialog.title.text() == "Twos"
        robot.keys.hear("The file is busy. This is tried again by itself")
        robot.keys.press("Ctrl+Enter")
    robot.keys.workspace.retry()
    assert not [each for each in robot.keys.shell.findChildren(QDialog) if each.isVisible()]
    assert len(robot.library.scales) == before + 1


@pytest.mark.parametrize("key", ["missing", "free"])
def test_everything_has_a_name_and_tab_comes_to_it(robot: LibraryRobot, key: str) -> None:
    robot.choose(key)
    shell = robot.keys.shell
    assert unnamed(shell) == []
    wanted, reached = stops(shell), []
    for _ in range(len(wanted) + 12):
        robot.keys.press("Tab")
        reached.append(robot.keys.focused)
    assert [each.accessibleName() for each in wanted if each not in reached] == []
    for button in shell.findChildren(QAbstractButton):
        if button.isVisible() and type(button).__module__.startswith("ui."):
            assert button.height() >= 24


def test_everything_in_its_dialogs_has_a_name_and_tab_comes_to_it(robot: LibraryRobot) -> None:
    robot.choose("free")
    for open_dialog in (robot.page.dialogs.compare, robot.page.dialogs.new_scale, robot.page.dialogs.paste):
        open_dialog()
        dialog = robot.keys.dialog
        assert unnamed(dialog) == []
        wanted, reached = stops(dialog), []
        for _ in range(len(wanted) + 12):
            robot.keys.press("Tab")
            reached.append(robot.keys.focused)
        assert [each.accessibleName() for each in wanted if each not in reached] == []
        robot.keys.press("Esc")


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_is_cut_at_the_side_in_the_smallest_window(robot: LibraryRobot, theme: Theme, scale: float) -> None:
    theme.set_text_scale(scale)
    shell = robot.keys.shell
    shell.resize(shell.minimumSize())
    robot.choose("missing")
    assert shell.width() == shell.minimumWidth()
    for area in shell.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            assert inner.minimumSizeHint().width() <= area.viewport().width()


def test_an_edit_and_a_choice_are_on_screen_within_a_tenth_of_a_second(robot: LibraryRobot) -> None:
    edit = tasks.take_shipped(robot.keys.workspace.store)
    assert edit is not None
    robot.keys.workspace.edit(lambda: edit)
    took = []
    robot.page.list.setFocus()
    for key in ("Down", "Up", "Down"):
        begun = time.perf_counter()
        robot.keys.press(key)
        took.append(time.perf_counter() - begun)
    robot.choose("free").to_lines()
    for _ in range(3):
        begun = time.perf_counter()
        robot.keys.press("Alt+Down")
        took.append(time.perf_counter() - begun)
    assert sorted(took)[len(took) // 2] < 0.1
