"""The four answers that are not a grade, in one frame beside the grades."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.components.answer_button import AnswerButton
from ui.components.glyph import paint_glyph
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.theme import theme
from workbench.domain.scales import NonScore

_CAP = "panel_smallest_strong"
_BESIDE_CAP = 6


class NonScoreRow(AnswerButton):
    """Checked only by `setChecked`, once the answer is kept."""

    asked = Signal(object)

    def __init__(self, given: NonScore, parent: QWidget | None = None) -> None:
        super().__init__(QSizePolicy.Policy.Expanding, parent)
        self._given = given
        self._key = given.key
        self._agencies: tuple[str, ...] = ()
        self.set_agencies(())
        self.clicked.connect(self._on_clicked)

    @property
    def given(self) -> NonScore:
        return self._given

    def set_agencies(self, names: Sequence[str]) -> None:
        self._agencies = tuple(names)
        told = f", {', '.join(names)}" if names else ""
        self.setAccessibleName(f"{self._key}, {self._given.label}{told}" if self._key else f"{self._given.label}{told}")
        self.setToolTip(f"{self._given.label}{told}")

    def set_key(self, key: str) -> None:
        """The key printed beside it; none where letters are turned off."""
        self._key = key
        self.set_agencies(self._agencies)
        self.update()

    def _on_clicked(self) -> None:
        self.asked.emit(self._given)

    def _word(self, room: float) -> str:
        """The label, or its first words where the column is narrow: "Not known"."""
        metrics = QFontMetricsF(theme.font("panel_body_medium"))
        if metrics.horizontalAdvance(self._given.label) <= room:
            return self._given.label
        if self._given is NonScore.NOT_KNOWN:
            return "Not known"
        return metrics.elidedText(self._given.label, Qt.TextElideMode.ElideRight, room)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(theme.px(212), theme.px(29))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), max(24, theme.px(26)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(3, 1, -3, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(theme.color("ink2"), 1.5) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.grade(None, "soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        px, middle = theme.px, self.height() / 2
        paint_glyph(painter, self._given, QRectF(px(11), middle - px(6.5), px(13), px(13)), theme.color("ink2"))
        size = key_cap_size(self._key, _CAP)
        cap = QRectF(self.width() - 8 - size.width(), middle - size.height() / 2, size.width(), size.height())
        if self._key:
            paint_key_cap(painter, cap, self._key, theme.color("ink1"), _CAP)
        room = QRectF(px(31), 0, cap.left() - px(31) - px(_BESIDE_CAP), self.height())
        painter.setFont(theme.font("panel_body_medium"))
        painter.setPen(theme.color("ink1"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word(room.width()))
        painter.end()


class NonScoreList(QFrame):
    """`chosen` carries the answer asked for; `show_given` marks the kept one, or none."""

    chosen = Signal(object)
    move_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {given: NonScoreRow(given) for given in NonScore}
        self.setAccessibleName("Answers that are not a grade")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 3, 1, 3)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
            row.asked.connect(self.chosen)
            row.move_requested.connect(self.move_requested)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_keys(self, keys: Mapping[NonScore, str]) -> None:
        """The key beside each answer."""
        for given, row in self.rows.items():
            row.set_key(keys[given])

    def show_given(self, given: NonScore | None) -> None:
        for one, row in self.rows.items():
            row.setChecked(one is given)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(theme.px(212), theme.px(122))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
