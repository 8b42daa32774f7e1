"""A backups folder that holds what is not this workspace's: files of another, of a later program, made to do harm."""

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.arrange import PASSPHRASE, Opener
from tests.storage.saving_up import grade_in, made, three_backups
from workbench.domain.progress import finish
from workbench.storage import workspaces
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import file as backup_file
from workbench.storage.backups import listing, restoring
from workbench.storage.backups.file import Damaged
from workbench.storage.keys import slots as keys
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import Store


def unlock(folder: Path) -> Unlocked:
    return keys.unlock(folder, PASSPHRASE, mend=False)


@pytest.fixture
def of_another(tmp_path: Path) -> Path:
    """A backup of another workspace whose people chose the same passphrase."""
    other, _ = workspaces.create(tmp_path / "other", PASSPHRASE, {"partnership": "South", "person": "P"}, machine="m")
    theirs = made(other)
    other.close()
    return theirs.file


def test_another_workspace_s_backup_never_takes_the_place_unasked(
    audited_folder: Path, open_workspace: Opener, of_another: Path
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    stranger = audited_folder / "backups" / "0900-2026-05-06-1042.backup"
    shutil.copy(of_another, stranger)
    restored = finish(restoring.restoring(audited_folder, unlock))
    assert restored.backup.number == newest.number
    assert restored.notes == (f"{stranger.name} is a backup of another workspace and was left out.",)
    assert grade_in(audited_folder, open_workspace.unlocked)[0] == "3"


def test_the_last_verified_is_never_another_workspace_s(audited: Store, of_another: Path) -> None:
    shutil.copy(of_another, audited.folder / "backups" / "0900-2026-05-06-1042.backup")
    assert listing.last_verified(audited.folder) is None
    own = made(audited, after=timedelta(hours=1))
    assert listing.last_verified(audited.folder) == own.at


def test_one_that_is_chosen_says_that_it_is_another_workspace_s(
    audited_folder: Path, open_workspace: Opener, of_another: Path
) -> None:
    three_backups(audited_folder, open_workspace)
    restored = finish(restoring.restoring(audited_folder, unlock, of_another))
    assert "This is a backup of another workspace: nothing of the one that was here is in it." in restored.notes


def test_nothing_that_came_from_elsewhere_is_let_go(audited: Store, of_another: Path) -> None:
    folder = audited.folder / "backups"
    own = made(audited)
    shutil.copy(of_another, folder / "0000-2026-05-06-1042.backup")
    (folder / "holiday.backup").write_bytes(b"not ours")
    (folder / "north-0001-2026-05-06-1042.backup").write_bytes(own.file.read_bytes())
    harmed = folder / "0000-2026-05-05-1042.backup"
    harmed.write_bytes(own.file.read_bytes()[:-100])
    assert audited.unlocked is not None
    finish(backups.thinning(folder, audited.unlocked.data_key, 0))
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ("0000-2026-05-06-1042.backup", "holiday.backup", "north-0001-2026-05-06-1042.backup", own.file.name)
    ), "what is damaged and its own goes first; the rest is nobody's to let go"


def _endless(told: dict[str, object]) -> str:
    return json.dumps({**told, "number": float("inf")})


def _endless_part(told: dict[str, object]) -> str:
    return json.dumps({**told, "parts": {"workspace.db": [float("inf"), "x"]}})


@pytest.mark.parametrize("spoil", [_endless, _endless_part, json.dumps])
@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_file_made_to_do_harm_is_damaged_and_stops_nothing(
    spoil: Callable[[dict[str, object]], str], packed: int, audited: Store
) -> None:
    own = made(audited)
    harmful = own.file.with_name("0900-2026-05-06-1042.backup")
    with zipfile.ZipFile(own.file) as file:
        told = json.loads(file.read("manifest.json"))
    with zipfile.ZipFile(harmful, "w") as file:
        file.writestr("workspace.db", b"abc")
        file.writestr("manifest.json", spoil(told) + " " * 3000, packed)
        file.writestr("sealed", b"x" * 40)
    if packed != zipfile.ZIP_STORED:
        raw = bytearray(harmful.read_bytes())
        start = raw.find(b"manifest.json") + len("manifest.json")
        raw[start + 4 : start + 30] = bytes(each ^ 0xFF for each in raw[start + 4 : start + 30])
        harmful.write_bytes(raw)
    with pytest.raises(Damaged):
        backup_file.outline(harmful)
    assert listing.last_verified(audited.folder) == own.at
    assert made(audited).verified is True


def test_a_backup_made_for_a_reason_of_a_later_program_is_still_one(audited: Store) -> None:
    own = made(audited)
    assert audited.unlocked is not None
    key = audited.unlocked.data_key
    found = backup_file.outline(own.file)
    told = {**backup_file.unseal(found, key), "why": "something new"}
    later = own.file.with_name("0900-2026-05-06-1042.backup")
    source = audited.folder / "part.db"
    finish(backup_file.extracting(found, "workspace.db", source))
    finish(backup_file.writing(later, 900, own.at, found.schema, {"workspace.db": source}, told, key))
    (first, *_) = finish(listing.looking_into(audited.folder, key))
    assert (first.file, first.verified, first.why) == (later, True, None)
    assert made(audited).verified is True


def test_what_a_kill_left_of_a_restore_elsewhere_is_cleared_away(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    left = tmp_path / ".west.plumbline.part"
    (left / "backups").mkdir(parents=True)
    finish(restoring.restoring_into(tmp_path / "west", unlock, newest.file))
    assert (tmp_path / "west.plumbline" / "workspace.db").is_file()
    assert not left.exists()
