"""A return form as it was read: its cells, nothing decided about them yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from workbench.domain.returns.prefilled import Marks, Row
from workbench.domain.returns.staged import StagedProblem


class Content(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    """Its text is the day, as 2026-05-14."""
    FORMULA = "formula"
    """Its text is empty: a formula is never computed, nor the result it carries believed."""
    ERROR = "error"
    """Its text is what the spreadsheet shows: '#N/A'."""


class ReadCell(NamedTuple):
    text: str
    cell: str
    """'D7'."""
    content: Content = Content.TEXT
    unseen: bool = False
    """Whether characters that cannot be shown were taken out of it."""

    @property
    def empty(self) -> bool:
        return not self.text.strip() and self.content is not Content.FORMULA


class ReadCase(NamedTuple):
    """One row of the sheet `Cases`."""

    row: int
    case: ReadCell
    known: ReadCell
    filled_by: ReadCell
    day: ReadCell


class ReadRow(NamedTuple):
    """One row of the sheet `Return`."""

    row: int
    case: ReadCell
    line: ReadCell
    question: ReadCell
    grade: ReadCell
    reason: ReadCell
    evidence: ReadCell
    impact: ReadCell
    from_others: ReadCell


@dataclass(frozen=True, slots=True)
class Identity:
    """What a form says it is, on its hidden sheet."""

    form: str = ""
    audit: str = ""
    agency: str = ""
    lines: str = ""
    """The digest of the lines of enquiry it asks."""
    version: int | None = None
    prefilled: Mapping[Row, Marks] = field(default_factory=dict)
    """What stood in it when it was made, by row."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One file. Where `refusal` is set nothing else of it could be read but what is given."""

    path: Path
    digest: str = ""
    """SHA-256 of its bytes, in hexadecimal."""
    refusal: str = ""
    """Why it is no form at all: one sentence, without the name of the file."""
    identity: Identity | None = None
    """None where the file says nowhere that it is a return form."""
    cases: tuple[ReadCase, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    broken: str = ""
    """Why its sheets cannot be read though it is a form: one that is missing, headings that were changed."""
    problems: tuple[StagedProblem, ...] = ()
    """The cells that are broken."""
    notes: tuple[str, ...] = ()
