"""The file has a fixed order, holds nothing that belongs to one workspace, and appears only when whole."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbench.domain.audits import (
    Agency,
    Audit,
    AuditLine,
    Case,
    Head,
    Involvement,
    Known,
    Member,
    Message,
    Sample,
)
from workbench.domain.frameworks import Line
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.progress import finish
from workbench.domain.scales import Grade, NonScore, Scale, Symbol, Tone
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused, WorkbenchError
from workbench.exports.interchange import document, write

SCALE = Scale(
    "yes-no", "Yes or no", (Grade("Y", "Yes", 1, True), Grade("N", "No", 2, False, "", Tone.RUST, Symbol.HALF))
)
OTHER = Scale("met", "", (Grade("F", "Fully met", 1, True),))


def whole() -> WholeAudit:
    """An audit whose parts stand in no order at all."""
    lines = (
        AuditLine(92, Line("voice", 2, "Voice", "Heard?", scale=OTHER, descriptors=(("F", "Heard."),)), OTHER),
        AuditLine(91, Line("risk", 1, "Risk", "Safe?"), SCALE),
    )
    return WholeAudit(
        partnership="",
        audit=Audit(90, "A26", "Audit", 2026, panel_day=date(2026, 5, 14), sample=Sample(population=0, seed="7")),
        framework_key="f",
        framework_title="F",
        framework_version=3,
        scale=SCALE,
        lines=lines,
        members=(
            Member(81, Agency(71, "POL", "Police"), 1, True),
            Member(82, Agency(72, "EDU", "School", "school"), 2),
        ),
        cases=(Case(62, "A26-02"), Case(61, "A26-01", themes=("b", "a"), facts=(("Times missing", "6"),))),
        involvements=(Involvement(61, 71, Known.NIL, "None.", 51), Involvement(61, 72, Known.KNOWN, "", 52)),
        judgements=(
            Judgement(Place(90, 92, Layer.PANEL, 61), 41, "F"),
            Judgement(Place(90, 91, Layer.PANEL, 62), 42, None, NonScore.NOT_ENOUGH_EVIDENCE, "Two notes."),
            Judgement(Place(90, 91, Layer.PANEL, 61), 43, "N"),
            Judgement(Place(90, 91, Layer.SELF, 61, 71, "b"), 44, "Y"),
            Judgement(Place(90, 91, Layer.SELF, 61, 71), 45, "Y"),
            Judgement(Place(90, 91, Layer.SELF, 61, 72), 46, None, None, "", "", "Words waiting."),
            Judgement(Place(90, 92, Layer.SELF, 61, 72), 47),
            Judgement(Place(90, 91, Layer.FINAL), 48, "N"),
        ),
        messages=(
            Message(31, Head.YOU, 2, "Second."),
            Message(32, Head.YOU, 1, "First."),
            Message(33, Head.WHY, 1, "Why."),
            Message(34, Head.WHY, 2, ""),
        ),
    )


def test_it_is_in_natural_order_and_leaves_out_what_is_empty() -> None:
    content = document(whole())
    expected = "format version agencies scale scales framework lines audit cases judgements messages"
    assert " ".join(content) == expected
    assert content["agencies"] == [
        {"code": "EDU", "name": "School", "kind": "school"},
        {"code": "POL", "name": "Police"},
    ]
    assert content["lines"] == [
        {"key": "risk", "number": 1, "title": "Risk", "question": "Safe?"},
        {
            "key": "voice",
            "number": 2,
            "title": "Voice",
            "question": "Heard?",
            "scale": "met",
            "descriptors": {"F": "Heard."},
        },
    ]
    assert content["cases"] == [
        {
            "ref": "A26-01",
            "themes": ["b", "a"],
            "facts": [{"label": "Times missing", "value": "6"}],
            "involvement": {"EDU": "known", "POL": "nil"},
            "involvement_notes": {"POL": "None."},
        },
        {"ref": "A26-02"},
    ]
    assert content["judgements"] == [
        {"line": "risk", "layer": "final", "grade": "N"},
        {"case": "A26-01", "line": "risk", "layer": "self", "agency": "EDU", "impact": "Words waiting."},
        {"case": "A26-01", "line": "risk", "layer": "self", "agency": "POL", "grade": "Y"},
        {"case": "A26-01", "line": "risk", "layer": "self", "agency": "POL", "rater": "b", "grade": "Y"},
        {"case": "A26-01", "line": "risk", "layer": "panel", "grade": "N"},
        {"case": "A26-01", "line": "voice", "layer": "panel", "grade": "F"},
        {"case": "A26-02", "line": "risk", "layer": "panel", "non_score": "NE", "reason": "Two notes."},
    ]
    assert [each["text"] for each in content["messages"]] == ["Why.", "First.", "Second."]  # type: ignore[attr-defined]


def test_nought_and_no_are_something() -> None:
    content = json.loads(json.dumps(document(whole())))
    assert content["audit"]["sample"] == {"population": 0, "seed": "7"}
    assert [grade["good"] for grade in content["scale"]["grades"]] == [True, False]


def test_it_holds_no_id() -> None:
    numbers: list[int] = []
    json.loads(json.dumps(document(whole())), parse_int=lambda digits: numbers.append(int(digits)))
    assert [number for number in numbers if 31 <= number <= 92] == [45]  # the minutes planned for a case


def test_the_bytes_do_not_depend_on_the_order_things_are_held_in(tmp_path: Path) -> None:
    one = whole()
    turned = replace(
        one,
        lines=one.lines[::-1],
        members=one.members[::-1],
        cases=one.cases[::-1],
        involvements=one.involvements[::-1],
        judgements=one.judgements[::-1],
        messages=one.messages[::-1],
    )
    first = finish(write(one, tmp_path / "one.json")).read_bytes()
    assert finish(write(turned, tmp_path / "two.json")).read_bytes() == first
    assert first.endswith(b"\n}\n")
    assert b"\r" not in first


def test_words_come_out_as_they_are(tmp_path: Path) -> None:
    path = finish(write(replace(whole(), partnership="Môn a Łódź ✓"), tmp_path / "words.json"))
    assert '"partnership": "Môn a Łódź ✓"' in path.read_text(encoding="utf-8")


def test_one_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    work = write(whole(), tmp_path / "stopped.json")
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="does not exist"):
        finish(write(whole(), tmp_path / "nowhere" / "file.json"))


def test_two_scales_of_one_key_are_refused() -> None:
    one = whole()
    line = replace(one.lines[0].line, scale=replace(OTHER, key="yes-no"))
    with pytest.raises(Refused, match='the key "yes-no"'):
        document(replace(one, lines=(replace(one.lines[0], line=line),)))
