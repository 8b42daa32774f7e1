"""Every edit and its inverse, and what the file refuses."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import arrange
from tests.arrange import Clock, Opener, added, give, own, panel, tables, whole_of, write
from workbench.domain import attendance, setting_up, taking_out
from workbench.domain.audits import Agency, Case, Head, Involvement, Known, Message
from workbench.domain.edits import Added, Changed, Edit, Kind, Removed
from workbench.domain.judgements import Judgement, Words
from workbench.domain.library import taking_in as libraries
from workbench.domain.questions import JudgementAt, LinesAndScales
from workbench.domain.records import judgement_values, message_values
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import NoLongerHolds, Refused
from workbench.storage.store import Store

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def edits(store: Store, whole: WholeAudit) -> dict[str, Edit]:
    """One of every verb there is."""
    case, member = whole.cases[0], whole.members[1]
    involvement = next(each for each in whole.involvements if each.agency_id == member.agency.id)
    found = {
        "a second audit": arrange.new_audit(store.new_id, "NEG26", agencies=[m.agency for m in whole.members]),
        "add case": setting_up.add_case(Case(0, "MIS26-99"), whole.audit.id, whole.members, store.new_id),
        "remove case": taking_out.remove_case(case, whole),
        "change case": setting_up.change_case(
            case, Case(case.id, "MIS26-77", themes=("a", "b"), facts=(("Times missing", "6"),)), whole.audit.id
        ),
        "involvement": setting_up.set_involvement(involvement, Known.NIL, "letter", case.ref, "Police", store.new_id),
        "attendance": attendance.mark_in_room(member, True, None, store.new_id),
        "add agency": setting_up.add_member(
            Agency(0, "YJS", "Youth justice"), whole.audit.id, whole.members, whole.cases, store.new_id
        ),
        "take in framework": libraries.take_in(arrange.FRAMEWORK, store.ask(LinesAndScales()), store.new_id).edit,
        "import": arrange.imported(store, whole, 1),
        "message": Edit(
            "write message",
            "A message",
            (Added(Kind.MESSAGE, store.new_id(), message_values(Message(0, Head.WHY, 1, "Because."), whole.audit.id)),),
        ),
    }
    return {name: edit for name, edit in found.items() if edit is not None}


EVERY_VERB = (
    "a second audit",
    "add case",
    "remove case",
    "change case",
    "involvement",
    "attendance",
    "add agency",
    "take in framework",
    "import",
    "message",
)


@pytest.mark.parametrize("verb", EVERY_VERB)
def test_an_edit_and_its_inverse_leave_every_table_as_it_was(verb: str, audited: Store) -> None:
    edit = edits(audited, whole_of(audited))[verb]
    before = tables(audited)
    inverse = audited.apply(edit)
    after = tables(audited)
    assert after != before
    again = audited.apply(inverse)
    assert tables(audited) == before
    audited.apply(again)
    assert tables(audited) == after


GRADES = st.sampled_from(["1", "2", "3", "4", *NonScore])
STEP = st.one_of(
    st.tuples(st.just("give"), st.integers(0, 2), st.sampled_from([0, 1, 3]), GRADES),
    st.tuples(st.just("write"), st.integers(0, 2), st.integers(0, 3), st.sampled_from(Words), TEXT),
)


@given(steps=st.lists(STEP, max_size=12))
@settings(max_examples=60)
def test_any_grades_and_words_taken_back_in_turn_leave_every_table_as_it_was(steps: list[Any], audited: Store) -> None:
    whole, before, inverses = whole_of(audited), tables(audited), []
    for verb, case, line, *rest in steps:
        do = give if verb == "give" else write
        inverses.append(do(audited, panel(whole, case, line), *rest))
    for inverse in reversed([each for each in inverses if each]):
        audited.apply(inverse)
    assert tables(audited) == before


def test_not_applicable_becomes_a_grade_and_a_grade_becomes_not_applicable(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    give(audited, place, NonScore.NOT_APPLICABLE)
    give(audited, place, "1")
    assert audited.ask(JudgementAt(place)).answer == "1"
    give(audited, place, NonScore.NOT_ENOUGH_EVIDENCE)
    assert audited.ask(JudgementAt(place)).answer is NonScore.NOT_ENOUGH_EVIDENCE


def test_giving_the_same_grade_twice_is_nothing_to_undo(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    assert give(audited, place, "2") is not None
    assert give(audited, place, "2") is None


def test_a_change_whose_before_no_longer_holds_changes_nothing(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    give(audited, place, "2")
    stored = audited.ask(JudgementAt(place))
    before = tables(audited, without=())
    wrong = Edit(
        "grade",
        "Two at once",
        (
            Changed(Kind.JUDGEMENT, stored.id, "reason", "", "This half would fit"),
            Changed(Kind.JUDGEMENT, stored.id, "grade", "3", "4"),
        ),
    )
    with pytest.raises(NoLongerHolds):
        audited.apply(wrong)
    assert tables(audited, without=()) == before


def test_a_removal_of_a_record_that_was_changed_since_changes_nothing(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    give(audited, place, "2")
    old = audited.ask(JudgementAt(place))
    write(audited, place, Words.REASON, "Words written later")
    with pytest.raises(NoLongerHolds):
        audited.apply(Edit("remove", "Too late", (Removed(Kind.JUDGEMENT, old.id, judgement_values(old)),)))
    assert audited.ask(JudgementAt(place)).reason == "Words written later"


def test_two_panel_grades_in_one_place_are_refused_by_the_file_itself(audited: Store, open_workspace: Opener) -> None:
    place = panel(whole_of(audited), 0, 0)
    give(audited, place, "2")
    with pytest.raises(NoLongerHolds):
        audited.apply(Edit("grade", "Another", (added(place, audited.new_id(), grade="3"),)))
    raw = open_workspace.raw(audited)
    with pytest.raises(Exception, match="UNIQUE"):
        raw.execute(
            "INSERT INTO judgement SELECT id + 1, audit_id, line_id, layer, case_id, agency_id, rater, grade,"
            " non_score, reason, evidence, impact, from_others FROM judgement WHERE layer = 'panel'"
        )
    raw.close()
    assert audited.ask(JudgementAt(place)).grade == "2"


def test_two_final_grades_on_one_line_are_refused(audited: Store) -> None:
    whole = whole_of(audited)
    place = whole.final(whole.lines[0]).place
    give(audited, place, "2")
    with pytest.raises(NoLongerHolds):
        audited.apply(Edit("grade", "Another", (added(place, audited.new_id(), grade="3"),)))


def test_a_grade_and_a_non_score_never_stand_together(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    both = Edit("grade", "Both", (added(place, audited.new_id(), grade="2", non_score=NonScore.NOT_KNOWN),))
    with pytest.raises(Refused):
        audited.apply(both)
    assert audited.ask(JudgementAt(place)) == Judgement(place)
    give(audited, place, "2")
    give(audited, place, NonScore.NOT_KNOWN)
    stored = audited.ask(JudgementAt(place))
    assert (stored.grade, stored.non_score) == (None, NonScore.NOT_KNOWN)


def test_not_answered_is_never_stored(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    with pytest.raises(Refused):
        audited.apply(Edit("grade", "NX", (added(place, audited.new_id(), non_score=NonScore.NOT_ANSWERED),)))


def test_an_empty_title_is_refused_as_a_value_and_not_called_a_clash(audited: Store) -> None:
    audit = whole_of(audited).audit
    with pytest.raises(Refused, match="cannot hold"):
        audited.apply(Edit("change audit", "Untitled", (Changed(Kind.AUDIT, audit.id, "title", audit.title, ""),)))


def test_an_import_of_which_the_last_record_does_not_fit_leaves_nothing_behind(audited: Store) -> None:
    """Rule 9: what comes from outside is never half imported."""
    whole = whole_of(audited)
    good = arrange.imported(audited, whole, 1)
    taken = added(own(whole, 0, 0, 0), audited.new_id(), grade="1")
    before = tables(audited, without=())
    with pytest.raises(NoLongerHolds):
        audited.apply(replace(good, changes=(*good.changes, taken)))
    assert tables(audited, without=()) == before


def test_a_record_that_others_depend_on_is_not_removed(audited: Store) -> None:
    whole = whole_of(audited)
    before = tables(audited)
    edit = taking_out.remove_case(whole.cases[0], replace(whole, involvements=(), judgements=()))
    with pytest.raises(NoLongerHolds, match="depends on it"):
        audited.apply(edit)
    assert tables(audited) == before


def test_a_grade_for_a_case_that_is_gone_is_not_kept(audited: Store) -> None:
    whole = whole_of(audited)
    audited.apply(taking_out.remove_case(whole.cases[0], whole))
    with pytest.raises(NoLongerHolds, match="is gone"):
        audited.apply(Edit("grade", "Late", (added(panel(whole, 0, 0), audited.new_id(), grade="1"),)))


def test_a_panel_grade_leaves_the_agencies_own_as_they_were(audited: Store) -> None:
    """Rule 3: nothing is overwritten."""
    whole = whole_of(audited)
    before = [audited.ask(JudgementAt(own(whole, 0, 0, agency))) for agency in range(3)]
    give(audited, panel(whole, 0, 0), "4")
    assert [audited.ask(JudgementAt(own(whole, 0, 0, agency))) for agency in range(3)] == before


def test_setting_what_is_there_is_no_edit(audited: Store) -> None:
    whole = whole_of(audited)
    involvement: Involvement = whole.involvements[0]
    assert setting_up.set_involvement(involvement, involvement.state, "", "x", "y", audited.new_id) is None
    here = replace(whole.members[0], in_room=True)
    assert attendance.mark_in_room(here, True, None, audited.new_id) is None
    assert setting_up.change_audit(whole.audit, whole.audit) is None


def test_an_error_in_the_file_never_names_case_text(audited: Store, clock: Clock) -> None:
    place = panel(whole_of(audited), 0, 0)
    secret = "The child said so on Tuesday"
    bad = Edit("grade", "x", (added(place, audited.new_id(), grade="2", non_score=NonScore.NOT_KNOWN, reason=secret),))
    with pytest.raises(Refused) as caught:
        audited.apply(bad)
    error: BaseException | None = caught.value
    while error is not None:
        assert secret not in str(error)
        assert secret not in repr(error)
        error = error.__cause__
