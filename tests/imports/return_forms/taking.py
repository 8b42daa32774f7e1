"""Forms that came back, read and taken in as the program does it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.imports.return_forms.forms import whole_of
from workbench.domain.edits import Edit
from workbench.domain.judgements import Judgement
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, UndoSteps
from workbench.domain.returns.layout import RETURN
from workbench.domain.returns.staged import StagedReturns
from workbench.return_tasks import apply_returns, read_returns
from workbench.storage.store import Store

POLICE, SCHOOLS = 0, 1


def read(store: Store, *paths: Path, keep: str = "") -> StagedReturns:
    return finish(read_returns(store, store.ask(AuditByRef("MIS26")), paths, keep))


def take(store: Store, *paths: Path, keep: str = "") -> Edit | None:
    return finish(apply_returns(store, read(store, *paths, keep=keep)))


def changed(form: Path, to: Path, change: Callable[[Any], object]) -> Path:
    book = openpyxl.load_workbook(form)
    change(book)
    book.save(to)
    return to


def own(store: Store, case: int, line: int, agency: int = POLICE) -> Judgement:
    whole = whole_of(store)
    return whole.own(whole.cases[case], whole.lines[line], whole.members[agency])


def undo(store: Store) -> None:
    step = store.ask(UndoSteps()).undo
    assert step is not None
    store.apply(step)


def clear(book: Any, *cells: str) -> None:
    for cell in cells:
        book[RETURN][cell].value = None
