"""The desk of the example: the programme, settings, finding, and what comes up over every screen."""

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.routes import Screen
from workbench.domain.audits import AuditType
from workbench.domain.planned import Entry, What, log_entry

_PLANNED = Entry(0, 2026, What.PLANNED, "Early help step-down", AuditType.CASE_AUDIT, note="Theme approved")
_COUNTED = "Nobody seems to be here. Plumbline locks in {} s."


@view(Stage.EXAMPLE)
def programme(room: Room) -> None:
    room.go(Screen.PROGRAMME)


@view(Stage.EXAMPLE)
def programme_as_icons(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    assert room.shell.desk is not None
    room.shell.desk.set_narrow(True, on_work=True)


@view(Stage.EXAMPLE)
def programme_messages(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    assert room.shell.desk is not None
    told = "MIS26-03, line 5, reason: Her wishes are well recorded by school and police"
    room.shell.desk.tell("info", "4 changes since 10:38 were recovered", told)
    room.shell.desk.tell("caution", "The key file was damaged; its copy was used and has been put right.")
    room.shell.desk.tell("alarm", "The check of this workspace found something wrong", "One page could not be read.")
    room.shell.toast.show_change("Missing children 2026 changed")


@view(Stage.EXAMPLE)
def programme_not_saved(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    assert room.shell.desk is not None
    room.shell.desk.foot.saved.show_not_saved("the disk is full; your words are kept")


@view(Stage.EXAMPLE)
def countdown(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.shell.away.countdown.show_seconds(_COUNTED, 42)


@view(Stage.EXAMPLE)
def planned_work_new(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.page.log_entry()


@view(Stage.EXAMPLE)
def planned_work_lacking(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.page.log_entry()
    room.dialog.what.set_value(What.SINGLE_AGENCY.value)
    room.dialog._on_what()
    room.dialog.save()


@view(Stage.EXAMPLE)
def planned_work(room: Room) -> None:
    assert room.workspace.edit(lambda: log_entry(_PLANNED, room.workspace.new_id))
    room.go(Screen.PROGRAMME)
    room.quiet()
    room.page._on_entry(room.entry())


@view(Stage.EXAMPLE)
def all_keys(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("F1")


@view(Stage.EXAMPLE)
def find_nothing_typed(room: Room) -> None:
    room.go(Screen.CASES)
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+K")


@view(Stage.EXAMPLE)
def find(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+K")
    room.type("miss")


@view(Stage.EXAMPLE)
def find_nothing_found(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+K")
    room.type("zebra")


@view(Stage.EXAMPLE)
def history(room: Room) -> None:
    room.go(Screen.CASES)
    case = room.whole().cases[0]
    room.change(objective="Are children who go missing twice or more safer, and better heard?")
    room.quiet()
    room.places.show_history(((room.audit(), "The audit"), (case.id, case.ref)), "Missing children 2026")


def _section(title: str) -> None:
    def show(room: Room) -> None:
        room.go(Screen.SETTINGS)
        room.page.choose(title)

    show.__name__ = f"settings_{title.lower().replace(',', '').replace(' ', '_')}"
    view(Stage.EXAMPLE)(show)


for _title in (
    "Partnership",
    "Areas, groups, themes",
    "Names to notice",
    "Agencies",
    "Documents",
    "Backups",
    "Keys",
    "This computer",
):
    _section(_title)


@view(Stage.EMPTY)
def programme_empty(room: Room) -> None:
    room.go(Screen.PROGRAMME)


@view(Stage.EMPTY)
def find_in_empty(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+K")


@view(Stage.LARGE)
def programme_many(room: Room) -> None:
    room.go(Screen.PROGRAMME)


@view(Stage.LARGE)
def programme_many_years_open(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    for row in list(room.page.rows.rows):
        if getattr(row, "folded", False):
            room.page.rows.fold(row.year.year, False)


@view(Stage.LARGE)
def find_many(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+K")
    room.type("26-0")


@view(Stage.READ_ONLY)
def programme_read_only(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    assert room.shell.desk is not None
    room.shell.desk.tell("info", "This workspace is open read only", "Everything can be read and exported.")
