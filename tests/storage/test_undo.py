"""Undo and redo: the last hundred steps of one person, still there after reopening."""

import itertools
from pathlib import Path

from hypothesis import strategies as st

from tests.arrange import Opener, give, panel, whole_of
from workbench.domain.questions import JudgementAt, UndoSteps
from workbench.domain.scales import NonScore
from workbench.storage.store import Store
from workbench.storage.undo import DEPTH

CASES = st.integers(0, 5)
LINES = st.sampled_from([0, 1, 3])  # the lines on the scale of four
ANSWERS = st.sampled_from(["1", "2", "3", "4", NonScore.NOT_APPLICABLE, NonScore.NOT_ENOUGH_EVIDENCE])
WORDS = st.sampled_from(["", "Seen at once", "Nobody asked her", "aż do środy 아동", "a\nb"])


def test_the_last_hundred_steps_can_be_undone_and_no_more(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    for number in range(DEPTH + 20):
        give(audited, place, "12"[number % 2])
    assert steps_taken(audited, forward=False) == DEPTH  # all the way back, forward, and back again
    assert steps_taken(audited, forward=True) == DEPTH
    assert steps_taken(audited, forward=False) == DEPTH
    assert audited.ask(JudgementAt(place)).grade == "2"


def test_undo_survives_reopening(audited_folder: Path, open_workspace: Opener) -> None:
    store = open_workspace(audited_folder)
    place = panel(whole_of(store), 0, 0)
    for answer in ("1", "2", "3"):
        give(store, place, answer)
    for expected in ("2", "1", None):
        open_workspace.close(store)
        store = open_workspace(audited_folder)
        undo = store.ask(UndoSteps()).undo
        assert undo is not None
        store.apply(undo)
        assert store.ask(JudgementAt(place)).grade == expected


def test_one_person_does_not_undo_what_another_did(audited: Store) -> None:
    place = panel(whole_of(audited), 0, 0)
    give(audited, place, "1")
    audited.person = "Somebody else"
    assert audited.ask(UndoSteps()).undo is None


def steps_taken(store: Store, *, forward: bool) -> int:
    for count in itertools.count():
        steps = store.ask(UndoSteps())
        edit = steps.redo if forward else steps.undo
        if edit is None:
            return count
        store.apply(edit)
    raise AssertionError
