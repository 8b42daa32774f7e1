"""The returns screen from the keyboard: what is due, late, extended, nil and chased, and every step undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog

from tests.arrange import whole_of
from tests.ui.robots.returns import ReturnsRobot
from tests.ui.robots.window import WindowRobot
from ui.letters import RETURNS, letters
from ui.panel.view import PanelPage
from ui.returns.view import ReturnsPage
from ui.routes import Screen
from workbench.domain.questions import Programme
from workbench.domain.returns.post import What
from workbench.domain.setting_up import change_audit
from workbench.storage.store import Store

NOW = datetime(2026, 5, 7, 9, 0).astimezone()


@pytest.fixture
def returns(at_desk: WindowRobot, audited: Store) -> ReturnsRobot:
    """The small audit, six days after its returns were due: its first case was answered by all three."""
    before = whole_of(audited).audit
    after = replace(before, returns_due=date(2026, 5, 1), panel_day=date(2026, 5, 14))
    edit = change_audit(before, after)
    assert edit is not None
    audited.apply(edit)
    places = at_desk.shell.places
    assert places is not None
    page = places._page(Screen.RETURNS)
    assert isinstance(page, ReturnsPage)
    page.clock = lambda: NOW
    return ReturnsRobot(at_desk).open()


def posted(store: Store) -> list[tuple[What, str, str]]:
    """(what, case, text) of the whole log."""
    whole = whole_of(store)
    refs = {each.id: each.ref for each in whole.cases}
    return [(each.what, refs.get(each.case_id or 0, ""), each.text) for each in whole.post]


def test_every_cell_and_count_says_how_it_stands(returns: ReturnsRobot, audited: Store) -> None:
    assert returns.counts == "3 received, 6 awaited, late. 3 of 9 settled. Due Friday 1 May. Panel in 7 days."
    assert returns.cell == "MIS26-02, Children's social care. Awaited, 6 days late.", "the first that wants something"
    assert returns.at(0, 1).cell == "MIS26-01, Police. Received, 1 of 3 lines, 1 owed."
    assert returns.at(3, 1).cell == "Police, all cases. 1 of 3 settled."
    heads = returns.matrix.returns
    role = Qt.ItemDataRole.AccessibleTextRole
    assert heads.headerData(0, Qt.Orientation.Vertical, role) == "MIS26-01, 3 of 3 settled"
    assert heads.headerData(2, Qt.Orientation.Horizontal, role) == "Schools, 1 of 3 settled"
    summary = next(each for each in audited.ask(Programme()) if each.audit.ref == "MIS26")
    assert (summary.settled, summary.returns) == (3, 9), "home says the same"


def test_n_marks_nil_logs_it_and_takes_it_back(returns: ReturnsRobot, audited: Store) -> None:
    returns.at(1, 1)
    returns.keys.press("N")
    assert returns.cell == "MIS26-02, Police. Nil return 7 May."
    assert returns.keys.toast == "MIS26-02, Police: nil return"
    assert posted(audited)[-1] == (What.RECEIVED, "MIS26-02", "Nil return")
    assert returns.counts.startswith("3 received, 1 nil return, 5 awaited, late. 4 of 9 settled")
    returns.keys.press("N")
    assert returns.cell.endswith("Awaited, 6 days late.")
    returns.keys.press("Ctrl+Z", "Ctrl+Z")
    assert posted(audited) == []
    assert returns.counts.startswith("3 received, 6 awaited, late")
    returns.at(0, 1)
    returns.keys.press("N")
    returns.keys.hear("Police has answered 1 line on MIS26-01, so it is no nil return")
    assert returns.cell.startswith("MIS26-01, Police. Received")


def test_several_selected_are_one_step(returns: ReturnsRobot, audited: Store) -> None:
    returns.at(1, 1)
    returns.keys.press("Shift+Right", "Shift+Down", "N")
    assert returns.keys.toast == "4 nil returns"
    assert all(returns.said(row, column).endswith("Nil return 7 May.") for row in (1, 2) for column in (1, 2))
    assert returns.counts.startswith("3 received, 4 nil returns, 2 awaited, late. 7 of 9")
    returns.keys.press("Ctrl+Z")
    assert returns.counts.startswith("3 received, 6 awaited, late. 3 of 9")


def test_x_gives_more_time_with_a_reason_and_says_what_is_missing(returns: ReturnsRobot, audited: Store) -> None:
    returns.at(1, 2)
    keys = returns.keys.press("X")
    keys.press("Enter")
    dialog = keys.dialog
    assert dialog.isVisible(), "without a day and a reason nothing is given"
    assert dialog.day_row.field.accessibleDescription() == "Say until when, such as 08/05/2026."  # type: ignore[attr-defined]
    keys.fill("06/05/2026").press("Enter")
    assert "That day has passed" in dialog.day_row.field.accessibleDescription()  # type: ignore[attr-defined]
    keys.fill("11/05/2026").tab_to("Why").type("Exam week").press("Enter")
    assert returns.cell == "MIS26-02, Schools. Awaited, until 11 May."
    assert posted(audited)[-1] == (What.EXTENDED, "MIS26-02", "Extended until 11 May: Exam week")
    assert returns.page.pieces.chases.told[-1].endswith(
        "MIS26-03 and MIS26-02. 6 days late. No form was made for it yet"
    )
    keys.press("X").tab_to("No longer extended").press("Space")
    assert returns.cell == "MIS26-02, Schools. Awaited, 6 days late."
    returns.at(0, 0)
    keys.press("X")
    assert keys.toast == "Only a return that has not come can be given more time."


def test_more_time_for_all_that_an_agency_still_has_to_send(returns: ReturnsRobot) -> None:
    returns.at(1, 2)
    keys = returns.keys.press("X")
    keys.fill("11/05/2026").tab_to("Why").type("Exam week")
    keys.dialog.all.click()  # type: ignore[attr-defined]
    keys.press("Enter")
    assert [returns.said(row, 2) for row in (1, 2)] == [
        "MIS26-02, Schools. Awaited, until 11 May.",
        "MIS26-03, Schools. Awaited, until 11 May.",
    ]
    assert keys.toast == "2 returns extended"


def test_c_shows_the_message_copies_it_and_logs_who_and_when(returns: ReturnsRobot, audited: Store) -> None:
    returns.at(2, 1)
    keys = returns.keys.press("C")
    assert keys.dialog.current.member.agency.name == "Police"  # type: ignore[attr-defined]
    keys.press("Enter")
    assert "- MIS26-02, which was due on Friday 1 May 2026\n- MIS26-03, which" in returns.clipboard
    assert "Police" in returns.clipboard
    assert keys.toast == "Message for Police copied; logged as chased"
    assert posted(audited) == [(What.CHASED, ref, "Chased, 6 days late") for ref in ("MIS26-02", "MIS26-03")]
    assert whole_of(audited).post[0].person == audited.person
    assert keys.dialog.isVisible(), "the next agency is at hand"
    keys.press("Esc")
    assert any("Last chased 7 May by R. Officer" in told for told in returns.page.pieces.chases.told)
    assert returns.history == ["Chased, 6 days late, by R. Officer"]
    keys.press("Ctrl+Z")
    assert posted(audited) == []


def test_the_chase_list_copies_too_and_its_figure_is_on_the_button(returns: ReturnsRobot, audited: Store) -> None:
    assert returns.page.pieces.chase.text() == "Chase 6"
    assert [told.partition(". ")[0] for told in returns.page.pieces.chases.told] == [
        "Copy message for Children's social care: MIS26-02 and MIS26-03",
        "Copy message for Police: MIS26-02 and MIS26-03",
        "Copy message for Schools: MIS26-02 and MIS26-03",
    ]
    returns.keys.press("F6", "F6")
    assert returns.keys.name.startswith("Copy message for Children's social care")
    returns.keys.press("Tab", "Space")
    assert "returns from Police" in returns.clipboard
    assert len(posted(audited)) == 2
    assert returns.keys.name.startswith("Copy message for Police"), "the keyboard stays where it was"


def test_the_due_day_is_changed_here(returns: ReturnsRobot, audited: Store) -> None:
    keys = returns.keys.press("Ctrl+D")
    keys.fill("20/05/2026").press("Enter")
    assert returns.counts == "3 received, 6 awaited. 3 of 9 settled. Due Wednesday 20 May. Panel in 7 days."
    assert whole_of(audited).audit.returns_due == date(2026, 5, 20)
    assert returns.page.pieces.chases.told == []
    keys.press("Ctrl+Z")
    assert "Due Friday 1 May" in returns.counts


def test_enter_goes_to_the_pane_esc_comes_back_and_the_panel_opens_as_that_agency(returns: ReturnsRobot) -> None:
    returns.at(1, 1)
    returns.keys.press("Enter")
    assert returns.page.pieces.pane.isAncestorOf(returns.keys.focused)
    returns.keys.press("Esc")
    assert returns.keys.focused is returns.matrix
    returns.press_in_pane("Open on the panel: MIS26-02, Police")
    panel = returns.keys.shell.page
    assert isinstance(panel, PanelPage)
    assert panel.model.grader is not None
    assert (panel.model.grader.agency.name, panel.model.sheet.case.ref) == ("Police", "MIS26-02")
    returns.keys.press("1", "Alt+Left")
    assert returns.cell == "MIS26-02, Police. Received, 1 of 3 lines, 1 owed."


def test_letters_can_be_changed_and_turned_off(returns: ReturnsRobot) -> None:
    nil = next(act for act in letters_of() if act.name == "nil")
    assert letters.change(nil, "B") == ""
    returns.at(1, 1)
    returns.keys.press("N")
    assert returns.cell.endswith("late.")
    returns.keys.press("B")
    assert returns.cell.endswith("Nil return 7 May.")
    letters.turn(False)
    assert not [hint for hint in returns.page.hints() if hint[1] in ("mark nil", "chase", "extend")]
    returns.keys.press("B")
    assert returns.cell.endswith("Nil return 7 May.")
    letters.forget()


def letters_of() -> list[object]:
    from ui.letters import ACTS

    return [act for act in ACTS if act.place == RETURNS]


def test_l_lists_what_happened_the_latest_first(returns: ReturnsRobot) -> None:
    returns.at(1, 1)
    returns.keys.press("N")
    returns.at(2, 2)
    returns.keys.press("X").fill("11/05/2026").tab_to("Why").type("Exam week").press("Enter", "L")
    rows = returns.keys.dialog.list  # type: ignore[attr-defined]
    assert [rows.item(n).text() for n in range(rows.count())] == [
        "7 May, 09:00. Schools, MIS26-03: Extended until 11 May: Exam week. By R. Officer.",
        "7 May, 09:00. Police, MIS26-02: Nil return. By R. Officer.",
    ]
    returns.keys.press("Esc")
    returns.at(3, 2)
    assert returns.history == ["MIS26-03: Extended until 11 May: Exam week"]


def test_before_anything_came_one_sentence_and_the_next_step(window: Callable[..., WindowRobot], store: Store) -> None:
    from tests.arrange import new_audit

    store.apply(new_audit(store.new_id))
    robot = window()
    robot.shell.show_workspace(store)
    returns = ReturnsRobot(robot).open(anyway=False)
    empty = returns.page.pieces.empty
    assert (empty.title.text(), empty.button.text()) == ("No returns yet", "Make forms")
    assert returns.keys.name == "Make forms"
    returns.keys.press("Tab").press("Space")
    assert returns.keys.focused is returns.matrix
    assert returns.cell == "MIS26-01, Children's social care. Awaited, no day set."


def test_nothing_can_be_changed_where_it_is_read_only(
    window: Callable[..., WindowRobot], audited: Store, open_workspace: Callable[..., Store]
) -> None:
    audited.close()
    robot = window()
    store = open_workspace(audited.folder, read_only=True)
    robot.shell.show_workspace(store)
    returns = ReturnsRobot(robot).open()
    for key in ("N", "X", "Ctrl+I", "Ctrl+D"):
        returns.at(1, 1)
        returns.keys.press(key)
        assert returns.keys.toast == "This workspace is open read only, so nothing was changed."
    assert not returns.page.pieces.read.isEnabled()
    returns.keys.press("C", "Enter")
    assert "returns from Police" in returns.clipboard
    assert "It is not logged" in returns.keys.toast


def test_home_leads_to_the_forms_that_came_back(returns: ReturnsRobot) -> None:
    returns.keys.press("Alt+Left")
    home = returns.keys.shell.page
    home.now = lambda: NOW  # type: ignore[attr-defined]
    home.refresh()  # type: ignore[attr-defined]
    assert home.returns_button.toolTip() == "Missing children 2026"  # type: ignore[attr-defined]
    home.returns_button.setFocus()  # type: ignore[attr-defined]
    returns.keys.press("Space")
    assert isinstance(returns.keys.shell.page, ReturnsPage)
    assert isinstance(returns.keys.dialog, QFileDialog)
    assert returns.keys.dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    returns.keys.dialog.reject()
    assert not returns.page.here().importing


def test_a_screen_reader_is_told_each_cell_in_full(returns: ReturnsRobot) -> None:
    node = QAccessible.queryAccessibleInterface(returns.matrix)
    assert node is not None
    assert node.text(QAccessible.Text.Name) == "Returns: cases down, agencies along"
    told = {child.text(QAccessible.Text.Name) for n in range(node.childCount()) if (child := node.child(n)) is not None}
    assert "MIS26-02, Police. Awaited, 6 days late." in told
    assert "Police, all cases. 1 of 3 settled." in told
    assert "MIS26-01, 3 of 3 settled" in told
    assert "Police, 1 of 3 settled" in told
