"""What goes with a case or an agency that is taken out of an audit, and what stays."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.arrange import whole_of
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.meetings import Attendance, Meeting, Presence, attendance_values, meeting_values
from workbench.domain.returns.post import Post, What, post_values
from workbench.domain.returns.problems import Problem, problem_values
from workbench.domain.sampling.drawn import Drawn, drawn_values
from workbench.domain.taking_out import remove_case, remove_member
from workbench.domain.whole_audit import WholeAudit
from workbench.storage.store import Store


def with_a_room(store: Store) -> WholeAudit:
    """Post, a problem and a place of the draw for the first two cases, and a meeting that two agencies came to."""
    whole = whole_of(store)
    audit, meeting = whole.audit.id, store.new_id()
    changes = [Added(Kind.MEETING, meeting, meeting_values(Meeting(meeting, audit, date(2026, 5, 14))))]
    for number, case in enumerate(whole.cases[:2], start=1):
        agency = whole.members[number - 1].agency.id
        post = Post(store.new_id(), audit, agency, What.CHASED, datetime(2026, 5, 4, tzinfo=UTC), "Officer", case.id)
        problem = Problem(
            store.new_id(), audit, agency, case.id, None, "f.xlsx", "Return", "D5", "two grades", "pick one"
        )
        drawn = Drawn(store.new_id(), audit, number, case_id=case.id)
        came = Attendance(store.new_id(), meeting, agency, Presence.PRESENT, "Nurse")
        changes += [
            Added(Kind.POST, post.id, post_values(post)),
            Added(Kind.PROBLEM, problem.id, problem_values(problem)),
            Added(Kind.DRAW, drawn.id, drawn_values(drawn)),
            Added(Kind.ATTENDANCE, came.id, attendance_values(came)),
        ]
    store.apply(Edit("arrange", "", tuple(changes)))
    return whole_of(store)


def test_a_case_goes_with_its_problems_and_post_and_leaves_its_place_in_the_draw(audited: Store) -> None:
    before = with_a_room(audited)
    gone, stays = before.cases[0], before.cases[1]

    back = audited.apply(remove_case(gone, before))

    after = whole_of(audited)
    assert [each.case_id for each in after.draw] == [None, stays.id]
    assert [each.case_id for each in after.post] == [stays.id]
    assert [each.case_id for each in after.problems] == [stays.id]
    assert {each.case_id for each in after.involvements} == {case.id for case in before.cases[1:]}
    audited.apply(back)
    assert whole_of(audited) == before


def test_an_agency_goes_with_what_it_said_was_sent_and_came_to_in_this_audit_alone(audited: Store) -> None:
    before = with_a_room(audited)
    gone = before.members[0]
    other = replace(before, members=before.members[1:])

    back = audited.apply(remove_member(gone, before))

    after = whole_of(audited)
    assert after.members == other.members
    agencies = {each.agency.id for each in after.members}
    assert {each.agency_id for each in (*after.post, *after.problems, *after.involvements)} <= agencies
    assert [each.agency_id for each in after.meetings[0].attendance] == [before.members[1].agency.id]
    assert all(each.place.agency_id != gone.agency.id for each in after.judgements)
    audited.apply(back)
    assert whole_of(audited) == before
