"""After opening with the recovery code: a new passphrase and a new sheet, before anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.steps import Steps
from ui.jobs import Job
from ui.passphrase.new_passphrase import PassphraseStep
from ui.passphrase.sheet_step import NewCode, SheetStep
from workbench.domain.questions import Workspace
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.storage.store import Store


class Renewal(QWidget):
    """`opened` carries the Store once both are in force; `left` gives up, and says whether a sheet was saved."""

    opened = Signal(object)
    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._new: NewCode | None = None
        self._job: Job | None = None
        self.steps = Steps(["New passphrase", "Recovery sheet"])
        self.passphrase, self.code = PassphraseStep("Choose a new passphrase", warned=False), SheetStep()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.passphrase)
        self._stack.addWidget(self.code)
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.told.acted.connect(self._open_as_it_was)
        self.back = Button("Leave it as it was", icon_name="arrow-left", height=40)
        self.back.clicked.connect(self.leave)
        self.next = Button("Next: recovery sheet", "primary", key="Enter", height=40)
        self.next.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(72, 28, 72, 28)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(Label("The code fits", "display"))
        column.addWidget(
            Paragraph(
                "A code that was used is a code that was seen. Choose a new passphrase and print a new sheet; the old "
                "ones hold until you have finished.",
                "body",
                "ink2",
            )
        )
        column.addWidget(self.steps)
        column.addSpacing(10)
        column.addWidget(self._stack)
        column.addWidget(self.told)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(2)

    def begin(self, store: Store) -> None:
        self._store, self._new = store, None
        self.passphrase.clear()
        self.passphrase.show_name(store.folder.name)
        self.code.clear()
        self._show(0)

    def focus_first(self) -> None:
        (self.code if self._stack.currentIndex() else self.passphrase).focus_first()

    def go_on(self) -> None:
        store = self._store
        if store is None or self._job is not None:
            return
        if self._stack.currentIndex() == 0:
            if self.passphrase.is_whole():
                self._show_code(store)
        elif self._new is not None and self.code.is_whole():
            self._change(store, self._new.code)

    def leave(self) -> None:
        """Close the workspace again; nothing has changed."""
        if self._job is None:
            saved = self.code.saved
            self.stop()
            self.left.emit(saved)

    def stop(self) -> None:
        self.code.stop()
        if self._job is not None:
            self._job.wait()
            self._job = None
        if self._store is not None:
            self._store.close()
        self._forget()

    def _forget(self) -> None:
        self._store = self._new = None
        self.passphrase.clear()
        self.code.clear()

    def _show_code(self, store: Store) -> None:
        from workbench.storage.keys.recovery_code import new_code

        self._new = NewCode(new_code(), store.folder, store.ask(Workspace()).partnership)
        self.code.show_code(self._new)
        self._show(1)

    def _change(self, store: Store, code: str) -> None:
        from workbench.storage.keys.changes import changing

        assert store.unlocked is not None
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        new = self.passphrase.first.text()
        self._job = Job(changing(store, store.unlocked, datetime.now(UTC), passphrase=new, code=code), self)
        self._job.succeeded.connect(self._on_changed)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_changed(self, _nothing: object) -> None:
        self._settle()
        store = self._store
        self._forget()
        if store is not None:  # the window may have been closed meanwhile, and the workspace with it
            self.opened.emit(store)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        self.told.setHidden(False)
        self.told.show_message(
            "alarm", str(error), "The old passphrase and the old code still hold.", "Open it as it was"
        )
        self.next.setFocus()

    def _open_as_it_was(self) -> None:
        """A full disk must not stand between an officer and the work: it is asked again the next time."""
        store = self._store
        if store is not None and self._job is None:
            self._forget()
            self.opened.emit(store)

    def _settle(self) -> None:
        self.next.setEnabled(True)
        self.back.setEnabled(True)
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.told.setHidden(True)
        self.next.setText(("Next: recovery sheet", "Open the workspace")[step])
        self.focus_first()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = self.focusWidget()
            if isinstance(pressed, QPushButton):
                pressed.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)
