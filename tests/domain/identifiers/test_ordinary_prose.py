"""Ordinary practice prose, with panel dates, ages, codes and roles in it, and nobody in it, raises hardly a flag."""

from datetime import date
from pathlib import Path

from tests.domain.identifiers.planted import KNOWN
from workbench.domain.identifiers import found_in
from workbench.domain.identifiers.keeping import Lookout, names_to_notice
from workbench.domain.identifiers.staged import texts_of_audit, texts_of_framework
from workbench.imports import shipped
from workbench.imports.interchange import reading as interchange

PROSE = (Path(__file__).parent / "ordinary_prose.txt").read_text(encoding="utf-8")
EXAMPLES = sorted((Path(__file__).parents[3] / "resources/example").glob("*.json"))
AUDIT_DAY = date(2026, 5, 14)


def test_there_are_three_thousand_words() -> None:
    assert len(PROSE.split()) >= 3_000


def test_at_most_two_false_flags_in_a_thousand_words() -> None:
    flags = [(each.kind.value, each.text) for each in found_in(PROSE, KNOWN, AUDIT_DAY, date(2025, 5, 1))]
    assert len(flags) * 1_000 <= 2 * len(PROSE.split()), flags


def test_no_thousand_words_of_it_have_more_than_two() -> None:
    paragraphs = PROSE.split("\n\n")
    for start in range(len(paragraphs)):
        taken: list[str] = []
        for paragraph in paragraphs[start:]:
            if sum(len(each.split()) for each in (*taken, paragraph)) > 1_000:
                break
            taken.append(paragraph)
        flags = found_in("\n\n".join(taken), KNOWN, AUDIT_DAY)
        assert len(flags) <= 2, [each.text for each in flags]


def test_without_the_reading_window_and_line_by_line_it_is_the_same() -> None:
    flags = [each.text for line in PROSE.splitlines() for each in found_in(line, KNOWN, AUDIT_DAY)]
    assert len(flags) * 1_000 <= 2 * len(PROSE.split()), flags


def test_the_example_and_the_shipped_lines_have_none() -> None:
    for path in EXAMPLES:
        whole = interchange.read(path).whole
        partnership = "Northmere Safeguarding Children Partnership (Example)"
        lookout = Lookout(names_to_notice((), [member.agency for member in whole.members], partnership))
        for where, text in texts_of_audit(whole):
            assert not lookout.found_in(text, whole.audit.panel_day, whole.audit.reading_from), where
    for framework in shipped.frameworks():
        for where, text in texts_of_framework(framework):
            assert not found_in(text, audit_day=AUDIT_DAY), where
