"""A framework written in TOML: the format of the shipped ones, and of those partnerships hand to each other."""

from collections.abc import Mapping
from pathlib import Path

from workbench.domain.frameworks import (
    LONGEST_DESCRIPTOR,
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_LINES,
    Framework,
    Line,
    LineKind,
)
from workbench.domain.scales import Scale
from workbench.imports.framework.reading import Reading, Taken
from workbench.imports.scale_toml import scale_from
from workbench.imports.toml_files import Path_, Table, TomlFile, read_toml

_FRAMEWORK = ("key", "title", "version", "source", "scale", "lines")
_LINE = ("key", "number", "title", "question", "prompts", "kind", "scale", "descriptors")


def read_framework_toml(path: Path, scales: Mapping[str, Scale], default: Scale) -> Reading:
    """The framework in this file. `scales` are those it may name by key; `default` is used where it names none."""
    file = read_toml(path)
    framework = framework_from(file, scales, default)
    took = tuple(
        Taken(line.key, line.number, line.question, f"lines[{place}]", line.prompts)
        for place, line in enumerate(framework.lines, start=1)
    )
    assumed = () if "scale" in file.top else (f"The file names no scale; “{default.title}” is used.",)
    return Reading(framework, took, assumed=assumed)


def framework_from(file: TomlFile, scales: Mapping[str, Scale], default: Scale) -> Framework:
    top = file.top
    file.only(top, _FRAMEWORK, ())
    key = file.key_word(top, ())
    title = file.words(top, "title", (), needed=True, limit=LONGEST_NAME)
    scale = _scale(file, top, (), scales) or default
    lines = []
    for place, table in enumerate(file.tables(top, "lines", (), most=MOST_LINES)):
        lines.append(_line(file, table, place, scales, scale))
    _check(file, lines)
    return Framework(
        key=key,
        title=title,
        version=file.number(top, "version", (), 1),
        scale=scale,
        lines=tuple(lines),
        source=file.words(top, "source", (), limit=LONGEST_NAME) or file.name,
    )


def _line(file: TomlFile, table: Table, place: int, scales: Mapping[str, Scale], framework_scale: Scale) -> Line:
    path: Path_ = ("lines", place)
    file.only(table, _LINE, path)
    kind = file.words(table, "kind", path) or LineKind.LINE
    if kind not in set(LineKind):
        file.problem((*path, "kind"), f"“{kind}” is not a kind of line. Write {' or '.join(LineKind)}.")
    own = _scale(file, table, path, scales)
    return Line(
        key=file.key_word(table, path),
        number=file.number(table, "number", path, place + 1),
        title=file.words(table, "title", path, needed=True, limit=LONGEST_TITLE),
        question=file.words(table, "question", path, needed=True, limit=4000),
        prompts=file.texts(table, "prompts", path),
        kind=LineKind(kind),
        scale=own,
        descriptors=_descriptors(file, table, path, own or framework_scale),
    )


def _scale(file: TomlFile, table: Table, path: Path_, scales: Mapping[str, Scale]) -> Scale | None:
    """A scale named by its key, or written out here; None where the table has none."""
    value = table.get("scale")
    if value is None:
        return None
    if isinstance(value, str):
        if value not in scales:
            file.problem((*path, "scale"), f"no scale is called “{value}”. Use one of: {', '.join(scales)}.")
        return scales[value]
    if not isinstance(value, dict):
        file.problem((*path, "scale"), "name a scale by its key, or write one out with its grades.")
    return scale_from(file, value, (*path, "scale"))


def _descriptors(file: TomlFile, table: Table, path: Path_, scale: Scale) -> tuple[tuple[str, str], ...]:
    value = table.get("descriptors", {})
    path = (*path, "descriptors")
    if not isinstance(value, dict):
        file.problem(path, 'write each as the grade’s code and its text: G = "…".')
    file.only(value, scale.codes, path)
    return tuple(
        (code, file.words(value, code, path, needed=True, limit=LONGEST_DESCRIPTOR))
        for code in scale.codes
        if code in value
    )


def _check(file: TomlFile, lines: list[Line]) -> None:
    for place, line in enumerate(lines):
        before = lines[:place]
        if any(line.key == other.key for other in before):
            file.problem(("lines", place, "key"), f"two lines have the key “{line.key}”. Change one.")
        if any(line.number == other.number for other in before):
            file.problem(("lines", place, "number"), f"two lines have the number {line.number}. Change one.")
        if line.kind is LineKind.WHOLE_CASE and any(other.kind is LineKind.WHOLE_CASE for other in before):
            file.problem(("lines", place, "kind"), "only one line can close the case. Make this one a line.")
    if all(line.kind is LineKind.WHOLE_CASE for line in lines):
        file.problem(("lines",), "there is no line of enquiry besides the one that closes the case. Add one.")
