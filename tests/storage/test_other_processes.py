"""A workspace that another process has open, holds locked, or was killed with."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import arrange
from tests.arrange import DATABASE, PASSPHRASE, Opener, give, panel, whole_of
from workbench.domain.judgements import Words
from workbench.domain.questions import Programme
from workbench.errors import Busy, NotSaved, OpenElsewhere
from workbench.storage.lock import Lock
from workbench.storage.store import Store

HELD = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
store = workspaces.open_store(Path(sys.argv[1]), sys.argv[2], machine="m")
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def test_a_workspace_open_in_another_process_is_said_to_be_and_can_be_read_beside_it(
    audited_folder: Path, open_workspace: Opener
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HELD, str(audited_folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(OpenElsewhere, match=r"already open on this computer since .*\d\d:\d\d"):
            open_workspace(audited_folder)
        beside = open_workspace(audited_folder, read_only=True)
        assert len(beside.ask(Programme())) == 1
        with pytest.raises(NotSaved, match="read only"):
            give(beside, panel(whole_of(beside), 0, 0), "1")
        open_workspace.close(beside)
        other.communicate("")
    again = open_workspace(audited_folder)
    assert not again.read_only


def test_a_process_that_was_killed_leaves_no_lock_behind(audited_folder: Path, open_workspace: Opener) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HELD, str(audited_folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        other.kill()
    assert not open_workspace(audited_folder).read_only


def test_the_hour_since_when_it_is_open_is_the_hour_on_the_wall(tmp_path: Path, wall: Callable[[str], None]) -> None:
    wall("XXX-5")  # five hours before Greenwich
    lock = Lock(tmp_path, datetime(2026, 5, 14, 12, 58, tzinfo=UTC))
    with pytest.raises(OpenElsewhere, match=r"already open on this computer since 17:58\."):
        Lock(tmp_path, datetime(2026, 5, 14, 13, 30, tzinfo=UTC))
    with pytest.raises(OpenElsewhere, match=r"since 14 May 17:58\."):
        Lock(tmp_path, datetime(2026, 5, 14, 20, 30, tzinfo=UTC))  # here it is the fifteenth
    lock.release()


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the time zone of this computer, and puts it back."""

    def hang(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield hang
    monkeypatch.undo()
    time.tzset()


LOCKED = """
import sqlcipher3.dbapi2 as sqlcipher, sys
raw = sqlcipher.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA key = \\"x'" + sys.stdin.readline().strip() + "'\\"")
raw.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
raw.execute("ROLLBACK")
raw.close()
"""


def test_a_file_that_another_process_is_writing_to_is_busy_at_once_and_nothing_is_lost(
    audited: Store, open_workspace: Opener
) -> None:
    place = panel(whole_of(audited), 0, 0)
    other = subprocess.Popen(
        [sys.executable, "-c", LOCKED, str(audited.folder / DATABASE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(f"{open_workspace.unlocked.data_key.hex()}\n")
        other.stdin.flush()
        assert other.stdout.readline() == "locked\n"
        before = arrange.tables(audited, without=())
        took = []
        for _ in range(3):
            began = time.perf_counter()
            with pytest.raises(Busy, match="Another program is using"):
                give(audited, place, "2")
            took.append(time.perf_counter() - began)
        with pytest.raises(Busy):
            audited.keep_draft(place, Words.REASON, "words", "")
        assert min(took) < 0.2
        assert arrange.tables(audited, without=()) == before
        other.stdin.write("\n")
        other.stdin.flush()
        other.stdout.read()
    assert give(audited, place, "2") is not None
