"""Two hundred kills: no acknowledged save missing, none torn, the chain verifies each time."""

from pathlib import Path

import pytest

from tests.arrange import Opener
from tests.storage.killed import kill_many_times


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(audited_folder: Path, open_workspace: Opener) -> None:
    assert kill_many_times(audited_folder, open_workspace, times=200, seed=20261120) > 1_000
