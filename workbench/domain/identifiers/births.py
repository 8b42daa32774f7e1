"""Dates of birth: a date after "born" or "DOB", or a full date too old to be that of a record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.identifiers.kinds import IdentifierKind
from workbench.domain.identifiers.numbers import Span

YEARS_BACK = 25
"""A full date more than this many years before the audit is no child's date of birth."""
RECORD_YEARS = 2
"""Records are read back this far at the least: a full date within it is a record's, unless it follows "born"."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![A-Za-z])"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d|'?\d\d)(?![\d%]|[:.]\d)"
_FOUR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_SOME = r"[\s,./-]{0,3}"
_ORDERS = (
    # 3 May 2011, 3rd of May 2011, 3-May-11; without its year after "born"
    rf"(?<![\d.:/]){_DAY.format('d1')}{_SOME}(?:of\s{{1,2}})?{_MONTH.format('m1')}\.?(?:{_SOME}{_YEAR.format('y1')})?",
    # 03/05/2011, 3.5.2011, 03-05-11
    r"(?<![\d/.-])(?P<n1>\d{1,2})\s?(?P<s1>[-./])\s?(?P<n2>\d{1,2})\s?(?P=s1)\s?(?P<y4>(?:19|20)\d\d|\d\d)(?!\d|[-./]\d)",
    # 2011-05-03
    r"(?<!\d)(?P<y5>(?:19|20)\d\d)\s?(?P<s2>[-./])\s?(?P<m5>\d{1,2})\s?(?P=s2)\s?(?P<d5>\d{1,2})(?!\d)",
    # 03 05 2011
    r"(?<![\d.])(?P<n3>\d{2})\s(?P<n4>\d{2})\s(?P<y6>(?:19|20)\d\d)(?!\d)",
    # 03052011, 030511
    r"(?<![\w./-])(?P<c>\d{8}|\d{6})(?![\w/-]|\.\d)",
)
_MONTH_FIRST = (
    # May 3, 2011
    rf"{_MONTH.format('m2')}\.?[\s-]{{1,2}}(?:the\s)?{_DAY.format('d2')}(?!\d)(?:[\s,.-]{{1,3}}{_FOUR.format('y2')})?",
    # May 2011
    rf"{_MONTH.format('m3')}\.?[\s,-]{{1,2}}{_FOUR.format('y3')}",
)
_DATES = re.compile(
    rf"(?=\d)(?:{'|'.join(_ORDERS)})|(?<![A-Za-z])(?=[JFMASOND])(?:{'|'.join(_MONTH_FIRST)})",
    re.IGNORECASE,
)
_DOB = r"(?:d\.\s?o\.\s?b\b\.?|dobs?\b|d\s?/\s?o\s?/\s?b\b|d\so\sb\b|dates?\s+of\s+birth|birth\s?dates?|\(b\.)"
_CUE = re.compile(rf"\b(?P<dob>{_DOB})|\(b\.|\b(?P<born>born)\b|\b(?P<day>birthday)\b", re.IGNORECASE)
_SAID_AFTER = re.compile(
    rf"[\s,(\[-]{{0,3}}(?:(?:is|was|as|being)\s+)?(?:(?:his|her|their|the|a)\s+)?(?:child's\s+)?(?:{_DOB}|birthday\b)",
    re.IGNORECASE,
)
_NO_BRIDGE = re.compile(
    r"\b(?:before|after|since|until|till|but|when|while|review\w*|meeting\w*|conference|panel|audit\w*|visit\w*|plan\w*|"
    r"record|report\w*|log|note|seen|held|assess\w*|referr\w*|and)\b|[;!?]|\.\s",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:panel|audit|inspect(?:ion|ed)|guidance|published|act|regulations|framework|policy|procedures?|protocol|version|"
    r"edition|in force)\b(?:\W+(?:of|on|was|met|dated|from|held|in|took place|day|report|letter))*\W*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|and|&|;|/)\s*(?:and\s+)?", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;)\]]\s|[.,;)\]]?$|\n)")
_MOST_BETWEEN = 45


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written. `day` is None where it is not a full date."""

    start: int
    end: int
    day: date | None
    loose: bool = False
    """Whether these figures are a date only if the words before say so."""
    with_day: bool = True


def births(text: str, audit_day: date, reading_from: date | None = None) -> Iterator[Span]:
    """The dates of birth in a text of one spelling.

    A date introduced by "born", "DOB", "date of birth" or "birthday" is one, however old or recent, with or without its
    year. Any other full date is taken for one where it lies at most 25 years before the audit and before every day
    from which records are read: that is the start of the reading window, and never less than two years before the
    audit, for an audit looks back a year or so and a chronology a little further. So "Record of 2 May 2026" is left
    alone and a bare "3 May 2011" is not. The price: the bare date of birth of a child under two is not told from a
    record's date. The day of a panel, an inspection, an Act or a piece of guidance is named as such, and is left alone
    however old.
    """
    written = list(_written(text, audit_day))
    cues = [(match.end(), match.lastgroup) for match in _CUE.finditer(text)]
    oldest, records = _years_before(audit_day, YEARS_BACK), _years_before(audit_day, RECORD_YEARS)
    records = min(records, reading_from or records)
    said_before = None
    for one in written:
        if _introduced(text, one, cues) or (said_before and _AND.fullmatch(text, said_before, one.start)):
            said_before = one.end
            yield IdentifierKind.BORN, one.start, one.end
        elif one.day is None or one.loose:
            continue
        elif _SAID_AFTER.match(text, one.end) or (
            oldest <= one.day < records and not _INSTITUTION.search(text, max(0, one.start - 50), one.start)
        ):
            yield IdentifierKind.BORN, one.start, one.end


def _introduced(text: str, one: _Written, cues: list[tuple[int, str | None]]) -> bool:
    for end, cue in cues:
        between = text[end : one.start]
        if not 0 <= one.start - end <= _MOST_BETWEEN or _NO_BRIDGE.search(between):
            continue
        if "\n" in between.strip() or (cue in ("born", "day") and "\n" in between) or len(between.split()) > 5:
            continue
        if any(character.isdigit() for character in between) or (cue == "day" and not one.with_day):
            continue
        if one.loose and re.search(r"[A-Za-z]{3}", between):
            continue
        return True
    return False


def _written(text: str, audit_day: date) -> Iterator[_Written]:
    for match in _DATES.finditer(text):
        found = match.groupdict()
        year, month, day = (found[f"y{n}"] for n in "123"), (found[f"m{n}"] for n in "123"), (found["d1"], found["d2"])
        years, months, days = (
            next(filter(None, year), None),
            next(filter(None, month), None),
            next(filter(None, day), None),
        )
        if months is not None:
            yield from _in_words(text, match, days, months, years, audit_day)
        elif found["y5"]:
            yield from _if_real(match, found["y5"], found["m5"], found["d5"], audit_day)
        elif found["y6"]:
            yield from _if_real(match, found["y6"], found["n4"], found["n3"], audit_day)
        elif found["y4"]:
            short = len(found["y4"]) == 2 and found["s1"] != "/"
            loose = short and not (len(found["n1"]) == len(found["n2"]) == 2)  # 4.2.11 is a paragraph
            yield from _if_real(match, found["y4"], found["n2"], found["n1"], audit_day, loose)
        else:
            figures = found["c"]
            read = list(_if_real(match, figures[4:], figures[2:4], figures[:2], audit_day, loose=True))
            if not read and len(figures) == 8:
                read = list(_if_real(match, figures[:4], figures[4:6], figures[6:], audit_day, loose=True))
            yield from read


def _in_words(
    text: str, match: re.Match[str], day: str | None, month: str, year: str | None, audit_day: date
) -> Iterator[_Written]:
    number = str(_MONTHS.index(month[:3].lower()) + 1)
    end = match.end()
    if year is None or day is None:
        if month[0].islower() and month.lower() in ("may", "mar", "march"):  # the verbs
            return
        yield _Written(match.start(), match.start() + len(match[0].rstrip(" .,")), None, with_day=day is not None)
        return
    # "note 3 Feb 24 Feb", "log 12 Nov 14 entries": these figures are no year, unless "born" says so
    bare = len(year) == 2 and match[0][-3] not in "-/." and not _ENDS.match(text, end)
    yield from _if_real(match, year.lstrip("'"), number, day, audit_day, loose=bare)


def _if_real(
    match: re.Match[str], year: str, month: str, day: str, audit_day: date, loose: bool = False
) -> Iterator[_Written]:
    first, second, full = int(day), int(month), int(year)
    if len(year) == 2:
        full += 2000 if full <= audit_day.year % 100 else 1900
    if second > 12 >= first:
        first, second = second, first
    try:
        when = date(full, second, first)
    except ValueError:
        return
    if 1900 <= full <= audit_day.year + 1:
        yield _Written(match.start(), match.end(), when, loose)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
