"""What an officer does with scales: make one, change one that is not in use, copy one, remove one. Each is one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.domain.edits import Added, Changed, Edit, Kind, Removed, changed_fields
from workbench.domain.frameworks import Framework
from workbench.domain.ids import NewId
from workbench.domain.library.framework_changes import held
from workbench.domain.library.naming import free_name, slug
from workbench.domain.questions import Library
from workbench.domain.records import scale_values
from workbench.domain.scales import Grade, NonScore, Scale, ramp
from workbench.domain.text import plain
from workbench.errors import Refused

FEWEST, MOST = 2, 11
LONGEST_CODE, LONGEST_LABEL, LONGEST_TITLE, LONGEST_WORDING = 8, 60, 120, 400
_KEPT = {code.casefold() for non_score in NonScore for code in (non_score.value, non_score.short)}


@dataclass(frozen=True, slots=True)
class Step:
    """One grade as it is typed: best first, and its look comes from its place."""

    code: str
    label: str
    descriptor: str = ""


def scale_of(key: str, title: str, steps: Sequence[Step], good: int) -> Scale:
    """A scale from its grades, best first; the first `good` of them count as good or better."""
    looks = ramp(len(steps))
    grades = (
        Grade(
            " ".join(plain(step.code).split()),
            " ".join(plain(step.label).split()),
            rank,
            rank <= good,
            plain(step.descriptor).strip(),
            *looks[rank - 1],
        )
        for rank, step in enumerate(steps, start=1)
    )
    return Scale(key, " ".join(plain(title).split()), tuple(grades))


def steps_of(scale: Scale) -> tuple[Step, ...]:
    return tuple(Step(grade.code, grade.label, grade.descriptor) for grade in scale.grades)


def good_of(scale: Scale) -> int:
    """How many of its grades count as good or better."""
    return sum(grade.good for grade in scale.grades)


def problems(scale: Scale) -> tuple[tuple[str, int, str], ...]:
    """(field, place of the grade or -1, sentence) for all that must be put right before this can be a scale."""
    found: list[tuple[str, int, str]] = []
    if not scale.title:
        found.append(("title", -1, "Give the scale a title, such as Four grades, Outstanding to Inadequate."))
    elif len(scale.title) > LONGEST_TITLE:
        found.append(("title", -1, f"Keep the title to {LONGEST_TITLE} characters."))
    if not FEWEST <= len(scale.grades) <= MOST:
        found.append(("grades", -1, f"A scale has from {FEWEST} to {MOST} grades. This one has {len(scale.grades)}."))
    codes = [grade.code.casefold() for grade in scale.grades]
    labels = [grade.label.casefold() for grade in scale.grades]
    for place, grade in enumerate(scale.grades):
        if not grade.code:
            found.append(("code", place, "Give this grade a short code, such as G."))
        elif len(grade.code) > LONGEST_CODE:
            found.append(("code", place, f"Keep the code to {LONGEST_CODE} characters."))
        elif grade.code.casefold() in _KEPT:
            found.append(("code", place, f"{grade.code} is kept for an answer that is no grade. Choose another code."))
        elif codes[place] in codes[:place]:
            found.append(("code", place, f"Two grades have the code {grade.code}. Change one."))
        if not grade.label:
            found.append(("label", place, "Give this grade a word, such as Good."))
        elif len(grade.label) > LONGEST_LABEL:
            found.append(("label", place, f"Keep the word to {LONGEST_LABEL} characters."))
        elif labels[place] in labels[:place]:
            found.append(("label", place, f"Two grades are called {grade.label}. Change one."))
        if len(grade.descriptor) > LONGEST_WORDING:
            found.append(("descriptor", place, f"Keep this wording to {LONGEST_WORDING} characters."))
    if scale.grades and (not scale.grades[0].good or scale.grades[-1].good):
        found.append(("good", -1, "The best grade counts as good and the lowest does not. Say where good ends."))
    return tuple(found)


def make_scale(title: str, steps: Sequence[Step], good: int, library: Library, new_id: NewId) -> Edit:
    """A new scale; its key comes from its title. Refused with the first thing to put right."""
    key = free_name(slug(title) or "scale", {scale.key for _, scale in library.scales})
    scale = scale_of(key, title, steps, good)
    _refuse(problems(scale))
    return Edit("make scale", f"{scale.title} made", (Added(Kind.SCALE, new_id(), scale_values(scale, None)),))


def copy_scale(library: Library, scale_id: int, new_id: NewId) -> Edit:
    scale = _held(library, scale_id)
    title = free_name(f"{scale.title} (copy)", {each.title for _, each in library.scales}, "{0} {1}")
    key = free_name(f"{scale.key}-copy", {each.key for _, each in library.scales})
    values = scale_values(replace(scale, key=key, title=title), None)
    return Edit("copy scale", f"{scale.title} copied", (Added(Kind.SCALE, new_id(), values),))


def change_scale(library: Library, scale_id: int, title: str, steps: Sequence[Step], good: int) -> Edit | None:
    """Change a scale no audit's lines are graded on; what grades look like on lines follows their codes.

    Refused where a frozen version is graded on it, or with the first thing to put right.
    """
    before = _held(library, scale_id)
    after = scale_of(before.key, title, steps, good)
    if after == before:
        return None
    if frozen := [each for each in graded_on(before, library) if each in _frozen(library)]:
        raise Refused(
            f"{_named(frozen[0])} is in use and graded on {before.title}, so the scale stays as it is. "
            "Copy it, change the copy, and put the lines on that."
        )
    _refuse(problems(after))
    changes = changed_fields(Kind.SCALE, scale_id, scale_values(before, None), scale_values(after, None))
    return Edit("change scale", f"{after.title} changed", (*changes, *_reworded(before, after, library)))


def remove_scale(library: Library, scale_id: int) -> Edit:
    """Refused, naming the lines, where any are graded on it."""
    scale = _held(library, scale_id)
    if used := graded_on(scale, library):
        raise Refused(f"{_named(used[0])} is graded on {scale.title}, so the scale stays.")
    return Edit("remove scale", f"{scale.title} removed", (Removed(Kind.SCALE, scale_id, scale_values(scale, None)),))


def graded_on(scale: Scale, library: Library) -> tuple[Framework, ...]:
    """The frameworks of the library with lines graded on this scale."""
    return tuple(
        each for _, each in library.frameworks if each.scale == scale or any(line.scale == scale for line in each.lines)
    )


def frozen_by(scale: Scale, library: Library) -> tuple[Framework, ...]:
    """Those of them that are frozen: while there are any the scale stays as it is."""
    return tuple(each for each in graded_on(scale, library) if each in _frozen(library))


def _frozen(library: Library) -> tuple[Framework, ...]:
    return tuple(each for _, each in library.frameworks if (each.key, each.version) in library.used)


def _reworded(before: Scale, after: Scale, library: Library) -> Iterable[Changed]:
    """What each grade looks like on each line, under the grade's new code. A grade that is gone takes its own along."""
    codes = _codes(before, after)
    for id, framework in library.frameworks:
        for line in framework.lines:
            if framework.scale_of(line) == before:
                told = dict((codes[code], text) for code, text in line.descriptors if code in codes)
                kept = tuple((code, told[code]) for code in after.codes if code in told)
                if kept != line.descriptors:
                    line_id = held(library, id).line_ids[line.key]
                    yield Changed(Kind.LINE, line_id, "descriptors", line.descriptors, kept)


def _codes(before: Scale, after: Scale) -> dict[str, str]:
    """Which code a grade has now: the same one, or the one in its place where only codes were changed."""
    if len(before.grades) == len(after.grades) and set(before.codes) != set(after.codes):
        return dict(zip(before.codes, after.codes, strict=True))
    return {code: code for code in before.codes if after.has(code)}


def _held(library: Library, scale_id: int) -> Scale:
    for id, scale in library.scales:
        if id == scale_id:
            return scale
    raise Refused("This scale is no longer there. Nothing was changed.")


def _refuse(found: Sequence[tuple[str, int, str]]) -> None:
    if found:
        _, place, sentence = found[0]
        raise Refused(f"Grade {place + 1}: {sentence}" if place >= 0 else sentence)


def _named(framework: Framework) -> str:
    return f"{framework.title}, version {framework.version},"
