"""A file that is wrong is refused with one sentence that says where it is wrong and what mends it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.imports.interchange_small import small
from workbench.errors import BadFile
from workbench.imports import strict_json
from workbench.imports.interchange.reading import BadInterchange, read

CORPUS = json.loads(Path(__file__).with_name("broken_interchange.json").read_text(encoding="utf-8"))


def broken(changes: dict[str, Any], gone: list[str] | None = None) -> dict[str, Any]:
    """The small file with some places changed, {'cases[1].ref': 'X'}, and some gone."""
    data = small()
    for way in gone or ():
        holder, last = place(data, way)
        del holder[last]
    for way, value in changes.items():
        holder, last = place(data, way)
        holder[last] = value
    return data


def place(data: dict[str, Any], way: str) -> tuple[Any, str | int]:
    *steps, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", way)]
    holder: Any = data
    for step in steps:
        holder = holder[step]
    return holder, last


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return tmp_path / "bad.json"


def test_the_small_file_is_whole(bad: Path) -> None:
    bad.write_text(json.dumps(small()), encoding="utf-8")
    assert len(read(bad).whole.judgements) == 4


@pytest.mark.parametrize("case", CORPUS["broken"], ids=lambda case: case["name"])
def test_it_is_refused_with_its_place(case: dict[str, Any], bad: Path) -> None:
    bad.write_text(json.dumps(broken(case.get("set", {}), case.get("gone"))), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read(bad)
    assert str(refused.value) == f"bad.json: {case['sentence']}"


@pytest.mark.parametrize("case", CORPUS["unreadable"], ids=lambda case: case["name"])
def test_it_cannot_be_read(case: dict[str, str], bad: Path) -> None:
    bad.write_text(case["text"], encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read(bad)
    assert str(refused.value) == f"bad.json: {case['sentence']}"


def test_a_number_of_five_thousand_digits_is_refused(bad: Path) -> None:
    bad.write_text('{"audit": {"year": ' + "9" * 5000 + "}}", encoding="utf-8")
    with pytest.raises(BadFile, match=r"^bad\.json: audit\.year: this number is too long\. Write a shorter one\.$"):
        read(bad)


def test_a_hundred_thousand_brackets_are_refused(bad: Path) -> None:
    bad.write_text('{"format":' + "[" * 100_000 + "]" * 100_000 + "}", encoding="utf-8")
    with pytest.raises(BadFile, match=r"^bad\.json: it is nested too deep\."):
        read(bad)


def test_text_that_is_not_utf_8_is_named_by_its_line(bad: Path) -> None:
    bad.write_bytes('{\n"a": "café"}'.encode("latin-1"))
    with pytest.raises(BadFile, match=r"^bad\.json: line 2 is not UTF-8 text\. Save the file as UTF-8\.$"):
        read(bad)


def test_a_missing_file_is_refused(bad: Path) -> None:
    with pytest.raises(BadFile, match=r"^bad\.json: the file cannot be read\."):
        read(bad)


def test_more_than_64_mb_is_refused_unread(bad: Path) -> None:
    with bad.open("wb") as file:
        file.truncate(strict_json.MAX_BYTES + 1)
    with pytest.raises(BadFile, match=r"^bad\.json: the file is larger than 64 MB\."):
        read(bad)


def test_every_problem_is_at_hand(bad: Path) -> None:
    bad.write_text(json.dumps(broken({"audit.titel": "x", "lines[0].number": "1"})), encoding="utf-8")
    with pytest.raises(BadInterchange) as refused:
        read(bad)
    assert [problem.place for problem in refused.value.problems] == ["lines[0].number", "audit.titel"]


def test_long_text_in_the_wrong_place_is_not_repeated(bad: Path) -> None:
    story = "She told her tutor that she was afraid to go home on Friday night."
    bad.write_text(
        json.dumps(broken({"judgements[0].non_score": story, "cases[0].ref": story + "\n"})), encoding="utf-8"
    )
    with pytest.raises(BadFile) as refused:
        read(bad)
    assert "home on Friday" not in str(refused.value)
