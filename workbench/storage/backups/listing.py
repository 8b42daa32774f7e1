"""The backups of a workspace: what there are, what each holds, and whether it is still what was made."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.domain.backup_plan import Backup, Why
from workbench.domain.edits import Kind
from workbench.domain.progress import Progress, Work
from workbench.storage.backups.file import Damaged, Outline, made_of, outline, reading_through, unseal
from workbench.storage.copies import State
from workbench.storage.keys.slots import workspace_of

FOLDER, ENDING, UNFINISHED = "backups", ".backup", ".part"
_READ_AT_MOST = 16 << 20
"""Bytes that a quick look without a key reads through; beyond that the outline has to do."""
_NAME = re.compile(r"\d{4,9}-\d{4}-\d\d-\d\d-\d{4}(?:-[0-9a-f]{6})?" + re.escape(ENDING))
"""As a backup is named where it is made; one that was copied to another place has the workspace's name before."""
_KINDS = frozenset({*(kind.value for kind in Kind), "journal"})


def found_in(folder: Path) -> tuple[Backup, ...]:
    """Every backup of the workspace, newest first, from what can be read quickly and without its key."""
    return tuple(sorted(map(at_a_glance, files(folder / FOLDER)), key=lambda each: each.number, reverse=True))


def looking_into(folder: Path, key: bytes) -> Work[tuple[Backup, ...]]:
    """Every backup, newest first, each read through and with what it holds."""
    found = found_in(folder)
    looked: list[Backup] = []
    for number, each in enumerate(found):
        yield Progress(number, len(found), each.file.name)
        looked.append((yield from checking(each.file, key)))
    return tuple(looked)


def checking(path: Path, key: bytes) -> Work[Backup]:
    """One backup, read through and with what it holds; `verified` says whether it is what was made.

    One of another workspace cannot be read with this key, and says so in `of_another`.
    """
    try:
        found = outline(path)
        told = told_of(found, key, verified=True)
        yield from reading_through(found)
    except Damaged:
        return _of_another(path) or replace(at_a_glance(path), verified=False)
    return told


def telling(path: Path, key: bytes) -> Backup:
    """What one backup holds, quickly: it is not read through."""
    try:
        return told_of(outline(path), key, verified=None)
    except Damaged:
        return _of_another(path) or replace(at_a_glance(path), verified=False)


def _of_another(path: Path) -> Backup | None:
    """A backup that says in clear that it was made of another workspace than the one it lies with."""
    ours = workspace_of(path.parent.parent)
    with suppress(Damaged):
        made = made_of(outline(path))
        if ours and made and made != ours:
            return replace(at_a_glance(path), verified=False, of_another=True)
    return None


def last_verified(folder: Path) -> datetime | None:
    """When the newest backup that is still readable was made and checked. Quick, and needs no passphrase.

    Small ones are read through; a large one has to be whole in outline.
    """
    left, ours = _READ_AT_MOST, workspace_of(folder)
    for found in outlines(folder / FOLDER):
        if ours and made_of(found) not in ("", ours):  # of another workspace: it holds nothing of this one
            continue
        if found.size > left:
            return found.at
        left -= found.size
        with suppress(Damaged):
            for _ in reading_through(found):
                pass
            return found.at
    return None


def outlines(folder: Path) -> Iterator[Outline]:
    """The outlines of all backups that have one, newest first."""
    for path in sorted(files(folder), key=number_of, reverse=True):
        with suppress(Damaged):
            yield outline(path)


def state_in(found: Outline, key: bytes) -> State:
    """What the data file in a backup held when it was made."""
    told = unseal(found, key)["state"]
    counts = tuple((str(name), int(count)) for name, count in told["counts"])
    heads = tuple((str(name), int(seq), str(digest)) for name, seq, digest in told["heads"])
    return State(str(told["schema"]), counts, heads, str(told["drafts"]))


def told_of(found: Outline, key: bytes, verified: bool | None) -> Backup:
    """A backup with what its seal says. Damaged where the key does not open that."""
    told = unseal(found, key)
    counts = tuple((str(name), int(count)) for name, count in told["state"]["counts"] if name in _KINDS)
    why = Why(told["why"]) if told["why"] in set(Why) else None  # a later version may have others
    return Backup(found.path, found.number, found.at, found.size, verified, why, counts, str(told["last_case"]))


def files(folder: Path) -> list[Path]:
    """Every file in the folder that is called a backup, in no order."""
    try:
        return [path for path in folder.iterdir() if path.name.endswith(ENDING) and path.is_file()]
    except OSError:
        return []


def number_of(path: Path) -> int:
    """The number its name begins with; 0 where it has none."""
    first, _, _ = path.name.partition("-")
    return int(first) if first.isascii() and first.isdigit() else 0


def is_own(path: Path, key: bytes) -> bool:
    """Whether it was made of this workspace, damaged since or not: it has such a name, and no other key sealed it."""
    if not _NAME.fullmatch(path.name):
        return False
    try:
        found = outline(path)
    except Damaged:
        return True
    try:
        unseal(found, key)
    except Damaged:
        return _is_harmed(found)
    return True


def _is_harmed(found: Outline) -> bool:
    try:
        for _ in reading_through(found):
            pass
    except Damaged:
        return True
    return False


def at_a_glance(path: Path) -> Backup:
    """What can be known of a file without a key; not even an outline where it is damaged."""
    try:
        found = outline(path)
    except Damaged:
        try:
            stat = path.stat()
            at, size = _named_time(path) or datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size
        except OSError:
            at, size = datetime.fromtimestamp(0, UTC), 0
        return Backup(path, number_of(path), at, size, verified=False)
    return Backup(path, number_of(path) or found.number, found.at, found.size)


def _named_time(path: Path) -> datetime | None:
    """When it was made, as its name says it on the clock of this computer."""
    try:
        return datetime.strptime(path.name.partition("-")[2][:15], "%Y-%m-%d-%H%M").astimezone(UTC)
    except ValueError:
        return None
