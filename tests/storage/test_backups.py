"""Backups: each is read back before it counts, holds all there was, and tells nothing to who has no key."""

import json
import random
import threading
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests import arrange
from tests.arrange import DATABASE, PASSPHRASE, Opener, Template, bytes_of, give, panel, whole_of, write
from tests.storage.killed import markers
from tests.storage.saving_up import START, cut_short, flip, made, three_backups
from tests.storage.test_disks import fill_up
from workbench.domain import backup_plan
from workbench.domain.backup_plan import Why
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import Counts
from workbench.errors import NotSaved, Refused
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import file as backup_file
from workbench.storage.backups import listing as backup_list
from workbench.storage.connection import connect
from workbench.storage.copies import reading_state
from workbench.storage.keys import slots as keys
from workbench.storage.store import Store


def test_a_backup_holds_what_the_workspace_held(audited: Store) -> None:
    write(audited, panel(whole_of(audited), 1, 0), Words.REASON, "Seen early.")
    audited.keep_draft(panel(whole_of(audited), 2, 0), Words.IMPACT.value, "half a sent", "")
    backup = made(audited, Why.ASKED)
    assert (backup.verified, backup.why, backup.at, backup.last_case) == (True, Why.ASKED, START, "MIS26-02")
    assert dict(backup.counts) == dict(audited.ask(Counts()).counts)
    assert [path.name for path in (audited.folder / "backups").iterdir()] == [backup.file.name]
    assert audited.unlocked is not None
    key, found = audited.unlocked.data_key, backup_file.outline(backup.file)
    assert backup_list.state_in(found, key) == finish(reading_state(audited.folder / DATABASE, key))


def test_nothing_new_is_made_where_nothing_changed_and_the_old_one_is_read_again(audited: Store) -> None:
    first = made(audited)
    assert made(audited, after=timedelta(minutes=30)) == first
    flip(first.file, random.Random(4))
    second = made(audited, after=timedelta(minutes=60))
    assert (second.number, second.verified) == (2, True)


@pytest.mark.parametrize("change", ["grade", "draft", "passphrase"])
def test_whatever_changed_is_in_the_next_one(change: str, audited: Store) -> None:
    first = made(audited)
    if change == "grade":
        give(audited, panel(whole_of(audited), 0, 0), "3")
    elif change == "draft":
        audited.keep_draft(panel(whole_of(audited), 0, 0), Words.REASON.value, "x", "")
    else:
        assert audited.unlocked is not None
        keys.change_passphrase(audited.folder, keys.unlock(audited.folder, PASSPHRASE), "three other garden words")
    assert made(audited).number == first.number + 1


def test_what_comes_before_an_import_is_always_made(audited: Store) -> None:
    made(audited, Why.HALF_HOUR)
    assert made(audited, Why.IMPORT).number == 2
    assert made(audited, Why.IMPORT).number == 2, "nothing was imported in between"


def test_a_backup_tells_nothing_to_who_has_no_key(audited: Store) -> None:
    write(audited, panel(whole_of(audited), 0, 0), Words.REASON, arrange.MARKER * 20)
    backup = made(audited, Why.IMPORT)
    raw = backup.file.read_bytes()
    for marker in (*markers(), b"MIS26", b"import", b"SQLite format", b"judgement", b"Children"):
        assert marker not in raw
    with zipfile.ZipFile(backup.file) as file:
        clear = json.loads(file.read("manifest.json"))
    assert set(clear) == {"format", "version", "number", "at", "schema", "parts"}
    assert backup_list.found_in(audited.folder) == (replace(backup, verified=None, why=None, counts=(), last_case=""),)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_backup_is_never_taken_for_a_good_one(seed: int, audited: Store) -> None:
    backup, chance = made(audited), random.Random(seed)
    before = backup.file.read_bytes()
    place = (cut_short if seed % 4 == 0 else flip)(backup.file, chance)
    assert audited.unlocked is not None
    looked = finish(backup_list.checking(backup.file, audited.unlocked.data_key))
    # Bits in the names and dates of the zip's own directory that nothing reads may differ; what is read may not.
    same = looked.verified and _parts(backup.file) == _parts_of(before, backup.file)
    assert looked.verified is False or same, place


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def _parts_of(raw: bytes, beside: Path) -> dict[str, bytes]:
    whole = beside.with_name("whole")
    whole.write_bytes(raw)
    return _parts(whole)


def test_a_backup_with_another_manifest_is_damaged(audited: Store) -> None:
    backup = made(audited)
    parts = _parts(backup.file)
    told = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps({**told, "at": "2027-05-06T10:42:00+00:00"}).encode()
    with zipfile.ZipFile(backup.file, "w") as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content)
    assert audited.unlocked is not None
    assert finish(backup_list.checking(backup.file, audited.unlocked.data_key)).verified is False


@pytest.mark.parametrize("content", [b"", b"PK", b"Dear all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_told_and_never_counted(content: bytes, audited: Store) -> None:
    (audited.folder / "backups" / "0007-letter.backup").write_bytes(content)
    assert backups.last_verified(audited.folder) is None
    (found,) = backup_list.found_in(audited.folder)
    assert found.verified is False
    assert made(audited).number == 8


def test_the_last_verified_is_known_without_a_passphrase(audited_folder: Path, open_workspace: Opener) -> None:
    first, second, third = three_backups(audited_folder, open_workspace)
    assert backups.last_verified(audited_folder) == third.at
    flip(third.file, random.Random(1))
    assert backups.last_verified(audited_folder) == second.at
    second.file.write_bytes(b"")
    first.file.unlink()
    assert backups.last_verified(audited_folder) is None
    assert backups.last_verified(audited_folder / "nowhere") is None


def test_backups_made_while_another_thread_saves_are_each_of_one_moment(audited: Store) -> None:
    """Each holds what it says it holds: the counts and heads are of the very moment of the copy."""
    whole, stop, saved = whole_of(audited), threading.Event(), [0]

    def save() -> None:
        while not stop.is_set():
            write(audited, panel(whole, saved[0] % 3, 0), Words.REASON, f"{saved[0]} " * 300)
            saved[0] += 1

    thread = threading.Thread(target=save)
    thread.start()
    try:
        kept = [made(audited, Why.HALF_HOUR, timedelta(hours=number)) for number in range(6)]
    finally:
        stop.set()
        thread.join()
    assert saved[0] > 6
    entries = [dict(each.counts)["journal"] for each in kept]
    assert entries == sorted(set(entries)), "work went on between them"
    assert audited.unlocked is not None
    looked = finish(backup_list.looking_into(audited.folder, audited.unlocked.data_key))
    assert [each.verified for each in looked] == [True] * 6


def test_a_backup_that_is_stopped_leaves_nothing(audited: Store) -> None:
    before, stopped = set(bytes_of(audited.folder)), 0
    while not backup_list.found_in(audited.folder):
        work = backups.back_up(audited, Why.ASKED, START)
        for _ in range(stopped + 1):
            next(work)
        work.close()
        stopped += 1
        assert {name for name in bytes_of(audited.folder) if not name.endswith(".backup")} == before
    assert stopped > 3
    assert audited.unlocked is not None
    (whole,) = finish(backup_list.looking_into(audited.folder, audited.unlocked.data_key))
    assert whole.verified


def test_the_setting_says_how_much_room_they_may_take_and_two_always_stay(
    audited_folder: Path, open_workspace: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_plan, "GB", 100_000)
    store = open_workspace(audited_folder)
    raw = open_workspace.raw(store)
    raw.execute("INSERT INTO setting VALUES (7, 'backup_budget_gb', '7')")  # room for two and a half of them
    raw.close()
    for number in range(5):
        give(store, panel(whole_of(store), 0, 0), str(number % 4 + 1))
        made(store, after=timedelta(days=number))
    assert [each.number for each in backup_list.found_in(audited_folder)] == [5, 4]
    raw = open_workspace.raw(store)
    raw.execute("UPDATE setting SET value = '0' WHERE id = 7")
    raw.close()
    give(store, panel(whole_of(store), 0, 0), "4")
    made(store, after=timedelta(days=6))
    assert [each.number for each in backup_list.found_in(audited_folder)] == [6, 5]


def test_a_copy_in_another_place_is_the_same_file_read_back(audited: Store, tmp_path: Path) -> None:
    backup, stick = made(audited), tmp_path / "stick"
    stick.mkdir()
    assert audited.unlocked is not None
    key = audited.unlocked.data_key
    copies = [finish(backups.copying_to(backup.file, stick, "north", key)) for _ in range(2)]
    assert [path.read_bytes() for path in copies] == [backup.file.read_bytes()] * 2
    assert copies[0].name == f"north-{backup.file.name}"
    with pytest.raises(Refused, match="not a folder"):
        finish(backups.copying_to(backup.file, tmp_path / "nowhere", "north", key))


def test_a_damaged_backup_is_not_copied(audited: Store, tmp_path: Path) -> None:
    backup = made(audited)
    raw = bytearray(backup.file.read_bytes())
    raw[9000] ^= 1
    backup.file.write_bytes(raw)
    assert audited.unlocked is not None
    with pytest.raises(backup_file.Damaged):
        finish(backups.copying_to(backup.file, tmp_path, "north", audited.unlocked.data_key))
    assert not list(tmp_path.glob("north-*"))


def test_without_room_it_is_said_and_everything_is_as_it_was(
    audited_template: Template, tiny_disk: Path, open_workspace: Opener
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    store = open_workspace(folder)
    give(store, panel(whole_of(store), 0, 0), "1")
    first = made(store)
    store.checkpoint()
    give(store, panel(whole_of(store), 0, 0), "2")
    fill_up(tiny_disk)
    with pytest.raises(NotSaved, match="no room on this disk"):
        made(store)
    (tiny_disk / "filler").unlink()
    assert [path.name for path in (folder / "backups").iterdir()] == [first.file.name]
    assert made(store).number == 2


def test_a_workspace_open_elsewhere_is_backed_up_beside_it(audited: Store, open_workspace: Opener) -> None:
    beside = open_workspace(audited.folder, read_only=True)
    one = made(beside, Why.ASKED)
    give(audited, panel(whole_of(audited), 0, 0), "3")
    other = made(audited, Why.ASKED)
    assert len({one.file.name, other.file.name}) == 2
    assert dict(one.counts)["journal"] + 1 == dict(other.counts)["journal"]


def test_a_migration_s_backup_is_one_of_them(audited_folder: Path, open_workspace: Opener, tmp_path: Path) -> None:
    from tests.storage.test_migrations import migrations
    from workbench.storage import schema

    path, key = audited_folder / DATABASE, open_workspace.unlocked.data_key
    schema.bring_up_to_date(path, key, schema.HEAD, audited_folder / "backups", migrations(tmp_path))
    (found,) = finish(backup_list.looking_into(audited_folder, key))
    assert (found.verified, found.why) == (True, Why.MIGRATION)
    raw = connect(path, key, "ro")
    raw.close()
