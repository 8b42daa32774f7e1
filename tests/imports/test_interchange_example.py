"""The example audits say what the pictures, the briefing and the documents say they say."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from workbench.domain.audits import Known
from workbench.domain.briefing.briefing import runs
from workbench.domain.judgements import Layer, owed, split
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit, distribution
from workbench.imports.interchange.reading import read

RESOURCES = Path(__file__).parents[2] / "resources"
YEARS = (2022, 2024, 2026)


@pytest.fixture(scope="module")
def audits() -> dict[int, WholeAudit]:
    return {year: read(RESOURCES / "example" / f"missing-{year}.json").whole for year in YEARS}


def counts(whole: WholeAudit, layer: Layer = Layer.PANEL) -> list[str]:
    return [distribution(whole, line, layer).counts for line in whole.graded_lines]


def test_each_is_marked_as_an_example(audits: dict[int, WholeAudit]) -> None:
    for year, whole in audits.items():
        assert whole.partnership == "Northmere Safeguarding Children Partnership (Example)"
        assert whole.example
        assert whole.audit.objective.startswith("This is an invented example.")
        assert whole.audit.year == year


def test_the_cases_and_the_chain_of_audits(audits: dict[int, WholeAudit]) -> None:
    assert [len(audits[year].cases) for year in YEARS] == [6, 8, 8]
    assert [len(audits[year].members) for year in YEARS] == [8, 8, 8]
    assert [audits[year].audit.follows for year in YEARS] == ["", "MIS22", "MIS24"]
    assert [case.ref for case in audits[2026].cases] == [f"MIS26-0{number}" for number in range(1, 9)]


def test_good_or_better_by_the_panel_is_as_pictured(audits: dict[int, WholeAudit]) -> None:
    assert counts(audits[2026]) == ["6 of 8", "5 of 8", "5 of 8", "6 of 8", "3 of 8", "4 of 7", "3 of 7", "4 of 7"]
    assert counts(audits[2024]) == ["4 of 8", "4 of 8", "3 of 8", "5 of 8", "3 of 8", "6 of 8", "2 of 7", "4 of 7"]
    assert counts(audits[2022]) == ["3 of 6", "3 of 6", "2 of 6", "3 of 6", "2 of 6", "3 of 6", "1 of 5"]


def test_the_case_on_the_panel_picture(audits: dict[int, WholeAudit]) -> None:
    whole = audits[2026]
    case, line = whole.cases[2], whole.graded_lines[4]
    own = {member.agency.name: whole.own(case, line, member) for member in whole.members}
    assert {name: (each.grade, each.reason) for name, each in own.items() if each.grade} == {
        "School": ("O", "Tutor met her every Friday; timetable changed at her request."),
        "Police": ("G", "Four prevention interviews held, each written in her words."),
        "0–19 nursing": ("G", "Seen alone; her wishes passed on to the GP."),
        "Youth justice": ("G", "Picked her own worker; goals in her phrasing."),
        "Children’s social care": ("RI", "Views noted at 2 of 6 visits; plan did not move."),
        "Return home interviews": ("RI", "4 of 6 held; 2 refused and not offered again."),
    }
    grades = [each.grade for each in own.values() if each.grade]
    assert split(grades, line.scale).label == "Wide split: two grades apart"
    states = {member.agency.name: whole.involvement(case, member) for member in whole.members}
    assert (states["CAMHS"], states["GP"]) == (Known.NIL, Known.AWAITED)
    assert {each.note for each in whole.involvements if each.case_id == case.id and each.note} == {
        "Nil return: no contact in the window.",
        "Awaited. Chased 6 May.",
    }
    assert [whole.panel(case, each).grade for each in whole.graded_lines] == [
        "G",
        "G",
        "RI",
        "G",
        "RI",
        None,
        None,
        None,
    ]
    panel = whole.panel(case, line)
    assert panel.reason.startswith(
        "Her wishes are well recorded by school and police, but they did not reach the plan."
    )
    assert panel.evidence == "In-need review 3 Mar p.2; return interviews 12 Jan, 9 Feb; school log weeks 14–19"
    assert panel.impact.startswith("She felt “asked, then forgotten”.")


def test_the_lines_of_2026_are_the_shipped_framework(audits: dict[int, WholeAudit]) -> None:
    shipped = tomllib.loads((RESOURCES / "frameworks" / "missing-children.toml").read_text(encoding="utf-8"))
    lines = [each.line for each in audits[2026].lines]
    assert (audits[2026].framework_key, audits[2026].framework_version) == (shipped["key"], shipped["version"])
    assert [(line.key, line.number, line.title, line.question, list(line.prompts)) for line in lines] == [
        (line["key"], line["number"], line["title"], line["question"], line["prompts"]) for line in shipped["lines"]
    ]
    assert [dict(line.descriptors) for line in lines] == [line["descriptors"] for line in shipped["lines"]]
    assert [line.kind.value for line in lines] == [line.get("kind", "line") for line in shipped["lines"]]


@pytest.mark.parametrize(("year", "key"), [(2022, "thresholds"), (2026, "")])
def test_scales_are_those_that_are_shipped(audits: dict[int, WholeAudit], year: int, key: str) -> None:
    whole = audits[year]
    scales = {whole.scale.key: whole.scale} | {each.scale.key: each.scale for each in whole.lines}
    assert [each.line.key for each in whole.lines if each.line.scale] == ([key] if key else [])
    for scale in scales.values():
        shipped = tomllib.loads((RESOURCES / "scales" / f"{scale.key}.toml").read_text(encoding="utf-8"))
        assert [(g.code, g.label, g.good, g.descriptor, g.tone.value, g.symbol.value) for g in scale.grades] == [
            (g["code"], g["label"], g["good"], g["descriptor"], g["tone"], g["symbol"]) for g in shipped["grades"]
        ]


def test_years_differ_where_a_comparison_must_say_so(audits: dict[int, WholeAudit]) -> None:
    asked = {year: {each.line.key: each.line.question for each in whole.lines} for year, whole in audits.items()}
    assert asked[2022]["oversight"] != asked[2024]["oversight"] == asked[2026]["oversight"]
    assert asked[2024]["identity"] != asked[2026]["identity"]
    assert "identity" not in asked[2022]
    assert audits[2022].graded_lines[1].scale.key == "met-3"


def test_2024_has_conclusions_and_every_kind_of_non_score_is_somewhere(audits: dict[int, WholeAudit]) -> None:
    assert all(audits[2024].final(line).grade for line in audits[2024].graded_lines)
    given = {each.non_score for each in audits[2026].judgements if each.non_score}
    assert given == {NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN, NonScore.NOT_ENOUGH_EVIDENCE}
    nil = sum(each.state is Known.NIL for each in audits[2026].involvements)
    assert nil == 6


def test_no_words_are_owed(audits: dict[int, WholeAudit]) -> None:
    for year in (2024, 2026):
        assert not [each for each in audits[year].judgements if owed(each)]


def test_the_key_messages_fit_their_boxes(audits: dict[int, WholeAudit]) -> None:
    boxes: dict[str, list[str]] = {}
    for message in audits[2026].messages:
        boxes.setdefault(message.head.value, []).append("".join(run.text for run in runs(message.text)))
    assert len(boxes) == 7
    assert len(boxes["you_can"]) == 4
    for head, texts in boxes.items():
        assert 35 <= sum(len(text.split()) for text in texts) <= 55, head


def test_there_are_no_control_characters() -> None:
    for path in (RESOURCES / "example").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert not {letter for letter in text if unicodedata.category(letter).startswith("C")} - {"\n"}
