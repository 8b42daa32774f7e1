"""The keys of the panel, as data: the screen obeys this table, the foot bar and F1 show it, the tests press it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt

from workbench.domain.scales import NonScore


class Key(NamedTuple):
    """Keys as they are printed, and what they do."""

    keys: str
    does: str


GRADING = (
    Key("A", "not applicable"),
    Key("K", "not known"),
    Key("E", "not enough evidence"),
    Key("Del", "not answered: take the grade back"),
    Key("← →", "move along the scale"),
    Key("Space", "choose where you stand"),
    Key("Enter", "write the reason"),
    Key("↑ ↓", "previous, next line"),
    Key("PgUp PgDn", "previous, next case"),
    Key("Home", "first line not graded"),
    Key("F2", "full wording of each grade"),
    Key("F3", "prompts"),
    Key("F4", "hide or show agencies' grades"),
    Key("F5", "who is in the room"),
    Key("H", "history of this judgement"),
    Key("T", "pause or resume the timer"),
)
ANYWHERE = (
    Key("F8", "immediate concern"),
    Key("Ctrl+Shift+I", "immediate concern"),
    Key("Alt+←", "back to where you were"),
)
TYPING = (
    Key("Tab", "next box: reason, evidence, child, back"),
    Key("Shift+Tab", "the box before"),
    Key("Ctrl+Enter", "save, go to the next line not graded"),
    Key("Ctrl+Shift+Enter", "leave for later; what is owed stays on the rail"),
    Key("Esc", "back to the grades"),
    Key("Ctrl+↑ ↓", "previous, next line"),
    Key("Ctrl+PgUp PgDn", "previous, next case"),
)


def tables(digits: Sequence[str]) -> list[tuple[str, list[Key]]]:
    """What F1 lists, for a line whose grades have these digits."""
    grades = Key(f"{digits[0]} to {digits[-1]}", "give the panel grade")
    return [("Grading", [grades, *GRADING]), ("Typing", list(TYPING)), ("In either", list(ANYWHERE))]


NON_SCORES = {
    Qt.Key.Key_A: NonScore.NOT_APPLICABLE,
    Qt.Key.Key_K: NonScore.NOT_KNOWN,
    Qt.Key.Key_E: NonScore.NOT_ENOUGH_EVIDENCE,
    Qt.Key.Key_Delete: NonScore.NOT_ANSWERED,
}


def grading_hints(scale_keys: Sequence[str]) -> list[tuple[Sequence[str], str]]:
    """The foot bar while grading."""
    return [
        (scale_keys, "grade"),
        (["←", "→"], "move"),
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
