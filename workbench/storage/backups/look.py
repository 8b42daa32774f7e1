"""A look inside a backup: it is opened read only in a place of its own, and the workspace is not touched."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.domain.backup_plan import Look
from workbench.domain.progress import Progress, Work
from workbench.domain.questions import Programme, Workspace
from workbench.errors import CannotOpen, NotSaved, Refused, WrongPassphrase
from workbench.storage import schema
from workbench.storage.backups.file import DATABASE, KEYS, KEYS_COPY, Damaged, Outline, extracting, outline
from workbench.storage.backups.listing import FOLDER, UNFINISHED, checking, found_in
from workbench.storage.copies import discard
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import Store


def looking(folder: Path, backup: Path, unlocked: Unlocked) -> Work[Look]:
    """The programme of a backup, and its counts. Damaged where it is not whole."""
    found = outline(backup)
    yield Progress(0, 1, "Reading the backup")
    checked = yield from checking(backup, unlocked.data_key)
    with _place_in(folder) as place:
        try:
            yield from extracting(found, DATABASE, place / DATABASE)
        except OSError as error:
            raise NotSaved("There is no room on this disk to look into the backup. Free some space first.") from error
        with closing(_opened(place, found, unlocked)) as store:
            return Look(checked, store.ask(Workspace()).partnership, store.ask(Programme()))


def key_for(folder: Path, unlock: Callable[[Path], Unlocked]) -> Work[Unlocked]:
    """The key of a closed workspace; out of its newest backup where its own key file is gone or damaged."""
    try:
        return unlock(folder)
    except WrongPassphrase:
        raise
    except CannotOpen:
        return (yield from key_inside([each.file for each in found_in(folder)], unlock))


def key_inside(files: Sequence[Path], unlock: Callable[[Path], Unlocked]) -> Work[Unlocked]:
    """The key out of the first of these backups that still has its own keys."""
    with TemporaryDirectory() as name:  # of a key file alone: without the passphrase it says nothing
        place = Path(name)
        for path in files:
            with suppress(Damaged):
                found = outline(path)
                for part in found.parts.keys() & {KEYS, KEYS_COPY}:
                    yield from extracting(found, part, place / part)
                return unlock(place)
    if len(files) == 1:
        raise Damaged(files[0])
    raise Refused("No backup of this workspace is whole. Choose a copy that is kept in another place.")


@contextmanager
def _place_in(folder: Path) -> Iterator[Path]:
    """A place inside the workspace folder: nothing of a workspace is ever written anywhere else."""
    place = folder / FOLDER / f"look-{secrets.token_hex(4)}{UNFINISHED}"
    try:
        place.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise NotSaved("Nothing can be written in the workspace folder, so a backup cannot be looked into.") from error
    try:
        yield place
    finally:
        discard(place)


def _opened(place: Path, found: Outline, unlocked: Unlocked) -> Store:
    from workbench.storage.workspaces import open_unlocked

    if schema.is_newer(found.schema):
        raise CannotOpen("This backup was made with a newer version of Plumbline. Look into it with that one.")
    if found.schema != schema.HEAD:
        schema.bring_up_to_date(place / DATABASE, unlocked.data_key, found.schema, place / FOLDER)
    return open_unlocked(place, unlocked, machine="", read_only=True)
