"""The kinds of column the tables are declared with, and the one spelling of a value."""

import json
from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Column, Integer, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

from workbench.domain.edits import Value, Values


class Tuples(TypeDecorator[Value]):
    """Nested tuples, kept as canonical JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Value, dialect: object) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: Any, dialect: object) -> Value:
        return None if value is None else _tuples(json.loads(value))


class YesNo(TypeDecorator[bool]):
    """True, False or not said, kept as 1, 0 or NULL."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: object) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: object) -> bool | None:
        return None if value is None else bool(value)


def canonical(value: Value) -> str:
    """The one spelling of a value: what is stored as JSON and what is hashed."""
    return _spell(value)


_spell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: a tenth of its cost each time


def spelled(values: Values) -> str:
    """A whole record in that spelling, its fields by name."""
    return _speller(tuple(values))(values)


@cache
def _speller(fields: tuple[str, ...]) -> Callable[[Values], str]:
    """`spelled` for records with these fields. An import has thousands: what is the same in each is spelled once."""
    names = sorted(fields)
    heads = [canonical(name).replace("%", "%%") for name in names]
    record = "{" + ",".join(f"{head}:%s" for head in heads) + "}"

    def spell(values: Values) -> str:
        held = [
            encode_basestring(each)
            if type(each) is str
            else ("null" if each is None else each if type(each) is int else canonical(each))
            for each in map(values.__getitem__, names)
        ]
        return record % tuple(held)

    return spell


def _tuples(value: Any) -> Value:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value


def identity() -> Any:
    return Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


def whole_number(required: bool = True) -> Any:
    return Field(sa_column=Column(Integer, nullable=not required))


def words(required: bool = True) -> Any:
    return Field(sa_column=Column(Text, nullable=not required))


def yes_no(required: bool = True) -> Any:
    return Field(sa_column=Column(YesNo, nullable=not required))


def nested() -> Any:
    return Field(sa_column=Column(Tuples, nullable=False))
