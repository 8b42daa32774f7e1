"""Choosing a passphrase: typed twice, measured, and told plainly that nobody can reset it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.form_row import FormRow
from ui.components.labels import Elided, Icon, Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.secret import Secret
from ui.passphrase.meter import Meter
from ui.passphrase.strength import judge


class PassphraseStep(QWidget):
    """`warned` with the bar that says what there is if it is lost."""

    def __init__(
        self, title: str = "Choose a passphrase", *, warned: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.first, self.again = Secret("Passphrase"), Secret("Type it again")
        self.meter = Meter()
        self.verdict = Label("", "body_medium")
        self._sign = Icon("info", "ink3", 16)
        self._listed = Elided("", "detail", "ink3")
        self._about = Paragraph("", "body", "ink2")
        self.again_row = FormRow("Type it again", self.again)
        self.first.textEdited.connect(self._show_verdict)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._sign)
        words.addWidget(self.verdict, 1)
        words.addWidget(self._listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(title, "section"))
        column.addWidget(self._about)
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addLayout(words)
        column.addSpacing(6)
        column.addWidget(self.again_row)
        column.addSpacing(6)
        if warned:
            column.addWidget(
                MessageBar(
                    "caution",
                    "Nobody can reset it",
                    "There is no server and no back door. The next step makes a recovery sheet to keep in a safe. "
                    "Without the passphrase or the sheet, the workspace cannot be opened.",
                )
            )
        column.addStretch(1)
        QWidget.setTabOrder(self.first, self.again)  # from the first to the second, and then to either Show
        QWidget.setTabOrder(self.again, self.first.button)
        QWidget.setTabOrder(self.first.button, self.again.button)
        self.show_name("")
        self.clear()

    def show_name(self, name: str) -> None:
        """The folder that it will lock."""
        what = f"everything in {name}" if name else "everything"
        self._about.set_text(
            f"Four or more ordinary words work well. It locks {what}, including on a lost laptop or stick."
        )

    def clear(self) -> None:
        for field in (self.first, self.again):
            field.clear()
            field.cover()
        self.again_row.set_error("")
        self._show_verdict()

    def focus_first(self) -> None:
        self.first.setFocus()

    def is_whole(self) -> bool:
        """Shows what is wrong where it is wrong, and goes there."""
        if not self._show_verdict():
            self.first.setFocus()
            return False
        same = self.first.text() == self.again.text()
        self.again_row.set_error("" if same else "The two are not the same. Type the passphrase again here.")
        if not same:
            self.again.selectAll()
            self.again.setFocus()
        return same

    def _show_verdict(self) -> bool:
        verdict = judge(self.first.text())
        self.meter.show_steps(verdict.steps)
        self.verdict.setText(verdict.told)
        self._listed.setText("Not in the list of common passphrases" if verdict.fit else "")
        self._sign.set_icon("check-circle" if verdict.fit else "info", "ok" if verdict.fit else "ink3")
        self.first.setAccessibleDescription(verdict.told)
        return verdict.fit
