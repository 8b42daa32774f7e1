"""Ages as lists give them: a band, years, years and months, or a date of birth that is let go at once."""

import re
from datetime import date

from workbench.imports.shipped import vocabulary

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = re.compile(
    r"(\d{1,3})(?:\.\d+)?\s*(?:y|yr|yrs|year|years)?(?:\s*old)?(?:\s*(?:,|and|;)?\s*\d{1,2}\s*(?:m|mths?|months?))?",
    re.I,
)
_MONTHS_OLD = re.compile(r"\d{1,2}\s*(?:m|mths?|months?|w|wks?|weeks?|d|days?)(?:\s*old)?", re.I)
_BETWEEN = re.compile(r"(\d{1,2})\s*(?:-|–|—|/|to|and)\s*(\d{1,2})(?:\s*(?:y|yrs?|years?))?(?:\s*old)?", re.I)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/])?([A-Za-z]{3,9})[ \-/,]+(\d{2,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[ \-/]([A-Za-z]{3,9})")
_UNBORN = ("unborn", "un-born", "unborn baby", "pre birth", "pre-birth")


def band_of(text: str) -> str:
    """The age band that a cell means: '14', '14 yrs', '14-15', 'Under 5', 'unborn'. Empty where it means none."""
    said = " ".join(text.split()).strip(" .")
    bands = _bands()
    low = said.casefold()
    for label, least, most in bands:
        if low == label.casefold() or low in (f"{least}-{most}", f"{least}–{most}"):
            return label
    if low in _UNBORN:
        return _by_code("unborn")
    if low in ("not known", "unknown", "not recorded", "nk"):
        return _by_code("not-known")
    if re.fullmatch(r"(?:u|under|<)\s*(?:1|5|one|five)s?", low) or _MONTHS_OLD.fullmatch(said):
        return _by_code("0-4")
    if re.fullmatch(r"65\s*(?:\+|plus|and over|or over)", low):
        return _by_code("65+")
    if between := _BETWEEN.fullmatch(said):
        first, last = int(between[1]), int(between[2])
        return next((label for label, least, most in bands if (first, last) == (least, most)), "")
    if years := _YEARS.fullmatch(said):
        return band_at(int(years[1]))
    return ""


def made_a_date(text: str) -> str:
    """The band that a spreadsheet has made a date of: '10-11' became 10 November, '12-13' December 2013."""
    pair: tuple[int, int] | None = None
    if iso := _ISO.fullmatch(text.strip()):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
        pair = (month, year % 100) if day == 1 and _band_between(month, year % 100) else (day, month)
    elif worded := _DAY_MONTH.fullmatch(text.strip()):
        pair = (int(worded[1]), _month(worded[2]))
    elif worded := re.fullmatch(r"([A-Za-z]{3})-(\d{2})", text.strip()):
        pair = (_month(worded[1]), int(worded[2]))
    return _band_between(*pair) if pair else ""


def band_at(years: int) -> str:
    return next((label for label, least, most in _bands() if least <= years <= most), "")


def band_born(text: str, day: date) -> str:
    """The age band on `day` of somebody born on the date a cell gives. Empty where it gives none that can be."""
    born = birth_day(text)
    if born is None:
        return ""
    if born > day:
        return _by_code("unborn") if (born - day).days < 300 else ""
    return band_at(years_between(born, day))


def birth_day(text: str) -> date | None:
    """The whole date a cell gives, day before month as it is written here; None where there is none."""
    said = " ".join(text.replace(",", " ").split())
    if iso := _ISO.fullmatch(said):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := _SLASHED.fullmatch(said):
        return _date(_century(int(slashed[3])), int(slashed[2]), int(slashed[1]))
    if (worded := _WORDED.fullmatch(said)) and worded[1]:
        return _date(_century(int(worded[3])), _month(worded[2]), int(worded[1]))
    if re.fullmatch(r"\d{5}", said) and 20_000 < int(said) < 60_000:  # a date that lost its format: days since 1900
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(said))
    return None


def years_between(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _band_between(first: int, last: int) -> str:
    return next((label for label, least, most in _bands() if (first, last) == (least, most)), "")


def _bands() -> tuple[tuple[str, int, int], ...]:
    """(label, first year, last year) of each band, from the code it has in the list."""
    found = []
    for term in vocabulary("age-bands").terms:
        if ages := re.fullmatch(r"(\d+)(?:-(\d+)|\+)", term.code):
            found.append((term.label, int(ages[1]), int(ages[2] or 130)))
        else:
            found.append((term.label, -1, -1))
    return tuple(found)


def _by_code(code: str) -> str:
    return vocabulary("age-bands").term(code).label


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def _century(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 40 else 1900 + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
