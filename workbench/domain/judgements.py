"""Judgements: a grade or a non-score with its reason, on one of three layers. None overwrites another."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.domain.scales import NonScore, Scale
from workbench.domain.text import in_words


class Layer(StrEnum):
    SELF = "self"
    """An agency on its own part in the case."""
    PANEL = "panel"
    FINAL = "final"
    """The audit's conclusion on a line."""

    @property
    def label(self) -> str:
        return {"self": "Agency's own", "panel": "Panel", "final": "Final"}[self.value]


class Place(NamedTuple):
    """Where a judgement stands: its identity, whatever row holds it.

    A named tuple, as `Judgement` is: an audit has ten thousand, and dataclasses that are frozen take thrice as long.
    """

    audit_id: int
    line_id: int
    layer: Layer
    case_id: int | None = None
    agency_id: int | None = None
    rater: str | None = None


class Judgement(NamedTuple):
    """A grade or a non-score, or words still waiting for one. Never both a grade and a non-score."""

    place: Place
    id: int = 0
    """0 where nothing is stored yet."""
    grade: str | None = None
    non_score: NonScore | None = None
    reason: str = ""
    evidence: str = ""
    impact: str = ""
    from_others: str = ""
    """What an agency met from others; on the self layer only."""

    @property
    def answer(self) -> str | NonScore:
        """The grade's code, or the non-score; `NOT_ANSWERED` where neither was given."""
        return self.grade or self.non_score or NonScore.NOT_ANSWERED

    @property
    def answered(self) -> bool:
        return self.grade is not None or self.non_score is not None


class Words(StrEnum):
    """The boxes of words that go with a judgement."""

    REASON = "reason"
    EVIDENCE = "evidence"
    IMPACT = "impact"
    FROM_OTHERS = "from_others"
    """On the self layer only."""

    @property
    def label(self) -> str:
        """How a toast and the history name the box."""
        return "what was met from others" if self is Words.FROM_OTHERS else self.value


_BOXES = (Words.REASON, Words.EVIDENCE, Words.IMPACT)


def boxes(layer: Layer) -> tuple[Words, ...]:
    """The boxes of a layer's form, in the order of Tab. Only an agency is asked what it met from others."""
    return (*_BOXES, Words.FROM_OTHERS) if layer is Layer.SELF else _BOXES


def with_words(judgement: Judgement, words: Words, text: str) -> Judgement:
    """The judgement with other words in one box."""
    match words:
        case Words.REASON:
            return judgement._replace(reason=text)
        case Words.EVIDENCE:
            return judgement._replace(evidence=text)
        case Words.IMPACT:
            return judgement._replace(impact=text)
        case Words.FROM_OTHERS:
            return judgement._replace(from_others=text)


def words_of(judgement: Judgement, words: Words) -> str:
    """What stands in one box."""
    match words:
        case Words.REASON:
            return judgement.reason
        case Words.EVIDENCE:
            return judgement.evidence
        case Words.IMPACT:
            return judgement.impact
        case Words.FROM_OTHERS:
            return judgement.from_others


def owed(judgement: Judgement) -> tuple[Words, ...]:
    """The words still missing. A grade needs reason and impact; 'not enough evidence' a reason; the others neither.

    What is owed is shown and never blocks.
    """
    if judgement.grade is not None:
        needed: tuple[Words, ...] = (Words.REASON, Words.IMPACT)
    elif judgement.non_score is NonScore.NOT_ENOUGH_EVIDENCE:
        needed = (Words.REASON,)
    else:
        needed = ()
    return tuple(words for words in needed if not words_of(judgement, words).strip())


@dataclass(frozen=True, slots=True)
class Split:
    """How far apart agencies' own grades stand, in steps of the scale. A question for the room, not a fault."""

    steps: int
    best: str
    worst: str
    graded: int

    @property
    def label(self) -> str:
        """The words on the bracket; empty where fewer than two agencies graded."""
        if self.graded < 2:
            return ""
        if self.steps == 0:
            return "All agree"
        if self.steps == 1:
            return "One grade apart"
        return f"Wide split: {in_words(self.steps)} grades apart"


def split(grades: Iterable[str], scale: Scale) -> Split:
    """The split between the grades given (codes of `scale`)."""
    given = sorted(grades, key=lambda code: scale.codes.index(code))
    if not given:
        return Split(0, "", "", 0)
    steps = scale.codes.index(given[-1]) - scale.codes.index(given[0])
    return Split(steps, given[0], given[-1], len(given))


def beside_agencies(panel: str, own: Iterable[str], scale: Scale) -> str:
    """How the panel's grade stands to the agencies' own, in counts: 'Lower than 4 of 6 agencies gave.'"""
    given = [scale.codes.index(code) for code in own]
    if not given:
        return "No agency has graded this line."
    place, n = scale.codes.index(panel), len(given)
    better = sum(other < place for other in given)
    worse = sum(other > place for other in given)
    agencies = "agency" if n == 1 else "agencies"
    if better == 0 and worse == 0:
        return f"The same as {n} of {n} {agencies} gave."
    if better >= worse:
        return f"Lower than {better} of {n} {agencies} gave."
    return f"Higher than {worse} of {n} {agencies} gave."
