"""Export, import elsewhere and export again gives the same bytes."""

import itertools
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.imports.any_interchange import documents
from workbench.domain.audits import Agency, AuditLine, Member
from workbench.domain.edits import Added, Edit, Kind, Values
from workbench.domain.meetings import Meeting, attendance_from
from workbench.domain.progress import finish
from workbench.domain.records import (
    audit_from,
    case_from,
    involvement_from,
    judgement_from,
    line_from,
    message_from,
    scale_from,
)
from workbench.domain.sampling.drawn import drawn_from
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.interchange import document, write
from workbench.imports.interchange.reading import import_edit, read

EXAMPLES = sorted((Path(__file__).parents[2] / "resources" / "example").glob("*.json"))


def rebuilt(edit: Edit, partnership: str) -> WholeAudit:
    """The audit as a workspace would hold it once the edit was applied; fails if a parent comes after its child."""
    records: dict[Kind, dict[int, Values]] = {kind: {} for kind in Kind}
    known: set[int] = set()
    for change in edit.changes:
        assert isinstance(change, Added)
        assert change.id not in known
        for field, value in change.values.items():
            if field.endswith("_id") and value is not None:
                assert value in known, f"{change.kind} before its {field}"
        known.add(change.id)
        records[change.kind][change.id] = change.values
    [(audit_id, audit)] = records[Kind.AUDIT].items()
    [(_, framework)] = records[Kind.FRAMEWORK].items()
    scales = {id: scale_from(values) for id, values in records[Kind.SCALE].items()}
    scale = scales[framework["scale_id"]]  # type: ignore[index]
    agencies = {
        id: Agency(id, str(each["code"]), str(each["name"]), str(each["kind"]))
        for id, each in records[Kind.AGENCY].items()
    }
    lines = []
    for id, each in records[Kind.LINE].items():
        own = scales[each["scale_id"]] if each["scale_id"] else None  # type: ignore[index]
        lines.append(AuditLine(id, line_from(each, own), own or scale))
    members = [
        Member(id, agencies[each["agency_id"]], each["position"])  # type: ignore[index,arg-type]
        for id, each in records[Kind.MEMBER].items()
    ]
    return WholeAudit(
        partnership=partnership,
        audit=audit_from(audit_id, audit),
        framework_key=str(framework["key"]),
        framework_title=str(framework["title"]),
        framework_version=int(str(framework["version"])),
        scale=scale,
        lines=tuple(lines),
        members=tuple(members),
        cases=tuple(case_from(id, each) for id, each in records[Kind.CASE].items()),
        involvements=tuple(involvement_from(id, **each) for id, each in records[Kind.INVOLVEMENT].items()),
        judgements=tuple(judgement_from(id, **each) for id, each in records[Kind.JUDGEMENT].items()),
        messages=tuple(message_from(id, each) for id, each in records[Kind.MESSAGE].items()),
        draw=tuple(drawn_from(id, dict(each)) for id, each in records[Kind.DRAW].items()),
        meetings=tuple(meeting_of(id, each, records[Kind.ATTENDANCE]) for id, each in records[Kind.MEETING].items()),
    )


def meeting_of(id: int, values: Values, attendance: dict[int, Values]) -> Meeting:
    came = tuple(attendance_from(at, dict(each)) for at, each in attendance.items() if each["meeting_id"] == id)
    return Meeting(id, int(str(values["audit_id"])), date.fromisoformat(str(values["day"])), str(values["title"]), came)


def there_and_back(path: Path) -> WholeAudit:
    """The audit of the file, imported into an empty workspace."""
    interchange = read(path)
    edit = import_edit(interchange, itertools.count(1000).__next__, {})
    return rebuilt(edit, interchange.whole.partnership)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round-trip")


@pytest.fixture(scope="module")
def bytes_of(folder: Path) -> Callable[[WholeAudit], bytes]:
    def written(whole: WholeAudit) -> bytes:
        return finish(write(whole, folder / "written.json")).read_bytes()

    return written


@settings(max_examples=60, deadline=None)
@given(data=documents())
def test_nothing_is_lost_or_moved_on_the_way_through_a_workspace(
    data: dict[str, Any], folder: Path, bytes_of: Callable[[WholeAudit], bytes]
) -> None:
    path = folder / "given.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    whole = there_and_back(path)
    assert document(whole) == data
    first = bytes_of(whole)
    path.write_bytes(first)
    assert bytes_of(there_and_back(path)) == first


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_out_as_the_bytes_that_went_in(path: Path, bytes_of: Callable[[WholeAudit], bytes]) -> None:
    assert bytes_of(there_and_back(path)) == path.read_bytes()
