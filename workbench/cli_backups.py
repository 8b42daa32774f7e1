"""The commands that keep a workspace safe: back it up, and put a backup back."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli import AsJson, PassphraseFile, Workspace, _opened, _passphrase, _print_json, _run, app
from workbench.domain.backup_plan import Backup, Why
from workbench.domain.text import counted
from workbench.errors import Refused
from workbench.storage import workspaces
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import listing as backup_list
from workbench.storage.backups import look as backup_look
from workbench.storage.backups import restoring
from workbench.storage.backups.put_back import day_and_time
from workbench.storage.keys import tries
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import utc_now
from workbench.storage.whereabouts import check_can_be_kept

_SHOWN = (("audit", "audit"), ("case", "case"), ("judgement", "judgement"))


@app.command()
def backup(
    workspace: Workspace,
    to: Annotated[Path | None, typer.Option("--to", help="Also copy it to this folder, such as a stick.")] = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a verified backup, or say which one holds everything already; with --to, copy it to another place."""
    if to is not None and not to.is_dir():
        raise Refused(f"{to} is not a folder that can be reached. Choose another. Nothing was made.")
    with _opened(workspace, passphrase_file, only_to_read=True) as store:
        made = _run(backups.back_up(store, Why.ASKED))
        assert made is not None
        assert store.unlocked is not None
        file = made.file
        if to is not None:
            name = store.folder.name.removesuffix(workspaces.ENDING)
            file = _run(backups.copying_to(made.file, to, name, store.unlocked.data_key))
    if as_json:
        _print_json({"file": str(file), "verified": made.verified is True, "counts": dict(made.counts)})
        return
    print(file)
    print(f"Read back and whole, as of {day_and_time(made.at)}: {_in_words(made)}.")


@app.command()
def restore(
    workspace: Workspace,
    chosen: Annotated[
        Path | None,
        typer.Option("--from", help="A backup: its name as --list shows it, or a file. Without it, the newest whole."),
    ] = None,
    only_list: Annotated[bool, typer.Option("--list", help="Only list the backups and what each holds.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup back, or make a new workspace of one. What stands there now is backed up and put aside first."""
    if only_list:
        _list(_place(workspace), passphrase_file, as_json)
        return
    folder = workspace if chosen is not None and not _is_there(workspace) else _place(workspace)
    file = _file_of(folder, chosen)
    unlock = _unlocking(_passphrase(passphrase_file))
    if folder.exists():
        restored = _run(restoring.restoring(folder, unlock, file))
    else:
        assert file is not None
        folder = workspaces.with_ending(folder)
        check_can_be_kept(folder.absolute())
        restored = _run(restoring.restoring_into(folder, unlock, file))
    for note in restored.notes:
        print(note, file=sys.stderr)
    if as_json:
        aside = str(restored.aside) if restored.aside else None
        _print_json({**_as_json(restored.backup), "notes": list(restored.notes), "put_aside": aside})
        return
    print(f"The backup of {day_and_time(restored.backup.at)} is now in {folder}: {_in_words(restored.backup)}.")
    if restored.aside:
        print(f"What was there before is in {restored.aside}.")


def _list(folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    found = backup_list.found_in(folder)
    if found:
        key = _run(backup_look.key_for(folder, _unlocking(_passphrase(passphrase_file))))
        found = _run(backup_list.looking_into(folder, key.data_key))
    if as_json:
        _print_json({"backups": [_as_json(each) for each in found]})
        return
    if not found:
        print("There are no backups yet.")
    for each in found:
        state = "whole" if each.verified else "of another workspace" if each.of_another else "DAMAGED"
        last = f", last worked on {each.last_case}" if each.last_case else ""
        what = f"  {each.why.told}: {_in_words(each)}{last}" if each.why else ""
        print(f"{each.file.name}  {day_and_time(each.at)}  {state}{what}")


def _unlocking(passphrase: str) -> Callable[[Path], Unlocked]:
    return lambda folder: tries.unlock(folder, passphrase, "", utc_now(), mend=False)


def _is_there(folder: Path) -> bool:
    return folder.exists() or (folder.parent / f"{folder.name}{workspaces.ENDING}").exists()


def _place(folder: Path) -> Path:
    """The workspace that is meant, also where all but its backups is gone."""
    ended = folder.parent / f"{folder.name}{workspaces.ENDING}"
    place = ended if folder.name and not folder.exists() and ended.exists() else folder
    if (place / backup_list.FOLDER).is_dir():
        return place
    return workspaces.check_folder(place)


def _file_of(folder: Path, chosen: Path | None) -> Path | None:
    if chosen is None:
        return None
    inside = folder / backup_list.FOLDER / chosen.name
    file = inside if chosen.parent == Path() and inside.is_file() else chosen
    if not file.is_file():
        raise Refused(f"There is no backup {chosen}. See which there are with --list. Nothing was changed.")
    return file


def _as_json(each: Backup) -> dict[str, object]:
    return {
        "file": str(each.file),
        "at": each.at.isoformat(),
        "verified": each.verified is not False,
        "of_another": each.of_another,
        "counts": dict(each.counts),
        "last_case": each.last_case or None,
    }


def _in_words(each: Backup) -> str:
    counts = dict(each.counts)
    return ", ".join(counted(counts.get(kind, 0), word) for kind, word in _SHOWN)
