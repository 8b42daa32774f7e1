"""Settings that are undone while the keyboard is in them: leaving writes nothing again, and nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.arrange import Opener
from tests.ui.robots.settings import SettingsRobot
from tests.ui.robots.window import WindowRobot
from ui.settings.agencies import AgenciesSection
from ui.settings.documents import DocumentsSection
from ui.settings.partnership import PartnershipSection
from ui.settings.word_lists import NamesSection
from workbench.domain.questions import Agencies, SettingsNow, Terms
from workbench.domain.terms import ListOf


@pytest.fixture
def settings(at_desk: WindowRobot) -> SettingsRobot:
    return SettingsRobot(at_desk)


def picture(folder: Path, colour: str) -> str:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    file = folder / f"{colour}.png"
    image.save(str(file))
    return str(file)


def partnership(settings: SettingsRobot) -> PartnershipSection:
    section = settings.open("Partnership").page.section
    assert isinstance(section, PartnershipSection)
    return section


def agencies(settings: SettingsRobot) -> AgenciesSection:
    section = settings.open("Agencies").page.section
    assert isinstance(section, AgenciesSection)
    return section


def test_another_logo_undone_leaves_the_words_about_the_first(settings: SettingsRobot, tmp_path: Path) -> None:
    section, workspace = partnership(settings), settings.keys.workspace
    section.take_logo(picture(tmp_path, "teal"))
    settings.keys.type("A lighthouse")
    section.name.setFocus()
    section.take_logo(picture(tmp_path, "navy"))
    settings.keys.shell.undo()
    section.name.setFocus()
    assert section.description.text() == workspace.ask(SettingsNow()).logo_description == "A lighthouse"


def test_words_about_a_logo_that_is_undone_under_them_come_back_with_it(
    settings: SettingsRobot, tmp_path: Path
) -> None:
    section, workspace = partnership(settings), settings.keys.workspace
    section.take_logo(picture(tmp_path, "teal"))
    settings.keys.type("A lighthouse")
    settings.keys.shell.undo()
    assert workspace.ask(SettingsNow()).logo_description == ""
    settings.keys.shell.redo()
    assert workspace.ask(SettingsNow()).logo
    section.description.edit.setFocus()
    section.name.setFocus()
    assert workspace.ask(SettingsNow()).logo_description == "A lighthouse"


def test_a_name_or_number_undone_under_the_keyboard_stays_undone(settings: SettingsRobot) -> None:
    keys, before = settings.keys, settings.keys.workspace.ask(SettingsNow())
    section = partnership(settings)
    documents = next(each for each in settings.page.sections if isinstance(each, DocumentsSection))
    for title, field, beside in (
        ("Partnership", section.name, section.person),
        ("Partnership", section.person, section.name),
        ("Documents", documents.speed.line, documents.small.line),
    ):
        settings.open(title)
        field.setFocus()
        keys.fill("150")
        beside.setFocus()
        assert keys.workspace.ask(SettingsNow()) != before
        field.setFocus()
        keys.shell.undo()
        beside.setFocus()
        assert keys.workspace.ask(SettingsNow()) == before
        assert field.text() != "150"


def test_names_undone_under_the_keyboard_stay_undone(settings: SettingsRobot) -> None:
    section = settings.open("Names to notice").page.section
    assert isinstance(section, NamesSection)
    keys, box = settings.keys, section.boxes[ListOf.STAFF]
    box.edit.setFocus()
    keys.type("Aino Example").press("Enter").type("Bo Example").press("Enter")
    keys.wait(lambda: len(keys.workspace.ask(Terms())) == 2)
    assert box.text() == "Aino Example\nBo Example\n"
    keys.shell.undo()
    assert box.text() == ""
    section.boxes[ListOf.PLACE].edit.setFocus()
    assert keys.workspace.ask(Terms()) == ()


def test_an_agency_that_is_being_typed_outlives_a_change_of_another(settings: SettingsRobot) -> None:
    section, keys = agencies(settings), settings.keys
    first, second = keys.workspace.ask(Agencies())[:2]
    section.rows[0]["code"].setFocus()
    keys.type("HLT").press("Tab").type("Health")
    section.rows[first.id]["name"].setFocus()
    keys.fill("Renamed").press("Tab")
    section.rows[second.id]["name"].setFocus()
    keys.fill("Typed here")
    keys.shell.undo()
    assert section.rows[second.id]["name"].text() == "Typed here"
    section.rows[0]["name"].setFocus()
    assert [section.rows[0][name].text() for name in ("code", "name")] == ["HLT", "Health"]
    keys.press("Enter")
    names = {each.id: each.name for each in keys.workspace.ask(Agencies())}
    assert (names[first.id], names[second.id]) == (first.name, "Typed here")
    assert "Health" in names.values()
    assert section.rows[0]["code"].text() == ""


def test_two_agencies_renamed_while_the_file_is_busy_are_both_renamed(
    settings: SettingsRobot, open_workspace: Opener
) -> None:
    section, keys = agencies(settings), settings.keys
    other = open_workspace.raw(keys.workspace.store)
    other.execute("BEGIN IMMEDIATE")
    wanted = {}
    for number, agency in enumerate(keys.workspace.ask(Agencies())[:2], start=1):
        wanted[agency.id] = f"Renamed {number}"
        section.rows[agency.id]["name"].setFocus()
        keys.fill(wanted[agency.id]).press("Tab")
    other.execute("ROLLBACK")
    other.close()
    assert keys.workspace.retry()
    assert {each.id: each.name for each in keys.workspace.ask(Agencies()) if each.id in wanted} == wanted
