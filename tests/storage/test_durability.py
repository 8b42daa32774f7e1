"""What was said to be saved is saved, whatever kills the program; and nothing of it can be read without the key."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests import arrange
from tests.arrange import DATABASE, Opener, Template, bytes_of, give, panel, whole_of, write
from tests.storage.killed import kill_many_times, markers
from tests.storage.test_migrations import migrations
from tests.storage.test_opening import what_is_wrong
from workbench.domain.judgements import Words
from workbench.domain.questions import Drafts
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import CannotOpen
from workbench.storage import schema
from workbench.storage.store import Store


def test_no_acknowledged_save_is_missing_after_a_kill(audited_folder: Path, open_workspace: Opener) -> None:
    """Rule 4: what is shown as saved is saved."""
    assert kill_many_times(audited_folder, open_workspace, times=6) > 5  # more, the less else this computer does


def test_a_saved_draft_is_there_after_reopening_and_gone_once_its_words_are_saved(
    audited_folder: Path, open_workspace: Opener
) -> None:
    store = open_workspace(audited_folder)
    whole = whole_of(store)
    place = panel(whole, 0, 0)
    store.keep_draft(place, Words.REASON, "half a sent", "")
    store.keep_draft(place, Words.REASON, "half a sentence", "")
    open_workspace.close(store)
    store = open_workspace(audited_folder)
    (draft,) = store.ask(Drafts())
    assert (draft.subject, draft.field, draft.text, draft.base) == (place, Words.REASON, "half a sentence", "")
    entries = journal_length(store)
    saved = arrange.write_edit(store, place, Words.REASON, "A whole sentence.")
    assert saved is not None
    store.apply(saved, (place, Words.REASON))
    assert store.ask(Drafts()) == ()
    assert journal_length(store) == entries + 1


def test_leaving_a_box_is_one_entry_and_typing_in_it_none(audited: Store) -> None:
    """Rule 4: words being typed are not journalled; leaving the box makes one journal entry and one undo step."""
    place = panel(whole_of(audited), 0, 0)
    entries = journal_length(audited)
    for end in range(1, 12):
        audited.keep_draft(place, Words.REASON, "Seen early."[:end], "")
    assert journal_length(audited) == entries
    write(audited, place, Words.REASON, "Seen early.")
    assert journal_length(audited) == entries + 1


def test_a_given_up_draft_is_forgotten(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    audited.keep_draft(place, Words.REASON, "never mind", "")
    audited.drop_draft(place, Words.REASON)
    assert audited.ask(Drafts()) == ()


def journal_length(store: Store) -> int:
    with store._reading() as reading:
        return int(reading.exec_driver_sql("SELECT count(*) FROM journal").scalar() or 0)


def put_everywhere(store: Store, whole: WholeAudit) -> None:
    for line in range(3):
        give(store, panel(whole, 0, line), "A" if line == 2 else "1")
        write(store, panel(whole, 0, line), Words.REASON, f"{arrange.MARKER} {line} " * 50)
        store.keep_draft(panel(whole, 1, line), Words.IMPACT, f"{arrange.MARKER} typed " * 50, "")


WRITES = """
import os, sys
from pathlib import Path
from tests import arrange
from tests.storage.test_durability import put_everywhere
from workbench.storage import workspaces
from workbench.storage.keys.slots import Unlocked
unlocked = Unlocked(bytes.fromhex(sys.stdin.readline()), "")
store = workspaces.open_unlocked(Path(sys.argv[1]), unlocked, machine="m")
put_everywhere(store, arrange.whole_of(store))
assert os.path.getsize(Path(sys.argv[1]) / "workspace.db-wal") > 0
os._exit(9)
"""


def test_no_case_text_can_be_read_in_any_file(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    monkeypatch.setenv("TMPDIR", str(temporary))
    key = open_workspace.unlocked.data_key
    died = subprocess.run(
        [sys.executable, "-c", WRITES, str(audited_folder)],
        input=f"{key.hex()}\n",
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert died.returncode == 9
    assert unreadable(tmp_path) >= {f"{audited_folder.name}/{DATABASE}-wal", f"{audited_folder.name}/{DATABASE}"}
    store = open_workspace(audited_folder)
    assert len(store.ask(Drafts())) == 3
    put_everywhere(store, whole_of(store))
    unreadable(tmp_path)
    open_workspace.close(store)
    with pytest.raises(CannotOpen):
        schema.bring_up_to_date(
            audited_folder / DATABASE,
            key,
            schema.HEAD,
            audited_folder / "backups",
            migrations(tmp_path, "raise OSError(1)"),
        )
    assert any(name.endswith(".backup") for name in unreadable(tmp_path))


def unreadable(folder: Path) -> set[str]:
    """The names of all files under a folder, none of which holds the marker."""
    files = bytes_of(folder)
    for name, content in files.items():
        for marker in markers():
            assert marker not in content, name
    return set(files)


def test_the_file_begins_with_nothing_that_tells_what_it_is(audited_folder: Path, template: Template) -> None:
    heads = [(folder / DATABASE).read_bytes()[:64] for folder in (audited_folder, template.folder)]
    for head in heads:
        assert b"SQLite" not in head
        assert len(set(head)) > 40  # of 64 bytes, as random bytes have
    content = (audited_folder / DATABASE).read_bytes()
    assert max(content.count(bytes([byte])) for byte in range(256)) < 1.2 * len(content) / 256


@pytest.mark.parametrize("seed", range(20))
def test_a_flipped_bit_in_the_data_file_is_never_taken_for_good(
    seed: int, audited_folder: Path, open_workspace: Opener
) -> None:
    chance = random.Random(seed)
    raw = bytearray((audited_folder / DATABASE).read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    (audited_folder / DATABASE).write_bytes(raw)
    assert any("damaged" in sentence for sentence in what_is_wrong(audited_folder, open_workspace))
