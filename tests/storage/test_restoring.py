"""Restore: the newest backup that is whole comes back, what was there is kept, and the journal says so."""

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests import arrange
from tests.arrange import DATABASE, PASSPHRASE, Opener, Template, bytes_of, give, panel, tables, whole_of, write
from tests.storage.killed import markers
from tests.storage.saving_up import START, cut_short, flip, grade_in, made, put_back, three_backups
from tests.storage.test_disks import fill_up
from workbench.domain.backup_plan import Why
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.errors import CannotOpen, NotSaved, OpenElsewhere, Refused
from workbench.storage import schema, workspaces
from workbench.storage.backups import listing as backup_list
from workbench.storage.backups import restoring
from workbench.storage.backups.file import Damaged
from workbench.storage.backups.look import looking
from workbench.storage.keys import slots as keys
from workbench.storage.keys.slots import Unlocked


@pytest.fixture
def key(template: Template) -> Unlocked:
    return template.unlocked


def by_passphrase(words: str) -> restoring.Unlock:
    return lambda folder: keys.unlock(folder, words, mend=False)


def test_the_newest_comes_back_and_what_was_there_is_kept_twice(
    audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    was = (audited_folder / DATABASE).read_bytes()
    restored = put_back(audited_folder, key)
    assert restored.backup.number == newest.number
    assert restored.notes == ()
    assert restored.aside is not None
    assert (restored.aside / DATABASE).read_bytes() == was
    grade, notices = grade_in(audited_folder, key)
    assert grade == "3"
    assert notices == (
        "This is the backup of 6 May 2026, 12:42, put back. What was written after it is not in here. "
        f"What was here before is in quarantine/{restored.aside.name}.",
    )
    assert grade_in(audited_folder, key) == ("3", ()), "it is said once"
    latest = finish(backup_list.looking_into(audited_folder, key.data_key))[0]
    assert (latest.why, latest.verified) == (Why.RESTORE, True)
    put_back(audited_folder, key, latest.file)
    assert grade_in(audited_folder, key)[0] == "4", "the state before the restore is a backup too"


def test_the_journal_keeps_the_restore_as_its_own_chain_and_it_is_not_undone(
    audited_folder: Path, open_workspace: Opener, key: Unlocked, tmp_path: Path
) -> None:
    three_backups(audited_folder, open_workspace)
    before = grade_in(audited_folder, key, tmp_path / "data")
    assert before == ("4", ())
    put_back(audited_folder, key)
    _, (notice,) = grade_in(audited_folder, key, tmp_path / "data")
    assert notice.startswith("This is the backup of")
    store = open_workspace(audited_folder)
    rows = tables(store, without=())
    (said,) = [row for row in rows["journal"] if row[6] == "restore"]
    assert (said[1], said[7]) == (1, 0), "the first entry of a new chain, never undone"
    (label,) = [row[2] for row in rows["journal_value"] if row[:2] == said[:2]]
    assert label == "Backup of 6 May 2026, 12:42 put back"
    assert finish(store.check()) == ()


@pytest.mark.parametrize("harm", [flip, cut_short])
@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_newest_is_left_out_with_a_note_and_the_next_comes_back(
    seed: int,
    harm: Callable[[Path, random.Random], int],
    audited_folder: Path,
    open_workspace: Opener,
    key: Unlocked,
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    harm(newest.file, random.Random(seed))
    damaged = finish(backup_list.checking(newest.file, key.data_key)).verified is False
    restored = put_back(audited_folder, key)
    assert grade_in(audited_folder, key)[0] == ("2" if damaged else "3")
    assert len(restored.notes) == damaged
    if damaged:
        assert restored.notes[0].endswith("is damaged and was left out.")


def test_where_none_is_whole_nothing_is_changed(audited_folder: Path, open_workspace: Opener, key: Unlocked) -> None:
    for backup in three_backups(audited_folder, open_workspace):
        backup.file.write_bytes(backup.file.read_bytes()[:5000])
    before = bytes_of(audited_folder)
    with pytest.raises(Refused, match="no backup that is whole"):
        put_back(audited_folder, key)
    after = bytes_of(audited_folder)
    assert {n: c for n, c in after.items() if n != "workspace.lock"} == {
        n: c for n, c in before.items() if n != "workspace.lock"
    }


def test_a_chosen_backup_that_is_damaged_is_refused(
    audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    _, middle, _ = three_backups(audited_folder, open_workspace)
    middle.file.write_bytes(middle.file.read_bytes()[:-300])
    with pytest.raises(Damaged, match="damaged, or is not a Plumbline backup"):
        put_back(audited_folder, key, middle.file)
    assert grade_in(audited_folder, key) == ("4", ())


def lose_data(folder: Path) -> None:
    (folder / DATABASE).unlink()


def empty_data(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def damage_data(folder: Path) -> None:
    raw = bytearray((folder / DATABASE).read_bytes())
    raw[5 * 4096 + 7] ^= 4
    (folder / DATABASE).write_bytes(raw)
    (folder / f"{DATABASE}-wal").write_bytes(b"not a log")


def lose_keys(folder: Path) -> None:
    for name in (keys.MAIN, keys.COPY):
        (folder / name).unlink()


def damage_keys(folder: Path) -> None:
    for name in (keys.MAIN, keys.COPY):
        (folder / name).write_bytes(b"{}")


def lose_everything(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()


@pytest.mark.parametrize(
    "harm",
    [lose_data, empty_data, damage_data, lose_keys, damage_keys, lose_everything],
    ids=lambda each: each.__name__,
)
def test_whatever_is_lost_or_damaged_the_passphrase_brings_the_newest_back(
    harm: Callable[[Path], None], audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    three_backups(audited_folder, open_workspace)
    harm(audited_folder)
    damaged = bytes_of(audited_folder)
    restored = finish(restoring.restoring(audited_folder, by_passphrase(PASSPHRASE), now=START))
    store = workspaces.open_store(audited_folder, PASSPHRASE, machine="m")
    assert store.notices[0].startswith("This is the backup of")
    assert finish(store.check()) == ()
    store.close()
    if restored.aside is not None:
        for path in restored.aside.iterdir():
            assert path.read_bytes() == damaged[path.name], "what is put aside is as it was"


def test_a_workspace_in_use_is_not_restored_under_their_hands(
    audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    three_backups(audited_folder, open_workspace)
    store = open_workspace(audited_folder)
    with pytest.raises(OpenElsewhere):
        put_back(audited_folder, key)
    open_workspace.close(store)


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_one_of_a_newer_is_refused(
    tmp_path: Path, open_workspace: Opener, audited_folder: Path, key: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = Path(__file__).parent / "released"
    old = Path(
        shutil.copytree(released / sorted(path.name for path in released.iterdir())[0], tmp_path / "o.plumbline")
    )
    store = workspaces.open_store(old, PASSPHRASE, machine="m")  # brought up to date, with a backup of what was
    unlocked = store.unlocked
    store.close()
    assert unlocked is not None
    (before,) = backup_list.found_in(old)
    look = finish(looking(old, before.file, unlocked))
    assert [each.audit.ref for each in look.programme] == ["MIS26"]
    finish(restoring.restoring(old, lambda _: unlocked, before.file))
    store = workspaces.open_unlocked(old, unlocked, machine="m")
    assert len(store.notices) == 2
    assert whole_of(store).audit.ref == "MIS26"
    assert finish(store.check()) == ()
    store.close()
    monkeypatch.setattr(schema, "is_newer", lambda found: True)
    with pytest.raises(CannotOpen, match="newer version"):
        finish(restoring.restoring(old, lambda _: unlocked, before.file))


def test_a_look_shows_the_programme_and_touches_nothing(
    audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    first, _, _ = three_backups(audited_folder, open_workspace)
    store = open_workspace(audited_folder)
    before = bytes_of(audited_folder)
    look = finish(looking(audited_folder, first.file, key))
    assert look.partnership == "North Partnership"
    assert [(each.audit.ref, each.cases, each.graded) for each in look.programme] == [("MIS26", 3, 1)]
    assert (look.backup.last_case, look.backup.verified) == ("MIS26-01", True)
    assert bytes_of(audited_folder) == before
    work = looking(audited_folder, first.file, key)
    for _ in range(4):
        next(work)
    work.close()
    assert bytes_of(audited_folder) == before
    open_workspace.close(store)


def test_no_case_text_can_be_read_in_backups_or_quarantine(
    audited_folder: Path, open_workspace: Opener, key: Unlocked
) -> None:
    store = open_workspace(audited_folder)
    write(store, panel(whole_of(store), 0, 0), Words.REASON, arrange.MARKER * 50)
    backup = made(store, Why.IMPORT)
    store.keep_draft(panel(whole_of(store), 0, 1), Words.REASON.value, arrange.MARKER * 50, "")
    open_workspace.close(store)
    seen: set[str] = set()
    work = restoring.restoring(audited_folder, lambda _: key, backup.file)
    for _ in work:
        for name, content in bytes_of(audited_folder).items():
            seen.add(name.split("/")[0])
            assert not any(marker in content for marker in markers()), name
    assert seen >= {"backups", "quarantine", "restoring.part", DATABASE}


def test_with_room_for_one_copy_only_it_still_comes_back_and_says_what_was_left_undone(
    audited_template: Template, tiny_disk: Path, open_workspace: Opener, key: Unlocked
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    store = open_workspace(folder)
    give(store, panel(whole_of(store), 0, 0), "1")
    made(store)
    give(store, panel(whole_of(store), 0, 0), "2")
    open_workspace.close(store)
    fill_up(tiny_disk)
    size = (folder / DATABASE).stat().st_size
    with (tiny_disk / "filler").open("rb+") as filler:
        filler.truncate((tiny_disk / "filler").stat().st_size - size - 120_000)
    restored = put_back(folder, key)
    assert restored.notes == ("What was here before could not be backed up, so it was only put aside as it was.",)
    assert restored.aside is not None
    (tiny_disk / "filler").unlink()
    assert grade_in(folder, key)[0] == "1"


def test_without_room_nothing_is_changed(
    audited_template: Template, tiny_disk: Path, open_workspace: Opener, key: Unlocked
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    store = open_workspace(folder)
    give(store, panel(whole_of(store), 0, 0), "1")
    made(store, after=timedelta(hours=1))
    open_workspace.close(store)
    fill_up(tiny_disk)
    before = bytes_of(folder)
    with pytest.raises(NotSaved, match="no room on this disk"):
        put_back(folder, key)
    assert {n: c for n, c in bytes_of(folder).items() if c and "holder" not in n} == {
        n: c for n, c in before.items() if c
    }
    (tiny_disk / "filler").unlink()
    assert grade_in(folder, key) == ("1", ())
