"""Which columns of a table say what a grade looks like: heads by label, code or abbreviation, mixed as they come."""

import re
from collections.abc import Mapping, Sequence

from workbench.domain.scales import Grade, Scale

_AROUND = re.compile(
    r"\b(?:what|looks?|like|descriptors?|description|grades?|graded|criteria|is|means?|a|to be good)\b"
)
_SHORTEST = 3
"""'Req Imp' stands for Requires improvement; two letters would stand for too much."""


def normal(text: str) -> str:
    """Small letters and digits only, so that 'Line No.' and 'line no' are one name."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def grade_columns(heads: Mapping[int, str], scales: Sequence[Scale]) -> tuple[Scale | None, dict[str, int]]:
    """The scale with most grades among the heads, and the place of each by its code.

    Where some grades have no column, two labels and half the scale are enough, unless another scale fits as well.
    """
    best: tuple[Scale | None, dict[str, int]] = None, {}
    best_rank, tied = (0, False), False
    for scale in scales:
        found, labels = _found(heads, scale)
        whole = len(found) == len(scale.grades)
        partly = labels >= 2 and 2 * len(found) >= len(scale.grades)
        if not (whole or partly or (found and len(scales) == 1)):
            continue
        rank = (len(found), whole)
        tied = rank == best_rank and not whole
        if rank > best_rank:
            best, best_rank = (scale, found), rank
    return (None, {}) if tied else best


def _found(heads: Mapping[int, str], scale: Scale) -> tuple[dict[str, int], int]:
    """The place of each grade that has a head, and how many of them are told by their label."""
    found: dict[str, int] = {}
    labels = 0
    for grade in scale.grades:
        by_label = next((place for place, head in heads.items() if _bare(head) == normal(grade.label)), None)
        place = by_label
        if place is None:
            place = next((p for p, head in heads.items() if p not in found.values() and _short_for(head, grade)), None)
        if place is not None and place not in found.values():
            found[grade.code] = place
            labels += by_label is not None
    return found, labels


def _bare(head: str) -> str:
    """'2. What good looks like' is 'good'."""
    words = _AROUND.sub(" ", normal(head)).split()
    return " ".join(word for word in words if not word.isdigit()) or " ".join(words)


def _short_for(head: str, grade: Grade) -> bool:
    """Its code, its initials, or the beginnings of its words: 'RI', 'Req. imp.', 'Inad'."""
    label = normal(grade.label).split()
    words = _bare(head).split()
    if head.strip() in (grade.code, "".join(word[0] for word in label).upper()):
        return True
    return len(words) == len(label) and all(
        len(word) >= _SHORTEST and whole.startswith(word) for word, whole in zip(words, label, strict=True)
    )
