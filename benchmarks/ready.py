"""Workspaces made ready before anything is timed."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

from tests.exports.audits import large
from tests.ui.example import example_store
from workbench import tasks
from workbench.domain.edits import Edit, Kind
from workbench.domain.progress import finish
from workbench.domain.questions import Agencies, AuditByRef, Cases
from workbench.imports.interchange import reading as interchange
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.store import Store

_BULK = (120, 11)
"""Cases and agencies: with seven lines and the panel's own layer this makes 10,080 judgements."""


def make_example(folder: Path) -> None:
    """The example with its three audits, closed."""
    example_store(folder / "example").close()


def open_copy(folder: Path, name: str = "example") -> Store:
    """A copy of what was made ready, open, for one variant to write in."""
    made = folder / name / "example.plumbline"
    copy = folder / "copies" / f"{len(list((folder / 'copies').glob('*')))}.plumbline"
    shutil.copytree(made, copy)
    return workspaces.open_store(copy, tasks.EXAMPLE_PASSPHRASE, machine="bench")


def panel_case(store: Store) -> tuple[int, int]:
    """The audit and the case most screens are tried on."""
    audit_id = store.ask(AuditByRef("MIS26"))
    return audit_id, next(each.id for each in store.ask(Cases(audit_id)) if each.ref == "MIS26-03")


def make_large(folder: Path) -> None:
    """A workspace with a large audit but without its judgements, the edit that adds those, and one with both."""
    place = folder / "empty" / "example.plumbline"
    place.parent.mkdir()
    empty, _ = finish(tasks.create_workspace(place, tasks.EXAMPLE_PASSPHRASE, "North", "Officer", folder / "notes"))
    known = {each.code: each for each in empty.ask(Agencies())}
    edit = interchange.import_edit(interchange.Interchange(large(*_BULK)), empty.new_id, known)
    judged = tuple(change for change in edit.changes if change.kind is Kind.JUDGEMENT)
    rest = tuple(change for change in edit.changes if change.kind is not Kind.JUDGEMENT)
    empty.apply(replace(edit, changes=rest))
    empty.close()
    shutil.copytree(folder / "empty", folder / "full")
    (folder / "judgements").write_bytes(pickle.dumps(replace(edit, changes=judged)))
    full = workspaces.open_store(folder / "full" / "example.plumbline", tasks.EXAMPLE_PASSPHRASE, machine="bench")
    full.apply(judgements(folder))
    full.close()


def judgements(folder: Path) -> Edit:
    """The edit that adds ten thousand judgements."""
    edit: Edit = pickle.loads((folder / "judgements").read_bytes())
    return edit


def file_and_key(store: Store) -> tuple[Path, bytes]:
    """The data file of a copy and the key it is encrypted with."""
    return store.folder / workspaces.DATABASE, keys.unlock(store.folder, tasks.EXAMPLE_PASSPHRASE).data_key
