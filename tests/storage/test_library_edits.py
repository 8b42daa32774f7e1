"""Lines and scales worded, reordered, versioned and taken back, in real files whose every step must hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import FOUR, FRAMEWORK, new_audit, scale_of
from workbench import tasks
from workbench.domain.edits import Edit
from workbench.domain.frameworks import Framework, Line, LineKind, wording_digest
from workbench.domain.library import framework_verbs as verbs
from workbench.domain.library import scale_verbs
from workbench.domain.library.framework_changes import renumbered
from workbench.domain.library.scale_verbs import Step
from workbench.domain.library.taking_in import lacking, take_in, take_shipped
from workbench.domain.progress import finish
from workbench.domain.questions import Library, LinesAndScales, UndoSteps
from workbench.errors import Refused
from workbench.imports import shipped
from workbench.storage.store import Store


def library_of(store: Store) -> Library:
    return store.ask(LinesAndScales())


def take(store: Store, framework: Framework = FRAMEWORK) -> int:
    """The framework in the library, and its id."""
    edit = take_in(framework, library_of(store), store.new_id).edit
    if edit:
        store.apply(edit)
    return next(id for id, each in library_of(store).frameworks if each.key == framework.key)


def now(store: Store, key: str = "missing", version: int = 1) -> Framework:
    return next(each for _, each in library_of(store).frameworks if (each.key, each.version) == (key, version))


def keys(framework: Framework) -> list[str]:
    return [line.key for line in framework.lines]


@pytest.fixture
def lines(store: Store) -> int:
    return take(store)


def do(store: Store, edit: Edit | None) -> None:
    assert edit is not None
    store.apply(edit)


def test_reordering_renumbers_and_changes_no_key_and_no_wording(store: Store, lines: int) -> None:
    before = {line.key: wording_digest(line, now(store).scale_of(line)) for line in now(store).lines}
    do(store, verbs.move_line(library_of(store), lines, "plan", -2, store.new_id))
    after = now(store)
    assert [(line.number, line.key) for line in after.lines] == [(1, "plan"), (2, "risk"), (3, "voice"), (4, "whole")]
    assert {line.key: wording_digest(line, after.scale_of(line)) for line in after.lines} == before
    assert verbs.move_line(library_of(store), lines, "plan", -1, store.new_id) is None
    assert verbs.move_line(library_of(store), lines, "whole", -1, store.new_id) is None


@given(st.permutations(list(range(1, 8))))
def test_no_two_lines_ever_have_one_number(order: list[int]) -> None:
    was = {str(number): number for number in range(1, 8)}
    will = {str(number): to for number, to in zip(range(1, 8), order, strict=True)}
    at = dict(was)
    for key, old, new in renumbered(was, will):
        assert at[key] == old
        assert new not in at.values()
        at[key] = new
    assert at == will


def test_a_line_taken_out_closes_the_gap_and_comes_back_as_it_was(store: Store, lines: int) -> None:
    before = library_of(store)
    do(store, verbs.remove_line(before, lines, "risk", store.new_id))
    assert [(line.number, line.key) for line in now(store).lines] == [(1, "voice"), (2, "plan"), (3, "whole")]
    back = store.ask(UndoSteps()).undo
    assert back is not None
    store.apply(back)
    assert library_of(store) == before


def test_a_new_line_gets_a_key_from_its_title_and_keeps_it_when_reworded(store: Store, lines: int) -> None:
    fresh = Line("", 0, "  Hearing   fathers ", "Were fathers heard?", ("By whom?", " "))
    do(store, verbs.add_lines(library_of(store), lines, [fresh, fresh], store.new_id, after="risk"))
    assert keys(now(store)) == ["risk", "hearing-fathers", "hearing-fathers-2", "voice", "plan", "whole"]
    do(store, verbs.change_line(library_of(store), lines, "hearing-fathers", store.new_id, title="Fathers"))
    line = now(store).lines[1]
    assert (line.key, line.title, line.prompts, line.number) == ("hearing-fathers", "Fathers", ("By whom?",), 2)


def test_the_line_that_closes_a_case_is_one_and_comes_last(store: Store, lines: int) -> None:
    with pytest.raises(Refused, match="Only one line can close the case"):
        verbs.change_line(library_of(store), lines, "risk", store.new_id, kind=LineKind.WHOLE_CASE)
    do(store, verbs.change_line(library_of(store), lines, "whole", store.new_id, kind=LineKind.LINE))
    do(store, verbs.change_line(library_of(store), lines, "risk", store.new_id, kind=LineKind.WHOLE_CASE))
    assert [(line.number, line.key) for line in now(store).lines] == [
        (1, "voice"),
        (2, "plan"),
        (3, "whole"),
        (4, "risk"),
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "A line needs a title"),
        ({"title": "x" * 81}, "This title has 81 characters. Keep it to 80"),
        ({"question": "x" * 1001}, "This question has 1001 characters"),
        ({"prompts": ("x",) * 31}, "There are 31 prompts. The most is 30."),
        ({"prompts": ("x" * 301,)}, "A prompt is longer than 300"),
        ({"descriptors": (("9", "x"),)}, "has no grade 9"),
        ({"descriptors": (("1", "x" * 601),)}, "has 601 characters"),
    ],
)
def test_what_a_line_cannot_be_is_refused_in_a_sentence(
    store: Store, lines: int, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        verbs.change_line(library_of(store), lines, "risk", store.new_id, **fields)


def test_a_version_in_use_stays_and_the_edit_makes_the_next_one(store: Store, lines: int) -> None:
    store.apply(new_audit(store.new_id))
    assert library_of(store).users == (("missing", 1, "MIS26"),)
    before = now(store)
    edit = verbs.change_line(library_of(store), lines, "risk", store.new_id, question="Was risk seen in time?")
    do(store, edit)
    assert edit is not None
    assert edit.label == "1. Spotting risk: question reworded; version 1 is in use, so this is version 2"
    assert now(store) == before
    after = now(store, version=2)
    assert keys(after) == keys(before)
    assert after.lines[0].question == "Was risk seen in time?"
    assert after.lines[1:] == before.lines[1:]
    with pytest.raises(Refused, match=r"MIS26 uses version 1 of Missing children, so it stays"):
        verbs.remove_framework(library_of(store), lines)
    second = next(id for id, each in library_of(store).frameworks if each.version == 2)
    do(store, verbs.retitle(library_of(store), second, "Missing", store.new_id))
    assert [each.version for _, each in library_of(store).frameworks] == [1, 2]
    do(store, verbs.remove_framework(library_of(store), second))
    assert [each.version for _, each in library_of(store).frameworks] == [1]


def test_a_line_that_comes_back_in_a_later_version_has_its_old_key(store: Store, lines: int) -> None:
    do(store, verbs.new_version(library_of(store), lines, store.new_id))
    second = next(id for id, each in library_of(store).frameworks if each.version == 2)
    do(store, verbs.remove_line(library_of(store), second, "voice", store.new_id))
    again = Line("", 0, "The child's voice", "Was the child heard?")
    other = Line("", 0, "Voice", "Who spoke up?")
    do(store, verbs.add_lines(library_of(store), second, [again, other], store.new_id))
    assert keys(now(store, version=2)) == ["risk", "plan", "voice", "voice-2", "whole"]


def test_a_copy_is_another_framework_with_the_same_lines(store: Store, lines: int) -> None:
    do(store, verbs.copy_framework(library_of(store), lines, store.new_id))
    copy = now(store, "missing-copy")
    assert (copy.title, copy.version, copy.lines) == ("Missing children (copy)", 1, now(store).lines)


def test_on_another_scale_only_wording_of_grades_it_has_is_kept(store: Store, lines: int) -> None:
    like = replace(scale_of("1", "2", key="two", good=1), title="Two")
    do(store, verbs.put_on_scale(library_of(store), lines, like, store.new_id))
    assert now(store).scale.grades == like.grades
    assert now(store).lines[0].descriptors == (("1", "At once"),)
    edit = verbs.put_on_scale(library_of(store), lines, scale_of("A", "B", key="ab", good=1), store.new_id)
    assert edit is not None
    assert edit.label.endswith("1 wording left out, as it has no such grade")
    do(store, edit)
    assert now(store).lines[0].descriptors == ()


def test_a_scale_is_made_best_first_with_the_look_of_its_length(store: Store) -> None:
    steps = [Step("A", "Always", "Every time"), Step("S", "Sometimes"), Step("N ", " Never")]
    do(store, scale_verbs.make_scale("How often", steps, 1, library_of(store), store.new_id))
    ((_, scale),) = library_of(store).scales
    assert scale.key == "how-often"
    assert [(g.code, g.label, g.rank, g.good) for g in scale.grades] == [
        ("A", "Always", 1, True),
        ("S", "Sometimes", 2, False),
        ("N", "Never", 3, False),
    ]
    assert [g.tone.value for g in scale.grades] == ["teal", "amber", "crimson"]


@pytest.mark.parametrize(
    ("title", "steps", "good", "said"),
    [
        ("", [Step("A", "a"), Step("B", "b")], 1, "Give the scale a title"),
        ("x", [Step("A", "a")], 1, "A scale has from 2 to 11 grades. This one has 1."),
        ("x", [Step(str(n), f"g{n}") for n in range(12)], 1, "This one has 12."),
        ("x", [Step("A", "a"), Step("a", "b")], 1, "Grade 2: Two grades have the code a"),
        ("x", [Step("A", "Good"), Step("B", "good")], 1, "Grade 2: Two grades are called good"),
        ("x", [Step("na", "a"), Step("B", "b")], 1, "Grade 1: na is kept for an answer that is no grade"),
        ("x", [Step("", "a"), Step("B", "b")], 1, "Grade 1: Give this grade a short code"),
        ("x", [Step("A", "a"), Step("B", "b")], 2, "The best grade counts as good and the lowest does not"),
        ("x", [Step("A", "a"), Step("B", "b")], 0, "The best grade counts as good and the lowest does not"),
    ],
)
def test_what_is_no_scale_is_refused_with_the_place(
    store: Store, title: str, steps: list[Step], good: int, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        scale_verbs.make_scale(title, steps, good, library_of(store), store.new_id)


def test_wording_follows_a_grade_whose_code_changes(store: Store, lines: int) -> None:
    id = next(id for id, scale in library_of(store).scales if scale == FOUR)
    steps = [Step(code, f"Grade {code}") for code in ("I", "II", "III", "IV")]
    do(store, scale_verbs.change_scale(library_of(store), id, "Roman", steps, 2))
    assert now(store).scale.codes == ("I", "II", "III", "IV")
    assert now(store).lines[0].descriptors == (("I", "At once"),)
    do(store, scale_verbs.change_scale(library_of(store), id, "Roman", steps[1:], 2))
    assert now(store).lines[0].descriptors == ()


def test_a_scale_under_frozen_lines_stays_and_its_copy_is_free(store: Store, lines: int) -> None:
    store.apply(new_audit(store.new_id))
    id = next(id for id, scale in library_of(store).scales if scale == FOUR)
    steps = scale_verbs.steps_of(FOUR)
    with pytest.raises(Refused, match="Missing children, version 1, is in use and graded on Scale four"):
        scale_verbs.change_scale(library_of(store), id, "Other", steps, 2)
    with pytest.raises(Refused, match="is graded on Scale four, so the scale stays"):
        scale_verbs.remove_scale(library_of(store), id)
    do(store, scale_verbs.copy_scale(library_of(store), id, store.new_id))
    copy = next(id for id, scale in library_of(store).scales if scale.key == "four-copy")
    do(store, scale_verbs.change_scale(library_of(store), copy, "Other", steps, 1))
    do(store, scale_verbs.remove_scale(library_of(store), copy))


def test_shipped_lines_are_taken_in_once_and_as_one_step(store: Store) -> None:
    edit = take_shipped(shipped.frameworks(), shipped.scales(), library_of(store), store.new_id)
    do(store, edit)
    assert {each.key for _, each in library_of(store).frameworks} == {each.key for each in shipped.frameworks()}
    assert {each.key for _, each in library_of(store).scales} == {each.key for each in shipped.scales()}
    assert {f.key: f.lines for _, f in library_of(store).frameworks} == {f.key: f.lines for f in shipped.frameworks()}
    assert tasks.take_shipped(store) is None
    removed = next(id for id, each in library_of(store).frameworks if each.key == "assurance")
    do(store, verbs.remove_framework(library_of(store), removed))
    missing, scales = lacking(shipped.frameworks(), shipped.scales(), library_of(store))
    assert ([each.key for each in missing], scales) == (["assurance"], ())


def test_lines_saved_as_a_file_read_back_equal_elsewhere(store: Store, tmp_path: Path) -> None:
    odd = replace(
        FRAMEWORK,
        lines=(replace(FRAMEWORK.lines[0], question='Was "risk"\nseen\tearly \\ enough?'), *FRAMEWORK.lines[1:]),
    )
    for framework in (*shipped.frameworks(), odd):
        path = finish(tasks.save_framework(framework, tmp_path / f"{framework.key}.toml"))
        read = finish(tasks.take_framework(store, path))
        assert read.reading.framework == framework
        assert now(store, framework.key).lines == framework.lines
        assert "already here" in finish(tasks.take_framework(store, path)).sentence


def test_lines_with_nothing_to_ask_are_not_saved_as_a_file(store: Store, lines: int, tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    blank = replace(FRAMEWORK, lines=(replace(FRAMEWORK.lines[0], question=""),))
    with pytest.raises(Refused, match="Line 1, Spotting risk, has no question yet"):
        finish(tasks.save_framework(blank, path))
    with pytest.raises(Refused, match="has no line yet"):
        finish(tasks.save_framework(replace(FRAMEWORK, lines=()), path))
    assert not path.exists()
