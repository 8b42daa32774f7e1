"""Pictures of every screen, dialog and state into a folder: `python -m tests.ui.pictures OUT [NAME ...]`.

`NAME_light_1440x900.png` and `NAME_dark_1280x680.png`, and `…_130.png` with text, and the panel, at 130 %.
`--guide` writes only what README and guide show, into docs/pictures.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from tests.ui.every_screen import VIEWS, Room, View, every, named
from ui.theme import theme

LARGE, SMALL = QSize(1440, 900), QSize(1280, 680)
LOOKS = ("light", "dark")
_LARGER = 1.3
DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
_MOST_BYTES = 150_000
GUIDE = {
    "attendance": "light",
    "attendance_year": "light",
    "backups": "light",
    "briefing": "light",
    "case_list_problem": "light",
    "cases": "light",
    "cases_drawn": "light",
    "cases_looks_like_a_name": "light",
    "concern_logged": "light",
    "countdown": "light",
    "create_recovery_sheet": "light",
    "draw_kept_shown_once": "light",
    "draw_method_stratified": "light",
    "export_done": "light",
    "find": "light",
    "library_frozen": "light",
    "new_audit_lines": "light",
    "panel_accept": "light",
    "panel_as_police": "light",
    "panel_as_reader": "light",
    "panel_closed": "light",
    "panel_grading": "dark",
    "panel_history": "light",
    "panel_typing": "light",
    "programme": "light",
    "returns": "light",
    "returns_import": "light",
    "scope": "light",
    "scores": "light",
    "scores_cell": "light",
    "scores_final": "light",
    "settings_names_to_notice": "light",
    "welcome_back": "light",
}
"""What README and guide show, and in which look."""


def picture(room: Room) -> QPixmap:
    """The window with what is open over it, as it stands on a screen."""
    found = room.shell.grab()
    painter = QPainter(found)
    for over in (*room.dialogs, *([room.menu] if room.menu else [])):
        shown = over.grab()
        size = shown.deviceIndependentSize().toSize()
        place = QRect(QPoint(0, 0), size)
        if over is room.menu:
            place.moveTopLeft(over.pos() - room.shell.pos())
        else:
            place.moveCenter(room.shell.rect().center())
        painter.setPen(theme.color("control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPixmap(place.topLeft(), shown)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return found


def take(room: Room, view: View, size: QSize) -> QPixmap:
    """The state shown afresh at this size: a dialog takes its size from the window."""
    room.rest()
    room.shell.resize(size)
    room.settle()
    view.show(room)
    room.settle()
    return picture(room)


def take_all(out: Path, views: list[View], scratch: Path) -> int:
    """One look after the other: to put one on takes longer than to show a state."""
    taken = 0
    for look, larger in ((LOOKS[0], False), (LOOKS[1], False), (LOOKS[0], True)):
        wear(look, larger=larger)
        for view, room in every(scratch, views):
            for size in (LARGE, SMALL):
                name = f"{view.name}_{look}_{size.width()}x{size.height()}{'_130' if larger else ''}.png"
                assert take(room, view, size).save(str(out / name))
                taken += 1
    return taken


def take_for_guide(out: Path, scratch: Path) -> list[tuple[str, int]]:
    """Small files, of 256 colours, for documents that anybody may load over a slow line."""
    found = []
    for look in LOOKS:
        wear(look)
        for view, room in every(scratch, [named(name) for name, worn in GUIDE.items() if worn == look]):
            path = out / f"{view.name}_{look}_{LARGE.width()}x{LARGE.height()}.png"
            found.append((path.name, _small(take(room, view, LARGE), path)))
    return found


def _small(shown: QPixmap, path: Path) -> int:
    from PIL import Image

    assert shown.save(str(path))
    with Image.open(path) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    assert size <= _MOST_BYTES, f"{path.name} has {size} bytes"
    return size


def wear(look: str, *, larger: bool = False) -> None:
    theme.choose(look)
    theme.set_scale(_LARGER if larger else 1.0)
    theme.set_text_scale(_LARGER if larger else 1.0)


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.ui.pictures", description=__doc__)
    asked.add_argument("out", nargs="?", type=Path, default=DOCS, help="the folder; docs/pictures for --guide")
    asked.add_argument("names", nargs="*", metavar="NAME", help="only these states")
    asked.add_argument("--guide", action="store_true", help="only what README and guide show")
    given = asked.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme.install(app, "light")
    with tempfile.TemporaryDirectory() as scratch:
        if given.guide:
            for name, size in take_for_guide(given.out, Path(scratch)):
                print(f"{name}  {size // 1000} KB")
        else:
            views = [named(name) for name in given.names] or VIEWS
            print(f"{take_all(given.out, views, Path(scratch))} pictures in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
