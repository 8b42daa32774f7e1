"""Add a list of cases: paste or open it, say what its columns are, see what is wrong, and add the good rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.case_list.layout import lay_out
from ui.case_list.pieces import Pieces
from ui.case_list.reading import Opened, opened
from ui.case_list.staging import Staging
from workbench.domain.progress import Work
from workbench.domain.text import counted
from workbench.imports.case_list.fields import Around, Target
from workbench.imports.case_list.plan import CaseList, Decisions, ListReading, headings
from workbench.imports.case_list.rows import IDENTIFIER, ListRow
from workbench.imports.case_list.tables import pasted_table, table_file

_KINDS = "Lists (*.xlsx *.csv *.txt *.tsv);;Any file (*)"


class CaseListDialog(QDialog):
    """What was decided about a list stays while the program is open, until it is added or another takes its place."""

    added = Signal(object, object)
    """(the CaseList whose good rows were taken, what saving it came to)."""

    def __init__(
        self,
        about: str,
        around: Callable[[], Around],
        save: Callable[[CaseList], Work[Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`around` says what the audit is now. `save` writes the good rows; without it they are only handed over."""
        super().__init__(parent)
        self._ask_around, self._save = around, save
        self._around = around()
        self._reading: ListReading | None = None
        self._opened: Opened | None = None
        self._plan = CaseList((), ())
        self._taken: CaseList | None = None
        self._decisions = Decisions()
        self.setWindowTitle("Add a list of cases")
        self.setAcceptDrops(True)
        self.pieces = Pieces(about)
        self._staging = Staging(self)
        self._staging.done.connect(self._on_done)
        self._staging.failed.connect(self._on_failed)
        self._listen()
        lay_out(self, self.pieces)
        self._show()
        self.resize(self.sizeHint())  # Qt would stop at two thirds of the screen: no room for a row

    def _listen(self) -> None:
        pieces = self.pieces
        pieces.paste.pasted.connect(self.read_text)
        pieces.open.clicked.connect(self._on_open)
        pieces.headings.clicked.connect(self._on_headings)
        pieces.sheet.picked.connect(self._on_sheet)
        pieces.preview.heads.chosen.connect(self._on_target)
        pieces.preview.table.mended.connect(self._on_mended)
        pieces.preview.current.connect(self._on_row)
        pieces.problems.meant.connect(self._on_meant)
        pieces.problems.kept.connect(self._on_kept)
        pieces.problems.kept_everywhere.connect(self._on_kept_everywhere)
        pieces.next.clicked.connect(pieces.preview.next_to_look_at)
        pieces.copy.clicked.connect(self._on_copy)
        pieces.close.clicked.connect(self.reject)
        pieces.add.clicked.connect(self.add)

    @property
    def unfinished(self) -> bool:
        """Whether rows are here that have not been added."""
        return bool(self._plan.good or self._plan.stopped)

    @property
    def plan(self) -> CaseList:
        return self._plan

    @property
    def busy(self) -> bool:
        return self._staging.busy

    def renew(self) -> None:
        """Shown again: the audit may have changed meanwhile."""
        self._around = self._ask_around()
        if self._opened is not None:
            self._reading = None
            self._stage()
        self.pieces.paste.setFocus()

    def read_text(self, text: str) -> None:
        """A pasted table in place of whatever is here."""
        around = self._around

        def work() -> Work[Opened]:
            yield from ()
            return opened(pasted_table(text), around)

        self._read(work)

    def read_file(self, path: Path) -> None:
        around = self._around

        def work() -> Work[Opened]:
            return opened((yield from table_file(path)), around)

        self._read(work)

    def add(self) -> None:
        """The good rows, as one step. What needs a look stays here."""
        if self._staging.busy or not self._plan.good:
            return
        plan = self._taken = self._plan
        if self._save is None:
            self._on_added(None)
        else:
            save = self._save
            self._staging.wish("add", lambda: save(plan))
            self._show()

    def stop(self) -> None:
        self._staging.stop()

    def _read(self, work: Callable[[], Work[Opened]]) -> None:
        self.pieces.told.setHidden(True)
        self._staging.wish("read", work)

    def _stage(self) -> None:
        opened, around, decisions, reading = self._opened, self._around, self._decisions, self._reading
        if opened is None:
            return

        def work() -> Work[tuple[ListReading, CaseList]]:
            read = reading or ListReading(opened.sheet, around)
            return read, (yield from read.staged(decisions))

        self._staging.wish("stage", work)

    def _decide(self, **what: Any) -> None:
        self._decisions = replace(self._decisions, **what)
        self._stage()

    def _on_done(self, what: str, result: Any) -> None:
        if what == "read":
            self._opened, self._reading, self._decisions = result, None, Decisions()
            self.pieces.show_sheets(result)
            self._stage()
        elif what == "stage":
            first = not self._plan.rows
            self._reading, self._plan = result
            self._show()
            if first and self._plan.rows and self.isVisible():
                self.pieces.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_added(result)

    def _on_added(self, result: Any) -> None:
        plan = self._taken or self._plan
        self._taken = None
        gone = self._decisions.done | {row.number for row in plan.good}
        self.added.emit(plan, result)
        self._around = self._ask_around()
        self._decisions = replace(self._decisions, done=gone)
        if not plan.stopped:
            self._opened, self._reading, self._plan = None, None, CaseList((), ())
            self.accept()
            return
        added = counted(len(plan.good), "case")
        self.pieces.tell("ok", f"{added} added", "They are one step: undo takes them all back. The rest is still here.")
        self._reading = None
        self._stage()

    def _on_failed(self, sentence: str) -> None:
        self._taken = None
        safe = "Nothing was added; the list is still here." if self._plan.rows else "Nothing was changed."
        self.pieces.tell("alarm", sentence, safe)
        self._show()

    def _show(self) -> None:
        self.pieces.show_plan(self._plan, self._around, busy=self._staging.busy)
        self._on_row(self.pieces.preview.current_row())

    def _on_row(self, row: ListRow | None) -> None:
        self.pieces.problems.show_row(row, self._plan.columns, self._around, self._decisions.kept)
        self.pieces.order()

    def _on_target(self, place: int, target: Target) -> None:
        others = {at: each for at, each in self._decisions.targets.items() if at != place}
        self._decide(targets={**others, place: target})

    def _on_mended(self, number: int, place: int, text: str) -> None:
        self._decide(cells={**self._decisions.cells, (number, place): text})

    def _on_meant(self, place: int, word: str, value: str) -> None:
        self._decide(meanings={**self._decisions.meanings, (place, word): value})

    def _on_kept(self, number: int, why: str) -> None:
        self._decide(kept={**self._decisions.kept, number: why})

    def _on_kept_everywhere(self, why: str) -> None:
        waiting = [row.number for row in self._plan.rows if any(p.sort == IDENTIFIER for p in row.problems)]
        self._decide(kept={**self._decisions.kept, **{number: why for number in waiting}})

    def _on_sheet(self, place: str) -> None:
        if self._opened is not None:
            self._opened = replace(self._opened, at=int(place))
            self._reading, self._decisions = None, Decisions()
            self._stage()

    def _on_open(self) -> None:
        chooser = QFileDialog(self, "Open a list of cases", str(Path.home()), _KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.read_file(Path(file)))
        chooser.open()

    def _on_headings(self) -> None:
        QGuiApplication.clipboard().setText(headings(self._around))
        self.pieces.tell("info", "The headings are copied", "Paste them into the first row of an empty spreadsheet.")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._plan.copied())
        many = counted(len(self._plan.stopped), "row")
        self.pieces.tell("info", f"{many} copied, with what to put right", "Paste them into a spreadsheet.")

    # What Qt asks

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        window = parent.window().size() if parent is not None else QSize(1280, 720)
        return QSize(window.width() - 80, window.height() - 56)

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F7:
            self.pieces.preview.next_to_look_at()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in a table or a field never closes the list
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if (len(urls) == 1 and urls[0].isLocalFile()) or (not urls and event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if urls := event.mimeData().urls():
            self.read_file(Path(urls[0].toLocalFile()))
        else:
            self.read_text(event.mimeData().text())
