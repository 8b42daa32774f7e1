"""Step 3 of a new audit: which agencies take part."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.audit.lists import agency_kinds
from ui.components.button import Button
from ui.components.card import Card
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.theme import theme
from workbench.domain.audits import Agency
from workbench.domain.text import counted, plain

_CODES = {
    "social-care": "CSC", "early-help": "EH", "police": "POL", "icb": "ICB", "gp": "GP", "nursing": "NUR",
    "hospital": "HOS", "camhs": "CAM", "community-health": "COM", "ambulance": "AMB", "school": "EDU",
    "college": "COL", "alternative-provision": "AP", "education": "EDS", "early-years": "EY", "youth-justice": "YJS",
    "youth-service": "YS", "return-interviews": "RHI", "probation": "PRO", "cafcass": "CAF", "housing": "HSG",
    "substance-use": "SUB", "domestic-abuse": "DA", "adult-social-care": "ASC", "placement": "CP", "fire": "FRS",
    "voluntary": "VCS", "immigration": "BI",
}  # fmt: skip


class AgenciesStep(QWidget):
    """Those of the partnership first, then the usual kinds, then any other."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, tuple[QCheckBox, Agency]] = {}
        self.count = Label("", "detail", "ink2")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.code, self.name = QLineEdit(), QLineEdit()
        self.code.setMaxLength(12)
        self.code_row = FormRow("Code", self.code, hint="Short, such as POL.")
        self.name_row = FormRow("Name of another agency", self.name)
        self.add = Button("Add agency", icon_name="plus")
        self.add.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)
        self.told = Paragraph("", "detail", "alarm")
        card = Card("Agencies in this audit")
        card.head.addWidget(self.count)
        card.body.addWidget(
            Paragraph(
                "Each gives its own grades, and is asked about every case. More can be added later.", "detail", "ink2"
            )
        )
        card.body.addWidget(self.told)
        card.body.addLayout(self._grid)
        other = QHBoxLayout()
        other.setSpacing(12)
        other.addWidget(self.code_row, 1, Qt.AlignmentFlag.AlignTop)
        other.addWidget(self.name_row, 4, Qt.AlignmentFlag.AlignTop)
        press = QVBoxLayout()
        press.addSpacing(24)
        press.addWidget(self.add)
        press.addStretch(1)
        other.addLayout(press)
        card.body.addSpacing(8)
        card.body.addLayout(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._arrange()
        theme.changed.connect(self._arrange)

    def show_known(self, known: Sequence[Agency]) -> None:
        """Begin again with the agencies of the partnership, all ticked, and the usual kinds, not ticked."""
        for box, _ in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        kinds = {agency.kind for agency in known}
        for agency in known:
            self._offer(agency, ticked=True)
        for kind, label in agency_kinds():
            code = _CODES.get(kind, "".join(word[0] for word in label.split())[:4].upper())
            if kind != "other" and kind not in kinds and code not in self.boxes:
                self._offer(Agency(0, code, label, kind), ticked=False)
        for first, second in pairwise((*(box for box, _ in self.boxes.values()), self.code, self.name, self.add)):
            self.setTabOrder(first, second)
        self.show_problem("")
        self._show_count()

    def chosen(self) -> tuple[Agency, ...]:
        return tuple(agency for box, agency in self.boxes.values() if box.isChecked())

    def show_problem(self, sentence: str) -> None:
        self.told.set_text(sentence)
        self.told.setHidden(not sentence)

    def _offer(self, agency: Agency, *, ticked: bool) -> None:
        box = QCheckBox(f"{agency.name}  ({agency.code})")
        box.setAccessibleName(f"{agency.name}, {agency.code}")
        box.setChecked(ticked)
        box.clicked.connect(self._show_count)
        self.boxes[agency.code] = (box, agency)
        self._put(len(self.boxes) - 1, box)

    def _put(self, place: int, box: QCheckBox) -> None:
        """Three beside each other, two where the text is large."""
        beside = 3 if theme.text_scale < 1.2 else 2
        self._grid.addWidget(box, place // beside, place % beside)

    def _arrange(self) -> None:
        for place in range(3):
            self._grid.setColumnStretch(place, 1 if place < 2 or theme.text_scale < 1.2 else 0)
        for place, (box, _) in enumerate(self.boxes.values()):
            self._put(place, box)

    def _on_add(self) -> None:
        code, name = plain(self.code.text()).strip().upper(), plain(self.name.text()).strip()
        self.name_row.set_error("" if name else "Write the name of the agency.")
        if not name:
            self.name.setFocus()
            return
        if not code:
            code = "".join(each for each in name.upper() if each.isalnum())[:3]
        taken = code in self.boxes
        self.code_row.set_error(f"{code} is taken. Choose another code." if taken else "")
        if taken:
            self.code.setFocus()
            return
        self._offer(Agency(0, code, name), ticked=True)
        self.code.clear()
        self.name.clear()
        self.name.setFocus()
        self._show_count()

    def _show_count(self) -> None:
        self.count.setText(f"{counted(len(self.chosen()), 'agency', 'agencies')} chosen")
        self.show_problem("")
        self.changed.emit()
