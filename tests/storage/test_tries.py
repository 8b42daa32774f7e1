"""Wrong passphrases in a row slow the next one down; nobody is ever locked out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.arrange import MACHINE, PASSPHRASE, Template, bytes_of
from workbench.errors import WrongPassphrase
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.keys import tries
from workbench.storage.keys.recovery_code import Mistyped, new_code
from workbench.storage.keys.tries import TryLater

WRONG = "not the words of this one"


@dataclass
class Watch:
    """A clock that goes on only when told to."""

    now: datetime = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """A workspace whose passphrase costs next to nothing to try."""
    monkeypatch.setattr(keys, "_PASSPHRASE_COST", {"memory": 8_192, "passes": 1, "lanes": 1})
    keys.change(folder, keys.unlock(folder, PASSPHRASE), passphrase=PASSPHRASE)
    return folder


def try_with(folder: Path, passphrase: str, watch: Watch, code: str = "") -> None:
    tries.unlock(folder, passphrase, code, watch())


def fail(folder: Path, watch: Watch, times: int) -> None:
    """Wrong `times` times, waiting as long as it takes before each."""
    for _ in range(times):
        watch.wait(tries.seconds_left(folder, watch()))
        with pytest.raises(WrongPassphrase, match="does not open"):
            try_with(folder, WRONG, watch)


def test_five_tries_are_free_then_the_wait_doubles_to_a_minute(cheap: Path, watch: Watch) -> None:
    waits = []
    for _ in range(14):
        fail(cheap, watch, 1)
        waits.append(tries.seconds_left(cheap, watch()))
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_during_the_wait_nothing_is_tried_and_the_seconds_are_told(cheap: Path, watch: Watch) -> None:
    fail(cheap, watch, 8)
    watch.wait(0.5)
    before = bytes_of(cheap)
    with pytest.raises(TryLater, match=r"^Too many wrong tries. Try again in 8 s.$") as told:
        try_with(cheap, PASSPHRASE, watch)
    assert told.value.seconds == 7.5
    assert bytes_of(cheap) == before
    watch.wait(7.5)
    try_with(cheap, PASSPHRASE, watch)


def test_a_right_passphrase_forgets_the_wrong_ones(cheap: Path, watch: Watch) -> None:
    fail(cheap, watch, 7)
    watch.wait(60)
    try_with(cheap, PASSPHRASE, watch)
    assert not (cheap / tries.SIDECAR).exists()
    fail(cheap, watch, 4)
    assert tries.seconds_left(cheap, watch()) == 0


def test_the_wait_survives_a_restart_and_holds_for_every_way_in(cheap: Path, template: Template, watch: Watch) -> None:
    fail(cheap, watch, 6)
    for passphrase, code in ((PASSPHRASE, ""), ("", template.code)):
        with pytest.raises(TryLater):
            workspaces.open_store(cheap, passphrase, recovery_code=code, machine=MACHINE, clock=watch, read_only=True)
    watch.wait(2)
    workspaces.open_store(cheap, PASSPHRASE, machine=MACHINE, clock=watch).close()


def test_a_wrong_code_counts_and_a_mistyped_one_does_not(folder: Path, template: Template, watch: Watch) -> None:
    for _ in range(8):
        with pytest.raises(Mistyped):
            try_with(folder, "", watch, code=template.code[:-1] + "!")
    assert tries.seconds_left(folder, watch()) == 0
    for _ in range(5):
        with pytest.raises(WrongPassphrase, match="recovery code does not open"):
            try_with(folder, "", watch, code=new_code())
    assert tries.seconds_left(folder, watch()) == 1


def test_a_clock_put_back_does_not_lock_anybody_out(cheap: Path, watch: Watch) -> None:
    fail(cheap, watch, 12)
    watch.wait(-86_400 * 400)
    try_with(cheap, PASSPHRASE, watch)


@pytest.mark.parametrize(
    "noted", ["", "{", "[]", "null", '{"wrong": 9}', '{"wrong": 9, "last": "x"}', '{"wrong": 9, "last": "2026-05-14"}']
)
def test_a_damaged_count_is_no_count(noted: str, cheap: Path, watch: Watch) -> None:
    (cheap / tries.SIDECAR).write_text(noted)
    try_with(cheap, PASSPHRASE, watch)


def test_an_absurd_count_waits_a_minute_at_most(cheap: Path, watch: Watch) -> None:
    (cheap / tries.SIDECAR).write_text(json.dumps({"wrong": 10**40, "last": watch.now.isoformat()}))
    assert tries.seconds_left(cheap, watch()) == 60


def test_where_nothing_can_be_written_the_passphrase_still_opens(
    cheap: Path, watch: Watch, locked_disk: Callable[[Path], Path]
) -> None:
    folder = locked_disk(cheap)
    for _ in range(6):
        with pytest.raises(WrongPassphrase, match="does not open"):
            try_with(folder, WRONG, watch)
    tries.unlock(folder, PASSPHRASE, "", watch(), mend=False)


def test_the_count_says_nothing_of_what_was_typed(cheap: Path, watch: Watch) -> None:
    fail(cheap, watch, 3)
    assert (cheap / tries.SIDECAR).read_text() == '{"wrong": 3, "last": "2026-05-14T09:00:00+00:00"}'
