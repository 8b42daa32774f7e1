"""Working at the desk: places and back, edits and undo, cases, lines, documents, history, lock."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.arrange import Opener
from tests.ui.robots.desk import CasesRobot, NewAuditRobot, go, whole
from tests.ui.robots.window import WindowRobot
from ui.components.key_cap import KeyCap
from ui.history.pane import HistoryPane
from ui.panel.view import PanelPage
from ui.routes import Route, Screen
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.library.taking_in import take_in
from workbench.domain.questions import Everything, JudgementAt, LinesAndScales, Programme
from workbench.imports import shipped
from workbench.storage.store import Store


def test_back_comes_to_the_same_row(at_desk: WindowRobot) -> None:
    audit = go(at_desk, Screen.CASES)
    cases = CasesRobot(at_desk)
    at_desk.press("Down")
    second = audit.cases[1]
    assert cases.page.table.current_case() == second
    assert at_desk.shell.places is not None
    at_desk.shell.places.go(Route(Screen.LIBRARY))
    assert at_desk.title == "Lines and scales"
    at_desk.press("Alt+Left")
    assert cases.page.table.current_case() == second


def test_a_changed_fact_is_saved_when_the_field_is_left_and_undone_by_key(at_desk: WindowRobot) -> None:
    before = go(at_desk, Screen.SCOPE).audit
    at_desk.tab_to("Title").fill("Missing and found")
    assert whole(at_desk).audit.title == before.title
    at_desk.press("Tab")
    assert whole(at_desk).audit.title == "Missing and found"
    assert at_desk.toast == "Missing and found changed"
    at_desk.shell.page.panel.setFocus()  # type: ignore[attr-defined]
    at_desk.press("Ctrl+Z")
    assert at_desk.toast == "Undone: Missing and found changed"
    assert whole(at_desk).audit.title == before.title
    at_desk.press("Ctrl+Shift+Z")
    assert whole(at_desk).audit.title == "Missing and found"


def test_in_a_text_box_the_undo_key_belongs_to_the_box(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.SCOPE)
    at_desk.tab_to("Theme").fill("one theme").press("Tab", "Shift+Tab")
    at_desk.fill("another").press("Ctrl+Z")
    assert whole(at_desk).audit.theme == "one theme"
    assert at_desk.name == "Theme"


def test_a_day_that_cannot_be_read_is_said_at_its_field_and_not_saved(at_desk: WindowRobot) -> None:
    before = go(at_desk, Screen.SCOPE).audit.panel_day
    at_desk.tab_to("Panel day").fill("14th of May").press("Tab", "Shift+Tab")
    assert at_desk.focused.accessibleDescription() == "Write it as 14/05/2026."
    assert whole(at_desk).audit.panel_day == before


def test_showing_an_audit_saves_nothing(at_desk: WindowRobot) -> None:
    wrote: list[str] = []
    at_desk.workspace.did.connect(wrote.append)
    for screen in (Screen.SCOPE, Screen.CASES, Screen.LIBRARY, Screen.NEW_AUDIT, Screen.PROGRAMME, Screen.SCOPE):
        go(at_desk, screen)
    assert wrote == []


def test_a_case_is_added_described_and_taken_out_and_undo_brings_it_back(at_desk: WindowRobot) -> None:
    before = [case.ref for case in go(at_desk, Screen.CASES).cases]
    cases = CasesRobot(at_desk)
    at_desk.tab_to("Add a case").press("Space")
    fresh = next(ref for ref in cases.refs if ref not in before)
    assert at_desk.name == "Reference"
    at_desk.tab_to("Area").fill("South").press("Tab")
    assert next(case for case in whole(at_desk).cases if case.ref == fresh).area == "South"
    at_desk.tab_to(f"Take {fresh} out").press("Space")
    assert cases.refs == before
    at_desk.press("Ctrl+Z")
    assert fresh in cases.refs
    assert at_desk.toast == f"Undone: {fresh} removed"


def test_the_reference_of_a_case_taken_out_is_not_given_to_the_next_one(at_desk: WindowRobot) -> None:
    """Forms and the list that links references to children may have it still."""
    go(at_desk, Screen.CASES)
    cases = CasesRobot(at_desk)
    at_desk.tab_to("Add a case").press("Space")
    assert cases.refs[-1] == "MIS26-04"
    at_desk.tab_to("Take MIS26-04 out").press("Space")
    assert cases.refs[-1] == "MIS26-03"
    at_desk.tab_to("Add a case").press("Space")
    assert cases.refs[-1] == "MIS26-05"


def test_involvement_is_answered_by_letters(at_desk: WindowRobot) -> None:
    ref = go(at_desk, Screen.CASES).cases[0].ref
    cases = CasesRobot(at_desk)
    at_desk.tab_to("Involvement of each agency in each case")
    grid = cases.page.grid
    grid.setCurrentIndex(grid.grid.index(0, 0))
    for letter, shown in (("N", "Nil"), ("O", "Out"), ("A", "Awaited"), ("K", "Known")):
        at_desk.press(letter)
        assert cases.knew(ref)[0] == shown
    at_desk.press("Space")
    assert cases.knew(ref)[0] == "Nil"


def test_a_reference_cannot_be_given_twice(at_desk: WindowRobot) -> None:
    refs = [case.ref for case in go(at_desk, Screen.CASES).cases]
    at_desk.tab_to("Reference").fill(refs[1]).press("Tab", "Shift+Tab")
    assert "is there already" in at_desk.focused.accessibleDescription()
    assert [case.ref for case in whole(at_desk).cases] == refs


def test_a_new_audit_says_what_is_wrong_and_goes_there(at_desk: WindowRobot) -> None:
    at_desk.press("Ctrl+N")
    new = NewAuditRobot(at_desk)
    new.next()
    assert set(new.errors) == {"title", "ref"}
    assert at_desk.name == "Title"
    taken = at_desk.workspace.ask(Programme())[0].audit.ref
    new.scope(Title="Again", Short_reference=taken, Judge_practice_from="2/2/2026", Judge_practice_to="1/2/2026")
    new.next()
    assert new.errors == {
        "ref": f"Another audit already has the reference {taken}. Choose another.",
        "period_to": "This window ends before it starts. Put a later day here.",
    }
    assert at_desk.name == "Short reference"


def test_a_new_audit_offers_lines_taken_in_after_its_steps_were_made(at_desk: WindowRobot) -> None:
    places = at_desk.shell.places
    assert places is not None
    page = places._page(Screen.NEW_AUDIT)
    for make in page.ahead():
        make()
    store = at_desk.workspace.store
    taken = take_in(shipped.framework("missing-children"), store.ask(LinesAndScales()), store.new_id)
    assert taken.edit is not None
    store.apply(taken.edit)
    at_desk.press("Ctrl+N")
    new = NewAuditRobot(at_desk)
    new.scope(Title="Neglect").next()
    offered = new.page.lines.framework_choice
    assert any(taken.framework.title in offered.itemText(row) for row in range(offered.count()))


def test_another_scale_leaves_out_the_wording_of_the_lines(at_desk: WindowRobot) -> None:
    store = at_desk.workspace.store
    taken = take_in(shipped.framework("missing-children"), store.ask(LinesAndScales()), store.new_id)
    assert taken.edit is not None
    store.apply(taken.edit)
    at_desk.press("Ctrl+N")
    new = NewAuditRobot(at_desk)
    new.scope(Title="Neglect").next()
    lines = new.page.lines
    at_desk.tab_to("Graded on").press("Down")
    framework = lines.framework()
    assert framework is not None
    assert not any(line.descriptors for line in framework.lines if line.scale is None)
    at_desk.hear("written for another scale")


def test_the_history_of_a_case_says_who_what_before_and_after(at_desk: WindowRobot) -> None:
    ref = go(at_desk, Screen.CASES).cases[0].ref
    at_desk.tab_to("Area").fill("North").press("Tab")
    at_desk.tab_to(f"History of {ref}").press("Space")
    pane = at_desk.dialog
    assert isinstance(pane, HistoryPane)
    last = pane.list.item(pane.list.count() - 1).text()
    assert f"{ref} changed" in last
    assert "R. Officer" in last
    assert "Area: " in last
    assert "→ North" in last


def test_the_keys_of_a_screen_are_listed(at_desk: WindowRobot) -> None:
    at_desk.press("F1")
    words = {cap.accessibleName() for cap in at_desk.dialog.findChildren(KeyCap)}
    assert "Enter: open the audit" in words
    assert "Ctrl+L: lock" in words


def test_the_rail_folds_and_unfolds(at_desk: WindowRobot) -> None:
    desk = at_desk.shell.desk
    assert desk is not None
    at_desk.press("F9")
    assert desk.nav.width() == 60
    at_desk.press("F9")
    assert desk.nav.width() == 240


@pytest.mark.parametrize("screen", [Screen.PROGRAMME, Screen.SCOPE, Screen.CASES, Screen.LIBRARY, Screen.NEW_AUDIT])
def test_f6_goes_round_the_panes_and_comes_back(at_desk: WindowRobot, screen: Screen) -> None:
    go(at_desk, screen)
    seen = []
    for _ in range(6):
        at_desk.press("F6")
        seen.append(at_desk.focused)
    assert len(set(seen)) >= 2


def test_locking_closes_the_file_and_starts_again_at_its_passphrase(
    at_desk: WindowRobot, relaunched: list[Path | None]
) -> None:
    folder = at_desk.workspace.store.folder
    at_desk.press("Ctrl+L")
    assert relaunched == [folder]
    assert at_desk.shell.workspace is None
    assert not at_desk.shell.isVisible()
    assert not (folder / "workspace.holder").exists()


def test_what_is_being_typed_is_kept_when_the_window_closes(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.SCOPE)
    wrote: list[str] = []
    at_desk.workspace.did.connect(wrote.append)
    at_desk.tab_to("Theme").fill("half typed")
    at_desk.shell.close()
    assert len(wrote) == 1


def test_an_agency_joins_later_and_is_awaited_on_every_case(at_desk: WindowRobot) -> None:
    ref = go(at_desk, Screen.CASES).cases[0].ref
    cases = CasesRobot(at_desk)
    before = cases.knew(ref)
    at_desk.tab_to("Add an agency").type("Salvation Army").press("Enter")
    assert cases.knew(ref) == [*before, "Awaited"]
    assert at_desk.toast == "Salvation Army takes part"


def test_what_cannot_be_saved_is_said_kept_and_holds_the_window_open(
    at_desk: WindowRobot, open_workspace: Opener
) -> None:
    go(at_desk, Screen.SCOPE)
    saved = at_desk.shell.desk.foot.saved  # type: ignore[union-attr]
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    at_desk.tab_to("Theme").fill("kept in memory").press("Tab")
    assert saved.state == "not_saved"
    assert not at_desk.shell.close()
    at_desk.hear("Some changes are not saved yet")
    other.execute("ROLLBACK")
    other.close()
    at_desk.wait(lambda: saved.state == "saved")
    assert whole(at_desk).audit.theme == "kept in memory"


def test_words_left_by_a_crash_are_brought_back_and_named(window: Callable[..., WindowRobot], audited: Store) -> None:
    audit = audited.ask(Everything(audited.ask(Programme())[0].audit.id))
    place = Place(audit.audit.id, audit.graded_lines[0].id, Layer.PANEL, audit.cases[0].id)
    audited.keep_draft(place, Words.REASON, "Half a reason", "")
    robot = window()
    robot.shell.show_workspace(audited)
    robot.hear("1 change since")
    assert audited.ask(JudgementAt(place)).reason == "Half a reason"


def test_enter_opens_the_case_in_the_panel_and_back_comes_to_its_row(at_desk: WindowRobot) -> None:
    second = go(at_desk, Screen.CASES).cases[1]
    at_desk.press("Down", "Enter")
    panel = at_desk.shell.page
    assert isinstance(panel, PanelPage)
    assert panel.model.sheet.case.ref == second.ref
    at_desk.wait(lambda: at_desk.focused.isVisible())
    at_desk.press("1")
    graded = [each for each in whole(at_desk).judgements if each.place.case_id == second.id and each.grade == "1"]
    assert any(each.place.layer is Layer.PANEL for each in graded)
    at_desk.press("Ctrl+Z")
    assert not any(
        each.place.layer is Layer.PANEL and each.place.case_id == second.id for each in whole(at_desk).judgements
    )
    at_desk.press("Alt+Left")
    assert CasesRobot(at_desk).page.table.current_case() == second
