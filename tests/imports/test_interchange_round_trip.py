"""Export, import elsewhere and export again gives the same bytes."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.audits import Agency, AuditLine, Member
from workbench.domain.edits import Added, Edit, Kind, Values
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
    )


def there_and_back(path: Path) -> WholeAudit:
    """The audit of the file, imported into an empty workspace."""
    interchange = read(path)
    edit = import_edit(interchange, itertools.count(1000).__next__, {})
    return rebuilt(edit, interchange.whole.partnership)


text = st.text(
    st.characters(codec="utf-8", exclude_characters="\0"),
    min_size=1,
    max_size=12,
)
name = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=6)
day = st.dates().map(lambda each: each.isoformat())


def named(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ([], {})}


@st.composite
def scales(draw: st.DrawFn, key: str) -> dict[str, Any]:
    codes = draw(st.lists(name, min_size=1, max_size=5, unique=True))
    return {
        "key": key,
        "title": draw(text),
        "grades": [
            {
                "code": code,
                "label": draw(text),
                "rank": rank,
                "good": draw(st.booleans()),
                "descriptor": draw(text),
                "tone": draw(st.sampled_from(["blue", "teal", "olive", "amber", "rust", "crimson"])),
                "symbol": draw(st.sampled_from(["star", "disc", "three_quarter", "half", "quarter", "triangle"])),
            }
            for rank, code in enumerate(codes, 1)
        ],
    }


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any audit file as we would write it ourselves: nothing empty, everything in its order."""
    keys = draw(st.lists(name, min_size=2, max_size=2, unique=True))
    main, own = [draw(scales(key)) for key in keys]
    agencies = sorted(draw(st.lists(name, max_size=3, unique=True)))
    lines = []
    for number, key in enumerate(draw(st.lists(name, min_size=1, max_size=4, unique=True)), 1):
        scale = own if number == 1 else main
        line = {
            "key": key,
            "number": number,
            "title": draw(text),
            "question": draw(text),
            "prompts": draw(st.lists(text, max_size=2)),
        }
        line |= {"kind": "whole_case"} if number == 4 else {}
        line |= {"scale": own["key"]} if number == 1 else {}
        worded = draw(st.sets(st.sampled_from([grade["code"] for grade in scale["grades"]])))
        line["descriptors"] = {grade["code"]: draw(text) for grade in scale["grades"] if grade["code"] in worded}
        lines.append(named(line))
    cases = []
    for ref in sorted(draw(st.lists(name, max_size=3, unique=True))):
        involved = [code for code in agencies if draw(st.booleans())]
        case: dict[str, Any] = {
            "ref": ref,
            draw(st.sampled_from(["age_band", "gender", "language", "synopsis"])): draw(text),
        }
        case |= draw(st.fixed_dictionaries({}, optional={"closed_on": day, "reopened": text}))
        case["themes"] = draw(st.lists(text, max_size=2))
        case["facts"] = [{"label": draw(text), "value": draw(text)} for _ in range(draw(st.integers(0, 2)))]
        case["involvement"] = {
            code: draw(st.sampled_from(["known", "nil", "out_of_scope", "awaited"])) for code in involved
        }
        case["involvement_notes"] = {code: draw(text) for code in involved if draw(st.booleans())}
        cases.append(named(case))
    judgements = []
    for ref in [None, *(case["ref"] for case in cases)]:
        for index, line in enumerate(lines):
            codes = [grade["code"] for grade in (own if index == 0 else main)["grades"]]
            places: list[dict[str, Any]] = [{"layer": "final"}]
            if ref is not None:
                places = [{"layer": "self", "agency": code} for code in agencies] + [{"layer": "panel"}]
            for place in places:
                answer = draw(st.sampled_from(["none", "grade", "non_score", "words"]))
                if answer == "none":
                    continue
                judgement = ({"case": ref} if ref is not None else {}) | {"line": line["key"]} | place
                judgement |= {"rater": draw(name)} if draw(st.booleans()) else {}
                judgement |= {"grade": draw(st.sampled_from(codes))} if answer == "grade" else {}
                judgement |= {"non_score": draw(st.sampled_from(["NA", "NK", "NE"]))} if answer == "non_score" else {}
                judgement |= {draw(st.sampled_from(["evidence", "impact", "from_others"])): draw(text)}
                judgements.append(judgement)
    heads = sorted(draw(st.lists(st.integers(0, 6), max_size=4)))
    order = [
        "why_we_looked",
        "what_we_did",
        "working_well",
        "get_better",
        "children_told_us",
        "partnership_will",
        "you_can",
    ]
    audit = {
        "ref": draw(name),
        "title": draw(text),
        "type": "dip-sample",
        "year": draw(st.integers(1990, 2100)),
        "minutes_per_case": 45,
        "ethnicity_set": "ew-2021",
    }
    audit |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "theme": text,
                "lead": text,
                "follows": text,
                "panel_day": day,
                "period_to": day,
                "reading_from": day,
                "returns_due": day,
                "panel_first": st.just(True),
            },
        )
    )
    audit["sample"] = draw(
        st.fixed_dictionaries(
            {}, optional={"population": st.integers(0, 99), "size": st.integers(0, 9), "seed": text, "criteria": text}
        )
    )
    return named(
        {
            "format": "plumbline-audit",
            "version": 1,
            "partnership": draw(text),
            "agencies": [{"code": code, "name": draw(text), "kind": draw(text)} for code in agencies],
            "scale": main,
            "scales": [own],
            "framework": {"key": draw(name), "title": draw(text), "version": draw(st.integers(1, 9))},
            "lines": lines,
            "audit": named(audit),
            "cases": cases,
            "judgements": judgements,
            "messages": [{"head": order[head], "text": draw(text)} for head in heads],
        }
    )


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
