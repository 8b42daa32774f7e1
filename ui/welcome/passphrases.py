"""Whether a passphrase is long enough to be worth locking with."""

from dataclasses import dataclass

LEAST = 12
_COMMON = frozenset(
    (
        "password1234", "passwordpassword", "password12345", "123456789012", "1234567890123", "qwertyuiop12",
        "qwertyqwerty", "qwertyuiopas", "letmeinletmein", "iloveyouiloveyou", "adminadminadmin", "welcomewelcome",
        "welcome12345", "changemechangeme", "safeguarding", "safeguarding1", "safeguarding12", "safeguarding123",
        "plumbline123", "plumblineplumbline", "correcthorsebatterystaple", "correct horse battery staple",
        "thequickbrownfox", "the quick brown fox", "partnership1", "partnership12", "partnership123", "manchester123",
        "liverpool1234", "football1234", "sunshine1234", "princess1234", "monkeymonkey", "abcdefghijkl",
        "abc123abc123", "aaaaaaaaaaaa", "111111111111", "000000000000", "four ordinary words",
    )
)  # fmt: skip


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
    if passphrase.casefold() in _COMMON or len(set(passphrase.casefold())) < 5:
        return Verdict(1, "This is one of those tried first. Choose other words.", False)
    if words >= 4 and length >= 20:
        return Verdict(4 if length >= 28 else 3, f"Good: {counted}.", True)
    if length >= 16:
        return Verdict(3, f"Good: {counted}.", True)
    return Verdict(2, f"Enough: {counted}. Four ordinary words are better.", True)
