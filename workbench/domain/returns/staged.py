"""Return forms that were read and not taken in yet: what each would change, and what is wrong, cell by cell."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.audits import Member
from workbench.domain.text import counted

if TYPE_CHECKING:
    from workbench.domain.returns.read import ReadForm


class FileState(StrEnum):
    READY = "ready"
    """All of it can be taken."""
    PARTLY = "partly"
    """Some rows are good, and some are wrong: the good ones can be taken, the rest is listed until settled."""
    NOTHING_NEW = "nothing new"
    """It says what the workspace holds already."""
    REFUSED = "refused"
    """None of it can be taken; the sentence says why and what to do."""

    @property
    def label(self) -> str:
        return {"ready": "Ready", "partly": "Partly", "nothing new": "Nothing new", "refused": "Refused"}[self.value]


@dataclass(frozen=True, slots=True)
class StagedChange:
    """One thing that would change: what it is now, and what it would be, both as a person reads them."""

    case_ref: str
    line: str
    """'Line 3', or empty where it is about the whole case: whether the agency knows it, who filled it in."""
    what: str
    """'Grade', 'Reason', 'Known' and so on."""
    before: str
    """Empty where nothing was there: then it is new."""
    after: str
    """Empty where the form took back what it was sent with."""


@dataclass(frozen=True, slots=True)
class StagedProblem:
    """One cell that cannot be taken as it is."""

    sheet: str
    cell: str
    """'D7'; empty where it is about the whole sheet."""
    problem: str
    fix: str
    case_ref: str = ""
    line: str = ""
    offers: tuple[str, ...] = ()
    """What the cell may mean, by code, as `Problem.offers`; `settling.offers_in_words` gives their words."""


@dataclass(frozen=True, slots=True)
class StagedFile:
    path: Path
    state: FileState
    sentence: str
    """What this file is, in one sentence: 'Police, version 2: 56 lines new, 2 to settle.'"""
    agency: Member | None = None
    """None where the file does not say, or names none of this audit's."""
    version: int | None = None
    changes: tuple[StagedChange, ...] = ()
    problems: tuple[StagedProblem, ...] = ()
    notes: tuple[str, ...] = ()
    """What is worth knowing and stops nothing: reasons owed, a return after the panel has graded."""
    identifiers: tuple[str, ...] = ()
    """The kinds of identifiers that hold words of it back, each named once: 'a name', 'a date of birth'."""

    @property
    def can_be_taken(self) -> bool:
        return self.state in (FileState.READY, FileState.PARTLY)


@dataclass(frozen=True)
class StagedReturns:
    """A batch of files as it would be taken in now, in the order they were given. Nothing is changed yet."""

    audit_id: int
    files: tuple[StagedFile, ...]
    forms: tuple["ReadForm", ...] = field(default=(), repr=False)
    """What was read, so that it can be staged again against the file as it is then."""
    keep_identifiers: str = ""
    """Why what looks like an identifier may stand; empty where nobody has said."""
    expected: int | None = None
    """The id of the agency that the files were asked of; None where they may be anybody's."""

    @property
    def takeable(self) -> tuple[StagedFile, ...]:
        return tuple(each for each in self.files if each.can_be_taken)

    @property
    def refused(self) -> tuple[StagedFile, ...]:
        return tuple(each for each in self.files if each.state is FileState.REFUSED)

    @property
    def in_words(self) -> str:
        """'7 of 8 forms can be taken, 3 cells to settle. 1 was refused.'"""
        problems = sum(len(each.problems) for each in self.takeable)
        told = f"{len(self.takeable)} of {counted(len(self.files), 'form')} can be taken"
        told += f", {counted(problems, 'cell')} to settle." if problems else "."
        nothing = sum(each.state is FileState.NOTHING_NEW for each in self.files)
        told += f" {nothing} {'says' if nothing == 1 else 'say'} nothing new." if nothing else ""
        refused = len(self.refused)
        return told + (f" {refused} {'was' if refused == 1 else 'were'} refused." if refused else "")
