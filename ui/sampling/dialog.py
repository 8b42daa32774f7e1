"""Draw the sample, in three steps. The local ids of the list live in this window and go with it."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.case_list.staging import Staging
from ui.form.growing import Growing
from ui.sampling.dialog_pieces import Pieces, closing_question, lay_out
from ui.sampling.recorded import refs_of, sample_of
from ui.workspace import OpenWorkspace
from workbench import sampling_tasks
from workbench.domain.audits import Sample
from workbench.domain.edits import Edit
from workbench.domain.progress import Work
from workbench.domain.questions import Overview, SettingsNow
from workbench.domain.sampling.asked import RefsTakenOut
from workbench.domain.sampling.drawing import Place, Wanted, draw_list
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.telling import achieved
from workbench.domain.sampling.verbs import CasesOf, NewDraw, draw
from workbench.domain.whole_audit import WholeAudit

TITLE = "Draw the sample"
_KINDS = "Lists (*.xlsx *.csv *.txt *.tsv);;Any file (*)"


class DrawDialog(Growing):
    """Nothing is kept before the last step is agreed to. Put away, it is as it was when it is opened again;
    `finished_with` says that it is not wanted any more, and the ids go with it."""

    finished_with = Signal()

    def __init__(self, workspace: OpenWorkspace, whole: WholeAudit, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._whole, self._today = workspace, whole, today
        self._places: tuple[Place, ...] = ()
        self._wanted: Wanted | None = None
        self._step = 0
        self._is_kept = self._keeping = False
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        person = workspace.ask(SettingsNow()).person
        self.pieces = Pieces(whole, person, today)
        self._staging = Staging(self)
        self._staging.done.connect(self._on_done)
        self._staging.failed.connect(self._on_failed)
        lay_out(self, self.pieces)
        self._listen()
        if whole.cases:
            self.pieces.drawn.cases.set_current(CasesOf.THERE.value)
        self._show()
        self.resize(self.sizeHint())
        self.pieces.population.paste.setFocus()

    def _listen(self) -> None:
        pieces, population = self.pieces, self.pieces.population
        population.pasted.connect(self.read_text)
        population.open_asked.connect(self._on_open)
        population.headed.connect(self._on_headed)
        population.columns.connect(self._look)
        pieces.method.changed.connect(self._show)
        pieces.drawn.cases_chosen.connect(self._show_draw)
        pieces.next.clicked.connect(self.go_on)
        pieces.back.clicked.connect(self.go_back)
        pieces.close.clicked.connect(self.reject)
        pieces.discard.clicked.connect(self.end)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.refused.connect(self._on_refused)

    @property
    def busy(self) -> bool:
        return self._staging.busy

    @property
    def step(self) -> int:
        """0 for the population, 1 for the method, 2 for the draw."""
        return self._step

    @property
    def is_kept(self) -> bool:
        return self._is_kept

    @property
    def places(self) -> tuple[Place, ...]:
        return self._places

    def renew(self, whole: WholeAudit) -> None:
        """Shown again: the audit may have changed meanwhile."""
        if not self._is_kept:
            self._whole = whole
            self._show_draw()

    def still_holds(self, whole: WholeAudit) -> bool:
        """Whether what is on screen is about the audit as it is: a kept draw may have been undone."""
        return (whole.draw == self._whole.draw) if self._is_kept else not whole.draw

    def read_text(self, text: str) -> None:
        today = self._today
        self._read(lambda: sampling_tasks.read_pasted(text, today))

    def read_file(self, path: Path) -> None:
        today = self._today
        self._read(lambda: sampling_tasks.read_file(path, today))

    def go_on(self) -> None:
        """To the next step; on the last one, keep the draw."""
        if self._staging.busy:
            return
        if self._is_kept:
            self.end()
        elif self._step == 2:
            self._keep()
        elif self._step == 1:
            self._draw()
        elif not self.pieces.population.problem():
            population = self.pieces.population
            self.pieces.method.show_looked(population.looked, population.by_list)
            self._go(1)
            self.pieces.method.focus_first()

    def go_back(self) -> None:
        if self._step and not self._is_kept and not self._staging.busy:
            self._go(self._step - 1)

    def end(self) -> None:
        """Asks where something would be lost: what was typed, or the list that is shown once."""
        shown_once = self._is_kept and self._shows_ids and not self.pieces.drawn.copied
        if not shown_once and (self._is_kept or not self.pieces.population.touched):
            self._end()
            return
        asks = closing_question(self, shown_once=shown_once)
        asks.agreed.connect(self._end)
        asks.open()

    @property
    def _shows_ids(self) -> bool:
        by_chance = self._wanted is not None and self._wanted.method.by_chance
        return any(self._refs()) and (by_chance or any(place.row.local_id for place in self._places))

    def _end(self) -> None:
        self.accept()
        self.finished_with.emit()

    def stop(self) -> None:
        self._staging.stop()

    def _read(self, work: Callable[[], Work[Any]]) -> None:
        self.pieces.told.hide()
        self._go(0)
        self._staging.wish("read", work)

    def _look(self) -> None:
        population, store = self.pieces.population, self._workspace.store
        read, columns = population.read_list, (population.id_column, population.group_column)
        if read is not None:
            audit, today = self._whole.audit.id, self._today
            self._staging.wish("look", lambda: sampling_tasks.look_at(store, read, *columns, audit, today))

    def _draw(self) -> None:
        wanted = self.pieces.method.wanted()
        if wanted is None:
            return
        self._wanted, rows = wanted, self.pieces.method.drawable

        def work() -> Work[tuple[Place, ...]]:
            yield from ()
            return draw_list(rows, wanted)

        self._staging.wish("draw", work)

    def _keep(self) -> None:
        """One step in the file; what the audit is now is asked again first."""
        fingerprints = self.pieces.population.looked.fingerprints
        new = NewDraw(self._sample(), self._places, self.pieces.drawn.become, fingerprints)
        audit_id, workspace = self._whole.audit.id, self._workspace

        def keep() -> Edit:
            return draw(new, workspace.ask(Overview(audit_id)), workspace.new_id, workspace.ask(RefsTakenOut(audit_id)))

        self._keeping = True
        if not workspace.edit(keep, ("draw", audit_id)) and workspace.waiting:
            self.pieces.drawn.tell("caution", "Not saved yet. It is tried again until it is", "Leave this window open.")

    def _on_changed(self, _ids: object) -> None:
        """The draw is in the file, at once or after a wait: read back what got which reference."""
        if not self._keeping:
            return
        now = self._workspace.ask(Overview(self._whole.audit.id))
        if len(now.draw) != len(self._places):
            return
        self._whole, self._is_kept, self._keeping = now, True, False
        self._show_draw()
        self.pieces.drawn.show_kept()
        self._show()

    def _on_refused(self, sentence: str) -> None:
        if self._keeping:
            self._keeping = False
            self.pieces.drawn.tell("alarm", sentence, "The draw is still here.")

    def _on_done(self, what: str, result: Any) -> None:
        if what == "read":
            self.pieces.population.show_read(result)
            self._look()
        elif what == "look":
            self.pieces.population.show_looked(result)
        else:
            self._places = result
            self.pieces.drawn.show_cases(self._drawn, len(self._whole.cases))
            self._show_draw()
            self._go(2)
            self.pieces.drawn.table.setFocus()

    def _on_failed(self, sentence: str) -> None:
        self.pieces.told.show_message("alarm", sentence, "Nothing was drawn.")
        self.pieces.told.show()

    @property
    def _drawn(self) -> int:
        return sum(place.state is State.DRAWN for place in self._places)

    def _sample(self) -> Sample:
        assert self._wanted is not None
        return sample_of(self.pieces.population, self.pieces.method, self._wanted, self._today)

    def _refs(self) -> list[str]:
        gone = self._workspace.ask(RefsTakenOut(self._whole.audit.id))
        return refs_of(self._whole, self.pieces.drawn.become, self._drawn, kept=self._is_kept, taken_out=gone)

    def _show_draw(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        drawn = Counter(place.row.stratum for place in self._places if place.state is State.DRAWN)
        looked, mix = self.pieces.population.looked, achieved(self._sample(), drawn)
        out = self.pieces.method.left_out
        self.pieces.drawn.show_draw(self._places, self._refs(), mix, looked.repeats, wanted.size, out)
        self._show()

    def _go(self, step: int) -> None:
        self._step = step
        self.pieces.told.hide()
        self.pieces.show_step(step)
        self._show()

    def _show(self) -> None:
        self.pieces.show_foot(self._step, self._is_kept, self._drawn)

    def _on_headed(self, headed: bool) -> None:
        read = self.pieces.population.read_list
        if read is not None:
            self.pieces.population.show_read(sampling_tasks.with_headings(read, headed, self._today))
            self._look()

    def _on_open(self) -> None:
        chooser = QFileDialog(self, "Open the list", str(Path.home()), _KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.read_file(Path(file)))
        chooser.open()

    # What Qt asks

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        window = parent.window().size() if parent is not None else QSize(1280, 720)
        return QSize(min(window.width() - 80, 1080), window.height() - 56)

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in a field or a list never goes on by itself
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_on()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if self._step == 0 and (
            (len(urls) == 1 and urls[0].isLocalFile()) or (not urls and event.mimeData().hasText())
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if urls := event.mimeData().urls():
            self.read_file(Path(urls[0].toLocalFile()))
        else:
            self.read_text(event.mimeData().text())
