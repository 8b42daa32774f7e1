"""Return forms in an office program: opened, filled in and saved by LibreOffice, and read back without a loss."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exports.audits import TODAY, example
from tests.exports.filled_forms import DAY, Answers, answers, form_of, kept, put_in
from tests.slow.test_libreoffice import converted
from workbench import tasks
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Everything
from workbench.domain.returns.form import return_form
from workbench.domain.returns.staged import FileState
from workbench.exports.return_form import write
from workbench.exports.scoring_sheet.cells import day_number
from workbench.return_tasks import apply_returns, make_forms, read_returns
from workbench.storage.store import Store

pytestmark = pytest.mark.slow

FILLING = Path(__file__).with_name("office_filling.py")


def office_python() -> str:
    """A Python that can speak to LibreOffice: the system's, or the one that comes with it."""
    for each in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python"):
        if shutil.which(each) and subprocess.run([each, "-c", "import uno"], capture_output=True).returncode == 0:
            return each
    pytest.fail("LibreOffice's Python bridge is missing. Install it: sudo apt-get install python3-uno")


def at_the_office(jobs: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    if shutil.which("soffice") is None:
        pytest.fail("LibreOffice is missing. Install it: sudo apt-get install --no-install-recommends libreoffice-calc")
    asked = folder / "jobs.json"
    asked.write_text(json.dumps(jobs), "utf-8")
    done = subprocess.run(
        [office_python(), str(FILLING), str(folder / "profile"), str(asked)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def test_every_grade_and_word_filled_in_by_libreoffice_comes_back(store: Store, tmp_path: Path) -> None:
    finish(tasks.import_audit(store, tasks.RESOURCES / "example" / "missing-2026.json"))
    before = store.ask(Everything(store.ask(AuditByRef("MIS26"))))
    paths = finish(make_forms(store, before.audit.id, tmp_path / "out", DAY))
    (tmp_path / "back").mkdir()
    back = [tmp_path / "back" / path.name for path in paths]
    expected: Answers = {}
    jobs = []
    for path, saved, member in zip(paths, back, before.members, strict=True):
        form = form_of(before, member)
        boxes = list(answers(form))
        expected |= put_in(form, boxes)
        cells = [(b.sheet, b.cell, b.value if isinstance(b.value, str) else day_number(b.value)) for b in boxes]
        jobs.append({"source": str(path), "target": str(saved), "cells": cells})
    at_the_office(jobs, tmp_path)

    staged = finish(read_returns(store, before.audit.id, back))
    assert {each.path.name: (each.state, each.problems) for each in staged.files} == {
        path.name: (FileState.READY, ()) for path in back
    }
    finish(apply_returns(store, staged))
    after = store.ask(Everything(before.audit.id))
    forms = [form_of(after, member) for member in after.members]
    assert {key: said for form in forms for key, said in kept(form).items()} == expected
    assert {each.involvement.filled_on for form in forms for each in form.cases} == {DAY}


def test_only_boxes_can_be_typed_in_and_tab_goes_from_one_to_the_next(tmp_path: Path) -> None:
    whole = example(2)
    path = finish(write(return_form(whole, whole.members[0], 1, TODAY), tmp_path / "form.xlsx"))
    before = load_workbook(path)
    # One locked cell a time: this LibreOffice, without a screen, does not survive its own second message.
    (returned,) = at_the_office(
        [{"source": str(path), "sheet": "Return", "typed": ["E2", "H2", "C2"], "tabs": ["D2", 6]}], tmp_path
    )
    (cases,) = at_the_office(
        [{"source": str(path), "sheet": "Cases", "typed": ["C2", "A2"], "tabs": ["B2", 3]}], tmp_path
    )
    assert returned["tabbed"] == ["E2", "F2", "G2", "H2", "D3", "E3"]
    assert cases["tabbed"] == ["C2", "D2", "B3"]
    for sheet, shown in (("Return", returned["shown"]), ("Cases", cases["shown"])):
        for cell, text in shown.items():
            locked = before[sheet][cell].protection.locked
            assert text == (before[sheet][cell].value if locked else "typed here"), (sheet, cell)


def test_what_is_done_is_counted_live_and_every_sheet_prints(tmp_path: Path) -> None:
    whole = example(2)
    path = finish(write(return_form(whole, whole.members[0], 1, TODAY), tmp_path / "form.xlsx"))

    def told(book_path: Path) -> dict[object, object]:
        book = load_workbook(book_path, data_only=True)
        return {row[0]: row[1] for row in book["Read me"].iter_rows(max_col=2, values_only=True)}

    was = told(path)
    book = load_workbook(path)
    sheet = book["Return"]
    for row in range(2, sheet.max_row + 1):
        sheet[f"D{row}"].value = sheet[f"E{row}"].value = sheet[f"G{row}"].value = None
    sheet["D2"].value, sheet["D3"].value, sheet["D4"].value = "Good", "Not applicable", "Not enough evidence"
    sheet["G2"].value = "She was safe."
    book.save(tmp_path / "edited.xlsx")
    now = told(converted(tmp_path / "edited.xlsx", tmp_path))
    labels = ("Answered so far", "Reasons still owed", "Impacts still owed")
    assert [now[label] for label in labels] == ["3 of 18 rows", 2, 0]
    again = told(converted(path, tmp_path))
    assert [again[label] for label in labels] == [was[label] for label in labels], "it counts as it was counted"
    assert converted(path, tmp_path, "pdf").read_bytes().startswith(b"%PDF")
