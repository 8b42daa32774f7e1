"""Killed in the middle of taking returns in: afterwards all of them are there, or none."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.arrange import Opener, Template, whole_of
from workbench.domain.progress import finish
from workbench.domain.returns.post import What

TAKES = """
import sys
from pathlib import Path
from tests.arrange import whole_of
from workbench.domain.progress import finish
from workbench.domain.questions import UndoSteps
from workbench.return_tasks import apply_returns, read_returns
from workbench.storage import workspaces
from workbench.storage.keys.slots import Unlocked

unlocked = Unlocked(bytes.fromhex(sys.stdin.readline()), "")
store = workspaces.open_unlocked(Path(sys.argv[1]), unlocked, machine="m")
staged = finish(read_returns(store, whole_of(store).audit.id, [Path(each) for each in sys.argv[2:]]))
if not staged.takeable:
    store.apply(store.ask(UndoSteps()).undo)
    staged = finish(read_returns(store, staged.audit_id, [each.path for each in staged.files]))
print("staged", flush=True)
while True:
    finish(apply_returns(store, staged))
    print("taken", flush=True)
    store.apply(store.ask(UndoSteps()).undo)
    print("undone", flush=True)
"""
TIMES = 3
ANSWERS = 8
"""Judgements of the one form that is filled in."""


def test_all_of_it_is_there_or_none(
    sent_template: tuple[Template, tuple[Path, ...]], tmp_path: Path, open_workspace: Opener
) -> None:
    template, forms = sent_template
    folder, chance, steps = template.copy(tmp_path / "killed.plumbline"), random.Random(5), list[int]()
    for _ in range(TIMES):
        taken = _killed_once(folder, forms, template, chance.uniform(0.0, 0.4))
        store = open_workspace(folder)
        whole = whole_of(store)
        count = len(whole.judgements)
        assert count in (0, ANSWERS)
        came = sum(post.what is What.RECEIVED for post in whole.post)
        assert came == (len(forms) if count else 0)
        assert sum(bool(each.received_on) for each in whole.involvements) == (3 if count else 0)
        assert finish(store.check()) == ()
        steps.append(taken)
        open_workspace.close(store)
    assert sum(steps) > 0, "at least one was taken in before a kill"


def _killed_once(folder: Path, forms: tuple[Path, ...], template: Template, after: float) -> int:
    """How many steps it said were done."""
    command = [sys.executable, "-c", TAKES, str(folder), *map(str, forms)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{template.unlocked.data_key.hex()}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "staged\n"
        deadline, said = time.perf_counter() + after, list[str]()
        while time.perf_counter() < deadline:
            said.append(process.stdout.readline().strip())
        process.kill()
        rest = process.stdout.read()
    return len([*said, *rest.split("\n")[:-1]])
