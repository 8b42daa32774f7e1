"""Whatever was written anywhere about a case or in a form, no word of it is in a message that leaves the computer."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.returns.test_standing_and_chasing import AUDIT, CASES, LINES, MEMBERS, SCALE, TODAY
from workbench.domain.audits import Case, Involvement, Known
from workbench.domain.returns.asked import ReturnsSheet
from workbench.domain.returns.chasing import chase_of, message, question
from workbench.domain.returns.post import Post, What
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow
from workbench.domain.whole_audit import WholeAudit

SECRET = st.text(alphabet="QXZJV", min_size=9, max_size=14)
"""Letters that no message has side by side."""


def told_of(case: Case, secret: str) -> Case:
    """The case with the secret in everything that is written about it but its reference."""
    words = {each.name: secret for each in fields(case) if each.type is str or each.type == "str"}
    words.pop("ref")
    return replace(case, **words, themes=(secret,), facts=((secret, secret),))


@given(SECRET, st.sampled_from(list(Known)), st.one_of(st.none(), st.dates(date(2026, 4, 1), date(2026, 6, 30))))
def test_no_word_about_a_case_is_in_a_message(secret: str, state: Known, due: date | None) -> None:
    cases = tuple(told_of(case, secret) for case in CASES)
    involved = tuple(
        Involvement(case.id, member.agency.id, state if case.id == 1 else Known.AWAITED, secret, filled_by=secret,
                    due=due, due_why=secret)
        for case in cases
        for member in MEMBERS
    )  # fmt: skip
    posts = tuple(
        Post(n, 9, member.agency.id, what, datetime(2026, 5, 2, tzinfo=UTC), "R. Officer", None, secret, secret)
        for n, (member, what) in enumerate((member, what) for member in MEMBERS for what in What)
    )
    wrong = Problem(77, 9, MEMBERS[0].agency.id, 1, 21, secret, "Return", "D2", "Line 1 has two grades.", "Choose one.",
                    boxes=(("reason", secret),))  # fmt: skip
    whole = WholeAudit("Northmere", AUDIT, "k", "t", 1, SCALE, LINES, MEMBERS, cases, involved, (), post=posts,
                       problems=(wrong,))  # fmt: skip
    now = ReturnsNow(ReturnsSheet(whole, ()), TODAY)
    for member in MEMBERS:
        chase = chase_of(now, member)
        assert chase is not None
        text = message(now, chase, "R. Officer", "Northmere")
        assert secret not in text
        assert all(ref in text for ref in chase.refs)
        asked = question(AUDIT, cases[0], member, (wrong,), (), "R. Officer", "Northmere")
        assert secret not in asked
