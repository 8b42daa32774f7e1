"""What comes in and goes out: backups, imports, documents, and the locks of the workspace."""

import json
from pathlib import Path

from tests.imports.interchange_small import small
from tests.ui import workspaces_to_show as made
from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.lock import show_backups
from ui.passphrase.dialogs import ChangePassphrase, ReplaceCode
from ui.passphrase.menu import ask_afresh, pop_up
from ui.routes import Screen


@view(Stage.EXAMPLE)
def workspace_menu(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    pop_up(room.shell)


@view(Stage.EXAMPLE)
def example_afresh(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    ask_afresh(room.shell)


@view(Stage.EXAMPLE)
def backups(room: Room) -> None:
    _backups(room)


@view(Stage.EXAMPLE)
def backups_sure(room: Room) -> None:
    _backups(room)
    room.dialog.restore.click()


@view(Stage.EXAMPLE)
def backups_look_inside(room: Room) -> None:
    _backups(room)
    room.dialog.look.click()
    room.wait(lambda: room.dialog.audits.count() > 0)


@view(Stage.EXAMPLE)
def import_an_audit(room: Room) -> None:
    _import(room, "MIS77", "Missing twice since spring.")


@view(Stage.EXAMPLE)
def import_there_already(room: Room) -> None:
    _import(room, "MIS26", "Missing twice since spring.")


@view(Stage.EXAMPLE)
def import_with_identifiers(room: Room) -> None:
    _import(room, "MIS78", "Jasmine Carter, born 3 May 2011, known to the school nurse.")


@view(Stage.EXAMPLE)
def export(room: Room) -> None:
    room.go(Screen.SCOPE)
    room.press("Ctrl+E")


@view(Stage.EXAMPLE)
def export_replace(room: Room) -> None:
    _export(room, "there-already.xlsx")
    (room.folder / "there-already.xlsx").write_bytes(b"an earlier one")
    room.dialog.start()


@view(Stage.EXAMPLE)
def export_done(room: Room) -> None:
    _export(room, "MIS26-scoring-sheet.xlsx")
    (room.folder / "MIS26-scoring-sheet.xlsx").unlink(missing_ok=True)
    room.dialog.start()
    room.wait(lambda: not room.dialog.busy)


@view(Stage.EXAMPLE)
def export_no_folder(room: Room) -> None:
    room.go(Screen.SCOPE)
    room.press("Ctrl+E")
    room.dialog._on_chosen("/no/such/folder/MIS26.xlsx")
    room.dialog.start()


@view(Stage.EMPTY)
def export_without_audit(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    room.press("Ctrl+E")


@view(Stage.EMPTY)
def change_passphrase(room: Room) -> None:
    dialog = ChangePassphrase(room.workspace, room.shell)
    dialog.new.first.setText("seven grey herons by the weir")
    dialog.open()


@view(Stage.EMPTY)
def change_passphrase_lacking(room: Room) -> None:
    dialog = ChangePassphrase(room.workspace, room.shell)
    dialog.open()
    dialog.new.first.setText("seven grey herons by the weir")
    dialog.new.again.setText("seven grey herons by the weir")
    dialog.go_on()


@view(Stage.EMPTY)
def new_recovery_code(room: Room) -> None:
    ReplaceCode(room.workspace, room.shell).open()


@view(Stage.EMPTY)
def new_recovery_code_sheet(room: Room) -> None:
    dialog = ReplaceCode(room.workspace, room.shell)
    dialog.open()
    dialog.present.setText(made.PASSPHRASE)
    dialog.go_on()
    room.wait(lambda: dialog._job is None and dialog.sheet.isVisible())


def _backups(room: Room) -> None:
    room.go(Screen.PROGRAMME)
    show_backups(room.shell)
    dialog = room.dialog
    room.wait(lambda: dialog._job is None)
    if not dialog.table.backups.backups:
        dialog.back_up()
        room.wait(lambda: dialog._job is None)
    dialog.told.setHidden(True)


def _import(room: Room, ref: str, synopsis: str) -> None:
    room.go(Screen.PROGRAMME)
    document = small()
    document["audit"]["ref"] = ref
    document["cases"][0]["synopsis"] = synopsis
    path: Path = room.folder / f"{ref}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    room.places.import_from(str(path))
    room.wait(lambda: room.dialog._job is None)
    room.quiet()


def _export(room: Room, name: str) -> None:
    room.go(Screen.SCOPE)
    room.press("Ctrl+E")
    room.dialog._on_chosen(str(room.folder / name))
