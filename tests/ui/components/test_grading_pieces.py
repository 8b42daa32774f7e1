"""Heads, chips, squares, the rail: names, keys, and shapes that do without colour."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.board_panel import FOUR, LINES
from ui.components.agency_card import AgencyCard
from ui.components.bracket import Bracket
from ui.components.case_track import CaseTrack
from ui.components.chip import Chip, Layer
from ui.components.choice_cards import ChoiceCards
from ui.components.glyph import paint_glyph
from ui.components.grade_head import GradeHead
from ui.components.line_rail import LineRail
from ui.components.nav import NavBar, NavEntry
from ui.components.non_score_list import NonScoreList
from ui.components.squares import Squares, in_words
from ui.components.steps import Steps
from ui.theme import Theme
from workbench.domain.scales import Grade, NonScore, Symbol, Tone

pytestmark = pytest.mark.usefixtures("theme")
OUTSTANDING, GOOD, RI, INADEQUATE = FOUR
EVERY = [Grade(s.value[:2], s.value, 1, True, "", Tone.TEAL, s) for s in Symbol] + list(NonScore)


def grey(given: object) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_glyph(painter, given, QRectF(4, 4, 32, 32), QColor("#333333"))  # type: ignore[arg-type]
    painter.end()
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_shapes_differ_without_colour(theme: Theme) -> None:
    drawn = {str(one): grey(one) for one in EVERY}
    for here in drawn:
        for there in drawn:
            if here < there:
                differing = sum(a != b for a, b in zip(drawn[here], drawn[there], strict=True))
                assert differing > 20, (here, there)


def test_chips_of_different_symbols_differ_in_grey(qtbot: QtBot) -> None:
    seen = set()
    for symbol in Symbol:
        chip = Chip(Grade("X", "Same word", 1, True, "", Tone.TEAL, symbol), word=True)
        qtbot.addWidget(chip)
        grabbed = chip.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        seen.add(bytes(grabbed.constBits()))
    assert len(seen) == len(Symbol)


def test_a_code_chip_is_heard_as_its_word(qtbot: QtBot) -> None:
    chip = Chip(RI, layer=Layer.SOFT)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Requires improvement"
    chip.set_given(NonScore.NOT_KNOWN)
    assert chip.accessibleName() == "Not known to agency"


def test_a_head_names_its_key_word_and_agencies(qtbot: QtBot) -> None:
    head = GradeHead(RI, "3")
    qtbot.addWidget(head)
    assert head.accessibleName() == "3, Requires improvement, no agencies"
    head.set_agencies(["Children's social care", "Return interviews"])
    assert head.accessibleName() == "3, Requires improvement, 2 agencies: Children's social care, Return interviews"
    assert head.accessibleDescription() == RI.descriptor
    head.set_agencies(["Police"], shown=False)
    assert head.accessibleName() == "3, Requires improvement"


def test_a_head_is_filled_only_by_what_is_kept(qtbot: QtBot) -> None:
    head = GradeHead(RI, "3")
    qtbot.addWidget(head)
    head.show()
    with qtbot.waitSignal(head.clicked):
        qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert not head.isChecked()
    with qtbot.waitSignal(head.clicked):
        qtbot.keyClick(head, Qt.Key.Key_Space)
    assert not head.isChecked()
    head.setChecked(True)
    assert head.isChecked()


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)])
def test_the_arrows_move_along_the_scale_and_choose_nothing(key: Qt.Key, step: int, qtbot: QtBot) -> None:
    head = GradeHead(RI, "3")
    qtbot.addWidget(head)
    head.show()
    with qtbot.assertNotEmitted(head.clicked), qtbot.waitSignal(head.move_requested) as told:
        qtbot.keyClick(head, key)
    assert told.args == [step]


def test_the_non_scores_ask_and_show_what_is_kept(qtbot: QtBot) -> None:
    rows = NonScoreList()
    qtbot.addWidget(rows)
    rows.show()
    with qtbot.waitSignal(rows.chosen) as told:
        qtbot.mouseClick(rows.rows[NonScore.NOT_ENOUGH_EVIDENCE], Qt.MouseButton.LeftButton)
    assert told.args == [NonScore.NOT_ENOUGH_EVIDENCE]
    assert not rows.rows[NonScore.NOT_ENOUGH_EVIDENCE].isChecked()
    rows.show_given(NonScore.NOT_ENOUGH_EVIDENCE)
    assert [row.isChecked() for row in rows.rows.values()] == [False, False, True, False]
    assert rows.rows[NonScore.NOT_KNOWN].accessibleName() == "K, Not known to agency"
    rows.show_given(None)
    assert not any(row.isChecked() for row in rows.rows.values())


def test_the_rail_names_each_line_and_what_is_owed(qtbot: QtBot) -> None:
    rail = LineRail()
    qtbot.addWidget(rail)
    rail.show_lines(LINES, 4)
    names = [row.accessibleName() for row in rail.rows]
    assert names[2] == "Line 3, Timely, sound casework, Requires improvement, reason owed"
    assert names[4] == "Line 5, Hearing the child, current, not graded"


def test_the_rail_is_walked_by_arrows_and_chosen_by_enter(qtbot: QtBot) -> None:
    rail = LineRail()
    qtbot.addWidget(rail)
    rail.resize(240, 300)
    rail.show_lines(LINES, 4)
    rail.show()
    rail.activateWindow()
    rail.focus_current()
    qtbot.waitUntil(rail.rows[4].hasFocus)
    qtbot.keyClick(rail.rows[4], Qt.Key.Key_Down)
    assert rail.rows[5].hasFocus()
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(rail.rows[5], Qt.Key.Key_Return)
    assert told.args == [5]


def test_the_rail_keeps_its_rows_when_lines_go_and_come(qtbot: QtBot) -> None:
    rail = LineRail()
    qtbot.addWidget(rail)
    rail.show_lines(LINES, 0)
    rail.show()
    rail.show_lines(LINES[:3], 2)
    assert [row.isVisible() for row in rail.rows] == [True] * 3 + [False] * 5
    rail.show_lines(LINES, 7)
    assert all(row.isVisible() for row in rail.rows)


def test_squares_are_one_sentence_from_the_best(qtbot: QtBot) -> None:
    squares = Squares([NonScore.NOT_ENOUGH_EVIDENCE, RI, GOOD, GOOD])
    qtbot.addWidget(squares)
    assert squares.accessibleName() == "2 Good, 1 Requires improvement, 1 Not enough evidence"
    assert squares.sizeHint().width() == 4 * 18 + 3 * 3
    assert in_words([]) == "None"


def test_the_bracket_speaks_its_words(qtbot: QtBot) -> None:
    bracket = Bracket()
    qtbot.addWidget(bracket)
    bracket.resize(500, 26)
    bracket.show_split("Wide split: two grades apart", 40, 300)
    assert bracket.accessibleName() == "Wide split: two grades apart"
    drawn = bracket.grab().toImage()
    bracket.show_split("")
    assert bracket.grab().toImage() != drawn


def test_a_card_says_agency_grade_and_reason(qtbot: QtBot) -> None:
    card = AgencyCard("GP", NonScore.NOT_ANSWERED, "Awaited. Chased 6 May.", note="not in the room")
    qtbot.addWidget(card)
    assert card.accessibleName() == "GP. Not answered. not in the room. Awaited. Chased 6 May."


def test_tracks_say_where_you_are(qtbot: QtBot) -> None:
    steps, track = Steps(["Name and place", "Passphrase", "Recovery sheet"]), CaseTrack(8, 2)
    qtbot.addWidget(steps)
    qtbot.addWidget(track)
    steps.show_step(1)
    assert steps.accessibleName() == "Step 2 of 3, Passphrase"
    assert track.accessibleName() == "Case 3 of 8, 2 finished"


def test_the_side_bar_goes_where_it_says(qtbot: QtBot) -> None:
    bar = NavBar()
    qtbot.addWidget(bar)
    bar.show_sections([("Workspace", [NavEntry("programme", "calendar-check", "Audit programme")])])
    bar.set_current("programme")
    bar.set_badge("programme", "3 late", alarm=True)
    bar.show()
    item = bar._items["programme"]
    assert item.accessibleName() == "Audit programme, 3 late, current page"
    with qtbot.waitSignal(bar.chosen) as told:
        item.click()
    assert told.args == ["programme"]
    bar.set_narrow(True)
    assert bar.width() == 60
    assert item.toolTip() == "Audit programme, 3 late"
    bar.show_sections([("Workspace", [NavEntry("other", "path", "Action tracker")])])
    assert bar._items.keys() == {"settings", "lock", "other"}


def test_a_head_filled_with_an_agencys_own_grade_looks_other_than_with_the_panels(qtbot: QtBot) -> None:
    head = GradeHead(RI, "3")
    qtbot.addWidget(head)
    head.resize(217, 122)
    head.setChecked(True)
    panels = head.grab().toImage()
    head.set_layer(Layer.SOFT)
    assert head.grab().toImage() != panels


def test_a_digit_takes_a_choice_and_arrows_move_it(qtbot: QtBot) -> None:
    cards = ChoiceCards("Who needs to act?", [("care", "Social care"), ("police", "Police"), ("other", "Other")])
    qtbot.addWidget(cards)
    cards.show()
    cards.activateWindow()
    qtbot.waitExposed(cards)
    chosen: list[str] = []
    cards.chosen.connect(chosen.append)
    assert not any(card.isChecked() for card in cards.cards)
    cards.cards[0].setFocus()
    qtbot.waitUntil(cards.cards[0].hasFocus)
    for key in (Qt.Key.Key_2, Qt.Key.Key_7, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(next(card for card in cards.cards if card.hasFocus()), key)
    assert chosen == ["police", "other", "police"]
    assert [card.isChecked() for card in cards.cards] == [False, True, False]
    assert cards.cards[1].accessibleName() == "2, Police"
    cards.set_current("")
    assert not any(card.isChecked() for card in cards.cards)
