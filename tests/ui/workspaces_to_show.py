"""Workspaces that pictures, walks and benchmarks stand on. Everything in them is invented."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.exports.audits import example as small_audit
from tests.exports.audits import large as large_audit
from tests.ui.example import example_store
from workbench import tasks
from workbench.domain.audits import AuditType, audit_year
from workbench.domain.planned import Entry, What, log_entry
from workbench.domain.progress import finish
from workbench.domain.questions import Agencies, Programme
from workbench.domain.scales import Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.imports.interchange import reading as interchange
from workbench.storage import workspaces
from workbench.storage.store import Store

PARTNERSHIP, PERSON = "Northmere Safeguarding Children Partnership", "Ruth Okafor"
PASSPHRASE = "harbour lantern thirteen oatcake"
LARGE_REF = "BIG26"
CASES, LINES, AGENCIES = 60, 12, 12
_EARLIER = (
    ("NEG26", "Neglect", 2026),
    ("EXP25", "Exploitation outside the home", 2025),
    ("STR25", "Strategy discussions", 2025),
    ("INF25", "Injuries to infants", 2025),
    ("VOC24", "The voice of the child", 2024),
    ("ELH24", "Elective home education", 2024),
    ("DOM23", "Children who live with domestic abuse", 2023),
    ("MHE23", "Mental health in crisis", 2023),
)
_PLANNED = (
    (What.PLANNED, "Early help step-down", AuditType.CASE_AUDIT, "Theme approved by the learning group"),
    (What.PLANNED, "Bruising in babies who cannot move", AuditType.DEEP_DIVE, ""),
    (What.SINGLE_AGENCY, "Supervision records", AuditType.DIP_SAMPLE, "11 of 12 records had a dated entry"),
)


def example(folder: Path) -> Store:
    """The example as it comes, open."""
    return _again(folder, "example", example_store, tasks.EXAMPLE_PASSPHRASE)


def read_only(folder: Path) -> Store:
    """The example, with another Plumbline in it."""
    example(folder).close()
    return workspaces.open_store(
        folder / "example.plumbline", tasks.EXAMPLE_PASSPHRASE, machine="another", read_only=True
    )


def empty(folder: Path) -> Store:
    """Just created: the shipped scales and lines, and nothing else."""
    return _again(folder, "empty", _created, PASSPHRASE)


def large(folder: Path) -> Store:
    """A large audit among smaller ones of four years, with planned work and a single agency's audit."""
    return _again(folder, "large", _filled, PASSPHRASE)


def _again(folder: Path, name: str, make: Callable[[Path], Store], passphrase: str) -> Store:
    """A copy in `folder` of what is made once beside it: nothing of what was done before is in it."""
    once = folder.parent / f"made-{name}"
    if not once.exists():
        make(once).close()
    (made,) = once.glob("*.plumbline")
    place = folder / made.name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(made, place)
    return workspaces.open_store(place, passphrase, machine="here")


def _created(folder: Path) -> Store:
    folder.mkdir(parents=True)
    place = folder / "northmere-safeguarding-children-partnership.plumbline"
    store, _ = finish(tasks.create_workspace(place, PASSPHRASE, PARTNERSHIP, PERSON, folder))
    return store


def _filled(folder: Path) -> Store:
    store = _created(folder)
    for ref, title, year in _EARLIER:
        _take(store, _named(small_audit(6), ref, title, year))
    big = large_audit(CASES, AGENCIES, LINES)
    _take(store, _named(big, LARGE_REF, "Children who go missing", audit_year(date.today())))
    agency = store.ask(Agencies())[1].id
    for what, title, type, note in _PLANNED:
        whose = agency if what is What.SINGLE_AGENCY else None
        entry = Entry(0, audit_year(date.today()), what, title, type, whose, note=note)
        store.apply(log_entry(entry, store.new_id))
    assert len(store.ask(Programme())) == len(_EARLIER) + 1
    return store


def _named(whole: WholeAudit, ref: str, title: str, year: int) -> WholeAudit:
    """Another audit of the same shape; one year has its own copy of the lines."""
    day = date(year, 11, 12)
    audit = replace(whole.audit, ref=ref, title=title, year=year, panel_day=day, follows="", theme=title)
    cases = tuple(replace(each, ref=f"{ref}-{number:02}") for number, each in enumerate(whole.cases, 1))
    return replace(whole, audit=audit, cases=cases, example=False)


def _own(scale: Scale, whole: WholeAudit) -> Scale | None:
    return None if scale == whole.scale else scale


def _take(store: Store, whole: WholeAudit) -> None:
    lines = (replace(each, line=replace(each.line, scale=_own(each.scale, whole))) for each in whole.lines)
    whole = replace(whole, lines=tuple(lines))
    known = {each.code: each for each in store.ask(Agencies())}
    store.apply(interchange.import_edit(interchange.Interchange(whole), store.new_id, known))
