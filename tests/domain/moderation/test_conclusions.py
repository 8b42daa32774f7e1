"""Conclusions are confirmed only when each line has one, or says why it has none; opening them again says why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as any_of

from tests.domain.moderation.any_audit import audits
from tests.exports.audits import example, place
from tests.exports.audits import given as judged
from workbench.domain.edits import Changed, Kind
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.moderation.conclusions import (
    concluded_words,
    conclusions,
    confirm,
    confirmed_words,
    reopen,
    why_not_confirmed,
)
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit, distribution
from workbench.errors import Refused

TODAY = date(2026, 6, 1)


def audit(*answers: str | NonScore | None, reason: str = "Seen in the cases") -> WholeAudit:
    """The example's first lines with these conclusions."""
    whole = example(2)
    lines = whole.graded_lines[: len(answers)]
    found: list[Judgement] = []
    for line, answer in zip(lines, answers, strict=True):
        if answer is not None:
            made = judged(place(line, Layer.FINAL), answer)
            found.append(made._replace(reason=reason, impact="Safer"))
    others = [each for each in whole.judgements if each.place.layer is not Layer.FINAL]
    return replace(whole, lines=lines, judgements=(*found, *others))


def code(whole: WholeAudit, at: int = 0) -> str:
    return whole.graded_lines[at].scale.codes[1]


GOOD = code(example(1))


def test_each_line_stands_beside_what_was_found_on_it_and_never_the_whole_case() -> None:
    whole = example(2)
    found = conclusions(whole)

    assert [each.line for each in found] == list(whole.graded_lines)
    assert whole.whole_case_line not in [each.line for each in found]
    assert all(sum(count for _, count in each.panel.non_scores) + each.panel.graded == 2 for each in found)


@any_of(audits())
def test_what_was_found_is_the_distribution_of_each_layer(whole: WholeAudit) -> None:
    for each in conclusions(whole):
        assert each.panel == distribution(whole, each.line, Layer.PANEL)
        assert each.own == distribution(whole, each.line, Layer.SELF)


def test_a_grade_or_an_answer_with_its_reason_settles_a_line() -> None:
    found = conclusions(audit(GOOD, NonScore.NOT_ENOUGH_EVIDENCE, None))
    assert [each.settled for each in found] == [True, True, False]
    unexplained = conclusions(audit(NonScore.NOT_APPLICABLE, reason=" "))
    assert [each.lacks for each in (*found, *unexplained)] == ["", "", "not concluded", "say why there is no grade"]


def test_confirming_needs_every_line_and_names_those_that_lack() -> None:
    with pytest.raises(Refused, match="Line 2 and line 3 are not concluded yet"):
        confirm(audit(GOOD, None, None), "J. Chair", TODAY)
    with pytest.raises(Refused, match="Line 1 is left without a grade: say why in its reason"):
        confirm(audit(NonScore.NOT_APPLICABLE, reason=""), "J. Chair", TODAY)
    with pytest.raises(Refused, match="Line 1, line 2, line 3 and 1 more are not concluded yet"):
        confirm(audit(None, None, None, None), "J. Chair", TODAY)
    assert why_not_confirmed(audit(GOOD)) == ""


def test_what_is_owed_is_said_and_does_not_block() -> None:
    edit = confirm(audit(GOOD, GOOD, reason=""), "  J.  Chair ", TODAY)

    assert edit is not None
    assert edit.label == f"Conclusions of {example(1).audit.ref} confirmed, 2 reasons owed"
    assert {change.field: change.after for change in edit.changes if isinstance(change, Changed)} == {
        "confirmed_on": "2026-06-01",
        "confirmed_by": "J. Chair",
    }
    assert {change.kind for change in edit.changes} == {Kind.AUDIT}
    assert not edit.undoable


def test_who_confirms_is_said() -> None:
    with pytest.raises(Refused, match="Say who confirms"):
        confirm(audit(GOOD), "  ", TODAY)


def test_an_audit_without_lines_has_nothing_to_confirm() -> None:
    with pytest.raises(Refused, match="no lines of enquiry"):
        confirm(replace(example(1), lines=()), "J. Chair", TODAY)


def test_an_audit_without_cases_is_concluded_all_the_same() -> None:
    whole = replace(audit(GOOD), cases=(), involvements=())
    assert confirm(whole, "J. Chair", TODAY) is not None


def test_reopening_keeps_why_and_is_not_undone_by_a_key() -> None:
    whole = audit(GOOD)
    confirmed = replace(whole.audit, confirmed_on=TODAY, confirmed_by="J. Chair")
    with pytest.raises(Refused, match="Say why the conclusions"):
        reopen(confirmed, " \n")
    edit = reopen(confirmed, "A late return changed line 1.\r\n")

    assert edit is not None
    assert {change.field: change.after for change in edit.changes if isinstance(change, Changed)} == {
        "confirmed_on": None,
        "confirmed_by": "",
        "unconfirmed": "A late return changed line 1.",
    }
    assert not edit.undoable
    assert reopen(whole.audit, "why") is None
    assert confirm(replace(whole, audit=confirmed), "J. Chair", TODAY) is None


def test_the_state_in_one_line() -> None:
    whole = audit(GOOD, NonScore.NOT_ENOUGH_EVIDENCE, None, reason="")
    assert concluded_words(conclusions(whole), whole.audit) == "1 of 3 lines concluded. 2 reasons owed."
    confirmed = replace(whole.audit, confirmed_on=TODAY, confirmed_by="J. Chair")
    assert concluded_words(conclusions(whole), confirmed) == "Confirmed on 1 June 2026 by J. Chair."
    assert confirmed_words(whole.audit) == ""
