"""Text as it may be stored: whatever is typed or pasted, without what no file can hold."""


def plain(text: str) -> str:
    """`text` with one kind of line end, without NUL, and with broken characters shown as the replacement mark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def listed(words: list[str]) -> str:
    """'police, school and GP'."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


def counted(number: int, one: str, many: str = "") -> str:
    """'1 case', '8 cases'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
