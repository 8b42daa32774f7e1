"""Single letters that act in a list or a grid: which letter does what, changed or turned off by the user."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.computer_settings import Settings


class Act(NamedTuple):
    """What a letter does, and where. `name` is what the code and the notes on this computer call it."""

    place: str
    name: str
    does: str
    letter: str


PANEL, PROGRAMME, CASES, RETURNS, SCORES = "Panel", "Audit programme", "Cases", "Returns", "Scores"
ATTENDANCE = "Attendance"
ACTS = (
    Act(PANEL, "not applicable", "not applicable", "A"),
    Act(PANEL, "not known", "not known to agency", "K"),
    Act(PANEL, "not enough evidence", "not enough evidence", "E"),
    Act(PANEL, "accept", "accept the grade most agencies gave, where all are in one band", "Y"),
    Act(PANEL, "grade as", "grade as an agency or a reader, or as the panel again", "G"),
    Act(PANEL, "close case", "close the case; when it is closed, reopen it", "C"),
    Act(PANEL, "history", "history of this judgement", "H"),
    Act(PANEL, "timer", "pause or resume the timer", "T"),
    Act(PROGRAMME, "down", "next row", "J"),
    Act(PROGRAMME, "up", "previous row", "K"),
    Act(CASES, "known", "known", "K"),
    Act(CASES, "nil", "nil return", "N"),
    Act(CASES, "out of scope", "out of scope", "O"),
    Act(CASES, "awaited", "awaited", "A"),
    Act(RETURNS, "chase", "chase: the message to copy", "C"),
    Act(RETURNS, "nil", "nil return; again: take it back", "N"),
    Act(RETURNS, "extend", "extend: more time, with a reason", "X"),
    Act(RETURNS, "log", "log of what was sent, chased and received", "L"),
    Act(SCORES, "layer", "next layer: self, panel, both, final", "L"),
    Act(SCORES, "differ", "only where they differ; again: all", "D"),
    Act(ATTENDANCE, "present", "present", "P"),
    Act(ATTENDANCE, "deputy", "deputy", "D"),
    Act(ATTENDANCE, "apologies", "apologies", "A"),
    Act(ATTENDANCE, "absent", "absent", "X"),
)
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Letters(QObject):
    """One for the program, `letters`. Digits stay as they are: they are printed on the grades."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings | None = None

    def use(self, settings: Settings) -> None:
        """What was chosen on this computer."""
        self._settings = settings
        self.changed.emit()

    @property
    def on(self) -> bool:
        return self._settings is None or self._settings.kept.letters

    def letter(self, act: Act) -> str:
        """The letter for an act, as a capital."""
        changed = dict(self._settings.kept.changed_letters) if self._settings is not None else {}
        return changed.get(f"{act.place}/{act.name}", act.letter)

    def shown(self, place: str, name: str) -> str:
        """The letter to print beside an act; empty while letters are turned off."""
        return self.letter(_act(place, name)) if self.on else ""

    def all_of(self, place: str) -> tuple[tuple[str, str], ...]:
        """(letter, what it does) of every act at a place; none while letters are turned off."""
        return tuple((self.letter(act), act.does) for act in ACTS if act.place == place) if self.on else ()

    def meant(self, place: str, event: QKeyEvent) -> str:
        """The name of the act this key stands for at this place; empty for any other key, or while turned off."""
        typed = event.text().upper()
        if not self.on or len(typed) != 1 or not typed.isalpha() or event.modifiers() & ~_PLAIN:
            return ""
        return next((act.name for act in ACTS if act.place == place and self.letter(act) == typed), "")

    def turn(self, on: bool) -> None:
        """Letters act, or none does."""
        if self._settings is not None:
            self._settings.keep_letters(on, self._settings.kept.changed_letters)
            self.changed.emit()

    def change(self, act: Act, letter: str) -> str:
        """Another letter for an act; gives the sentence that says why not, or nothing once it is so."""
        wanted = letter.strip().upper()
        if len(wanted) != 1 or not wanted.isalpha():
            return "Type one letter."
        same = next((each for each in ACTS if each.place == act.place and self.letter(each) == wanted), act)
        if same != act:
            return f"{wanted} is {same.does} already. Change that one first."
        if self._settings is not None:
            changed = dict(self._settings.kept.changed_letters) | {f"{act.place}/{act.name}": wanted}
            self._settings.keep_letters(self.on, tuple(changed.items()))
            self.changed.emit()
        return ""

    def forget(self) -> None:
        """Every letter as it was at first, and acting."""
        if self._settings is not None:
            self._settings.keep_letters(True, ())
            self.changed.emit()


def _act(place: str, name: str) -> Act:
    return next(act for act in ACTS if (act.place, act.name) == (place, name))


letters = Letters()
