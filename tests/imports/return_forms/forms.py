"""A small audit with its return forms, filled in as agencies do, to be spoiled and read back. All of it invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests import arrange
from workbench.domain import setting_up
from workbench.domain.audits import Agency, Audit, Case, Known
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.identifiers.keeping import lookout_of
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.read import ReadForm
from workbench.domain.returns.staged import StagedFile, StagedReturns
from workbench.domain.returns.staging import Asked, Staging
from workbench.domain.scales import Grade, Scale, ramp
from workbench.domain.whole_audit import WholeAudit
from workbench.imports.return_form.process import Reading
from workbench.imports.return_form.reading import read_form
from workbench.return_tasks import make_forms
from workbench.storage.store import Store

TODAY = date(2026, 6, 10)
_STEPS = (("O", "Outstanding"), ("G", "Good"), ("RI", "Requires improvement"), ("In", "Inadequate"))
FOUR = Scale(
    "four",
    "Four grades",
    tuple(Grade(code, label, n, n < 3, "", *ramp(4)[n - 1]) for n, (code, label) in enumerate(_STEPS, 1)),
)
LINES = (
    Line("risk", 1, "Spotting risk", "Was risk seen early?", ("By whom?",)),
    Line("voice", 2, "The child's voice", "Was the child heard?"),
    Line("plan", 3, "Plans", "Did the plan move?"),
    Line("whole", 4, "The whole case", "Taken together?", kind=LineKind.WHOLE_CASE),
)
FRAMEWORK = Framework("missing", "Missing children", 1, FOUR, LINES, "Invented")
AGENCIES = (Agency(0, "POL", "Police"), Agency(0, "SCH", "Schools"), Agency(0, "GP", "Family doctors"))
REFS = ("MIS26-01", "MIS26-02", "MIS26-03", "MIS26-04")
FILLED = (("MIS26-01", 2), ("MIS26-02", 6))
"""The cases that a filled form answers, with the first of their rows."""


def fill_workspace(store: Store) -> None:
    """One audit of four cases; the fourth is out of scope for the police."""
    scope = {("MIS26-04", "POL"): Known.OUT_OF_SCOPE}
    cases = tuple(Case(0, ref) for ref in REFS)
    audit = Audit(0, "MIS26", "Missing children 2026", 2026, panel_day=date(2026, 6, 20))
    store.apply(setting_up.new_audit(setting_up.NewAudit(audit, FRAMEWORK, AGENCIES, cases, scope), store.new_id))


def whole_of(store: Store) -> WholeAudit:
    return arrange.whole_of(store)


def sent(store: Store, folder: Path) -> tuple[Path, ...]:
    return finish(make_forms(store, store.ask(AuditByRef("MIS26")), folder, TODAY))


def fill_in(path: Path) -> Path:
    """The police's form as it should come back: two cases answered, the third a nil return."""
    book = openpyxl.load_workbook(path)
    cases, answers = book[CASES], book[RETURN]
    for row, known in ((2, "Yes"), (3, "Yes"), (4, "No")):
        put(cases, f"B{row}", known)
        put(cases, f"C{row}", "Team manager")
        cases[f"D{row}"] = date(2026, 6, 1)
    for ref, first in FILLED:
        for line, grade in enumerate(("Good", "Requires improvement", "Not applicable", "Good")):
            row = first + line
            put(answers, f"D{row}", grade)
            put(answers, f"E{row}", f"Why line {line + 1} of {ref} was graded so.")
            put(answers, f"G{row}", "It was safer at home.")
    book.save(path)
    return path


def put(sheet: Any, cell: str, text: str) -> None:
    """Text as somebody types it; what begins with = stays text."""
    sheet[cell] = text
    sheet[cell].data_type = "s"


@dataclass(frozen=True)
class Read:
    """Files that were read, in their order, with what it took."""

    forms: tuple[ReadForm, ...]
    seconds: tuple[float, ...]
    megabytes: tuple[float, ...]


def read(paths: Sequence[Path]) -> Read:
    answers = []
    with Reading(paths) as reading:
        while len(answers) < len(paths):
            if answer := reading.next():
                answers.append(answer)
    return Read(
        tuple(map(read_form, answers)),
        tuple(each.seconds for each in answers),
        tuple(each.megabytes for each in answers),
    )


def staged(
    store: Store, forms: Sequence[ReadForm], keep: str = "", expected: int | None = None, today: date = TODAY
) -> StagedReturns:
    work = Staging(whole_of(store), lookout_of(store.ask), today, Asked(keep, expected))
    return finish(work.stage(tuple(forms)))


def staged_one(store: Store, form: ReadForm, keep: str = "", expected: int | None = None) -> StagedFile:
    return staged(store, [form], keep, expected).files[0]
