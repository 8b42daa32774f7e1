"""Single letters that act: turned off altogether, or changed one by one."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.form_row import FormRow
from ui.letters import ACTS, Act, letters
from ui.settings.section import Section
from ui.theme import theme

_GAP = 20
_CARD = 36
"""What a card takes at its sides."""


class KeysSection(Section):
    title = "Keys"
    about = (
        "Single letters act only while a list, a grid or the grades have the keyboard, never in a box of words. "
        "Everything they do can be done with arrows, Space, Enter and Tab as well. F1 lists the keys of each screen."
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = QCheckBox("Single letters act")
        self.on.clicked.connect(letters.turn)
        self.plain = Button("As they were at first", "quiet", icon_name="arrow-u-up-left")
        self.plain.clicked.connect(letters.forget)
        self.rows: dict[Act, FormRow] = {}
        self._grids: list[QGridLayout] = []
        self._beside = 0
        switch = Card()
        switch.body.addWidget(self.on)
        self.column.addWidget(switch)
        letters.changed.connect(self._on_letters)
        theme.changed.connect(self._arrange)

    def _make(self) -> None:
        """When it is first looked at: so many fields would hold the window still where nobody asks for them."""
        for place in dict.fromkeys(act.place for act in ACTS):
            card = Card(place)
            grid = QGridLayout()
            grid.setHorizontalSpacing(_GAP)
            grid.setVerticalSpacing(8)
            self._grids.append(grid)
            for act in (act for act in ACTS if act.place == place):
                line = QLineEdit()
                line.setMaxLength(1)
                line.setMaximumWidth(72)
                line.setAccessibleName(f"{place}: letter for {act.does}")
                row = self.rows[act] = FormRow(act.does.capitalize(), line)
                line.textEdited.connect(partial(self._on_typed, act))
                grid.addWidget(row)
            card.body.addLayout(grid)
            self.column.addWidget(card)
            card.show()  # at once, not with the next event: Tab may come first
        self.column.addWidget(self.plain)
        self.plain.show()
        self._arrange()

    def _arrange(self) -> None:
        """Three beside each other, fewer where there is less room or the text is large."""
        if not self.rows:
            return
        widest = max(row.minimumSizeHint().width() for row in self.rows.values()) + _GAP
        beside = max(1, min(3, (self.width() - _CARD + _GAP) // widest))
        if beside == self._beside:
            return
        self._beside = beside
        rows = iter(self.rows.values())
        for grid in self._grids:
            for number in range(grid.count()):
                grid.addWidget(next(rows), number // beside, number % beside)

    def _on_letters(self) -> None:
        if self.rows:
            self.show_now()

    def show_now(self) -> None:
        if not self.rows:
            self._make()
        self.on.setChecked(letters.on)
        for act, row in self.rows.items():
            assert isinstance(row.field, QLineEdit)
            row.field.setEnabled(letters.on)
            if not (row.field.hasFocus() and row.field.property("state") == "error"):
                row.field.setText(letters.letter(act))
                row.set_error("")

    def _on_typed(self, act: Act, text: str) -> None:
        self.rows[act].set_error(letters.change(act, text) if text else "Type one letter.")

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
