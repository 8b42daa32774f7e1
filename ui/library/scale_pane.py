"""The scale that is open: its grades with their words, who is graded on it, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.form.scrolled import scrolled
from ui.library.lines_view import ScaleView
from workbench.domain.library.scale_verbs import frozen_by, graded_on
from workbench.domain.questions import Library
from workbench.domain.scales import Scale
from workbench.domain.text import counted


class ScalePane(QWidget):
    """It shows and asks; the page does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Scale | None = None
        self._view: ScaleView | None = None
        self.title = Label("", "section")
        self.state = Pill("Frozen", "lock-key")
        self.about = Paragraph("", "detail", "ink2")
        self.change = Button("Change…", icon_name="pencil-simple", height=32, role="detail_strong")
        self.copy = Button("Copy", icon_name="copy", height=32, role="detail_strong")
        self.remove = Button("Remove", "quiet", height=32, role="detail_strong")
        self.card = Card()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self.state)
        told.addWidget(self.about, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 28, 8)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(told)
        column.addLayout(buttons)
        column.addWidget(self.card)
        column.addStretch(1)
        self.area = scrolled(inner, "The scale")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_scale(self, scale: Scale, library: Library, *, read_only: bool) -> None:
        graded, frozen = graded_on(scale, library), frozen_by(scale, library)
        self.title.setText(scale.title)
        self.state.setHidden(not frozen)
        named = ", ".join(f"{each.title} version {each.version}" for each in graded[:3])
        more = f" and {len(graded) - 3} more" if len(graded) > 3 else ""
        used = f"Used by {named}{more}." if graded else "No lines are graded on it."
        told = f"{counted(len(scale.grades), 'grade')}, best first. {used}"
        if frozen:
            told += " It stays as it is while audits use those lines: copy it and change the copy."
        self.about.set_text(told)
        self.change.setEnabled(not frozen and not read_only)
        self.copy.setEnabled(not read_only)
        self.remove.setEnabled(not graded and not read_only)
        if scale == self._shown:
            return
        self._shown = scale
        if self._view is not None:
            self.card.body.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = ScaleView(scale)
        self.card.setAccessibleName(scale.title)
        self.card.body.addWidget(self._view)
