"""The library of frameworks and scales: a framework in use is frozen, a change makes the next version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.frameworks import Framework, same_content
from workbench.domain.ids import NewId
from workbench.domain.library.framework_changes import Scales, framework_added, frameworks_added
from workbench.domain.questions import Library
from workbench.domain.records import scale_values
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
        "take in framework",
        f"{framework.title}, version {version}, taken in",
        framework_added(framework, library, new_id),
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


def lacking(
    frameworks: Iterable[Framework], scales: Iterable[Scale], library: Library
) -> tuple[tuple[Framework, ...], tuple[Scale, ...]]:
    """Of what comes with Plumbline, the frameworks and scales no version or copy of which is in the library."""
    have = {known.key for _, known in library.frameworks}
    graded = {known.key for _, known in library.scales} | {known.grades for _, known in library.scales}
    missing = tuple(each for each in frameworks if each.key not in have)
    return missing, tuple(each for each in scales if not {each.key, each.grades} & graded)


def take_shipped(
    frameworks: Iterable[Framework], scales: Iterable[Scale], library: Library, new_id: NewId
) -> Edit | None:
    """Take in, as one step, what the library lacks of what comes with Plumbline; None where it has it all."""
    wanted, more = lacking(frameworks, scales, library)
    ids = Scales(library, new_id)
    for scale in more:
        ids.id_of(scale)
    changes = frameworks_added(wanted, ids)
    if not changes:
        return None
    titles = ", ".join(framework.title for framework in wanted) or counted(len(more), "scale")
    return Edit("take shipped lines", f"{titles} taken in", changes)
