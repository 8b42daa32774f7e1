"""A walk over what is in view, as a keyboard and a screen reader take it: names, roles, stops, rings, sizes."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

ROLES = QAccessible.Role
INTERACTIVE = {
    ROLES.PushButton, ROLES.Button, ROLES.CheckBox, ROLES.RadioButton, ROLES.EditableText, ROLES.ComboBox,
    ROLES.Slider, ROLES.SpinBox, ROLES.List, ROLES.Table, ROLES.Tree, ROLES.ButtonMenu, ROLES.PageTab, ROLES.Link,
    ROLES.ListItem, ROLES.MenuItem,
}  # fmt: skip
_MUTE = {ROLES.NoRole, ROLES.Client, ROLES.Grouping, ROLES.Pane, ROLES.Window, ROLES.StaticText}
LEAST_TARGET = 24
"""Pixels each way (WCAG 2.2, 2.5.8)."""
_AROUND = 16
"""How far outside a control its ring may be drawn."""


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader is told of: what is out of sight, and what is in it, is left out."""
    if node.state().invisible:
        return
    yield node
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid():
            yield from walk(child)


def unnamed(root: QWidget) -> list[str]:
    """What can be operated and is called nothing."""
    node = QAccessible.queryAccessibleInterface(root)
    assert node is not None
    return [
        f"{each.role()} {type(each.object()).__name__}"
        for each in walk(node)
        if each.role() in INTERACTIVE and not each.text(QAccessible.Text.Name)
    ]


def stops(root: QWidget) -> list[QWidget]:
    """Where Tab has to come to."""
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)
    return [each for each in focusable(root) if isinstance(each, kinds) and not isinstance(each.parent(), QComboBox)]


def focusable(root: QWidget) -> list[QWidget]:
    return [
        each
        for each in root.findChildren(QWidget)
        if each.window() is root.window()
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def without_role(root: QWidget) -> list[str]:
    """What the keyboard comes to and a screen reader takes for a mere surface."""
    found = []
    for each in focusable(root):
        node = QAccessible.queryAccessibleInterface(each)
        if node is None or (node.role() in _MUTE and not isinstance(each, QScrollArea | QTextEdit)):
            found.append(called(each))
    return found


def missed_by_tab(root: QWidget) -> list[str]:
    """Stops that Tab, pressed until it has been everywhere, does not come to."""
    wanted = {each for each in stops(root) if not _is_another_of_a_group(each)}
    start = QApplication.focusWidget()
    for _ in range(3 * len(wanted) + 20):
        focus = QApplication.focusWidget()
        if focus is None:
            break
        wanted.discard(focus)
        if not wanted:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    if start is not None:
        start.setFocus()
    return [called(each) for each in wanted]


def too_small(root: QWidget) -> list[str]:
    """Targets of fewer than 24 pixels one way; Qt's own parts of a widget are part of that widget."""
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    return [
        f"{called(each)} {each.width()} x {each.height()}"
        for each in root.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isVisible()
        and each.window() is root.window()
        and not _is_inside(each)
        and min(each.width(), each.height()) < LEAST_TARGET
    ]


def cut_at_the_side(root: QWidget) -> list[str]:
    """Areas whose content is wider than what is seen of it."""
    found = []
    for area in root.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.minimumSizeHint().width() > area.viewport().width():
            found.append(f"{called(area)} {inner.minimumSizeHint().width()} > {area.viewport().width()}")
    return found


def cut_words(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their words take."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.window() is not root.window() or each.visibleRegion().isEmpty():
            continue
        if type(each) is QLabel or type(each).__name__ == "Label":
            assert isinstance(each, QLabel)
            metrics = QFontMetricsF(each.font())
            wide = max((metrics.horizontalAdvance(line) for line in each.text().splitlines()), default=0.0)
            if not each.wordWrap() and each.text() and wide > each.contentsRect().width() + 1.5:
                found.append(f"label “{each.text()}” {wide:.0f} > {each.contentsRect().width()}")
        elif isinstance(each, QAbstractButton) and type(each).__module__.startswith("ui.") and each.text():
            hint = each.minimumSizeHint()
            if hint.width() > each.width() + 1 or hint.height() > each.height() + 1:
                found.append(f"button “{each.text()}” {hint.width()}x{hint.height()} > {each.width()}x{each.height()}")
    return found


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """Two widgets of one kind are drawn by the same code and the same rules of the sheet."""
    said = tuple(widget.property(name) for name in ("kind", "role", "state", "tone"))
    parent = type(widget.parentWidget()).__name__ if type(widget).__module__.startswith("PySide6") else ""
    return (type(widget).__module__, type(widget).__name__, parent, *said)


def edge(widget: QWidget) -> int:
    """How long the edge is that a ring goes around: of the cell that the keyboard is on, or of all of it."""
    rect = widget.rect()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        rect = widget.visualRect(widget.currentIndex()) & widget.viewport().rect()
    return 2 * (rect.width() + rect.height())


def ring(widget: QWidget) -> int:
    """How many pixels in and around it change by 3 to 1 or more when the keyboard comes to it (WCAG 2.4.13)."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)  # so that it has been brought into view
    _settle()
    widget.clearFocus()
    _settle()
    before = _around(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    _settle()
    assert widget.hasFocus(), called(widget)
    return changed(before, _around(widget))


def changed(before: QImage, after: QImage) -> int:
    if before.size() != after.size():
        return 0
    pairs: Counter[tuple[int, int]] = Counter()
    for one, other in zip(_rows(before), _rows(after), strict=True):
        if one != other:
            pairs.update(zip(one, other, strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and _contrast(one, other) >= 3)


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def _around(widget: QWidget) -> QImage:
    window = widget.window()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.grab(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()).toImage()


def _rows(image: QImage) -> Iterator[tuple[int, ...]]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    wide, stride = image.width(), image.bytesPerLine() // 4
    pixels = memoryview(image.constBits()).cast("I")
    for row in range(image.height()):
        yield tuple(pixels[row * stride : row * stride + wide])


@cache
def _luminance(colour: int) -> float:
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: int, other: int) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _is_inside(widget: QWidget) -> bool:
    """A part that Qt made, such as the line of a list that can be written in."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)


def _is_another_of_a_group(widget: QWidget) -> bool:
    """Tab comes to the one that is chosen of an exclusive group, the arrows to the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group, parent = widget.group(), widget.parentWidget()
    if group is not None and group.exclusive():
        return widget is not (group.checkedButton() or group.buttons()[0])
    others = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
    return widget.autoExclusive() and any(each.isChecked() and each.autoExclusive() for each in others)


def _settle() -> None:
    QCoreApplication.processEvents()
