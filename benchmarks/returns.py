"""Sixty-four returns staged and taken in: eight forms, cases and lines, beside the bare reading of them."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from benchmarks import ready
from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from workbench import tasks
from workbench.domain.edits import Kind
from workbench.domain.progress import finish
from workbench.domain.questions import Agencies, AuditByRef
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.staging import Asked
from workbench.imports.interchange import reading as interchange
from workbench.imports.return_form.process import Reading
from workbench.return_tasks import apply_returns, make_forms, stage_as_read
from workbench.storage.store import Store

ROUNDS = 4
_GRADES = ("Good", "Requires improvement", "Outstanding", "Good", "Inadequate", "Not enough evidence")
_WHO = ("school", "worker", "family", "nurse", "officer", "mentor", "carer", "tutor", "doctor", "team", "coach", "aunt")
_HOW = (
    "early",
    "late",
    "twice",
    "again",
    "quietly",
    "together",
    "often",
    "slowly",
    "openly",
    "alone",
    "kindly",
    "first",
)
_REASON = (
    "The plan was read by the {who} in turn and acted on {how}, and the steps that followed from it are on the file "
    "with the view of the child, though the {other} heard of the last of them later than was agreed."
)
_EVIDENCE = "Chronology, page {number}; minutes of the core group, kept by the {who}."
_IMPACT = "The child told the {who} {how} that home had become calmer, and slept there again as the {other} had hoped."
"""Words as agencies write them: every text is another, and some have a number in them."""


def rows() -> list[Row]:
    with scratch() as folder:
        _make_ready(folder)
        medians = middle(measure("returns", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            "staging 64 returns",
            medians["product"],
            goal=2.0,
            limit=medians["limit"],
            limit_is="openpyxl's bare read-only reading of the same files, nothing checked, nothing compared",
            peer=medians["peer"],
            peer_is="openpyxl's ordinary reading",
            notes=("The process that reads is started before; that takes its time once for all files.",),
        ),
        Row("taking 64 returns in, a backup before", medians["applied"], goal=2.0),
    ]


def _product(folder: Path) -> list[float]:
    store = ready.open_copy(folder, "returns")
    audit_id = store.ask(AuditByRef("MIS26"))
    with Reading(_files(folder)) as reading:
        while not reading.is_ready:
            reading.next()
        return _timed(lambda: _all_new(finish(stage_as_read(store, audit_id, reading, Asked()))), store.close)


def _applied(folder: Path) -> list[float]:
    store = ready.open_copy(folder, "returns")
    with Reading(_files(folder)) as reading:
        staged = finish(stage_as_read(store, store.ask(AuditByRef("MIS26")), reading, Asked()))
    return _timed(lambda: finish(apply_returns(store, staged)), store.close)


def _limit(folder: Path) -> list[float]:
    return [seconds(lambda: _read(folder, read_only=True))]


def _peer(folder: Path) -> list[float]:
    return [seconds(lambda: _read(folder, read_only=False))]


VARIANTS = {"product": _product, "applied": _applied, "limit": _limit, "peer": _peer}


def _read(folder: Path, *, read_only: bool) -> None:
    for path in _files(folder):
        book = openpyxl.load_workbook(path, read_only=read_only)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()


def _all_new(staged: object) -> None:
    files = getattr(staged, "files")  # noqa: B009
    assert sum(change.what == "Grade" for file in files for change in file.changes) == 8 * 8 * 9
    assert not any(file.problems for file in files)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "forms").glob("*.xlsx"))


def _make_ready(folder: Path) -> None:
    """The example's latest audit before any agency had answered, and its forms, filled in."""
    store = _unanswered(folder / "returns" / "example.plumbline", folder / "notes")
    made = finish(make_forms(store, store.ask(AuditByRef("MIS26")), folder / "forms", date.today()))
    store.close()
    for number, path in enumerate(made):
        _fill(path, 100 * number)


def _unanswered(place: Path, data: Path) -> Store:
    place.parent.mkdir()
    store, _ = finish(tasks.create_workspace(place, tasks.EXAMPLE_PASSPHRASE, "North", "Officer", data))
    document = interchange.read(tasks.RESOURCES / "example" / "missing-2026.json")
    known = {each.code: each for each in store.ask(Agencies())}
    edit = interchange.import_edit(document, store.new_id, known)
    left_out = (Kind.JUDGEMENT, Kind.INVOLVEMENT, Kind.POST, Kind.PROBLEM)
    store.apply(replace(edit, changes=tuple(each for each in edit.changes if each.kind not in left_out)))
    return store


def _fill(path: Path, first: int) -> None:
    draft = path.with_suffix(".part")
    book = openpyxl.load_workbook(path)
    for row in range(2, book[CASES].max_row + 1):
        book[CASES][f"B{row}"], book[CASES][f"C{row}"] = "Yes", "Team manager"
        book[CASES][f"D{row}"] = date(2026, 4, 28)
    sheet = book[RETURN]
    for row in range(2, sheet.max_row + 1):
        number = first + row
        sheet[f"D{row}"] = _GRADES[number % len(_GRADES)]
        for letter, text in (("E", _REASON), ("F", _EVIDENCE), ("G", _IMPACT)):
            sheet[f"{letter}{row}"] = text.format(number=number, **_words(number))
    book.save(draft)
    shutil.move(draft, path)


def _words(number: int) -> dict[str, str]:
    """Another three for each row of each form."""
    who, how, other = number % 12, number // 12 % 12, number // 144 % 12
    return {"who": _WHO[who], "how": _HOW[how], "other": _WHO[other]}


def _timed(work: Callable[[], object], end: Callable[[], None]) -> list[float]:
    took = seconds(work)
    end()
    return [took]


if __name__ == "__main__":
    answer(VARIANTS)
