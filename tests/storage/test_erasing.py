"""Erasing words: they are gone from the file and cannot come back, and the chain still verifies."""

import pytest

from tests.arrange import Opener, added, give, imported, own, panel, tables, whole_of, write
from workbench.domain import taking_out
from workbench.domain.edits import Edit, Kind
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import Drafts, History, JudgementAt, UndoSteps
from workbench.errors import NoLongerHolds
from workbench.storage.store import Store

SECRET = "zebrafinch said so"


def removal(store: Store, case: int = 0) -> Edit:
    whole = whole_of(store)
    return taking_out.remove_case(whole.cases[case], whole)


def erase(store: Store, removed: Edit) -> None:
    store.erase([(change.kind, change.id) for change in removed.changes])


def in_file(store: Store, opener: Opener, words: str) -> list[str]:
    """Where words are still found: in every column of every table."""
    store.checkpoint()
    raw = opener.raw(store)
    found = []
    for (table,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        for row in raw.execute(f'SELECT * FROM "{table}"'):
            if any(words in (each.decode("utf-8", "ignore") if isinstance(each, bytes) else str(each)) for each in row):
                found.append(table)
    raw.close()
    return found


@pytest.fixture
def written(audited: Store) -> Store:
    """The word in a panel reason, changed once, in an agency's, in an imported one, and still being typed."""
    whole = whole_of(audited)
    write(audited, panel(whole, 0, 0), Words.REASON, SECRET)
    write(audited, panel(whole, 0, 0), Words.REASON, f"{SECRET}, twice")
    write(audited, own(whole, 0, 1, 0), Words.IMPACT, SECRET)
    audited.apply(imported(audited, whole_of(audited), 0, reason=SECRET))
    audited.keep_draft(panel(whole, 0, 2), Words.REASON, f"{SECRET} half", "")
    audited.keep_draft(panel(whole, 1, 2), Words.REASON, "another case", "")
    return audited


def test_no_erased_word_is_left_in_the_file_and_the_chain_verifies(written: Store, open_workspace: Opener) -> None:
    assert {"journal_value", "judgement", "draft"} <= set(in_file(written, open_workspace, SECRET))
    removed = removal(written)
    written.apply(removed)
    erase(written, removed)
    assert in_file(written, open_workspace, SECRET) == []
    assert finish(written.check()) == ()
    assert [draft.text for draft in written.ask(Drafts())] == ["another case"]


def test_erased_words_do_not_come_back_by_undo_nor_by_an_inverse_kept_in_memory(
    written: Store, open_workspace: Opener
) -> None:
    removed = removal(written)
    inverse = written.apply(removed)
    erase(written, removed)
    before = tables(written, without=())
    with pytest.raises(NoLongerHolds, match="erased"):
        written.apply(inverse)
    assert tables(written, without=()) == before
    while (undo := written.ask(UndoSteps()).undo) is not None:
        written.apply(undo)
    assert in_file(written, open_workspace, SECRET) == []


def test_an_erased_step_is_passed_over_and_earlier_ones_can_still_be_undone(audited: Store) -> None:
    whole = whole_of(audited)
    give(audited, panel(whole, 1, 0), "3")
    removed = removal(audited)
    audited.apply(removed)
    erase(audited, removed)
    undo = audited.ask(UndoSteps()).undo
    assert undo is not None
    assert undo.label == "Line 1 graded Grade 3"


def test_history_says_that_words_were_erased(written: Store) -> None:
    record = written.ask(JudgementAt(panel(whole_of(written), 0, 0))).id
    removed = removal(written)
    written.apply(removed)
    erase(written, removed)
    moments = written.ask(History(record))
    assert moments[-1].action == "erase"
    assert all(moment.erased for moment in moments)
    assert not any(value for moment in moments for _, *values in moment.fields for value in values)


def test_what_is_still_in_the_workspace_is_not_erased(written: Store) -> None:
    record = written.ask(JudgementAt(panel(whole_of(written), 0, 0))).id
    before = tables(written, without=())
    with pytest.raises(NoLongerHolds, match="Remove it first"):
        written.erase([(Kind.JUDGEMENT, record)])
    assert tables(written, without=()) == before


def test_an_erasure_leaves_the_words_of_other_records(written: Store) -> None:
    whole = whole_of(written)
    kept = panel(whole, 1, 0)
    write(written, kept, Words.REASON, "kept words")
    record = written.ask(JudgementAt(kept)).id
    removed = removal(written)
    written.apply(removed)
    erase(written, removed)
    assert written.ask(History(record))[0].fields != ()
    assert not any(moment.erased for moment in written.ask(History(record)))


def test_after_an_erasure_no_other_words_can_be_emptied(written: Store, open_workspace: Opener) -> None:
    removed = removal(written)
    written.apply(removed)
    other = imported(written, whole_of(written), 1)
    written.apply(other)
    erase(written, removed)
    raw = open_workspace.raw(written)
    for which in (
        "journal.members IS NULL AND journal.kind = 'setting'",
        f"journal.members IS NOT NULL AND step > {0}",
    ):
        rows = raw.execute(
            "SELECT journal.replica, journal.seq FROM journal JOIN journal_value USING (replica, seq)"
            f" WHERE {which} AND label <> ''"
        ).fetchall()
        assert rows
        for replica, seq in rows:
            with pytest.raises(Exception, match="only erased"):
                raw.execute(
                    "UPDATE journal_value SET before = NULL, after = NULL, label = '' WHERE replica = ? AND seq = ?",
                    (replica, seq),
                )
    raw.close()


def test_an_erased_id_is_never_used_again_for_new_words(audited: Store) -> None:
    whole = whole_of(audited)
    place = panel(whole, 1, 0)
    give(audited, place, "1")
    record = audited.ask(JudgementAt(place)).id
    taken = audited.ask(UndoSteps()).undo
    assert taken is not None
    audited.apply(taken)
    audited.erase([(Kind.JUDGEMENT, record)])
    with pytest.raises(NoLongerHolds):
        audited.apply(Edit("grade", "Again", (added(place, record, grade="1"),)))
    give(audited, place, "2")
    assert audited.ask(JudgementAt(place)).id > record
