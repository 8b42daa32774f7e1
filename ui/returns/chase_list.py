"""To chase: each agency that has something to send, what it is, and the message to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Elided, Label, Rule
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.theme import theme
from workbench.domain.returns.chasing import Chase
from workbench.domain.text import listed

NOBODY = "Nobody to chase. What is late, due within a week or extended will stand here."
MOST = 3
"""Rows in view at once where there is room."""
_REFS = 3
"""References named in a row; the message names them all."""


class ChaseList(QFrame):
    """`copy_asked` carries the Chase whose message is wanted."""

    copy_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("To chase")
        self._shown: tuple[Chase, ...] | None = None
        self._may_act = True
        self._most = MOST
        self.buttons: dict[int, Button] = {}
        """By agency."""
        self._notes: list[QWidget] = []
        head = QHBoxLayout()
        head.setContentsMargins(18, 6, 12, 6)
        head.setSpacing(12)
        head.addWidget(Label("To chase", "section"))
        head.addWidget(Elided("Messages carry references only, never names", "detail", "ink2"), 1)
        self.log = Button("Log", "quiet", icon_name="clock-counter-clockwise", height=28, role="detail_strong")
        self.log.setAccessibleDescription("What was sent, chased and received")
        head.addWidget(self.log)
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._rows.setSpacing(0)
        self._pieces: list[QWidget] = []
        self._scroll = scrolled(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll)
        theme.changed.connect(self._again)

    def show_chases(self, chases: Sequence[Chase], *, may_act: bool) -> None:
        if tuple(chases) != self._shown or may_act != self._may_act:
            self._shown, self._may_act = tuple(chases), may_act
            self._make()

    def focus_first(self) -> None:
        for each in self.buttons.values():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return

    @property
    def told(self) -> list[str]:
        """Each row as a screen reader says it."""
        return [each.accessibleName() for each in self.buttons.values()]

    def _again(self) -> None:
        if self._shown is not None:
            self._make()

    def _make(self) -> None:
        held = QApplication.focusWidget()
        focused = next((agency for agency, each in self.buttons.items() if each is held), None)
        gone, self._pieces, self.buttons, self._notes = self._pieces, [], {}, []
        while self._rows.takeAt(0) is not None:
            pass
        chases = self._shown or ()
        agency, refs, told = self._widths(chases)
        for chase in chases:
            self._put(Rule())
            self._put(self._row(chase, agency, refs, told))
        if not chases:
            self._put(Rule())
            nothing = QWidget()
            inside = QVBoxLayout(nothing)
            inside.setContentsMargins(18, 9, 6, 9)
            inside.addWidget(Paragraph(NOBODY, "detail", "ink2"))
            self._put(nothing)
        self._rows.addStretch(1)
        for piece in self._pieces:
            piece.setVisible(True)
        for piece in gone:
            piece.hide()
            piece.deleteLater()
        self._fit()
        if focused is not None and self.buttons:
            self.buttons.get(focused, next(iter(self.buttons.values()))).setFocus()
        self._give_way()

    def set_most(self, rows: int) -> None:
        """So many rows in view at once; more scroll."""
        if rows != self._most:
            self._most = rows
            self._fit()

    def _fit(self) -> None:
        chases = self._shown or ()
        row = max(round(theme.line("body")) + 21, 38) + 1
        self._scroll.setFixedHeight(min(max(len(chases), 1), self._most) * row + (2 if chases else 4))

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._rows.addWidget(piece)

    def _row(self, chase: Chase, agency: int, refs: int, told: int) -> QWidget:
        named = listed(list(chase.refs[:_REFS])) if len(chase.refs) <= _REFS else _shortened(chase.refs)
        name = Elided(chase.member.agency.name, "label")
        name.setFixedWidth(agency)
        which = Elided(named, "body")
        which.setMinimumWidth(min(refs, 110))
        which.setMaximumWidth(refs)
        note = Elided(chase.note, "detail", "ink2")
        when = Label(chase.told, "label" if chase.late else "detail_medium", "alarm" if chase.late else "ink2")
        when.setFixedWidth(told)
        when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        copy = Button("Copy message", icon_name="copy", height=30, role="detail_strong")
        copy.setAccessibleName(
            f"Copy message for {chase.member.agency.name}: {listed(list(chase.refs))}. {chase.told}. {chase.note}"
        )
        copy.clicked.connect(lambda _checked=False, chase=chase: self.copy_asked.emit(chase))
        self.buttons[chase.member.agency.id] = copy
        self._notes.append(note)
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(18, 4, 0, 4)
        row.setSpacing(14)
        row.addWidget(name)
        row.addWidget(which, 2)
        row.addWidget(note, 3)
        row.addStretch(0)
        row.addWidget(when)
        row.addWidget(copy)
        return piece

    def _widths(self, chases: Sequence[Chase]) -> tuple[int, int, int]:
        """Columns as wide as the widest in them, so that the eye can run down."""
        label, body = QFontMetricsF(theme.font("label")), QFontMetricsF(theme.font("body"))
        agency = max((label.horizontalAdvance(each.member.agency.name) for each in chases), default=0.0)
        refs = max((body.horizontalAdvance(_shortened(each.refs)) for each in chases), default=0.0)
        told = max((label.horizontalAdvance(each.told) for each in chases), default=0.0)
        return round(min(agency, 170 * theme.text_scale)) + 4, round(refs) + 6, round(told) + 4

    def _give_way(self) -> None:
        """What was said last is the first to go where there is little room: it stands in the pane too."""
        room = self.width() - 620 * theme.text_scale
        for note in self._notes:
            note.setVisible(room > 0)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()


def _shortened(refs: Sequence[str]) -> str:
    if len(refs) <= _REFS:
        return listed(list(refs))
    return f"{', '.join(refs[:_REFS])} and {len(refs) - _REFS} more"
