"""What the panel screen shows of the model: the case, the line in hand, the judgement, and whose it is."""

from PySide6.QtWidgets import QWidget

from ui.panel import keys
from ui.panel.accepting import Accepting
from ui.panel.closing import Closing
from ui.panel.model import PanelModel
from ui.panel.note import counted, note_under
from ui.panel.panel_first import AgenciesShown
from ui.panel.screen import PanelScreen
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Place, Words, words_of
from workbench.domain.questions import Concerns, JudgementAt, Workspace
from workbench.domain.scales import Grade, NonScore

_OWN_PART = "Its own grade for its own part in the case. The panel’s grade is not touched."
_BLIND = "Blind: neither the panel’s grades nor the other reader’s are shown, and theirs see none of these."


class ShownPanel(PanelScreen):
    """The screen filled; what keys and presses do is the page's."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._workspace = workspace
        self.model = PanelModel(workspace, self)
        self._homeless: dict[tuple[Place, Words], str] = {}
        """Words that could not be written where they were typed."""
        self.agencies = AgenciesShown(self.model, self.strip, self)
        self.closing = Closing(workspace, self.model, self)
        self.accepting = Accepting(workspace, self.model, self.agencies, self.accept)
        self.model.case_changed.connect(self._show_case)
        self.model.line_changed.connect(self._show_line)
        self.model.judged.connect(self._show_judgement)
        self.agencies.changed.connect(self._show_line)
        self.words.mode_changed.connect(self._show_mode)

    def _show_case(self) -> None:
        sheet = self.model.sheet
        self.strip.show_case(sheet.audit, sheet.case)
        self.strip.timer.show_case(sheet.case.id, sheet.audit.minutes_per_case)
        if (saved_at := self._workspace.ask(Workspace()).saved_at) is not None:
            self.foot.saved.show_saved(saved_at.astimezone().time())
        if self._workspace.read_only:
            self.foot.saved.show_read_only()
        self.show_concerns()
        self._show_line()
        self._bring_home()

    def draft(self, place: Place, words: Words, text: str) -> None:
        """Keep words that are being typed."""
        base = words_of(self._workspace.ask(JudgementAt(place)), words)
        if not self._workspace.keep_draft(place, words, text, base):
            self.words.draft_again()

    def write(self, place: Place, words: Words, text: str) -> None:
        """Write words that were left. Where their case was undone under them they wait for it to come back."""
        self._homeless.pop((place, words), None)
        if not (self.model.write(place, words, text) or self._workspace.waiting or self._workspace.read_only):
            self._homeless[place, words] = text
            self.draft(place, words, text)

    def _bring_home(self) -> None:
        case_id = self.model.sheet.case.id
        for (place, words), text in list(self._homeless.items()):
            if place.case_id == case_id:
                self.write(place, words, text)

    def _show_line(self) -> None:
        model, shown = self.model, self.agencies.shown
        self.line_head.show_line(model.line)
        self.counts.setText(counted(model, agencies_shown=shown))
        self.board.show_grader(model.acting)
        self.board.show_line(model.line, model.agencies, model.current, shown=shown)
        self.rail.show_case(model)
        self._show_judgement()

    def _show_judgement(self) -> None:
        model, judgement, line = self.model, self.model.current, self.model.line
        if self.agencies.shown != self.board.agencies_shown:  # the panel has graded, or has taken its grade back
            self._show_line()
            return
        answer = judgement.answer
        given: Grade | NonScore = answer if isinstance(answer, NonScore) else line.scale.grade(answer)
        self.board.show_judgement(judgement)
        note = note_under(model, agencies_shown=self.agencies.shown, short=self.compact)
        self.words.show_judgement(model.shown, given, note, model.acting)
        self.words.set_locked(self._workspace.read_only or self.closing.shut or bool(model.refusal))
        self.rail.show_progress(model, can_close=self.closing.can_close)
        self.agencies.show()
        self.accepting.show()
        self.make_room()
        self._show_state()
        self._show_mode(self.words.typing)

    def _show_state(self) -> None:
        """The bands over the panel: a closed case, and whose grades are entered."""
        self.closed_band.show_words(*self.closing.told)
        acting = self.model.acting
        told = self.model.refusal or (_BLIND if self.model.reader else _OWN_PART)
        self.as_band.show_words(f"Grading as {acting}" if acting else "", told)
        self.grade_as.setHidden(bool(acting))

    def _show_mode(self, typing: bool) -> None:
        if not self.model.ready:
            return
        acting = self.model.acting
        mode = "Typing" if typing else "Grading"
        self.foot.show_mode(f"{mode} as {acting}" if acting else mode, "pencil-simple" if typing else "cursor")
        if typing:
            at = self.model.next_open()
            lines = self.model.sheet.graded_lines
            self.foot.show_hints(keys.typing_hints(f"line {lines[at].line.number}" if at is not None else ""))
        else:
            hints = keys.grading_hints(
                self.model.digits,
                acting=bool(acting),
                closes=self.closing.can_close,
                shut=self.closing.shut,
                accepts=self.accepting.offered,
            )
            self.foot.show_hints(hints)

    def show_concerns(self) -> None:
        self.rail.show_concerns(self._workspace.ask(Concerns(self.model.sheet.case.id)))
