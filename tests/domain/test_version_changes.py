"""Two versions beside each other: every change is told, word for word, and the other way round it is the same."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import FRAMEWORK, LINES, scale_of
from workbench.domain.frameworks import Framework, Line
from workbench.domain.library.version_changes import Kind, Mark, compare_versions, differences

WORDS = st.lists(st.sampled_from(["was", "the", "child", "heard", "seen", "in", "time", "early"]), max_size=9)
TURNED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}


def later(*lines: Line, **fields: object) -> Framework:
    return replace(FRAMEWORK, version=2, lines=lines, **fields)  # type: ignore[arg-type]


def changes_of(*lines: Line) -> dict[str, tuple[Kind, ...]]:
    return {line.key: line.kinds for line in compare_versions(FRAMEWORK, later(*lines)).lines}


def test_the_words_that_went_and_came_are_marked_where_they_stood() -> None:
    pieces = differences("Was risk seen early by us?", "Was the risk seen in time by us?")
    assert pieces == (
        (Mark.SAME, "Was"),
        (Mark.NEW, "the"),
        (Mark.SAME, "risk seen"),
        (Mark.GONE, "early"),
        (Mark.NEW, "in time"),
        (Mark.SAME, "by us?"),
    )


@given(WORDS, WORDS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(a: list[str], b: list[str]) -> None:
    old, new = " ".join(a), " ".join(b)
    pieces = differences(old, new)
    assert " ".join(words for mark, words in pieces if mark is not Mark.NEW) == old
    assert " ".join(words for mark, words in pieces if mark is not Mark.GONE) == new
    assert all(words for _, words in pieces)


@given(WORDS, WORDS)
def test_turned_round_the_same_words_are_marked(a: list[str], b: list[str]) -> None:
    there, back = differences(" ".join(a), " ".join(b)), differences(" ".join(b), " ".join(a))
    for one, other in ((Mark.SAME, Mark.SAME), (Mark.GONE, Mark.NEW), (Mark.NEW, Mark.GONE)):
        assert [words for mark, words in there if mark is one] == [words for mark, words in back if mark is other]


def test_texts_too_long_to_compare_are_shown_as_exchanged_whole() -> None:
    old, new = "old " * 600, "new " * 600
    assert [mark for mark, _ in differences(old, new)] == [Mark.GONE, Mark.NEW]


def test_each_line_is_told_by_what_became_of_it() -> None:
    risk, voice, plan, _ = LINES
    found = changes_of(
        replace(voice, number=1),
        replace(risk, number=2, question="Was risk seen in time?"),
        replace(plan, scale=scale_of("A", "B", key="ab")),
        Line("new", 4, "A new line", "Is it new?"),
    )
    assert found == {
        "voice": (Kind.MOVED,),
        "risk": (Kind.REWORDED, Kind.MOVED),
        "plan": (Kind.OTHER_SCALE,),
        "new": (Kind.ADDED,),
        "whole": (Kind.REMOVED,),
    }


def test_only_what_is_asked_or_graded_stops_two_years_being_compared() -> None:
    risk, voice, plan, whole = LINES
    reworded = replace(voice, question="Was this child heard?")
    described = replace(risk, descriptors=(("1", "On the day"),))
    changes = compare_versions(FRAMEWORK, later(described, reworded, replace(plan, scale=None), whole))
    by_key = {line.key: line for line in changes.lines}
    assert {key: line.comparable for key, line in by_key.items()} == {
        "risk": True,
        "voice": False,
        "plan": False,
        "whole": True,
    }
    assert by_key["risk"].kinds == (Kind.REWORDED,)
    assert by_key["voice"].sentence == (
        "The child's voice: question changed. Its grades are compared once somebody records that the meaning is the "
        "same."
    )
    assert "recorded mapping of the two scales" in by_key["plan"].sentence
    assert "2 of 4 lines in both can be compared from year to year as they stand." in changes.sentences


def test_a_change_of_title_or_scale_of_all_lines_is_said_first() -> None:
    changes = compare_versions(FRAMEWORK, later(*LINES, title="Missing", scale=scale_of("1", "2", "3", key="three")))
    assert changes.sentences[:2] == (
        "The title was Missing children and is Missing.",
        "The lines were graded on Scale four and are graded on Scale three.",
    )


@given(st.permutations(LINES), st.integers(0, 4), WORDS)
def test_turned_round_every_line_has_the_turned_change(order: list[Line], most: int, words: list[str]) -> None:
    lines = [replace(line, number=number) for number, line in enumerate(order[:most], start=1)]
    if lines and words:
        lines[0] = replace(lines[0], question=" ".join(words))
    there = compare_versions(FRAMEWORK, later(*lines))
    back = compare_versions(later(*lines), FRAMEWORK)
    turned = {line.key: tuple(TURNED.get(kind, kind) for kind in line.kinds) for line in back.lines}
    assert {line.key: line.kinds for line in there.lines} == turned
    assert {line.key: line.comparable for line in there.lines} == {line.key: line.comparable for line in back.lines}
