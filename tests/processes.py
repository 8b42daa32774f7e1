"""Processes that are ended half way, many of them, started at the cost of one."""

import json
import subprocess
import sys
from collections.abc import Iterable

from workbench.storage.keys import slots

_EACH = """
import json, os, sys
from workbench import tasks
import workbench.storage.workspaces
from workbench.storage.keys import slots
script, runs, slots._PASSPHRASE_COST, slots._CODE_COST = json.loads(sys.stdin.read())
for argv in runs:
    child = os.fork()
    if child == 0:
        try:
            exec(compile(script, "<script>", "exec"), {"__name__": "__main__", "argv": argv})
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, flush=True)
"""


def run_each(script: str, runs: Iterable[tuple[str, ...]]) -> list[int]:
    """`script` in a process of its own for each of `runs`, one after another, with that as its `argv`; how each ended.

    What it imports is imported once, and keys cost what they cost here. A process that failed by itself, with 1, is an
    error here and shows why.
    """
    given = json.dumps([script, [list(each) for each in runs], slots._PASSPHRASE_COST, slots._CODE_COST])
    done = subprocess.run(
        [sys.executable, "-c", _EACH], input=given, capture_output=True, text=True, timeout=300, check=True
    )
    codes = [int(line) for line in done.stdout.split() if line.lstrip("-").isdigit()]
    assert 1 not in codes, done.stderr
    return codes
