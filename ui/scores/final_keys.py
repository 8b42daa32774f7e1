"""The keys of the conclusions, as F1 and the foot bar list them."""

from collections.abc import Sequence

from ui.components.foot_bar import Hint
from ui.letters import PANEL, letters


def final_keys() -> Sequence[tuple[str, str]]:
    """What F1 lists of this layer."""
    told = (
        ("history", "in Final: history of the conclusion"),
        ("close case", "in Final, once confirmed: reopen the conclusions"),
    )
    lettered = [(letters.shown(PANEL, name), does) for name, does in told]
    return (*_KEYS, *(row for row in lettered if row[0]))


_KEYS = (
    ("1 to 4", "in Final: the conclusion’s grade; the answers that are no grade by the panel’s keys"),
    ("↑ ↓", "in Final: previous, next line; Home the first that is not concluded"),
    ("Enter", "in Final: write the reason"),
    ("Ctrl+Enter", "in Final: confirm the conclusions; in a box, save and go to the next line not concluded"),
    ("Ctrl+Shift+Enter", "in Final, in a box: leave for later; what is owed stays on the line"),
    ("Esc", "in Final, in a box: back to the answers"),
)


def hints(digits: Sequence[str], *, confirmed: bool) -> Sequence[Hint]:
    """The foot bar, on a line whose grades have these digits."""
    if confirmed:
        return ((["↑", "↓"], "line"), (letters.shown(PANEL, "close case") or "Tab", "reopen"), ("F1", "all keys"))
    return (
        (digits or ["←", "→"], "conclude"),
        ("Enter", "write the reason"),
        (["↑", "↓"], "line"),
        (["Ctrl", "Enter"], "confirm final"),
        ("F1", "all keys"),
    )
