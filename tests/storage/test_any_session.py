"""Any session at all: whatever is done in whatever order, the file equals a plain dict, and so does its history."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests import arrange
from tests.arrange import Clock, Opener, Template, panel, whole_of
from workbench.domain import grading, setting_up, taking_out
from workbench.domain.audits import Case, Involvement, Known
from workbench.domain.edits import Edit
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.questions import CaseGrades, History, JudgementAt, UndoSteps
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit
from workbench.storage import journal
from workbench.storage.store import Store

CASES = st.integers(0, 5)
LINES = st.sampled_from([0, 1, 3])  # the lines on the scale of four
ANSWERS = st.sampled_from(["1", "2", "3", "4", NonScore.NOT_APPLICABLE, NonScore.NOT_ENOUGH_EVIDENCE])
WORDS = st.sampled_from(["", "Seen at once", "Nobody asked her", "aż do środy 아동", "a\nb"])


class Key(NamedTuple):
    """Where a judgement stands, in words that outlive its row."""

    case: str
    line: int
    agency: str


State = tuple[str | NonScore, str]


class Model(NamedTuple):
    """All there is to know, as plain values."""

    judgements: dict[Key, State]
    known: dict[tuple[str, str], Known]


class Session(RuleBasedStateMachine):
    template: ClassVar[Template]
    folders: ClassVar[Iterator[Path]]

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.copy(next(self.folders))
        self.opener, self.clock = Opener(self.template.unlocked), Clock(Clock().now.replace(day=20))
        self.store = self.opener(self.folder, clock=self.clock)
        self.model = model_of(whole_of(self.store))
        self.done: list[tuple[Model, Model]] = []
        self.undone: list[tuple[Model, Model]] = []
        self.histories: dict[int, list[State | None]] = {}
        self.fresh = itertools.count(50)

    def teardown(self) -> None:
        for store in list(self.opener.opened):
            self.opener.close(store)

    def do(self, edit: Edit | None, after: Model) -> None:
        if edit is None:
            assert after == self.model
            return
        self.step(edit, after)
        self.done.append((self.model, after))
        self.undone.clear()
        self.model = after

    def step(self, edit: Edit, after: Model) -> None:
        ids = ids_of(whole_of(self.store))
        self.store.apply(edit)
        ids |= ids_of(whole_of(self.store))
        for key in self.model.judgements.keys() | after.judgements.keys():
            if self.model.judgements.get(key) != after.judgements.get(key):
                self.histories.setdefault(ids[key], []).append(after.judgements.get(key))

    def with_judgement(self, key: Key, state: State) -> Model:
        return self.model._replace(judgements={**self.model.judgements, key: state})

    @rule(case=CASES, line=LINES, answer=ANSWERS)
    def grade(self, case: int, line: int, answer: str | NonScore) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            current = self.store.ask(JudgementAt(panel(whole, case, line)))
            edit = grading.give(current, answer, whole.lines[line], self.store.new_id)
            self.do(edit, self.with_judgement(Key(whole.cases[case].ref, line, ""), (answer, current.reason)))

    @rule(case=CASES, line=LINES)
    def clear(self, case: int, line: int) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            current = self.store.ask(JudgementAt(panel(whole, case, line)))
            edit = grading.give(current, NonScore.NOT_ANSWERED, whole.lines[line], self.store.new_id)
            if edit is not None:
                state = (NonScore.NOT_ANSWERED, current.reason)
                self.do(edit, self.with_judgement(Key(whole.cases[case].ref, line, ""), state))

    @rule(case=CASES, line=LINES, words=WORDS)
    def write(self, case: int, line: int, words: str) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            current = self.store.ask(JudgementAt(panel(whole, case, line)))
            edit = grading.write(current, Words.REASON, words, whole.lines[line], self.store.new_id)
            if edit is not None:
                key = Key(whole.cases[case].ref, line, "")
                self.do(edit, self.with_judgement(key, (current.answer, words)))

    @rule()
    def add_case(self) -> None:
        whole = whole_of(self.store)
        if len(whole.cases) < 6:
            ref = f"MIS26-{next(self.fresh)}"
            edit = setting_up.add_case(Case(0, ref), whole.audit.id, whole.members, self.store.new_id)
            awaited = {(ref, member.agency.code): Known.AWAITED for member in whole.members}
            self.do(edit, self.model._replace(known=self.model.known | awaited))

    @rule(case=CASES)
    def remove_case(self, case: int) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            gone = whole.cases[case]
            edit = taking_out.remove_case(gone, whole)
            judgements = {key: state for key, state in self.model.judgements.items() if key.case != gone.ref}
            known = {key: state for key, state in self.model.known.items() if key[0] != gone.ref}
            self.do(edit, Model(judgements, known))

    @rule(case=CASES, agency=st.integers(0, 2), state=st.sampled_from(Known))
    def involve(self, case: int, agency: int, state: Known) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            ref, member = whole.cases[case].ref, whole.members[agency]
            current: Involvement = next(
                each
                for each in whole.involvements
                if (each.case_id, each.agency_id) == (whole.cases[case].id, member.agency.id)
            )
            edit = setting_up.set_involvement(current, state, "", ref, member.agency.name, self.store.new_id)
            self.do(edit, self.model._replace(known={**self.model.known, (ref, member.agency.code): state}))

    @rule(case=CASES)
    def take_in_returns(self, case: int) -> None:
        whole = whole_of(self.store)
        if case < len(whole.cases):
            edit = arrange.imported(self.store, whole, case)
            came: dict[Key, State] = {}
            for change in edit.changes:
                values: Any = change.values  # type: ignore[union-attr]
                key = key_of(whole, Place(0, values["line_id"], Layer.SELF, values["case_id"], values["agency_id"]))
                came[key] = (values["grade"], values["reason"])
            if came:
                self.do(edit, self.model._replace(judgements=self.model.judgements | came))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        edit = self.store.ask(UndoSteps()).undo
        assert edit is not None
        before, after = self.done.pop()
        assert after == self.model
        self.step(edit, before)
        self.undone.append((before, after))
        self.model = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        edit = self.store.ask(UndoSteps()).redo
        assert edit is not None
        before, after = self.undone.pop()
        self.step(edit, after)
        self.done.append((before, after))
        self.model = after

    @precondition(lambda self: not self.undone)
    @rule()
    def nothing_to_redo(self) -> None:
        assert self.store.ask(UndoSteps()).redo is None

    @rule()
    def reopen(self) -> None:
        self.opener.close(self.store)
        self.store = self.opener(self.folder, clock=self.clock)
        assert not self.store.read_only
        assert self.store.notices == ()

    @invariant()
    def file_equals_model(self) -> None:
        whole = whole_of(self.store)
        assert model_of(whole) == self.model
        for case in whole.cases[:1]:
            sheet = self.store.ask(CaseGrades(case.id))
            told = [whole.panel(case, line) for line in whole.lines]
            assert sorted(sheet.panel, key=id_of) == sorted((each for each in told if each.id), key=id_of)

    @invariant()
    def chain_verifies(self) -> None:
        with self.store._reading() as reading:
            assert [problem for _, problem in journal.problems(reading) if problem] == []

    @invariant()
    def history_equals_what_was_done(self) -> None:
        for record, states in self.histories.items():
            assert replayed(self.store, record, states[0])[-len(states) :] == states


def id_of(judgement: Judgement) -> int:
    return judgement.id


def key_of(whole: WholeAudit, place: Place) -> Key:
    case = next(case.ref for case in whole.cases if case.id == place.case_id)
    line = next(number for number, line in enumerate(whole.lines) if line.id == place.line_id)
    codes = {member.agency.id: member.agency.code for member in whole.members}
    return Key(case, line, codes[place.agency_id] if place.agency_id else "")


def model_of(whole: WholeAudit) -> Model:
    refs = {case.id: case.ref for case in whole.cases}
    codes = {member.agency.id: member.agency.code for member in whole.members}
    judgements = {key_of(whole, each.place): (each.answer, each.reason) for each in whole.judgements}
    return Model(judgements, {(refs[each.case_id], codes[each.agency_id]): each.state for each in whole.involvements})


def ids_of(whole: WholeAudit) -> dict[Key, int]:
    return {key_of(whole, each.place): each.id for each in whole.judgements}


def replayed(store: Store, record: int, arrival: State | None) -> list[State | None]:
    """The states a record went through, by its history alone: one for each moment of the clock."""
    states: list[State | None] = []
    fields: dict[str, Any] = {}
    for _, moments in itertools.groupby(store.ask(History(record)), lambda moment: moment.at):
        for moment in moments:
            for name, before, after in moment.fields:
                assert name not in fields or fields[name] == before
                fields[name] = after
            if not moment.fields:
                assert arrival is not None
                fields = {"grade": arrival[0], "non_score": None, "reason": arrival[1]}
                fields |= {"evidence": "", "impact": "", "from_others": ""}
        gone = fields["reason"] is None
        answer = fields["grade"] or (NonScore(fields["non_score"]) if fields["non_score"] else NonScore.NOT_ANSWERED)
        states.append(None if gone else (answer, fields["reason"]))
        if gone:
            fields = {}
    return states


def test_any_session_leaves_the_file_equal_to_a_plain_dict(
    audited_template: Template, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Bound(Session):
        template = audited_template
        folders = (tmp_path_factory.mktemp("session") / "w.plumbline" for _ in itertools.count())

    run_state_machine_as_test(Bound, settings=settings(max_examples=8, stateful_step_count=25, phases=[Phase.generate]))
