"""From the desk to the panel, about its screen by F6, and back to the same case."""

from tests import arrange
from tests.ui.robots.desk import CasesRobot, go, whole
from tests.ui.robots.window import WindowRobot
from ui.page import Page
from ui.panel.view import PanelPage
from ui.routes import Route, Screen
from workbench.domain.questions import Agencies, AuditByRef


def panel_of(robot: WindowRobot) -> PanelPage:
    page = robot.shell.page
    assert isinstance(page, PanelPage)
    return page


def test_an_audit_without_cases_is_said_and_the_screen_stays(at_desk: WindowRobot) -> None:
    store = at_desk.workspace.store
    store.apply(arrange.new_audit(store.new_id, "NEG26", cases=0, agencies=store.ask(Agencies())))
    empty = store.ask(AuditByRef("NEG26"))
    go(at_desk, Screen.SCOPE)
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.PANEL, empty))
    at_desk.hear("This audit has no cases yet")
    assert isinstance(at_desk.shell.page, Page)
    assert at_desk.title == "Missing children 2026"


def test_back_to_a_case_that_is_gone_goes_on_to_the_place_before(at_desk: WindowRobot) -> None:
    third = go(at_desk, Screen.CASES).cases[2]
    at_desk.press("Down", "Down", "Enter")
    assert panel_of(at_desk).model.sheet.case.id == third.id
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.CASES, at_desk.shell.places.here().audit_id, third.id))  # type: ignore[union-attr]
    CasesRobot(at_desk).page._on_remove()
    at_desk.press("Alt+Left")
    assert isinstance(at_desk.shell.page, Page)
    assert third.ref not in [case.ref for case in whole(at_desk).cases]


def test_the_way_out_of_the_panel_comes_to_the_case_that_was_last_in_hand(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    at_desk.press("Enter", "PgDown")
    panel = panel_of(at_desk)
    second = panel.model.sheet.case
    assert panel.rail._way_out.accessibleName() == "Back to the cases, Alt+←"
    at_desk.press("Alt+Left")
    assert CasesRobot(at_desk).page.table.current_case() == second


def test_the_rail_says_where_back_goes_and_goes_there(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PROGRAMME)
    go(at_desk, Screen.PANEL)
    panel = panel_of(at_desk)
    assert panel.rail._way_out.accessibleName() == "Back to the programme, Alt+←"
    panel.rail._way_out.click()
    assert at_desk.title == "Audit programme"


def test_back_comes_to_the_same_case_and_line_of_the_panel(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    at_desk.press("Enter", "PgDown", "Down", "Down")
    panel = panel_of(at_desk)
    case, line = panel.model.sheet.case, panel.model.line.line.number
    go(at_desk, Screen.LIBRARY)
    at_desk.press("Alt+Left")
    assert (panel.model.sheet.case, panel.model.line.line.number) == (case, line)
    assert panel.board.has_keyboard()


def test_f6_goes_round_the_parts_of_the_panel(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    panel = panel_of(at_desk)
    at_desk.press("2")
    parts = (panel.rail.lines, panel.board, panel.words)

    def part() -> int:
        return next(n for n, each in enumerate(parts) if each.isAncestorOf(at_desk.focused))

    seen = [part()]
    for _ in range(3):
        at_desk.press("F6")
        seen.append(part())
    assert seen == [1, 2, 0, 1]
    assert at_desk.name.startswith("2, ")
    at_desk.press("Shift+F6")
    assert part() == 0


def test_tab_goes_from_the_grades_to_each_answer_that_is_none(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    names = []
    for _ in range(8):
        names.append(at_desk.name.split(", ")[0])
        at_desk.press("Tab")
    assert names == ["1", "2", "3", "4", "A", "K", "E", "Del"]


def test_f1_lists_the_digits_of_this_scale(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    assert at_desk.shell.places is not None
    assert ("1 to 4", "give the panel grade") in at_desk.shell.places.keys()[0][1]


def test_a_sentence_about_no_change_carries_no_tick(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    at_desk.press("PgUp")
    assert at_desk.shell.places is not None
    toast = at_desk.shell.places.panel_toast
    assert toast is not None
    assert (toast._words.text(), toast._tick._name) == ("This is the first case.", "info")
    at_desk.press("1")
    assert toast._tick._name == "check-circle"
