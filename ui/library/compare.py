"""Two versions of the lines beside each other, word by word."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label, Rule
from ui.components.marked_words import Mark as Shown
from ui.components.marked_words import MarkedWords
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.form.choice import Choice
from ui.form.scrolled import scrolled
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.library.version_changes import Kind, LineChange, Mark, VersionChanges, compare_versions
from workbench.domain.questions import Library

_PILLS = {
    Kind.SAME: ("The same", "check", "ink2", "sunken"),
    Kind.REWORDED: ("Reworded", "pencil-simple", "caution", "cautionSoft"),
    Kind.ADDED: ("Added", "plus", "ok", "okSoft"),
    Kind.REMOVED: ("Taken out", "minus", "alarm", "alarmSoft"),
    Kind.MOVED: ("Renumbered", "arrow-down", "ink2", "sunken"),
    Kind.OTHER_SCALE: ("Other scale", "warning", "caution", "cautionSoft"),
}
_SHOWN: dict[Mark, Shown] = {Mark.SAME: "same", Mark.GONE: "gone", Mark.NEW: "new"}

_AT_ONCE = 3
"""As many cards as are seen; the others come while these are looked at."""


class CompareDialog(QDialog):
    """Opens on the version at hand and the one before it."""

    def __init__(self, library: Library, framework_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Compare versions")
        self._frameworks = {str(id): each for id, each in library.frameworks}
        ordered = sorted(self._frameworks.items(), key=lambda item: (item[1].title, item[1].key, item[1].version))
        terms = [(id, f"{each.title}, version {each.version}") for id, each in ordered]
        self.before, self.after = Choice(terms, blank=""), Choice(terms, blank="")
        self.before.picked.connect(self._show)
        self.after.picked.connect(self._show)
        self.only = QCheckBox("Only what differs")
        self.only.setChecked(True)
        self.only.clicked.connect(self._show)
        self.said = Paragraph("", "body")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 16, 0)
        self._body.setSpacing(12)
        self._pieces: list[QWidget] = []
        self._to_come: list[Callable[[], QWidget]] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._put_next)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._body)
        inner.addStretch(1)
        self.area = scrolled(holder, "The two versions")
        close = Button("Close", "primary", key="Esc", height=40)
        close.clicked.connect(self.accept)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(FormRow("Earlier", self.before), 1)
        top.addWidget(FormRow("Later", self.after), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.only)
        foot.addWidget(MarkedWords([("gone", "Struck through")]))
        foot.addWidget(Label("was there.", "detail", "ink2"))
        foot.addWidget(MarkedWords([("new", "Underlined")]))
        foot.addWidget(Label("has come.", "detail", "ink2"))
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Compare versions", "title"))
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.resize(1120, 620)
        self._choose_both(framework_id)
        self._show()

    @property
    def changes(self) -> VersionChanges:
        return compare_versions(self._frameworks[self.before.value()], self._frameworks[self.after.value()])

    def _choose_both(self, framework_id: int) -> None:
        here = self._frameworks[str(framework_id)]
        family = sorted((each.version, id) for id, each in self._frameworks.items() if each.key == here.key)
        earlier = [id for version, id in family if version < here.version]
        later = [id for version, id in family if version > here.version]
        before, after = str(framework_id), str(framework_id)
        if earlier:
            before = earlier[-1]
        elif later:
            after = later[0]
        else:
            after = next((id for id in self._frameworks if id != before), before)
        self.before.set_value(before)
        self.after.set_value(after)

    def _show(self) -> None:
        for piece in self._pieces:
            self._body.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self._pieces = []
        changes = self.changes
        self.said.set_text(" ".join(changes.sentences))
        only = self.only.isChecked()
        shown = [line for line in changes.lines if line.kinds != (Kind.SAME,) or not only]
        self._to_come = [partial(_card, line, changes.before, changes.after, only=only) for line in shown]
        self._next.start()
        for _ in range(_AT_ONCE):
            self._put_next()
        if not shown:
            self._put(Paragraph("The two versions have the same lines, word for word.", "body", "ink2"))

    def _put_next(self) -> None:
        """One card after the other: all at once would hold the window still."""
        if self._to_come:
            self._put(self._to_come.pop(0)())
        else:
            self._next.stop()

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._body.addWidget(piece)

    # What Qt asks

    def showEvent(self, event: object) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.resize(min(1240, parent.width() - 60), min(820, parent.height() - 40))
        super().showEvent(event)  # type: ignore[arg-type]


def _card(change: LineChange, before: Framework, after: Framework, *, only: bool) -> QWidget:
    card = QFrame()
    card.setProperty("role", "card")
    card.setAccessibleName(change.sentence)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Label(change.title, "name"))
    for kind in change.kinds:
        words, picture, tone, ground = _PILLS[kind]
        head.addWidget(Pill(words, picture, tone=tone, ground=ground))
    head.addStretch(1)
    column.addLayout(head)
    if change.before and change.after and change.kinds != (Kind.SAME,):
        column.addWidget(Paragraph(change.said[:1].upper() + change.said[1:], "detail", "ink2"))
    texts = [text for text in change.texts if text.changed or not only]
    if not texts:
        return card
    column.addWidget(Rule())
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 112)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    for at, (line, framework) in enumerate(((change.before, before), (change.after, after)), start=1):
        grid.addWidget(Label(_place(line, framework), "smallest_strong", "ink2"), 0, at)
    for row, text in enumerate(texts, start=1):
        grid.addWidget(Paragraph(text.name, "smallest", "ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(MarkedWords(_side(text.pieces, Mark.NEW)), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(MarkedWords(_side(text.pieces, Mark.GONE)), row, 2, Qt.AlignmentFlag.AlignTop)
    column.addLayout(grid)
    return card


def _side(pieces: Sequence[tuple[Mark, str]], without: Mark) -> list[tuple[Shown, str]]:
    return [(_SHOWN[mark], words) for mark, words in pieces if mark is not without]


def _place(line: Line | None, framework: Framework) -> str:
    version = f"Version {framework.version}"
    if line is None:
        return f"{version}: not in it"
    return f"{version}: line {line.number}" if line.kind is LineKind.LINE else f"{version}: closes the case"
