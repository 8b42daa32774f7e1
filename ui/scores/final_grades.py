"""The answers a conclusion can have, as one group: the grades of the line's scale, then the four that are no grade."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.answer_button import AnswerButton
from ui.components.focus_ring import paint_focus_ring
from ui.components.glyph import Given, code_of, paint_glyph
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.letters import letters
from ui.panel.keys import non_score_keys, non_score_meant
from ui.theme import theme
from workbench.domain.audits import AuditLine
from workbench.domain.judgements import Judgement
from workbench.domain.scales import Grade, NonScore


class AnswerPlate(AnswerButton):
    """One answer with its shape, its word and its key. Filled once it is kept."""

    def __init__(self, given: Given, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(QSizePolicy.Policy.Fixed, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_given(given, key)
        theme.changed.connect(self.updateGeometry)

    def show_given(self, given: Given, key: str) -> None:
        self.given, self._key = given, key
        self.setAccessibleName(f"{key}, {given.label}" if key else given.label)
        described = given.descriptor if isinstance(given, Grade) else ""
        self.setAccessibleDescription(described)
        self.setToolTip(f"{given.label}. {described}" if described else given.label)
        self.updateGeometry()
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font("label")).horizontalAdvance(self.given.label)
        cap = key_cap_size(self._key).width() + 10 if self._key else 0
        return QSize(round(10 + 22 + words + cap + 12), max(32, round(theme.line("label")) + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(76, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus():
            rect = paint_focus_ring(painter, rect, 8)
        given, checked = self.given, self.isChecked()
        scored = isinstance(given, Grade)
        ink = theme.color("ink1" if self.isEnabled() else "ink2")
        painter.setPen(QPen(theme.color("control"), 2 if theme.look == "contrast" else 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() or not self.isEnabled() else "surface"))
        if checked and isinstance(given, Grade):
            painter.setPen(QPen(theme.grade(given.tone, "edge"), 4 if theme.look == "contrast" else 1.5))
            painter.setBrush(theme.grade(given.tone, "solid"))
            ink = theme.grade(given.tone, "on")
        elif checked:
            painter.setPen(QPen(theme.color("ink2"), 2))
            painter.setBrush(theme.grade(None, "soft"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        middle, side = self.height() / 2, 14
        shape = ink if checked or not isinstance(given, Grade) else theme.grade(given.tone, "edge")
        paint_glyph(painter, given, QRectF(11, middle - side / 2, side, side), shape)
        size = key_cap_size(self._key)
        cap = QRectF(self.width() - 10 - size.width(), middle - size.height() / 2, size.width(), size.height())
        if self._key:
            paint_key_cap(painter, cap, self._key, ink)
        room = (cap.left() - 6 if self._key else self.width() - 10) - 32
        metrics = QFontMetricsF(theme.font("label"))
        word = given.label
        if metrics.horizontalAdvance(word) > room:
            word = code_of(given) if scored else metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
        painter.setFont(theme.font("label"))
        painter.setPen(ink)
        painter.drawText(QRectF(32, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()


class AnswerGroup(QWidget):
    """`chosen` asks for a grade's code or a non-score; nothing is filled until the judgement says so."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grades: list[AnswerPlate] = []
        self.others = [AnswerPlate(each) for each in NonScore]
        self._line: AuditLine | None = None
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(8)
        for other in self.others:
            self._lower.addWidget(other)
            self._listen(other)
        self._lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._upper)
        column.addLayout(self._lower)
        letters.changed.connect(self._show_keys)
        self._show_keys()

    @property
    def plates(self) -> list[AnswerPlate]:
        return [*self.grades, *self.others]

    def show_line(self, line: AuditLine, judgement: Judgement) -> None:
        self.setAccessibleName(f"Conclusion on line {line.line.number}, {line.line.title}")
        keys = line.scale.digits()
        while len(self.grades) < len(keys):
            plate = AnswerPlate(line.scale.grades[0])
            self._upper.insertWidget(len(self.grades), plate)
            plate.show()  # at once, so that it can take the keyboard before the next layout
            self._listen(plate)
            self.grades.append(plate)
        while len(self.grades) > len(keys):
            gone = self.grades.pop()
            self._upper.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if line != self._line:
            for plate, grade, key in zip(self.grades, line.scale.grades, keys, strict=True):
                described = Grade(
                    grade.code,
                    grade.label,
                    grade.rank,
                    grade.good,
                    line.descriptor(grade.code),
                    grade.tone,
                    grade.symbol,
                )
                plate.show_given(described, key)
        self._line = line
        answer = judgement.answer
        for plate in self.grades:
            plate.setChecked(isinstance(plate.given, Grade) and plate.given.code == judgement.grade)
        for other in self.others:
            other.setChecked(other.given is answer)

    def focus_given(self) -> None:
        """The keyboard on the answer that stands, else on the first grade."""
        standing = next((plate for plate in self.grades if plate.isChecked()), None)
        standing = standing or next((o for o in self.others[:-1] if o.isChecked()), None)
        (standing or self.plates[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_keyboard(self) -> bool:
        return any(plate.hasFocus() for plate in self.plates)

    def _listen(self, plate: AnswerPlate) -> None:
        plate.clicked.connect(lambda _checked=False, plate=plate: self._ask(plate))
        plate.move_requested.connect(self._move)

    def _ask(self, plate: AnswerPlate) -> None:
        self.chosen.emit(plate.given.code if isinstance(plate.given, Grade) else plate.given)

    def _move(self, by: int) -> None:
        at = next((index for index, plate in enumerate(self.plates) if plate.hasFocus()), 0)
        self.plates[max(0, min(len(self.plates) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_keys(self) -> None:
        keys = non_score_keys()
        for other in self.others:
            assert isinstance(other.given, NonScore)
            other.show_given(other.given, keys[other.given])

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and self._line is not None and self.has_keyboard():
            keys = self._line.scale.digits()
            if event.text() and event.text() in keys:
                self.chosen.emit(self._line.scale.grades[keys.index(event.text())].code)
                return
            if (non_score := non_score_meant(event)) is not None:
                self.chosen.emit(non_score)
                return
        super().keyPressEvent(event)
