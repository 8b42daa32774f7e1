"""Whose keys open a backup, and which are in force after it was put back; here, or in a place of its own."""

import shutil
from pathlib import Path

import pytest

from tests.arrange import PASSPHRASE, Opener, Template, bytes_of
from tests.storage.saving_up import grade_in, made, three_backups
from workbench.domain.progress import finish
from workbench.domain.questions import Programme
from workbench.errors import CannotOpen, WrongPassphrase
from workbench.storage import workspaces
from workbench.storage.backups import restoring
from workbench.storage.backups.file import Damaged
from workbench.storage.keys import slots as keys
from workbench.storage.keys.slots import Unlocked


@pytest.fixture
def key(template: Template) -> Unlocked:
    return template.unlocked


def by_passphrase(words: str) -> restoring.Unlock:
    return lambda folder: keys.unlock(folder, words, mend=False)


def test_a_passphrase_changed_since_stays_in_force(audited_folder: Path, open_workspace: Opener, key: Unlocked) -> None:
    three_backups(audited_folder, open_workspace)
    keys.change_passphrase(audited_folder, keys.unlock(audited_folder, PASSPHRASE), "three other garden words")
    now = bytes_of(audited_folder)[keys.MAIN]
    restored = finish(restoring.restoring(audited_folder, by_passphrase("three other garden words")))
    assert restored.notes == ()
    assert bytes_of(audited_folder)[keys.MAIN] == now
    assert keys.unlock(audited_folder, "three other garden words").data_key == key.data_key


def test_the_passphrase_of_the_time_opens_its_backup_and_is_then_in_force(
    audited_folder: Path, open_workspace: Opener
) -> None:
    three_backups(audited_folder, open_workspace)
    keys.change_passphrase(audited_folder, keys.unlock(audited_folder, PASSPHRASE), "three other garden words")
    now = bytes_of(audited_folder)[keys.MAIN]
    restored = finish(restoring.restoring(audited_folder, by_passphrase(PASSPHRASE)))
    assert restored.notes == ("The passphrase and the recovery code are those of the time of this backup.",)
    keys.unlock(audited_folder, PASSPHRASE)
    assert restored.aside is not None
    assert (restored.aside / keys.MAIN).read_bytes() == now


def test_a_wrong_passphrase_changes_nothing(audited_folder: Path, open_workspace: Opener, key: Unlocked) -> None:
    three_backups(audited_folder, open_workspace)
    with pytest.raises(WrongPassphrase):
        finish(restoring.restoring(audited_folder, by_passphrase("quite another one")))
    assert grade_in(audited_folder, key) == ("4", ())


def test_one_backup_file_makes_a_workspace_elsewhere(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path, key: Unlocked
) -> None:
    _, middle, _ = three_backups(audited_folder, open_workspace)
    stick = Path(shutil.copy(middle.file, tmp_path / "from a stick.backup"))
    work = restoring.restoring_into(tmp_path / "south", by_passphrase(PASSPHRASE), stick)
    assert finish(work).aside is None
    assert grade_in(tmp_path / "south.plumbline", key)[0] == "2"
    with pytest.raises(CannotOpen, match="already something called"):
        finish(restoring.restoring_into(tmp_path / "south", by_passphrase(PASSPHRASE), stick))
    with pytest.raises(WrongPassphrase):
        finish(restoring.restoring_into(tmp_path / "west", by_passphrase("no"), stick))
    stick.write_bytes(stick.read_bytes()[1:])
    with pytest.raises(Damaged):
        finish(restoring.restoring_into(tmp_path / "west", by_passphrase(PASSPHRASE), stick))
    assert not [path for path in tmp_path.iterdir() if "west" in path.name]


def test_another_workspace_s_backup_brings_its_own_keys(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    three_backups(audited_folder, open_workspace)
    settings = {"partnership": "South", "person": "P"}
    other, _ = workspaces.create(tmp_path / "other", "yet four more words", settings, machine="m")
    theirs = made(other)
    other.close()
    restored = finish(restoring.restoring(audited_folder, by_passphrase("yet four more words"), theirs.file))
    assert restored.notes[-1].startswith("The passphrase and the recovery code are those of the time")
    store = workspaces.open_store(audited_folder, "yet four more words", machine="m")
    assert store.ask(Programme()) == ()
    store.close()
