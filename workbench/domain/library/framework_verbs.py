"""What an officer does with lines of enquiry: reword, add, take out, reorder, version, copy. Each is one step."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbench.domain.edits import Edit, Kind, Removed
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.ids import NewId
from workbench.domain.library.framework_changes import arranged, framework_added, held, next_version, revise
from workbench.domain.library.naming import free_name, slug
from workbench.domain.questions import Library
from workbench.domain.records import framework_values, line_values
from workbench.domain.scales import Scale
from workbench.domain.text import counted, listed, plain
from workbench.errors import Refused

_WHAT = {
    "title": "title changed",
    "question": "question reworded",
    "prompts": "prompts changed",
    "descriptors": "what a grade looks like changed",
    "scale": "put on another scale",
    "kind": "changed",
}


def change_line(library: Library, framework_id: int, key: str, new_id: NewId, **fields: Any) -> Edit | None:
    """Change some fields of a line; its key stays. None where nothing differs.

    On another scale what a grade looks like is kept where that grade has the same code and label.
    """
    now = held(library, framework_id)
    before = now.line(key)
    after = _tidy(replace(before, **fields))
    was, will = now.framework.scale_of(before), after.scale or now.framework.scale
    if was != will and "descriptors" not in fields:
        after = replace(after, descriptors=_kept_descriptors(after, was, will))
    if after.scale == now.framework.scale:
        after = replace(after, scale=None)
    changed = [name for name in _WHAT if getattr(before, name) != getattr(after, name)]
    lines = tuple(after if line.key == key else line for line in now.framework.lines)
    if before.kind is not after.kind:
        lines = arranged(lines)
    named = f"{before.number}. {before.title}" if before.kind is LineKind.LINE else before.title
    said = f"{named}: {_WHAT[changed[0]]}" if len(changed) == 1 else f"{named} changed"
    return revise(now, replace(now.framework, lines=lines), library, new_id, "change line", said)


def add_lines(
    library: Library, framework_id: int, lines: Iterable[Line], new_id: NewId, after: str = ""
) -> Edit | None:
    """Add lines behind the line with the key `after`, or at the end. Each gets a key of its own from its title.

    Where a line of this framework had the same title in another version it gets that line's key back.
    """
    now = held(library, framework_id)
    there = list(now.framework.lines)
    family = [known for _, known in library.frameworks if known.key == now.framework.key]
    place = next((number for number, line in enumerate(there, start=1) if line.key == after), len(there))
    fresh: list[Line] = []
    for line in lines:
        line = _tidy(line)
        key = new_key(line.title, [*there, *fresh], family)
        own = None if line.scale == now.framework.scale else line.scale
        scale = own or now.framework.scale
        told = tuple((code, text) for code, text in line.descriptors if scale.has(code))
        fresh.append(replace(line, key=key, scale=own, descriptors=told))
    if not fresh:
        return None
    wanted = replace(now.framework, lines=arranged([*there[:place], *fresh, *there[place:]]))
    said = fresh[0].title if len(fresh) == 1 else counted(len(fresh), "line")
    return revise(now, wanted, library, new_id, "add lines", f"{said} added to {now.framework.title}")


def new_key(title: str, lines: Iterable[Line], family: Iterable[Framework] = ()) -> str:
    """A key for a new line: free among `lines`, and not one that stands for something else in another version."""
    taken = {line.key for line in lines}
    others = {line.key for known in family for line in known.lines if line.title != title}
    wanted = slug(title) or "line"
    again = {line.key for known in family for line in known.lines if line.title == title} - taken
    return min(again) if again else free_name(wanted, taken | others)


def remove_line(library: Library, framework_id: int, key: str, new_id: NewId) -> Edit | None:
    now = held(library, framework_id)
    line = now.line(key)
    wanted = replace(now.framework, lines=arranged(each for each in now.framework.lines if each.key != key))
    return revise(now, wanted, library, new_id, "remove line", f"{line.title} taken out of {now.framework.title}")


def move_line(library: Library, framework_id: int, key: str, by: int, new_id: NewId) -> Edit | None:
    """Move a line `by` places down (negative: up). None at the end of the list; the line that closes a case stays."""
    now = held(library, framework_id)
    line = now.line(key)
    lines = [each for each in now.framework.lines if each.kind is LineKind.LINE]
    if line not in lines:
        return None
    place = lines.index(line)
    to = min(max(place + by, 0), len(lines) - 1)
    if to == place:
        return None
    lines.insert(to, lines.pop(place))
    closing = [each for each in now.framework.lines if each.kind is not LineKind.LINE]
    wanted = replace(now.framework, lines=arranged([*lines, *closing]))
    return revise(now, wanted, library, new_id, "move line", f"{line.title} is now number {to + 1}")


def retitle(library: Library, framework_id: int, title: str, new_id: NewId) -> Edit | None:
    now = held(library, framework_id)
    wanted = replace(now.framework, title=" ".join(plain(title).split()))
    return revise(now, wanted, library, new_id, "change lines", f"{now.framework.title} is now called {wanted.title}")


def put_on_scale(library: Library, framework_id: int, scale: Scale, new_id: NewId) -> Edit | None:
    """Grade the lines on another scale; what a grade looks like is kept where it has the same code and label."""
    now = held(library, framework_id)
    was = now.framework.scale
    if scale == was:
        return None
    lines = []
    for line in now.framework.lines:
        if line.scale is None:
            line = replace(line, descriptors=_kept_descriptors(line, was, scale))
        lines.append(replace(line, scale=None if line.scale == scale else line.scale))
    wanted = replace(now.framework, scale=scale, lines=tuple(lines))
    lost = sum(len(old.descriptors) - len(new.descriptors) for old, new in zip(now.framework.lines, lines, strict=True))
    said = f"{now.framework.title}: graded on {scale.title}"
    if lost:
        said += f"; {counted(lost, 'wording')} left out, as it has no such grade"
    return revise(now, wanted, library, new_id, "change scale of lines", said)


def new_version(library: Library, framework_id: int, new_id: NewId) -> Edit:
    """The next version, word for word and with the same keys, to be changed; this one stays."""
    framework = held(library, framework_id).framework
    version = next_version(framework.key, library)
    changes = framework_added(replace(framework, version=version), library, new_id)
    return Edit("new version", f"{framework.title}: version {version} begun", changes)


def copy_framework(library: Library, framework_id: int, new_id: NewId) -> Edit:
    """The same lines under a key of their own: another framework, never compared with this one."""
    framework = held(library, framework_id).framework
    keys = {known.key for _, known in library.frameworks}
    titles = {known.title for _, known in library.frameworks}
    title = free_name(f"{framework.title} (copy)", titles, "{0} {1}")
    copy = replace(framework, key=free_name(f"{framework.key}-copy", keys), title=title, version=1)
    return Edit("copy lines", f"{framework.title} copied", framework_added(copy, library, new_id))


def new_framework(library: Library, title: str, scale: Scale, new_id: NewId) -> Edit:
    """A framework with no line yet."""
    title = " ".join(plain(title).split())
    if not title:
        raise Refused("The lines need a title, such as Children who go missing.")
    titles = {known.title for _, known in library.frameworks}
    title = free_name(title, titles, "{0} {1}")
    key = free_name(slug(title) or "lines", {known.key for _, known in library.frameworks})
    changes = framework_added(Framework(key, title, 1, scale, ()), library, new_id)
    return Edit("new lines", f"{title} begun", changes)


def remove_framework(library: Library, framework_id: int) -> Edit:
    """Take away a version no audit uses. Refused, naming the audits, where one does."""
    now = held(library, framework_id)
    framework = now.framework
    if now.users:
        raise Refused(
            f"{listed(list(now.users))} {'uses' if len(now.users) == 1 else 'use'} version {framework.version} of "
            f"{framework.title}, so it stays: the audit can always be traced back to it."
        )
    scales = {scale: id for id, scale in library.scales}
    lines = [
        Removed(
            Kind.LINE, now.line_ids[line.key], line_values(line, now.id, scales[line.scale] if line.scale else None)
        )
        for line in framework.lines
    ]
    frame = Removed(Kind.FRAMEWORK, now.id, framework_values(framework, None, scales[framework.scale]))
    label = f"{framework.title}, version {framework.version}, removed"
    return Edit("remove lines", label, (*lines, frame))


def _tidy(line: Line) -> Line:
    """As it may be stored: one row for a title, a question without edges, no blank prompt or wording."""
    return replace(
        line,
        title=" ".join(plain(line.title).split()),
        question=plain(line.question).strip(),
        prompts=tuple(" ".join(text.split()) for text in map(plain, line.prompts) if text.strip()),
        descriptors=tuple((code, said) for code, text in line.descriptors if (said := plain(text).strip())),
    )


def _kept_descriptors(line: Line, was: Scale, will: Scale) -> tuple[tuple[str, str], ...]:
    labels = {grade.code: grade.label for grade in was.grades}
    told = dict(line.descriptors)
    return tuple((g.code, told[g.code]) for g in will.grades if g.code in told and labels.get(g.code) == g.label)
