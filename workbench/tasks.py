"""The jobs of the trade, for window and command line alike. Heavy libraries are imported where they are used."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.computer import machine
from workbench.domain.drafting import seven_minute
from workbench.domain.libraries import take_in, take_in_scales
from workbench.domain.progress import Progress, Work
from workbench.domain.questions import Agencies, AuditByRef, Everything, LinesAndScales, Programme
from workbench.domain.setting_up import set_in_room
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import OpenElsewhere, Refused, WorkbenchError

if TYPE_CHECKING:
    from workbench.imports.reading import Reading
    from workbench.storage.store import Store

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
EXAMPLE_PASSPHRASE = "example"
_EXAMPLE = {
    "partnership": "Northmere Safeguarding Children Partnership (Example)",
    "person": "Example officer",
    "example": "yes",
}


@dataclass(frozen=True)
class Output:
    """A kind of document: what one is called, the ending of its file and how it is written."""

    called: str
    ending: str
    write: Callable[[WholeAudit, Path, date], Work[Path]]


def _scoring_sheet(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import scoring_sheet

    return scoring_sheet.write(whole, path, today)


def _seven_minute_briefing(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import seven_minute_briefing

    return seven_minute_briefing.write(seven_minute(whole, today), path)


def _interchange(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import interchange

    return interchange.write(whole, path)


KINDS = {
    "scoring-sheet": Output("A scoring sheet", ".xlsx", _scoring_sheet),
    "seven-minute-briefing": Output("A seven minute briefing", ".pdf", _seven_minute_briefing),
    "interchange": Output("An interchange file", ".json", _interchange),
}
"""Every KIND built so far."""


def check_target(kind: str, path: Path) -> None:
    """That a document of this kind is built, and may be written to a file of this name."""
    if kind not in KINDS:
        raise Refused(f"There is no document called {kind}. There are: {', '.join(KINDS)}.")
    if not path.name:
        raise Refused(f"Name the file to make, such as {kind}{KINDS[kind].ending}.")
    if path.suffix.lower() != KINDS[kind].ending:
        raise Refused(f"{KINDS[kind].called} ends in {KINDS[kind].ending}. Give the file such a name.")


def export(store: Store, audit_id: int, kind: str, path: Path, today: date) -> Work[Path]:
    """One document of an audit, complete at `path` or not there at all."""
    check_target(kind, path)
    whole = store.ask(Everything(audit_id))
    yield Progress(0, 1, kind)
    return (yield from KINDS[kind].write(whole, path, today))


@dataclass(frozen=True)
class Imported:
    """An audit taken in: its ref, and sentences about what was matched or left."""

    ref: str
    notes: tuple[str, ...]


def import_audit(store: Store, path: Path) -> Work[Imported]:
    """One audit in the interchange format, whole or not at all, as one step."""
    from workbench.imports import interchange

    yield Progress(0, 3, "Reading")
    document = interchange.read(path)
    ref = document.whole.audit.ref
    yield Progress(1, 3, "Checking")
    if ref in {summary.audit.ref for summary in store.ask(Programme())}:
        raise Refused(
            f"This workspace already has an audit {ref}, so {path.name} was not taken in. "
            "Nothing was changed. Give one of them another reference."
        )
    known = {agency.code: agency for agency in store.ask(Agencies())}
    yield Progress(2, 3, "Saving")
    edit = interchange.import_edit(document, store.new_id, known)
    if filled := interchange.agency_changes(document, known):
        edit = replace(edit, changes=(*filled.changes, *edit.changes))
    store.apply(edit)
    return Imported(ref, interchange.notes(document, known))


@dataclass(frozen=True)
class FrameworkTaken:
    """What was read from a file and what the library made of it."""

    reading: Reading
    sentence: str


def take_framework(store: Store, path: Path) -> Work[FrameworkTaken]:
    """Lines of enquiry from TOML, a table or plain text, into the library."""
    from workbench.imports.frameworks import read_framework

    yield Progress(0, 2, "Reading")
    reading = read_framework(path)
    yield Progress(1, 2, "Saving")
    taken = take_in(reading.framework, store.ask(LinesAndScales()), store.new_id)
    if taken.edit:
        store.apply(taken.edit)
    return FrameworkTaken(reading, taken.sentence)


def create_workspace(
    folder: Path, passphrase: str, partnership: str, person: str, data: Path, example: bool = False
) -> Work[tuple[Store, str]]:
    """A new workspace with the shipped scales and frameworks in its library; and its recovery code, shown once."""
    from workbench.storage import workspaces

    yield Progress(0, 3, "Locking")
    settings = {"partnership": partnership, "person": person} | ({"example": "yes"} if example else {})
    with workspaces.making(folder, passphrase, settings, machine=machine(data), data=data) as made:
        yield from _fill_library(made.store)
    return made.opened(), made.code


def _fill_library(store: Store) -> Work[None]:
    from workbench.imports import shipped

    if scales := take_in_scales(shipped.scales(), store.ask(LinesAndScales()), store.new_id):
        store.apply(scales)
    for number, framework in enumerate(shipped.frameworks(), start=1):
        yield Progress(number, 3, "Lines of enquiry")
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
        _take_attendance(example.store, example.store.ask(Programme())[0].audit.id)
    made = [folder]
    with closing(example.opened()) as store:
        latest = store.ask(Programme())[0].audit
        for number, (kind, output) in enumerate(KINDS.items()):
            yield Progress(number, len(KINDS), kind)
            target = out / f"{latest.ref}-{kind}{output.ending}"
            made.append((yield from export(store, latest.id, kind, target, today)))
    return tuple(made)


def _make_folder(out: Path) -> None:
    from workbench.storage.workspaces import ENDING

    if out.suffix == ENDING:
        raise Refused(f"A name that ends in {ENDING} is a workspace. Choose an ordinary folder with --out.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{out} is not a folder and none can be made there. Choose another with --out.") from error


def _take_attendance(store: Store, audit_id: int) -> None:
    """Everybody but the GP has come to the example's panel."""
    for member in store.ask(Everything(audit_id)).members:
        if edit := set_in_room(member, member.agency.code != "GP"):
            store.apply(edit)


def _check_place(folder: Path, data: Path) -> None:
    """That a fresh example may be made here: in the place of nothing, or of one that nobody has open."""
    from workbench.domain.questions import Workspace
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
