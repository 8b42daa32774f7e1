"""Before a workspace is open: the ways in, making a workspace, and what can be done with a closed one."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.ui import workspaces_to_show as made
from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.passphrase.sheet_step import NewCode
from ui.recent import recent
from workbench.domain.backup_plan import Why
from workbench.domain.progress import finish
from workbench.storage import workspaces
from workbench.storage.backups import backing_up as backups

_CODE = "7QK2-M9XD-0R4T-V5HB-8ZNC-3WEA-YJ6P-1GSF-K2DQ"


@view(Stage.NEW)
def welcome_first(room: Room) -> None:
    room.shell.welcome.show_ways()


@view(Stage.NEW)
def welcome_keys(room: Room) -> None:
    room.press("F1")


@view(Stage.NEW)
def create_place(room: Room) -> None:
    _begin(room)


@view(Stage.NEW)
def create_place_lacking(room: Room) -> None:
    room.shell.welcome.start_creating()
    room.shell.welcome.steps.go_on()


@view(Stage.NEW)
def create_passphrase(room: Room) -> None:
    _begin(room)
    steps = room.shell.welcome.steps
    steps.passphrase.show_name("northmere.plumbline")
    steps._show(1)
    steps.passphrase.first.setText(made.PASSPHRASE)
    steps.passphrase._show_verdict()


@view(Stage.NEW)
def create_passphrase_weak(room: Room) -> None:
    _begin(room)
    steps = room.shell.welcome.steps
    steps.passphrase.show_name("northmere.plumbline")
    steps._show(1)
    steps.passphrase.first.setText("Password123")
    steps.passphrase.again.setText("Password124")
    steps.passphrase._show_verdict()
    steps.go_on()


@view(Stage.NEW)
def create_recovery_sheet(room: Room) -> None:
    _begin(room)
    steps = room.shell.welcome.steps
    steps.code.show_code(NewCode(_CODE, Path("northmere.plumbline"), made.PARTNERSHIP))
    steps._show(2)


@view(Stage.KNOWN)
def welcome_back(room: Room) -> None:
    _back(room)


@view(Stage.KNOWN)
def welcome_wrong_passphrase(room: Room) -> None:
    _back(room)
    _try(room, "harbour lantern")


@view(Stage.KNOWN)
def welcome_too_many_tries(room: Room) -> None:
    _back(room)
    _try(room, "harbour lantern twelve")
    room.shell.welcome.card.show_wait(27)


@view(Stage.KNOWN)
def welcome_open_elsewhere(room: Room) -> None:
    _back(room)
    store = workspaces.open_store(_folder(room), made.PASSPHRASE, machine="another")
    try:
        _try(room, made.PASSPHRASE)
    finally:
        store.close()


@view(Stage.KNOWN)
def welcome_gone(room: Room) -> None:
    _back(room)
    room.shell.welcome.select(Path("/media/ruth/BLUE/northmere-safeguarding-adults-board.plumbline"))


@view(Stage.KNOWN)
def welcome_recovery_code(room: Room) -> None:
    _back(room)
    room.shell.welcome.card.switch.click()


@view(Stage.KNOWN)
def welcome_text_size(room: Room) -> None:
    _back(room)
    room.shell.welcome.ways.foot.size_button.click()


@view(Stage.KNOWN)
def renewal_passphrase(room: Room) -> None:
    _renew(room)


@view(Stage.KNOWN)
def renewal_recovery_sheet(room: Room) -> None:
    _renew(room)
    renewal = room.shell.welcome.renewal
    renewal._show_code(renewal._store)  # type: ignore[arg-type]


@view(Stage.KNOWN)
def check_a_file(room: Room) -> None:
    _back(room)
    room.shell.welcome.check()


@view(Stage.KNOWN)
def check_a_file_whole(room: Room) -> None:
    _back(room)
    room.shell.welcome.check()
    dialog = room.dialog
    dialog.secret.setText(made.PASSPHRASE)
    dialog.check()
    room.wait(lambda: dialog._job is None)


@view(Stage.KNOWN)
def restore(room: Room) -> None:
    _back(room)
    room.shell.welcome.restore()


@view(Stage.KNOWN)
def restore_choose(room: Room) -> None:
    _listed(room)


@view(Stage.KNOWN)
def restore_sure(room: Room) -> None:
    _listed(room)
    room.dialog.restore.click()


def _begin(room: Room) -> None:
    room.shell.welcome.start_creating()
    place = room.shell.welcome.steps.place
    place.name.setText(made.PARTNERSHIP)
    place._show_name()


def _folder(room: Room) -> Path:
    return next(each.folder for each in recent(room.folder) if each.there)


def _back(room: Room) -> None:
    welcome = room.shell.welcome
    if welcome.renewing:
        welcome.renewal.leave()
    welcome.show_ways()
    welcome.show_recent(_folder(room))
    welcome.told.setHidden(True)
    welcome.focus_first()
    room.wait(lambda: bool(welcome.card.backup.said))


def _try(room: Room, passphrase: str) -> None:
    """Really: the sentence is the one that is told of a wrong passphrase."""
    welcome = room.shell.welcome
    welcome.card.secret.setText(passphrase)
    welcome.card.open.click()
    room.wait(lambda: not welcome.opening.busy and not welcome.card.told.isHidden())


def _renew(room: Room) -> None:
    _back(room)
    welcome = room.shell.welcome
    copy = room.folder / "renewed" / _folder(room).name
    shutil.rmtree(copy.parent, ignore_errors=True)
    shutil.copytree(_folder(room), copy)
    welcome._by_code = True
    welcome._on_opened(workspaces.open_store(copy, made.PASSPHRASE, machine="here"))


def _listed(room: Room) -> None:
    """Two backups of the workspace, and the list of them."""
    _back(room)
    if not list(_folder(room).glob("backups/*.backup")):
        store = workspaces.open_store(_folder(room), made.PASSPHRASE, machine="here")
        for why, day in ((Why.OPENED, 4), (Why.CLOSED, 6)):
            finish(backups.back_up(store, why, datetime(2026, 5, day, 9, 41, tzinfo=UTC)))
        store.close()
    room.shell.welcome.restore()
    dialog = room.dialog
    dialog.secret.setText(made.PASSPHRASE)
    dialog.list_them()
    room.wait(lambda: dialog._job is None)
