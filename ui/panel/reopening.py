"""What stands still asks why before anything in it is changed: a closed case, the confirmed conclusions of an audit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.field import Field
from ui.components.paragraph import Paragraph
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit
from workbench.domain.edits import Edit
from workbench.domain.moderation.conclusions import confirmed_words, reopen
from workbench.domain.questions import Overview


class ReopenDialog(QDialog):
    """`reasoned` carries why; Esc leaves it as it is."""

    reasoned = Signal(str)

    def __init__(
        self,
        ref: str,
        closed: str,
        parent: QWidget | None = None,
        *,
        question: str = "Why is this case reopened?",
        about: str = "The reason is kept with the case and shows in its history.",
        leave: str = "Leave it closed",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Reopen {ref}")
        self.setMinimumWidth(520)
        self.why = Field(question, required=True, role="body", height=104)
        reopen = Button("Reopen", "primary", key="Ctrl Enter", height=40)
        reopen.clicked.connect(self._on_reopen)
        keep = Button(leave, key="Esc", height=40)
        keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(reopen)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Paragraph(closed, "section"))
        column.addWidget(Paragraph(about, "body", "ink2"))
        column.addWidget(self.why)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_reopen, context=Qt.ShortcutContext.WindowShortcut)
        self.why.user_edited.connect(lambda _text: self.why.set_error(""))
        self.why.edit.setFocus()

    def _on_reopen(self) -> None:
        why = self.why.text().strip()
        if not why:
            self.why.set_error("Say why in a few words")
            self.why.edit.setFocus()
            return
        self.accept()
        self.reasoned.emit(why)


def ask_why_conclusions(workspace: OpenWorkspace, audit: Audit, screen: QWidget) -> ReopenDialog:
    """Ask why confirmed conclusions are opened again, and open them once it was said; `accepted` comes after that."""
    dialog = ReopenDialog(
        audit.ref,
        f"{audit.ref}: {confirmed_words(audit)[0].lower()}{confirmed_words(audit)[1:].rstrip('.')}",
        screen,
        question="Why are the conclusions reopened?",
        about="The panel’s grades and the conclusions can then be changed. The reason is kept with the audit.",
        leave="Leave them confirmed",
    )

    def on_reasoned(why: str) -> None:
        def intent() -> Edit | None:
            return reopen(workspace.ask(Overview(audit.id)).audit, why)

        workspace.edit(intent, about=("confirmed", audit.id))

    dialog.reasoned.connect(on_reasoned)
    dialog.open()
    dialog.why.edit.setFocus()
    return dialog
