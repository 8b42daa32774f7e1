"""Go to an audit or a case: type a part of its title or reference, Enter opens it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.components.labels import Label
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.questions import AuditSummary, Cases, Programme

_MOST = 40


class FindPalette(QDialog):
    """`asked_for` carries a Route."""

    asked_for = Signal(object)

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Find")
        self.resize(560, 420)
        self._workspace = workspace
        self._shown = ""
        summaries = workspace.ask(Programme())
        self._places = [(_in_words(each), Route(Screen.SCOPE, each.audit.id)) for each in summaries]
        self._to_read = [each.audit for each in summaries if each.cases]
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_one)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("An audit, or a case reference such as MIS26-03")
        self.typed.setAccessibleName("Find an audit or a case")
        self.typed.textEdited.connect(self._fill)
        self.typed.returnPressed.connect(self._on_open)
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.itemActivated.connect(self._on_open)
        self.count = Label("", "detail", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.typed)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        self._fill("")
        self._reading.start()

    def _read_one(self) -> None:
        """The cases of one audit at a time, while the window stays awake."""
        if not self._to_read:
            self._reading.stop()
            return
        audit = self._to_read.pop(0)
        for case in self._workspace.ask(Cases(audit.id)):
            self._places.append((f"{case.ref}   {audit.title}", Route(Screen.PANEL, audit.id, case.id)))
        self._fill(self.typed.text())

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [place for place in self._places if all(word in place[0].casefold() for word in words)]
        row = max(self.list.currentRow(), 0) if typed == self._shown else 0
        self._shown = typed
        self.list.clear()
        for told, route in found[:_MOST]:
            item = QListWidgetItem(told)
            item.setData(Qt.ItemDataRole.UserRole, route)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        more = f", the first {_MOST} shown" if len(found) > _MOST else ""
        self.count.setText(f"{len(found)} found{more}" if found else "Nothing here is called that.")

    def _on_open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            route = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
            self.asked_for.emit(route)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        else:
            super().keyPressEvent(event)


def _in_words(summary: AuditSummary) -> str:
    audit = summary.audit
    return f"{audit.title}   {audit.ref}, {audit.type.label}"
