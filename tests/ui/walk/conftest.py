"""One window per stage for all that is walked over there, in the light, in the dark, and small with large text."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from tests.ui.every_screen import VIEWS, Room, Stage, View, opened
from ui.theme import theme

_PASSES = ("light", "dark", "small")


class Rooms:
    """The window of the stage that is walked over; the one before is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._key: tuple[Stage, str, float] | None = None
        self._room: Room | None = None
        self.kinds: dict[View, frozenset[object]] = {}
        """What takes the keyboard in each state, by kind; found in the light, gone through again in the dark."""

    def at(self, stage: Stage, look: str = "light", text: float = 1.0) -> Room:
        if self._key != (stage, look, text) or self._room is None:
            self.close()
            wear(look, text)
            self._room = self._open.enter_context(opened(stage, self._folder))
            self._key = (stage, look, text)
        return self._room

    def show(self, view: View) -> Room:
        """In the window that is open."""
        assert self._room is not None
        room = self._room
        room.rest()
        view.show(room)
        room.settle()
        assert room.focus.isVisible()
        return room

    def close(self) -> None:
        self._open.close()
        self._room = None


def pytest_generate_tests(metafunc: Any) -> None:
    stages = metafunc.module.STAGES
    if "view" in metafunc.fixturenames:
        metafunc.parametrize("view", [each for each in VIEWS if each.stage in stages], ids=str)
    elif "stage" in metafunc.fixturenames:
        metafunc.parametrize("stage", stages, ids=[each.name.lower() for each in stages])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of a stage together: it is opened once."""
    here = [place for place, each in enumerate(items) if Path(__file__).parent in each.path.parents]
    for place, item in zip(here, sorted((items[place] for place in here), key=_order), strict=True):
        items[place] = item


def _order(item: Any) -> tuple[str, int, int]:
    given = item.callspec.params if hasattr(item, "callspec") else {}
    stage = given["view"].stage if "view" in given else given.get("stage", Stage.NEW)
    walked = next((at for at, name in enumerate(_PASSES) if name in item.name.split("[")[0]), -1)
    return str(item.path), list(Stage).index(stage), walked


class Strays(QObject):
    """Pieces that were shown before they had a place: each flashes up as a window of its own and takes the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.windowType() in _WINDOW
        if shown and watched.parent() is None and not isinstance(watched, (QMainWindow, QDialog)):
            self.seen.add(f"{type(watched).__name__} “{getattr(watched, 'accessibleName', str)()}”")
        return False


_WINDOW = (Qt.WindowType.Widget, Qt.WindowType.Window)


@pytest.fixture(scope="module", autouse=True)
def _no_strays(qapp: QApplication) -> Iterator[None]:
    strays = Strays(qapp)
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert strays.seen == set()


@pytest.fixture(scope="module")
def rooms(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    if not theme.key:
        theme.install(qapp, "light")
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    made = Rooms(tmp_path_factory.mktemp("rooms"))
    yield made
    made.close()
    qapp.setCursorFlashTime(flashing)
    wear("light")


def wear(look: str, text: float = 1.0) -> None:
    """Put on where no window is open: to dress one anew takes longer than to open it again."""
    if (theme.look, theme.text_scale, theme.scale) != (look, text, text):
        theme._text_scale = theme._scale = text
        theme.choose(look)
