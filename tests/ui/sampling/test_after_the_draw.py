"""After the draw: children noticed in the next one, a case replaced, a place linked, a draw that had to wait."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtGui import QGuiApplication

from tests.arrange import Opener, new_audit
from tests.ui.populations import ID, drawn_before
from tests.ui.robots.desk import CasesRobot, whole
from tests.ui.robots.sampling import DrawRobot, SampleRobot, made, stratified
from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from workbench.domain.concerns import Concern, raise_concern
from workbench.domain.questions import AuditByRef, Overview
from workbench.domain.sampling.drawn import State
from workbench.domain.setting_up import change_audit


def test_a_child_audited_within_twelve_months_is_noticed_and_left_out_or_kept(
    at_desk: WindowRobot, drawing: DrawRobot
) -> None:
    """The next audit draws from a list with two of the same children, however their ids are written."""
    made(stratified(drawing))
    drawn = [row[4] for row in drawing.rows[:2]]
    keys = drawing.keys
    keys.tab_to("Copy this list").press("Space")
    keys.press("Ctrl+Return")
    audit = whole(at_desk).audit
    assert at_desk.workspace.edit(lambda: change_audit(audit, replace(audit, panel_day=date(2025, 7, 8))))
    agencies = tuple(member.agency for member in whole(at_desk).members)
    assert at_desk.workspace.edit(lambda: new_audit(at_desk.workspace.new_id, "MIS27", 0, agencies))
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.CASES, at_desk.workspace.ask(AuditByRef("MIS27"))))
    drawing.open()
    ids = [f" {drawn[0].lower()}", drawn[1].upper(), *(ID.format(n) for n in range(20))]
    drawing.paste("\n".join(["id", *ids])).next()
    before = drawing.dialog.pieces.method.before
    assert before.told.accessibleName() == "2 children were audited in the last 12 months"
    assert [row[2] for row in before.table.list.rows] == [
        "MIS26-04, panel 8 July 2025",
        "MIS26-05, panel 8 July 2025",
    ]
    assert before.left_out == {2, 3}
    keys.tab_to("Audited in the last 12 months: tick who is left out").press("Space")
    assert before.left_out == {3}
    keys.tab_to("Why they are left out").press("Ctrl+A", "Backspace")
    keys.tab_to("How many").fill("21")
    drawing.next()
    assert drawing.step == "Step 2 of 3, Method"
    keys.tab_to("Why they are left out").fill("audited before")
    drawing.next()
    assert "3" not in {row[3] for row in drawing.rows}
    assert len(drawing.rows) == 21
    assert drawing.dialog._sample().criteria == "1 left out before the draw: audited before."
    assert [row[-1] for row in drawing.rows if row[3] == "2"] == ["MIS26-04, panel 8 July 2025"]
    drawing.next()
    keys.wait(lambda: drawing.dialog.is_kept)
    keys.tab_to("Copy this list").press("Space")
    copied = QGuiApplication.clipboard().text().split("\n")
    assert len(copied) == 1 + len(drawing.rows) + 1
    assert copied[-1].split("\t") == ["", "", "Left out", "3", ids[1]], "to repeat the draw it must be left out again"


def test_a_child_is_not_both_taken_and_left_out(at_desk: WindowRobot) -> None:
    text = "\n".join(["id", *(ID.format(n) for n in range(20))])
    drawn_before(at_desk.workspace, "MIS26", date(2025, 7, 8), text, (4,))
    agencies = tuple(member.agency for member in whole(at_desk).members)
    assert at_desk.workspace.edit(lambda: new_audit(at_desk.workspace.new_id, "MIS27", 0, agencies))
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.CASES, at_desk.workspace.ask(AuditByRef("MIS27"))))
    CasesRobot(at_desk).page.sample.today = lambda: date(2026, 4, 2)
    drawing = DrawRobot(at_desk).open()
    drawing.paste(text).next().method(4)
    method, keys = drawing.dialog.pieces.method, drawing.keys
    assert method.before.left_out == {4}
    keys.tab_to("The list: tick the cases that are taken").press("Home", "Down", "Down", "Space")
    drawing.next()
    assert drawing.step == "Step 2 of 3, Method"
    assert method.lacking.text() == "Row 4 is ticked to be taken and to be left out. Untick one of the two."
    keys.tab_to("Audited in the last 12 months: tick who is left out").press("Space")
    drawing.next()
    assert [row[3] for row in drawing.rows] == ["4"]


def test_a_case_is_replaced_by_the_next_reserve_with_the_reason(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    made(stratified(drawing))
    drawing.keys.tab_to("Copy this list").press("Space").press("Ctrl+Return")
    card = SampleRobot(at_desk).at(2)
    at_desk.tab_to("Replace place 2").press("Space")
    at_desk.tab_to("Why").press("Enter")
    assert at_desk.focused.accessibleDescription() == "Say why, such as: it is before the court."
    at_desk.type("It is before the court").press("Enter")
    at_desk.wait(lambda: at_desk.toast.startswith("Place 2 replaced by place"))
    assert card.rows[1][2] == "replaced, It is before the court"
    assert "one was replaced because it is before the court" in card.card.sentence.text()
    held = whole(at_desk)
    assert sum(each.state is State.DRAWN for each in held.draw) == 4
    assert "MIS26-08" in CasesRobot(at_desk).refs
    assert "MIS26-05" not in CasesRobot(at_desk).refs


def test_a_case_with_a_concern_stays(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    made(stratified(drawing))
    drawing.keys.tab_to("Copy this list").press("Space").press("Ctrl+Return")
    held = whole(at_desk)
    case = held.draw[0].case_id
    assert case is not None
    raised = Concern(held.audit.id, case, "A worry", datetime(2026, 5, 1, tzinfo=UTC), id=at_desk.workspace.new_id())
    assert at_desk.workspace.edit(lambda: raise_concern(raised))
    SampleRobot(at_desk).at(1)
    at_desk.tab_to("Replace place 1").press("Space")
    at_desk.tab_to("Why").type("moved").press("Enter")
    at_desk.hear("An immediate concern is logged about this case")
    assert whole(at_desk).draw == held.draw


def test_a_place_is_linked_and_unlinked_and_the_draw_taken_out(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    drawing.keys.tab_to("1, A list of children")
    drawing.method(2).keys.tab_to("How many there are to draw from").fill("30")
    drawing.next().keys.tab_to("How many").fill("2")
    drawing.next().next()
    drawing.keys.wait(lambda: drawing.dialog.is_kept)
    drawing.keys.tab_to("Copy this list").press("Space").press("Ctrl+Return")
    card = SampleRobot(at_desk).at(1)
    assert card.rows[0][2] == "MIS26-01"
    at_desk.tab_to("Place 1 is not this case").press("Space")
    assert card.rows[0][2] == "no case yet"
    card.card.link.picked.emit(str(whole(at_desk).cases[2].id))
    assert card.rows[0][2] == "MIS26-03"
    at_desk.tab_to("Take the draw out").press("Space")
    assert card.card.sentence.text() == "How the cases were chosen is not recorded yet."
    assert card.card.draw.isVisible()
    held = whole(at_desk)
    assert (held.draw, len(held.cases)) == ((), 3)
    at_desk.press("Ctrl+Z")
    assert card.rows[0][2] == "MIS26-03"


def test_a_draw_kept_while_the_file_is_busy_is_kept_once_it_is_free(
    at_desk: WindowRobot, drawing: DrawRobot, open_workspace: Opener
) -> None:
    stratified(drawing)
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    drawing.keys.press("Ctrl+Return")
    assert drawing.dialog.pieces.drawn.told.accessibleName() == "Not saved yet. It is tried again until it is"
    assert not drawing.dialog.is_kept
    other.execute("ROLLBACK")
    other.close()
    at_desk.workspace.retry()
    assert drawing.dialog.is_kept
    assert len(whole(at_desk).draw) == len(drawing.rows)
    assert [row[1] for row in drawing.rows[:4]] == ["MIS26-01", "MIS26-02", "MIS26-03", ""]


def test_a_place_linked_while_the_file_is_busy_is_linked_though_another_audit_is_in_view(
    at_desk: WindowRobot, drawing: DrawRobot, open_workspace: Opener
) -> None:
    assert at_desk.workspace.edit(lambda: new_audit(at_desk.workspace.new_id, "MIS27", 0, ()))
    drawing.keys.tab_to("1, A list of children")
    drawing.method(2).keys.tab_to("How many there are to draw from").fill("30")
    drawing.next().keys.tab_to("How many").fill("2")
    drawing.next().next()
    drawing.keys.wait(lambda: drawing.dialog.is_kept)
    drawing.keys.tab_to("Copy this list").press("Space").press("Ctrl+Return")
    card = SampleRobot(at_desk).at(1)
    audit_id, third = whole(at_desk).audit.id, whole(at_desk).cases[2].id
    at_desk.tab_to("Place 1 is not this case").press("Space")
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    card.card.link.picked.emit(str(third))
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.CASES, at_desk.workspace.ask(AuditByRef("MIS27"))))
    other.execute("ROLLBACK")
    other.close()
    at_desk.workspace.retry()
    assert at_desk.workspace.ask(Overview(audit_id)).draw[0].case_id == third


def test_a_draw_without_cases_stands_on_the_screen_and_its_places_wait(at_desk: WindowRobot) -> None:
    assert at_desk.workspace.edit(lambda: new_audit(at_desk.workspace.new_id, "MIS27", 0, ()))
    places = at_desk.shell.places
    assert places is not None
    places.go(Route(Screen.CASES, at_desk.workspace.ask(AuditByRef("MIS27"))))
    page = CasesRobot(at_desk).page
    assert page.sample.button.isVisible()
    drawing = stratified(DrawRobot(at_desk).open())
    drawing.dialog.pieces.drawn.cases.cards[0].setFocus()
    drawing.method(2).next()
    drawing.keys.wait(lambda: drawing.dialog.is_kept)
    assert {row[1] for row in drawing.rows} == {""}
    drawing.keys.press("Ctrl+Return")
    assert not drawing.is_open, "no reference links anything yet"
    assert [row[2] for row in SampleRobot(at_desk).rows[:4]] == ["no case yet"] * 4
    assert page.sample.card.isVisible()
    at_desk.press("Ctrl+Z")
    assert page.empty.isVisible()
