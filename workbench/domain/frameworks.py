"""Frameworks: versioned sets of lines of enquiry, with the scale they are graded on."""

import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.scales import Scale

MOST_LINES = 60
MOST_PROMPTS = 30
LONGEST_NAME = 200
"""Characters of the title of a framework."""
LONGEST_TITLE = 80
"""Characters of the title of a line: it heads a column."""
LONGEST_QUESTION = 1000
LONGEST_PROMPT = 300
LONGEST_DESCRIPTOR = 600


class LineKind(StrEnum):
    LINE = "line"
    WHOLE_CASE = "whole_case"
    """Closes a case; never counted among the lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of enquiry. `key` survives from year to year; `descriptors` maps a grade's code to its wording."""

    key: str
    number: int
    title: str
    question: str
    prompts: tuple[str, ...] = ()
    kind: LineKind = LineKind.LINE
    scale: Scale | None = None
    """The line's own scale; None means the framework's."""
    descriptors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """A versioned set of lines. Frozen once an audit uses it: a change makes the next version."""

    key: str
    title: str
    version: int
    scale: Scale
    lines: tuple[Line, ...]
    source: str = ""
    """Where it came from, for the reader: a document's name, or 'Shipped with Plumbline'."""

    def scale_of(self, line: Line) -> Scale:
        return line.scale or self.scale


def wording_digest(line: Line, scale: Scale) -> str:
    """A digest that changes when what is asked, or the scale it is graded on, changes: the test of comparability."""
    asked = [
        line.key,
        line.title,
        line.question,
        list(line.prompts),
        [[g.code, g.label, g.rank, g.good] for g in scale.grades],
    ]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:16]


def asked_the_same(a: Scale, b: Scale) -> bool:
    """Whether two scales grade alike: the test of comparability, which wording beside the grades does not touch."""
    return [(g.code, g.label, g.rank, g.good) for g in a.grades] == [
        (g.code, g.label, g.rank, g.good) for g in b.grades
    ]


def same_content(a: Framework, b: Framework) -> bool:
    """Whether two versions say the same, whatever their version numbers, sources and the keys of their scales."""

    def content(framework: Framework) -> object:
        lines = [(replace(line, scale=None), _steps(line.scale)) for line in framework.lines]
        return framework.key, framework.title, _steps(framework.scale), lines

    return content(a) == content(b)


def _steps(scale: Scale | None) -> object:
    return scale and (scale.title, scale.grades)
