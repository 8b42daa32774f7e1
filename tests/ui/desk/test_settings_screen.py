"""The settings: by keyboard, written when left, refused with a sentence, and undone like everything else."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.robots.settings import SettingsRobot
from tests.ui.robots.window import WindowRobot
from ui.computer_settings import Settings
from ui.letters import ACTS, PANEL, letters
from ui.routes import Route, Screen
from ui.settings.agencies import AgenciesSection
from ui.settings.keys import KeysSection
from ui.settings.partnership import PartnershipSection
from workbench.domain.questions import Agencies, Programme, SettingsNow, Terms
from workbench.domain.settings import LARGEST_LOGO


@pytest.fixture
def settings(at_desk: WindowRobot) -> SettingsRobot:
    return SettingsRobot(at_desk)


def picture(path: Path) -> str:
    QImage(60, 30, QImage.Format.Format_RGB32).save(str(path))
    return str(path)


def test_a_name_is_written_when_it_is_left_and_ctrl_z_takes_it_back(settings: SettingsRobot) -> None:
    before = settings.keys.workspace.ask(SettingsNow()).partnership
    settings.open("Partnership").fill("Partnership", "Harbour partnership (Example)")
    assert settings.keys.workspace.ask(SettingsNow()).partnership == "Harbour partnership (Example)"
    assert settings.keys.toast == "Partnership changed"
    settings.keys.workspace.undo()
    assert settings.keys.workspace.ask(SettingsNow()).partnership == before
    section = settings.page.section
    assert isinstance(section, PartnershipSection)
    assert section.name.text() == before


def test_an_empty_name_of_the_partnership_is_said_at_its_field_and_not_written(settings: SettingsRobot) -> None:
    before = settings.keys.workspace.ask(SettingsNow())
    settings.open("Partnership").fill("Partnership", "  ")
    section = settings.page.section
    assert isinstance(section, PartnershipSection)
    assert section.name.accessibleDescription() == "A workspace needs the name of its partnership."
    assert settings.keys.workspace.ask(SettingsNow()) == before


def test_a_logo_asks_for_its_description_until_it_has_one_or_is_said_to_be_silent(
    settings: SettingsRobot, tmp_path: Path
) -> None:
    settings.open("Partnership")
    section = settings.page.section
    assert isinstance(section, PartnershipSection)
    section.take_logo(picture(tmp_path / "logo.png"))
    assert section.owed.isVisible()
    settings.keys.tab_to("What the logo shows").type("A lighthouse").press("Tab")
    assert settings.keys.workspace.ask(SettingsNow()).logo_description == "A lighthouse"
    assert not section.owed.isVisible()
    assert section.picture.accessibleName() == "Logo. A lighthouse"
    settings.keys.workspace.undo()
    assert section.owed.isVisible()
    settings.keys.tab_to(section.decorative.text()).press("Space")
    assert settings.keys.workspace.ask(SettingsNow()).logo_decorative
    assert not section.owed.isVisible()


@pytest.mark.parametrize("spoilt", ["no picture", "too large", "gone"])
def test_a_file_that_is_no_logo_is_refused_with_its_name(settings: SettingsRobot, tmp_path: Path, spoilt: str) -> None:
    settings.open("Partnership")
    section = settings.page.section
    assert isinstance(section, PartnershipSection)
    file = tmp_path / "odd.png"
    if spoilt == "no picture":
        file.write_bytes(b"\x89PNG\r\n\x1a\n and then words")
    if spoilt == "too large":
        file.write_bytes(Path(picture(tmp_path / "p.png")).read_bytes() + bytes(LARGEST_LOGO))
    section.take_logo(str(file))
    assert section._told.text().startswith("odd.png")
    assert settings.keys.workspace.ask(SettingsNow()).logo == b""


def test_lists_are_words_one_to_a_line(settings: SettingsRobot) -> None:
    settings.open("Names to notice")
    settings.keys.tab_to("School names").type("Harbour Academy").press("Enter").type("St Brannock").press("Tab")
    assert [term.name for term in settings.keys.workspace.ask(Terms())] == ["Harbour Academy", "St Brannock"]


def test_an_agency_is_added_renamed_and_removed_by_keyboard_and_a_taken_code_is_refused(
    settings: SettingsRobot,
) -> None:
    settings.open("Agencies")
    keys = settings.keys
    keys.tab_to("Code of a new agency").type("FIRE").press("Tab").type("Fire and rescue").press("Enter")
    assert "Fire and rescue" in [each.name for each in keys.workspace.ask(Agencies())]
    keys.tab_to("Name of Fire and rescue").fill("Fire service").press("Tab")
    assert "Fire service" in [each.name for each in keys.workspace.ask(Agencies())]
    keys.tab_to("Code of Fire service").fill("POL").press("Tab")
    keys.hear("already has the code POL")
    section = settings.page.section
    assert isinstance(section, AgenciesSection)
    keys.tab_to("Remove Fire service").press("Space")
    assert "Fire service" not in [each.name for each in keys.workspace.ask(Agencies())]


def test_numbers_out_of_range_are_said_and_not_written(settings: SettingsRobot) -> None:
    settings.open("Documents").fill("Reading speed, words a minute", "500")
    settings.fill("Smallest number published", "7")
    now = settings.keys.workspace.ask(SettingsNow())
    assert (now.reading_speed, now.small_number) == (130, 7)


def test_letters_are_changed_turned_off_and_remembered_on_this_computer(settings: SettingsRobot, data: Path) -> None:
    settings.open("Keys")
    timer = next(act for act in ACTS if (act.place, act.name) == (PANEL, "timer"))
    settings.keys.tab_to("Panel: letter for pause or resume the timer").fill("P")
    assert letters.letter(timer) == "P"
    assert Settings(data).kept.changed_letters == (("Panel/timer", "P"),)
    settings.keys.tab_to("Panel: letter for not known to agency").fill("P")
    section = settings.page.section
    assert isinstance(section, KeysSection)
    known = next(act for act in ACTS if (act.place, act.name) == (PANEL, "not known"))
    assert section.rows[known].field.accessibleDescription() == (
        "P is pause or resume the timer already. Change that one first."
    )
    assert letters.letter(known) == "K"
    settings.keys.tab_to("As they were at first").press("Space")
    assert letters.letter(timer) == "T"
    section.on.click()
    assert not Settings(data).kept.letters
    assert letters.shown(PANEL, "timer") == ""
    section.on.click()


def test_the_partnerships_own_words_are_offered_where_they_are_asked_for(settings: SettingsRobot) -> None:
    settings.open("Areas, groups, themes")
    keys = settings.keys
    keys.tab_to("Areas").type("Riverside").press("Tab")
    keys.tab_to("Themes").type("Quarry swimming").press("Tab")
    assert keys.shell.places is not None
    audit = keys.workspace.ask(Programme())[0].audit
    keys.shell.places.go(Route(Screen.CASES, audit.id))
    keys.tab_to("Area").type("river")
    completer = getattr(keys.focused, "completer")()  # noqa: B009
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Riverside"
    keys.press("Ctrl+A").type("Anywhere else").press("Tab")
    keys.tab_to("Add a theme")
    assert "Quarry swimming" in [keys.focused.itemText(place) for place in range(keys.focused.count())]  # type: ignore[attr-defined]
