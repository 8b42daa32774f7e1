"""Whole numbers as people type them: the digits 0 to 9 and no others, for "²" is a digit too."""

MINUTES = (5, 480)
"""The fewest and the most for one case."""


def whole_number(text: str, least: int, most: int) -> int | None:
    """The number written here; None where it is none, or not from `least` to `most`."""
    text = text.strip()
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(most)) + 3:
        return None
    number = int(text)
    return number if least <= number <= most else None
