"""The process that reads: started once for a batch, limited, ended when it hangs, and replaced when it dies."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from main import READ_FORMS
from tests.imports.return_forms.forms import whole_of
from tests.imports.workbooks import packed, parts
from workbench.imports.return_form.process import Answer, Limits, Reading
from workbench.imports.return_form.reading import read_form
from workbench.return_tasks import read_returns
from workbench.storage.store import Store

ROOT = Path(__file__).resolve().parents[3]


def answers(reading: Reading, count: int) -> list[Answer]:
    found: list[Answer] = []
    while len(found) < count:
        if answer := reading.next():
            found.append(answer)
    return found


def large(path: Path) -> Path:
    """A file that takes a second or so to read."""
    row = "".join(f'<c r="{c}{{0}}" t="inlineStr"><is><t>word {{0}}</t></is></c>' for c in "ABCDEFGH")
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 4_900))
    contents = parts(f"<sheetData>{rows}</sheetData>")
    text = contents["xl/workbook.xml"]
    assert isinstance(text, str)
    return packed(path, {**contents, "xl/workbook.xml": text.replace("Lines", "Return")})


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_batch_is_read_by_one_process_that_is_gone_afterwards(forms: tuple[Path, ...]) -> None:
    with Reading([*forms, *forms]) as reading:
        found = answers(reading, 6)
        pid = reading.pid
    assert reading.started == 1
    assert pid is not None
    assert not is_there(pid)
    assert [each.path for each in found] == [*forms, *forms]
    assert all(each.sheets and not each.refused for each in found)
    assert len({each.digest for each in found}) == 3


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(forms: tuple[Path, ...], tmp_path: Path) -> None:
    slow = large(tmp_path / "slow.xlsx")
    with Reading([slow, forms[0]], Limits(seconds=0.1)) as reading:
        first, second = answers(reading, 2)
    assert first.refused == (
        "reading it took longer than a form ever takes, so it was stopped. Ask for it again, saved from Excel."
    )
    assert second.path == forms[0]
    assert reading.started == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed by its number here")
def test_a_process_that_dies_gives_that_file_a_sentence_and_the_next_are_read(
    forms: tuple[Path, ...], tmp_path: Path
) -> None:
    slow = large(tmp_path / "slow.xlsx")
    with Reading([forms[0], slow, forms[1], forms[2]]) as reading:
        (first,) = answers(reading, 1)
        assert reading.pid is not None
        os.kill(reading.pid, signal.SIGKILL)
        rest = answers(reading, 3)
    assert first.digest
    assert rest[0].path == slow
    assert rest[0].refused.startswith("reading it took more than a form ever needs, so it was stopped.")
    assert [each.path for each in rest[1:]] == list(forms[1:])
    assert all(each.digest for each in rest[1:])
    assert reading.started == 2


def test_the_program_itself_can_be_the_process_where_it_is_one_file(forms: tuple[Path, ...]) -> None:
    command = [sys.executable, str(ROOT / "main.py"), READ_FORMS, str(300 << 20), "15"]
    told = f"{json.dumps(str(forms[0]))}\n".encode()
    done = subprocess.run(command, input=told, capture_output=True, check=True, timeout=60)
    ready, answer = map(json.loads, done.stdout.splitlines())
    assert ready == {"ready": True}
    assert answer["names"] == ["Read me", "Cases", "Return", "Lists"]


def test_an_answer_that_makes_no_sense_is_a_refusal(forms: tuple[Path, ...]) -> None:
    for sheets in ({"Lists": [[1, [[1, "nonsense", "x"]]]]}, {"Lists": [["x", 1]]}, {"Lists": 7}):
        form = read_form(Answer(forms[0], "", "0" * 64, ("Lists",), sheets))
        assert form.refusal.startswith("the workbook could not be read safely")


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    with Reading([large(tmp_path / "large.xlsx")], Limits(memory=1 << 20)) as reading:
        (answer,) = answers(reading, 1)
    assert "more memory than a form ever needs" in answer.refused or "took more than a form" in answer.refused
    assert answer.sheets is None


def test_a_file_that_takes_too_much_of_the_processor_is_given_up(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    slow = large(tmp_path / "slow.xlsx")
    with Reading([slow] * 2, Limits(cpu=0)) as reading:  # which is rounded up to what is left of a second
        found = answers(reading, 2)
    assert any(each.refused.startswith("reading it took more than a form ever needs") for each in found)


def test_cancelling_ends_the_process_whatever_it_is_doing(returns: Store, tmp_path: Path) -> None:
    slow = large(tmp_path / "slow.xlsx")
    before = _children()
    with closing(read_returns(returns, whole_of(returns).audit.id, [slow] * 3)) as work:
        progress = next(work)
        while not (started := _children() - before):
            next(work)
    assert (progress.done, progress.total, progress.label) == (0, 3, "slow.xlsx")
    deadline = time.monotonic() + 5
    while _children() & started and time.monotonic() < deadline:
        pass
    assert not _children() & started


def test_progress_is_told_at_least_every_tenth_of_a_second(returns: Store, tmp_path: Path) -> None:
    slow, longest = large(tmp_path / "slow.xlsx"), 0.0
    with closing(read_returns(returns, whole_of(returns).audit.id, [slow])) as work:
        last = time.perf_counter()
        for _ in range(10):
            next(work)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert longest < 0.5, "a yield waits a twentieth of a second; the rest is the machine's"


def _children() -> set[int]:
    """The processes that this one has started and that are still there."""
    if not Path("/proc/self/task").is_dir():
        pytest.skip("the system does not list children here")
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        try:
            found |= set(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
    return found
