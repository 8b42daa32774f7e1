"""The example, open at the panel of its 2026 audit."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.example import example_store
from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.questions import AuditByRef, Cases
from workbench.storage import workspaces


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    store = example_store(folder / "made")
    store.close()
    return store.folder


@pytest.fixture
def workspace(example_folder: Path, tmp_path: Path, qapp: Any) -> Iterator[OpenWorkspace]:
    folder = tmp_path / "example.plumbline"
    shutil.copytree(example_folder, folder)
    store = workspaces.open_store(folder, tasks.EXAMPLE_PASSPHRASE, machine="test")
    workspace = OpenWorkspace(store)
    yield workspace
    workspace.close()


@pytest.fixture
def at_case(qtbot: QtBot, workspace: OpenWorkspace, theme: object) -> Callable[..., PanelRobot]:
    """The panel of the 2026 audit at a case."""

    def go(ref: str, size: tuple[int, int] = (1440, 900)) -> PanelRobot:
        audit_id = workspace.ask(AuditByRef("MIS26"))
        case = next(each for each in workspace.ask(Cases(audit_id)) if each.ref == ref)
        return PanelRobot(qtbot, workspace, size).open(audit_id, case.id)

    return go
