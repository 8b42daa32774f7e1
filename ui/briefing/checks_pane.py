"""Before anyone reads it: what must be settled, what is worth a look, what has passed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label, Rule
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from workbench.domain.briefing.checks import Check, Place, State, to_settle

_LOOKS = {
    State.STOP: ("warning-circle", "alarm"),
    State.LOOK: ("warning", "caution"),
    State.PASSED: ("check-circle-fill", "ok"),
}


class CheckRow(QWidget):
    """One check; its button goes to the words it is about."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = check
        self.go = Button("Show it", height=28, role="detail_strong", parent=self)
        self.go.setAccessibleName(f"Show it: {check.name}, {check.said}")
        self.go.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Paragraph(check.name, "label"))
        words.addWidget(Paragraph(check.said, "detail", "ink2"))
        if check.state is not State.PASSED and check.leads_to is not Place.NOWHERE:
            words.addSpacing(3)
            words.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
            self.go.show()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(Icon(*_LOOKS[check.state], 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{check.state.value}: {check.name}. {check.said}")


class ChecksPane(QFrame):
    """`asked` carries the Check whose words are to be shown."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.rows: list[CheckRow] = []
        self._shown: tuple[Check, ...] = ()
        self._at = -1
        self.title = Label("Before you publish", "section")
        self.state = Paragraph("", "detail", "ink2")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 12, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 4, 12)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(scrolled(inner, "Checks"), 1)

    def forget(self) -> None:
        """Another briefing comes, and nothing is known of it yet."""
        self.show_checks(())
        self.state.set_text("")

    def show_checks(self, checks: Sequence[Check]) -> None:
        if tuple(checks) == self._shown:
            return
        self._shown, self._at = tuple(checks), -1
        for row in self.rows:
            row.hide()
            row.deleteLater()
        while (item := self._list.takeAt(0)) is not None:
            if (rule := item.widget()) is not None and isinstance(rule, Rule):
                rule.deleteLater()
        self.rows = [CheckRow(check) for check in checks]
        for place, row in enumerate(self.rows):
            if place and row.check.state is not self.rows[place - 1].check.state:
                self._list.addWidget(Rule())
            row.go.clicked.connect(lambda _=False, check=row.check: self.asked.emit(check))
            self._list.addWidget(row)
            row.show()
        self._list.addStretch(1)
        look = sum(check.state is State.LOOK for check in checks)
        passed = len(checks) - look - to_settle(checks)
        worth = f", {look} worth a look" if look else ""
        self.state.set_text(f"{to_settle(checks)} to settle{worth}, {passed} passed")

    def next(self) -> None:
        """To the words of the next check that has not passed, round and round."""
        open_rows = [
            row for row in self.rows if row.check.state is not State.PASSED and row.check.leads_to is not Place.NOWHERE
        ]
        if open_rows:
            self._at = (self._at + 1) % len(open_rows)
            self.asked.emit(open_rows[self._at].check)
