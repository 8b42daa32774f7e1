"""The keys of the panel, as data: the screen obeys this table, the foot bar and F1 show it, the tests press it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.letters import PANEL, letters
from workbench.domain.scales import NonScore


class Key(NamedTuple):
    """Keys as they are printed, and what they do."""

    keys: str
    does: str


GRADING = (
    Key("Del", "not answered: take the grade back"),
    Key("← →", "move along the scale"),
    Key("Space", "choose where you stand"),
    Key("Enter", "write the reason"),
    Key("↑ ↓", "previous, next line"),
    Key("PgUp PgDn", "previous, next case"),
    Key("Home", "first line not graded"),
    Key("F2", "full wording of each grade"),
    Key("F3", "prompts"),
    Key("F4", "hide or show agencies' grades; twice before the panel's, where it grades first"),
    Key("F5", "who is in the room"),
)
ANYWHERE = (
    Key("F8", "immediate concern"),
    Key("Ctrl+Shift+I", "immediate concern"),
    Key("Alt+←", "back to where you were"),
)
TYPING = (
    Key("Tab", "next box: reason, evidence, child, for an agency what it met from others, back"),
    Key("Shift+Tab", "the box before"),
    Key("Ctrl+Enter", "save, go to the next line not graded"),
    Key("Ctrl+Shift+Enter", "leave for later; what is owed stays on the rail"),
    Key("Esc", "back to the grades; from there, back to grading as the panel"),
    Key("Ctrl+↑ ↓", "previous, next line"),
    Key("Ctrl+PgUp PgDn", "previous, next case"),
)


def tables(digits: Sequence[str], *, as_agency: bool = False, as_reader: bool = False) -> list[tuple[str, list[Key]]]:
    """What F1 lists, for a line whose grades have these digits."""
    given = "the agency's own grade" if as_agency else "the reader's own grade" if as_reader else "the panel grade"
    grades = Key(f"{digits[0]} to {digits[-1]}", f"give {given}")
    lettered = [Key(letter, does) for letter, does in letters.all_of(PANEL)]
    return [("Grading", [grades, *lettered, *GRADING]), ("Typing", list(TYPING)), ("In either", list(ANYWHERE))]


_LETTERED = {
    NonScore.NOT_APPLICABLE: "not applicable",
    NonScore.NOT_KNOWN: "not known",
    NonScore.NOT_ENOUGH_EVIDENCE: "not enough evidence",
}


def non_score_keys() -> dict[NonScore, str]:
    """The key to print beside each answer that is not a grade; empty where letters are turned off."""
    return {each: letters.shown(PANEL, name) for each, name in _LETTERED.items()} | {NonScore.NOT_ANSWERED: "Del"}


def non_score_meant(event: QKeyEvent) -> NonScore | None:
    """The answer that is not a grade this key stands for, if any."""
    if event.key() == Qt.Key.Key_Delete:
        return NonScore.NOT_ANSWERED
    meant = letters.meant(PANEL, event)
    return next((each for each, name in _LETTERED.items() if name == meant), None)


def grading_hints(
    scale_keys: Sequence[str],
    *,
    acting: bool = False,
    closes: bool = False,
    shut: bool = False,
    accepts: bool = False,
) -> list[tuple[Sequence[str], str]]:
    """The foot bar while grading, as the panel or `acting` as an agency or a reader.

    The case can be closed now or stands still; or a grade of the agencies' is on offer.
    """
    first: list[tuple[Sequence[str], str]] = []
    accept = letters.shown(PANEL, "accept")
    if acting:
        first = [(["Esc"], "back to the panel")]
    elif closes or shut:
        first = [([letters.shown(PANEL, "close case") or "Tab"], "reopen" if shut else "close the case")]
    elif accepts and accept:
        first = [([accept], "accept")]
    return [
        *first,
        (scale_keys, "grade"),
        *([] if first else [(["←", "→"], "move")]),
        (["Enter"], "write the reason"),
        (["↑", "↓"], "line"),
        (["PgDn"], "next case"),
        (["F1"], "all keys"),
    ]


def typing_hints(next_line: str) -> list[tuple[Sequence[str], str]]:
    """The foot bar while typing; `next_line` names where Ctrl+Enter goes."""
    save = f"save, go to {next_line}" if next_line else "save"
    return [
        (["Esc"], "back to grades"),
        (["Tab"], "next box"),
        (["Ctrl", "Enter"], save),
        (["F8"], "immediate concern"),
        (["F1"], "all keys"),
    ]
