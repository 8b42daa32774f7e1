"""Importing is one edit, parents first, that knows the workspace's agencies by their codes."""

import itertools
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.imports.interchange_small import small
from workbench.domain.audits import Agency, Head
from workbench.domain.edits import Added, Edit, Kind
from workbench.imports.interchange.reading import Interchange, import_edit, notes, read

OURS = {"POL": Agency(7, "POL", "Northmere Police", "police")}


@pytest.fixture
def given(tmp_path: Path) -> Interchange:
    return read_back(small(), tmp_path)


def read_back(data: dict[str, Any], folder: Path) -> Interchange:
    path = folder / "given.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return read(path)


def edit_of(given: Interchange, agencies: dict[str, Agency]) -> Edit:
    return import_edit(given, itertools.count(1000).__next__, agencies)


def added(edit: Edit, kind: Kind) -> list[Added]:
    return [change for change in edit.changes if isinstance(change, Added) and change.kind is kind]


def test_it_is_one_bulk_edit_with_parents_first(given: Interchange) -> None:
    edit = edit_of(given, {})
    assert (edit.action, edit.label, edit.bulk, edit.undoable) == ("import", "MIS26 imported", True, True)
    kinds = [kind for kind, _ in itertools.groupby(change.kind for change in edit.changes)]
    assert kinds == [
        "agency",
        "audit",
        "scale",
        "framework",
        "line",
        "member",
        "case",
        "involvement",
        "judgement",
        "message",
        "draw",
        "meeting",
        "attendance",
        "meeting",
    ]


def test_the_audit_gets_its_own_copy_of_scales_and_framework(given: Interchange) -> None:
    edit = edit_of(given, {})
    audit_id = added(edit, Kind.AUDIT)[0].id
    assert [(each.values["key"], each.values["audit_id"]) for each in added(edit, Kind.SCALE)] == [
        ("two", audit_id),
        ("met", audit_id),
    ]
    [framework] = added(edit, Kind.FRAMEWORK)
    assert (framework.values["key"], framework.values["version"]) == ("missing", 2)
    assert framework.values["audit_id"] == audit_id
    own = [each.values["scale_id"] for each in added(edit, Kind.LINE)]
    assert own == [None, added(edit, Kind.SCALE)[1].id, None]


def test_an_agency_that_is_known_by_its_code_is_used_and_keeps_its_name(given: Interchange) -> None:
    edit = edit_of(given, OURS)
    assert [each.values["code"] for each in added(edit, Kind.AGENCY)] == ["EDU"]
    assert added(edit, Kind.MEMBER)[0].values["agency_id"] == 7
    assert added(edit, Kind.JUDGEMENT)[0].values["agency_id"] == 7
    assert notes(given, OURS) == ('"Police" (POL) is "Northmere Police" here, and keeps that name.',)
    assert notes(given, {}) == ()


def test_a_scale_that_no_line_uses_is_left_out_and_said_so(tmp_path: Path) -> None:
    data = small()
    del data["lines"][1]["scale"]
    data["judgements"][1]["grade"] = "G"
    given = read_back(data, tmp_path)
    assert [each.values["key"] for each in added(edit_of(given, {}), Kind.SCALE)] == ["two"]
    assert notes(given, {}) == ('No line uses the scale "met"; it was left out.',)


def test_where_the_lines_came_from_is_kept(tmp_path: Path) -> None:
    data = small()
    data["framework"]["source"] = "Quality sub-group, March 2026"
    [framework] = added(edit_of(read_back(data, tmp_path), {}), Kind.FRAMEWORK)
    assert framework.values["source"] == "Quality sub-group, March 2026"


def test_messages_are_counted_under_their_own_head(tmp_path: Path) -> None:
    data = small()
    data["messages"] = [{"head": head, "text": head} for head in ("you_can", "working_well", "you_can")]
    messages = read_back(data, tmp_path).whole.messages
    assert [(each.head, each.position) for each in messages] == [
        (Head.WORKING_WELL, 1),
        (Head.YOU, 1),
        (Head.YOU, 2),
    ]


def test_an_audit_that_follows_one_we_do_not_have_is_taken(tmp_path: Path) -> None:
    data = small()
    data["audit"]["follows"] = "MIS24"
    assert read_back(data, tmp_path).whole.audit.follows == "MIS24"


def test_a_scale_listed_twice_over_in_the_same_words_is_one(tmp_path: Path) -> None:
    data = small()
    data["scales"].append(data["scale"])
    data["lines"][0]["scale"] = "two"
    given = read_back(data, tmp_path)
    assert given.whole.lines[0].line.scale is None
    assert notes(given, {}) == ()


def test_ten_thousand_judgements_are_read_while_one_waits(tmp_path: Path) -> None:
    data = small()
    data["agencies"] = [{"code": f"A{n}"} for n in range(10)]
    data["lines"] = [{"key": f"line {n}"} for n in range(10)]
    data["cases"] = [{"ref": f"C{n:03}"} for n in range(100)]
    data |= {"draw": [], "returns": [], "meetings": []}
    data["judgements"] = [
        {"case": case["ref"], "line": line["key"], "layer": "self", "agency": agency["code"], "grade": "G"}
        | {"reason": "Seen alone at each visit; plan changed. " * 3, "impact": "Asked, and heard. " * 3}
        for case in data["cases"]
        for line in data["lines"]
        for agency in data["agencies"]
    ]
    path = tmp_path / "large.json"
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    start = time.perf_counter()
    given = read(path)
    middle = time.perf_counter()
    edit = edit_of(given, {})
    print(f"read {middle - start:.2f} s, edit {time.perf_counter() - middle:.2f} s")
    assert len(added(edit, Kind.JUDGEMENT)) == 10_000
