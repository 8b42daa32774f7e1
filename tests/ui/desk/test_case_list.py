"""A list of cases at the desk, by keyboard: pasted or dropped, mended where it is wrong, added as one step."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests import arrange
from tests.arrange import Opener
from tests.imports.workbooks import saved
from tests.ui.desk.test_reachable import unnamed
from tests.ui.robots.cases import CaseListRobot, pick
from tests.ui.robots.desk import CasesRobot, NewAuditRobot, go, whole
from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from workbench import tasks
from workbench.domain.audits import Known
from workbench.domain.questions import Everything, Programme

LIST = "\n".join(
    (
        "Case ref\tChild's name\tAge\tPOL\tNotes",
        "MIS26-11\tSofia Bright\t14\tY\tred",
        "MIS26-12\tJack Lane\tteen\tN\tblue",
        "MIS26-13\tAmina Shah\t9\tperhaps\tgreen",
        "MIS26-01\tJo Field\t9\tY\tgreen",
    )
)


@pytest.fixture
def listing(at_desk: WindowRobot) -> CaseListRobot:
    go(at_desk, Screen.CASES)
    return CaseListRobot(at_desk).open()


def test_a_pasted_list_is_mended_and_added_as_one_step(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    before = arrange.tables(at_desk.workspace.store)
    listing.paste(LIST)
    assert listing.state == "1 of 4 rows can be added. 2 need a look. 1 is in the audit already."
    assert listing.rows[1:] == ["Row 3: needs a look", "Row 4: needs a look", "Row 5: in the audit already"]
    assert listing.dialog.pieces.paste.toPlainText() == ""  # names do not stay in the box
    at_desk.press("F7")
    assert listing.row.number == 2
    at_desk.press("F2").fill("15").press("Enter")
    listing.hear("2 of 4 rows can be added. 1 needs a look.")
    at_desk.press("F7")
    at_desk.tab_to("What perhaps means, in every row of POL")
    pick(at_desk, "Known")
    listing.settle()
    assert listing.state == "3 of 4 rows can be added. 1 is in the audit already."
    assert listing.dialog.pieces.add.text() == "Add 3 cases"
    listing.add()
    at_desk.wait(lambda: at_desk.toast == "3 cases added from a list")
    cases = CasesRobot(at_desk)
    assert cases.refs == ["MIS26-01", "MIS26-02", "MIS26-03", "MIS26-11", "MIS26-12", "MIS26-13"]
    held = whole(at_desk)
    assert [held.involvement(case, held.members[1]) for case in held.cases[3:]] == [Known.KNOWN, Known.NIL, Known.KNOWN]
    assert all("Sofia" not in repr(case) for case in held.cases)
    at_desk.press("Ctrl+Z")
    assert arrange.tables(at_desk.workspace.store) == before


def test_what_needs_a_look_stays_and_is_there_again(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    listing.paste(LIST)
    listing.add()
    at_desk.hear("1 case added")
    assert listing.settle().rows[:2] == ["Row 3: needs a look", "Row 4: needs a look"]
    at_desk.press("Escape")
    listing.open().settle()
    assert len(listing.rows) == 3
    at_desk.tab_to("Copy these rows").press("Space")
    copied = QGuiApplication.clipboard().text()
    assert "C3: “teen” is not on the list for age band." in copied
    assert "Jack" not in copied


def test_a_column_is_taken_as_something_else(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    listing.paste(LIST)
    listing.take_as("Column E, Notes: taken as", "A fact of its own")
    assert listing.row.case.facts == (("Notes", "red"),)
    name = next(each for each in listing.dialog.pieces.preview.heads.choices if "name" in each.accessibleName())
    assert [name.itemText(place) for place in range(name.count())] == ["Left out: identifies a child"]


def test_an_identifier_is_kept_only_with_a_reason(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    listing.paste("Ref\tSynopsis\nMIS26-11\tRang Amina Shah.\nMIS26-12\tRang Amina Shah.")
    assert listing.state == "0 of 2 rows can be added. 2 need a look."
    at_desk.tab_to("Keep them, because").type("She is the helpline's own worker.").press("Tab")
    listing.settle()
    assert listing.state == "1 of 2 rows can be added. 1 needs a look."
    at_desk.tab_to("For every such row").press("Space")
    listing.settle()
    assert listing.state == "2 of 2 rows can be added."
    listing.add()
    at_desk.wait(lambda: "2 cases added" in at_desk.toast)


def test_a_file_is_dropped_and_its_sheets_are_offered(
    at_desk: WindowRobot, listing: CaseListRobot, tmp_path: Path
) -> None:
    listing.drop(str(saved(tmp_path / "draw.xlsx", [["Ref", "Age"], ["MIS26-11", 14]], "Draw")))
    assert listing.state == "1 of 1 row can be added."
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    listing.drop(str(tmp_path / "broken.xlsx"))
    at_desk.hear("broken.xlsx: the workbook is damaged")
    assert listing.state == "1 of 1 row can be added."


def test_a_file_that_another_program_holds_keeps_the_list(
    at_desk: WindowRobot, listing: CaseListRobot, open_workspace: Opener
) -> None:
    listing.paste("Ref\tAge\nMIS26-11\t14")
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    listing.add()
    at_desk.hear("the list is still here")
    other.execute("ROLLBACK")
    other.close()
    listing.add()
    at_desk.wait(lambda: "MIS26-11" in CasesRobot(at_desk).refs)


def test_two_thousand_rows_never_hold_the_window(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    text = "Ref\tAge\tPOL\tSynopsis\n" + "\n".join(f"N-{n}\t{n % 18}\ty\tSeen {n} times." for n in range(2_000))
    QGuiApplication.clipboard().setText(text)
    at_desk.press("Ctrl+V")
    turns = 0
    while listing.dialog.busy:
        QApplication.processEvents()
        turns += 1
    assert listing.state == "2000 of 2000 rows can be added."
    assert turns > 20  # the window went on answering while the list was read


def test_everything_in_the_list_has_a_name_and_tab_comes_to_it(at_desk: WindowRobot, listing: CaseListRobot) -> None:
    listing.paste(LIST)
    at_desk.press("F7")
    assert unnamed(listing.dialog) == []
    for name in ("Column A, Case ref: taken as", "The list as it would be added", "Next to look at", "Add 1 case"):
        at_desk.tab_to(name)
    node = QAccessible.queryAccessibleInterface(listing.dialog.pieces.preview)
    assert node is not None
    assert node.text(QAccessible.Text.Name) == "The list as it would be added"


def test_a_list_joins_the_cases_of_a_new_audit(at_desk: WindowRobot) -> None:
    places = at_desk.shell.places
    assert places is not None
    store = at_desk.workspace.store
    if shipped := tasks.take_shipped(store):
        store.apply(shipped)
    places.go(Route(Screen.NEW_AUDIT))
    new = NewAuditRobot(at_desk)
    new.scope(Title="Neglect 2026", Short_reference="NEG26").next().next()
    new.next()
    listing = CaseListRobot(at_desk).open()
    listing.paste("Ref\tAge\tPolice\nneg26-01\t14\tn\nNEG26-02\t9\t").add()
    at_desk.wait(lambda: [case.ref for case in new.page.cases.cases()] == ["NEG26-01", "NEG26-02"])
    new.next()
    at_desk.wait(lambda: at_desk.toast == "Neglect 2026 set up with 2 cases")
    audit = next(each for each in at_desk.workspace.ask(Programme()) if each.audit.ref == "NEG26")
    held = at_desk.workspace.ask(Everything(audit.audit.id))
    police = next(member for member in held.members if member.agency.name == "Police")
    assert [held.involvement(case, police) for case in held.cases] == [Known.NIL, Known.AWAITED]
