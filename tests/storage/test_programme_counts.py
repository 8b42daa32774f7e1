"""What the programme counts of an audit, from the file: returns settled, words owed, who comes, what is written."""

from datetime import date

import pytest

from tests import arrange
from tests.arrange import give, own, panel, whole_of, write
from workbench.domain import agencies, setting_up
from workbench.domain.attendance import mark_in_room
from workbench.domain.audits import Agency, Case, Head, Known, Message
from workbench.domain.briefing import versions as composing
from workbench.domain.briefing.briefing import Box, Briefing
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.planned import Entry, What, becomes_audit, change_entry, log_entry, remove_entry
from workbench.domain.programme import AuditSummary
from workbench.domain.questions import Agencies, AgencyUse, BriefingVersions, Entries, Programme, UndoSteps
from workbench.domain.records import message_values
from workbench.domain.scales import NonScore
from workbench.errors import Refused
from workbench.storage.store import Store


def summary(store: Store) -> AuditSummary:
    return next(each for each in store.ask(Programme()) if each.audit.ref == "MIS26")


def answer(store: Store, case: int, agency: int, state: Known) -> None:
    whole = whole_of(store)
    place = whole.cases[case].id, whole.members[agency].agency.id
    there = next(each for each in whole.involvements if (each.case_id, each.agency_id) == place)
    edit = setting_up.set_involvement(there, state, "", "X", "Y", store.new_id)
    assert edit is not None
    store.apply(edit)


def test_lines_answered_nil_and_out_of_scope_settle_a_return_and_knowing_the_case_alone_does_not(
    audited: Store,
) -> None:
    assert (summary(audited).settled, summary(audited).returns, summary(audited).awaited) == (3, 9, 6)
    answer(audited, 1, 1, Known.KNOWN)
    assert summary(audited).settled == 3, "that it knows the case is no answer yet"
    answer(audited, 1, 1, Known.NIL)
    assert summary(audited).settled == 4
    answer(audited, 1, 2, Known.OUT_OF_SCOPE)
    assert summary(audited).settled == 5
    give(audited, own(whole_of(audited), 2, 1, 0), NonScore.NOT_ENOUGH_EVIDENCE)
    assert summary(audited).settled == 6, "a non-score is an answer, and the reason it owes blocks nothing"
    give(audited, own(whole_of(audited), 2, 1, 0), NonScore.NOT_ANSWERED)
    assert summary(audited).settled == 5
    give(audited, own(whole_of(audited), 2, 3, 0), "2")
    assert summary(audited).settled == 5, "the whole-case line is no line of the return"
    whole = whole_of(audited)
    audited.apply(setting_up.add_case(Case(0, "MIS26-04"), whole.audit.id, whole.members, audited.new_id))
    assert (summary(audited).settled, summary(audited).returns) == (5, 12)


def test_words_are_owed_by_the_rule_of_the_panel(audited: Store) -> None:
    whole = whole_of(audited)
    give(audited, panel(whole, 0, 0), "1")
    assert (summary(audited).owed, summary(audited).graded) == (1, 1)
    write(audited, panel(whole, 0, 0), Words.REASON, "Seen early")
    assert summary(audited).owed == 1, "the impact is still owed"
    write(audited, panel(whole, 0, 0), Words.IMPACT, " \n\t")
    assert summary(audited).owed == 1, "blanks are no words"
    write(audited, panel(whole, 0, 0), Words.IMPACT, "It helped")
    assert summary(audited).owed == 0
    give(audited, panel(whole, 0, 1), NonScore.NOT_ENOUGH_EVIDENCE)
    assert summary(audited).owed == 1
    write(audited, panel(whole, 0, 1), Words.REASON, "No record was there")
    assert summary(audited).owed == 0, "not enough evidence needs a reason only"
    for line, nothing in ((0, NonScore.NOT_APPLICABLE), (1, NonScore.NOT_KNOWN)):
        give(audited, panel(whole, 1, line), nothing)
    assert summary(audited).owed == 0, "not applicable and not known need neither"
    give(audited, own(whole, 1, 0, 1), "2")
    give(audited, panel(whole, 2, 3), "2")
    assert summary(audited).owed == 0, "an agency's own and the whole-case line are not the panel's lines"


def test_those_who_come_conclusions_and_messages_are_counted(audited: Store) -> None:
    whole = whole_of(audited)
    assert (summary(audited).in_room, summary(audited).concluded, summary(audited).messages) == (0, 0, 0)
    for member, coming in zip(whole.members, (True, True, False), strict=True):
        edit = mark_in_room(member, coming, None, audited.new_id)
        assert edit is not None
        audited.apply(edit)
    give(audited, Place(whole.audit.id, whole.lines[1].id, Layer.FINAL), "3")
    message = Added(Kind.MESSAGE, audited.new_id(), message_values(Message(0, Head.YOU, 1, "Ask"), whole.audit.id))
    audited.apply(Edit("write", "x", (message,)))
    found = summary(audited)
    assert (found.in_room, found.concluded, found.messages, found.version) == (2, 1, 1, 1)


def test_a_briefing_is_a_draft_until_a_version_is_kept(audited: Store) -> None:
    audit_id = whole_of(audited).audit.id
    audited.apply(
        composing.begin(audit_id, Briefing("T", "", "N", "May", (Box(1, "Why", ("Because",)),)), audited.new_id)
    )
    found = summary(audited)
    assert (found.briefing, found.briefing_kept, found.draft) == (0, None, 1)
    (current,) = audited.ask(BriefingVersions(audit_id))
    audited.apply(composing.keep_version(current, date(2026, 5, 20), audited.new_id))
    found = summary(audited)
    assert (found.briefing, found.briefing_kept, found.draft) == (1, date(2026, 5, 20), 2)


def test_an_entry_is_logged_changed_taken_off_and_undone(store: Store) -> None:
    planned = Entry(0, 2026, What.PLANNED, "  Early   help ", month="2026-09", note="Theme\napproved")
    store.apply(log_entry(planned, store.new_id))
    (entry,) = store.ask(Entries())
    assert (entry.title, entry.note, entry.month) == ("Early help", "Theme approved", "2026-09")
    edit = change_entry(entry, Entry(entry.id, 2027, What.PLANNED, "Early help step-down"))
    assert edit is not None
    store.apply(edit)
    (entry,) = store.ask(Entries())
    assert (entry.year, entry.title, entry.month) == (2027, "Early help step-down", "")
    assert change_entry(entry, entry) is None
    store.apply(remove_entry(entry))
    assert store.ask(Entries()) == ()
    step = store.ask(UndoSteps()).undo
    assert step is not None
    store.apply(step)
    assert store.ask(Entries()) == (entry,)
    with pytest.raises(Refused, match="Give it a title"):
        log_entry(Entry(0, 2026, What.PLANNED, " "), store.new_id)


def test_planned_work_becomes_an_audit_in_one_step(store: Store) -> None:
    store.apply(log_entry(Entry(0, 2026, What.PLANNED, "Early help"), store.new_id))
    (entry,) = store.ask(Entries())
    store.apply(becomes_audit(arrange.new_audit(store.new_id), entry))
    assert (len(store.ask(Programme())), store.ask(Entries())) == (1, ())
    step = store.ask(UndoSteps()).undo
    assert step is not None
    store.apply(step)
    assert (store.ask(Programme()), store.ask(Entries())) == ((), (entry,))


def test_an_agency_that_only_a_logged_audit_names_is_in_use(audited: Store) -> None:
    audited.apply(agencies.add_agency(Agency(0, "FIR", "Fire service"), audited.ask(Agencies()), audited.new_id))
    fire = next(each for each in audited.ask(Agencies()) if each.code == "FIR")
    assert fire.id not in dict(audited.ask(AgencyUse()))
    own = Entry(0, 2026, What.SINGLE_AGENCY, "Home visits", agency_id=fire.id)
    audited.apply(log_entry(own, audited.new_id))
    use = dict(audited.ask(AgencyUse()))
    assert use[fire.id] == 1
    with pytest.raises(Refused, match="Fire service stays"):
        agencies.remove_agency(fire, use[fire.id])
