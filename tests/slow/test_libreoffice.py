"""The scoring sheet in an office program: LibreOffice opens it, calculates it and agrees with the plain numbers."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exports.audits import TODAY, example, with_text
from tests.exports.sheet_reading import table
from workbench.domain.progress import finish
from workbench.exports.scoring_sheet import SHEETS, write

pytestmark = pytest.mark.slow

ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def converted(source: Path, folder: Path, kind: str = "xlsx") -> Path:
    """`source` as LibreOffice saves it, every formula calculated again."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("LibreOffice is missing. Install it: sudo apt-get install --no-install-recommends libreoffice-calc")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_CALCULATE, "utf-8")
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            out,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return out / f"{source.stem}.{kind}"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return finish(write(example(), tmp_path / "MIS26.xlsx", TODAY))


def test_calculated_counts_equal_the_plain_ones_whatever_the_labels(sheet: Path, tmp_path: Path) -> None:
    stripped = load_workbook(sheet)  # saved by openpyxl a formula has no result, so what is read was calculated
    stripped.save(tmp_path / "stripped.xlsx")
    book = load_workbook(converted(tmp_path / "stripped.xlsx", tmp_path), data_only=True)
    assert tuple(book.sheetnames) == SHEETS
    rows = table(book["Distribution"])
    assert {">5", "Met*", "~x", "=1", "<>", "Yes, fully", '"quoted"'} <= {row["Answer"] for row in rows}
    assert [(row["Live count"], row["Check"]) for row in rows] == [(row["Count"], "Same") for row in rows]
    told = {row[0]: row[1] for row in book["Summary"].iter_rows(max_col=2, values_only=True)}
    assert told["Live check"] == "Every count is the same as when this sheet was made"


def test_a_grade_changed_by_hand_is_counted_live(sheet: Path, tmp_path: Path) -> None:
    book = load_workbook(sheet)
    was = book["Panel"]["I2"].value
    book["Panel"]["I2"].value = "Met*"
    book["Self"]["C3"].value = "Nil return"
    book.save(tmp_path / "edited.xlsx")
    edited = load_workbook(converted(tmp_path / "edited.xlsx", tmp_path), data_only=True)
    panel = [row for row in table(edited["Distribution"]) if row["Layer"] == "Panel" and "8." in row["Line of enquiry"]]
    assert {row["Answer"]: row["Live count"] - row["Count"] for row in panel if row["Check"] != "Same"} == {
        was: -1,
        "Met*": 1,
    }
    nil = [row for row in table(edited["Distribution"]) if row["Kind"] == "Nil return"]
    assert {row["Live count"] - row["Count"] for row in nil} == {1}
    told = {row[0]: row[1] for row in edited["Summary"].iter_rows(max_col=2, values_only=True)}
    assert told["Live check"].startswith("Edited since: ")


@pytest.mark.parametrize("payload", ["=1+1", "=cmd|'/C calc'!A0", "@SUM(1)", "+1", "-1", "#N/A", "\t=1", "＝1+1"])
def test_text_stays_text_when_an_office_program_saves_it(tmp_path: Path, payload: str) -> None:
    path = finish(write(with_text(payload), tmp_path / "a.xlsx", TODAY))
    book = load_workbook(converted(path, tmp_path))
    words = [cell for row in book["Differences"].iter_rows(min_row=2, min_col=7, max_col=9) for cell in row]
    assert {(cell.value, cell.data_type) for cell in words} == {(payload, "s")}


def test_every_sheet_prints(sheet: Path, tmp_path: Path) -> None:
    assert converted(sheet, tmp_path, "pdf").read_bytes().startswith(b"%PDF")
