"""Workspaces as every released version left them: they open, keep every word, and their old steps still undo."""

import shutil
from pathlib import Path

import pytest

from tests.arrange import MACHINE, MARKER, PASSPHRASE, Clock, panel, tables, whole_of
from workbench.domain.progress import finish
from workbench.domain.questions import JudgementAt, Programme, UndoSteps
from workbench.storage import schema, workspaces
from workbench.storage.store import Store

RELEASED = Path(__file__).parent / "released"


@pytest.fixture(params=sorted(path.name for path in RELEASED.iterdir()))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a workspace made at this version of the schema."""
    return Path(shutil.copytree(RELEASED / request.param, tmp_path / "old.plumbline"))


def opened(folder: Path) -> Store:
    return workspaces.open_store(folder, PASSPHRASE, machine=MACHINE, clock=Clock())


def test_an_old_workspace_opens_with_every_word_and_passes_the_thorough_check(released: Path) -> None:
    store = opened(released)
    whole = whole_of(store)
    judged = store.ask(JudgementAt(panel(whole, 0, 0)))
    assert (judged.grade, judged.reason) == ("3", MARKER)
    assert [case.ref for case in whole.cases] == ["MIS26-01", "MIS26-02", "MIS26-03"]
    assert (whole.audit.panel_first, whole.cases[0].closed_on) == (False, None)
    assert finish(store.check()) == ()
    assert len(list((released / "backups").iterdir())) == 1
    store.close()
    again = opened(released)
    with again._reading() as reading:
        version = reading.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert version == schema.HEAD
    again.close()


def test_the_steps_of_an_older_version_undo_and_redo_to_the_end(released: Path) -> None:
    store = opened(released)
    before = tables(store)
    undone = 0
    while (step := store.ask(UndoSteps()).undo) is not None:
        store.apply(step)
        undone += 1
    assert undone == 9
    assert store.ask(Programme()) == ()
    while (step := store.ask(UndoSteps()).redo) is not None:
        store.apply(step)
    assert tables(store) == before
    assert store.ask(JudgementAt(panel(whole_of(store), 0, 0))).reason == MARKER
    store.close()
