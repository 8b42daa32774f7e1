"""A new passphrase, or a new recovery code, for the workspace that is open. Both ask for the present passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.form.growing import Growing
from ui.form.secret import Secret
from ui.jobs import Job
from ui.passphrase.new_passphrase import PassphraseStep
from ui.passphrase.sheet_step import NewCode, SheetStep
from ui.passphrase.waiting import Waiting
from ui.workspace import OpenWorkspace
from workbench.domain.progress import Work
from workbench.domain.questions import Workspace
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.storage.keys.slots import Unlocked

_OLD_BACKUPS = "Backups made until now still open with the old one."


class _KeyDialog(Growing):
    """`changed` carries the sentence for a toast that says which lock is in force now."""

    changed = Signal(str)

    def __init__(self, title: str, action: str, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._given_up = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        self.present = Secret("Present passphrase")
        self.present_row = FormRow("Present passphrase", self.present, required=True)
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.waiting = Waiting(self)
        self.waiting.ticked.connect(self._on_ticked)
        self.waiting.over.connect(self._on_wait_over)
        self.cancel = Button("Cancel", height=40)
        self.cancel.clicked.connect(self.reject)
        self.go = Button(action, "primary", key="Enter", height=40)
        self.go.setDefault(True)
        self.go.clicked.connect(self.go_on)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(title, "title"))
        column.addLayout(self.body)
        column.addWidget(self.told)
        column.addLayout(buttons)

    def go_on(self) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        """Let what runs come to its end: a lock is changed wholly or not at all."""
        self.waiting.stop()
        if self._job is not None:
            self._job.wait()
            self._job = None

    def _check_present(self, then: Callable[[Unlocked], None]) -> None:
        from workbench.storage.keys.changes import checking

        typed = self.present.text()
        self.present_row.set_error("" if typed else "Type the passphrase that opens this workspace now.")
        if not typed:
            self.present.setFocus()
            return
        self._start(checking(self._workspace.store, typed, datetime.now(UTC)), then)

    def _start(self, work: Work[Any], then: Callable[[Any], None]) -> None:
        if self._given_up:  # closed while the passphrase was tried: nothing may follow, and no thread outlive it
            work.close()
            return
        self.told.setHidden(True)
        self.go.setEnabled(False)
        self._job = Job(work, self)
        self._job.succeeded.connect(lambda result: self._settled(then, result))
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _settled(self, then: Callable[[Any], None], result: object) -> None:
        self._settle()
        then(result)

    def _settle(self) -> None:
        self.go.setEnabled(not self.waiting.going_on)
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_failed(self, error: Exception) -> None:
        from workbench.errors import WrongPassphrase
        from workbench.storage.keys.tries import TryLater

        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        if isinstance(error, TryLater):
            self.waiting.begin(error.seconds)
        elif isinstance(error, WrongPassphrase):
            self.present_row.set_error("That is not the passphrase of this workspace. Nothing was changed.")
            self.present.selectAll()
            self.present.setFocus()
        else:
            self._tell("alarm", str(error))

    def _on_ticked(self, words: str) -> None:
        self.go.setEnabled(False)
        self.present_row.set_error(words)

    def _on_wait_over(self) -> None:
        self.go.setEnabled(True)
        self.present_row.set_error("")

    def _tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.setHidden(False)
        self.told.show_message(kind, happened, safe)
        self.adjustSize()

    # What Qt asks

    def done(self, result: int) -> None:
        self._given_up = True
        self.stop()
        super().done(result)


class ChangePassphrase(_KeyDialog):
    """The recovery code stays as it is."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__("Change the passphrase", "Change the passphrase", workspace, parent)
        self.new = PassphraseStep("New passphrase", warned=False)
        self.new.first.setAccessibleName("New passphrase")
        self.new.show_name(workspace.store.folder.name)
        self.body.addWidget(self.present_row)
        self.body.addWidget(self.new)
        self.body.addWidget(
            MessageBar("info", "The recovery sheet stays as it is", f"It opens the workspace as before. {_OLD_BACKUPS}")
        )
        self.present.setFocus()

    def go_on(self) -> None:
        if self._job is None and not self.waiting.going_on and self.new.is_whole():
            self._check_present(self._on_checked)

    def _on_checked(self, unlocked: Unlocked) -> None:
        from workbench.storage.keys.changes import changing

        store, new = self._workspace.store, self.new.first.text()
        self._start(changing(store, unlocked, datetime.now(UTC), passphrase=new), self._on_changed)

    def _on_changed(self, _nothing: object) -> None:
        self.changed.emit("The passphrase is changed")
        self.accept()


class ReplaceCode(_KeyDialog):
    """The passphrase stays as it is. The new code holds once it was typed back; until then the old one does."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__("Make a new recovery code", "Next: recovery sheet", workspace, parent)
        self._unlocked: Unlocked | None = None
        self._new: NewCode | None = None
        self.sheet = SheetStep()
        self.sheet.setHidden(True)
        self.about = MessageBar(
            "info",
            "The old sheet stops working",
            "Do this when it is lost, or when somebody may have seen it. The old code holds until you have typed back "
            f"the new one. {_OLD_BACKUPS}",
        )
        self.body.addWidget(self.about)
        self.body.addWidget(self.present_row)
        self.body.addWidget(self.sheet)
        self.present.setFocus()

    def go_on(self) -> None:
        if self._job is not None or self.waiting.going_on:
            return
        if self._unlocked is None or self._new is None:
            self._check_present(self._on_checked)
        elif self.sheet.is_whole():
            from workbench.storage.keys.changes import changing

            store = self._workspace.store
            self._start(changing(store, self._unlocked, datetime.now(UTC), code=self._new.code), self._on_changed)

    def _on_checked(self, unlocked: Unlocked) -> None:
        from workbench.storage.keys.recovery_code import new_code

        folder, about = self._workspace.store.folder, self._workspace.ask(Workspace())
        self._unlocked, self._new = unlocked, NewCode(new_code(), folder, about.partnership)
        self.present.clear()
        self.present_row.setHidden(True)
        self.about.setHidden(True)
        self.sheet.show_code(self._new)
        self.sheet.setHidden(False)
        self.adjustSize()
        self.go.setText("Put the new code in force")
        self.sheet.focus_first()

    def _on_changed(self, _nothing: object) -> None:
        self.changed.emit("The new recovery code holds; destroy the old sheet")
        self.accept()

    # What Qt asks

    def done(self, result: int) -> None:
        self.sheet.stop()
        if result == QDialog.DialogCode.Rejected and self.sheet.saved:
            self.changed.emit("The old code still holds; delete the sheet you just saved")
        self.sheet.clear()
        self._unlocked = self._new = None
        super().done(result)
