"""Whether a passphrase is long enough to be worth locking with, and not one that is tried first."""

import re
import unicodedata
from dataclasses import dataclass

LEAST = 12
_COMMON = frozenset(
    (
        "correcthorsebatterystaple", "thequickbrownfox", "thequickbrownfoxjumpsoverthelazydog", "fourordinarywords",
        "letmeinplease", "opensesame", "tobeornottobe", "tobeornottobethatisthequestion",
        "maytheforcebewithyou", "onceuponatime", "thisismypassword", "mypassphrase", "thisisapassphrase", "iloveyou",
        "godsavetheking", "godsavethequeen", "keepcalmandcarryon", "youllneverwalkalone", "manchesterunited",
        "manchestercity", "liverpoolfc", "tottenhamhotspur", "everychildmatters", "workingtogether",
        "workingtogethertosafeguardchildren", "safeguardingchildren", "safeguardingchildrenpartnership",
        "safeguardingpartnership", "childprotection", "childrensocialcare", "childrenssocialcare", "multiagencyaudit",
    )
)  # fmt: skip
_BASES = frozenset(
    (
        "password", "passwort", "passphrase", "letmein", "welcome", "admin", "administrator", "changeme", "default",
        "secret", "login", "master", "access", "user", "guest", "test", "testing", "computer", "internet", "iloveyou",
        "safeguarding", "safeguard", "plumbline", "partnership", "children", "child", "police", "council", "audit",
        "health", "school", "social", "football", "liverpool", "manchester", "arsenal", "chelsea", "everton", "leeds",
        "rangers", "celtic", "sunshine", "princess", "monkey", "dragon", "shadow", "superman", "batman", "pokemon",
        "charlie", "jordan", "michael", "daniel", "jessica", "ashley", "thomas", "summer", "winter", "spring", "autumn",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "london", "england",
        "scotland", "wales", "britain", "birmingham", "cheese", "chocolate", "computer", "starwars", "whatever",
    )
)  # fmt: skip
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujm",
)
_LOOKS_LIKE = str.maketrans("013457@$!", "oieastasi")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`steps` of four on the meter; `told` in words; `fit` when it may be used."""

    steps: int
    told: str
    fit: bool


def judge(passphrase: str) -> Verdict:
    """Length and words, and not one that everybody tries first."""
    length, words = len(passphrase), len(passphrase.split())
    counted = f"{words} {'word' if words == 1 else 'words'}, {length} characters"
    if not passphrase:
        return Verdict(0, f"At least {LEAST} characters.", False)
    if length < LEAST:
        return Verdict(1, f"Too short: {length} of at least {LEAST} characters.", False)
    if is_common(passphrase):
        return Verdict(1, "This is one of those tried first. Choose other words.", False)
    if words >= 4 and length >= 20:
        return Verdict(4 if words >= 5 and length >= 32 else 3, f"Good: {counted}", True)
    if length >= 16:
        return Verdict(3, f"Good: {counted}", True)
    return Verdict(2, f"Enough: {counted}. Four ordinary words are better.", True)


def is_common(passphrase: str) -> bool:
    """A well-known one, one common word with figures round it, a run of keys, or one short piece over and over."""
    told = unicodedata.normalize("NFKC", passphrase).casefold()
    plain, bare = _letters(told), re.sub(r"^[\W\d_]+|[\W\d_]+$", "", told)
    if len(set(plain)) < 5 or plain in _COMMON:
        return True
    spelled = {plain, _letters(bare), _letters(bare.translate(_LOOKS_LIKE))}
    if any(each in _COMMON or _is_worn(each) for each in spelled if each):
        return True
    return any(_is_run(each) for each in (plain, _unit(plain)))


def _letters(text: str) -> str:
    """Without spaces and signs."""
    return re.sub(r"[\W_]+", "", text)


def _is_worn(plain: str) -> bool:
    """A common word, or two or three of them run together."""
    unit = _unit(plain)
    if unit in _BASES:
        return True
    return any(plain[:cut] in _BASES and plain[cut:] in _BASES for cut in range(3, len(plain) - 2))


def _unit(plain: str) -> str:
    """The piece that `plain` repeats, or all of it."""
    for size in range(1, len(plain) // 2 + 1):
        if len(plain) % size == 0 and plain[:size] * (len(plain) // size) == plain:
            return plain[:size]
    return plain


def _is_run(plain: str) -> bool:
    """Made up of neighbours on the keyboard or in the alphabet: four or more at a stretch, all the way through."""
    rest = plain
    while rest:
        taken = max(_along(rest, run) for each in _RUNS for run in (each, each[::-1]))
        if taken < min(4, len(rest)):
            return False
        rest = rest[taken:]
    return True


def _along(text: str, run: str) -> int:
    """How many characters of `text` follow `run` from its start."""
    size = 0
    while size < len(text) and text[: size + 1] in run:
        size += 1
    return size
