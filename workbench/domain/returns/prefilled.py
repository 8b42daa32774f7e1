"""What stood in a form when it was made: told with the form, so that what an agency left alone changes nothing.

Without it a form that was sent in May would, in June, put back what was mended in the workspace meanwhile; and nobody
could tell an answer that was taken out from one that was never there.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from workbench.domain.judgements import words_of
from workbench.domain.returns.form import ReturnForm, shown
from workbench.domain.returns.layout import WORDS

GRADE, KNOWN, FILLED_BY, FILLED_ON = "grade", "known", "filled_by", "filled_on"

Row = tuple[str, str]
"""(reference of the case, number of the line); the number is empty where it is about the case itself."""
Marks = Mapping[str, str]
"""By the name of the box, a digest of what stood in it."""

NOTHING: Marks = MappingProxyType({})


def marks_of(form: ReturnForm) -> Iterator[str]:
    """One text for each row of the form that holds anything when it is sent."""
    for each in form.cases:
        said = each.involvement
        day = said.filled_on.isoformat() if said.filled_on and said.filled_on.year > 1900 else ""
        texts = {KNOWN: each.known, FILLED_BY: said.filled_by, FILLED_ON: day}
        yield from _spelled(each.case.ref, "", texts)
    for row in form.rows:
        texts = {GRADE: row.answer, **{box.value: words_of(row.own, box) for box, _ in WORDS}}
        yield from _spelled(row.case.ref, str(row.line.line.number), texts)


def read_marks(texts: Iterable[str]) -> Mapping[Row, Marks]:
    """The marks of every row; what is no mark is passed over."""
    found: dict[Row, Marks] = {}
    for text in texts:
        parts = text.split("|")
        if len(parts) >= 3:
            pairs = (each.split("=", 1) for each in parts[-1].split() if "=" in each)
            found["|".join(parts[:-2]), parts[-2]] = {name: digest for name, digest in pairs}
    return MappingProxyType(found)


def is_as_sent(text: str, box: str, marks: Marks) -> bool:
    """Whether a box holds what it held when the form was made, however wide its spaces have become on the way."""
    return box in marks and _digest(text) == marks[box]


def _spelled(ref: str, number: str, texts: Mapping[str, str]) -> Iterator[str]:
    marks = [f"{box}={_digest(shown(text))}" for box, text in texts.items() if text.strip()]
    if marks:
        yield f"{shown(ref)}|{number}|{' '.join(marks)}"


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
