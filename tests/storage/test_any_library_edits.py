"""Any edits of lines and scales in any order, in a real file: what is frozen stays; taken back, all is as it was."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.arrange import FRAMEWORK, Opener, Template, new_audit
from workbench.domain.edits import Edit
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.library import framework_verbs as verbs
from workbench.domain.library import scale_verbs
from workbench.domain.library.taking_in import take_in
from workbench.domain.questions import Library, LinesAndScales
from workbench.errors import Refused
from workbench.storage.store import Store

PLACES = st.integers(0, 9)
TEXTS = st.sampled_from(["Seen early", "Heard", "Moved on", "The whole", "In time, as one"])


def library_of(store: Store) -> Library:
    return store.ask(LinesAndScales())


def _take(store: Store, framework: Framework) -> None:
    edit = take_in(framework, library_of(store), store.new_id).edit
    assert edit is not None
    store.apply(edit)


def _frozen(library: Library) -> int:
    found = (at for at, (_, each) in enumerate(library.frameworks) if (each.key, each.version) == ("missing", 1))
    return next(found)


def _line(library: Library, id: int, place: int) -> str:
    lines = next(each for known, each in library.frameworks if known == id).lines
    return lines[place % len(lines)].key if lines else ""


ACTS: dict[str, Callable[[Library, int, int, str, Store], Edit | None]] = {
    "title": lambda now, id, n, text, s: verbs.change_line(now, id, _line(now, id, n), s.new_id, title=text),
    "question": lambda now, id, n, text, s: verbs.change_line(now, id, _line(now, id, n), s.new_id, question=text),
    "kind": lambda now, id, n, text, s: verbs.change_line(
        now, id, _line(now, id, n), s.new_id, kind=LineKind.LINE if n % 2 else LineKind.WHOLE_CASE
    ),
    "add": lambda now, id, n, text, s: verbs.add_lines(
        now, id, [Line("", 0, text, text)] * (1 + n % 2), s.new_id, _line(now, id, n)
    ),
    "remove": lambda now, id, n, text, s: verbs.remove_line(now, id, _line(now, id, n), s.new_id),
    "move": lambda now, id, n, text, s: verbs.move_line(now, id, _line(now, id, n), n - 5, s.new_id),
    "version": lambda now, id, n, text, s: verbs.new_version(now, id, s.new_id),
    "copy": lambda now, id, n, text, s: verbs.copy_framework(now, id, s.new_id),
    "retitle": lambda now, id, n, text, s: verbs.retitle(now, id, text, s.new_id),
    "scale": lambda now, id, n, text, s: verbs.put_on_scale(now, id, now.scales[n % len(now.scales)][1], s.new_id),
    "drop": lambda now, id, n, text, s: verbs.remove_framework(now, id),
    "rescale": lambda now, id, n, text, s: scale_verbs.change_scale(
        now, now.scales[n % len(now.scales)][0], text, scale_verbs.steps_of(now.scales[n % len(now.scales)][1])[::-1], 1
    ),
}


@pytest.fixture(scope="module")
def edited(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One file for every sequence: each puts back all it did."""
    opener = Opener(template.unlocked)
    store = opener(template.copy(tmp_path_factory.mktemp("edits") / "north.plumbline"))
    store.apply(new_audit(store.new_id))
    _take(store, FRAMEWORK)
    _take(store, replace(FRAMEWORK, key="free", title="Free lines"))
    yield store
    opener.close(store)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), PLACES, PLACES, TEXTS), max_size=9))
def test_any_edits_at_all_taken_back_leave_the_library_as_it_was(
    edited: Store, acts: list[tuple[str, int, int, str]]
) -> None:
    before = library_of(edited)
    back: list[Edit] = []
    for act, which, place, text in acts:
        library = library_of(edited)
        id, _ = library.frameworks[which % len(library.frameworks)]
        try:
            edit = ACTS[act](library, id, place, text, edited)
        except Refused:
            continue
        if edit is None:
            continue
        back.append(edited.apply(edit))
        held = library_of(edited)
        assert ("missing", 1) in held.used
        assert held.frameworks[_frozen(held)][1] == FRAMEWORK
        for _, each in held.frameworks:
            assert len({line.key for line in each.lines}) == len(each.lines)
            assert len({line.number for line in each.lines}) == len(each.lines)
    for inverse in reversed(back):
        edited.apply(inverse)
    assert library_of(edited) == before
