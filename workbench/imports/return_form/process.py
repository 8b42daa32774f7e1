"""Return forms read by a process of their own, with a limit of time and memory for each file."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any

from workbench.imports.return_form.child import READY

ROOT = Path(__file__).resolve().parents[3]
_BEGIN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from workbench.imports.return_form import child; "
_BEGIN += "child.main(int(sys.argv[1]), float(sys.argv[2]))"
_AHEAD = 2
"""Files the process is told of before it has answered, so that it need not wait while an answer is looked at."""
_LONGEST_ANSWER = 64 << 20
_HUNG = "reading it took longer than a form ever takes, so it was stopped. Ask for it again, saved from Excel."
_DIED = "reading it took more than a form ever needs, so it was stopped. Ask for it again, saved from Excel."
_CANNOT_START = "the part of Plumbline that reads forms did not start. Close other programs and try again."


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one file may take."""

    seconds: float = 20
    """By the clock, counted from when the process has nothing else to do."""
    cpu: float = 15
    memory: int = 300 << 20
    """Bytes of address space of the whole process; the largest file that the gate lets through takes a third of it."""
    start: float = 60
    """Seconds for the process to be ready at all: a slow disk, a scanner of programs."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one file came to: its plain cells, or why there are none."""

    path: Path
    refused: str = ""
    digest: str = ""
    names: tuple[str, ...] = ()
    """Of all sheets, in their order."""
    sheets: dict[str, Any] | None = None
    """Rows of the sheets that matter: [row, [[column, what it holds, text]]]."""
    remarked: bool = False
    """Whether there are comments beside its cells."""
    seconds: float = 0
    megabytes: float = 0
    """The most memory the process held, this file and those before it."""


class Reading:
    """The files of one batch, read one after another. Closing it ends the process, whatever it is doing."""

    def __init__(self, paths: Sequence[Path], limits: Limits = LIMITS) -> None:
        self.paths, self._limits = tuple(paths), limits
        self._asked = self._answered = 0
        self._started = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._is_ready = False
        self._deadline = 0.0

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def started(self) -> int:
        """How many processes it took so far."""
        return self._started

    @property
    def is_ready(self) -> bool:
        """Whether the process has begun to read."""
        return self._is_ready

    def next(self, wait: float = 0.05) -> Answer | None:
        """The answer about the next file, or None where it has not come after `wait` seconds."""
        if self._process is None:
            self._start()
        try:
            line = self._lines.get(timeout=wait)
        except queue.Empty:
            return self._stopped(_HUNG if self._is_ready else _CANNOT_START) if monotonic() > self._deadline else None
        if not line:
            return self._stopped(_DIED if self._is_ready else _CANNOT_START)
        try:
            told = json.loads(line)
            if READY in told:
                self._is_ready = True
                self._more_time(self._limits.seconds)
                self._ask()
                return None
            answer = _answer(self.paths[self._answered], told)
        except (ValueError, TypeError, KeyError, AttributeError):
            return self._stopped(_DIED)
        self._answered += 1
        self._more_time(self._limits.seconds)
        self._ask()
        return answer

    def close(self) -> None:
        """End the process and wait until it has gone."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                assert pipe is not None
                pipe.close()
        process.wait()

    def _start(self) -> None:
        self._lines, self._is_ready = queue.SimpleQueue(), False
        self._asked = self._answered
        self._started += 1
        self._more_time(self._limits.start)
        command = [*_itself(), str(self._limits.memory), str(self._limits.cpu)]
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        quiet = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, creationflags=hidden
            )
        except OSError:
            self._lines.put(b"")
            return
        assert self._process.stdout is not None
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._lines), name="reading forms", daemon=True
        ).start()

    def _stopped(self, why: str) -> Answer:
        """The file that was being read is given up; the next ones are read by a new process."""
        self.close()
        self._answered += 1
        return Answer(self.paths[self._answered - 1], refused=why)

    def _ask(self) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        upto = min(len(self.paths), self._answered + _AHEAD)
        told = "".join(f"{json.dumps(os.path.abspath(path))}\n" for path in self.paths[self._asked : upto])
        self._asked = max(self._asked, upto)
        with contextlib.suppress(OSError):  # one that has gone is noticed by its silence
            self._process.stdin.write(told.encode())
            self._process.stdin.flush()

    def _more_time(self, seconds: float) -> None:
        self._deadline = monotonic() + seconds


def _itself() -> list[str]:
    """How the process is started: by the interpreter, apart from whatever surrounds it, or by the one-file program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-return-forms"]
    return [sys.executable, "-I", "-c", _BEGIN, str(ROOT)]


def _listen(pipe: IO[bytes], lines: "queue.SimpleQueue[bytes]") -> None:
    """Every line as it comes; an empty one at the end."""
    with contextlib.suppress(OSError, ValueError):
        while line := pipe.readline(_LONGEST_ANSWER):
            lines.put(line)
    lines.put(b"")


def _answer(path: Path, told: dict[str, Any]) -> Answer:
    took = float(told["took"]["seconds"]), float(told["took"]["megabytes"])
    if "refused" in told:
        return Answer(path, str(told["refused"]), seconds=took[0], megabytes=took[1])
    names, remarked = tuple(map(str, told["names"])), told.get("remarked") is True
    return Answer(path, "", str(told["digest"]), names, dict(told["sheets"]), remarked, *took)
