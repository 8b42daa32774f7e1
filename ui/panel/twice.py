"""A case graded twice: two people are named for it, and one is taken off with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing
from workbench.domain.moderation.double import LONGEST
from workbench.domain.questions import CaseSheet
from workbench.domain.text import counted

_WHY = "Say why, such as: cannot finish before the panel."


class TwiceDialog(Growing):
    """`begun` carries the two names; `taken_off` a reader and why. Esc leaves everything as it is."""

    begun = Signal(str, str)
    taken_off = Signal(str, str)

    def __init__(self, sheet: CaseSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Grade {sheet.case.ref} twice")
        self.setMinimumWidth(560)
        readers = sheet.case.raters
        both = len(readers) > 1
        answered = {name: sum(each.answered for each in sheet.rated if each.place.rater == name) for name in readers}
        names = [*readers, "", ""][:2]
        self.names = [QLineEdit(name) for name in names]
        self._rows = []
        self.off = []
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(f"Grade {sheet.case.ref} twice", "title"))
        column.addWidget(Paragraph(_told(both), "body", "ink2"))
        for at, (box, name) in enumerate(zip(self.names, names, strict=True)):
            box.setMaxLength(LONGEST)
            far = f"{answered[name]} of {counted(len(sheet.graded_lines), 'line')} answered." if name else ""
            row = FormRow(("First reader", "Second reader")[at], box, required=True, watched=True, hint=far)
            if answered.get(name):
                box.setReadOnly(True)  # what they gave stands under this name
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(row, 1)
            off = Button("Take off…", height=36, parent=self)
            off.setAccessibleName(f"Take off {name}")
            off.setHidden(not name)
            off.clicked.connect(lambda _checked=False, name=name: self._ask_off(name))
            line.addWidget(off, 0, Qt.AlignmentFlag.AlignVCenter)
            self._rows.append(row)
            self.off.append(off)
            column.addLayout(line)
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self._who = Paragraph("", "body", "ink1")
        self._who.hide()
        column.addWidget(self._who)
        self.why_row = FormRow("Why", self.why, required=True, watched=True, hint="It stays in the case’s history.")
        self.why_row.hide()
        column.addWidget(self.why_row)
        self._off = ""
        self.save = Button("Grade it twice" if not both else "Change the readers", "primary", height=40)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column.addSpacing(4)
        column.addLayout(foot)
        first = next((box for box in self.names if not box.isReadOnly()), self.off[0])
        first.setFocus()

    def _ask_off(self, name: str) -> None:
        self._off = name
        self._who.set_text(f"{name} is taken off. What they gave is kept, and counted nowhere.")
        self._who.show()
        self.why.setAccessibleName(f"Why {name} is taken off")
        self.why_row.show()
        self.save.setText("Take off")
        self.save.updateGeometry()
        self.why.setFocus()

    def _on_save(self) -> None:
        if self._off:
            self.why_row.set_error("" if self.why.text().strip() else _WHY)
            if self.why.text().strip():
                self.accept()
                self.taken_off.emit(self._off, self.why.text())
            else:
                self.why.setFocus()
            return
        first, second = (box.text().strip() for box in self.names)
        self._rows[0].set_error("" if first else "A name or role, such as: J. Ade, police.")
        same = bool(second) and first.casefold() == second.casefold()
        told = "Someone else than the first reader." if same else "A name or role, such as: service manager, health."
        self._rows[1].set_error("" if second and not same else told)
        wrong = next((at for at, bad in enumerate((not first, not second or same)) if bad), None)
        if wrong is not None:
            self.names[wrong].setFocus()
            return
        self.accept()
        self.begun.emit(first, second)


def _told(both: bool) -> str:
    told = "Two people grade every line, each without seeing what the other or the panel gave. "
    if both:
        return told + "When both have answered every line, Scores shows where they differ."
    return told + "What they give is never counted: it only shows how alike two people grade."
