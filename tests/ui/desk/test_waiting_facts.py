"""Facts changed while another program holds the file: every one of them is shown, kept, and written in the end."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest

from tests.arrange import Opener
from tests.ui.robots.desk import CasesRobot, go, whole
from tests.ui.robots.window import WindowRobot
from ui.audit.scope import ScopePage
from ui.routes import Screen
from workbench.domain.audits import Known
from workbench.domain.setting_up import change_case

Busy = Callable[[WindowRobot], AbstractContextManager[None]]


@pytest.fixture
def busy(open_workspace: Opener) -> Busy:
    """Another program holds the file for writing."""

    @contextmanager
    def hold(robot: WindowRobot) -> Iterator[None]:
        other = open_workspace.raw(robot.workspace.store.folder)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()

    return hold


def test_two_facts_of_a_case_changed_while_the_file_is_busy_are_both_written(at_desk: WindowRobot, busy: Busy) -> None:
    first = go(at_desk, Screen.CASES).cases[0]
    cases = CasesRobot(at_desk)
    with busy(at_desk):
        at_desk.tab_to("Synopsis").type("Seen twice at the bus station.").press("Tab")
        cases.page.table.setFocus()
        at_desk.press("Down", "Up")
        assert cases.page.form.synopsis.text() == "Seen twice at the bus station."
        at_desk.tab_to("Area").fill("North").press("Tab")
        assert at_desk.workspace.waiting
    at_desk.workspace.retry()
    held = next(case for case in whole(at_desk).cases if case.id == first.id)
    assert (held.synopsis, held.area) == ("Seen twice at the bus station.", "North")
    assert cases.page.form.synopsis.text() == "Seen twice at the bus station."


def test_a_fact_that_waits_takes_nothing_back_that_was_written_meanwhile(at_desk: WindowRobot, busy: Busy) -> None:
    audit = go(at_desk, Screen.CASES)
    first = audit.cases[0]
    with busy(at_desk):
        at_desk.tab_to("Area").fill("North").press("Tab")
    elsewhere = change_case(first, replace(first, synopsis="Written by somebody else."), audit.audit.id)
    assert elsewhere is not None
    at_desk.workspace.store.apply(elsewhere)
    at_desk.workspace.retry()
    held = next(case for case in whole(at_desk).cases if case.id == first.id)
    assert (held.synopsis, held.area) == ("Written by somebody else.", "North")


def test_two_facts_of_an_audit_changed_while_the_file_is_busy_are_both_written(
    at_desk: WindowRobot, busy: Busy
) -> None:
    go(at_desk, Screen.SCOPE)
    page = at_desk.shell.page
    assert isinstance(page, ScopePage)
    with busy(at_desk):
        at_desk.tab_to("Objective").type("To find out what helps.").press("Tab")
        at_desk.tab_to("Theme").fill("Going missing").press("Tab")
        assert page.facts.objective.text() == "To find out what helps."
    at_desk.workspace.retry()
    held = whole(at_desk).audit
    assert (held.objective, held.theme) == ("To find out what helps.", "Going missing")


def test_who_knew_a_case_is_shown_while_it_waits(at_desk: WindowRobot, busy: Busy) -> None:
    case = go(at_desk, Screen.CASES).cases[0]
    cases = CasesRobot(at_desk)
    at_desk.tab_to("Involvement of each agency in each case")
    cases.page.grid.setCurrentIndex(cases.page.grid.grid.index(0, 0))
    with busy(at_desk):
        at_desk.press("N", "O")
        assert cases.knew(case.ref)[0] == "Out"
    at_desk.workspace.retry()
    held = next(
        each for each in whole(at_desk).involvements if each.case_id == case.id and each.state is not Known.AWAITED
    )
    assert held.state is Known.OUT_OF_SCOPE
