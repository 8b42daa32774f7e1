"""Frameworks and scales in TOML: the shipped ones are whole, and a slip in a file gets a sentence with its line."""

from pathlib import Path

import pytest

from workbench.domain.frameworks import LineKind
from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.files import read_framework

GOOD = """\
key = "small"
title = "Small"
scale = "met-3"

[[lines]]
key = "voice"
title = "Hearing the child"
question = "Was the child heard?"
prompts = ["Alone", "In their language"]
descriptors = { F = "Heard.", N = "Not heard." }

[[lines]]
key = "plan"
title = "The plan"
question = "Is there a plan?"

[lines.scale]
key = "own"
title = "Own"
[[lines.scale.grades]]
code = "1"
label = "Best"
good = true
[[lines.scale.grades]]
code = "2"
label = "Worst"
good = false
"""


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "small.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_framework(path)
    return str(caught.value)


def test_a_framework_may_name_a_scale_and_a_line_may_bring_its_own(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    reading = read_framework(path)
    voice, plan = reading.framework.lines
    assert reading.framework.scale.key == "met-3"
    assert voice.descriptors == (("F", "Heard."), ("N", "Not heard."))
    assert plan.scale is not None
    assert plan.scale.grades[1].tone == "crimson"
    assert (voice.number, plan.number) == (1, 2)
    assert reading.left == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Small"', "title = Small", "small.toml, line 2: this is not valid TOML"),
        (
            'title = "Small"',
            'titel = "Small"',
            "small.toml, line 2: titel: this key is not known. Did you mean “title”?",
        ),
        ('key = "small"\n', "", "small.toml: “key” is missing"),
        ('key = "small"', 'key = "Small One"', "small.toml, line 1: key: a key has small letters"),
        ('"met-3"', '"met-9"', "small.toml, line 3: scale: no scale is called “met-9”"),
        ('key = "plan"', 'key = "voice"', "small.toml, line 13: lines[2].key: two lines have the key “voice”"),
        ('question = "Is there a plan?"\n', "", "small.toml, line 12: lines[2]: “question” is missing"),
        ('["Alone", "In their language"]', '"Alone"', "small.toml, line 9: lines[1].prompts: this should be a list"),
        ('["Alone", "In their language"]', '["Alone", 3]', "lines[1].prompts[2]: this should be text in quotes"),
        ('F = "Heard."', 'G = "Heard."', "lines[1].descriptors.G: this key is not known. Known here: F, P, N."),
        ('title = "The plan"', 'title = "The plan"\nkind = "whole"', "lines[2].kind: “whole” is not a kind of line"),
        ('title = "The plan"', 'title = "The plan"\nnumber = "2"', "lines[2].number: this should be a whole number"),
        ('title = "The plan"', 'title = "The plan"\nnumber = 1', "lines[2].number: two lines have the number 1"),
        ("good = true", 'good = "yes"', "lines[2].scale.grades[1]: say whether this grade counts as good"),
        ("good = true", "good = false", ""),
        ("good = false", "good = true\nrank = 5", "grades stand best first"),
        ('label = "Worst"', 'label = "Best"', "two grades have the label “Best”"),
        ('code = "2"', 'code = "NA"', "“NA” is kept for an answer that is not a grade"),
        ('label = "Worst"', 'label = "Worst"\ntone = "pink"', "“pink” is not one of: blue, teal"),
    ],
)
def test_a_slip_gets_a_sentence_with_its_line_and_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    if not sentence:
        (tmp_path / "small.toml").write_text(text, encoding="utf-8")
        assert read_framework(tmp_path / "small.toml")
        return
    assert sentence in refusal(tmp_path, text)


def test_an_empty_framework_and_a_wrong_encoding_are_refused(tmp_path: Path) -> None:
    assert "there is no [[lines]] in it" in refusal(tmp_path, 'key = "a"\ntitle = "A"\n')
    assert "as a table of its own" in refusal(tmp_path, 'key = "a"\ntitle = "A"\nlines = 3\n')
    path = tmp_path / "latin.toml"
    path.write_bytes('title = "caf\u00e9"'.encode("latin-1"))
    with pytest.raises(BadFile, match="UTF-8"):
        read_framework(path)


def test_every_shipped_scale_is_ranked_best_first_and_says_what_its_grades_mean() -> None:
    assert shipped.scales()[0].key == "ofsted-4"
    assert len({scale.key for scale in shipped.scales()}) == 8
    for scale in shipped.scales():
        assert [grade.rank for grade in scale.grades] == list(range(1, len(scale.grades) + 1))
        assert all(grade.descriptor for grade in scale.grades)
        assert scale.grades[0].good
        assert not scale.grades[-1].good
        assert len({grade.symbol for grade in scale.grades}) == len(scale.grades)
        assert shipped.scale(scale.key) is scale


def test_the_usual_scale_has_the_codes_and_looks_of_the_panel() -> None:
    grades = shipped.scale("ofsted-4").grades
    assert [(g.code, g.tone.value, g.symbol.value, g.good) for g in grades] == [
        ("O", "blue", "star", True),
        ("G", "teal", "disc", True),
        ("RI", "amber", "half", False),
        ("In", "crimson", "triangle", False),
    ]


def test_every_shipped_line_has_prompts_and_a_descriptor_for_each_grade() -> None:
    for framework in shipped.frameworks():
        assert len({line.key for line in framework.lines}) == len(framework.lines)
        for line in framework.lines:
            assert 2 <= len(line.prompts) <= 5
            assert tuple(code for code, _ in line.descriptors) == framework.scale_of(line).codes
            assert all(len(text) <= 75 for _, text in line.descriptors)


def test_the_missing_children_framework_has_eight_lines_and_one_that_closes_the_case() -> None:
    framework = shipped.framework("missing-children")
    lines = [line for line in framework.lines if line.kind is LineKind.LINE]
    assert [line.number for line in lines] == list(range(1, 9))
    assert framework.lines[4].question == "What did this child tell us, and what changed because of it?"
    assert framework.lines[8].kind is LineKind.WHOLE_CASE


@pytest.mark.parametrize(
    ("key", "scale", "titles", "closes"),
    [
        (
            "multi-agency-case-audit",
            "ofsted-4",
            [
                *("Recognising need and risk", "Assessment", "Planning and intervention", "Working together"),
                *("Impact for the child", "Quality of the work"),
            ],
            True,
        ),
        (
            "independent-scrutiny",
            "met-4",
            [
                *("The three lead partners", "Wider partners", "Children and families", "Data, audit and sharing"),
                *("Learning from reviews", "Training together"),
            ],
            False,
        ),
        ("assurance", "ofsted-4", ["Leadership", "Policy", "Practice", "Training"], False),
    ],
)
def test_the_other_shipped_frameworks_have_their_heads_in_order(
    key: str, scale: str, titles: list[str], closes: bool
) -> None:
    framework = shipped.framework(key)
    assert framework.scale == shipped.scale(scale)
    assert [line.title for line in framework.lines if line.kind is LineKind.LINE] == titles
    assert [line.number for line in framework.lines] == list(range(1, len(framework.lines) + 1))
    assert (framework.lines[-1].kind is LineKind.WHOLE_CASE) == closes
    assert all(line.question.endswith("?") for line in framework.lines)
    wordings = [text for line in framework.lines for _, text in line.descriptors]
    assert len(set(wordings)) == len(wordings)


def test_every_list_of_terms_loads_with_codes_of_its_own() -> None:
    for name in shipped.vocabulary_names():
        terms = shipped.vocabulary(name).terms
        assert len({term.code for term in terms}) == len(terms)
        assert len({term.label for term in terms}) == len(terms)
    with pytest.raises(KeyError):
        shipped.vocabulary("../frameworks/missing-children")


def test_the_ethnicity_sets_have_the_groups_they_are_named_after() -> None:
    counts = {s.key: len([t for t in s.terms if t.head]) for s in shipped.ethnicity_sets()}
    assert counts == {"ew-2021": 19, "ew-2011": 18, "police-16-1": 16}
    assert len(shipped.ethnicity_set("ew-2021").heads) == 5
