"""A framework as a TOML file, scales written out, that another partnership can load: read back it is equal."""

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.progress import Progress, Work
from workbench.domain.scales import Scale
from workbench.domain.text import counted
from workbench.errors import Refused
from workbench.exports.files import whole_file

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write(framework: Framework, path: Path) -> Work[Path]:
    """Refused, naming the line, where something is still missing that a reader of the file would ask for."""
    text = text_of(framework)
    yield Progress(0, 1, "Writing the file")
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    yield Progress(1, 1, "Written")
    return path


def text_of(framework: Framework) -> str:
    if not any(line.kind is LineKind.LINE for line in framework.lines):
        raise Refused(f"{framework.title} has no line yet, so there is nothing to save. Add a line first.")
    if unasked := next((line for line in framework.lines if not line.question.strip()), None):
        raise Refused(f"Line {unasked.number}, {unasked.title}, has no question yet. Write it, then save the file.")
    return "\n".join(_rows(framework)) + "\n"


def _rows(framework: Framework) -> Iterator[str]:
    lines = sum(line.kind is LineKind.LINE for line in framework.lines)
    yield f"# Lines of enquiry for Plumbline: {counted(lines, 'line')}. Open it with Take from a file."
    yield ""
    yield f"key = {_text(framework.key)}"
    yield f"title = {_text(framework.title)}"
    yield f"version = {framework.version}"
    if framework.source:
        yield f"source = {_text(framework.source)}"
    yield from _scale(framework.scale, "scale")
    for line in framework.lines:
        yield from _line(line, framework)


def _line(line: Line, framework: Framework) -> Iterator[str]:
    yield ""
    yield "[[lines]]"
    yield f"key = {_text(line.key)}"
    yield f"number = {line.number}"
    yield f"title = {_text(line.title)}"
    if line.kind is not LineKind.LINE:
        yield f"kind = {_text(line.kind.value)}"
    yield f"question = {_text(line.question)}"
    if line.prompts:
        yield "prompts = ["
        yield from (f"    {_text(prompt)}," for prompt in line.prompts)
        yield "]"
    if line.descriptors:
        yield ""
        yield "[lines.descriptors]"
        told = dict(line.descriptors)
        yield from (f"{_text(code)} = {_text(told[code])}" for code in framework.scale_of(line).codes if code in told)
    if line.scale:
        yield from _scale(line.scale, "lines.scale")


def _scale(scale: Scale, name: str) -> Iterator[str]:
    yield ""
    yield f"[{name}]"
    yield f"key = {_text(scale.key)}"
    yield f"title = {_text(scale.title)}"
    for grade in scale.grades:
        yield ""
        yield f"[[{name}.grades]]"
        yield f"code = {_text(grade.code)}"
        yield f"label = {_text(grade.label)}"
        yield f"good = {'true' if grade.good else 'false'}"
        yield f"tone = {_text(grade.tone.value)}"
        yield f"symbol = {_text(grade.symbol.value)}"
        if grade.descriptor:
            yield f"descriptor = {_text(grade.descriptor)}"


def _text(words: str) -> str:
    """A TOML string: what cannot be seen is written out."""
    return '"' + re.sub(r'[\x00-\x1f\x7f"\\]', _escaped, words) + '"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
