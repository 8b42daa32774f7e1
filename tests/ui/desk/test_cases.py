"""The cases of an audit by keyboard: one step for a selection, words kept while typed, facts in pairs."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from tests import arrange
from tests.ui.robots.cases import pick
from tests.ui.robots.desk import CasesRobot, go, whole
from tests.ui.robots.window import WindowRobot
from ui.routes import Screen
from workbench.domain.audits import Known
from workbench.domain.edits import Kind, Record
from workbench.domain.questions import Drafts
from workbench.storage.store import Store


def test_a_letter_on_several_cells_is_one_step(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    before = arrange.tables(at_desk.workspace.store)
    cases = CasesRobot(at_desk)
    grid = cases.page.grid
    at_desk.tab_to("Involvement of each agency in each case")
    model = grid.grid
    grid.setCurrentIndex(model.index(0, 0))
    chosen = QItemSelection(model.index(0, 0), model.index(2, 1))
    grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    at_desk.press("N")
    assert [cases.knew(ref)[:2] for ref in cases.refs] == [["Nil", "Nil"]] * 3
    assert at_desk.toast == "6 answers: nil return"
    at_desk.press("Ctrl+Z")
    assert arrange.tables(at_desk.workspace.store) == before
    assert cases.knew(cases.refs[0])[0] == "Known"


def test_space_gives_a_selection_the_next_answer_of_the_cell_it_is_on(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    cases = CasesRobot(at_desk)
    at_desk.tab_to("Involvement of each agency in each case")
    cases.page.grid.setCurrentIndex(cases.page.grid.grid.index(0, 0))
    at_desk.press("Shift+Down", "Space")
    held = whole(at_desk)
    assert [held.involvement(case, held.members[0]) for case in held.cases] == [Known.NIL, Known.NIL, Known.KNOWN]
    cases.page.grid.setCurrentIndex(cases.page.grid.grid.index(0, 1))
    at_desk.press("Shift+Down", "Shift+Down", "Space")
    held = whole(at_desk)
    assert {held.involvement(case, held.members[1]) for case in held.cases} == {Known.KNOWN}


def test_a_synopsis_is_drafted_while_it_is_typed_and_one_step_once_it_is_left(at_desk: WindowRobot) -> None:
    case = go(at_desk, Screen.CASES).cases[0]
    store = at_desk.workspace.store
    at_desk.tab_to("Synopsis").type("Stayed out twice.")
    at_desk.wait(lambda: [draft.text for draft in store.ask(Drafts())] == ["Stayed out twice."])
    assert whole(at_desk).cases[0].synopsis == ""
    at_desk.press("Tab")
    assert whole(at_desk).cases[0].synopsis == "Stayed out twice."
    assert store.ask(Drafts()) == ()
    at_desk.workspace.undo()
    assert whole(at_desk).cases[0].synopsis == ""
    assert whole(at_desk).cases[0].ref == case.ref


def test_a_synopsis_left_by_a_crash_is_brought_back(window: Callable[..., WindowRobot], audited: Store) -> None:
    case = arrange.whole_of(audited).cases[0]
    audited.keep_draft(Record(Kind.CASE, case.id), "synopsis", "Half a synopsis", "")
    robot = window()
    robot.shell.show_workspace(audited)
    robot.hear("1 change since")
    assert arrange.whole_of(audited).cases[0].synopsis == "Half a synopsis"


def test_facts_are_written_in_pairs_and_a_pair_is_one_step(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    did: list[str] = []
    at_desk.workspace.did.connect(did.append)
    at_desk.tab_to("Fact 1").type("Times missing").press("Tab").type("4").press("Tab")
    assert whole(at_desk).cases[0].facts == (("Times missing", "4"),)
    assert len(did) == 1
    at_desk.tab_to("Fact 2, what it is").type("Overnight").press("Tab")
    assert whole(at_desk).cases[0].facts == (("Times missing", "4"), ("Note", "Overnight"))
    at_desk.tab_to("Take fact 1 out").press("Space")
    assert whole(at_desk).cases[0].facts == (("Note", "Overnight"),)
    at_desk.workspace.undo()
    cases = CasesRobot(at_desk)
    cases.page.table.setFocus()
    at_desk.press("Down", "Up")
    assert [label.text() for label, _, _ in cases.page.form.facts.pairs] == ["Times missing", "Note", ""]


def test_an_agency_that_said_nothing_is_taken_out_at_once(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    at_desk.tab_to("Add an agency").type("Salvation Army").press("Enter")
    before = arrange.tables(at_desk.workspace.store)
    at_desk.tab_to("Take an agency out")
    pick(at_desk, "Salvation Army")
    assert at_desk.toast == "Salvation Army taken out"
    assert [member.agency.code for member in whole(at_desk).members] == ["CSC", "POL", "SCH"]
    at_desk.press("Ctrl+Z")
    assert arrange.tables(at_desk.workspace.store) == before


def test_an_agency_with_judgements_is_asked_about_and_comes_back_whole(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.CASES)
    before = arrange.tables(at_desk.workspace.store)
    page = CasesRobot(at_desk).page
    at_desk.tab_to("Take an agency out")
    pick(at_desk, "Police")
    at_desk.hear("Police has given 1 judgement in 1 case")
    assert len(whole(at_desk).members) == 3
    at_desk.tab_to("Keep POL").press("Space")
    assert page.taking_part.asking.isHidden()
    at_desk.tab_to("Take an agency out")
    pick(at_desk, "Police")
    at_desk.tab_to("Take POL out").press("Space")
    held = whole(at_desk)
    assert [member.agency.code for member in held.members] == ["CSC", "SCH"]
    assert len(held.judgements) == 2
    assert len(held.involvements) == 6
    at_desk.press("Ctrl+Z")
    assert arrange.tables(at_desk.workspace.store) == before


def test_the_objective_of_an_audit_is_drafted_while_it_is_typed(at_desk: WindowRobot) -> None:
    store = at_desk.workspace.store
    go(at_desk, Screen.SCOPE)
    at_desk.tab_to("Objective").type("How well children are found.")
    at_desk.wait(lambda: [draft.text for draft in store.ask(Drafts())] == ["How well children are found."])
    at_desk.press("Tab")
    assert whole(at_desk).audit.objective == "How well children are found."
    assert store.ask(Drafts()) == ()
