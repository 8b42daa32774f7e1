"""Home by keyboard: what is next and where it leads, the years, planned work that becomes an audit, what is late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests import arrange
from tests.arrange import whole_of
from tests.ui.robots.desk import NewAuditRobot
from tests.ui.robots.home import HomeRobot
from tests.ui.robots.welcome import WelcomeRobot
from tests.ui.robots.window import WindowRobot
from ui.components.link import Link
from ui.new_audit.view import NewAuditPage
from ui.panel.view import PanelPage
from ui.routes import Route, Screen
from workbench.domain import setting_up
from workbench.domain.audits import Audit
from workbench.domain.concerns import Concern, raise_concern
from workbench.domain.library.taking_in import take_in
from workbench.domain.planned import Entry, What, log_entry
from workbench.domain.questions import Entries, LinesAndScales, Programme
from workbench.imports import shipped
from workbench.storage.store import Store

SECRET = "What was worried about"
NOW = (2026, 5, 7, 9, 0)


def settle(store: Store, **facts: object) -> Audit:
    """Facts of the audit that is there, changed."""
    before = whole_of(store).audit
    edit = setting_up.change_audit(before, replace(before, **facts))  # type: ignore[arg-type]
    assert edit is not None
    store.apply(edit)
    return whole_of(store).audit


def add_audit(store: Store, ref: str, year: int, day: date | None = None) -> None:
    agencies = [member.agency for member in whole_of(store).members]
    edit = arrange.new_audit(store.new_id, ref, cases=1, agencies=agencies)
    first, *others = edit.changes
    values = {**first.values, "year": year, "title": f"Audit {ref}", "panel_day": day.isoformat() if day else None}  # type: ignore[union-attr]
    store.apply(replace(edit, changes=(replace(first, values=values), *others)))  # type: ignore[arg-type]


@pytest.fixture
def home(window: Callable[..., WindowRobot], audited: Store) -> HomeRobot:
    settle(audited, panel_day=date(2026, 5, 14), returns_due=date(2026, 5, 8))
    robot = window()
    robot.shell.show_workspace(audited)
    return HomeRobot(robot).at(*NOW)


def raised(store: Store, case: int, told: str = "") -> Concern:
    whole = whole_of(store)
    at = datetime(*NOW).astimezone() - timedelta(hours=3)  # type: ignore[arg-type]
    worry = Concern(whole.audit.id, whole.cases[case].id, SECRET, at, told=told, told_at=at if told else None)
    concern = replace(worry, id=store.new_id())
    store.apply(raise_concern(concern))
    return concern


def test_what_is_next_is_told_with_its_day_and_leads_there(home: HomeRobot) -> None:
    assert home.next == [
        "Settle 6 returns, Missing children 2026: 3 of 9 settled, 6 awaited, By tomorrow",
        "Prepare the panel, Missing children 2026: 3 cases, 3 of 9 returns settled, Panel 14 May",
    ]
    assert home.ready == [
        "Lines and scale locked, version 1, done",
        "Cases drawn, 3 of 3, done",
        "Returns settled, 3 of 9, not yet",
        "Agencies coming, 0 of 3, not yet",
    ]
    home.keys.tab_to(home.next[0]).press("Space")
    assert home.keys.shell.page.where is Screen.RETURNS  # type: ignore[attr-defined]
    home.keys.press("Alt+Left")
    home.keys.tab_to(home.ready[0])
    assert isinstance(home.keys.focused, Link)
    home.keys.press("Space")
    assert home.keys.shell.page.where is Screen.SCOPE  # type: ignore[attr-defined]


def test_an_open_concern_is_pinned_first_and_opens_its_case(home: HomeRobot, audited: Store) -> None:
    raised(audited, 1, told="0–19 nursing")
    home.at(*NOW)
    assert home.next[0] == (
        "Chase the reply to an immediate concern, "
        "MIS26-02, told 0–19 nursing today at 06:00; not acknowledged yet, Overdue"
    )
    assert SECRET not in " ".join(home.next + home.rows)
    home.keys.tab_to(home.next[0]).press("Space")
    panel = home.keys.shell.page
    assert isinstance(panel, PanelPage)
    assert panel.model.sheet.case.ref == "MIS26-02"


def test_every_concern_is_shown_and_the_rest_behind_a_button(home: HomeRobot, audited: Store) -> None:
    for _ in range(5):
        raised(audited, 0)
    add_audit(audited, "LATE", 2026, date(2026, 5, 2))
    home.at(*NOW)
    assert len(home.next) == 5
    assert all("immediate concern" in each for each in home.next)
    home.keys.tab_to("3 more").press("Space")
    assert len(home.next) == 8
    home.keys.tab_to("Fewer").press("Space")
    assert len(home.next) == 5


def test_the_side_bar_says_how_many_are_late_only_while_some_are(home: HomeRobot, audited: Store) -> None:
    settle(audited, panel_day=date(2090, 5, 14), returns_due=None)
    home.go()
    assert home.badge == ""
    raised(audited, 0)
    home.go()
    assert home.badge == "1 late"


def test_who_can_only_read_is_told_of_everything_that_the_side_bar_counts(
    window: Callable[..., WindowRobot], audited: Store
) -> None:
    settle(audited, panel_day=date.today() - timedelta(days=3), returns_due=None)
    add_audit(audited, "NEXT", date.today().year)
    robot = WelcomeRobot(window(audited.folder))
    robot.open_with(arrange.PASSPHRASE)
    assert "already open" in robot.told
    robot.open_read_only()
    home = HomeRobot(robot.keys.wait_open())
    assert robot.keys.workspace.read_only
    assert home.badge == "1 late"
    assert [each.split(",")[0] for each in home.next] == ["Hold the panel"]


def test_nothing_to_do_is_said_in_words(home: HomeRobot, audited: Store) -> None:
    settle(audited, panel_day=date(2026, 8, 14), returns_due=None)
    home.at(*NOW)
    assert home.next == []
    labels = [each.accessibleName() for each in home.page.next_card.findChildren(type(home.page.head.state))]
    assert any(words.startswith("Nothing is waiting for you.") for words in labels)
    settle(audited, panel_day=None)
    home.at(*NOW)
    assert home.ready == []
    assert [each.split(",")[0] for each in home.next] == ["Set the panel day"]


def test_years_are_by_panel_day_and_older_ones_open_by_key(home: HomeRobot, audited: Store) -> None:
    add_audit(audited, "OLD", 2026, date(2024, 3, 31))
    add_audit(audited, "OLDER", 2019)
    home.at(*NOW)
    assert [row.split(",")[0] for row in home.rows] == ["Missing children 2026", "2023 to 2024", "2019 to 2020"]
    home.come_to("2023 to 2024").keys.press("Enter")
    assert home.current == "2023 to 2024, 1 audit, open, Enter folds"
    home.keys.press("Down")
    assert home.current.startswith("Audit OLD, OLD")
    home.keys.press("Up", "Left")
    assert len(home.rows) == 3
    home.keys.press("J")
    assert home.current.startswith("2019 to 2020")
    home.keys.press("Right", "J", "Enter")
    assert home.keys.title == "Audit OLDER"
    home.keys.press("Alt+Left")
    assert home.current.startswith("Audit OLDER")
    home.keys.press("Home")
    assert home.current.startswith("Missing children 2026")
    home.keys.press("K")
    assert home.current.startswith("Missing children 2026")


def test_a_row_says_how_far_the_audit_is(home: HomeRobot) -> None:
    assert home.rows == [
        "Missing children 2026, MIS26, Multi-agency case audit, 3 cases, 3 agencies, Stage 3 of 7, Returns, 3 of 9, "
        "Panel, 14 May, 6 returns to settle"
    ]


def test_planned_work_is_logged_changed_taken_off_and_brought_back_by_key(home: HomeRobot, audited: Store) -> None:
    home.keys.press("Ctrl+Shift+P")
    home.keys.press("Enter")
    assert home.keys.focused.accessibleDescription() == "Give it a title, such as Early help step-down."
    home.keys.type("Early help step-down").tab_to("Month").press("S")
    home.keys.tab_to("Note").type("Theme approved").press("Enter")
    assert home.keys.toast == "Early help step-down on the programme"
    assert home.current == ("Early help step-down, planned, Multi-agency case audit, Starts September, Theme approved")
    home.keys.press("Enter")
    home.keys.tab_to("Note").fill("Lead found").press("Enter")
    assert home.current.endswith("Lead found")
    (entry,) = audited.ask(Entries())
    assert (entry.what, entry.month, entry.note) == (What.PLANNED, "2026-09", "Lead found")
    home.keys.press("Del")
    assert audited.ask(Entries()) == ()
    assert home.keys.toast == "Early help step-down off the programme"
    assert home.current.startswith("Missing children 2026"), "the keyboard stays on the rows"
    home.keys.press("Ctrl+Z")
    assert audited.ask(Entries()) == (entry,)


def test_a_single_agency_audit_names_its_agency(home: HomeRobot, audited: Store) -> None:
    home.keys.press("Ctrl+Shift+P").type("Strategy talks")
    home.keys.press("Shift+Tab", "Shift+Tab").tab_to("Kind").press("Down").tab_to("Note").type("Minutes were late")
    home.keys.press("Enter")
    assert home.keys.name == "Agency"
    assert home.keys.focused.accessibleDescription() == "Choose whose audit it was."
    home.keys.press("Down", "Enter")
    (entry,) = audited.ask(Entries())
    name = next(m.agency.name for m in whole_of(audited).members if m.agency.id == entry.agency_id)
    assert any(row == f"Strategy talks, single-agency audit, Multi-agency case audit, {name}, Done, Minutes were late"
               for row in home.rows)  # fmt: skip


def test_planned_work_becomes_an_audit_and_leaves_the_list_in_one_step(home: HomeRobot, audited: Store) -> None:
    taken = take_in(shipped.framework("missing-children"), audited.ask(LinesAndScales()), audited.new_id)
    assert taken.edit is not None
    audited.apply(taken.edit)
    planned = Entry(0, 2027, What.PLANNED, "Early help", month="2027-05")
    audited.apply(log_entry(planned, audited.new_id))
    home.at(*NOW).come_to("Early help").keys.press("Enter")
    home.keys.tab_to("Make it an audit").press("Space")
    new = NewAuditRobot(home.keys)
    scope = new.page.scope
    assert (scope.title.text(), scope.theme.text(), scope.ref.text(), scope.year.value()) == (
        "Early help",
        "Early help",
        "EAR27",
        "2027",
    )
    new.next().next().tick("Schools, SCH").next().cases(2).next()
    assert home.keys.title == "Early help"
    assert audited.ask(Entries()) == ()
    home.keys.press("Alt+Left")
    home.keys.shell.undo()
    assert [each.audit.ref for each in audited.ask(Programme())] == ["MIS26"]
    assert [each.title for each in audited.ask(Entries())] == ["Early help"]


def test_a_new_audit_that_is_begun_is_not_written_over(home: HomeRobot, audited: Store) -> None:
    audited.apply(log_entry(Entry(0, 2026, What.PLANNED, "Early help"), audited.new_id))
    home.keys.press("Ctrl+N").type("Half typed")
    home.go().at(*NOW).come_to("Early help").keys.press("Enter")
    home.keys.tab_to("Make it an audit").press("Space")
    page = home.keys.shell.page
    assert isinstance(page, NewAuditPage)
    assert page.scope.title.text() == "Half typed"
    home.keys.hear("Another new audit is begun here")


def test_coming_back_lands_on_the_planned_work_the_keyboard_was_on(home: HomeRobot, audited: Store) -> None:
    audited.apply(log_entry(Entry(0, 2026, What.PLANNED, "Early help"), audited.new_id))
    home.at(*NOW).come_to("Early help")
    assert home.keys.shell.places is not None
    home.keys.shell.places.go(Route(Screen.LIBRARY))
    home.keys.press("Alt+Left")
    assert home.current.startswith("Early help")


def test_what_becomes_late_while_home_is_open_is_told_within_a_minute(home: HomeRobot, audited: Store) -> None:
    home.at(2026, 5, 8, 23, 59)
    assert home.next[0].endswith("By today")
    home.page.now = lambda: datetime(2026, 5, 9, 0, 0).astimezone()
    home.page._minute.timeout.emit()
    assert home.next[0].endswith("Was due 8 May")
    assert home.page._minute.interval() <= 60_000
    assert home.page._minute.isActive()
