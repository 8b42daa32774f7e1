"""An immediate concern is raised from the cases too, and a logged one is opened where it is asked for."""

from PySide6.QtTest import QTest

from tests.ui.robots.desk import CasesRobot, go
from tests.ui.robots.window import WindowRobot
from ui.audit.cases import CasesPage
from ui.panel.view import PanelPage
from ui.routes import Route, Screen
from workbench.domain.questions import Concerns, Programme

WORRY = "A new adult collects her from school."


def at_cases(desk: WindowRobot) -> CasesPage:
    go(desk, Screen.CASES)
    page = CasesRobot(desk).page
    assert isinstance(page, CasesPage)
    return page


def test_f8_on_the_cases_logs_a_worry_about_the_case_chosen(at_desk: WindowRobot) -> None:
    page = at_cases(at_desk)
    at_desk.press("Down")
    chosen = page.table.current_case()
    assert chosen is not None
    at_desk.press("F8").type(WORRY).press("Escape")

    (kept,) = at_desk.workspace.ask(Concerns())
    assert (kept.worry, kept.case_id) == (WORRY, chosen.id)
    assert page.concern.drawer is not None
    assert not page.concern.drawer.isVisible()
    assert page.isAncestorOf(at_desk.focused)


def test_what_is_never_undone_offers_no_undo(at_desk: WindowRobot) -> None:
    """Undo beside it would take back whatever was done before."""
    page = at_cases(at_desk)
    at_desk.press("F8").type(WORRY).press("Escape")
    toast = at_desk.shell.toast
    assert toast._words.text().startswith("Immediate concern")
    assert toast._undo.isHidden()

    page.add.click()
    assert not toast._undo.isHidden()


def test_the_button_does_the_same_and_other_keys_of_the_page_rest(at_desk: WindowRobot) -> None:
    page = at_cases(at_desk)
    chosen = page.table.current_case()
    page.concern.button.click()
    assert page.concern.drawer is not None
    at_desk.type("n k").press("Ctrl+Return")

    assert [each.worry for each in at_desk.workspace.ask(Concerns())] == ["n k"]
    assert page.table.current_case() == chosen


def test_leaving_the_cases_logs_what_was_being_typed(at_desk: WindowRobot) -> None:
    at_cases(at_desk)
    at_desk.press("F8").type(WORRY)
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.PROGRAMME))

    assert [each.worry for each in at_desk.workspace.ask(Concerns())] == [WORRY]


def test_a_route_to_a_concern_opens_it_over_the_panel_at_its_case(at_desk: WindowRobot) -> None:
    at_cases(at_desk)
    at_desk.press("Down", "F8").type(WORRY).press("Escape")
    (kept,) = at_desk.workspace.ask(Concerns())
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.PANEL, kept.audit_id, kept.case_id, concern_id=kept.id))

    panel = at_desk.shell.page
    assert isinstance(panel, PanelPage)
    assert panel.concern.isVisible()
    assert panel.concern.worry.text() == WORRY
    QTest.keyClicks(panel.concern.worry.edit, " Seen twice.")
    at_desk.press("Escape")
    assert at_desk.workspace.ask(Concerns())[0].worry == f"{WORRY} Seen twice."


def test_a_route_to_a_concern_opens_it_over_the_cases_once(at_desk: WindowRobot) -> None:
    audit_id = at_desk.workspace.ask(Programme())[0].audit.id
    at_cases(at_desk)
    at_desk.press("F8").type(WORRY).press("Escape")
    (kept,) = at_desk.workspace.ask(Concerns())
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.PROGRAMME))
    places.go(Route(Screen.CASES, audit_id, kept.case_id, concern_id=kept.id))
    page = CasesRobot(at_desk).page

    assert page.concern.drawer is not None
    assert page.concern.drawer.worry.text() == WORRY
    at_desk.press("Escape")
    page.focus_first()
    assert not page.concern.drawer.isVisible()
