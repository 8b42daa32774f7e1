"""The schema file is the truth: what reads audit files agrees with the general validator about every one."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.imports.interchange_small import small
from tests.imports.test_interchange_broken import CORPUS, broken
from workbench.domain import interchange as names
from workbench.imports.interchange.reading import SCHEMA, read, shape

TRUTH = json.loads(SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(TRUTH)


def agree(data: object) -> bool:
    return VALIDATOR.is_valid(data) == (next(shape().problems(data), None) is None)


def places(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in the data."""
    yield way
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*way, step))


EVERYWHERE = sorted(places(small()), key=str)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 3000)
    | st.text(max_size=4)
    | st.sampled_from(["self", "NA", "2026-05-14"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["key", "ref", "code"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(TRUTH)


def test_no_object_takes_keys_it_does_not_name() -> None:
    for way in places(TRUTH):
        at = TRUTH
        for step in way:
            at = at[step]
        if isinstance(at, dict) and at.get("type") == "object":
            others = at["additionalProperties"]
            assert others is False or others["type"] == "string"  # by an agency's or a grade's code


def test_every_key_says_what_it_is() -> None:
    for holder in (TRUTH, *TRUTH["$defs"].values()):
        for key, value in holder.get("properties", {}).items():
            named = TRUTH["$defs"][value["$ref"].removeprefix("#/$defs/")] if "$ref" in value else {}
            assert value.get("description") or named.get("description"), key


def test_the_names_that_reader_and_writer_share_are_in_it() -> None:
    defined = {key: set(TRUTH["$defs"][key]["properties"]) for key in ("audit", "case", "judgement")}
    assert {*names.AUDIT_TEXTS, *names.AUDIT_DAYS} <= defined["audit"]
    assert set(names.CASE_TEXTS) <= defined["case"]
    assert set(names.JUDGEMENT_TEXTS) <= defined["judgement"]


def test_both_take_the_small_file_and_its_least() -> None:
    least = {key: small()[key] for key in ("format", "version", "scale", "lines", "audit", "scales")}
    least["lines"] = [{"key": "risk"}]
    del least["scales"]
    least["audit"] = {"ref": "A", "title": "B", "year": 2026}
    assert VALIDATOR.is_valid(small())
    assert VALIDATOR.is_valid(least)
    assert not list(shape().problems(small()))
    assert not list(shape().problems(least))


@pytest.mark.parametrize("case", CORPUS["broken"], ids=lambda case: case["name"])
def test_both_say_the_same_of_a_broken_file(case: dict[str, Any]) -> None:
    assert agree(broken(case.get("set", {}), case.get("gone")))


@settings(max_examples=400, deadline=None)
@given(way=st.sampled_from(EVERYWHERE), value=ANYTHING, remove=st.booleans())
def test_both_say_the_same_of_any_file_changed_in_one_place(
    way: tuple[str | int, ...], value: object, *, remove: bool
) -> None:
    if not way:
        return
    data: Any = copy.deepcopy(small())
    at = data
    for step in way[:-1]:
        at = at[step]
    if remove:
        del at[way[-1]]
    else:
        at[way[-1]] = value
    assert agree(data)


@settings(max_examples=100, deadline=None)
@given(data=ANYTHING)
def test_both_say_the_same_of_anything(data: object) -> None:
    assert agree(data)


def test_what_is_left_out_gets_its_plain_meaning(tmp_path: Path) -> None:
    path = tmp_path / "least.json"
    data = {key: small()[key] for key in ("format", "version", "scale")}
    data |= {"lines": [{"key": "risk", "question": "Safe?"}], "audit": {"ref": "A", "title": "B", "year": 2026}}
    path.write_text(json.dumps(data), encoding="utf-8")
    whole = read(path).whole
    assert (whole.lines[0].line.number, whole.lines[0].line.title) == (1, "Safe?")
    assert (whole.framework_key, whole.framework_version, whole.scale.title) == ("A", 1, "two")
    assert [(grade.tone.value, grade.symbol.value) for grade in whole.scale.grades] == [
        ("teal", "disc"),
        ("crimson", "triangle"),
    ]
    assert (whole.audit.minutes_per_case, whole.audit.ethnicity_set, whole.audit.type.label) == (
        45,
        "ew-2021",
        "Multi-agency case audit",
    )
