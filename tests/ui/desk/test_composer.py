"""The briefing composer: every word typed is kept, the page in view is the page that is saved."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QMenu

from tests.arrange import give, own, panel, whole_of
from tests.ui.robots.briefing import BriefingRobot
from tests.ui.robots.window import WindowRobot
from ui.briefing.checks_pane import CheckRow
from ui.briefing.preview import PORTRAIT, TEXT_ONLY
from ui.exporting.view import ExportDialog
from ui.routes import Route, Screen
from ui.settings.view import SettingsPage
from workbench import tasks
from workbench.domain.briefing.checks import Check, State
from workbench.domain.progress import finish
from workbench.domain.questions import Drafts, Programme


@pytest.fixture
def composer(at_desk: WindowRobot) -> BriefingRobot:
    store = at_desk.workspace.store
    whole = whole_of(store)
    for case, grade in enumerate(("1", "2", "3")):
        give(store, panel(whole, case, 0), grade)
    return BriefingRobot(at_desk).open()


def test_the_first_look_drafts_the_boxes_from_the_audit_as_one_step(composer: BriefingRobot) -> None:
    assert "2 of 3" in composer.kept(3)
    assert composer.page.versions.text() == "Draft 1"
    composer.keys.shell.undo()
    assert composer.versions == ()
    assert composer.keys.name == "Draft the briefing"
    composer.keys.shell.redo()
    assert composer.page.in_hand.field.edit.hasFocus()


def test_a_draft_says_who_graded_their_own_work_and_passes_the_count_of_what_it_counted(at_desk: WindowRobot) -> None:
    store = at_desk.workspace.store
    give(store, own(whole_of(store), 0, 1, 0), "2")
    give(store, panel(whole_of(store), 0, 0), "2")
    composer = BriefingRobot(at_desk).open()
    assert "3 agencies took part; 2 graded their own work" in composer.kept(2)
    assert "1 of 3" in composer.kept(2)
    assert "Counts" not in composer.checks


def test_enter_drafts_where_there_is_nothing_else_to_press(at_desk: WindowRobot) -> None:
    (summary,) = at_desk.workspace.ask(Programme())
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.BRIEFING, summary.audit.id))
    at_desk.press("Enter")
    assert len(BriefingRobot(at_desk).wait().versions) == 1


@pytest.mark.parametrize(("kind", "name"), [(PORTRAIT, "portrait.pdf"), (TEXT_ONLY, "briefing.html")])
def test_export_begins_at_the_page_in_view(composer: BriefingRobot, kind: str, name: str) -> None:
    composer.page.layouts.chosen.emit(kind)
    composer.page.export.click()
    dialog = composer.keys.dialog
    assert isinstance(dialog, ExportDialog)
    assert dialog.file.text().endswith(name)


def test_words_are_kept_while_typed_and_written_when_the_box_is_left(composer: BriefingRobot) -> None:
    before = composer.kept(4)
    composer.write(4, "Plans were **late** again.")
    composer.keys.wait(lambda: len(composer.keys.workspace.ask(Drafts())) == 1)
    assert composer.kept(4) == before
    composer.keys.press("Alt+5")
    assert composer.kept(4) == "Plans were **late** again."
    assert composer.keys.workspace.ask(Drafts()) == ()
    composer.keys.shell.undo()
    assert composer.kept(4) == before


def test_leaving_the_screen_writes_what_is_being_typed(composer: BriefingRobot) -> None:
    composer.write(2, "Typed and not left")
    composer.keys.press("Alt+Left")
    assert composer.keys.workspace.ask(Drafts()) == ()
    composer.open()
    assert composer.kept(2) == "Typed and not left"


def test_the_page_in_view_is_the_very_page_that_is_saved(composer: BriefingRobot, tmp_path: Path) -> None:
    composer.write(4, "Plans were late again.").keys.press("Alt+1")
    composer.wait()
    (shown,) = composer.page.preview.pages.images
    store, audit_id = composer.keys.workspace.store, composer.page.route.audit_id
    path = finish(tasks.export(store, audit_id, "seven-minute-briefing", tmp_path / "b.pdf", date(2026, 5, 14)))
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    saved = page.render(scale=shown.width() / page.get_width(), prefer_bgrx=True)
    text = page.get_textpage().get_text_range()
    pixels = bytes(saved.buffer)
    image = QImage(pixels, saved.width, saved.height, saved.stride, QImage.Format.Format_RGB32)
    document.close()
    assert "Plans were late again." in text
    assert image == shown.copy()


def test_each_layout_is_shown_and_the_plain_page_has_the_same_words(composer: BriefingRobot) -> None:
    page = composer.page
    page.layouts.chosen.emit(PORTRAIT)
    composer.wait()
    assert page.preview.pages.images[0].height() > page.preview.pages.images[0].width()
    page.layouts.chosen.emit(TEXT_ONLY)
    composer.wait()
    assert "What needs to get better" in page.preview.words.toPlainText()


def test_a_reference_stops_and_f7_goes_to_its_words(composer: BriefingRobot) -> None:
    composer.write(6, "As in MIS26-02, plans were late.").keys.press("Alt+1")
    composer.wait()
    composer.keys.wait(lambda: "Case reference" in composer.checks)
    assert composer.checks["Case reference"].state is State.STOP
    stops = [name for name, check in composer.checks.items() if check.state is not State.PASSED]
    for _ in range(stops.index("Case reference") + 1):
        composer.keys.press("F7")
    edit = composer.page.boxes[5].field.edit
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "MIS26-02"


def test_too_many_words_are_said_at_the_box_and_the_page_goes_on_overleaf(composer: BriefingRobot) -> None:
    card = composer.page.boxes[0]
    card.field.edit.setPlainText("Words that go on and on. " * 90)
    composer.wait()
    composer.keys.wait(lambda: "too long" in card._fit.text())
    assert card.meter.over
    assert len(composer.page.preview.pages.images) == 2


def test_every_check_that_offers_to_show_its_words_goes_somewhere(composer: BriefingRobot) -> None:
    composer.write(5, "Too much to say. " * 110)
    page = composer.wait().page
    page.open_box(1)
    page.checks.asked.emit(Check("Length", State.LOOK, "410 words in the boxes."))
    assert composer.keys.name == "What children told us"
    page.about.fields["subtitle"].setText("As in MIS26-02")
    page.checks.asked.emit(Check("Case reference", State.STOP, "The title shows it.", text="MIS26-02"))
    assert composer.keys.name == "Under the title"
    assert CheckRow(Check("Page", State.STOP, "It cannot be made yet.")).go.isHidden()
    page.checks.asked.emit(Check("Picture description", State.STOP, "Write one in Settings."))
    assert isinstance(composer.keys.shell.page, SettingsPage)


def test_ctrl_b_makes_the_chosen_words_strong_and_plain_again(composer: BriefingRobot) -> None:
    composer.write(4, "Plans were late.")
    edit = composer.page.boxes[3].field.edit
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    composer.keys.press("Ctrl+B")
    assert edit.toPlainText() == "**Plans** were late."
    cursor = edit.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    composer.keys.press("Ctrl+B")
    assert edit.toPlainText() == "Plans were late."
    composer.keys.press("Ctrl+Shift+L")
    assert edit.toPlainText() == "- Plans were late."
    composer.keys.press("Ctrl+Shift+Q")
    assert edit.toPlainText() == "> Plans were late."


def test_a_count_is_put_where_the_caret_is(composer: BriefingRobot) -> None:
    composer.write(4, "Risk was seen: ")
    composer.keys.press("Ctrl+Shift+N")
    (menu,) = composer.page.boxes[3].findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert composer.page.boxes[3].field.text() == "Risk was seen: good or better in 2 of 3"


def test_a_version_is_kept_looked_at_and_its_words_come_back(composer: BriefingRobot) -> None:
    composer.write(4, "The first words.").keys.press("Alt+1")
    composer.page.versions.kept.emit()
    assert [version.version for version in composer.versions] == [1, 2]
    composer.write(4, "Other words.").keys.press("Alt+1")
    composer.page.versions.looked_at.emit(composer.versions[0].id)
    assert composer.page.boxes[3].field.text() == "The first words."
    assert composer.page.boxes[3].field.edit.isReadOnly()
    assert composer.page.earlier.isVisible()
    composer.page.earlier.acted.emit()
    assert composer.kept(4) == "The first words."
    assert not composer.page.earlier.isVisible()
    assert not composer.page.boxes[3].field.edit.isReadOnly()


def test_the_seven_minutes_are_counted_at_the_partnerships_speed(composer: BriefingRobot) -> None:
    assert composer.page.read_aloud.at_speed.text().endswith("words at 130 a minute")
    assert composer.page.read_aloud.bar.accessibleName().startswith("Read aloud: ")
    words = sum(box.words for box in composer.version.boxes)
    composer.write(1, "one two three").keys.press("Alt+2")
    composer.wait()
    assert sum(box.words for box in composer.version.boxes) != words
    assert "box 1 2 seconds" in composer.page.read_aloud.bar.accessibleName()
