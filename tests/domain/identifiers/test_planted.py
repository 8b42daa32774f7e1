"""Every planted identifier is found: the right kind, the right place, and nothing beside it."""

from datetime import date

import pytest

from tests.domain.identifiers.planted import KNOWN, PLANTED
from workbench.domain.identifiers import Found, IdentifierKind, KnownNames, found_in

AUDIT_DAY = date(2026, 5, 14)
CASES = [(kind, sentence) for kind, sentences in PLANTED.items() for sentence in sentences]


def planted(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its braces, and where they stood."""
    text, spans, start = "", [], 0
    for character in marked:
        if character == "{":
            start = len(text)
        elif character == "}":
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


@pytest.mark.parametrize(("kind", "marked"), CASES, ids=[f"{kind}-{marked[:40]}" for kind, marked in CASES])
def test_it_is_found(kind: IdentifierKind, marked: str) -> None:
    text, spans = planted(marked)
    expected = [Found(kind, start, end, text[start:end]) for start, end in spans]
    assert expected
    assert list(found_in(text, KNOWN, AUDIT_DAY)) == expected


@pytest.mark.parametrize(("kind", "marked"), CASES, ids=[f"{kind}-{marked[:40]}" for kind, marked in CASES])
def test_it_is_found_in_the_middle_of_other_words(kind: IdentifierKind, marked: str) -> None:
    before = "The panel met on 14 May 2026 and agreed a grade.\n"
    text, spans = planted(before + marked + "\nRecord of 2 May 2026, pp.4–6; see MIS26-03.")
    assert [(each.kind, each.start, each.end) for each in found_in(text, KNOWN, AUDIT_DAY)] == [
        (kind, start, end) for start, end in spans
    ]


def test_there_are_enough_of_every_kind() -> None:
    assert set(PLANTED) == set(IdentifierKind)
    assert sum(marked.count("{") for _, marked in CASES) >= 150


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Born 3 May 2011.", "Looks like a date of birth: 3 May 2011. Write the age band instead."),
        ("Jasmine Carter rang.", "Looks like a name: Jasmine Carter. Write the role instead."),
        ("M1 1AE", "Looks like a postcode: M1 1AE. Write the area instead."),
        ("943 476\n5919", "Looks like an NHS number: 943 476 5919. Use the case reference."),
    ],
)
def test_it_is_told_in_one_sentence_with_the_smallest_fix(text: str, sentence: str) -> None:
    (found,) = found_in(text, audit_day=AUDIT_DAY)
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("written", "is_birth"),
    [
        ("12 May 2026", False),  # two days before the panel
        ("14 May 2024", False),  # two years to the day: a record's
        ("13 May 2024", True),
        ("14 May 2001", True),  # twenty-five years to the day
        ("13 May 2001", False),
        ("14 May 2027", False),  # not yet
    ],
)
def test_a_full_date_alone_is_a_birth_only_between_25_years_back_and_the_records(written: str, is_birth: bool) -> None:
    assert bool(found_in(f"The form has {written} on it.", audit_day=AUDIT_DAY)) is is_birth


def test_a_long_reading_window_moves_the_boundary_back() -> None:
    text = "The form has 13 May 2023 on it."
    assert found_in(text, audit_day=AUDIT_DAY, reading_from=date(2025, 5, 1))
    assert not found_in(text, audit_day=AUDIT_DAY, reading_from=date(2023, 5, 1))
    assert found_in("Born 13 May 2023.", audit_day=AUDIT_DAY, reading_from=date(2023, 5, 1))


def test_the_day_of_an_audit_on_29_february_is_no_accident() -> None:
    assert found_in("On file: 12/03/2012.", audit_day=date(2028, 2, 29))


def test_an_agency_is_no_surname_and_a_listed_place_is_noticed() -> None:
    known = KnownNames(names=("Larkfield",), never=("Northmere Police",))
    assert not found_in("Jordan Northmere was told.", KnownNames(never=("Northmere Police",)))
    assert [each.text for each in found_in("In larkfield and Larkfield’s park.", known)] == ["larkfield", "Larkfield"]


def test_where_two_would_overlap_the_surer_one_stands() -> None:
    (found,) = found_in("jasmine.carter@larkfield.example.org", KnownNames(names=("Larkfield",)))
    assert found.kind is IdentifierKind.EMAIL
