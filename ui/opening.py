"""Opening and making workspaces in the background, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job
from workbench.domain.progress import Progress, Work
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.storage.store import Store

_WORTH_A_WORD_MS = 300


@dataclass(frozen=True)
class Wish:
    """What is to be opened, and how."""

    folder: Path
    passphrase: str = ""
    recovery_code: str = ""
    read_only: bool = False

    def __repr__(self) -> str:
        return f"Wish({self.folder.name})"


@dataclass(frozen=True)
class Made:
    """A workspace just created, open, and the recovery code that is shown once."""

    store: Store
    code: str

    def __repr__(self) -> str:
        return f"Made({self.store.folder.name})"


class Opening(QObject):
    """One at a time. `opened` carries the Store; `failed` the WorkbenchError; `slow` comes after 0.3 s."""

    opened = Signal(object)
    made = Signal(object)
    failed = Signal(object)
    slow = Signal()
    progressed = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._job: Job | None = None
        self._slow = QTimer(self, singleShot=True, interval=_WORTH_A_WORD_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def open(self, wish: Wish) -> None:
        self._start(_open(wish, self._data), self._on_opened)

    def create(self, folder: Path, passphrase: str, partnership: str, person: str) -> None:
        self._start(_create(folder, passphrase, partnership, person, self._data), self._on_made)

    def make_example(self, out: Path, today: date) -> None:
        self._start(_example(out, today, self._data), self._on_example)

    def stop(self) -> None:
        """Let what runs come to its end; nothing half made stays behind."""
        self._slow.stop()
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _start(self, work: Work[Any], then: Callable[[Any], None]) -> None:
        if self._job is not None:
            return
        self._job = Job(work, self)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self.progressed)
        self._slow.start()
        self._job.start()

    def _settle(self) -> None:
        self._slow.stop()
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_opened(self, store: Store) -> None:
        self._settle()
        self.opened.emit(store)

    def _on_made(self, made: Made) -> None:
        self._settle()
        self.made.emit(made)

    def _on_example(self, wish: Wish) -> None:
        self._settle()
        self.open(wish)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        self.failed.emit(error)


def _open(wish: Wish, data: Path) -> Work[Store]:
    from workbench.computer import machine
    from workbench.storage import workspaces

    yield Progress(0, 1, "Opening")
    return workspaces.open_store(
        wish.folder,
        wish.passphrase,
        recovery_code=wish.recovery_code,
        machine=machine(data),
        read_only=wish.read_only,
        data=data,
    )


def _create(folder: Path, passphrase: str, partnership: str, person: str, data: Path) -> Work[Made]:
    from workbench import tasks

    return Made(*(yield from tasks.create_workspace(folder, passphrase, partnership, person, data)))


def _example(out: Path, today: date, data: Path) -> Work[Wish]:
    from workbench import tasks

    folder = out / "example.plumbline"
    if not folder.exists():
        yield from tasks.make_demo(out, today, data)
    return Wish(folder, tasks.EXAMPLE_PASSPHRASE)
