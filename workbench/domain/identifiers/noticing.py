"""Everything in a text that could tell who somebody is."""

from collections.abc import Iterable
from datetime import date

from workbench.domain.identifiers.births import births
from workbench.domain.identifiers.contacts import contacts
from workbench.domain.identifiers.kinds import Found, IdentifierKind, KnownNames
from workbench.domain.identifiers.names import names as names_in
from workbench.domain.identifiers.numbers import Span, numbers
from workbench.domain.identifiers.spelling import spelled

_FIRST = (
    IdentifierKind.EMAIL,
    IdentifierKind.NHS_NUMBER,
    IdentifierKind.PUPIL_NUMBER,
    IdentifierKind.NATIONAL_INSURANCE,
    IdentifierKind.PHONE,
    IdentifierKind.POSTCODE,
    IdentifierKind.BORN,
    IdentifierKind.NAME,
)
"""Where two would overlap, the earlier of these stands."""
_NONE = KnownNames()
_RANK = {kind: rank for rank, kind in enumerate(_FIRST)}


def found_in(
    text: str,
    names: KnownNames = _NONE,
    audit_day: date | None = None,
    reading_from: date | None = None,
) -> tuple[Found, ...]:
    """The identifiers in a text, in the order they stand in it; none overlaps another. It never fails.

    `audit_day` is the panel's day, or the day of looking where that is not set (today where it is left out);
    `reading_from` is the first day from which records are read. Both tell a date of birth from a record's date.
    """
    if not text or text.isspace():
        return ()
    read = spelled(text)
    plain = read.plain
    spans = [*names_in(plain, names), *contacts(plain)]
    if any(map(plain.__contains__, "0123456789")):
        spans += [*numbers(plain), *births(plain, audit_day or date.today(), reading_from)]
    return tuple(_found(text, *read.span(start, end), kind) for kind, start, end in _apart(spans))


def _found(text: str, start: int, end: int, kind: IdentifierKind) -> Found:
    return Found(kind, start, end, text[start:end])


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (_RANK[each[0]], each[1])):
        if span[1] < span[2] and all(span[2] <= other[1] or span[1] >= other[2] for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda each: each[1])
