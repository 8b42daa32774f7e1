"""The framework that is open: its title and scale, whether it is frozen, its lines, and the line in hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.empty_state import EmptyState
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.form.choice import Choice
from ui.form.lines import show_line
from ui.form.scrolled import scrolled
from ui.library.line_editor import LineEditor
from ui.library.lists import LineList, line_rows, lines_in
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.library.framework_changes import next_version
from workbench.domain.questions import Library
from workbench.domain.scales import Scale
from workbench.domain.text import listed, plain


class FrameworkPane(QWidget):
    """It shows and asks; the page does. `line_chosen` carries a line's key."""

    retitled = Signal(str)
    rescaled = Signal(object)
    line_chosen = Signal(str)

    def __init__(self, editor: LineEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework: Framework | None = None
        self._scales: dict[str, Scale] = {}
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of these lines")
        self.title_row = FormRow("Title", self.title)
        self.scale = Choice(blank="")
        self.scale_row = FormRow("Graded on", self.scale)
        self.state = Pill("", "lock-key")
        self.about = Paragraph("", "detail", "ink2", most_lines=2)
        self.version = Button("New version", icon_name="copy", height=32, role="detail_strong")
        self.compare = Button("Compare versions", height=32, role="detail_strong")
        self.copy = Button("Copy", height=32, role="detail_strong")
        self.save = Button("Save as a file…", height=32, role="detail_strong")
        self.remove = Button("Remove", "quiet", height=32, role="detail_strong")
        self.lines = LineList()
        self.add = Button("Add a line", icon_name="plus", key="Ins", height=32, role="detail_strong")
        self.editor = editor
        self.empty = EmptyState("No lines yet", "Add the first one, or paste a list from any document.", "Add a line")
        self.title.editingFinished.connect(self._on_title)
        self.scale.picked.connect(self._on_scale)
        self.lines.chosen.connect(self.line_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title_row, 3)
        top.addWidget(self.scale_row, 2)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self.state)
        told.addWidget(self.about, 1)
        buttons, below = QHBoxLayout(), QHBoxLayout()
        self._buttons, self._below, self._narrow = buttons, below, False
        for row in (buttons, below):
            row.setSpacing(8)
            row.addStretch(1)
        for place, button in enumerate((self.version, self.compare, self.copy, self.save)):
            buttons.insertWidget(place, button)
        buttons.addWidget(self.remove)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.lines, 1)
        left.addWidget(self.add)
        self.card = Card(padding=16)
        self.card_title = Label("", "section")
        self.card.body.addWidget(self.card_title)
        self.card.body.addWidget(self.editor)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 28, 0)
        inner.addWidget(self.card)
        self.area = scrolled(holder)
        self._left = QWidget()
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self._left)
        beside.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in (top, told, buttons, below):
            row.setContentsMargins(0, 0, 28, 0)
            column.addLayout(row)
        column.addWidget(self._beside, 1)
        column.addWidget(self.empty, 1)

    def fit(self, lines: int, room: int) -> None:
        """`lines` is the width of the list of lines, `room` that of all of it: buttons go into a second row."""
        self._left.setFixedWidth(lines)
        buttons = (self.version, self.compare, self.copy, self.save, self.remove)
        narrow = sum(button.sizeHint().width() + 8 for button in buttons) > room
        if narrow != self._narrow:
            self._narrow = narrow
            for button in (self.copy, self.save, self.remove):
                (self._below if not narrow else self._buttons).removeWidget(button)
                row = self._below if narrow else self._buttons
                row.insertWidget(row.count() if button is self.remove else row.count() - 1, button)

    def show_framework(self, framework: Framework, library: Library, users: Sequence[str], *, read_only: bool) -> None:
        """What is being typed in the title stays, unless it is another framework."""
        other = self._framework is None or self._framework.key != framework.key
        self._framework = framework
        show_line(self.title, framework.title, other=other)
        self._scales = {str(id): scale for id, scale in library.scales}
        self.scale.set_terms([(id, scale.title) for id, scale in self._scales.items()])
        self.scale.set_value(next((id for id, scale in self._scales.items() if scale == framework.scale), ""))
        source = f" Source: {framework.source}." if framework.source else ""
        self.state.setHidden(not users)
        if users:
            self.state.show_status(f"Frozen: used by {_few(users)}", "lock-key")
            self.state.setToolTip(f"Used by {listed(list(users))}")
            follows = f"Changing anything here makes version {next_version(framework.key, library)}; this one stays."
            self.about.set_text(f"Version {framework.version}, {lines_in(framework)}. {follows}")
        else:
            self.about.set_text(f"Version {framework.version}, {lines_in(framework)}. No audit uses it yet.{source}")
        self.title.setReadOnly(read_only)
        self.scale.setEnabled(not read_only)
        self.remove.setEnabled(not users and not read_only)
        for button in (self.version, self.copy, self.add, self.empty.button):
            button.setEnabled(not read_only)
        versions = sum(each.key == framework.key for _, each in library.frameworks)
        self.compare.setEnabled(versions > 1)
        self.compare.setToolTip("" if versions > 1 else "There is one version only")

    def show_lines(self, framework: Framework, key: str) -> None:
        """The lines, the one with this key in hand."""
        self.lines.show_rows(line_rows(framework), key)
        self._beside.setHidden(False)
        self.empty.setHidden(True)

    def show_no_lines(self) -> None:
        self.lines.show_rows([], "")
        self._beside.setHidden(True)
        self.empty.setHidden(False)

    def show_line(self, line: Line, scale: Scale, *, read_only: bool) -> None:
        named = f"Line {line.number}" if line.kind is LineKind.LINE else "Whole case"
        self.card_title.setText(named if line.key else "A new line")
        self.card.setAccessibleName(named if line.key else "A new line")
        other = self.editor.line is None or self.editor.line.key != line.key
        self.editor.show_line(line, scale, tuple(self._scales.values()), read_only=read_only)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def focus_lines(self) -> None:
        (self.lines if self.lines.isVisible() else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_title(self) -> None:
        title = " ".join(plain(self.title.text()).split())
        self.title_row.set_error("" if title else "The lines need a title, such as Children who go missing.")
        if title and self._framework is not None and title != self._framework.title and not self.title.isReadOnly():
            self.retitled.emit(title)

    def _on_scale(self, id: str) -> None:
        if id in self._scales:
            self.rescaled.emit(self._scales[id])


def _few(refs: Sequence[str]) -> str:
    return listed(list(refs)) if len(refs) < 4 else f"{', '.join(refs[:3])} and {len(refs) - 3} more"
