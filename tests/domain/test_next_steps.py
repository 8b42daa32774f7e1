"""What is next, in its order, each with its sentence, its day and its place; and how ready the next panel is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.test_programme import DAY, FULL, TODAY, an
from workbench.domain.concerns import Concern
from workbench.domain.next_steps import (
    Rank,
    Ready,
    Step,
    Way,
    by_day,
    called,
    late,
    moment_in_words,
    next_steps,
    on_day,
    readiness,
)
from workbench.domain.programme import AuditSummary

NOW = datetime(2026, 5, 7, 9, 0).astimezone()
SECRET = "A worry that is nobody else's business"


def steps(*summaries: AuditSummary, concerns: tuple[Concern, ...] = ()) -> tuple[Step, ...]:
    return next_steps(summaries, concerns, {5: "MIS26-02"}, NOW)


def told(*summaries: AuditSummary) -> list[tuple[str, str, str]]:
    return [(step.what, step.about, step.when) for step in steps(*summaries)]


def concern(hours: float, **fields: object) -> Concern:
    return Concern(1, 5, SECRET, NOW - timedelta(hours=hours), id=round(hours * 60), **fields)  # type: ignore[arg-type]


def test_an_open_concern_says_who_was_told_and_never_what_was_worried_about() -> None:
    waiting = concern(18, told="0–19 nursing", told_at=NOW.replace(hour=15, minute=20) - timedelta(days=1))
    (step,) = steps(concerns=(waiting,))
    assert step.what == "Chase the reply to an immediate concern"
    assert step.about == "MIS26-02, told 0–19 nursing yesterday at 15:20; not acknowledged yet"
    assert (step.when, step.alarm, step.way, step.case_id, step.concern_id) == (
        "Overdue",
        True,
        Way.CONCERN,
        5,
        waiting.id,
    )
    (fresh,) = steps(concerns=(concern(0.1),))
    assert (fresh.what, fresh.when, fresh.alarm) == ("Tell someone about an immediate concern", "Open", False)
    assert fresh.about == "MIS26-02, raised today at 08:54; nobody told yet"
    assert SECRET not in str([(one.what, one.about, one.when) for one in (step, fresh)])
    answered = replace(waiting, acknowledged_at=NOW)
    assert steps(concerns=(answered,)) == ()


def test_concerns_come_first_the_overdue_ones_before_the_rest_however_old_the_audit() -> None:
    late_return = replace(FULL, audit=replace(an(), returns_due=date(2026, 5, 1)), settled=60)
    found = steps(late_return, concerns=(concern(0.1), concern(30)))
    assert [step.rank for step in found][:3] == [Rank.CONCERN, Rank.CONCERN, Rank.LATE]
    assert [step.alarm for step in found][:3] == [True, False, True]
    assert late(found) == 2


@pytest.mark.parametrize(
    ("due", "rank", "when"),
    [
        (date(2026, 5, 6), Rank.LATE, "Was due 6 May"),
        (date(2026, 5, 7), Rank.DUE, "By today"),
        (date(2026, 5, 8), Rank.DUE, "By tomorrow"),
        (date(2026, 5, 21), Rank.DUE, "By 21 May"),
    ],
)
def test_returns_awaited_are_late_after_their_day_and_due_a_fortnight_before(due: date, rank: Rank, when: str) -> None:
    summary = replace(FULL, audit=replace(an(day=date(2026, 6, 30)), returns_due=due), settled=57)
    (step,) = steps(summary)
    assert (step.rank, step.when, step.alarm) == (rank, when, rank is Rank.LATE)
    assert step.what == "Settle 7 returns"
    assert step.about == "Missing children: 57 of 64 settled, 7 awaited"
    assert step.way is Way.RETURNS


def test_a_return_that_came_with_problems_is_to_be_settled_and_is_not_late() -> None:
    audit = replace(an(day=date(2026, 6, 30)), returns_due=date(2026, 5, 1))
    both = replace(FULL, audit=audit, settled=57, to_fix=2)
    (step,) = steps(both)
    assert (step.what, step.alarm) == ("Settle 7 returns", True)
    assert step.about == "Missing children: 57 of 64 settled, 5 awaited, 2 came back with problems"
    (step,) = steps(replace(both, settled=62))
    assert (step.what, step.alarm, step.when) == ("Settle 2 returns", False, "Was due 1 May")
    assert step.about == "Missing children: 62 of 64 settled, 2 came back with problems"
    (step,) = steps(replace(both, audit=replace(audit, returns_due=None), settled=62))
    assert (step.when, step.way) == ("No day set", Way.RETURNS)


def test_an_extended_return_is_late_after_the_day_it_was_extended_to() -> None:
    audit = replace(an(day=date(2026, 6, 30)), returns_due=date(2026, 5, 1))
    extended = replace(FULL, audit=audit, settled=63, first_due=date(2026, 5, 11))
    (step,) = steps(extended)
    assert (step.rank, step.alarm, step.when) == (Rank.DUE, False, "By 11 May")
    (step,) = steps(replace(extended, first_due=date(2026, 5, 6)))
    assert (step.rank, step.alarm, step.when) == (Rank.LATE, True, "Was due 6 May")


@pytest.mark.parametrize(
    "changed", [{"settled": 64}, {"graded": 64, "cases_done": 8, "briefing": 1, "briefing_kept": DAY}]
)
def test_returns_press_nobody_when_they_are_settled_or_the_panel_is_done(changed: dict[str, int]) -> None:
    audit = replace(an(day=date(2026, 6, 30)), returns_due=date(2026, 5, 6))
    assert steps(replace(FULL, audit=audit, **({"settled": 57} | changed))) == ()  # type: ignore[arg-type]


def test_returns_more_than_a_fortnight_off_do_not_press_yet() -> None:
    audit = replace(an(day=date(2026, 6, 30)), returns_due=date(2026, 5, 22))
    assert steps(replace(FULL, audit=audit, settled=57)) == ()


@pytest.mark.parametrize(
    ("day", "changed", "expected"),
    [
        (date(2026, 5, 6), {"graded": 30, "cases_done": 3},
         ("Finish the panel", "Missing children: 3 of 8 cases done", "Was 6 May")),
        (date(2026, 5, 6), {},
         ("Hold the panel, or give it a new day", "Missing children: 0 of 8 cases done", "Was 6 May")),
        (date(2026, 5, 6), {"cases": 0}, ("Put in the cases", "Missing children: no cases yet", "Was 6 May")),
        (date(2026, 5, 7), {}, ("Start the panel", "Missing children: 0 of 8 cases done", "Panel today")),
        (date(2026, 5, 8), {"graded": 9},
         ("Go on with the panel", "Missing children: 0 of 8 cases done", "Panel tomorrow")),
        (date(2026, 5, 21), {"settled": 57},
         ("Prepare the panel", "Missing children: 8 cases, 57 of 64 returns settled", "Panel 21 May")),
    ],
)  # fmt: skip
def test_a_panel_day_that_is_near_or_gone_by(
    day: date, changed: dict[str, int], expected: tuple[str, str, str]
) -> None:
    summary = replace(FULL, audit=an(day=day), **changed)  # type: ignore[arg-type]
    assert told(summary) == [expected]
    (step,) = steps(summary)
    assert step.rank is (Rank.LATE if day < TODAY else Rank.DUE)
    assert step.alarm is (day < TODAY)


def test_reasons_are_owed_only_once_the_panel_has_met() -> None:
    owing = replace(FULL, graded=20, owed=3, cases_done=2)
    assert not any("owed" in step.what for step in steps(owing))
    after = replace(owing, audit=an(day=date(2026, 5, 6)))
    assert ("Write 3 reasons still owed", "Missing children: 3 of 20 lack a reason or impact", "Panel 6 May") in told(
        after
    )
    assert [step.rank for step in steps(after)] == [Rank.LATE, Rank.DUE]


def test_a_panel_that_is_done_asks_for_its_briefing_and_a_draft_for_its_end() -> None:
    done = replace(FULL, audit=an(day=date(2026, 5, 6)), graded=64, cases_done=8)
    assert told(done) == [("Draft the briefing", "Missing children: all 8 cases done, no briefing yet", "Panel 6 May")]
    assert steps(done)[0].rank is Rank.SIGN_OFF
    assert told(replace(done, draft=2)) == [
        ("Finish the briefing", "Missing children: draft 2 is being written", "Panel 6 May")
    ]
    assert steps(replace(done, briefing=2, briefing_kept=TODAY, draft=3)) == ()


def test_a_draft_begun_early_never_says_that_the_panel_is_done() -> None:
    early = replace(FULL, audit=an(day=None), graded=6, cases_done=1, draft=1)
    assert told(early) == [("Go on with the panel", "Missing children: 1 of 8 cases done", "No panel day")]
    (step,) = steps(replace(early, graded=0, cases_done=0))
    assert (step.what, step.when) == ("Finish the briefing", "Panel not done")


@pytest.mark.parametrize(
    ("changed", "day", "what", "about"),
    [
        ({"cases": 0}, None, "Put in the cases", "Missing children: 0 of 8 there"),
        ({"cases": 3}, date(2026, 7, 1), "Put in the cases", "Missing children: 3 of 8 there"),
        ({}, None, "Set the panel day", "Missing children: 8 cases ready"),
        ({"graded": 5}, None, "Go on with the panel", "Missing children: 0 of 8 cases done"),
    ],
)
def test_an_audit_that_nothing_presses_says_its_one_next_thing(
    changed: dict[str, int], day: date | None, what: str, about: str
) -> None:
    (step,) = steps(replace(FULL, audit=an(day=day), **changed))  # type: ignore[arg-type]
    assert (step.what, step.about, step.rank) == (what, about, Rank.NEXT)


def test_audits_of_older_years_press_nobody() -> None:
    old, last = (replace(FULL, audit=an(day=date(year, 5, 6)), graded=3) for year in (2024, 2025))
    assert steps(old) == ()
    assert [step.rank for step in steps(last)] == [Rank.LATE]


def test_the_order_is_concerns_late_due_sign_offs_then_the_rest() -> None:
    found = steps(
        replace(FULL, audit=an("Waiting", None), cases=0),
        replace(FULL, audit=an("Done", date(2026, 5, 1)), cases_done=8),
        replace(FULL, audit=an("Due", date(2026, 5, 12))),
        replace(FULL, audit=an("Sooner", date(2026, 5, 9))),
        replace(FULL, audit=an("Late", date(2026, 5, 2))),
        concerns=(concern(1),),
    )
    assert [step.rank for step in found] == [Rank.CONCERN, Rank.LATE, Rank.DUE, Rank.DUE, Rank.SIGN_OFF, Rank.NEXT]
    assert [step.about.split(":")[0] for step in found][2:4] == ["Sooner", "Due"]


def test_readiness_counts_what_the_next_panel_needs() -> None:
    summary = replace(FULL, settled=57, in_room=7)
    found = readiness([summary], TODAY)
    assert found is not None
    assert (found.when, found.about) == ("Panel day in 7 days", "Missing children, Thursday 14 May")
    assert found.items == (
        Ready("Lines and scale locked", "version 2", True, Way.SCOPE),
        Ready("Cases drawn", "8 of 8", True, Way.CASES),
        Ready("Returns settled", "57 of 64", False, Way.RETURNS),
        Ready("Agencies coming", "7 of 8", False, Way.PANEL),
    )
    whole = readiness([replace(FULL, in_room=8)], TODAY)
    assert whole is not None
    assert all(item.done for item in whole.items)
    short = readiness([replace(FULL, cases=3)], TODAY)
    assert short is not None
    assert (short.items[1].count, short.items[1].done) == ("3 of 8", False)


def test_nothing_is_ready_where_nothing_is_there() -> None:
    found = readiness([replace(FULL, cases=0, agencies=0, lines=0, settled=0)], TODAY)
    assert found is not None
    assert not any(item.done for item in found.items)
    assert readiness([replace(FULL, audit=an(day=None))], TODAY) is None


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (TODAY, "Panel day today"),
        (date(2026, 5, 8), "Panel day tomorrow"),
        (date(2026, 7, 6), "Panel day in 60 days"),
        (date(2026, 7, 7), "Next panel day"),
    ],
)
def test_the_days_to_the_panel_are_counted_while_they_are_few(day: date, when: str) -> None:
    found = readiness([replace(FULL, audit=an(day=day))], TODAY)
    assert found is not None
    assert found.when == when


def test_days_and_moments_in_words() -> None:
    assert by_day(date(2027, 1, 2), TODAY) == "By 2 January 2027"
    assert on_day(DAY, TODAY) == "Panel 14 May"
    assert moment_in_words(datetime(2026, 5, 5, 15, 20).astimezone(), NOW) == "5 May at 15:20"
    assert moment_in_words(datetime(2026, 5, 7, 6, 5).astimezone().astimezone(UTC), NOW) == "today at 06:05"


def test_a_long_title_is_cut_so_that_the_count_after_it_is_seen() -> None:
    long = an("Child sexual abuse: first response in all districts and after")
    assert called(long) == "Child sexual abuse: first response…"
    assert called(an("Neglect")) == "Neglect"
