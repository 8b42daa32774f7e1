"""Lists of cases from files: an audit's own list comes back the same, and the good rows are one step, undone whole."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import arrange
from tests.imports.case_lists import AROUND, staged
from tests.imports.workbooks import saved
from workbench import tasks
from workbench.domain.audits import Case, Known
from workbench.domain.progress import finish
from workbench.domain.questions import KeptIdentifiers
from workbench.errors import BadFile, NoLongerHolds, Refused, WorkbenchError
from workbench.imports.case_list.fields import Around, What
from workbench.imports.case_list.plan import CaseList, Decisions, ListReading, headings, likeliest
from workbench.imports.case_list.tables import Tables, table_file
from workbench.imports.shipped import vocabulary
from workbench.storage.store import Store

FIELDS = ("ref", "age_band", "gender", "ethnicity", "send", "language", "status", "placement", "area",
          "lead_professional", "synopsis", "themes")  # fmt: skip


def exported(cases: Sequence[Case], around: Around, states: Sequence[Sequence[Known]], delimiter: str) -> str:
    """The cases of an audit under the headings that are offered."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    rows.writerow(headings(around).split("\t"))
    for case, known in zip(cases, states, strict=True):
        fields = [getattr(case, name) for name in FIELDS[:-1]] + ["; ".join(case.themes)]
        facts = dict(case.facts)
        rows.writerow([*fields, *(facts.get(label, "") for label in around.fact_labels), *(k.label for k in known)])
    return text.getvalue()


def labels(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(term.label for term in vocabulary(name).terms)])


WORDS = st.lists(
    st.sampled_from(["visit", "seen", "4", '"late"', "at,", "again;", "tea\tcup", "o’clock", "(x)", "–", "12%"]),
    max_size=6,
).map(lambda words: " ".join(" ".join(words).split()))
LINES = st.lists(WORDS.filter(bool), max_size=3).map("\n".join)
CASES = st.builds(
    Case,
    id=st.just(0),
    ref=st.integers(1, 99).map(lambda n: f"MIS26-{n:02}"),
    age_band=labels("age-bands"),
    gender=labels("genders"),
    ethnicity=st.sampled_from(["", *(term.code for term in vocabulary("ethnicity-ew-2021").terms)]),
    send=labels("send"),
    language=labels("languages"),
    status=labels("statuses"),
    placement=labels("placements"),
    area=WORDS.filter(lambda text: not text.startswith("=")),
    lead_professional=st.sampled_from(["", "Social worker", "Team manager, duty"]),
    synopsis=LINES,
    themes=st.lists(st.sampled_from([term.label for term in vocabulary("themes").terms]), max_size=3, unique=True).map(
        tuple
    ),
    facts=st.sampled_from([(), (("Times missing", "4"),), (("Times missing", "4"), ("Longest absence", "Two nights"))]),
)


@settings(max_examples=60)
@given(st.lists(CASES, min_size=1, max_size=6, unique_by=lambda case: case.ref), st.data(), st.sampled_from("\t,;"))
def test_an_audits_own_cases_come_back_the_same(cases: list[Case], data: st.DataObject, delimiter: str) -> None:
    around = replace(AROUND, refs=(), fact_labels=("Times missing", "Longest absence"))
    known = st.tuples(*(st.sampled_from(Known) for _ in around.agencies))
    states = [data.draw(known) for _ in cases]
    plan = staged(exported(cases, around, states, delimiter), around)
    assert plan.cases == tuple(cases)
    wanted = {
        (case.ref, agency.code): state
        for case, row in zip(cases, states, strict=True)
        for agency, state in zip(around.agencies, row, strict=True)
    }
    assert plan.involvement == wanted


def read(path: Path, around: Around = AROUND) -> CaseList:
    tables = finish(table_file(path))
    sheet = tables.sheets[likeliest(tables.sheets, around)]
    return finish(ListReading(sheet, around).staged(Decisions()))


def test_a_workbook_with_dates_numbers_and_a_formula(tmp_path: Path) -> None:
    rows = [["Ref", "Date of birth", "Times", "Age"], ["A1", date(2011, 3, 12), 6, 15], ["A2", None, 6.5, "=1+14"]]
    plan = read(saved(tmp_path / "list.xlsx", rows, "Draw"))
    assert [case.age_band for case in plan.cases] == ["14 to 15"]
    assert plan.stopped[0].problems[0].sentence == (
        "Draw!D3: this is a formula, which is not worked out here. Put its result in the cell instead."
    )
    assert "2011" not in repr(plan)


def test_the_sheet_that_reads_like_a_list_comes_first(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Notes"
    first.append(["This is how the draw was made"])
    second = book.create_sheet("Cases")
    second.append(["Case ref", "Age"])
    second.append(["MIS26-01", 14])
    book.create_sheet("Empty")
    book.save(tmp_path / "list.xlsx")
    tables = finish(table_file(tmp_path / "list.xlsx"))
    assert [sheet.name for sheet in tables.sheets] == ["Notes", "Cases"]
    assert likeliest(tables.sheets, AROUND) == 1


def test_a_csv_as_excel_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Case ref;Age;Area\r\nMIS26-01;14;Zażółć\r\n".encode("utf-8-sig"))
    assert [(case.ref, case.age_band, case.area) for case in read(path).cases] == [("MIS26-01", "14 to 15", "Zażółć")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.docx", b"PK\x03\x04 not a workbook", "this is not a list of cases"),
        ("list.xlsx", b"PK\x03\x04 cut off", "damaged or cut off"),
        ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "."),
        ("list.csv", b"", "the file is empty"),
        ("list.csv", b"%PDF-1.7", "this is a PDF"),
        ("list.csv", b";;;\r\n;;;", "no sheet of it has anything in it"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadFile, match=said):
        finish(table_file(path))


def test_a_quotation_mark_that_nothing_closes_swallows_no_case(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('Ref,Synopsis\nA1,"Left\nhome."\nA2,"Safe" she said\nA3,"She left\nA4,Came back\n')
    (sheet,) = finish(table_file(_mended(file, '"She', "She"))).sheets
    assert [row[0].text for row in sheet.rows] == ["Ref", "A1", "A2", "A3", "A4"]
    file.write_text('Ref,Synopsis\nA1,"Left\nhome."\nA3,"She left\nA4,Came back\n')
    with pytest.raises(BadFile, match="line 4 opens a quotation mark that nothing closes"):
        finish(table_file(file))


def _mended(file: Path, wrong: str, right: str) -> Path:
    file.write_text(file.read_text().replace(wrong, right))
    return file


def test_a_file_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(f"A{n},9" for n in range(5_001)))
    with pytest.raises(Refused, match=r"5,001 rows"):
        finish(table_file(path))


def around(store: Store) -> Around:
    whole = arrange.whole_of(store)
    return Around(
        audit_ref=whole.audit.ref,
        refs=tuple(case.ref for case in whole.cases),
        agencies=tuple(member.agency for member in whole.members),
        day=date(2026, 5, 14),
    )


def test_the_good_rows_are_one_step_and_undo_leaves_everything_as_it_was(audited: Store) -> None:
    text = "Ref\tAge\tPolice\tSynopsis\nMIS26-11\t14\tn\tx\nMIS26-12\t9\ty\tRang Amina Shah.\nMIS26-13\tteen\ty\tx"
    before, whole = arrange.tables(audited), arrange.whole_of(audited)
    plan = staged(text, around(audited), Decisions(kept={2: "A worker of the helpline."}))
    edit = finish(tasks.add_case_list(audited, whole.audit.id, plan))
    assert edit is not None
    assert edit.label == "2 cases added from a list"
    after = arrange.whole_of(audited)
    assert [case.ref for case in after.cases[3:]] == ["MIS26-11", "MIS26-12"]
    police, school = after.members[1], after.members[2]
    assert [after.involvement(case, police) for case in after.cases[3:]] == [Known.NIL, Known.KNOWN]
    assert {after.involvement(case, school) for case in after.cases[3:]} == {Known.AWAITED}
    assert [(each.text, each.reason) for each in audited.ask(KeptIdentifiers())] == [
        ("Amina Shah", "A worker of the helpline.")
    ]
    steps = arrange_undo(audited)
    assert steps == "2 cases added from a list"
    assert arrange.tables(audited) == before


def arrange_undo(store: Store) -> str:
    from workbench.domain.questions import UndoSteps

    undo = store.ask(UndoSteps()).undo
    assert undo is not None
    store.apply(undo)
    return undo.label


def test_a_case_that_has_come_since_stops_the_whole_step(audited: Store) -> None:
    plan = staged("Ref\tAge\nMIS26-11\t14\nMIS26-12\t14", around(audited))
    whole = arrange.whole_of(audited)
    finish(tasks.add_case_list(audited, whole.audit.id, replace(plan, rows=plan.rows[:1])))
    before = arrange.tables(audited)
    with pytest.raises(NoLongerHolds):
        finish(tasks.add_case_list(audited, whole.audit.id, plan))
    assert arrange.tables(audited) == before


def test_a_list_with_nothing_good_changes_nothing(audited: Store) -> None:
    plan = staged("Ref\tAge\nMIS26-11\tteen", around(audited))
    assert finish(tasks.add_case_list(audited, arrange.whole_of(audited).audit.id, plan)) is None


def test_every_field_that_a_case_has_can_be_in_a_list() -> None:
    kept = {what.value for what in What if what.kept} | {"facts", "id", "closed_on", "reopened", "raters"}
    assert {name for name in Case.__dataclass_fields__ if name not in kept} == set()


def test_what_is_read_is_never_an_error_of_ours(tmp_path: Path) -> None:
    """Any bytes at all: a list, or a sentence."""
    for content in (b"\xff\xfe\x00", b"a,b\x00c", b'"' * 5_000, b",\n" * 4_999, "Ref\n\ud7ff".encode()):
        path = tmp_path / "list.csv"
        path.write_bytes(content)
        said = "A list."
        try:
            tables: Tables = finish(table_file(path))
            finish(ListReading(tables.sheets[0], AROUND).staged(Decisions()))
        except WorkbenchError as error:
            said = str(error)
        assert said.endswith(".")
