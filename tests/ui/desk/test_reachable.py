"""Everything to operate has a name and a role, and Tab comes to all of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QScrollArea, QTextEdit, QWidget

from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from ui.theme import Theme
from workbench.domain.questions import Programme

ROLES = QAccessible.Role
INTERACTIVE = {
    ROLES.PushButton, ROLES.Button, ROLES.CheckBox, ROLES.RadioButton, ROLES.EditableText, ROLES.ComboBox,
    ROLES.Slider, ROLES.SpinBox, ROLES.List, ROLES.Table, ROLES.Tree, ROLES.ButtonMenu, ROLES.PageTab,
}  # fmt: skip
DESK = [Screen.PROGRAMME, Screen.SCOPE, Screen.CASES, Screen.LIBRARY, Screen.NEW_AUDIT]


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid():
            yield from walk(child)


def show(robot: WindowRobot, screen: Screen, step: int = 0) -> None:
    assert robot.shell.places is not None
    robot.shell.places.go(Route(screen, robot.workspace.ask(Programme())[0].audit.id))
    if screen is Screen.NEW_AUDIT:
        page = robot.shell.page
        page.scope.title.setText("Neglect")  # type: ignore[attr-defined]
        page.scope.ref.setText("NEG26")  # type: ignore[attr-defined]
        for _ in range(step):
            page.go_on()  # type: ignore[attr-defined]


def unnamed(root: QWidget) -> list[str]:
    node = QAccessible.queryAccessibleInterface(root)
    assert node is not None
    return [
        f"{each.role()} {type(each.object()).__name__}"
        for each in walk(node)
        if each.role() in INTERACTIVE and not each.state().invisible and not each.text(QAccessible.Text.Name)
    ]


def stops(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)
    return [
        each
        for each in root.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parent(), QComboBox)
    ]


@pytest.mark.parametrize("screen", DESK)
def test_everything_on_the_desk_has_a_name(at_desk: WindowRobot, screen: Screen) -> None:
    show(at_desk, screen)
    assert unnamed(at_desk.shell) == []


@pytest.mark.parametrize("step", [1, 2, 3])
def test_everything_in_a_new_audit_has_a_name(at_desk: WindowRobot, step: int) -> None:
    show(at_desk, Screen.NEW_AUDIT, step)
    assert unnamed(at_desk.shell) == []


def test_everything_on_the_welcome_screen_has_a_name(window: Callable[..., WindowRobot]) -> None:
    robot = window()
    assert unnamed(robot.shell) == []
    robot.press("Ctrl+N")
    assert unnamed(robot.shell) == []


@pytest.mark.parametrize("key", ["F1", "Ctrl+K", "Ctrl+E"])
def test_everything_in_a_dialog_has_a_name(at_desk: WindowRobot, key: str) -> None:
    show(at_desk, Screen.SCOPE)
    at_desk.press(key)
    assert unnamed(at_desk.dialog) == []


@pytest.mark.parametrize("screen", DESK)
def test_tab_comes_to_everything_on_the_desk(at_desk: WindowRobot, screen: Screen) -> None:
    show(at_desk, screen)
    wanted = stops(at_desk.shell)
    reached: list[QWidget] = []
    for _ in range(len(wanted) + 12):
        at_desk.press("Tab")
        reached.append(at_desk.focused)
    missed = [each for each in wanted if each not in reached]
    assert [each.accessibleName() or type(each).__name__ for each in missed] == []


@pytest.mark.parametrize("screen", DESK)
def test_nothing_is_cut_at_the_side_in_the_smallest_window(at_desk: WindowRobot, screen: Screen) -> None:
    at_desk.shell.resize(at_desk.shell.minimumSize())
    for step in range(4) if screen is Screen.NEW_AUDIT else (0,):
        show(at_desk, screen, step)
        for area in at_desk.shell.findChildren(QScrollArea):
            inner = area.widget()
            if area.isVisible() and inner is not None:
                assert inner.minimumSizeHint().width() <= area.viewport().width(), step


@pytest.mark.parametrize("screen", DESK)
def test_everything_to_press_is_large_enough(at_desk: WindowRobot, screen: Screen) -> None:
    show(at_desk, screen)
    for button in at_desk.shell.findChildren(QAbstractButton):
        if button.isVisible() and type(button).__module__.startswith("ui."):
            assert button.height() >= 24, button.accessibleName()
            assert button.width() >= 24, button.accessibleName()


@pytest.mark.parametrize("screen", DESK)
def test_nothing_is_cut_at_the_side_in_the_smallest_window_with_large_text(
    at_desk: WindowRobot, screen: Screen, theme: Theme
) -> None:
    theme.set_text_scale(1.3)
    at_desk.shell.resize(at_desk.shell.minimumSize())
    show(at_desk, screen)
    for area in at_desk.shell.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            assert inner.minimumSizeHint().width() <= area.viewport().width()


def test_references_are_whole_with_large_text(at_desk: WindowRobot, theme: Theme) -> None:
    theme.set_text_scale(1.3)
    at_desk.shell.resize(at_desk.shell.minimumSize())
    show(at_desk, Screen.CASES)
    table = at_desk.shell.page.table  # type: ignore[attr-defined]
    wanted = QFontMetricsF(theme.font("label")).horizontalAdvance("MIS26-01")
    assert table.columnWidth(0) >= wanted + 20


def test_the_corner_of_the_grid_has_a_name(at_desk: WindowRobot) -> None:
    show(at_desk, Screen.CASES)
    corner = at_desk.shell.page.grid.findChild(QAbstractButton)  # type: ignore[attr-defined]
    assert corner.accessibleName() == "All cases and agencies"
