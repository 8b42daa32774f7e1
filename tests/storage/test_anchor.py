"""A file put back in place of a newer one, or without its log: it is said, and what is written begins another chain."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.arrange import DATABASE, MACHINE, MARKER, Clock, Template, bytes_of, give, panel, tables, whole_of, write
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.errors import NoLongerHolds
from workbench.storage import workspaces
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import Store

Entry = tuple[str, int, bytes]
OLDER = "This workspace is older than when it was last used on this computer."
LOST = "Plumbline was cut short when this workspace was last open"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def key(template: Template) -> Unlocked:
    return template.unlocked


@contextmanager
def opened(folder: Path, key: Unlocked, data: Path | None, *, read_only: bool = False) -> Iterator[Store]:
    store = workspaces.open_unlocked(
        folder, key, machine=MACHINE, data=data, read_only=read_only, clock=Clock(now=Clock().now.replace(hour=12))
    )
    try:
        yield store
    finally:
        store.close()


def use(folder: Path, key: Unlocked, data: Path | None, *answers: str) -> tuple[str, ...]:
    """Open, grade, close; gives what was said at the opening."""
    with opened(folder, key, data) as store:
        for line, answer in enumerate(answers):
            give(store, panel(whole_of(store), 0, line), answer)
        assert finish(store.check()) == ()
        return store.notices


def entries(folder: Path, key: Unlocked) -> set[Entry]:
    with opened(folder, key, None, read_only=True) as store:
        return {(row[0], row[1], row[-1]) for row in tables(store, without=())["journal"]}


def forked(one: set[Entry], other: set[Entry]) -> set[Entry]:
    """Entries that stand at the same place of the same chain and differ."""
    at = {entry[:2]: entry[2] for entry in one}
    return {entry for entry in other if at.get(entry[:2], entry[2]) != entry[2]}


def chains(found: set[Entry]) -> set[str]:
    return {replica for replica, _, _ in found}


def put_back_anew(backup: Path, folder: Path) -> None:
    (folder / DATABASE).unlink()
    shutil.copy(backup / DATABASE, folder / DATABASE)


def put_back_in_place(backup: Path, folder: Path) -> None:
    inode = (folder / DATABASE).stat().st_ino
    (folder / DATABASE).write_bytes((backup / DATABASE).read_bytes())
    assert (folder / DATABASE).stat().st_ino == inode


def put_back_whole(backup: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)


@pytest.mark.parametrize("put_back", [put_back_anew, put_back_in_place, put_back_whole])
def test_a_backup_put_back_is_said_and_begins_another_chain_and_never_forks_the_old_one(
    put_back: Callable[[Path, Path], None], audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    use(audited_folder, key, data, "1")
    backup = Path(shutil.copytree(audited_folder, tmp_path / "backup"))
    assert use(audited_folder, key, data, "2", "2") == ()
    lost = entries(audited_folder, key)
    put_back(backup, audited_folder)
    (notice,) = use(audited_folder, key, data, "3")
    assert notice.startswith(OLDER)
    after = entries(audited_folder, key)
    assert forked(lost, after) == set()
    assert len(chains(after) - chains(lost)) == 1
    assert use(audited_folder, key, data, "4") == ()
    assert chains(entries(audited_folder, key)) == chains(after), "the new chain goes on"
    assert forked(lost, entries(audited_folder, key)) == set()


def test_the_newer_file_found_again_is_another_chain_too(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    backup = Path(shutil.copytree(audited_folder, tmp_path / "backup"))
    use(audited_folder, key, data, "1")
    newer = Path(shutil.copytree(audited_folder, tmp_path / "newer"))
    put_back_in_place(backup, audited_folder)
    use(audited_folder, key, data, "2")
    between = entries(audited_folder, key)
    put_back_in_place(newer, audited_folder)
    assert use(audited_folder, key, data, "3")[0].startswith(OLDER)
    assert forked(between, entries(audited_folder, key)) == set()


def test_a_copy_of_the_very_state_it_was_left_in_goes_on_without_a_word(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    use(audited_folder, key, data, "1")
    backup = Path(shutil.copytree(audited_folder, tmp_path / "backup"))
    before = entries(audited_folder, key)
    put_back_in_place(backup, audited_folder)
    assert use(audited_folder, key, data, "2") == ()
    assert chains(entries(audited_folder, key)) == chains(before)


def test_work_done_on_another_computer_since_is_no_older_file(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    use(audited_folder, key, data, "1")
    use(audited_folder, key, tmp_path / "elsewhere", "2")
    assert use(audited_folder, key, data, "3") == ()


def test_another_workspace_at_the_same_place_is_no_older_file(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    use(audited_folder, key, data, "1")
    shutil.rmtree(audited_folder)
    settings = {"partnership": "South", "person": "P"}
    with workspaces.making(audited_folder, "four other words", settings, machine=MACHINE, data=data) as made:
        pass
    store = made.opened()
    assert store.notices == ()
    store.close()


def test_a_read_only_opening_says_it_and_writes_nothing(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    backup = Path(shutil.copytree(audited_folder, tmp_path / "backup"))
    use(audited_folder, key, data, "1")
    put_back_in_place(backup, audited_folder)
    before = bytes_of(data)
    with opened(audited_folder, key, data, read_only=True) as store:
        assert store.notices[0].startswith(OLDER)
    assert bytes_of(data) == before


def test_a_press_writes_no_note_and_a_checkpoint_one_without_text(
    audited_folder: Path, key: Unlocked, data: Path
) -> None:
    with opened(audited_folder, key, data) as store:
        write(store, panel(whole_of(store), 0, 0), Words.REASON, MARKER)
        assert bytes_of(data) == {}
        store.checkpoint()
        ((_, noted),) = bytes_of(data).items()
        give(store, panel(whole_of(store), 0, 1), "2")
        assert list(bytes_of(data).values()) == [noted]
    ((name, noted),) = bytes_of(data).items()
    document = json.loads(noted)
    assert set(document) == {"workspace", "replica", "seq", "hash"}
    assert (document["replica"], document["seq"], bytes.fromhex(document["hash"])) in entries(audited_folder, key)
    assert audited_folder.name not in f"{name}{noted!r}"


@pytest.mark.parametrize("harm", [b"", b"[]", b"{}", b"\xff\xfe", b'{"replica": 1, "seq": "x"}'])
def test_a_note_that_cannot_be_read_is_no_note(harm: bytes, audited_folder: Path, key: Unlocked, data: Path) -> None:
    use(audited_folder, key, data, "1")
    (note,) = (data / "anchors").iterdir()
    note.write_bytes(harm)
    assert use(audited_folder, key, data, "2") == ()
    assert json.loads(note.read_bytes())["seq"] > 0


def test_a_note_that_cannot_be_written_stops_no_work(audited_folder: Path, key: Unlocked, data: Path) -> None:
    data.write_text("in the way")
    assert use(audited_folder, key, data, "1") == ()
    assert use(audited_folder, key, data, "2") == ()


def test_an_edit_that_does_not_hold_begins_no_chain_on_its_own(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    backup = Path(shutil.copytree(audited_folder, tmp_path / "backup"))
    use(audited_folder, key, data, "1")
    put_back_in_place(backup, audited_folder)
    with opened(audited_folder, key, data) as store:
        inverse = give(store, panel(whole_of(store), 0, 0), "2")
        assert inverse is not None
        store.apply(inverse)
        with pytest.raises(NoLongerHolds):
            store.apply(inverse)
        assert finish(store.check()) == ()
    assert len(chains(entries(audited_folder, key))) == 3  # the two templates' and the one begun


SAVES_AND_DIES = """
import os, sys
from pathlib import Path
from tests.arrange import MACHINE, give, panel, whole_of
from workbench.storage import workspaces
from workbench.storage.keys.slots import Unlocked
unlocked = Unlocked(bytes.fromhex(sys.stdin.readline()), sys.argv[3])
store = workspaces.open_unlocked(Path(sys.argv[1]), unlocked, machine=MACHINE, data=Path(sys.argv[2]))
for line in range(3):
    give(store, panel(whole_of(store), 1, line), "A" if line == 2 else "1")
os._exit(9)
"""


def killed_at_work(folder: Path, key: Unlocked, data: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", SAVES_AND_DIES, str(folder), str(data), key.workspace_id],
        input=f"{key.data_key.hex()}\n",
        text=True,
        check=False,
        timeout=60,
    )
    assert died.returncode == 9
    assert os.path.getsize(folder / f"{DATABASE}-wal") > 0


@pytest.mark.parametrize("anchored", [True, False])
def test_a_lost_log_is_said_and_begins_another_chain(
    anchored: bool, audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    use(audited_folder, key, data, "1")
    before = chains(entries(audited_folder, key))
    killed_at_work(audited_folder, key, data)
    whole = Path(shutil.copytree(audited_folder, tmp_path / "whole"))
    for end in ("-wal", "-shm"):
        (audited_folder / f"{DATABASE}{end}").unlink()
    for answers in ((), (), ("2",)):  # said until another chain is begun
        (notice,) = use(audited_folder, key, data if anchored else None, *answers)
        assert notice.startswith(LOST)
    after = entries(audited_folder, key)
    assert len(chains(after) - before) == 1
    assert forked(entries(whole, key), after) == set()
    assert use(audited_folder, key, data if anchored else None, "3") == ()
    assert chains(entries(audited_folder, key)) == chains(after)


def test_a_log_that_is_there_is_read_and_nothing_is_said(audited_folder: Path, key: Unlocked, data: Path) -> None:
    use(audited_folder, key, data, "1")
    before = entries(audited_folder, key)
    killed_at_work(audited_folder, key, data)
    assert use(audited_folder, key, data, "2") == ()
    after = entries(audited_folder, key)
    assert len(after) >= len(before) + 4
    assert chains(after) == chains(before)


def test_a_log_folded_in_on_another_computer_is_not_lost(
    audited_folder: Path, key: Unlocked, data: Path, tmp_path: Path
) -> None:
    killed_at_work(audited_folder, key, data)
    assert use(audited_folder, key, tmp_path / "elsewhere") == ()
    assert not (audited_folder / f"{DATABASE}-wal").exists()
    assert use(audited_folder, key, data) == ()
