"""How the window looks on this computer, kept between runs: no workspace and no case text is ever in it."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from ui.theme import theme

LOOKS = {"system": "As the computer", "light": "Light", "dark": "Dark"}
SIZES = {1.0: "100 %", 1.15: "115 %", 1.3: "130 %"}
IDLE_MINUTES, MEETING_MINUTES = (1, 60), (5, 120)
"""The least and the most that locking may wait, at the desk and while the panel is on screen. It is never off."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`text` is 0 until a size is chosen: then it is the computer's own."""

    look: str = "system"
    text: float = 0.0
    projector: float = 1.0
    narrow: bool = False
    work_narrow: bool = True
    panel_narrow: bool = False
    idle_minutes: int = 5
    meeting_minutes: int = 60
    letters: bool = True
    """Whether single letters act in lists and grids."""
    changed_letters: tuple[tuple[str, str], ...] = ()
    """(act, its letter) where it is another than at first."""


class Settings:
    """Each is in force at once and written down."""

    def __init__(self, data: Path) -> None:
        self._file = data / "window.json"
        self.kept = _read(self._file)

    def apply(self) -> None:
        """What was chosen in an earlier run; the theme is installed by now."""
        if theme.choice != self.kept.look:
            theme.choose(self.kept.look)
        theme.set_scale(self.kept.projector)
        if self.kept.text:
            theme.set_text_scale(self.kept.text)

    def choose_look(self, look: str) -> None:
        self._keep(replace(self.kept, look=look))
        theme.choose(look)

    def choose_text(self, size: float) -> None:
        self._keep(replace(self.kept, text=size))
        theme.set_text_scale(size)

    def choose_projector(self, size: float) -> None:
        self._keep(replace(self.kept, projector=size))
        theme.set_scale(size)

    def choose_idle(self, minutes: int) -> None:
        """How long nothing may be pressed before Plumbline locks, kept within its bounds."""
        self._keep(replace(self.kept, idle_minutes=_within(minutes, IDLE_MINUTES)))

    def choose_meeting(self, minutes: int) -> None:
        """The same while the panel is on screen."""
        self._keep(replace(self.kept, meeting_minutes=_within(minutes, MEETING_MINUTES)))

    def choose_narrow(self, name: str, narrow: bool) -> None:
        """One of 'narrow' (the desk), 'work_narrow' (its work screens) and 'panel_narrow'."""
        named: dict[str, Any] = {name: narrow}
        self._keep(replace(self.kept, **named))

    def keep_letters(self, on: bool, changed: tuple[tuple[str, str], ...]) -> None:
        self._keep(replace(self.kept, letters=on, changed_letters=changed))

    def _keep(self, kept: Kept) -> None:
        self.kept = kept
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")
        except OSError:
            return  # a convenience is not worth a word


def larger(size: float, step: int) -> float:
    """The next size of text, up or down; 100 % where `step` is 0."""
    sizes = list(SIZES)
    if not step:
        return sizes[0]
    at = min(range(len(sizes)), key=lambda place: abs(sizes[place] - size))
    return sizes[min(max(0, at + step), len(sizes) - 1)]


def _read(file: Path) -> Kept:
    """What was written; what is missing, damaged or unknown is as it was at first."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Kept()
    if not isinstance(found, dict):
        return Kept()
    plain = Kept()
    found["changed_letters"] = _pairs(found.get("changed_letters"))
    kept = {each.name: found[each.name] for each in fields(Kept) if _fits(each.name, found.get(each.name), plain)}
    return replace(plain, **kept)


def _fits(name: str, value: object, plain: Kept) -> bool:
    if name == "look":
        return value in LOOKS
    if name in ("text", "projector"):
        return value in SIZES or (name == "text" and value == 0)
    if name in ("idle_minutes", "meeting_minutes"):
        bounds = IDLE_MINUTES if name == "idle_minutes" else MEETING_MINUTES
        return type(value) is int and _within(value, bounds) == value
    return type(value) is type(getattr(plain, name))


def _pairs(found: object) -> tuple[tuple[str, str], ...]:
    """Pairs of words, whatever else was written there."""
    pairs = found if isinstance(found, list) else []
    return tuple((str(each[0]), str(each[1])) for each in pairs if isinstance(each, list) and len(each) == 2)


def _within(minutes: int, bounds: tuple[int, int]) -> int:
    return min(max(minutes, bounds[0]), bounds[1])
