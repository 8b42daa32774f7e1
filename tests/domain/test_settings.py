"""What a partnership settles once: written down as one step, within its limits, and read back as it was."""

from dataclasses import replace

import pytest

from workbench.domain.agencies import add_agency, change_agency, remove_agency
from workbench.domain.audits import Agency
from workbench.domain.questions import Agencies, AgencyUse, SettingsNow, Terms, UndoSteps
from workbench.domain.settings import LARGEST_LOGO, Settings, change_settings
from workbench.domain.terms import ListOf, set_terms
from workbench.errors import Refused
from workbench.storage.store import Store

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def test_settings_come_back_as_they_were_written_and_undo_as_one_step(audited: Store) -> None:
    before = audited.ask(SettingsNow())
    assert (before.reading_speed, before.small_number, before.backup_gb, before.logo) == (130, 5, 5, b"")
    wanted = replace(before, reading_speed=150, small_number=7, logo=PNG, logo_description="  A plumb  line ")
    edit = change_settings(before, wanted, audited.new_id)
    assert edit is not None
    audited.apply(edit)
    now = audited.ask(SettingsNow())
    assert now == replace(wanted, logo_description="A plumb line")
    assert change_settings(now, now, audited.new_id) is None
    again = change_settings(now, replace(now, reading_speed=120), audited.new_id)
    assert again is not None
    audited.apply(again)
    assert audited.ask(SettingsNow()).reading_speed == 120
    for _ in range(2):
        step = audited.ask(UndoSteps()).undo
        assert step is not None
        audited.apply(step)
    assert audited.ask(SettingsNow()) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"partnership": "  "}, "name of its partnership"),
        ({"person": " \t"}, "your name and role cannot be empty"),
        ({"reading_speed": 79}, "from 80 to 220"),
        ({"small_number": 2}, "from 3 to 20"),
        ({"backup_gb": 0}, "from 1 to 500"),
        ({"logo": b"GIF89a"}, "PNG or a JPEG"),
        ({"logo": PNG + b"\x00" * LARGEST_LOGO}, "400 KB"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(wrong: dict[str, object], said: str, audited: Store) -> None:
    before: Settings = audited.ask(SettingsNow())
    with pytest.raises(Refused, match=said):
        change_settings(before, replace(before, **wrong), audited.new_id)  # type: ignore[arg-type]


def test_a_list_is_set_as_one_step_in_its_order_and_without_doubles(audited: Store) -> None:
    edit = set_terms(ListOf.AREA, ["North", " South  side ", "North", ""], (), audited.new_id)
    assert edit is not None
    audited.apply(edit)
    assert [term.name for term in audited.ask(Terms())] == ["North", "South side"]
    edit = set_terms(ListOf.AREA, ["South side", "East", "North"], audited.ask(Terms()), audited.new_id)
    assert edit is not None
    audited.apply(edit)
    assert [term.name for term in audited.ask(Terms())] == ["South side", "East", "North"]
    assert set_terms(ListOf.AREA, ["South side", "East", "North"], audited.ask(Terms()), audited.new_id) is None
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    audited.apply(step)
    assert [term.name for term in audited.ask(Terms())] == ["North", "South side"]


def test_an_agency_in_use_stays_and_a_code_is_never_given_twice(audited: Store) -> None:
    there = audited.ask(Agencies())
    use = dict(audited.ask(AgencyUse()))
    assert set(use.values()) == {1}
    with pytest.raises(Refused, match="1 audit names it"):
        remove_agency(there[0], use[there[0].id])
    with pytest.raises(Refused, match="already has the code"):
        add_agency(Agency(0, there[0].code, "Another"), there, audited.new_id)
    audited.apply(add_agency(Agency(0, "FIRE", "Fire and rescue"), there, audited.new_id))
    fire = next(each for each in audited.ask(Agencies()) if each.code == "FIRE")
    renamed = change_agency(fire, replace(fire, name="Fire service"), audited.ask(Agencies()))
    assert renamed is not None
    audited.apply(renamed)
    fire = next(each for each in audited.ask(Agencies()) if each.code == "FIRE")
    assert fire.name == "Fire service"
    audited.apply(remove_agency(fire, dict(audited.ask(AgencyUse())).get(fire.id, 0)))
    assert audited.ask(Agencies()) == there
