"""The counts of an audit as a briefing may quote them, and whether what it quotes is still so."""

import re
from dataclasses import dataclass

from workbench.domain.identifiers.spelling import spelled
from workbench.domain.judgements import Layer
from workbench.domain.whole_audit import WholeAudit, distribution

_QUOTED = re.compile(r"\b(\d{1,4})\s+(?:out\s+)?of\s+(?:the\s+)?(\d{1,4})\b(?!\s+agenc)")
"""Who took part is no count of the panel's grades, and is not looked up among them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that can be put into a box: where it comes from, and the words."""

    line: str
    phrase: str
    count: tuple[int, int]


def figures(whole: WholeAudit) -> tuple[Figure, ...]:
    """What the panel found on each line, as 'good or better in 6 of 8'. A line nobody has graded has none."""
    found = []
    for line in whole.graded_lines:
        spread = distribution(whole, line, Layer.PANEL)
        if spread.graded:
            title = f"{line.line.number}. {line.line.title}"
            phrase = f"good or better in {spread.counts}"
            found.append(Figure(title, phrase, (spread.good, spread.graded)))
    return tuple(found)


def counts_of(whole: WholeAudit) -> frozenset[tuple[int, int]]:
    """Every 'n of m' that is true of the panel's grades: good or better, each grade, and what was graded of all."""
    found: set[tuple[int, int]] = set()
    for line in whole.graded_lines:
        spread = distribution(whole, line, Layer.PANEL)
        if spread.graded:
            found |= {(spread.good, spread.graded), (spread.graded - spread.good, spread.graded)}
            found |= {(count, spread.graded) for _, count in spread.grades}
        found.add((spread.graded, len(whole.cases)))
        if (final := whole.final(line)).grade:
            found.add((int(line.scale.grade(final.grade).good), 1))
    lines = [distribution(whole, line, Layer.PANEL) for line in whole.graded_lines]
    better = sum(2 * spread.good > spread.graded > 0 for spread in lines)
    found |= {(better, len(lines)), (len(lines) - better, len(lines))}
    found.add((sum(spread.graded > 0 for spread in lines), len(lines)))
    graded = sum(any(whole.panel(case, line).grade for line in whole.lines) for case in whole.cases)
    found.add((graded, len(whole.cases)))
    return frozenset(found)


def quoted(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Every 'n of m' written in figures, with its words as they were typed."""
    read = spelled(text)
    return tuple((read.stretch(match), (int(match[1]), int(match[2]))) for match in _QUOTED.finditer(read.plain))
