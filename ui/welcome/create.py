"""Creating a workspace: name and place, a passphrase, and the sheet with the recovery code that is shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.steps import Steps
from ui.opening import Made, Opening
from ui.passphrase.new_passphrase import PassphraseStep
from ui.passphrase.sheet_step import NewCode, SheetStep
from ui.welcome.create_steps import PlaceStep
from workbench.errors import WorkbenchError


class CreateSteps(QWidget):
    """`opened` carries the open Store once the recovery code was typed back; `left` gives up before that."""

    opened = Signal(object)
    left = Signal()
    code_shown = Signal(object)
    """The folder of the new workspace: it is whole now, and its code stands on the screen."""

    def __init__(self, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Made | None = None
        self.opening = Opening(data, self)
        self.opening.made.connect(self._on_made)
        self.opening.failed.connect(self._on_failed)
        self.opening.opened.connect(self.opened)
        self.opening.slow.connect(self._on_slow)
        self.steps = Steps(["Name and place", "Passphrase", "Recovery sheet"])
        self.place, self.passphrase, self.code = PlaceStep(), PassphraseStep(), SheetStep()
        self._forms: tuple[PlaceStep | PassphraseStep | SheetStep, ...] = (self.place, self.passphrase, self.code)
        self._stack = QStackedWidget()
        for form in self._forms:
            self._stack.addWidget(form)
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.back = Button("Back", "secondary", icon_name="arrow-left", height=40)
        self.back.clicked.connect(self.go_back)
        self.next = Button("Next: passphrase", "primary", key="Enter", height=40)
        self.next.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(72, 28, 72, 28)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(Label("Create a workspace", "display"))
        column.addWidget(self.steps)
        column.addSpacing(14)
        column.addWidget(self._stack)
        column.addWidget(self.told)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(2)

    def start(self) -> None:
        """From the beginning, with nothing left from before."""
        self._made = None
        for form in self._forms:
            form.clear()
        self._show(0)

    def focus_first(self) -> None:
        self._forms[self._stack.currentIndex()].focus_first()

    def stop(self) -> None:
        self.opening.stop()
        self.code.stop()
        self.code.clear()
        if self._made is not None:
            self._made.store.close()
            self._made = None

    def go_on(self) -> None:
        self.told.setHidden(True)
        if self.opening.busy:
            return
        step = self._stack.currentIndex()
        if step == 0 and self.place.is_whole():
            self.passphrase.show_name(self.place.folder().name)
            self._show(1)
        elif step == 1 and self.passphrase.is_whole():
            self.next.setEnabled(False)
            self.opening.create(
                self.place.folder(),
                self.passphrase.first.text(),
                self.place.partnership(),
                self.place.person(),
                self.place.why_here(),
            )
        elif step == 2 and self._made is not None and self.code.is_whole():
            made, self._made = self._made, None
            self.code.clear()
            self.opening.opened.emit(made.store)

    def go_back(self) -> None:
        self.told.setHidden(True)
        if self._stack.currentIndex() == 1:
            self._show(0)
        elif self._stack.currentIndex() == 0:
            self.left.emit()

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.told.setHidden(True)
        self.back.setHidden(step == 2)
        self.next.setEnabled(True)
        self.next.setText(("Next: passphrase", "Next: recovery sheet", "Open the workspace")[step])
        self.focus_first()

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.passphrase.clear()
        self.code.show_code(NewCode(made.code, made.store.folder, self.place.partnership()))
        self._show(2)
        self.code_shown.emit(made.store.folder)

    def _on_slow(self) -> None:
        self.told.show_message("info", "Making the workspace…")
        self.told.setHidden(False)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.next.setEnabled(True)
        self.told.show_message("alarm", str(error), "Nothing was made.")
        self.told.setHidden(False)
        self.next.setFocus()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex() < 2:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = self.focusWidget()
            if isinstance(pressed, QPushButton):
                pressed.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)
