"""Find anything by keyboard: groups, the first result, where each leads, places visited, nothing found."""

import pytest

from tests.ui.robots.desk import go, whole
from tests.ui.robots.home import FindRobot
from tests.ui.robots.window import WindowRobot
from ui.audit.cases import CasesPage
from ui.routes import Route, Screen
from workbench.domain.planned import Entry, What, log_entry


@pytest.fixture
def find(at_desk: WindowRobot) -> FindRobot:
    return FindRobot(at_desk)


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+F"])
def test_an_audit_is_found_and_opened(find: FindRobot, key: str) -> None:
    find.keys.press(key)
    found = find.find("missing")
    assert found[0] == find.chosen == "Audit: Missing children 2026, MIS26, Multi-agency case audit"
    find.keys.press("Enter")
    assert find.keys.title == "Missing children 2026"


def test_a_case_opens_at_its_row(find: FindRobot) -> None:
    ref = whole(find.keys).cases[2].ref
    find.open().find("26-03")
    assert find.chosen == f"Case: {ref}, Missing children 2026"
    find.keys.press("Enter")
    page = find.keys.shell.page
    assert isinstance(page, CasesPage)
    case = page.table.current_case()
    assert case is not None
    assert case.ref == ref


def test_arrows_go_over_the_headings_and_stop_at_the_ends(find: FindRobot) -> None:
    found = find.open().find("m")
    assert find.headings[:2] == ["Audit", "Cases"]
    assert find.chosen == found[0]
    find.keys.press("Up")
    assert find.chosen == found[0]
    find.keys.press("Down")
    assert find.chosen == found[1]
    for _ in range(30):
        find.keys.press("Down")
    assert find.chosen == found[-1]


def test_nothing_found_is_said_in_words_and_opens_nothing(find: FindRobot) -> None:
    assert find.open().find("zzz") == []
    assert find.palette.list.nothing.startswith("Nothing found for “zzz”.")
    find.keys.press("Enter")
    assert find.palette.isVisible()


def test_with_nothing_typed_it_lists_the_places_visited_and_goes_there(find: FindRobot) -> None:
    assert find.open().found == []
    find.keys.press("Esc")
    audit = go(find.keys, Screen.CASES)
    places = find.keys.shell.places
    assert places is not None
    places.go(Route(Screen.LIBRARY))
    places.go(Route(Screen.PROGRAMME))
    found = find.open().found
    assert found[0] == "Lines and scales"
    assert f"Cases and sample, {audit.cases[0].ref}, {audit.audit.title}" in found
    find.keys.press("Enter")
    assert find.keys.title == "Lines and scales"


@pytest.mark.parametrize(
    ("words", "told", "screen"),
    [
        ("spotting", "Line of enquiry: Spotting risk, Missing children 2026", Screen.SCOPE),
        ("police", "Agency: Police, POL", Screen.SETTINGS),
        ("early help", "On the programme: Early help, Planned work", Screen.PROGRAMME),
    ],
)
def test_each_kind_leads_to_its_place(find: FindRobot, words: str, told: str, screen: Screen) -> None:
    store = find.keys.workspace.store
    store.apply(log_entry(Entry(0, 2026, What.PLANNED, "Early help"), store.new_id))
    find.open().find(words)
    assert told in find.found
    while find.chosen != told:
        find.keys.press("Down")
    find.keys.press("Enter")
    assert find.keys.shell.page.where is screen  # type: ignore[attr-defined]
    if screen is Screen.PROGRAMME:
        assert find.keys.name.startswith("Early help")
