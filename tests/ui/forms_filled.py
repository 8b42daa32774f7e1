"""Return forms as an agency fills them in: real workbooks, made by the program and written by openpyxl."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from workbench import return_tasks
from workbench.domain.progress import finish
from workbench.storage.store import Store

Answers = Mapping[tuple[str, int], Mapping[str, str]]
"""By (case, number of the line): what is written in each column, D to H, by the heading's first word."""
COLUMNS = {"Grade": "D", "Reason": "E", "Evidence": "F", "Impact": "G", "Met": "H"}


def forms(store: Store, audit_id: int, out: Path, today: date = date(2026, 5, 7)) -> dict[str, Path]:
    """The forms of an audit by the agency's code."""
    made = finish(return_tasks.make_forms(store, audit_id, out, today))
    found = {}
    for path in made:
        book = load_workbook(path, read_only=True)
        found[str(book["Lists"]["B3"].value)] = path
        book.close()
    return found


def fill(path: Path, answers: Answers, known: Mapping[str, str] | None = None, role: str = "Named nurse") -> Path:
    """Write into a form, as the agency does. `known` says Yes or No by case."""
    book = load_workbook(path)
    cases, rows = book["Cases"], book["Return"]
    for row in range(2, cases.max_row + 1):
        if (ref := str(cases.cell(row, 1).value)) in (known or {}):
            cases.cell(row, 2).value = (known or {})[ref]
            cases.cell(row, 3).value = role
            cases.cell(row, 4).value = date(2026, 4, 30)
    for row in range(2, rows.max_row + 1):
        ref, line = str(rows.cell(row, 1).value), str(rows.cell(row, 2).value)
        number = int(line.partition(".")[0]) if line[:1].isdigit() else 0
        for what, text in answers.get((ref, number), {}).items():
            rows[f"{COLUMNS[what]}{row}"].value = text
    book.save(path)
    return path


def answered(refs: list[str], lines: int, grade: str, reason: str = "Seen early, and acted on") -> Answers:
    """Every line of these cases, with its words."""
    words = {"Grade": grade, "Reason": reason, "Evidence": "Record of 3 March", "Impact": "He was safer"}
    return {(ref, number): words for ref in refs for number in range(1, lines + 1)}
