"""The keys of Cases and sample: what the foot bar shows, and what F1 lists."""

from ui.components.foot_bar import Hint
from ui.concern.at_desk import KEYS as CONCERN_KEYS
from ui.sampling.acts import KEYS as DRAW_KEYS

HINTS: tuple[Hint, ...] = (
    (["↑", "↓"], "case"),
    ("Enter", "open in the panel"),
    (["Ctrl", "Shift", "V"], "a list of cases"),
    (["Ctrl", "Shift", "D"], "draw"),
    ("F6", "next pane"),
    (["Alt", "←"], "back"),
    ("F1", "all keys"),
)
KEYS = (
    ("↑ ↓", "next, previous case"),
    ("Enter", "open the case in the panel"),
    DRAW_KEYS,
    ("Ctrl+Shift+V", "add a list of cases, pasted or from a file"),
    ("K N O A", "in the grid: known, nil return, out of scope, awaited, for every selected cell"),
    ("Space", "in the grid: the next of the four"),
    CONCERN_KEYS,
)
