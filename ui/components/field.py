"""A box for words with its label inside the frame. The ring shows where the typing goes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from ui.components.identifier_note import IdentifierNote
from ui.components.labels import Elided, Label
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.identifiers.marks import Marks
from ui.theme import theme

_LITTLE = 110
"""In a box lower than this the note about an identifier is one line."""


class Writing(QTextEdit):
    """Plain words on lines of the role's height. Tab moves on."""

    entered = Signal()
    left = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setProperty("role", "inside")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setCursorWidth(2)
        self.placeholder = ""
        self.dress()
        theme.changed.connect(self.dress)

    def dress(self) -> None:
        """Set the font and the height of a line; this is no change of the words."""
        self.setFont(theme.font(self._role))
        self.setMinimumHeight(round(theme.line(self._role)))  # one line stays, whatever is said under the words
        lines = QTextBlockFormat()
        lines.setLineHeight(theme.line(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        blocked = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(lines)
        self.blockSignals(blocked)

    # What Qt asks

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:  # the words stay under the pointer
            self.ensureCursorVisible()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.verticalScrollBar().setValue(0)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.hasFocus():  # Qt scrolls to the caret
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.hasFocus():  # the note about an identifier has come under the words
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Qt's own placeholder is cut after one line where lines have a fixed height.
        if self.placeholder and self.document().isEmpty():
            font, width = theme.font(self._role), self.viewport().width()
            painter = QPainter(self.viewport())
            lines = broken_into_lines(self.placeholder, font, width)
            paint_lines(painter, lines, QRectF(self.viewport().rect()), self._role, theme.color("ink3"))
            painter.end()


class Field(QWidget):
    """`user_edited` is typing only, never `set_text`; `left` says the keyboard has gone elsewhere."""

    user_edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        placeholder: str = "",
        role: str = "panel_text",
        height: int = 118,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        panel = "panel_" if role.startswith("panel_") else ""
        self._height = height
        self._panel = bool(panel)
        self._showing = False
        self.typed = False
        """Whether a person has changed the words since they were last shown."""
        self._state = ""
        self._required = required
        self._hint_text = hint
        self.label = Elided(label, f"{panel}label")
        self.edit = Writing(role)
        self.edit.placeholder = placeholder
        self.edit.setAccessibleName(label)
        self._hint = Label(hint, f"{panel}smallest", "ink3")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        self._owed = Label("required", f"{panel}smallest", "ink3")
        head.addWidget(self._owed)
        head.addStretch(1)
        head.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.edit, 1)
        self.note = IdentifierNote(f"{panel}smallest")
        column.addWidget(self.note)
        self.marks = Marks(self.edit, self.note)
        # Only now: a widget shown before it has a parent is a window.
        self._owed.setVisible(required)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.entered.connect(self._on_entered)
        self.edit.left.connect(self._on_left)
        self._describe()
        theme.changed.connect(self.updateGeometry)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show words that are already kept. The caret stays where it was if the words are the same."""
        self.typed = False
        if text == self.text():
            return
        self._showing = True
        self.edit.setPlainText(text)
        self.edit.dress()
        self.edit.document().clearUndoRedoStacks()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        if not self.edit.hasFocus():  # words to be read are read from their beginning
            self.edit.verticalScrollBar().setValue(0)
        self._showing = False

    def forget(self) -> None:
        """Ctrl+Z brings back nothing from before: another thing's words come into this box."""
        self.edit.document().clearUndoRedoStacks()

    def set_placeholder(self, text: str) -> None:
        self.edit.placeholder = text
        self.edit.viewport().update()
        self._describe()

    def set_label(self, label: str) -> None:
        self.label.setText(label)
        self.edit.setAccessibleName(label)

    def set_required(self, required: bool) -> None:
        self._required = required
        self._owed.setVisible(required)
        self._describe()

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)
        self.marks.look()
        self.update()

    def set_error(self, message: str) -> None:
        """An empty message takes the red edge away."""
        self._state = "error" if message else ""
        self._hint.setText(message or self._hint_text)
        self._hint.set_tone("alarm" if message else "ink3")
        self.setProperty("state", self._state)
        self._describe()
        self.update()

    def set_height(self, height: int) -> None:
        self._height = height
        self.note.set_little(height <= _LITTLE)
        self.updateGeometry()

    def _describe(self) -> None:
        words = ["Required" if self._required else "", self._hint.text(), self.edit.placeholder]
        self.edit.setAccessibleDescription(". ".join(word for word in words if word))

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.typed = True
            self.user_edited.emit(self.text())

    def _on_entered(self) -> None:
        self.update()
        self.entered.emit()

    def _on_left(self) -> None:
        self.update()
        self.left.emit()

    # What Qt asks

    def sizeHint(self) -> QSize:
        if self._panel:  # there the note under the words takes its room from them
            return QSize(260, theme.px(self._height))
        note = 0 if self.note.isHidden() else self.note.sizeHint().height() + 4
        return QSize(260, self._height + note)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(84, self._height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, width, edge = QRectF(self.rect()), 1, "control"
        if self.edit.hasFocus():
            width, edge = 2, "focus"
        elif self._state == "error":
            width, edge = 2, "alarm"
        elif self.edit.isReadOnly():
            edge = "hair"
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("sunken" if self.edit.isReadOnly() else "surface"))
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 8, 8)
        painter.end()
