"""Opening a workspace: each thing that can be wrong has its own plain sentence, and nothing is made or changed."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.arrange import DATABASE, MACHINE, PASSPHRASE, Clock, Opener, Template, bytes_of, give, panel, whole_of
from workbench.domain.progress import finish
from workbench.domain.questions import JudgementAt, Workspace
from workbench.errors import CannotOpen, WrongPassphrase
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.store import Store


def opened(folder: Path, passphrase: str = PASSPHRASE, *, read_only: bool = False) -> Store:
    return workspaces.open_store(folder, passphrase, machine=MACHINE, read_only=read_only, clock=Clock())


def lose_database(folder: Path) -> None:
    (folder / DATABASE).unlink()


def empty_database(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def damage_first_page(folder: Path) -> None:
    with (folder / DATABASE).open("r+b") as file:
        file.seek(700)
        file.write(b"\0\1\2\3")


def plain_sqlite(folder: Path) -> None:
    (folder / DATABASE).unlink()
    raw = sqlite3.connect(folder / DATABASE)
    raw.execute("CREATE TABLE judgement (id INTEGER PRIMARY KEY)")
    raw.commit()
    raw.close()


def lose_keys(folder: Path) -> None:
    for name in (keys.MAIN, keys.COPY):
        (folder / name).unlink()


def not_a_workspace(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all")


def gone(folder: Path) -> None:
    shutil.rmtree(folder)


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("Dear all")


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lose_database, "missing or empty"),
        (empty_database, "missing or empty"),
        (damage_first_page, "damaged, or is not this workspace's own"),
        (plain_sqlite, "damaged, or is not this workspace's own"),
        (lose_keys, "has no key file"),
        (not_a_workspace, "is not a Plumbline workspace"),
        (gone, "was not found"),
        (a_file, "is not a Plumbline workspace"),
    ],
)
def test_what_cannot_be_opened_says_why_and_is_left_as_it_was(
    harm: Callable[[Path], None], sentence: str, read_only: bool, folder: Path
) -> None:
    harm(folder)
    before = bytes_of(folder.parent)
    with pytest.raises(CannotOpen, match=sentence):
        opened(folder, read_only=read_only)
    after = bytes_of(folder.parent)
    after.pop(f"{folder.name}/workspace.lock", None)
    before.pop(f"{folder.name}/workspace.lock", None)
    assert after == before


def test_a_wrong_passphrase_changes_nothing(folder: Path) -> None:
    before = bytes_of(folder)
    with pytest.raises(WrongPassphrase):
        opened(folder, "not this one at all")
    after = bytes_of(folder)
    assert b"not this one" not in after.pop("workspace.tries")
    assert after == before


@pytest.mark.parametrize("names", [(DATABASE,), (keys.MAIN, keys.COPY)])
def test_another_workspaces_data_or_keys_are_told(names: tuple[str, ...], folder: Path, tmp_path: Path) -> None:
    other, _ = workspaces.create(
        tmp_path / "other", PASSPHRASE, {"partnership": "Other", "person": "x"}, machine=MACHINE
    )
    other.close()
    for name in names:
        shutil.copy(other.folder / name, folder / name)
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="not this workspace's own"):
        opened(folder)
    assert {**bytes_of(folder), "workspace.lock": b""} == {**before, "workspace.lock": b""}


def test_a_damaged_key_file_is_opened_through_its_copy_and_says_so(folder: Path) -> None:
    (folder / keys.MAIN).write_bytes(b"{}")
    store = opened(folder)
    assert store.notices == ("The key file was damaged; its copy was used and has been put right.",)
    store.close()
    store = opened(folder)
    assert store.notices == ()
    store.close()


def test_the_recovery_code_opens_a_workspace(folder: Path, template: Template) -> None:
    store = workspaces.open_store(folder, recovery_code=template.code.lower(), machine=MACHINE)
    assert store.ask(Workspace()).partnership == "North Partnership"
    store.close()


@pytest.mark.parametrize("page", [3, 20, -2])
def test_a_damaged_later_page_is_found_by_the_thorough_check(
    page: int, audited_folder: Path, open_workspace: Opener
) -> None:
    size = (audited_folder / DATABASE).stat().st_size
    with (audited_folder / DATABASE).open("r+b") as file:
        file.seek((page if page > 0 else size // 4096 + page) * 4096 + 50)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 4]))
    assert any("damaged" in sentence for sentence in what_is_wrong(audited_folder, open_workspace))


def test_a_truncated_file_is_told(audited_folder: Path, open_workspace: Opener) -> None:
    raw = (audited_folder / DATABASE).read_bytes()
    (audited_folder / DATABASE).write_bytes(raw[: len(raw) // 2 // 4096 * 4096])
    assert any("damaged" in sentence for sentence in what_is_wrong(audited_folder, open_workspace))


def what_is_wrong(folder: Path, opener: Opener) -> tuple[str, ...]:
    """What a user is told, at opening or by the thorough check."""
    try:
        return finish(opener(folder).check())
    except CannotOpen as error:
        return (str(error),)


def test_a_newer_workspace_is_not_touched(folder: Path, open_workspace: Opener) -> None:
    raw = open_workspace.raw(folder)
    raw.execute("UPDATE alembic_version SET version_num = '0999'")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    before = bytes_of(folder)
    for read_only in (False, True):
        with pytest.raises(CannotOpen, match="newer version"):
            open_workspace(folder, read_only=read_only)
    kept = bytes_of(folder)
    assert all(kept[name] == content for name, content in before.items() if name != "workspace.lock")


def test_a_file_that_names_no_version_is_not_taken_for_a_workspace(folder: Path, open_workspace: Opener) -> None:
    raw = open_workspace.raw(folder)
    raw.execute("DROP TABLE alembic_version")
    raw.close()
    with pytest.raises(CannotOpen, match="damaged"):
        open_workspace(folder)


def test_a_name_that_is_taken_is_not_written_over(folder: Path) -> None:
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="already something called"):
        workspaces.create(folder, PASSPHRASE, {"partnership": "N", "person": "P"}, machine=MACHINE)
    assert bytes_of(folder) == before


def test_a_new_workspace_is_for_its_owner_only_and_complete_in_one_file(folder: Path, template: Template) -> None:
    assert template.folder.stat().st_mode & 0o077 == 0
    assert (folder / "backups").stat().st_mode & 0o077 == 0
    assert {path.name for path in folder.iterdir()} <= {
        DATABASE,
        keys.MAIN,
        keys.COPY,
        "backups",
        "workspace.lock",
    }


def test_a_closed_workspace_is_complete_in_its_data_file_alone(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    store = open_workspace(audited_folder)
    give(store, panel(whole_of(store), 0, 0), "3")
    store.checkpoint()
    alone = tmp_path / "alone.plumbline"
    alone.mkdir()
    for name in (DATABASE, keys.MAIN):
        shutil.copy(audited_folder / name, alone / name)
    copied = open_workspace(alone)
    assert copied.ask(JudgementAt(panel(whole_of(copied), 0, 0))).grade == "3"
