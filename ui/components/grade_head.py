"""A grade of the panel's: the head of the column its agencies stand in, and the button that gives it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.components.glyph import paint_glyph
from ui.components.key_cap import paint_key_cap
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.theme import icon, theme
from workbench.domain.scales import Grade

_TELLING = 5
"""So many letters of a label still tell which grade it is."""


class GradeHead(QRadioButton):
    """`clicked` asks for the grade; it is filled only by `setChecked`, once the grade is kept.

    `move_requested` is -1 or 1 for the arrows, which move along the scale and choose nothing.
    """

    move_requested = Signal(int)

    def __init__(self, grade: Grade, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grade = grade
        self._key = key
        self._agencies: tuple[str, ...] = ()
        self._count_shown = True
        self._laid: tuple[object, list[str]] = (None, [])
        # Heard as one of a few choices, and still filled only by what is kept: a group of one excludes nothing.
        self.setAutoExclusive(True)
        self._alone = QButtonGroup(self, exclusive=False)
        self._alone.addButton(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{grade.label}. {grade.descriptor}" if grade.descriptor else grade.label)
        self.set_agencies(())
        theme.changed.connect(self.updateGeometry)

    @property
    def grade(self) -> Grade:
        return self._grade

    def set_grade(self, grade: Grade, key: str) -> None:
        """Another line may have another scale or other wording."""
        self._grade, self._key = grade, key
        self.setToolTip(f"{grade.label}. {grade.descriptor}" if grade.descriptor else grade.label)
        self._name()

    def set_agencies(self, names: Sequence[str], *, shown: bool = True) -> None:
        """The agencies that gave themselves this grade; not shown while the panel grades first."""
        self._agencies = tuple(names)
        self._count_shown = shown
        self._name()

    def _name(self) -> None:
        words = [word for word in (self._key, self._grade.label) if word]
        if self._count_shown:
            listed = f"{self._counted()}: {', '.join(self._agencies)}" if self._agencies else self._counted()
            words.append(listed[0].lower() + listed[1:])
        self.setAccessibleName(", ".join(words))
        self.setAccessibleDescription(self._grade.descriptor)
        self.update()

    def _counted(self) -> str:
        count = len(self._agencies)
        return "No agencies" if not count else "1 agency" if count == 1 else f"{count} agencies"

    def _paint_plate(self, painter: QPainter, rect: QRectF) -> None:
        tone = self._grade.tone
        if self.isChecked():
            painter.setPen(QPen(theme.grade(tone, "edge"), 4 if theme.look == "contrast" else 1.5))
            painter.setBrush(theme.grade(tone, "solid"))
            painter.drawRoundedRect(rect, 8, 8)
            return
        painter.setPen(QPen(theme.color("control"), 2 if theme.look == "contrast" else 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() and self.isEnabled() else "surface"))
        painter.drawRoundedRect(rect, 8, 8)
        strip = QPainterPath()
        strip.addRoundedRect(rect, 8, 8)
        painter.save()
        painter.setClipPath(strip)
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), theme.px(5)), theme.grade(tone, "solid"))
        painter.restore()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        px, left = theme.px, theme.px(14)
        shape = ink if self.isChecked() else theme.grade(self._grade.tone, "edge")
        paint_glyph(painter, self._grade, QRectF(left, px(20), px(17), px(17)), shape)
        font = theme.font("panel_head")
        painter.setFont(font)
        painter.setPen(ink)
        room = QRectF(left + px(23), px(16), self.width() - left - px(31), px(26))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word(QFontMetricsF(font), room.width()))
        weight = QFont(theme.font("panel_body_medium" if self.isChecked() else "panel_body"))
        place = QRectF(left, px(46), self.width() - px(24), px(40))
        asked = (self._grade.descriptor, place.width(), self.isChecked(), theme.key)
        if self._laid[0] != asked:
            lines = broken_into_lines(self._grade.descriptor, weight, place.width(), 2)
            self._laid = (asked, lines if self._grade.descriptor else [])
        tint = ink if self.isChecked() else theme.color("ink2")
        paint_lines(painter, self._laid[1], place, "panel_body", tint, font=weight)

    def _word(self, metrics: QFontMetricsF, room: float) -> str:
        """The label; its beginning where that says enough; else a code that is not on the key already."""
        word = metrics.elidedText(self._grade.label, Qt.TextElideMode.ElideRight, room)
        told = word == self._grade.label or len(word) > _TELLING or self._grade.code == self._key
        return word if told else self._grade.code

    def _paint_foot(self, painter: QPainter, ink: QColor) -> None:
        px, left, top = theme.px, float(theme.px(14)), self.height() - theme.px(36)
        words, tint = (self._counted() if self._count_shown else ""), theme.color("ink2")
        role = "panel_detail_medium"
        if self.isChecked():
            words, tint, role = "Panel grade", ink, "panel_detail_strong"
            tick = icon("check-bold", ink, px(16), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, top + px(4)), tick)
            left += px(22)
        right = float(self.width() - px(14))
        if self._key:
            wide = max(px(26), round(QFontMetricsF(theme.font("panel_key")).horizontalAdvance(self._key)) + px(12))
            cap = QRectF(right - wide, top, wide, px(24))
            paint_key_cap(painter, cap, self._key, ink, "panel_key", strong=self.isChecked())
            right = cap.left() - px(6)
        font = theme.font(role)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(words) > right - left:
            words = "Panel" if self.isChecked() else str(len(self._agencies))
        if metrics.horizontalAdvance(words) > right - left:
            words = ""
        painter.setFont(font)
        painter.setPen(tint)
        painter.drawText(QRectF(left, top, right - left, px(24)), Qt.AlignmentFlag.AlignVCenter, words)

    # What Qt asks

    def nextCheckState(self) -> None:
        """A press asks; only the kept grade fills."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(217), theme.px(122))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(122))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.move_requested.emit(-1)
            case Qt.Key.Key_Right:
                self.move_requested.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            rect = paint_focus_ring(painter, QRectF(self.rect()), 10)
        self._paint_plate(painter, rect)
        ink = theme.grade(self._grade.tone, "on") if self.isChecked() else theme.color("ink1")
        self._paint_words(painter, ink)
        self._paint_foot(painter, ink)
        painter.end()
