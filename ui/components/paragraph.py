"""Text on lines of the height its role asks for, cut with an ellipsis where there is a most."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme

_WIDTHS_KEPT = 6


def broken_into_lines(text: str, font: QFont, width: float, most: int = 0) -> list[str]:
    """The lines of `text` in `width`; the last of `most` ends in an ellipsis if more was to come."""
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    begun = 0
    for part in text.split("\n"):
        if not part:
            lines.append("")
        layout = QTextLayout(part, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            start, length = line.textStart(), line.textLength()
            if most and len(lines) == most - 1 and begun + start + length < len(text):
                layout.endLayout()
                return [*lines, _cut(text[begun + start :], font, width)]
            lines.append(part[start : start + length].rstrip())
        layout.endLayout()
        begun += len(part) + 1
    return lines


def _cut(rest: str, font: QFont, width: float) -> str:
    first, _, more = rest.partition("\n")
    words = f"{first.rstrip()}…" if more else first
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def paint_lines(
    painter: QPainter, lines: list[str], rect: QRectF, role: str, color: QColor, *, font: QFont | None = None
) -> None:
    font = font or theme.font(role)
    metrics, step = QFontMetricsF(font), theme.line(role)
    painter.setFont(font)
    painter.setPen(color)
    y = rect.top() + (step - metrics.height()) / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(rect.left(), y), line)
        y += step


class Paragraph(QLabel):
    """Wraps in its width. Cut text keeps its whole wording in the accessible name and the tool tip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink1",
        *,
        most_lines: int = 0,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self._most = most_lines
        self._centred = centred
        self._laid: dict[object, list[str]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)
        theme.changed.connect(self._fit)

    def set_role(self, role: str) -> None:
        if role != self._role:
            self._role = role
            self._fit()

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self._fit()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def set_most_lines(self, most: int) -> None:
        self._most = most
        self._fit()

    def lines(self, width: int) -> list[str]:
        """Kept for the last few widths: a layout asks for one and the other in turn."""
        text = self.text()
        asked = (text, width, self._role, self._most, theme.key)
        found = self._laid.get(asked)
        if found is None:
            if len(self._laid) >= _WIDTHS_KEPT:
                self._laid.clear()
            found = broken_into_lines(text, theme.font(self._role), width, self._most) if text else []
            self._laid[asked] = found
        return found

    def _fit(self) -> None:
        if self.width() > 1 and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._keep_height()
        self.updateGeometry()
        self.update()

    def _keep_height(self) -> None:
        lines = self.lines(self.width())
        self.setMinimumHeight(self.heightForWidth(self.width()))
        cut = bool(self._most and lines and lines[-1].endswith("…") and not self.text().endswith("…"))
        self.setToolTip(self.text() if cut else "")

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(len(self.lines(width)) * theme.line(self._role))

    def sizeHint(self) -> QSize:
        widest = QFontMetricsF(theme.font(self._role)).horizontalAdvance(self.text().replace("\n", " "))
        width = min(round(widest) + 2, self.width() if self.width() > 60 else 420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, round(theme.line(self._role)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines, rect = self.lines(self.width()), QRectF(self.rect())
        color = theme.color(self._tone)
        if not self._centred:
            paint_lines(painter, lines, rect, self._role, color)
        else:
            metrics = QFontMetricsF(theme.font(self._role))
            for place, line in enumerate(lines):
                left = (rect.width() - metrics.horizontalAdvance(line)) / 2
                top = place * theme.line(self._role)
                paint_lines(painter, [line], QRectF(left, top, rect.width(), 0), self._role, color)
        painter.end()
