"""One audit at the desk: setting it up, its scope and lines, its cases, and lists of cases from elsewhere."""

from PySide6.QtCore import Qt

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.case_list.view import CaseListDialog
from ui.routes import Screen
from workbench.domain.audits import Agency, Audit
from workbench.domain.questions import LinesAndScales
from workbench.domain.setting_up import NewAudit, new_audit

_LIST = "\n".join(
    (
        "Case ref\tChild's name\tAge\tSex\tPOL\tNotes",
        "MIS26-11\tSofia Bright\t14\tF\tY\tred",
        "MIS26-12\tJack Lane\tteen\tM\tN\tblue",
        "MIS26-13\tAmina Shah\t9\tF\tperhaps\tgreen",
        "MIS26-14\tTom Reed\t15\tM\tY\tgreen",
        "MIS26-01\tJo Field\t9\tF\tY\tgreen",
    )
)
_TELLING = "Ref\tSynopsis\nMIS26-21\tRang Amina Shah about the plan.\nMIS26-22\tSeen at school, well."


@view(Stage.EXAMPLE)
def new_audit_scope(room: Room) -> None:
    _new(room, 0)


@view(Stage.EXAMPLE)
def new_audit_scope_lacking(room: Room) -> None:
    room.go(Screen.NEW_AUDIT)
    room.page._on_again()
    room.page.go_on()


@view(Stage.EXAMPLE)
def new_audit_lines(room: Room) -> None:
    _new(room, 1)


@view(Stage.EXAMPLE)
def new_audit_agencies(room: Room) -> None:
    _new(room, 2)


@view(Stage.EXAMPLE)
def new_audit_cases(room: Room) -> None:
    _new(room, 3)


@view(Stage.EXAMPLE)
def new_audit_cases_made(room: Room) -> None:
    _new(room, 3)
    room.page.cases.how_many.setText("6")
    room.page.cases._on_make()


@view(Stage.EXAMPLE)
def scope(room: Room) -> None:
    room.go(Screen.SCOPE)


@view(Stage.EXAMPLE)
def scope_with_descriptors(room: Room) -> None:
    room.go(Screen.SCOPE)
    if not room.page.descriptors.isChecked():
        room.page.descriptors.click()


@view(Stage.EXAMPLE)
def cases(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-03")


@view(Stage.EXAMPLE)
def cases_who_knew(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-03")
    room.page.grid.setFocus(Qt.FocusReason.TabFocusReason)
    room.page.grid.setCurrentIndex(room.page.grid.model().index(2, 1))


@view(Stage.EXAMPLE)
def cases_agency_leaves(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-03")
    room.page._on_left(room.whole().members[0])


@view(Stage.EXAMPLE)
def cases_same_reference(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-03")
    room.page.form.set_problem("ref", "MIS26-01 is there already. Give each case its own reference.")


@view(Stage.EXAMPLE)
def cases_looks_like_a_name(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-04")
    synopsis = room.page.form.synopsis
    synopsis.set_text("Seen with Jasmine Carter at the clinic, born 3 May 2011.")
    synopsis.edit.setFocus()
    synopsis.marks.look()


@view(Stage.EXAMPLE)
def keep_an_identifier(room: Room) -> None:
    cases_looks_like_a_name(room)
    room.page.form.synopsis.marks.ask_to_keep()


@view(Stage.EXAMPLE)
def case_list_empty(room: Room) -> None:
    _list(room, "")


@view(Stage.EXAMPLE)
def case_list(room: Room) -> None:
    _list(room, _LIST)


@view(Stage.EXAMPLE)
def case_list_problem(room: Room) -> None:
    _list(room, _LIST)
    room.press("F7")


@view(Stage.EXAMPLE)
def case_list_identifiers(room: Room) -> None:
    _list(room, _TELLING)


@view(Stage.EMPTY)
def scope_empty(room: Room) -> None:
    _audit_without_cases(room)
    room.go(Screen.SCOPE)


@view(Stage.EMPTY)
def cases_empty(room: Room) -> None:
    _audit_without_cases(room)
    room.go(Screen.CASES)


@view(Stage.LARGE)
def scope_many(room: Room) -> None:
    room.go(Screen.SCOPE)


@view(Stage.LARGE)
def cases_many(room: Room) -> None:
    room.go(Screen.CASES)


@view(Stage.LARGE)
def new_audit_cases_many(room: Room) -> None:
    room.go(Screen.NEW_AUDIT)
    _fill_new(room, 3)
    room.page.cases.how_many.setText("60")
    room.page.cases._on_make()


@view(Stage.READ_ONLY)
def scope_read_only(room: Room) -> None:
    room.go(Screen.SCOPE)


@view(Stage.READ_ONLY)
def cases_read_only(room: Room) -> None:
    room.go(Screen.CASES, "MIS26-03")


def _new(room: Room, step: int) -> None:
    room.go(Screen.NEW_AUDIT)
    room.page._on_again()
    _fill_new(room, step)


def _fill_new(room: Room, step: int) -> None:
    page = room.page
    page.scope.title.setText("Neglect 2027")
    page.scope.ref.setText("NEG27")
    page._show(0)
    for at in range(step):
        if at == 2:
            for box, _ in list(page.agencies.boxes.values())[:5]:
                box.setChecked(True)
        page.go_on()
    room.settle()


def _list(room: Room, words: str) -> None:
    room.go(Screen.CASES)
    for left in list(room.page._lists._lists.values()):
        left.deleteLater()
    room.page._lists._lists.clear()
    room.page.open_list()
    dialog: CaseListDialog = room.dialog
    if words:
        dialog.read_text(words)
        room.wait(lambda: not dialog.busy and bool(dialog.plan.rows))


def _audit_without_cases(room: Room) -> None:
    workspace = room.workspace
    _, framework = workspace.ask(LinesAndScales()).frameworks[0]
    audit = Audit(0, "MIS26", "Children who go missing", 2026)
    wanted = NewAudit(audit, framework, (Agency(0, "POL", "Police"), Agency(0, "EDU", "Education")))
    assert workspace.edit(lambda: new_audit(wanted, workspace.new_id))
    room.quiet()
