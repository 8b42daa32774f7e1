"""How the window looks on this computer, kept between runs: no workspace and no case text is ever in it."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from ui.theme import theme

LOOKS = {"system": "As the computer", "light": "Light", "dark": "Dark"}
SIZES = {1.0: "100 %", 1.15: "115 %", 1.3: "130 %"}


@dataclass(frozen=True, slots=True)
class Kept:
    """`text` is 0 until a size is chosen: then it is the computer's own."""

    look: str = "system"
    text: float = 0.0
    projector: float = 1.0
    narrow: bool = False
    panel_narrow: bool = False


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

    def choose_narrow(self, narrow: bool, *, panel: bool = False) -> None:
        """The side bar of the desk, or the rail of the panel."""
        self._keep(replace(self.kept, panel_narrow=narrow) if panel else replace(self.kept, narrow=narrow))

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
    kept = {each.name: found[each.name] for each in fields(Kept) if _fits(each.name, found.get(each.name), plain)}
    return replace(plain, **kept)


def _fits(name: str, value: object, plain: Kept) -> bool:
    if name == "look":
        return value in LOOKS
    if name in ("text", "projector"):
        return value in SIZES or (name == "text" and value == 0)
    return type(value) is type(getattr(plain, name))
