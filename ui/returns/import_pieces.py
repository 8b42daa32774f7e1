"""The parts of the import of returned forms: the files, and of the one in hand what is wrong and what would change."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.components.progress_card import ProgressCard
from ui.form.choice import Choice
from ui.returns.import_changes import ChangesTable, in_words
from ui.returns.list_rows import fit_row
from ui.theme import icon, theme
from workbench.domain.audits import Member
from workbench.domain.returns.staged import FileState, StagedChange, StagedFile, StagedProblem, StagedReturns
from workbench.domain.text import counted, listed

_SIGNS = {
    FileState.READY: ("check-circle", "ok", "okSoft"),
    FileState.PARTLY: ("warning", "caution", "cautionSoft"),
    FileState.NOTHING_NEW: ("info", "ink2", "sunken"),
    FileState.REFUSED: ("prohibit", "alarm", "alarmSoft"),
}


class ImportPieces:
    """`show_staged` fills the list; the rest is about the file in hand."""

    def __init__(self, *, low: bool) -> None:
        """`low` where there is little height: the table alone tells what would change."""
        self.low = low
        self.progress = ProgressCard("Reading the forms")
        self.told = MessageBar("info", "")
        self.files = QListWidget()
        self.files.setAccessibleName("Files")
        self.files.setWordWrap(True)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setFixedWidth(round(300 * min(theme.text_scale, 1.2)))
        self.state = Pill("", role="detail_strong")
        self.sentence = Paragraph("", "body")
        self.wrong = QListWidget()
        self.wrong.setAccessibleName("What is wrong, and notes")
        self.wrong.setWordWrap(True)
        self.wrong.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.from_whom = Choice(blank="Nobody: do not log it")
        self.from_row = FormRow(
            "Log that it came, from", self.from_whom, hint="The log then says that a form came and why it was refused."
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText("Such as: published number of the duty team")
        self.reason_row = FormRow("Keep the words, because", self.reason)
        self.keep = Button("Keep them", height=36)
        self.held = Paragraph("", "detail", "ink2")
        self.heading = Label("What would change", "label")
        self.changes = ChangesTable()
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName("The change in hand, whole")
        self.count = Paragraph("", "label")
        self.close = Button("Close", key="Esc", height=40)
        self.take = Button("Take in what is good", "primary", key="Ctrl Enter", height=40)
        self.changes.chosen.connect(self._on_change)
        self.kept_box, self.work = QWidget(), QWidget()

    def show_staged(self, staged: StagedReturns) -> None:
        """The same file stays in hand."""
        row = max(self.files.currentRow(), 0)
        blocked = self.files.blockSignals(True)
        self.files.clear()
        for file in staged.files:
            name, tone, _ = _SIGNS[file.state]
            item = QListWidgetItem(icon(name, tone, 18), f"{file.path.name}\n{file.state.label}: {file.sentence}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{file.path.name}. {file.state.label}. {file.sentence}")
            fit_row(self.files, item, sign=18)
            self.files.addItem(item)
        self.files.setCurrentRow(min(row, len(staged.files) - 1))
        self.files.blockSignals(blocked)
        self.count.set_text(staged.in_words)
        held = [file for file in staged.files if file.identifiers]
        kinds = listed(list(dict.fromkeys(kind for file in held for kind in file.identifiers)))
        self.held.set_text(f"Held back for now: {kinds}. Say why they may stand, or take the rest in without them.")
        self.kept_box.setHidden(not held or bool(staged.keep_identifiers))

    def show_file(self, file: StagedFile, members: tuple[Member, ...], logged: int | None) -> None:
        """`logged` is the agency that a refused file is to be logged as coming from."""
        name, tone, ground = _SIGNS[file.state]
        self.state.show_status(file.state.label, name, tone=tone, ground=ground)
        self.sentence.set_text(file.sentence)
        self.wrong.clear()
        for number, problem in enumerate(file.problems, 1):
            self.wrong.addItem(QListWidgetItem(icon("warning", "caution", 16), f"{number}. {told(problem)}"))
        for note in file.notes:
            self.wrong.addItem(QListWidgetItem(icon("info", "ink2", 16), note))
        self.wrong.setHidden(not self.wrong.count())
        self.wrong.setMaximumHeight(round(190 * theme.text_scale) if file.changes else 16_777_215)
        refused = file.state is FileState.REFUSED
        self.from_row.setHidden(not refused)
        if refused:
            self.from_whom.set_terms([(str(each.agency.id), each.agency.name) for each in members])
            self.from_whom.set_value(str(logged) if logged else "")
        there = bool(file.changes)
        for each in (self.heading, self.changes, self.whole):
            each.setHidden(not there or (self.low and each is self.whole))
        self.heading.setText(f"What would change: {counted(len(file.changes), 'thing')}")
        self.whole.clear()
        self.changes.show_changes(file.changes)

    def _on_change(self, change: StagedChange) -> None:
        place = ", ".join(part for part in (change.case_ref, change.line, change.what) if part)
        now, then = change.before or "Nothing", change.after or "Nothing"
        self.whole.setPlainText(f"{place}\nNow: {now}\nWould be: {then}")
        self.whole.setAccessibleDescription(in_words(change))


def told(problem: StagedProblem) -> str:
    """'MIS26-05, line 3. Sheet “Return”, cell D14. Two grades in one cell. Choose one of them.'"""
    about = ", ".join(part for part in (problem.case_ref, problem.line[:1].lower() + problem.line[1:]) if part)
    where = f"Sheet “{problem.sheet}”" + (f", cell {problem.cell}" if problem.cell else "")
    return " ".join(f"{part.rstrip('.')}." for part in (about, where, problem.problem, problem.fix) if part)


def lay_out(dialog: QWidget, pieces: ImportPieces) -> None:
    around = QVBoxLayout(pieces.kept_box)
    around.setContentsMargins(0, 0, 0, 0)
    around.setSpacing(4)
    around.addWidget(pieces.held)
    kept = QHBoxLayout()
    around.addLayout(kept)
    kept.addWidget(pieces.reason_row, 1)
    kept.addWidget(pieces.keep, 0, Qt.AlignmentFlag.AlignBottom)
    right = QVBoxLayout()
    right.setSpacing(8)
    right.addWidget(pieces.state, 0, Qt.AlignmentFlag.AlignLeft)
    right.addWidget(pieces.sentence)
    right.addWidget(pieces.wrong, 1)
    right.addWidget(pieces.from_row)
    right.addWidget(pieces.heading)
    right.addWidget(pieces.changes, 3)
    pieces.whole.setFixedHeight(round(78 * theme.text_scale))
    pieces.wrong.setMinimumHeight(44)
    pieces.changes.setMinimumHeight(84)
    pieces.files.setMinimumHeight(84)
    right.addWidget(pieces.whole)
    right.addStretch(0)
    beside = QHBoxLayout(pieces.work)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(14)
    beside.addWidget(pieces.files)
    beside.addLayout(right, 1)
    foot = QHBoxLayout()
    foot.setSpacing(10)
    foot.addWidget(pieces.count, 1, Qt.AlignmentFlag.AlignVCenter)
    foot.addWidget(pieces.close)
    foot.addWidget(pieces.take)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 22, 28, 20)
    column.setSpacing(10)
    column.addWidget(Label("Import returned forms", "title"))
    if not pieces.low:
        told = "Nothing changes until you take it in; that is one step, and can be undone."
        column.addWidget(Paragraph(told, "body", "ink2"))
    column.addWidget(pieces.progress)
    column.addWidget(pieces.told)
    column.addWidget(pieces.work, 1)
    column.addWidget(pieces.kept_box)
    column.addLayout(foot)
    column.addStretch(0)
