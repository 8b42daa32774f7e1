"""Heads, strips, tracks, tiles; and what is left when a screen closes."""

import gc
import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.board import Board
from tests.ui.board_panel import panel_pieces
from ui.components.link import Link
from ui.components.screen_head import ScreenHead
from ui.components.segments import Segments
from ui.components.stage_track import StageTrack
from ui.components.tile import Tile
from ui.theme import Theme

pytestmark = pytest.mark.usefixtures("theme")


def test_a_strip_tells_the_choice_once(qtbot: QtBot) -> None:
    strip = Segments("Layer", [("self", "Self"), ("panel", "Panel"), ("final", "Final")], "panel")
    qtbot.addWidget(strip)
    strip.show()
    told: list[str] = []
    strip.chosen.connect(told.append)
    qtbot.mouseClick(strip.segments[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.segments[2], Qt.MouseButton.LeftButton)
    assert told == ["final"]
    assert [segment.isChecked() for segment in strip.segments] == [False, False, True]
    strip.set_current("self")
    assert told == ["final"]


def test_a_strip_is_walked_by_arrows_and_stops_at_its_ends(qtbot: QtBot) -> None:
    strip = Segments("Layer", [("self", "Self"), ("panel", "Panel")])
    qtbot.addWidget(strip)
    strip.show()
    qtbot.keyClick(strip.segments[0], Qt.Key.Key_Left)
    assert strip.current == "self"
    qtbot.keyClick(strip.segments[0], Qt.Key.Key_Right)
    qtbot.keyClick(strip.segments[1], Qt.Key.Key_Right)
    assert strip.current == "panel"


def test_a_track_says_its_stage_and_count(qtbot: QtBot) -> None:
    track = StageTrack(("Scope", "Sample", "Returns"), 2, "57 of 64")
    qtbot.addWidget(track)
    assert track.accessibleName() == "Stage 3 of 3, Returns, 57 of 64"
    track.show_stage(3, "Closed")
    assert track.accessibleName() == "Finished, Closed"
    track.show_stage(-1)
    assert track.accessibleName() == "Not begun"
    assert not track.grab().isNull()


def test_crumbs_lead_back_and_are_replaced(qtbot: QtBot) -> None:
    head = ScreenHead("Scores")
    qtbot.addWidget(head)
    head.show_crumbs([("programme", "Audit programme"), ("audit", "Missing children 2026")], "Scores")
    head.show_crumbs([("programme", "Audit programme")], "Findings")
    head.show()
    links = [link for link in head.findChildren(Link) if not link.isHidden()]
    assert [link.text() for link in links] == ["Audit programme"]
    with qtbot.waitSignal(head.crumb_chosen) as told:
        links[0].click()
    assert told.args == ["programme"]


def test_a_tile_is_a_button_with_its_detail_told(qtbot: QtBot) -> None:
    tile = Tile("plus", "Create a workspace", "Three steps.", key="Ctrl N")
    qtbot.addWidget(tile)
    assert tile.accessibleDescription() == "Three steps. Key Ctrl N"
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Space)


@pytest.mark.parametrize("make", [Board, panel_pieces])
def test_a_closed_screen_is_let_go(make: type[QWidget], theme: Theme, qtbot: QtBot) -> None:
    made = make()
    made.show()
    gone = weakref.ref(made)
    made.close()
    made.deleteLater()
    del made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None
    theme.choose("dark")


def test_looking_at_the_theme_loads_no_picture_library() -> None:
    code = (
        "import sys, ui.theme, ui.components.grade_head, ui.components.nav\n"
        "loaded = [m for m in sys.modules if m in ('PySide6.QtSvg', 'sqlalchemy', 'openpyxl', 'reportlab')]\n"
        "sys.exit(1 if loaded else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
