"""From a framework as the file holds it to one as it is wanted: the changes, in an order in which none clashes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workbench.domain.edits import Added, Change, Changed, Edit, Kind, Removed, Values, changed_fields
from workbench.domain.frameworks import (
    LONGEST_DESCRIPTOR,
    LONGEST_NAME,
    LONGEST_PROMPT,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_LINES,
    MOST_PROMPTS,
    Framework,
    Line,
    LineKind,
)
from workbench.domain.ids import NewId
from workbench.domain.library.naming import free_name
from workbench.domain.questions import Library
from workbench.domain.records import framework_values, line_values, scale_values
from workbench.domain.scales import Scale
from workbench.errors import Refused


@dataclass(frozen=True)
class Held:
    """A framework of the library, with the ids of its lines by their keys and the refs of the audits that use it."""

    id: int
    framework: Framework
    line_ids: Mapping[str, int]
    users: tuple[str, ...]

    @property
    def frozen(self) -> bool:
        return bool(self.users)

    def line(self, key: str) -> Line:
        """Refused where the line is gone."""
        for line in self.framework.lines:
            if line.key == key:
                return line
        raise Refused("This line is no longer there. Nothing was changed.")


@dataclass
class Scales:
    """The ids of scales. One the library lacks is added to `changes`, once and under a free key."""

    library: Library
    new_id: NewId
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = {scale: id for id, scale in self.library.scales}
        self._keys = {scale.key for _, scale in self.library.scales}

    def id_of(self, scale: Scale) -> int:
        if scale not in self._ids:
            key = free_name(scale.key, self._keys)
            self._keys.add(key)
            self._ids[scale] = self.new_id()
            values = scale_values(replace(scale, key=key), None)
            self.changes.append(Added(Kind.SCALE, self._ids[scale], values))
        return self._ids[scale]


def held(library: Library, framework_id: int) -> Held:
    """Refused where it is gone."""
    for (id, framework), ids in zip(library.frameworks, library.line_ids, strict=True):
        if id == framework_id:
            keys = (line.key for line in framework.lines)
            return Held(id, framework, dict(zip(keys, ids, strict=True)), users_of(framework, library))
    raise Refused("These lines are no longer there. Nothing was changed.")


def users_of(framework: Framework, library: Library) -> tuple[str, ...]:
    """The refs of the audits set up from this version."""
    return tuple(ref for key, version, ref in library.users if (key, version) == (framework.key, framework.version))


def next_version(key: str, library: Library) -> int:
    return max((known.version for _, known in library.frameworks if known.key == key), default=0) + 1


def arranged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Numbered 1, 2, 3 in their order; the line that closes a case comes last."""
    ordered = sorted(lines, key=lambda line: line.kind is LineKind.WHOLE_CASE)
    return tuple(replace(line, number=number) for number, line in enumerate(ordered, start=1))


def framework_added(framework: Framework, library: Library, new_id: NewId) -> tuple[Change, ...]:
    """A framework of the library with its lines, and the scales the library lacks."""
    return frameworks_added((framework,), Scales(library, new_id))


def frameworks_added(frameworks: Iterable[Framework], scales: Scales) -> tuple[Change, ...]:
    """Several at once: a scale they share is added once."""
    changes: list[Change] = []
    for framework in frameworks:
        scale_id, framework_id = scales.id_of(framework.scale), scales.new_id()
        changes.append(Added(Kind.FRAMEWORK, framework_id, framework_values(framework, None, scale_id)))
        for line in framework.lines:
            own = scales.id_of(line.scale) if line.scale else None
            changes.append(Added(Kind.LINE, scales.new_id(), line_values(line, framework_id, own)))
    return (*scales.changes, *changes)


def revise(now: Held, wanted: Framework, library: Library, new_id: NewId, action: str, label: str) -> Edit | None:
    """The edit that makes `now` into `wanted`; None where nothing differs.

    A version that an audit uses stays as it is: the edit then makes the next version, with the lines' keys.
    """
    if wanted == now.framework:
        return None
    _check(now.framework, wanted)
    if now.frozen:
        version = next_version(wanted.key, library)
        changes = framework_added(replace(wanted, version=version), library, new_id)
        return Edit(
            action, f"{label}; version {now.framework.version} is in use, so this is version {version}", changes
        )
    scales = Scales(library, new_id)
    before = framework_values(now.framework, None, scales.id_of(now.framework.scale))
    after = framework_values(wanted, None, scales.id_of(wanted.scale))
    frame = changed_fields(Kind.FRAMEWORK, now.id, before, after)
    lines = _lines_changed(now, wanted, scales, new_id)
    return Edit(action, label, (*scales.changes, *frame, *lines))


def _lines_changed(now: Held, wanted: Framework, scales: Scales, new_id: NewId) -> list[Change]:
    """Lines go first, then give up numbers that others take, then come: every step leaves a whole framework."""

    def values(line: Line) -> Values:
        return line_values(line, now.id, scales.id_of(line.scale) if line.scale else None)

    was = {line.key: line for line in now.framework.lines}
    will = {line.key: line for line in wanted.lines}
    kept = [line for line in wanted.lines if line.key in was]
    changes: list[Change] = [
        Removed(Kind.LINE, now.line_ids[line.key], values(line)) for line in now.framework.lines if line.key not in will
    ]
    numbers = renumbered({line.key: was[line.key].number for line in kept}, {line.key: line.number for line in kept})
    changes += [Changed(Kind.LINE, now.line_ids[key], "number", old, new) for key, old, new in numbers]
    for line in sorted(kept, key=lambda line: line.kind is LineKind.WHOLE_CASE):  # one closes the case at any moment
        old = replace(was[line.key], number=line.number)
        before = values(old)
        changes += changed_fields(Kind.LINE, now.line_ids[line.key], before, values(line))
    changes += [Added(Kind.LINE, new_id(), values(line)) for line in wanted.lines if line.key not in was]
    return changes


def renumbered(was: Mapping[str, int], will: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """(key, from, to) in an order in which no two ever have the same number; a ring of them parks one for a moment."""
    at, steps = dict(was), list[tuple[str, int, int]]()
    left = [key for key in will if will[key] != at[key]]
    while left:
        taken = set(at.values())
        key = next((each for each in left if will[each] not in taken), left[0])
        to = will[key] if will[key] not in taken else max((*taken, *will.values())) + 1
        steps.append((key, at[key], to))
        at[key] = to
        left = [each for each in left if will[each] != at[each]]
    return steps


def _check(before: Framework, after: Framework) -> None:
    """What no version may hold; only what changed is looked at, so that old lines never stand in the way."""
    if not after.title.strip():
        raise Refused("The lines need a title, such as Children who go missing.")
    if after.title != before.title and len(after.title) > LONGEST_NAME:
        raise Refused(f"This title has {len(after.title)} characters. Keep it to {LONGEST_NAME}.")
    if len(after.lines) > max(MOST_LINES, len(before.lines)):
        raise Refused(f"That would be {len(after.lines)} lines. The most is {MOST_LINES}.")
    if sum(line.kind is LineKind.WHOLE_CASE for line in after.lines) > 1:
        raise Refused("Only one line can close the case. Make the other one an ordinary line first.")
    old = set(before.lines)
    for line in after.lines:
        if line not in old:
            check_line(line, after.scale_of(line))


def check_line(line: Line, scale: Scale) -> None:
    """Refused, with what to do, where a line cannot be as it is."""
    if not line.title.strip():
        raise Refused("A line needs a title, such as Hearing the child.")
    if len(line.title) > LONGEST_TITLE:
        raise Refused(
            f"This title has {len(line.title)} characters. Keep it to {LONGEST_TITLE}, as it heads a column; "
            "the rest belongs in the question."
        )
    if len(line.question) > LONGEST_QUESTION:
        raise Refused(f"This question has {len(line.question)} characters. Keep it to {LONGEST_QUESTION:,}.")
    if len(line.prompts) > MOST_PROMPTS:
        raise Refused(f"There are {len(line.prompts)} prompts. The most is {MOST_PROMPTS}.")
    if any(len(prompt) > LONGEST_PROMPT for prompt in line.prompts):
        raise Refused(f"A prompt is longer than {LONGEST_PROMPT} characters. Put each on a row of its own.")
    for code, text in line.descriptors:
        if not scale.has(code):
            raise Refused(f"{scale.title} has no grade {code}, so there is nothing to describe.")
        if len(text) > LONGEST_DESCRIPTOR:
            raise Refused(
                f"What {scale.grade(code).label} looks like has {len(text)} characters. Keep it to "
                f"{LONGEST_DESCRIPTOR}; two short lines are best, as a chair reads them aloud."
            )
