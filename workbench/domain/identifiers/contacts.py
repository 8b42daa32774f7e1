"""Where somebody lives or can be reached: postcode, phone number, e-mail address."""

import re
from collections.abc import Iterator

from workbench.domain.identifiers.kinds import IdentifierKind
from workbench.domain.identifiers.numbers import Span

_LETTERS = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP
NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA
WC WD WF WN WR WS WV YO ZE
"""
_AREAS = frozenset(_LETTERS.split())
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})\d[A-HJKMNP-Ya-hjkmnp-y\d]?\s{0,3}[-.]?\s{0,2}\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}"
    r"(?![A-Za-z0-9])"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th|hr)$")

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}(?:@| @ ?|\s?[\[(]\s?at\s?[\])]\s?)"
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)){1,6}[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)

_CALLABLE = re.compile(r"(?<![\w+/])(?:\+\(?\d|\(\+?\d|0)(?:[\d \t()\-/]|\.(?=\d)){8,}(?<=\d)(?!\w)")
_SHORT = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|call|called|rang|ring|rung|text|texted|landline)\b"
    r"(?:\s+(?:number|no|on|is|was|home|him|her|them|us|back|at))*[^\w\n(+]{0,4}"
    r"(\d{2,4}[ -]?\d{3,4}|\d{3} \d{2} \d{2})(?![\d/:-]|\.\d|\s?[/:]\d| \d)",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?(?:19|20)\d{2}|(?:19|20)\d{2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{2})(?!\d)"
)
_UK = re.compile(r"(?:\+?44|0044)?0?(?:7\d{9}|[12389]\d{8,9})")
_MOST_DIGITS = 15


def contacts(text: str) -> Iterator[Span]:
    """Each of the three in a text of one spelling. A number without its area code counts after "tel" or "phone"."""
    if "@" in text or "at" in text or "AT" in text:
        for match in _EMAIL.finditer(text):
            start = match.start() + (match[0].startswith("'"))
            yield IdentifierKind.EMAIL, start, match.end()
    for match in _POSTCODE.finditer(text):
        if match[1].upper() in _AREAS and not _ORDINAL.search(match[0]):
            yield IdentifierKind.POSTCODE, match.start(), match.end()
    yield from _phones(text)


def _phones(text: str) -> Iterator[Span]:
    if sum(map(text.count, "0123456789")) < 5:
        return
    masked = _DATES.sub(lambda match: "x" * len(match[0]), text)
    for match in _CALLABLE.finditer(masked):
        for start, end in _numbers_in(masked, match.start(), match.end()):
            yield IdentifierKind.PHONE, start, end
    for match in _SHORT.finditer(masked):
        if sum(character.isdigit() for character in match[1]) >= 6:
            yield IdentifierKind.PHONE, match.start(1), match.end(1)


_GROUP = re.compile(r"\+?\(?\+?\d+\)?")


def _numbers_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The phone numbers in a run of figures: from each group on, the longest stretch of groups that is one."""
    groups = [match.span() for match in _GROUP.finditer(text, start, end)]
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + 8) - 1, first - 1, -1):
            begin, stop = groups[first][0], groups[last][1]
            stop -= text[begin:stop].count(")") > text[begin:stop].count("(")
            singles = sum(len(text[a:b]) == 1 for a, b in groups[first : last + 1])
            if text[begin:stop].endswith(")") or singles > 1:  # "0 1 2 3 1 2": scores, not a number to ring
                continue
            if _is_phone(text[begin:stop]):
                yield begin, stop
                first = last
                break
        first += 1


def _is_phone(written: str) -> bool:
    digits = re.sub(r"[^\d+]", "", written)
    bare = digits.lstrip("+")
    if not 10 <= len(bare) <= _MOST_DIGITS or not digits.startswith(("+", "0")):
        return False
    digits = re.sub(r"^(\+44|0044)0", r"\1", digits)
    if _UK.fullmatch(digits) and (digits.startswith(("+", "00")) or len(digits) in (10, 11)):
        return True  # also where no such number has been given out: a slip of the pen still points at somebody
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        return is_valid_number(parse(re.sub(r"^00", "+", digits), "GB"))
    except NumberParseException:
        return False
