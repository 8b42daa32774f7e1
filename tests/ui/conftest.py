"""A window without a screen, and the theme in force."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme
from ui.theme import theme as the_theme

_installed: list[bool] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the platform without a screen says of every window it cannot frame or raise is no fault of ours."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def theme(qapp: Any) -> Iterator[Theme]:
    """The light look at 100 %, and so again after the test."""
    assert isinstance(qapp, QApplication)
    if not _installed:
        the_theme.install(qapp, "light")
        _installed.append(True)
    the_theme.set_scale(1.0)
    the_theme.choose("light")
    yield the_theme
    the_theme.set_scale(1.0)
    the_theme.choose("light")
