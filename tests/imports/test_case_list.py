"""Lists of cases as they are pasted: every column told, nothing that identifies kept, each bad row with its cell."""

from dataclasses import replace

import pytest

from tests.imports.case_lists import AROUND, TABLES, Listed, reading, staged, tabbed
from workbench.domain.audits import Case, Known
from workbench.domain.progress import finish
from workbench.errors import Refused
from workbench.imports.case_list.fields import IDENTIFIES, Target, What
from workbench.imports.case_list.plan import Decisions, headings
from workbench.imports.case_list.rows import State
from workbench.imports.case_list.tables import MOST_ROWS, pasted_table

PRIVATE = tabbed(
    ["Ref", "Child's name", "Date of birth", "Index", "Age"],
    ["A1", "Sofia Bright", "12/03/2011", "943 476 5919", "15"],
    ["A2", "Jack Lane", "01/09/2009", "943 476 5870", "16"],
)


@pytest.mark.parametrize("listed", TABLES, ids=lambda listed: listed.called)
def test_a_list_as_it_is_pasted(listed: Listed) -> None:
    plan = staged(listed.text)
    assert tuple(case.ref for case in plan.cases) == listed.good
    assert len(plan.stopped) == listed.stopped
    taken: dict[str, str] = {}
    for column in plan.columns:
        taken.setdefault(column.head, column.target.key)
    assert listed.taken.items() <= taken.items()
    if listed.bands:
        assert tuple(case.age_band for case in plan.cases) == listed.bands
    for row in plan.stopped:
        told = [problem for problem in row.problems if problem.stops]
        assert told
        assert all(problem.place.endswith(str(row.number + 1)) for problem in told)
        assert all(problem.fix.endswith(".") for problem in told)


@pytest.mark.parametrize("name", ["jamie smith", "Jamie", "jamie", "JAMIE", "Zoë", "oddname surname"])
def test_a_name_is_no_reference_in_whatever_letters(name: str) -> None:
    plan = staged(tabbed(["Child", "Age"], [name, "14"], ["MIS26-02", "9"], ["MIS26-03", "9"]))
    assert [case.ref for case in plan.cases] == ["MIS26-02", "MIS26-03"]
    (row,) = plan.stopped
    assert row.raws[0] == ""
    assert "a name in it, so it is not shown" in row.problems[0].sentence


def test_a_fact_is_looked_through_with_its_label() -> None:
    rows = staged(tabbed(["Ref", "Fact: Jamie Smith", "Fact: When born"], ["A1", "yes", "3 May 2025"])).stopped
    assert [problem.found[0].text for row in rows for problem in row.problems] == ["Jamie Smith", "3 May 2025"]


def test_what_each_cell_comes_to() -> None:
    plan = staged(
        tabbed(
            [
                "Ref",
                "Sex",
                "Age",
                "Ethnicity",
                "SEND",
                "Status",
                "Placement",
                "Theme",
                "POL",
                "CSC",
                "Fact: Times missing",
            ],
            ["A1", "F", "19", "wbri", "ehcp", "LAC", "at home", "County lines; Neglect", "y", "nil", "6"],
        )
    )
    assert plan.cases == (
        Case(
            0,
            "A1",
            age_band="18 to 25",
            gender="Woman",
            ethnicity="W1",
            send="Education, health and care plan",
            status="Looked after",
            placement="With a parent",
            themes=("County lines", "Neglect"),
            facts=(("Times missing", "6"),),
        ),
    )
    assert plan.involvement == {("A1", "POL"): Known.KNOWN, ("A1", "CSC"): Known.NIL}


def test_nothing_of_a_column_that_identifies_is_kept_shown_or_copied() -> None:
    plan = staged(PRIVATE + "\nSofia Bright\tx\t\t\tteen")
    held = repr(plan)
    for word in ("Sofia", "Bright", "Jack", "2011", "2009", "943"):
        assert word not in held
        assert word not in plan.copied()
    assert plan.left_out[0] == "Left out, because they identify a child: Child's name, Date of birth, Index."


@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize("what", [What.SYNOPSIS, What.FACT, What.REF, What.AREA, What.LEAD])
def test_a_column_that_identifies_can_be_taken_as_nothing(place: int, what: What) -> None:
    plan = staged(PRIVATE, decisions=Decisions(targets={place: Target(what)}))
    assert plan.columns[place].target == IDENTIFIES
    assert [case.ref for case in plan.cases] == ["A1", "A2"]
    assert [each.what for each in plan.columns[place].allowed(AROUND)][:1] == [What.IDENTIFIES]


def test_a_date_of_birth_can_become_an_age_band_and_takes_the_place_of_the_age() -> None:
    plan = staged(PRIVATE, decisions=Decisions(targets={2: Target(What.BORN)}))
    assert [case.age_band for case in plan.cases] == ["14 to 15", "16 to 17"]
    assert plan.columns[4].target.what is What.LEFT
    assert "2011" not in repr(plan)


def test_what_only_one_column_can_be_goes_to_the_one_chosen() -> None:
    text = tabbed(["Ref", "Status", "Legal status"], ["A1", "CIN", "CP"])
    assert [case.status for case in staged(text).cases] == ["Child in need"]
    plan = staged(text, decisions=Decisions(targets={2: Target(What.STATUS)}))
    assert [case.status for case in plan.cases] == ["Child protection plan"]
    assert plan.columns[1].target.what is What.LEFT
    assert plan.columns[1].told == "Another column is taken as status."


def test_a_word_not_on_a_free_list_is_taken_as_it_is_and_told_with_the_nearest() -> None:
    row = staged(tabbed(["Ref", "Status"], ["A1", "Chld in need"])).rows[0]
    assert (row.state, row.case.status) == (State.READY, "Chld in need")
    assert row.problems[0].sentence == (
        "B2: “Chld in need” is not on the list for status. It is taken as it is. Did it mean Child in need?"
    )


def test_a_meaning_settles_every_row_with_the_word() -> None:
    text = tabbed(["Ref", "Age", "POL"], ["A1", "teen", "yes"], ["A2", "teen", "perhaps"])
    assert [len(row.problems) for row in staged(text).rows] == [1, 2]
    meanings = {(1, "teen"): "14 to 15", (2, "perhaps"): "awaited"}
    plan = staged(text, decisions=Decisions(meanings=meanings))
    assert [case.age_band for case in plan.cases] == ["14 to 15", "14 to 15"]
    assert plan.involvement[("A2", "POL")] is Known.AWAITED
    as_typed = staged(text, decisions=Decisions(meanings={**meanings, (1, "teen"): "teen"}))
    assert [case.age_band for case in as_typed.cases] == ["teen", "teen"]


def test_a_cell_mended_here_is_read_anew() -> None:
    text = tabbed(["Ref", "Age"], ["A1", "teen"], ["", "9"])
    plan = staged(text, decisions=Decisions(cells={(1, 1): "14", (2, 0): "A2"}))
    assert [(case.ref, case.age_band) for case in plan.cases] == [("A1", "14 to 15"), ("A2", "5 to 9")]


def test_an_identifier_waits_for_a_reason_and_is_kept_with_it() -> None:
    text = tabbed(["Ref", "Synopsis"], ["A1", "At Northmere Academy."])
    row = staged(text).rows[0]
    assert row.state is State.LOOK
    assert "Northmere Academy" in row.problems[0].what
    plan = staged(text, decisions=Decisions(kept={1: "It is in the news."}))
    assert len(plan.good) == 1
    assert plan.kept == {("name", "Northmere Academy"): "It is in the news."}


def test_a_reason_never_lets_a_name_stand_as_a_reference() -> None:
    plan = staged(
        tabbed(["Ref", "Age"], ["Jack Lane", "9"], ["A1", "9"], ["A2", "9"]), decisions=Decisions(kept={1: "x"})
    )
    assert [row.state for row in plan.rows] == [State.LOOK, State.READY, State.READY]
    assert plan.rows[0].case.ref == ""


def test_rows_added_before_are_gone_from_the_list() -> None:
    read = reading(tabbed(["Ref", "Age"], ["A1", "14"], ["A2", "teen"]))
    plan = finish(read.staged(Decisions(done=frozenset({1}))))
    assert [row.case.ref for row in plan.rows] == ["A2"]


def test_the_state_is_said_in_one_line() -> None:
    rows = [["A1", "14"], ["A2", "teen"], ["MIS26-90", "9"]]
    assert staged(tabbed(["Ref", "Age"], *rows)).in_words == (
        "1 of 3 rows can be added. 1 needs a look. 1 is in the audit already."
    )
    assert staged(tabbed(["Shoe", "Age"], ["red", "14"])).in_words.startswith("No column is taken as the reference")


def test_what_needs_a_look_is_copied_with_its_cell_and_the_fix() -> None:
    copied = staged('Ref\tAge\tSynopsis\nA1\tteen\t"two\nlines"\nA2\t=1\tx').copied()
    assert copied.startswith('Row\tRef\tAge\tSynopsis\tTo put right\n2\tA1\tteen\t"two\nlines"\tB2: “teen”')
    assert "\t =1\t" in copied


def test_the_headings_that_are_offered_are_all_understood() -> None:
    around = replace(AROUND, fact_labels=("Times missing",))
    head = headings(around)
    plan = staged(f"{head}\nA1", around)
    assert all(column.target.what.kept for column in plan.columns)
    assert len(plan.columns) == head.count("\t") + 1


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\ufeff"])
def test_nothing_pasted_is_said(text: str) -> None:
    with pytest.raises(Refused, match="Nothing was pasted"):
        pasted_table(text)


def test_more_than_five_thousand_rows_are_refused_with_their_number() -> None:
    with pytest.raises(Refused, match=r"there are 5,001 rows. The most is 5,000"):
        pasted_table("\n".join(f"A{n}" for n in range(MOST_ROWS + 1)))
