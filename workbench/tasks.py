"""The jobs of the trade, for window and command line alike. Heavy libraries are imported where they are used."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.computer import machine
from workbench.documents import KINDS as KINDS
from workbench.documents import every_form, file_name, form_for
from workbench.domain import example as the_example
from workbench.domain.backup_plan import Why
from workbench.domain.identifiers.keeping import lookout_of
from workbench.domain.identifiers.staged import kept_or_stopped, texts_of_audit, texts_of_framework
from workbench.domain.library.taking_in import take_in, take_in_scales
from workbench.domain.library.taking_in import take_shipped as take_shipped_lines
from workbench.domain.progress import Progress, Work
from workbench.domain.questions import Agencies, AuditByRef, Everything, LinesAndScales, Overview, Programme, Workspace
from workbench.errors import OpenElsewhere, Refused, WorkbenchError

if TYPE_CHECKING:
    from workbench.domain.edits import Edit
    from workbench.domain.frameworks import Framework
    from workbench.imports.case_list.plan import CaseList
    from workbench.imports.framework.reading import Reading
    from workbench.storage.store import Store

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
EXAMPLE_PASSPHRASE = "example"
_EXAMPLE = {
    "partnership": "Northmere Safeguarding Children Partnership (Example)",
    "person": "Example officer",
    "example": "yes",
}


def check_target(kind: str, path: Path, form: str = "") -> None:
    """That a document of this kind is built, and may be written to a file of this name."""
    form_for(kind, path, form)


def export(store: Store, audit_id: int, kind: str, path: Path, today: date, form: str = "") -> Work[Path]:
    """One document of an audit, complete at `path` or not there at all. `form` is one of its kind's, or what
    the ending of `path` says."""
    chosen = form_for(kind, path, form)
    whole = store.ask(Everything(audit_id))
    the_example.check_may_leave(whole)
    yield Progress(0, 1, kind)
    return (yield from chosen.write(whole, path, today))


@dataclass(frozen=True)
class Imported:
    """An audit taken in: its ref, and sentences about what was matched or left."""

    ref: str
    notes: tuple[str, ...]


def import_audit(store: Store, path: Path, keep_identifiers: str = "") -> Work[Imported]:
    """One audit in the interchange format, whole or not at all, as one step.

    `IdentifiersFound` where its texts have some, unless `keep_identifiers` says why they are kept.
    """
    from workbench.imports.interchange import reading as interchange
    from workbench.storage.backups.backing_up import back_up

    yield Progress(0, 3, "Reading")
    document = interchange.read(path)
    ref = document.whole.audit.ref
    yield Progress(1, 3, "Checking")
    if ref in {summary.audit.ref for summary in store.ask(Programme())}:
        raise Refused(
            f"This workspace already has an audit {ref}, so {path.name} was not taken in. "
            "Nothing was changed. Give one of them another reference."
        )
    audit, lookout = document.whole.audit, lookout_of(store.ask, [each.agency for each in document.whole.members])
    days, texts = (audit.panel_day, audit.reading_from), texts_of_audit(document.whole)
    kept = yield from kept_or_stopped(texts, lookout, path.name, keep_identifiers, store.new_id, *days)
    known = {agency.code: agency for agency in store.ask(Agencies())}
    yield Progress(2, 3, "Saving")
    edit = interchange.import_edit(document, store.new_id, known)
    edit = replace(edit, changes=(*kept, *edit.changes))
    if filled := interchange.agency_changes(document, known):
        edit = replace(edit, changes=(*filled.changes, *edit.changes))
    yield from back_up(store, Why.IMPORT)
    store.apply(edit)
    notes = interchange.notes(document, known)
    if ref not in the_example.SHIPPED and store.ask(Workspace()).example:
        notes = (*notes, the_example.WARNING.format(ref=ref))
    return Imported(ref, notes)


@dataclass(frozen=True)
class FrameworkTaken:
    """What was read from a file and what the library made of it."""

    reading: Reading
    sentence: str


def take_framework(store: Store, path: Path, keep_identifiers: str = "") -> Work[FrameworkTaken]:
    """Lines of enquiry from TOML, a table or plain text, into the library. Identifiers as in `import_audit`."""
    from workbench.imports.framework.files import read_framework

    yield Progress(0, 2, "Reading")
    reading = read_framework(path)
    texts = texts_of_framework(reading.framework)
    kept = yield from kept_or_stopped(texts, lookout_of(store.ask), path.name, keep_identifiers, store.new_id)
    yield Progress(1, 2, "Saving")
    taken = take_in(reading.framework, store.ask(LinesAndScales()), store.new_id)
    if taken.edit:
        store.apply(replace(taken.edit, changes=(*kept, *taken.edit.changes)))
    return FrameworkTaken(reading, taken.sentence)


def take_shipped(store: Store) -> Edit | None:
    """Take in, as one step, what comes with Plumbline and is not in this library; None where it has it all."""
    from workbench.imports import shipped

    return take_shipped_lines(shipped.frameworks(), shipped.scales(), store.ask(LinesAndScales()), store.new_id)


def save_framework(framework: Framework, path: Path) -> Work[Path]:
    """Lines of enquiry as a TOML file that `take_framework` reads back equal."""
    from workbench.exports import framework_file

    if path.suffix.lower() != ".toml":
        raise Refused("A file of lines ends in .toml. Give the file such a name.")
    return (yield from framework_file.write(framework, path))


def add_case_list(store: Store, audit_id: int, plan: CaseList) -> Work[Edit | None]:
    """The good rows of a staged list into an audit, as one step; NoLongerHolds where one of them has come since."""
    from workbench.storage.backups.backing_up import back_up

    yield Progress(0, 1, "Saving")
    yield from back_up(store, Why.IMPORT)
    edit = plan.edit(audit_id, store.ask(Overview(audit_id)).members, store.new_id)
    if edit:
        store.apply(edit)
    return edit


def create_workspace(
    folder: Path, passphrase: str, partnership: str, person: str, data: Path, example: bool = False, why_here: str = ""
) -> Work[tuple[Store, str]]:
    """A new workspace with the shipped scales and frameworks in its library; and its recovery code, shown once.

    `why_here` is the reason given for a folder that something copies to a server, or for a stick. Refused on a network.
    """
    from workbench.storage import workspaces
    from workbench.storage.whereabouts import check_can_be_kept

    check_can_be_kept(folder.absolute())
    yield Progress(0, 3, "Locking")
    settings = {"partnership": partnership, "person": person} | ({"example": "yes"} if example else {})
    settings |= {"why_here": why_here} if why_here else {}
    with workspaces.making(folder, passphrase, settings, machine=machine(data), data=data) as made:
        yield from _fill_library(made.store)
    return made.opened(), made.code


def _fill_library(store: Store) -> Work[None]:
    from workbench.imports import shipped

    if scales := take_in_scales(shipped.scales(), store.ask(LinesAndScales()), store.new_id):
        store.apply(scales)
    ready = shipped.frameworks()
    for number, framework in enumerate(ready):
        yield Progress(number, len(ready), "Lines of enquiry")
        taken = take_in(framework, store.ask(LinesAndScales()), store.new_id)
        if taken.edit:
            store.apply(taken.edit)


def make_demo(out: Path, today: date, data: Path) -> Work[tuple[Path, ...]]:
    """The example workspace, three years of one theme, and every KIND built so far from its latest audit."""
    from workbench.storage import workspaces

    _make_folder(out)
    folder = out / "example.plumbline"
    yield Progress(0, 1, "Example workspace")
    _check_place(folder, data)
    with workspaces.making(
        folder, EXAMPLE_PASSPHRASE, _EXAMPLE, machine=machine(data), data=data, replacing=True
    ) as example:
        yield from _fill_library(example.store)
        for path in sorted((RESOURCES / "example").glob("*.json")):
            yield from import_audit(example.store, path)
    made = [folder]
    with closing(example.opened()) as store:
        latest = store.ask(Programme())[0].audit
        forms = list(every_form())
        for number, (kind, form) in enumerate(forms):
            yield Progress(number, len(forms), kind)
            target = out / file_name(latest.ref, kind, form)
            made.append((yield from export(store, latest.id, kind, target, today, form.name)))
    return tuple(made)


def _make_folder(out: Path) -> None:
    from workbench.storage.workspaces import ENDING

    if out.suffix == ENDING:
        raise Refused(f"A name that ends in {ENDING} is a workspace. Choose an ordinary folder with --out.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{out} is not a folder and none can be made there. Choose another with --out.") from error


def _check_place(folder: Path, data: Path) -> None:
    """That a fresh example may be made here: in the place of nothing, or of one that nobody has open."""
    from workbench.storage import workspaces

    if not folder.exists():
        return
    try:
        with closing(workspaces.open_store(folder, EXAMPLE_PASSPHRASE, machine=machine(data), data=data)) as store:
            ours = store.ask(Workspace()).example
    except OpenElsewhere as error:
        why, _, _ = str(error).partition(". ")
        raise Refused(f"{why}. The example was left as it is. Choose another folder with --out.") from error
    except WorkbenchError:
        ours = False
    if not ours:
        raise Refused(f"{folder} is there already and is not the example. Choose another folder with --out.")


def check(store: Store) -> Generator[Progress, None, tuple[str, ...]]:
    """What is wrong with an open workspace, in plain sentences; empty when it is whole."""
    return (yield from store.check())


def audit_id(store: Store, ref: str) -> int:
    """The audit with this ref."""
    return store.ask(AuditByRef(ref))
