"""The audits of the programme by year. One stop for Tab; arrows, or J and K, move along it."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Label
from ui.programme.row import STAGES, AuditRow, columns
from ui.theme import theme
from workbench.domain.audits import year_label
from workbench.domain.questions import AuditSummary
from workbench.domain.text import counted

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


class StageHeads(QWidget):
    """The names of the stages above the tracks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = 22
        self._fit()
        theme.changed.connect(self._fit)
        self.setAccessibleName(f"Stages: {', '.join(STAGES)}")

    def _fit(self) -> None:
        self.setFixedHeight(round(self._high * theme.text_scale))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        # As wide as the rows below it: the same columns.
        _, track, panel = columns(self.width())
        step = (panel - track - 130) / 2
        painter = QPainter(self)
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.color("ink2"))
        for place, name in enumerate(STAGES):
            left = round(track + 20 + place * step - 60)
            painter.drawText(left, 0, 120, self.height(), Qt.AlignmentFlag.AlignCenter, name)
        painter.end()


class YearHead(StageHeads):
    """The year and how many audits, with the stage names on the same line."""

    def __init__(self, year: int, count: int, *, heads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0 if heads else 12, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(year_label(year), "section"))
        row.addWidget(Label(counted(count, "audit"), "detail", "ink2"))
        row.addStretch(1)
        self._high = 24 if heads else 36
        self._fit()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._heads:
            super().paintEvent(event)


class AuditRows(QWidget):
    """`opened` carries the id of an audit."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Audits by year")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.rows: list[AuditRow] = []
        self._pieces: list[QWidget] = []

    def show_audits(self, summaries: Sequence[AuditSummary], today: date) -> None:
        held = self.window().focusWidget()
        current, focused = self.current_id(), held is not None and self.isAncestorOf(held)
        for piece in self._pieces:
            self._column.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self._pieces, self.rows = [], []
        for year, of_year in groupby(summaries, key=lambda each: each.audit.year):
            self._add_year(year, list(of_year), today)
        self.set_current(current, focus=focused)

    def current_id(self) -> int:
        return next((row.summary.audit.id for row in self.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus), 0)

    def set_current(self, audit_id: int, *, focus: bool = False) -> None:
        """The row that Tab comes to; the first where `audit_id` is not here."""
        place = next((n for n, row in enumerate(self.rows) if row.summary.audit.id == audit_id), 0)
        for number, row in enumerate(self.rows):
            stop = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(stop)
        if focus and self.rows:
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> int:
        return next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1)

    def _add_year(self, year: int, summaries: list[AuditSummary], today: date) -> None:
        head = YearHead(year, len(summaries), heads=not self._pieces)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for summary in summaries:
            row = AuditRow(summary, today, last=summary is summaries[-1])
            row.clicked.connect(lambda _checked=False, id=summary.audit.id: self._on_opened(id))
            self.rows.append(row)
            inside.addWidget(row)
        for piece in (head, card):
            self._pieces.append(piece)
            self._column.addWidget(piece)

    def _on_opened(self, audit_id: int) -> None:
        self.set_current(audit_id)
        self.opened.emit(audit_id)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self._focused(), Qt.Key(event.key())
        if here < 0:
            super().keyPressEvent(event)
        elif key in _STEPS:
            there = min(max(here + _STEPS[key], 0), len(self.rows) - 1)
            self.set_current(self.rows[there].summary.audit.id, focus=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            there = 0 if key == Qt.Key.Key_Home else len(self.rows) - 1
            self.set_current(self.rows[there].summary.audit.id, focus=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[here].click()
        else:
            super().keyPressEvent(event)
