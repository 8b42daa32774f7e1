"""The sheet Attendance says what the screen says, by role."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.exports.audits import TODAY, example
from workbench.domain.meetings import Attendance, Meeting, Presence
from workbench.domain.progress import finish
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet import SHEETS, write

Rows = list[tuple[object, ...]]


def sheet(whole: WholeAudit, folder: Path) -> Rows:
    book = load_workbook(finish(write(whole, folder / "a.xlsx", TODAY)))
    return [
        tuple(value for value in row if value is not None) for row in book["Attendance"].iter_rows(values_only=True)
    ]


def met(role: str = "Inspector") -> WholeAudit:
    """Two meetings of three agencies: one comes, one sends a deputy and then nobody, of one nothing is said."""
    whole = example()
    first, second, third = (member.agency.id for member in whole.members[:3])
    held = (
        Meeting(1, whole.audit.id, date(2026, 5, 14), "Panel", (
            Attendance(1, 1, first, Presence.PRESENT, role, "A. Reader"),
            Attendance(2, 1, second, Presence.APOLOGIES, "Nurse"),
            Attendance(3, 1, second, Presence.DEPUTY, "Deputy nurse"),
        )),
        Meeting(2, whole.audit.id, date(2026, 6, 4), "", (
            Attendance(4, 2, first, Presence.PRESENT, role),
            Attendance(5, 2, second, Presence.ABSENT),
            Attendance(6, 2, third, Presence.APOLOGIES),
        )),
    )  # fmt: skip
    return replace(whole, meetings=held, members=whole.members[:3])


def test_it_stands_between_the_sample_and_the_explanations() -> None:
    assert SHEETS[-3:] == ("Sample", "Attendance", "Read me")


def test_meetings_people_by_role_and_agencies_are_counted(tmp_path: Path) -> None:
    whole = met()
    names = {member.agency.id: member.agency.name for member in whole.members}
    one, two, three = (member.agency for member in whole.members)
    rows = sheet(whole, tmp_path)
    assert ("14 May 2026", "Panel", 2, 2, 1) in rows
    assert ("4 June 2026", 1, 3, 0) in rows
    assert (names[one.id], "Inspector", "14 May 2026, Panel", "Present") in rows
    assert (names[two.id], "Nurse", "14 May 2026, Panel", "Apologies") in rows
    assert (names[two.id], "Deputy nurse", "14 May 2026, Panel", "Deputy") in rows
    assert (names[three.id], "14 May 2026, Panel", "Not said") in rows
    assert (one.name, one.code, 2, 2, 0) in rows
    assert (two.name, two.code, 1, 2, 0) in rows
    assert (three.name, three.code, 0, 1, 1) in rows
    assert "A. Reader" not in {value for row in rows for value in row}, "the names of staff stay in the workspace"


def test_two_gaps_in_a_row_are_named(tmp_path: Path) -> None:
    whole = met()
    agency = whole.members[2].agency
    panel = whole.meetings[0]
    missed = Attendance(9, panel.id, agency.id, Presence.ABSENT)
    whole = replace(whole, meetings=(replace(panel, attendance=(*panel.attendance, missed)), whole.meetings[1]))
    assert (agency.name, agency.code, 0, 2, 0, "Two in a row missed") in sheet(whole, tmp_path)


def test_without_a_meeting_each_table_says_so(tmp_path: Path) -> None:
    rows = sheet(example(), tmp_path)
    assert rows.count(("None is recorded.",)) == 3
    assert ("Day", "Meeting", "Agencies that came", "Of", "Not said") in rows


def test_a_role_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    finish(write(met("=1+1"), tmp_path / "a.xlsx", TODAY))
    cells = [cell for row in load_workbook(tmp_path / "a.xlsx")["Attendance"] for cell in row if cell.value == "=1+1"]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 2
