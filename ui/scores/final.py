"""Final: what the audit concludes on each line, with its reason; confirming it, and opening it again with a reason."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.card import Card
from ui.components.foot_bar import Hint
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.letters import PANEL, SCORES, letters
from ui.panel.band import Band
from ui.panel.closing import in_words
from ui.panel.reopening import ask_why_conclusions
from ui.scores.final_confirm import ConfirmDialog
from ui.scores.final_keys import hints
from ui.scores.final_rows import FinalRows
from ui.scores.final_words import FinalWords
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.grading import give, name_of
from workbench.domain.judgements import Words, owed
from workbench.domain.moderation.conclusions import (
    Conclusion,
    concluded_words,
    conclusions,
    confirm,
    why_not_confirmed,
)
from workbench.domain.questions import Everything, JudgementAt
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit

Act = Callable[[], object]


class FinalPane(QWidget):
    """The page gives it the audit with `show_whole` whenever something has changed."""

    history_asked = Signal(object, str, object)
    """((record's id, heading), ...), a title, and the Scale whose grades are named."""
    acted = Signal(str)
    """The name of what a letter of the scores' own does: the next layer."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._whole: WholeAudit | None = None
        self._found: tuple[Conclusion, ...] = ()
        self._at = 0
        self.band = Band("seal-check", "Reopen…", "C")
        self.band.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.state = Paragraph("", "body", "ink2", most_lines=2)
        self.rows = FinalRows()
        self.words = FinalWords(workspace)
        self.card, self.editor = Card(""), Card("")
        self.card.body.addWidget(self.rows, 1)
        self.editor.body.addWidget(self.words)
        inside = _Inside(self._act_on)
        work = QVBoxLayout(inside)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(10)
        work.addWidget(self.state)
        work.addWidget(self.card, 1)
        work.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.band)
        column.addWidget(scrolled(inside), 1)  # under a long message nothing shrinks
        self.band.hide()
        self.band.acted.connect(self.confirm)
        self.rows.chosen.connect(self._choose)
        self.words.group.chosen.connect(self._on_chosen)
        self.words.key_pressed.connect(self._typing_key)
        self.words.locked_typing.connect(lambda words: self._unless_shut(lambda: self.words.focus_words(words)))
        letters.changed.connect(self._show_letter)
        self._show_letter()

    @property
    def confirmed(self) -> bool:
        return self._whole is not None and self._whole.audit.confirmed_on is not None

    @property
    def in_hand(self) -> Conclusion:
        return self._found[self._at]

    def show_whole(self, whole: WholeAudit) -> None:
        """Another audit, or this one as the file holds it now. Words being typed stay."""
        if self._whole is None or whole.audit.id != self._whole.audit.id:
            self._at = 0
        if whole is not self._whole:
            self._whole, self._found = whole, conclusions(whole)
        self._at = min(self._at, max(0, len(self._found) - 1))
        self._show()

    def focus_first(self) -> None:
        """The keyboard on the answers of the line in hand: of the first that is not concluded where nothing is yet."""
        if self._found:
            self.words.group.focus_given()

    def settle(self) -> None:
        """Write what is being typed, before another screen comes."""
        self.words.settle()

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order."""
        return (self.rows, self.words.group)

    def hints(self) -> Sequence[Hint]:
        return hints(self._digits, confirmed=self.confirmed)

    def confirm(self) -> None:
        """The button at the head of the page, and Ctrl+Enter on the answers. Confirmed ones ask why to be reopened."""
        whole = self._whole
        if whole is None:
            return
        if self._workspace.read_only:
            self._workspace.refused.emit("This workspace is open read only, so nothing was changed.")
            return
        if self.confirmed:
            ask_why_conclusions(self._workspace, whole.audit, self)
            return
        self.words.settle()
        whole = self._now()
        if why := why_not_confirmed(whole):
            self._workspace.told.emit(why)
            lacking = next((at for at, each in enumerate(conclusions(whole)) if not each.settled), self._at)
            self._choose(lacking)
            return
        told = concluded_words(conclusions(whole), whole.audit)
        dialog = ConfirmDialog(whole.audit.ref, told, self._workspace.store.person, self)
        dialog.confirmed.connect(self._confirm)
        dialog.open()
        dialog.by.setFocus()

    def _confirm(self, by: str) -> None:
        def intent() -> Edit | None:
            return confirm(self._now(), by, date.today())

        assert self._whole is not None
        self._workspace.edit(intent, about=("confirmed", self._whole.audit.id))

    def _now(self) -> WholeAudit:
        assert self._whole is not None
        return self._workspace.ask(Everything(self._whole.audit.id))

    def _show(self) -> None:
        whole = self._whole
        if whole is None or not self._found:
            return
        audit, cases = whole.audit, bool(whole.cases)
        by = f" by {audit.confirmed_by}" if audit.confirmed_by else ""
        head = f"Conclusions confirmed on {in_words(audit.confirmed_on)}{by}." if audit.confirmed_on else ""
        self.band.show_words(head, "They and the panel’s grades are read only.")
        told = concluded_words(self._found, audit)
        if not cases:
            told += " This audit has no cases: it is graded here alone."
        if audit.unconfirmed and not self.confirmed:
            told += f" Reopened: {audit.unconfirmed}"
        self.state.set_text(told)
        self.state.setHidden(self.confirmed)
        self.rows.show_conclusions(self._found, self._at, cases=cases)
        self.words.show_conclusion(self.in_hand, locked=self.confirmed or self._workspace.read_only)

    def _show_letter(self) -> None:
        self.band.button.set_key(letters.shown(PANEL, "close case"))

    @property
    def _digits(self) -> list[str]:
        return sorted(digit for digit in self.in_hand.line.scale.digits() if digit) if self._found else []

    # What presses and keys do

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self._found):
            return
        stays = self.rows.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.words.settle()
        self._at = at
        self._show()
        if not stays:
            self.words.group.focus_given()

    def _on_chosen(self, answer: str | NonScore) -> None:
        self.words.settle()
        self._unless_shut(lambda: self._give(answer))

    def _give(self, answer: str | NonScore) -> None:
        place, line = self.in_hand.judgement.place, self.in_hand.line

        def intent() -> Edit | None:
            return give(self._workspace.ask(JudgementAt(place)), answer, line, self._workspace.new_id)

        if self._workspace.edit(intent, about=(place, "grade")):
            self.words.group.focus_given()
            announce(self.words.group, f"{line.line.title}: saved")

    def _unless_shut(self, act: Act) -> None:
        """Do it; where the conclusions are confirmed, ask why they are reopened first, and do it then."""
        if not self.confirmed or self._workspace.read_only or self._whole is None:
            act()
            return
        dialog = ask_why_conclusions(self._workspace, self._whole.audit, self)
        dialog.reasoned.connect(lambda _why: None if self.confirmed else act())

    def _typing_key(self, key: str) -> None:
        self.words.settle()
        match key:
            case "grades":
                self.words.group.focus_given()
            case "line up" | "line down":
                self._choose(self._at + (1 if key == "line down" else -1))
            case "next" | "later":
                self._go_on(leave_owed=key == "later")

    def _go_on(self, *, leave_owed: bool) -> None:
        missing = owed(self.words.shown(self.in_hand.judgement))
        if missing and not leave_owed:
            self.words.focus_words(missing[0])
            self._workspace.told.emit("Reason or impact is still owed. Ctrl+Shift+Enter leaves it for later.")
            return
        order = [(self._at + step) % len(self._found) for step in range(1, len(self._found) + 1)]
        at = next((at for at in order if not self._found[at].judgement.answered), None)
        if at is None:
            self.words.group.focus_given()
            self._workspace.told.emit("Every line is concluded. Ctrl+Enter confirms the conclusions.")
        else:
            self._choose(at)

    def _ask_history(self) -> None:
        assert self._whole is not None
        judgement, audit = self.in_hand.judgement, self._whole.audit
        records = [(judgement.id, "The conclusion")] if judgement.id else []
        if audit.confirmed_on or audit.unconfirmed:
            records.append((audit.id, "The audit"))
        if not records:
            self._workspace.told.emit("Nothing has been concluded on this line yet.")
            return
        title = f"{audit.ref}, {name_of(self.in_hand.line).lower()}"
        self.history_asked.emit(tuple(records), title, self.in_hand.line.scale)

    def _act_on(self, event: QKeyEvent) -> bool:
        """A key of concluding, pressed on the answers and never in a box of words; False where it is none of them."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._found or not self.words.group.has_keyboard():
            return False
        meant = letters.meant(PANEL, event)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.confirm()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.isAutoRepeat():
                self._unless_shut(lambda: self.words.focus_words(Words.REASON))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._choose(self._at + (1 if event.key() == Qt.Key.Key_Down else -1))
            case Qt.Key.Key_Home:
                self._choose(next((at for at, each in enumerate(self._found) if not each.judgement.answered), 0))
            case _ if meant == "close case" and self.confirmed:
                self.confirm()
            case _ if meant == "history":
                self._ask_history()
            case _ if scores := letters.meant(SCORES, event):
                self.acted.emit(scores)
            case _:
                return False
        return True

    # What Qt asks

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.settle()
        super().hideEvent(event)


class _Inside(QWidget):
    """Takes the keys before the page that scrolls does: there the arrows go from line to line."""

    def __init__(self, act_on: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._act_on = act_on

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on(event):
            super().keyPressEvent(event)
