"""A grade of the panel's: the head of the column its agencies stand in, and the button that gives it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.answer_button import AnswerButton
from ui.components.chip import Layer
from ui.components.focus_ring import paint_focus_ring
from ui.components.glyph import paint_glyph
from ui.components.key_cap import paint_key_cap
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.theme import icon, theme
from workbench.domain.scales import Grade

_TELLING = 5
"""So many letters of a label still tell which grade it is."""
_LARGER = ("panel_head", "panel_label")
_SMALLER = ("panel_label", "panel_smallest_strong")
"""The roles a label is tried in beside its shape, and under it, until it fits on one line or on two."""
_LEAST_PX = 12


class _Label(NamedTuple):
    """A label as it is laid out: beside the shape, or `stacked` under it, so far from the left edge."""

    font: QFont
    step: float
    lines: list[str]
    stacked: int = 0


class GradeHead(AnswerButton):
    """Filled solid with the panel's grade, soft with an agency's own while that is entered: see `set_layer`."""

    def __init__(self, grade: Grade, key: str, parent: QWidget | None = None) -> None:
        super().__init__(QSizePolicy.Policy.Fixed, parent)
        self._grade = grade
        self._key = key
        self._agencies: tuple[str, ...] = ()
        self._count_shown = True
        self._layer = Layer.SOLID
        self._laid: tuple[object, list[str]] = (None, [])
        self._laid_label: tuple[object, _Label] = (None, _Label(QFont(), 0, []))
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

    @property
    def label_lines(self) -> list[str]:
        """The label as it is shown at this width."""
        return self._label().lines

    def set_layer(self, layer: Layer) -> None:
        """Whose grade fills it: the panel's, or an agency's own."""
        if layer is not self._layer:
            self._layer = layer
            self.update()

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
            soft = self._layer is Layer.SOFT
            painter.setPen(QPen(theme.grade(tone, "edge"), 4 if theme.look == "contrast" else 2.5 if soft else 1.5))
            painter.setBrush(theme.grade(tone, "soft" if soft else "solid"))
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
        label = self._label()
        top, step = (
            float(px(16)),
            label.step if len(label.lines) > 1 else max(label.step, px(20 if label.stacked else 26)),
        )
        side = px(17)
        above = px(12) if label.stacked else top + (max(label.step, px(26)) - side) / 2
        paint_glyph(painter, self._grade, QRectF(left, above, side, side), shape)
        start = px(label.stacked) if label.stacked else left + px(23)
        top += px(15) if label.stacked else 0
        painter.setFont(label.font)
        painter.setPen(ink)
        for line in label.lines:
            room = QRectF(start, top, self.width() - start, step)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)
            top += round(step)
        weight = QFont(theme.font("panel_body_medium" if self.isChecked() else "panel_body"))
        place = QRectF(left, top + px(4), self.width() - px(24), 0)
        tint = ink if self.isChecked() else theme.color("ink2")
        fit = int((self.height() - px(36) - place.top() + px(2)) // theme.line("panel_body"))
        if fit > 0:
            paint_lines(
                painter, self._descriptor(weight, place.width(), min(2, fit)), place, "panel_body", tint, font=weight
            )

    def _label(self) -> _Label:
        """Beside the shape on one line or two, else under it, in letters no smaller than need be."""
        asked = (self._grade.label, self.width(), theme.key)
        if self._laid_label[0] != asked:
            self._laid_label = asked, self._lay_label()
        return self._laid_label[1]

    def _lay_label(self) -> _Label:
        beside = self.width() - theme.px(14) - theme.px(31)
        for font, step in _fonts(_LARGER):
            if lines := _in_two(self._grade.label, font, beside):
                return _Label(font, step, lines)
        for edge in (14, 7):
            for font, step in _fonts(_SMALLER):
                if lines := _in_two(self._grade.label, font, self.width() - theme.px(edge) - theme.px(edge / 2)):
                    return _Label(font, step, lines, stacked=edge)
        font, step = next(_fonts(_SMALLER))
        return _Label(font, step, [self._shortened(QFontMetricsF(font), beside)])

    def _descriptor(self, font: QFont, width: float, most: int) -> list[str]:
        asked = (self._grade.descriptor, width, self.isChecked(), most, theme.key)
        if self._laid[0] != asked:
            lines = broken_into_lines(self._grade.descriptor, font, width, most) if self._grade.descriptor else []
            self._laid = asked, lines
        return self._laid[1]

    def _shortened(self, metrics: QFontMetricsF, room: float) -> str:
        """The beginning of the label where that says enough; else a code that is not on the key already."""
        word = metrics.elidedText(self._grade.label, Qt.TextElideMode.ElideRight, room)
        told = len(word) > _TELLING or self._grade.code == self._key
        return word if told else self._grade.code

    def _paint_foot(self, painter: QPainter, ink: QColor) -> None:
        px, left, top = theme.px, float(theme.px(14)), self.height() - theme.px(36)
        words, tint = (self._counted() if self._count_shown else ""), theme.color("ink2")
        role = "panel_detail_medium"
        if self.isChecked():
            words = "Panel grade" if self._layer is Layer.SOLID else "Own grade"
            tint, role = ink, "panel_detail_strong"
            tick = icon("check-bold", ink, px(16), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, top + px(4)), tick)
            left += px(22)
        right = float(self.width() - px(14))
        if self._key:
            wide = max(px(26), round(QFontMetricsF(theme.font("panel_key")).horizontalAdvance(self._key)) + px(12))
            cap = QRectF(right - wide, top, wide, px(24))
            paint_key_cap(
                painter, cap, self._key, ink, "panel_key", strong=self.isChecked() and self._layer is Layer.SOLID
            )
            right = cap.left() - px(6)
        font = theme.font(role)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(words) > right - left:
            words = words.split()[0] if self.isChecked() else str(len(self._agencies))
        if metrics.horizontalAdvance(words) > right - left:
            words = ""
        painter.setFont(font)
        painter.setPen(tint)
        painter.drawText(QRectF(left, top, right - left, px(24)), Qt.AlignmentFlag.AlignVCenter, words)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(theme.px(217), theme.px(122))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(122))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            rect = paint_focus_ring(painter, QRectF(self.rect()), 10)
        self._paint_plate(painter, rect)
        filled = "on" if self._layer is Layer.SOLID else "text"
        ink = theme.grade(self._grade.tone, filled) if self.isChecked() else theme.color("ink1")
        self._paint_words(painter, ink)
        self._paint_foot(painter, ink)
        painter.end()


def _fonts(roles: Sequence[str]) -> Iterator[tuple[QFont, float]]:
    """(font, height of a line) from the largest; the last role goes on in smaller letters, never under twelve."""
    for role in roles:
        yield theme.font(role), theme.line(role)
    if roles is _SMALLER:
        font, line = theme.font(roles[-1]), theme.line(roles[-1])
        for px in range(font.pixelSize() - 1, _LEAST_PX - 1, -1):
            smaller = QFont(font)
            smaller.setPixelSize(px)
            yield smaller, line


def _in_two(text: str, font: QFont, room: float) -> list[str]:
    """On one line or two, no word broken; nothing where it does not fit."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    if any(metrics.horizontalAdvance(word) > room for word in text.split()):
        return []
    lines = broken_into_lines(text, font, room)
    return lines if len(lines) == 2 else []
