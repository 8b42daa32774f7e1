"""JSON from outside, read strictly: what other readers let pass or settle in silence is refused with its place."""

import json
import re
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from workbench.errors import BadFile

MAX_BYTES = 64 * 1024 * 1024
_MOST_DIGITS = 15
_SUSPECT = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
"""Escapes that may make half a character or a NUL; only then is every text looked at."""


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Stands where the file says something that is not to be kept, until its place is known."""

    what: str


def load(path: Path) -> object:
    """What the file holds: dicts, lists, texts, whole numbers, other numbers, true, false and null."""
    text = _text(path)
    flawed = False

    def flaw(what: str) -> _Flaw:
        nonlocal flawed
        flawed = True
        return _Flaw(what)

    def number(digits: str) -> object:
        if len(digits.lstrip("-")) > _MOST_DIGITS:
            return flaw("this number is too long. Write a shorter one.")
        return int(digits)

    def fraction(digits: str) -> object:
        value = float(digits)
        if not isfinite(value):
            return flaw("this number is too large. Write a smaller one.")
        return int(value) if value.is_integer() and abs(value) < 10**_MOST_DIGITS else value

    def constant(name: str) -> object:
        return flaw(f"{name} is not a number. Write a number, or take the key out.")

    def keyed(pairs: list[tuple[str, object]]) -> object:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    found[key] = flaw("this key is there twice. Keep one of them.")
                seen.add(key)
        return found

    try:
        loaded: object = json.loads(
            text, object_pairs_hook=keyed, parse_int=number, parse_float=fraction, parse_constant=constant
        )
        if flawed or _SUSPECT.search(text):
            _refuse_flaws(loaded, "", path.name)
    except json.JSONDecodeError as error:
        raise BadFile(
            f"{path.name}: it stops being JSON at line {error.lineno}, column {error.colno} ({_reason(error)}). "
            "Mend it there, or export it again."
        ) from None
    except RecursionError:
        raise BadFile(f"{path.name}: it is nested too deep. An audit needs six levels at most.") from None
    return loaded


def _text(path: Path) -> str:
    if path.is_dir():
        raise BadFile(f"{path.name}: this is a folder. Name a file in it.")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        raise BadFile(f"{path.name}: the file cannot be read. Check that it is there and may be opened.") from None
    if len(content) > MAX_BYTES:
        raise BadFile(f"{path.name}: the file is larger than 64 MB. An audit is far smaller; choose another file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(f"{path.name}: line {line} is not UTF-8 text. Save the file as UTF-8.") from None


def _reason(error: json.JSONDecodeError) -> str:
    reason = (error.msg[0].lower() + error.msg[1:]).removesuffix(" at")
    return "the file ends too early" if error.pos >= len(error.doc.rstrip()) else reason


def _refuse_flaws(value: object, place: str, name: str) -> None:
    match value:
        case _Flaw(what):
            raise BadFile(f"{name}: {place or 'the whole file'}: {what}")
        case str():
            if what := _bad_text(value):
                raise BadFile(f"{name}: {place or 'the whole file'}: {what}")
        case dict():
            for key, each in value.items():
                if what := _bad_text(key):
                    raise BadFile(f"{name}: {place or 'the whole file'}: in a key, {what}")
                _refuse_flaws(each, f"{place}.{key}" if place else key, name)
        case list():
            for index, each in enumerate(value):
                _refuse_flaws(each, f"{place}[{index}]", name)


def _bad_text(text: str) -> str:
    if "\0" in text:
        return "there is a NUL character in the text. Take it out."
    try:
        text.encode()
    except UnicodeEncodeError:
        return "there is half a character (a lone surrogate) in the text. Type the character again."
    return ""
