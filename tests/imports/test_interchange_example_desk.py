"""The example's returns, draw, double grading, conclusions and meetings hold together, year by year."""

from datetime import date
from pathlib import Path

import pytest

from workbench.domain.attendance import panel_meeting
from workbench.domain.attendance_year import Held, attendance_over
from workbench.domain.audits import Known
from workbench.domain.judgements import Layer, owed
from workbench.domain.meetings import Presence
from workbench.domain.moderation.graded_twice import graded_twice
from workbench.domain.sampling.drawn import State
from workbench.domain.whole_audit import WholeAudit
from workbench.imports.interchange.reading import read

RESOURCES = Path(__file__).parents[2] / "resources"
YEARS = (2022, 2024, 2026)


@pytest.fixture(scope="module")
def audits() -> dict[int, WholeAudit]:
    return {year: read(RESOURCES / "example" / f"missing-{year}.json").whole for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_whoever_answered_has_a_day_and_whoever_did_not_has_none(year: int, audits: dict[int, WholeAudit]) -> None:
    whole = audits[year]
    own = {(each.place.case_id, each.place.agency_id) for each in whole.judgements if each.place.layer is Layer.SELF}
    for each in whole.involvements:
        answered = (each.case_id, each.agency_id) in own
        assert answered == (each.state is Known.KNOWN)
        assert (each.received_on is not None) == (each.state in (Known.KNOWN, Known.NIL))
        assert bool(each.filled_by) == answered
        if each.received_on and each.filled_on:
            assert each.filled_on <= each.received_on
        assert (each.due is not None) == bool(each.due_why)
        late = each.received_on is not None and whole.audit.panel_day and each.received_on > whole.audit.panel_day
        assert each.after_panel == bool(late)


def test_the_returns_of_2026_came_as_pictured(audits: dict[int, WholeAudit]) -> None:
    whole = audits[2026]
    due = whole.audit.returns_due
    assert due == date(2026, 5, 1)
    came = [each for each in whole.involvements if each.received_on]
    assert (min(each.received_on for each in came), len(came)) == (date(2026, 4, 21), 62)  # type: ignore[type-var]
    extended = {each.due: each.due_why for each in came if each.due}
    assert extended == {date(2026, 5, 8): "Exam week.", date(2026, 5, 11): "The practice’s named GP is on leave."}
    assert [each.state for each in whole.involvements].count(Known.AWAITED) == 1


@pytest.mark.parametrize(("year", "replaced"), [(2022, 1), (2024, 1), (2026, 1)])
def test_the_draw_leads_to_every_case(year: int, replaced: int, audits: dict[int, WholeAudit]) -> None:
    whole = audits[year]
    assert [place.position for place in whole.draw] == list(range(1, len(whole.draw) + 1))
    assert [place.case_id for place in whole.draw if place.case_id] == [case.id for case in whole.cases]
    gone = [place for place in whole.draw if place.state is State.REPLACED]
    assert len(gone) == replaced
    assert all(place.reason and not place.fingerprint and place.case_id is None for place in gone)
    sample = whole.audit.sample
    assert sample.drawn_by
    assert sample.on is not None
    assert sample.drawn_on is not None
    assert sample.on <= sample.drawn_on
    drawn = [place.stratum for place in whole.draw if place.case_id]
    for stratum, population, wanted in sample.quota:
        assert drawn.count(stratum) == wanted
        assert population is not None
        assert wanted <= population
    if sample.quota:
        assert sum(population or 0 for _, population, _ in sample.quota) == sample.population


def test_one_case_was_graded_twice_with_small_differences(audits: dict[int, WholeAudit]) -> None:
    assert [len(graded_twice(audits[year])) for year in YEARS] == [0, 0, 1]
    (double,) = graded_twice(audits[2026])
    assert double.words == "MIS26-06, graded by Example reader A and Example reader B: same grade in 6 of 8."
    assert max(line.apart for line in double.lines) == 1
    assert not [each for each in audits[2026].judgements if each.place.rater and owed(each)]


def test_the_earlier_audits_are_confirmed_with_a_conclusion_on_every_line(audits: dict[int, WholeAudit]) -> None:
    assert audits[2026].audit.confirmed_on is None
    for year in (2022, 2024):
        whole = audits[year]
        assert whole.audit.confirmed_by.startswith("Example")
        assert whole.audit.confirmed_on is not None
        assert whole.audit.panel_day is not None
        assert whole.audit.confirmed_on > whole.audit.panel_day
        for line in whole.graded_lines:
            final = whole.final(line)
            assert final.grade
            assert not owed(final)


@pytest.mark.parametrize("year", YEARS)
def test_the_panel_day_has_its_register_by_role_and_without_names(year: int, audits: dict[int, WholeAudit]) -> None:
    whole = audits[year]
    panel = panel_meeting(whole.audit, whole.meetings)
    assert panel is not None
    assert {each.agency_id for each in panel.attendance} == {member.agency.id for member in whole.members}
    people = [each for meeting in whole.meetings for each in meeting.attendance]
    assert all(each.role.startswith("Example ") and not each.name for each in people)


def test_attendance_shows_every_state_and_one_gap_of_two(audits: dict[int, WholeAudit]) -> None:
    told = {}
    for year, whole in audits.items():
        held = [Held(each, whole.audit.ref, whole.audit.title, whole.members) for each in whole.meetings]
        told[year] = attendance_over(held).words
    assert told == {
        2022: "1 meeting. Nobody is known to have missed two in a row.",
        2024: "2 meetings. GP missed two or more in a row.",
        2026: "1 meeting. Nobody is known to have missed two in a row.",
    }
    states = {each.state for whole in audits.values() for meeting in whole.meetings for each in meeting.attendance}
    assert states == set(Presence)
