"""Whether data has the shape that a JSON Schema asks for.

The schema file is the only statement of the shape; it is made into plain functions once, because the general validator
takes seconds for ten thousand judgements. A keyword this file does not know stops the program, so that the two agree.
"""

import difflib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of the data, and the smallest thing that mends it."""

    place: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place or 'the whole file'}: {self.what} {self.fix}"


Check = Callable[[Any, str], Iterator[Problem]]
Schema = Mapping[str, Any]

_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
}
_NAMES = {
    "object": "an object in curly brackets",
    "array": "a list in square brackets",
    "string": "text in quotes",
    "integer": "a whole number",
    "boolean": "true or false",
}
_SILENT = {"$schema", "$id", "$defs", "title", "description"}
_TOGETHER = {"type", "properties", "required", "additionalProperties", "items"}
_LONGEST_QUOTE = 40


class Shape:
    """A schema made ready: `problems` of any data, in the order of the data."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._named: dict[str, Check] = {}
        self._check = self._made(schema)

    def problems(self, data: object) -> Iterator[Problem]:
        return self._check(data, "")

    def _made(self, schema: Schema) -> Check:
        if "$ref" in schema:
            return self._reference(schema["$ref"])
        checks = [
            _KEYWORDS[word](value) for word, value in schema.items() if word not in _SILENT and word not in _TOGETHER
        ]
        if "properties" in schema or "additionalProperties" in schema:
            checks.insert(0, self._object(schema))
        if "items" in schema:
            checks.insert(0, self._list(schema["items"]))
        return _typed(schema["type"], checks) if "type" in schema else _all(checks)

    def _reference(self, reference: str) -> Check:
        if reference not in self._named:
            self._named[reference] = self._made(self._schema["$defs"][reference.removeprefix("#/$defs/")])
        return self._named[reference]

    def _object(self, schema: Schema) -> Check:
        properties = {key: self._made(each) for key, each in schema.get("properties", {}).items()}
        required = tuple(schema.get("required", ()))
        others = schema.get("additionalProperties", True)
        other = self._made(others) if isinstance(others, dict) else None

        def check(value: Any, place: str) -> Iterator[Problem]:
            for key in required:
                if key not in value:
                    yield Problem(place, f'"{key}" is missing.', "Add it.")
            for key, each in value.items():
                at = f"{place}.{short(key)}" if place else short(key)
                inner = properties.get(key, other)
                if inner is not None:
                    yield from inner(each, at)
                elif others is False:
                    yield Problem(
                        f"{place}.{short(key)}" if place else short(key),
                        "this key is not part of the format.",
                        _spelling(key, properties),
                    )

        return check

    def _list(self, items: Schema) -> Check:
        inner = self._made(items)

        def check(value: Any, place: str) -> Iterator[Problem]:
            for index, each in enumerate(value):
                yield from inner(each, f"{place}[{index}]")

        return check


def _all(checks: list[Check]) -> Check:
    def check(value: Any, place: str) -> Iterator[Problem]:
        for each in checks:
            yield from each(value, place)

    return check


def _typed(types: str | list[str], checks: list[Check]) -> Check:
    """The checks, where the value is of the type; else the one problem that it is not."""
    names = [types] if isinstance(types, str) else types
    tests = [_TYPES[name] for name in names]
    wanted = " or ".join(_NAMES[name] for name in names)

    def check(value: Any, place: str) -> Iterator[Problem]:
        if any(test(value) for test in tests):
            for each in checks:
                yield from each(value, place)
        else:
            yield Problem(place, f"this is {_kind(value)}.", f"It should be {wanted}.")

    return check


def _rule(holds: Callable[[Any], bool], what: Callable[[Any], str], fix: str) -> Check:
    def check(value: Any, place: str) -> Iterator[Problem]:
        if not holds(value):
            yield Problem(place, what(value), fix)

    return check


def _enum(allowed: list[str]) -> Check:
    choice = ", ".join(f'"{each}"' for each in allowed[:-1]) + f' or "{allowed[-1]}"'
    return _rule(
        set(allowed).__contains__, lambda value: f"{quoted(value)} is not one of {choice}.", "Use one of them."
    )


def _const(constant: object) -> Check:
    written = json.dumps(constant)
    return _rule(
        lambda value: value == constant and type(value) is type(constant),
        lambda value: f"this is {quoted(value) if isinstance(value, str) else _kind(value)}.",
        f"It should be {written}.",
    )


def _pattern(pattern: str) -> Check:
    search = re.compile(pattern).search
    fix = "Write it as 2026-05-14." if "[0-9]{4}" in pattern else "Keep it on one line, with no blanks at either end."
    return _rule(lambda value: bool(search(value)), lambda value: f"{quoted(value)} is not in the form asked for.", fix)


def _at_least(count: int, unit: str) -> Check:
    return _rule(lambda value: len(value) >= count, lambda _: "this is empty.", f"It needs at least {count} {unit}.")


def _at_most(count: int, unit: str) -> Check:
    if count == 0:
        return _rule(lambda value: not value, lambda _: "this cannot be taken in yet.", "Leave it out, or empty.")
    return _rule(
        lambda value: len(value) <= count, lambda value: f"this is too long ({len(value)}).", f"At most {count} {unit}."
    )


_KEYWORDS: dict[str, Callable[[Any], Check]] = {
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "minLength": lambda count: _at_least(count, "character"),
    "maxLength": lambda count: _at_most(count, "characters"),
    "minItems": lambda count: _at_least(count, "entry"),
    "maxItems": lambda count: _at_most(count, "entries"),
    "minimum": lambda low: _rule(lambda value: value >= low, lambda v: f"{v} is too small.", f"{low} is the smallest."),
    "maximum": lambda top: _rule(lambda value: value <= top, lambda v: f"{v} is too large.", f"{top} is the largest."),
}


def quoted(value: object) -> str:
    """The value in quotes, cut short: enough to find it, too little to carry case text into a message."""
    return json.dumps(short(str(value)), ensure_ascii=False)


def short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "an object"


def _spelling(key: str, known: Mapping[str, Check]) -> str:
    near = difflib.get_close_matches(short(key), known, n=1)
    return f'Did you mean "{near[0]}"?' if near else "Take it out."
