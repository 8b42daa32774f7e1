"""Qt's own widgets in the style sheet, and the pieces of a screen's head."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.components.button import Button
from ui.components.choice_cards import ChoiceCards
from ui.components.link import Link
from ui.components.screen_head import ScreenHead
from ui.components.segments import Segments
from ui.components.stage_track import StageTrack
from ui.components.tile import Tile


class StockBoard(QWidget):
    """As a screen would use them: names on all that can be operated."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(self)
        grid.setContentsMargins(28, 24, 28, 24)
        grid.setSpacing(14)
        for column, (text, kind) in enumerate(
            (("Import returned forms", "primary"), ("Print forms", ""), ("Cancel", "quiet"), ("Concern", "alarm"))
        ):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            grid.addWidget(button, 0, column)
        off = QPushButton("Not yet")
        off.setEnabled(False)
        grid.addWidget(off, 0, 4)
        wrong, choice, fixed, date = QLineEdit("MIS 26-3"), QComboBox(), QLineEdit("Graded by panel"), QDateEdit()
        wrong.setProperty("state", "error")
        choice.addItems(["Deep dive", "Dip sample"])
        fixed.setReadOnly(True)
        date.setCalendarPopup(True)
        date.setDisplayFormat("d MMM yyyy")
        date.setDate(QDate(2026, 5, 14))
        for column, field in enumerate((QLineEdit("MIS26-03"), wrong, choice, fixed, date)):
            field.setAccessibleName(f"Field {column}")
            grid.addWidget(field, 1, column)
        words = QPlainTextEdit("Her wishes are well recorded by school and police, but they did not reach the plan.")
        words.setAccessibleName("Why")
        words.setFixedHeight(84)
        grid.addWidget(words, 2, 0, 1, 3)
        ticks = QVBoxLayout()
        nil, police, bar = QCheckBox("Nil return"), QRadioButton("Police"), QProgressBar()
        nil.setChecked(True)
        police.setChecked(True)
        bar.setValue(40)
        bar.setTextVisible(False)
        for piece in (nil, police, bar):
            ticks.addWidget(piece)
        grid.addLayout(ticks, 2, 3, 1, 2)
        self.table = QTableView()
        model = QStandardItemModel(5, 5, self.table)
        model.setHorizontalHeaderLabels(["Case", "Police", "School", "GP", "Settled"])
        for place in range(5):
            for column, text in enumerate(
                (f"MIS26-0{place + 1}", "Received 30 Apr", "Received 1 May", "Awaited", "7 of 8")
            ):
                model.setItem(place, column, QStandardItem(text))
        self.table.setModel(model)
        self.table.setAccessibleName("Returns")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(40)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultSectionSize(180)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setCurrentIndex(model.index(1, 1))
        tabs, listed = QTabWidget(), QListView()
        listed.setModel(model)
        listed.setAccessibleName("Cases")
        tabs.addTab(self.table, "Returns")
        tabs.addTab(listed, "Cases")
        grid.addWidget(tabs, 3, 0, 1, 5)
        self.head = ScreenHead("Missing children 2026", "8 cases, 8 agencies")
        self.head.show_crumbs([("programme", "Audit programme")], "Scores")
        self.head.buttons.addWidget(Button("Import returns", icon_name="tray"))
        self.head.buttons.addWidget(Button("New audit", "primary", icon_name="plus", key="Ctrl N"))
        self.layers = Segments("Layer", [("self", "Self"), ("panel", "Panel"), ("both", "Both"), ("final", "Final")])
        acts = [("social", "Children’s social care"), ("police", "Police"), ("other", "Other")]
        self.acts = ChoiceCards("Who needs to act?", acts, "social")
        stages = ("Scope", "Sample", "Returns", "Panel", "Findings", "Briefing", "Impact")
        grid.addWidget(self.head, 4, 0, 1, 5)
        grid.addWidget(self.layers, 5, 0, 1, 2)
        grid.addWidget(StageTrack(stages, 2, "57 of 64"), 5, 2, 1, 3)
        detail = "Name it, choose where it lives, set a passphrase. Three steps."
        grid.addWidget(Tile("plus", "Create a workspace", detail, key="Ctrl N"), 6, 0, 1, 3)
        grid.addWidget(Link("F5", "Finding 5"), 6, 3)
        grid.addWidget(StageTrack(stages, 7, "Closed"), 7, 0, 1, 3)
        grid.addWidget(self.acts, 8, 0, 1, 3)
