"""The journal: it may only grow, what was done to it is noticed, and each copy of a workspace has its own chain."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.arrange import Clock, Opener, give, imported, own, panel, tables, whole_of, write
from workbench.domain.edits import Changed, Edit, Kind
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import History, JudgementAt, UndoSteps
from workbench.errors import NotSaved
from workbench.storage.store import Store


def problems(store: Store) -> tuple[str, ...]:
    return finish(store.check())


def replicas(raw: Any) -> list[tuple[str, int]]:
    return list(raw.execute("SELECT replica, count(*) FROM journal GROUP BY replica ORDER BY min(step)"))


def tampered(folder: Path, opener: Opener, *statements: str, guards: bool = True) -> None:
    """Change the closed file as somebody with the key and a tool could, with the triggers out of the way."""
    raw = opener.raw(folder)
    triggers = list(raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        assert raw.execute(statement).rowcount != 0
    if guards:
        for _, sql in triggers:
            raw.execute(sql)
    raw.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET person = 'Somebody else'",
        "UPDATE journal SET at = '2020-01-01'",
        "DELETE FROM journal",
        "DELETE FROM journal_value",
        "UPDATE journal_value SET after = '\"4\"'",
        "UPDATE journal_value SET before = NULL, after = NULL, label = ''",
        "UPDATE journal_value SET label = ''",
        "UPDATE replica SET place = 'elsewhere'",
        "DELETE FROM replica",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal LIMIT 1",
        "INSERT OR REPLACE INTO journal_value SELECT * FROM journal_value LIMIT 1",
        "INSERT OR REPLACE INTO replica SELECT * FROM replica LIMIT 1",
    ],
)
def test_the_journal_may_only_grow_even_beside_the_program(
    statement: str, audited: Store, open_workspace: Opener
) -> None:
    before = tables(audited, without=())
    raw = open_workspace.raw(audited)
    with pytest.raises(Exception, match=r"only grow|never deleted|only erased|UNIQUE"):
        raw.execute(statement)
    raw.close()
    assert tables(audited, without=()) == before


def test_a_whole_journal_has_no_problems(audited: Store) -> None:
    whole = whole_of(audited)
    audited.apply(imported(audited, whole, 1))
    assert problems(audited) == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal SET person = 'Somebody' WHERE seq = 5", "Entry 5 .* was altered"),
        ("UPDATE journal SET at = '2020' WHERE seq = 1", "Entry 1 .* was altered"),
        ("UPDATE journal SET record = record + 1 WHERE seq = 7", "Entry 7 .* was altered"),
        ("DELETE FROM journal WHERE seq = 6", "misses an entry before number 7"),
        ("DELETE FROM journal WHERE seq = 1", "misses an entry before number 2"),
        ("UPDATE journal_value SET after = '\"Never said\"' WHERE seq = 8", "words of entry 8 .* were altered"),
        ("UPDATE journal_value SET label = 'Never done' WHERE seq = 8", "words of entry 8 .* were altered"),
        ("UPDATE journal_value SET after = NULL WHERE seq = 9", "words of entry 9 .* are gone"),
        ("DELETE FROM journal_value WHERE seq = 9", "words of entry 9 .* are gone"),
        ("UPDATE journal_value SET salt = zeroblob(16) WHERE seq = 9", "words of entry 9 .* were altered"),
    ],
)
def test_the_thorough_check_names_the_entry_that_was_tampered_with(
    statement: str, said: str, audited_folder: Path, open_workspace: Opener
) -> None:
    tampered(audited_folder, open_workspace, statement)
    store = open_workspace(audited_folder)
    found = problems(store)
    assert len(found) >= 1
    import re

    assert any(re.search(said, sentence) for sentence in found), found


def test_an_import_whose_label_or_members_were_altered_is_noticed(audited: Store, open_workspace: Opener) -> None:
    audited.apply(imported(audited, whole_of(audited), 1))
    open_workspace.close(audited)
    folder = audited.folder
    tampered(
        folder,
        open_workspace,
        "UPDATE journal_value SET label = 'Another' WHERE (replica, seq) IN"
        " (SELECT replica, seq FROM journal WHERE members IS NOT NULL)",
    )
    assert "were altered" in problems(open_workspace(folder))[0]


@pytest.mark.parametrize("guard", ["journal_never_changes", "journal_value_only_erased", "replica_never_goes"])
def test_a_workspace_without_one_of_its_guards_opens_read_only_and_says_so(
    guard: str, audited_folder: Path, open_workspace: Opener
) -> None:
    raw = open_workspace.raw(audited_folder)
    raw.execute(f"DROP TRIGGER {guard}")
    raw.close()
    store = open_workspace(audited_folder)
    assert store.read_only
    assert "not as Plumbline left it" in store.notices[0]
    with pytest.raises(NotSaved):
        give(store, panel(whole_of(store), 0, 0), "1")
    assert any("triggers" in sentence for sentence in problems(store))


def test_a_guard_that_was_emptied_is_no_guard(audited_folder: Path, open_workspace: Opener) -> None:
    raw = open_workspace.raw(audited_folder)
    raw.execute("DROP TRIGGER journal_never_changes")
    raw.execute("CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN SELECT 1; END")
    raw.close()
    assert open_workspace(audited_folder).read_only


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET person = 'Somebody' WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal",
    ],
)
def test_damage_at_the_head_is_noticed_at_opening(statement: str, audited_folder: Path, open_workspace: Opener) -> None:
    tampered(audited_folder, open_workspace, statement)
    store = open_workspace(audited_folder)
    assert store.read_only
    assert "thorough check" in store.notices[0]


def test_the_same_place_goes_on_with_its_own_chain(audited_folder: Path, open_workspace: Opener) -> None:
    for answer in ("1", "2"):
        store = open_workspace(audited_folder)
        give(store, panel(whole_of(store), 0, 0), answer)
        open_workspace.close(store)
    raw = open_workspace.raw(audited_folder)
    assert len(replicas(raw)) == 3  # the two templates' and this folder's
    raw.close()


def test_a_copied_folder_and_another_machine_each_start_a_new_chain(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    store = open_workspace(audited_folder)
    give(store, panel(whole_of(store), 0, 0), "1")
    open_workspace.close(store)
    copied = Path(shutil.copytree(audited_folder, tmp_path / "elsewhere.plumbline"))
    for folder, machine in ((audited_folder, "another-machine"), (copied, "this-machine")):
        opened = open_workspace(folder, machine=machine)
        give(opened, panel(whole_of(opened), 0, 0), "3")
        assert problems(opened) == ()
        open_workspace.close(opened)
        raw = open_workspace.raw(folder)
        assert len(replicas(raw)) == 4
        raw.close()


def test_a_workspace_moved_and_moved_back_goes_on_where_it_was(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    away = audited_folder.rename(tmp_path / "away.plumbline")
    store = open_workspace(away)
    give(store, panel(whole_of(store), 0, 0), "1")
    open_workspace.close(store)
    back = away.rename(audited_folder)
    store = open_workspace(back)
    give(store, panel(whole_of(store), 0, 0), "2")
    assert problems(store) == ()


def test_history_tells_who_when_before_and_after(audited: Store) -> None:
    """Rule 3: every change is in the journal with who, when, before and after."""
    place = panel(whole_of(audited), 0, 0)
    for answer in ("2", "3"):
        give(audited, place, answer)
    write(audited, place, Words.REASON, "Because")
    moments = audited.ask(History(audited.ask(JudgementAt(place)).id))
    assert [moment.person for moment in moments] == ["R. Officer"] * 3
    assert [moment.at for moment in moments] == sorted(moment.at for moment in moments)
    assert ("grade", None, "2") in moments[0].fields
    assert moments[1].fields == (("grade", "2", "3"),)
    assert moments[2].fields == (("reason", "", "Because"),)


def test_an_imported_record_has_its_arrival_and_later_changes_in_its_history(audited: Store) -> None:
    whole = whole_of(audited)
    audited.apply(imported(audited, whole, 1))
    place = own(whole, 1, 0, 0)
    give(audited, place, "4")
    moments = audited.ask(History(audited.ask(JudgementAt(place)).id))
    assert [(moment.action, moment.fields) for moment in moments] == [("import", ()), ("grade", (("grade", "1", "4"),))]


def test_what_is_told_in_order_is_ordered_by_step_and_not_by_the_clock(
    audited_folder: Path, open_workspace: Opener
) -> None:
    clock = Clock()
    store = open_workspace(audited_folder, clock=clock)
    place = panel(whole_of(store), 0, 0)
    give(store, place, "1")
    clock.now -= timedelta(days=400)
    give(store, place, "2")
    moments = store.ask(History(store.ask(JudgementAt(place)).id))
    assert [moment.fields[-1][2] for moment in moments[1:]] == ["2"]
    assert moments[1].at < moments[0].at


def test_undo_reads_an_import_back_as_one_step(audited: Store) -> None:
    before = tables(audited)
    audited.apply(imported(audited, whole_of(audited), 1))
    undo = audited.ask(UndoSteps()).undo
    assert undo is not None
    audited.apply(undo)
    assert tables(audited) == before
    redo = audited.ask(UndoSteps()).redo
    assert redo is not None
    audited.apply(redo)
    assert problems(audited) == ()


def test_what_is_never_undone_is_not_offered(audited: Store) -> None:
    audit = whole_of(audited).audit
    before = audited.ask(UndoSteps()).undo
    change = Changed(Kind.AUDIT, audit.id, "lead", "", "Chair")
    audited.apply(Edit("sign off", "Signed off", (change,), undoable=False))
    assert audited.ask(UndoSteps()).undo == before
