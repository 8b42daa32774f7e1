"""The programme's rules: the stage of an audit, its year, and what comes next in it. Each broken rule breaks a test."""

from dataclasses import replace
from datetime import date

import pytest

from workbench.domain.audits import Audit, AuditType, Sample
from workbench.domain.planned import Entry, What
from workbench.domain.programme import (
    STAGES,
    AuditSummary,
    Stage,
    entry_outlook,
    months_of,
    next_panel,
    outlook,
    size_in_words,
    standing,
    year_of,
    years,
)

TODAY = date(2026, 5, 7)
DAY = date(2026, 5, 14)


def an(title: str = "Missing children", day: date | None = DAY, year: int = 2026, size: int | None = 8) -> Audit:
    ref = "".join(word[0] for word in title.upper().split())
    return Audit(abs(hash(title)) % 999, ref, title, year, panel_day=day, sample=Sample(size=size))


FULL = AuditSummary(an(), cases=8, agencies=8, lines=8, graded=0, cases_done=0, settled=64, version=2)


def test_there_are_seven_stages_in_their_order() -> None:
    assert STAGES == ("Scope", "Sample", "Returns", "Panel", "Findings", "Briefing", "Impact")


@pytest.mark.parametrize(
    ("changed", "stage", "told"),
    [
        ({"lines": 0, "cases": 0, "settled": 0}, Stage.SCOPE, "No lines yet"),
        ({"cases": 0, "settled": 0}, Stage.SAMPLE, "No cases yet"),
        ({"cases": 3, "settled": 24}, Stage.SAMPLE, "3 of 8 drawn"),
        ({"settled": 57}, Stage.RETURNS, "57 of 64"),
        ({}, Stage.PANEL, "0 of 64 graded"),
        ({"settled": 57, "graded": 1}, Stage.PANEL, "1 of 64 graded"),
        ({"cases": 3, "settled": 0, "graded": 5}, Stage.PANEL, "5 of 24 graded"),
        ({"graded": 64, "cases_done": 7}, Stage.PANEL, "64 of 64 graded"),
        ({"graded": 64, "cases_done": 8}, Stage.FINDINGS, "No messages yet"),
        ({"graded": 64, "cases_done": 8, "messages": 5}, Stage.FINDINGS, "5 messages"),
        ({"graded": 64, "cases_done": 8, "draft": 2}, Stage.BRIEFING, "Draft 2"),
        ({"graded": 3, "briefing": 1, "briefing_kept": TODAY, "draft": 2}, Stage.BRIEFING, "Version 1"),
        ({"cases": 0, "settled": 0, "concluded": 3}, Stage.FINDINGS, "3 of 8 lines"),
    ],
)
def test_the_bob_hangs_at_the_furthest_stage_begun_with_its_count(
    changed: dict[str, int], stage: Stage, told: str
) -> None:
    assert standing(replace(FULL, **changed)) == (stage, told)  # type: ignore[arg-type]


def test_a_case_with_no_agency_waits_for_nobody() -> None:
    assert standing(replace(FULL, agencies=0, settled=0))[0] is Stage.PANEL


def test_without_a_sample_size_one_case_is_a_sample() -> None:
    assert replace(FULL, audit=an(size=None), cases=1).undrawn == 0
    assert replace(FULL, audit=an(size=None), cases=0).undrawn == 1


@pytest.mark.parametrize(
    ("changed", "day", "told"),
    [
        ({"settled": 57}, DAY, ("Panel, 14 May", "7 returns to settle")),
        ({"settled": 63}, DAY, ("Panel, 14 May", "1 return to settle")),
        ({}, DAY, ("Panel, 14 May", "Returns settled")),
        ({"cases": 3}, date(2027, 1, 9), ("Panel, 9 January 2027", "5 cases to draw")),
        ({"graded": 9, "cases_done": 1}, DAY, ("Panel, 14 May", "1 of 8 cases done")),
        ({"graded": 9, "cases_done": 1}, date(2026, 5, 6), ("Panel was 6 May", "1 of 8 cases done")),
        ({"cases": 0}, date(2026, 5, 6), ("Panel was 6 May", "No cases yet")),
        ({}, None, ("No panel day set", "")),
        ({"cases_done": 8}, date(2026, 5, 6), ("Panel was 6 May", "No briefing yet")),
        ({"cases_done": 8, "owed": 2}, date(2026, 5, 6), ("Panel was 6 May", "2 reasons owed")),
        ({"cases_done": 8}, DAY, ("Panel done", "No briefing yet")),
        ({"draft": 3}, DAY, ("Briefing, draft 3", "Being written")),
        ({"briefing": 3, "briefing_kept": date(2026, 3, 9)}, DAY, ("Briefing, version 3", "Kept 9 March")),
    ],
)
def test_what_comes_next_is_told_with_its_day_and_count(
    changed: dict[str, int], day: date | None, told: tuple[str, str]
) -> None:
    assert outlook(replace(FULL, audit=an(day=day), **changed), TODAY) == told  # type: ignore[arg-type]


def test_the_year_is_that_of_the_panel_day_april_to_march() -> None:
    assert year_of(an(day=date(2027, 3, 31), year=2030)) == 2026
    assert year_of(an(day=date(2027, 4, 1), year=2030)) == 2027
    assert year_of(an(day=None, year=2024)) == 2024


def test_years_come_latest_first_and_inside_one_the_soonest_panel() -> None:
    audits = [
        replace(FULL, audit=an("B", date(2026, 6, 1))),
        replace(FULL, audit=an("Old", None, 2022)),
        replace(FULL, audit=an("A", None, 2026)),
        replace(FULL, audit=an("C", date(2026, 5, 20))),
        replace(FULL, audit=an("Last", None, 2025)),
    ]
    later, sooner = (Entry(n, 2026, What.PLANNED, f"E{n}", month=f"2026-{11 - n:02}") for n in (1, 2))
    own = Entry(3, 2026, What.SINGLE_AGENCY, "Own", month="2026-04")
    found = years(audits, (own, later, sooner), TODAY)
    assert [(year.year, year.recent) for year in found] == [(2026, True), (2025, True), (2022, False)]
    assert [each.audit.title for each in found[0].audits] == ["C", "B", "A"]
    assert [each.title for each in found[0].entries] == ["E2", "E1", "Own"]
    assert found[0].told == "3 audits, 2 planned, 1 single-agency"


def test_the_latest_year_is_in_full_however_old_it_is() -> None:
    found = years([replace(FULL, audit=an(n, None, year)) for n, year in (("A", 2015), ("B", 2014))], (), TODAY)
    assert [year.recent for year in found] == [True, False]
    assert years((), (), TODAY) == ()


def test_a_year_may_hold_planned_work_only() -> None:
    (year,) = years((), (Entry(1, 2027, What.PLANNED, "Next year"),), TODAY)
    assert (year.year, year.told, year.recent) == (2027, "1 planned", True)


@pytest.mark.parametrize(
    ("what", "month", "told"),
    [
        (What.PLANNED, "2026-09", "Starts September"),
        (What.PLANNED, "2026-05", "Starts May"),
        (What.PLANNED, "2027-01", "Starts January 2027"),
        (What.PLANNED, "2026-04", "Was to start April"),
        (What.PLANNED, "", "No month set"),
        (What.SINGLE_AGENCY, "2025-11", "Done November 2025"),
        (What.SINGLE_AGENCY, "", "Done"),
    ],
)
def test_an_entry_says_when(what: What, month: str, told: str) -> None:
    assert entry_outlook(Entry(1, 2026, what, "T", month=month), TODAY) == told


def test_the_months_of_an_audit_year_run_from_april_to_march() -> None:
    months = months_of(2026)
    assert (len(months), months[0], months[8], months[9], months[-1]) == (
        12,
        ("2026-04", "April 2026"),
        ("2026-12", "December 2026"),
        ("2027-01", "January 2027"),
        ("2027-03", "March 2027"),
    )


def test_the_next_panel_is_the_soonest_with_cases_to_judge_today_included() -> None:
    gone, today, later = (
        replace(FULL, audit=an(name, date(2026, 5, day))) for name, day in (("Gone", 6), ("Today", 7), ("Later", 8))
    )
    assert next_panel((later, gone, today), TODAY) is today
    assert next_panel((later, gone, replace(today, cases_done=8)), TODAY) is later
    assert next_panel((gone,), TODAY) is None


def test_the_size_is_told_in_cases_and_agencies() -> None:
    assert size_in_words(FULL) == "8 cases, 8 agencies"
    assert size_in_words(replace(FULL, cases=1, agencies=1)) == "1 case, 1 agency"
    assert size_in_words(replace(FULL, cases=0)) == "No cases, 8 agencies"
    assert AuditType.QUICK.label == "Quick audit"
