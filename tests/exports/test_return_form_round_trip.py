"""Forms out of the example, every box filled in by a script, and read back: every grade and word is equal."""

from pathlib import Path

import pytest

from tests.exports.filled_forms import DAY, Answers, answers, fill, form_of, kept, put_in
from workbench import tasks
from workbench.domain.audits import Known
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Everything, UndoSteps
from workbench.domain.returns.staged import FileState
from workbench.domain.whole_audit import WholeAudit
from workbench.return_tasks import apply_returns, make_forms, read_returns
from workbench.storage.store import Store


@pytest.fixture
def example(store: Store) -> Store:
    """A workspace with the example's latest audit: eight agencies, eight cases, eight lines and the whole case."""
    finish(tasks.import_audit(store, tasks.RESOURCES / "example" / "missing-2026.json"))
    return store


def whole_of(store: Store) -> WholeAudit:
    return store.ask(Everything(store.ask(AuditByRef("MIS26"))))


def test_every_grade_and_word_comes_back_as_it_was_put_in(example: Store, tmp_path: Path) -> None:
    before = whole_of(example)
    paths = finish(make_forms(example, before.audit.id, tmp_path, DAY))
    expected: Answers = {}
    for path, member in zip(paths, before.members, strict=True):
        form = form_of(before, member)
        boxes = list(answers(form))
        fill(path, boxes)
        expected |= put_in(form, boxes)
    staged = finish(read_returns(example, before.audit.id, paths))
    assert {each.path.name: (each.state, each.problems) for each in staged.files} == {
        path.name: (FileState.READY, ()) for path in paths
    }
    finish(apply_returns(example, staged))

    after = whole_of(example)
    forms = [form_of(after, member) for member in after.members]
    assert {key: said for form in forms for key, said in kept(form).items()} == expected
    for form in forms:
        for each in form.cases:
            said = each.involvement
            assert (said.state, said.filled_on) == (Known.KNOWN, DAY)
            assert said.filled_by == f"Team manager, area {each.case.ref[-1]}"
    undo = example.ask(UndoSteps()).undo
    assert undo is not None
    example.apply(undo)
    assert whole_of(example).judgements == before.judgements


def test_a_form_sent_back_as_it_went_out_changes_nothing_of_what_was_said(example: Store, tmp_path: Path) -> None:
    before = whole_of(example)
    paths = finish(make_forms(example, before.audit.id, tmp_path, DAY))
    staged = finish(read_returns(example, before.audit.id, paths))
    assert [each.problems for each in staged.files] == [()] * 8
    finish(apply_returns(example, staged))
    assert whole_of(example).judgements == before.judgements
