"""Opening and making workspaces in the background, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job
from ui.recent import example_folder, forget_wish, is_wished_afresh
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
    no_example = Signal()

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

    def create(self, folder: Path, passphrase: str, partnership: str, person: str, why_here: str = "") -> None:
        self._start(_create(folder, passphrase, partnership, person, why_here, self._data), self._on_made)

    def make_example(self, today: date) -> None:
        """The example of this computer, made where there is none yet, and open."""
        self._start(_example(today, self._data), self._on_opened)

    def open_as_example(self, folder: Path) -> None:
        """Open `folder` if it is an example, with no passphrase asked; `no_example` where it is not one."""
        self._start(_as_example(folder, self._data), self._on_maybe)

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

    def _is_late(self, store: Store | None) -> bool:
        """Whether the window was closed meanwhile: then nothing is opened in it, and nothing stays locked."""
        if self._job is not None:
            return False
        if store is not None:
            store.close()
        return True

    def _on_opened(self, store: Store) -> None:
        if not self._is_late(store):
            self._settle()
            self.opened.emit(store)

    def _on_made(self, made: Made) -> None:
        if not self._is_late(made.store):
            self._settle()
            self.made.emit(made)

    def _on_maybe(self, store: Store | None) -> None:
        if self._is_late(store):
            return
        self._settle()
        if store is None:
            self.no_example.emit()
        else:
            self.opened.emit(store)

    def _on_failed(self, error: Exception) -> None:
        if self._is_late(None):
            return
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


def _create(folder: Path, passphrase: str, partnership: str, person: str, why_here: str, data: Path) -> Work[Made]:
    from workbench import tasks

    made = yield from tasks.create_workspace(folder, passphrase, partnership, person, data, why_here=why_here)
    return Made(*made)


def _example(today: date, data: Path) -> Work[Store]:
    from workbench import tasks

    folder = example_folder(data)
    if not folder.exists() or is_wished_afresh(data):
        yield from tasks.make_demo(folder.parent, today, data)
        forget_wish(data)
    return (yield from _open(Wish(folder, tasks.EXAMPLE_PASSPHRASE), data))


def _as_example(folder: Path, data: Path) -> Work[Store | None]:
    """The store, if `folder` opens with the passphrase that everybody knows and says that it is an example."""
    from workbench.computer import machine
    from workbench.domain.questions import Workspace
    from workbench.storage import workspaces
    from workbench.storage.keys import slots as keys
    from workbench.tasks import EXAMPLE_PASSPHRASE

    yield Progress(0, 1, "Opening")
    try:
        found = workspaces.check_folder(folder)
        unlocked = keys.unlock(found, EXAMPLE_PASSPHRASE, mend=False)
    except WorkbenchError:
        return None
    store = workspaces.open_unlocked(found, unlocked, machine=machine(data), data=data)
    if store.ask(Workspace()).example:
        return store
    store.close()
    return None
