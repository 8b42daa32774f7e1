"""Where a new workspace would lie, told from its path and from what is mounted."""

from pathlib import Path

import pytest

from workbench.domain.progress import finish
from workbench.errors import Refused
from workbench.storage import whereabouts as module
from workbench.storage.whereabouts import Lies, whereabouts
from workbench.tasks import create_workspace

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/files /home/ruth/files nfs4 rw 0 0
//server/team /mnt/team cifs rw 0 0
/dev/sdb1 /run/media/ruth/BLUE\\040STICK vfat rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mounts"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("folder", "lies", "words"),
    [
        ("/home/ruth/Documents", Lies.HERE, "on this computer"),
        ("/home/ruth/files/audits", Lies.NETWORK, "on a network drive"),
        ("/home/ruth/files-of-mine", Lies.HERE, "on this computer"),
        ("/mnt/team", Lies.NETWORK, "on a network drive"),
        ("//server/share/audits", Lies.NETWORK, "on a network drive"),
        ("/home/ruth/OneDrive - Northmere Council/Audits", Lies.SYNCED, "in OneDrive on this computer"),
        ("/Users/ruth/Library/CloudStorage/OneDrive-Northmere/Audits", Lies.SYNCED, "in OneDrive on this computer"),
        ("/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs", Lies.SYNCED, "in iCloud Drive on this computer"),
        ("/home/ruth/dropbox", Lies.SYNCED, "in Dropbox on this computer"),
        ("/home/ruth/Google Drive/x", Lies.SYNCED, "in Google Drive on this computer"),
        ("/home/ruth/dropboxes", Lies.HERE, "on this computer"),
        ("/run/media/ruth/BLUE STICK/audits", Lies.REMOVABLE, "on the stick BLUE STICK"),
        ("/run/media/ruth/GONE/audits/north.plumbline", Lies.REMOVABLE, "on the stick GONE"),
        ("/Volumes/RED/audits", Lies.REMOVABLE, "on the stick RED"),
    ],
)
def test_a_place_is_told_from_its_path_and_its_mount(folder: str, lies: Lies, words: str, mounts: Path) -> None:
    found = whereabouts(Path(folder), environ={}, mounts=mounts)
    assert (found.lies, found.in_words) == (lies, words)


def test_onedrive_under_another_name_is_known_by_its_variable(mounts: Path) -> None:
    environ = {"OneDriveCommercial": "/home/ruth/Council files"}
    assert whereabouts(Path("/home/ruth/Council files/Audits"), environ=environ, mounts=mounts).name == "OneDrive"
    assert whereabouts(Path("/home/ruth/Other"), environ=environ, mounts=mounts).lies is Lies.HERE


def test_without_a_list_of_mounts_a_folder_is_of_this_computer(tmp_path: Path) -> None:
    assert whereabouts(Path("/home/ruth"), environ={}, mounts=tmp_path / "none").lies is Lies.HERE


def test_no_workspace_is_made_on_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/files {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(module.whereabouts, "__kwdefaults__", {**module.whereabouts.__kwdefaults__, "mounts": mounts})
    with pytest.raises(Refused, match="on a network drive"):
        finish(create_workspace(tmp_path / "north", "four plain garden words", "North", "Ruth", tmp_path / "notes"))
    assert [each.name for each in tmp_path.iterdir()] == ["mounts"]
