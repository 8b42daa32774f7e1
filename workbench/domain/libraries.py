"""The library of frameworks and scales: a framework in use is frozen, a change makes the next version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.domain.edits import Added, Change, Edit, Kind
from workbench.domain.frameworks import Framework, same_content
from workbench.domain.ids import NewId
from workbench.domain.questions import Library
from workbench.domain.records import framework_values, line_values, scale_values
from workbench.domain.scales import Scale
from workbench.domain.text import counted


@dataclass(frozen=True)
class Taken:
    """What taking in a framework comes to. `edit` is None where the library has it already."""

    framework: Framework
    edit: Edit | None
    sentence: str


def take_in(framework: Framework, library: Library, new_id: NewId) -> Taken:
    """Take a framework into the library as its first or its next version; never twice the same."""
    earlier = [known for _, known in library.frameworks if known.key == framework.key]
    lines = counted(len(framework.lines), "line")
    for known in earlier:
        if same_content(known, framework):
            told = f"{known.title} is already here as version {known.version}. Nothing was changed."
            return Taken(known, None, told)
    version = max((known.version for known in earlier), default=0) + 1
    framework = replace(framework, version=version)
    edit = Edit(
        "take in framework", f"{framework.title}, version {version}, taken in", _added(framework, library, new_id)
    )
    if version == 1:
        return Taken(framework, edit, f"{framework.title} taken in with {lines}.")
    return Taken(
        framework, edit, f"{framework.title} taken in as version {version} with {lines}; version {version - 1} stays."
    )


def take_in_scales(scales: Iterable[Scale], library: Library, new_id: NewId) -> Edit | None:
    """Take ready scales into the library; None where it has them all."""
    have = {scale.key for _, scale in library.scales}
    missing = [scale for scale in scales if scale.key not in have]
    changes = tuple(Added(Kind.SCALE, new_id(), scale_values(scale, None)) for scale in missing)
    return Edit("take in scales", f"{counted(len(missing), 'scale')} taken in", changes) if changes else None


def _added(framework: Framework, library: Library, new_id: NewId) -> tuple[Change, ...]:
    known = {scale: id for id, scale in library.scales}
    keys = {scale.key for _, scale in library.scales}
    changes: list[Change] = []

    def id_of(scale: Scale) -> int:
        if scale not in known:
            known[scale] = new_id()
            free = _free_key(scale.key, keys)
            keys.add(free)
            changes.append(Added(Kind.SCALE, known[scale], scale_values(replace(scale, key=free), None)))
        return known[scale]

    scale_id, framework_id = id_of(framework.scale), new_id()
    lines: list[Change] = []
    for line in framework.lines:
        own = id_of(line.scale) if line.scale else None
        lines.append(Added(Kind.LINE, new_id(), line_values(line, framework_id, own)))
    frame = Added(Kind.FRAMEWORK, framework_id, framework_values(framework, None, scale_id))
    return (*changes, frame, *lines)


def _free_key(key: str, taken: set[str]) -> str:
    """`key`, or with a number behind it where another scale of the library has it already."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free
