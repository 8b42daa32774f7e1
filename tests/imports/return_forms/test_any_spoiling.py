"""Whatever is done to a form, each word typed in a box is an answer's or waits; and one undo puts everything back."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests import arrange
from tests.imports.return_forms.forms import put, sent, whole_of
from tests.imports.return_forms.taking import changed, take, undo
from workbench.domain.returns.layout import CASES, RETURN
from workbench.storage.store import Store

_GRADES = ("Good", "G/RI", "good?", "see note", "RI", "Not known to agency", "Requires", "1", "NA or NK")
_PLACES = (("A", "MIS26-99"), ("A", "MIS26-01"), ("A", None), ("B", "nonsense"), ("B", "2. The child's voice"),
           ("C", "Did the plan move?"))  # fmt: skip


def spoil(book: Any, chance: Random) -> set[str]:
    """Type words all over, and write over what says where they belong. Gives the words."""
    words = set()
    for row in range(2, 14):
        for column in "EFGH":
            if chance.random() < 0.4:
                words.add(f"Seen in {column}{row}.")
                put(book[RETURN], f"{column}{row}", f"Seen in {column}{row}.")
        if chance.random() < 0.6:
            put(book[RETURN], f"D{row}", chance.choice(_GRADES))
        if chance.random() < 0.3:
            column, text = chance.choice(_PLACES)
            book[RETURN][f"{column}{row}"].value = text
    for row in range(2, 5):
        put(book[CASES], f"B{row}", chance.choice(("Yes", "No", "perhaps", "")))
        if chance.random() < 0.1:
            put(book[CASES], f"A{row}", "MIS26-98")
    return words


def answer_some(book: Any, chance: Random) -> None:
    for row in range(2, 14):
        if chance.random() < 0.4:
            put(book[RETURN], f"D{row}", chance.choice(("Good", "Inadequate", "G/RI")))
    for row in (2, 3, 4):
        if chance.random() < 0.4:
            put(book[CASES], f"B{row}", chance.choice(("Yes", "No")))
    book[RETURN].delete_rows(chance.randrange(2, 14))


def kept(store: Store) -> str:
    whole = whole_of(store)
    words = [f"{each.reason} {each.evidence} {each.impact} {each.from_others}" for each in whole.judgements]
    return " ".join((*words, *(text for each in whole.problems for _, text in each.boxes)))


@pytest.mark.parametrize("seed", range(5))
def test_no_word_is_lost_by_a_form_or_by_the_one_after_it(
    seed: int, returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    chance, words = Random(seed), set[str]()
    before = arrange.tables(returns)
    take(returns, changed(forms[0], tmp_path / "first.xlsx", lambda book: words.update(spoil(book, chance))))
    assert {each for each in words if each not in kept(returns)} == set()
    undo(returns)
    assert arrange.tables(returns) == before
    take(returns, tmp_path / "first.xlsx")
    later = next(path for path in sent(returns, tmp_path / "later") if "POL" in path.name)
    take(returns, changed(later, tmp_path / "second.xlsx", lambda book: answer_some(book, chance)))
    assert {each for each in words if each not in kept(returns)} == set()
