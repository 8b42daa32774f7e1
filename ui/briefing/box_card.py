"""One of the seven boxes: its number, head, words and meter; the one in hand opens for writing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.briefing.markup import Markup, toggle_lead, toggle_strong
from ui.components.button import Button
from ui.components.field import Field
from ui.components.labels import Icon, Label
from ui.components.word_meter import WordMeter
from ui.kept_words import KeptWords
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.briefing.briefing import HEADS
from workbench.domain.briefing.figures import Figure
from workbench.domain.briefing.fit import BoxFit
from workbench.domain.briefing.typed import box_from
from workbench.domain.briefing.versions import TARGETS, BoxText, write_in
from workbench.domain.edits import Kind, Record
from workbench.domain.questions import FieldNow

_ROUND = 24


class Numeral(QWidget):
    """The number of a box in a ring; filled while the box is in hand."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self.filled = number, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(_ROUND, _ROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accentText"), 1.5))
        painter.setBrush(theme.color("accent" if self.filled else "surface"))
        painter.drawEllipse(QRectF(1, 1, _ROUND - 2, _ROUND - 2))
        painter.setFont(theme.font("detail_strong"))
        painter.setPen(theme.color("accentInk" if self.filled else "accentText"))
        painter.drawText(QRectF(0, 0, _ROUND, _ROUND), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class BoxCard(QFrame):
    """`wanted` says that this box is to be opened; `typed` that its words have changed on screen."""

    wanted = Signal(int)
    typed = Signal()

    def __init__(self, workspace: OpenWorkspace, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setProperty("role", "card")
        self._workspace = workspace
        self._figures: tuple[Figure, ...] = ()
        self._open = False
        self.numeral = Numeral(number)
        self.head = Button(HEADS[number - 1], "plain", height=28)
        self.head.setAccessibleName(f"Box {number}, {HEADS[number - 1]}")
        self.head.clicked.connect(lambda: self.wanted.emit(self.number))
        self.count = Label("", "detail_medium", "ink2")
        self.meter = WordMeter()
        self.field = Field(
            HEADS[number - 1], role="body", height=208, placeholder="Write here. “- ” begins a point, “> ” a quote."
        )
        self.field.label.hide()  # the head above says it
        self.markup = Markup(self.field.edit.document())
        self.words = KeptWords(workspace, self.field, self)
        self.words.typed.connect(self._on_typed)
        self.strong = Button("Bold", height=28, role="detail_strong")
        self.point = Button("Point", height=28, role="detail_strong")
        self.quote = Button("Quote", height=28, role="detail_strong")
        self.figure = Button("Insert a count", height=28, role="detail_strong")
        for button, key in (
            (self.strong, "B"),
            (self.point, "Shift L"),
            (self.quote, "Shift Q"),
            (self.figure, "Shift N"),
        ):
            button.setAccessibleDescription(f"Key Ctrl {key}")
            button.setToolTip(f"Ctrl {key}")
        self.strong.clicked.connect(lambda: self._mark(lambda: toggle_strong(self.field.edit)))
        self.point.clicked.connect(lambda: self._mark(lambda: toggle_lead(self.field.edit, "- ")))
        self.quote.clicked.connect(lambda: self._mark(lambda: toggle_lead(self.field.edit, "> ")))
        self.figure.clicked.connect(self.offer_figures)
        self._fit_icon = Icon("check", "ok", 16)
        self._fit = Label("", "detail_medium", "ink2")
        self._build()
        self.set_open(False)

    def show_box(self, box: BoxText, *, read_only: bool) -> None:
        """The words the file holds; those being typed stay."""
        record = Record(Kind.BOX, box.id)
        called = f"Box {self.number}"
        self.words.show_words(
            record, "text", box.text, lambda text: write_in(record, "text", self._now(record), text, called)
        )
        self.field.set_read_only(read_only)
        for button in (self.strong, self.point, self.quote, self.figure):
            button.setEnabled(not read_only)
        self._show_count()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        self._figures = tuple(figures)

    def show_fit(self, fit: BoxFit | None) -> None:
        if fit is None:
            said, icon, tone = "", "check", "ok"
        elif fit.fits:
            said, icon, tone = ("fits the box in smaller type" if fit.smaller else "fits the box"), "check", "ok"
        else:
            said, icon, tone = f"{round((fit.share - 1) * 100)} % too long: goes on overleaf", "warning", "caution"
        self._fit.setText(said)
        self._fit_icon.set_icon(icon, tone)
        self._fit_icon.setVisible(bool(said))

    def set_open(self, opened: bool) -> None:
        self._open = opened
        self._inside.setVisible(opened)
        self.numeral.filled = opened
        self.numeral.update()
        self.update()

    def choose_words(self, text: str) -> None:
        """The first place these words stand at, chosen as if by hand."""
        self.field.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self.field.edit.find(text)

    @property
    def words_now(self) -> int:
        return box_from(self.number, self.field.text()).words

    def offer_figures(self) -> None:
        """The panel's counts, to be put where the caret is."""
        menu = QMenu(self)
        menu.setAccessibleName("Counts of the panel’s grades")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._figures:
            menu.addAction(f"{each.line}: {each.phrase}", partial(self._insert, each.phrase))
        if not self._figures:
            menu.addAction("The panel has graded nothing yet").setEnabled(False)
        menu.popup(self.figure.mapToGlobal(self.figure.rect().bottomLeft()))

    def _insert(self, words: str) -> None:
        self._mark(lambda: self.field.edit.textCursor().insertText(words))

    def _mark(self, act: Callable[[], object]) -> None:
        act()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self, record: Record) -> str:
        return str(self._workspace.ask(FieldNow(record, "text")))

    def _on_typed(self, _text: str) -> None:
        self._show_count()
        self.typed.emit()

    def _show_count(self) -> None:
        words, (least, most) = self.words_now, TARGETS[self.number]
        self.meter.show_words(words, least, most)
        self.count.setText(f"{words} words")
        self.count.set_tone("caution" if words > most else "ink2")
        self.head.setAccessibleDescription(self.meter.accessibleName())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(5)
        top.addWidget(self.numeral)
        top.addWidget(self.head)
        top.addStretch(1)
        top.addWidget(self.count)
        top.addWidget(self.meter)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for button in (self.strong, self.point, self.quote, self.figure):
            tools.addWidget(button)
        tools.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self._fit_icon)
        foot.addWidget(self._fit)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(tools)
        inside.addWidget(self.field)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # What Qt asks

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._open:
            self.wanted.emit(self.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._open:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
            painter.end()
