"""A full disk, and a place where nothing can be written: said in plain words, with nothing lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.arrange import DATABASE, MACHINE, PASSPHRASE, Opener, Template, bytes_of, give, panel, whole_of, write
from workbench.domain.judgements import Place, Words
from workbench.domain.progress import finish
from workbench.domain.questions import JudgementAt
from workbench.errors import CannotOpen, NotSaved, OpenElsewhere
from workbench.storage import workspaces
from workbench.storage.store import Store


def test_a_folder_that_cannot_be_written_to_opens_read_only(
    audited_folder: Path, locked_disk: Callable[[Path], Path], open_workspace: Opener
) -> None:
    folder = locked_disk(audited_folder)
    before = bytes_of(folder)
    with pytest.raises(OpenElsewhere, match=r"cannot be written to. It can be opened read only"):
        open_workspace(folder)
    store = open_workspace(folder, read_only=True)
    assert whole_of(store).audit.ref == "MIS26"
    open_workspace.close(store)
    assert bytes_of(folder) == before


def test_a_crashed_workspace_opens_read_only_where_nothing_can_be_written(
    audited_folder: Path, tmp_path: Path, locked_disk: Callable[[Path], Path], open_workspace: Opener
) -> None:
    store = open_workspace(audited_folder)
    give(store, panel(whole_of(store), 0, 0), "3")
    crashed = Path(shutil.copytree(audited_folder, tmp_path / "crashed.plumbline"))  # as a power cut leaves it
    assert (crashed / f"{DATABASE}-wal").stat().st_size > 0
    folder = locked_disk(crashed)
    beside = open_workspace(folder, read_only=True)
    assert beside.ask(JudgementAt(panel(whole_of(beside), 0, 0))).grade == "3"


def test_a_full_disk_says_so_loses_nothing_and_works_again_after_space_is_made(
    audited_template: Template, tiny_disk: Path, open_workspace: Opener
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    store = open_workspace(folder)
    place = panel(whole_of(store), 0, 0)
    fill_up(tiny_disk)
    saved: list[str] = []
    with pytest.raises(NotSaved, match="no space left on this disk"):
        keep_writing(store, place, saved)
    assert store.ask(JudgementAt(place)).reason == (saved[-1] if saved else "")
    with pytest.raises(NotSaved, match="no space left"):
        store.keep_draft(place, Words.IMPACT, "x" * 100_000, "")
    (tiny_disk / "filler").unlink()
    write(store, place, Words.REASON, "after")
    assert store.ask(JudgementAt(place)).reason == "after"
    assert finish(store.check()) == ()


def test_a_workspace_opens_or_says_why_on_a_full_disk(
    audited_template: Template, tiny_disk: Path, open_workspace: Opener
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    before = bytes_of(folder)
    fill_up(tiny_disk)
    with pytest.raises((CannotOpen, NotSaved), match="space"):
        open_and_write(folder, open_workspace)
    assert bytes_of(folder)[DATABASE] == before[DATABASE]


def fill_up(disk: Path) -> None:
    with pytest.raises(OSError, match="space"):
        (disk / "filler").write_bytes(bytes(64 << 20))


def keep_writing(store: Store, place: Place, saved: list[str]) -> None:
    for number in range(2_000):
        write(store, place, Words.REASON, f"{number} " * 200)
        saved.append(f"{number} " * 200)


def open_and_write(folder: Path, opener: Opener) -> None:
    store = opener(folder)
    keep_writing(store, panel(whole_of(store), 0, 0), [])


def test_no_workspace_is_half_made_on_a_full_disk(tiny_disk: Path) -> None:
    fill_up(tiny_disk)
    with pytest.raises(CannotOpen, match="space"):
        workspaces.create(tiny_disk / "new", PASSPHRASE, {"partnership": "N", "person": "P"}, machine=MACHINE)
    assert [path.name for path in tiny_disk.iterdir()] == ["filler"]
