"""Whatever is typed or pasted: never a failure, every span in its place, and spelling changes nothing."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.identifiers.planted import KNOWN, PLANTED
from tests.domain.identifiers.test_planted import AUDIT_DAY, planted
from workbench.domain.identifiers import IdentifierKind, KnownNames, found_in
from workbench.domain.identifiers.spelling import spelled

ANY = st.text(max_size=300)
PIECES = st.sampled_from(
    (
        *(
            "born ",
            "DOB",
            "3 May 2011",
            "31/02/2011",
            "00/00/0000",
            "29 Feb 2011",
            "943 476 5919",
            "99999999",
            "٣",
            "May ",
        ),
        *("0", "7", "+", "(", "@", ".", "-", " ", "\n", "Will ", "Grace ", "Smith", "'s", "’s", "Mr ", "van ", "[at]"),
        *("SW1A", "1AA", "AB", "B801200005001", "\u00ad", "\u200b", "é", "e\u0301", "\ud800"),
    )
)
BROKEN = st.lists(PIECES, max_size=40).map("".join)
NUMBERED = (IdentifierKind.NHS_NUMBER, IdentifierKind.PHONE, IdentifierKind.NATIONAL_INSURANCE, IdentifierKind.POSTCODE)
SPACED = [(kind, sentence) for kind in NUMBERED for sentence in PLANTED[kind] if " " in sentence.partition("{")[2]]


@given(ANY | BROKEN, st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str, day: date) -> None:
    end = 0
    for found in found_in(text, KNOWN, day):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.text.strip() == found.text
        assert found.sentence.endswith(found.kind.fix)
        end = found.end


@given(st.lists(st.text(max_size=20), max_size=8), BROKEN)
def test_any_list_of_names_will_do(names: list[str], text: str) -> None:
    known = KnownNames(tuple(names), tuple(names[:2]))
    assert found_in(text + " ".join(names), known, AUDIT_DAY) == found_in(text + " ".join(names), known, AUDIT_DAY)


@given(st.sampled_from(SPACED), st.sampled_from(["\u00a0", "\u2009", "\u202f", "\u2007", "\t"]))
def test_the_kind_of_space_makes_no_difference(case: tuple[IdentifierKind, str], space: str) -> None:
    kind, marked = case
    before, _, rest = marked.partition("{")
    inside, _, after = rest.partition("}")
    text, spans = planted(f"{before}{{{inside.replace(' ', space)}}}{after}")
    assert [(each.kind, each.start, each.end) for each in found_in(text, KNOWN, AUDIT_DAY)] == [(kind, *spans[0])]


@given(st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff"]), st.integers(1, 9))
def test_marks_of_no_width_hide_nothing(mark: str, at: int) -> None:
    number = "9434765919"
    hidden = number[:at] + mark + number[at:]
    (found,) = found_in(f"It is {hidden} here.", audit_day=AUDIT_DAY)
    assert found.text == hidden


@given(ANY)
def test_every_place_of_the_one_spelling_is_a_place_of_the_text(text: str) -> None:
    read = spelled(text)
    for at in range(len(read.plain)):
        start, end = read.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("worst", ["0 " * 2_000, "(0" * 2_000, "a." * 2_000 + "@", "1-" * 2_000, "Will " * 1_000,
                                   "born " * 1_000, "May " * 1_000, "Mary-" * 1_000, "a@" * 2_000, "A1 " * 2_000,
                                   "tel 0 " * 1_000, "DOB: 3 " * 1_000])  # fmt: skip
def test_no_text_is_slow(worst: str) -> None:
    begun = time.perf_counter()
    found_in(worst, KNOWN, AUDIT_DAY)
    assert time.perf_counter() - begun < 0.5


def test_a_page_of_words_takes_a_few_milliseconds_at_most() -> None:
    page = (
        "The worker saw him on 3 May 2026 at 14:30. Police heard from Jasmine Carter that the plan was late (p.8). "
        * 20
    )[:2_000]
    found_in(page, KNOWN, AUDIT_DAY)
    took = []
    for _ in range(20):
        begun = time.perf_counter()
        found_in(page, KNOWN, AUDIT_DAY)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.012
