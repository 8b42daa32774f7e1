"""Paste lines from anything: the words on the left, what they come to on the right, and where it goes."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.library.paste_preview import Offer, Preview
from workbench.domain.frameworks import Framework, Line
from workbench.domain.library.framework_changes import arranged, held, next_version
from workbench.domain.library.framework_verbs import new_key
from workbench.domain.library.naming import slug
from workbench.domain.questions import Library
from workbench.domain.scales import Scale
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

_NEW = "new"
_WAIT_MS = 250


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is to be taken in: into the framework with this id, or as a new one where it is 0."""

    framework_id: int
    framework: Framework
    lines: tuple[Line, ...]


class PasteDialog(QDialog):
    """`taken` carries a Pasted; the page takes it in and closes the dialog. It opens again with the words it had."""

    taken = Signal(object)

    def __init__(self, library: Library, framework_id: int, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paste lines")
        self._library = library
        self._scales: dict[str, Scale] = {str(id): scale for id, scale in library.scales}
        self._named_by_hand = False
        self.box = Field(
            "Pasted words",
            role="body",
            height=300,
            placeholder="Ctrl+V: a list from Word, cells from Excel, an e-mail.",
        )
        self.preview = Preview()
        self.told = Paragraph("", "detail", "ink2")
        self.problem = MessageBar("info", "")
        self.problem.setHidden(True)
        targets = [(_NEW, "New lines of their own")]
        targets += [(str(id), f"Added to {each.title}, version {each.version}") for id, each in library.frameworks]
        self.target = Choice(targets, blank="")
        self.target.set_value(str(framework_id) if framework_id else _NEW)
        self.title = QLineEdit()
        self.title_row = FormRow("Title", self.title, required=True)
        self.scale = Choice([(id, scale.title) for id, scale in self._scales.items()], blank="")
        self.scale_row = FormRow("Graded on", self.scale)
        self.take = Button("Take in", "primary", height=40, key="Ctrl Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_take)
        self.close_button = Button("Close", height=40, key="Esc")
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._read)
        self.box.user_edited.connect(self._on_pasted)
        self.target.picked.connect(self._show)
        self.title.textEdited.connect(self._on_named)
        self.preview.table.changed.connect(self._show)
        self.take.clicked.connect(self._on_take)
        self.close_button.clicked.connect(self.reject)
        default = next((id for id, scale in self._scales.items() if scale.key == "ofsted-4"), "")
        self.scale.set_value(default or next(iter(self._scales), ""))
        self.box.set_text(words)
        self._read()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.box, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(left, 2)
        beside.addLayout(right, 3)
        into = QHBoxLayout()
        into.setSpacing(12)
        into.addWidget(FormRow("Where they go", self.target), 3)
        into.addWidget(self.title_row, 3)
        into.addWidget(self.scale_row, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Paste lines", "title"))
        column.addLayout(beside, 1)
        column.addWidget(self.told)
        column.addWidget(self.problem)
        column.addLayout(into)
        column.addLayout(foot)
        policy = self.box.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.box.setSizePolicy(policy)
        self.resize(1120, 620)

    def close_once_done(self, _label: str) -> None:
        self.accept()

    def show_problem(self, sentence: str) -> None:
        self.problem.show_message("alarm", sentence)
        self.problem.setHidden(False)

    def _on_pasted(self) -> None:
        self._wait.start()

    def _read(self) -> None:
        from workbench.imports.framework.pasted import line_of, read_pasted

        self._wait.stop()
        self.problem.setHidden(True)
        if not self.box.text().strip():
            self.preview.table.show_offers([])
            self.told.set_text("What you paste is read at once. Nothing is taken in until you say so.")
            return
        try:
            reading = read_pasted(self.box.text())
        except WorkbenchError as error:
            self.preview.table.show_offers([])
            self.show_problem(str(error))
            self.told.set_text("")
            return
        offers = [Offer(line, True) for line in reading.framework.lines]
        offers += [Offer(line_of(left.text), False, left=True) for left in reading.left_out]
        self.told.set_text(" ".join(reading.assumed))
        if not self._named_by_hand:
            self.title.setText(reading.framework.title)
        scale = next((id for id, each in self._scales.items() if each.grades == reading.framework.scale.grades), "")
        if scale and any(line.descriptors for line in reading.framework.lines):
            self.scale.set_value(scale)
        self.preview.table.show_offers(offers)

    def _on_named(self) -> None:
        self._named_by_hand = True
        self.title_row.set_error("")
        self._show()

    def _show(self) -> None:
        lines = self.preview.table.taken
        new = self.target.value() == _NEW
        self.title_row.setHidden(not new)
        self.scale_row.setHidden(not new)
        self.take.setText(f"Take in {counted(len(lines), 'line')}")
        self.take.updateGeometry()
        self.take.setEnabled(bool(lines))
        self.problem.setHidden(True)
        key = slug(self.title.text())
        if not new and (users := held(self._library, int(self.target.value())).users):
            self.problem.show_message("info", f"{users[0]} uses that version", "The lines go into its next version.")
            self.problem.setHidden(False)
        elif new and any(known.key == key for _, known in self._library.frameworks):
            version = next_version(key, self._library)
            self.problem.show_message("info", "Lines of that title are here", f"These become their version {version}.")
            self.problem.setHidden(False)

    def _on_take(self) -> None:
        self._read_now()
        lines = self.preview.table.taken
        if not lines:
            return
        if self.target.value() != _NEW:
            framework = held(self._library, int(self.target.value())).framework
            self.taken.emit(Pasted(int(self.target.value()), framework, lines))
            return
        title = " ".join(self.title.text().split())
        if not title:
            self.title_row.set_error("Give the lines a title, such as Children who go missing.")
            self.title.setFocus()
            return
        scale = self._scales[self.scale.value()]
        keyed: list[Line] = []
        for line in lines:
            told = tuple((code, text) for code, text in line.descriptors if (line.scale or scale).has(code))
            keyed.append(replace(line, key=new_key(line.title, keyed), descriptors=told))
        framework = Framework(slug(title) or "lines", title, 1, scale, arranged(keyed), "Pasted")
        self.taken.emit(Pasted(0, framework, framework.lines))

    def _read_now(self) -> None:
        if self._wait.isActive():
            self._read()

    # What Qt asks

    def showEvent(self, event: object) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.resize(min(1240, parent.width() - 60), min(760, parent.height() - 40))
        super().showEvent(event)  # type: ignore[arg-type]
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
