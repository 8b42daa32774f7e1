"""The history of a record: every change with when, who, and what it was before and after."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.form.whole_rows import WholeRows
from ui.history.words import in_words
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import History, Moment
from workbench.domain.scales import Scale
from workbench.domain.text import counted


class HistoryPane(QDialog):
    """Opened over a screen by `show_record`; Esc closes it. It changes nothing."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._records: tuple[tuple[int, str], ...] = ()
        self._scale: Scale | None = None
        self.setWindowTitle("History")
        self.resize(620, 560)
        self.title = Label("", "title")
        self.count = Label("", "detail", "ink2")
        self.list = QListWidget()
        self.list.setAccessibleName("Changes, oldest first")
        self.list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        WholeRows(self.list)
        close = Button("Close", key="Esc")
        close.setShortcut(QKeySequence())
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        workspace.changed.connect(self._on_changed)

    def show_records(self, records: tuple[tuple[int, str], ...], title: str, scale: Scale | None = None) -> None:
        """Open with every change of each (record, heading); `scale` gives a grade's word for its code."""
        self._records, self._scale = records, scale
        self.setWindowTitle(f"History: {title}")
        self.title.setText(title)
        self._fill()
        self.open()
        self.list.setFocus()

    def _fill(self) -> None:
        self.list.clear()
        changes = 0
        for record, heading in self._records:
            told = _told(self._workspace.ask(History(record)), self._scale)
            changes += len(told)
            if heading:
                self.list.addItem(_heading(heading))
            for each in told:
                self.list.addItem(QListWidgetItem(each))
        self.count.setText(
            f"{counted(changes, 'change')}, oldest first. Nothing is ever overwritten."
            if changes
            else "Nothing has been recorded here yet."
        )
        if self.list.count():
            self.list.setCurrentRow(self.list.count() - 1)

    def _on_changed(self, ids: object) -> None:
        if self.isVisible() and isinstance(ids, frozenset) and not ids.isdisjoint(id for id, _ in self._records):
            self._fill()


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(theme.font("label"))
    return item


def _told(moments: tuple[Moment, ...], scale: Scale | None) -> list[str]:
    """One entry for each act: changes of several fields at the same moment are one act."""
    told: list[str] = []
    last: tuple[object, ...] = ()
    for moment in moments:
        at = moment.at.astimezone()
        words = in_words(moment, scale)
        act = (moment.at, moment.person, moment.label)
        if act == last:
            told[-1] = "\n".join([told[-1], *words])
            continue
        last = act
        head = f"{at.day} {at:%B} {at.year}, {at:%H:%M:%S}  ·  {moment.person}  ·  {_action(moment)}"
        told.append("\n".join([head, *words]))
    return told


def _action(moment: Moment) -> str:
    if moment.action == "undo":
        return f"Undone: {moment.label}"
    if moment.action == "redo":
        return f"Redone: {moment.label}"
    return moment.label
