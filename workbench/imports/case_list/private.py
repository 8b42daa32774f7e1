"""Columns that say who a child is: told by their heading, or by what stands in them. None of them is ever taken."""

import re
from collections.abc import Sequence
from datetime import date

from workbench.domain.identifiers.given_names import ALSO_WORDS, GIVEN
from workbench.domain.identifiers.spelling import spelled
from workbench.imports.case_list.ages import birth_day, years_between
from workbench.imports.case_list.fields import NAMES, What
from workbench.imports.framework.table_grades import normal

_WORKER = re.compile(
    r"\b(?:worker|workers|professional|practitioner|manager|officer|lead|auditor|agency|team|theme|staff|role|chair"
    r"|area|ward|locality|nurse|teacher|service)\b"
)
_NAMED = re.compile(
    r"\b(?:name|names|surname|surnames|forename|forenames|firstname|lastname|initials|alias|known as|aka)\b"
)
_NUMBERED = re.compile(
    r"\b(?:nhs (?:no|number|num|id)|upn|uln|unique pupil number|unique learner number|pupil number|national insurance"
    r"|ni (?:no|number)|nino|hospital (?:no|number)|passport|mosaic|liquid ?logic|lcs|eclipse|care ?first|system id"
    r"|pnc|niche|custody|cris|urn|emis|system ?one|rio|pid)\b"
)
_REACHED = re.compile(
    r"\b(?:addresses|address|postcodes?|post codes?|street|house (?:no|number)|telephone|phone|mobile|tel|e ?mail"
    r"|contact (?:no|number|details)|uprn|usrn|eircode)\b"
)
_FAMILY = re.compile(
    r"^(?:(?:the )?(?:mother|father|mum|dad|parents?|carers?|siblings?|guardians?)(?: s)?)(?: details)?$"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b", re.I)
_UPN = re.compile(r"^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$", re.I)
_REACH = re.compile(r"\S+@\S+\.\w{2,}|^\+?[\d ()-]{10,16}$")
_FULL_NAME = re.compile(r"^[A-Z][a-zà-ÿ’'-]+(?:,? [A-Z]\.?)?(?:,? [A-Z][A-Za-zà-ÿ’'-]+){1,2}$")
_NOT_A_NAME = re.compile(
    r"\b(?:north|south|east|west|central|locality|team|area|district|ward|social|support|worker|school|academy|care|plan"
    r"|service|services|return|known|nil|scope|officer|nurse|health|early|help|child|children|looked|after|need|foster"
    r"|home|road|street|case|family|young|person|of|and|the|in|high|medium|low|risk|white|black|asian|mixed|not|yes)\b",
    re.I,
)
_LEAST_OF_COLUMN = 0.5


def why_private(head: str, texts: Sequence[str], day: date) -> str:
    """Why a column says who a child is, in a few words: 'names', 'dates of birth'. Empty where it does not."""
    return by_heading(head) or by_content(head, texts, day)


def by_heading(head: str) -> str:
    word = normal(head)
    if word in NAMES[What.BORN] or re.search(r"\b(?:dob|date of birth)\b", word):
        return "dates of birth"
    if _NUMBERED.search(word):
        return "numbers that identify"
    if _REACHED.search(word):
        return "addresses or ways to reach a family"
    if (_NAMED.search(word) and not _WORKER.search(word)) or _FAMILY.search(word):
        return "names"
    return ""


def by_content(head: str, texts: Sequence[str], day: date) -> str:
    """Told by what most of the filled cells hold, whatever the heading says."""
    filled = [text.strip() for text in texts if text.strip()]
    if not filled:
        return ""
    least = max(1, len(filled) * _LEAST_OF_COLUMN)
    if sum(is_nhs_number(text) for text in filled) >= least:
        return "NHS numbers"
    if sum(bool(_UPN.fullmatch(text)) for text in filled) >= least:
        return "pupil numbers"
    if sum(bool(_POSTCODE.search(text)) and len(text) < 120 for text in filled) >= least:
        return "addresses or postcodes"
    if sum(bool(_REACH.search(text)) and len(text) < 60 for text in filled) >= least:
        return "ways to reach a family"
    word = normal(head)
    known = next((what for what, names in NAMES.items() if word in names), None)
    if known in (None, What.REF, What.AGE) and _are_births(filled, day):
        return "dates of birth"
    names = sum(is_full_name(text) for text in filled)
    if (
        known in (None, What.REF)
        and not _WORKER.search(word)
        and names >= least
        and len(set(filled)) > 0.8 * len(filled)
    ):
        return "names"
    return ""


def is_full_name(text: str) -> bool:
    """Whether it reads as a person's name and nothing else: 'Ann Example', 'Example, Ann'."""
    return len(text) < 60 and bool(_FULL_NAME.fullmatch(text)) and not _NOT_A_NAME.search(text)


def is_given_name(text: str) -> bool:
    """Whether it is one word, which is a given name and no other word."""
    word = spelled(text).plain.strip(" .").casefold()
    return word in GIVEN and word not in ALSO_WORDS


def is_nhs_number(text: str) -> bool:
    """Ten digits that pass the check of modulus 11."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{10}", digits):
        return False
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check % 11 == int(digits[9]) and check != 10


def _are_births(filled: Sequence[str], day: date) -> bool:
    """Dates of children of many ages; dates of referral are of one year or two."""
    born = [found for text in filled if (found := birth_day(text))]
    ages = sorted(years_between(each, day) for each in born)
    return len(born) >= 0.8 * len(filled) and 4 <= ages[len(ages) // 2] <= 26
