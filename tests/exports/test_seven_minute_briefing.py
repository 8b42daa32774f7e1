"""The printed briefing, read back: every word, in order, on a page that everyone can read."""

import getpass
import platform
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.exports.briefing_reading import assert_says_everything, printed
from tests.exports.example_briefing import EXAMPLE
from tests.exports.pdf_structure import elements, problems, spoken
from workbench.domain.briefing.briefing import HEADS, Box, Briefing, PageLayout, escaped
from workbench.domain.progress import finish
from workbench.errors import Refused, WorkbenchError
from workbench.exports.seven_minute_briefing import write


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize("name", ["example", "empty", "long", "tongues"])
def test_nothing_keeps_the_page_from_being_read_by_everyone(
    name: str, request: pytest.FixtureRequest, layout: PageLayout
) -> None:
    assert problems(printed(request.getfixturevalue(name), layout)) == []


@pytest.mark.parametrize("layout", list(PageLayout))
def test_it_is_heard_as_title_then_boxes_1_to_7(example: Briefing, layout: PageLayout) -> None:
    heads = [(element.kind, element.text) for element in elements(printed(example, layout)) if element.kind[0] == "H"]
    assert heads == [("H1", example.title), *[("H2", f"{number} {head}") for number, head in enumerate(HEADS, 1)]]


def test_the_subtitle_and_date_follow_the_title(example: Briefing) -> None:
    (document, *first) = elements(printed(example))[:4]
    assert document.kind == "Document"
    assert [(element.kind, element.text) for element in first] == [
        ("H1", "Missing children"),
        ("P", "What ten children’s records taught us"),
        ("P", "Seven-minute briefing July 2026"),
    ]


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize("name", ["example", "long", "tongues"])
def test_every_word_is_heard_in_order(name: str, request: pytest.FixtureRequest, layout: PageLayout) -> None:
    briefing = request.getfixturevalue(name)
    assert_says_everything(briefing, spoken(printed(briefing, layout)))


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize("name", ["example", "tongues"])
def test_every_word_can_be_copied_in_order(name: str, request: pytest.FixtureRequest, layout: PageLayout) -> None:
    briefing = request.getfixturevalue(name)
    document = pypdfium2.PdfDocument(printed(briefing, layout))
    copied = " ".join(document[0].get_textpage().get_text_range().replace("\ufffe", "").split())
    document.close()
    assert_says_everything(briefing, copied)


@pytest.mark.parametrize("layout", list(PageLayout))
def test_points_are_a_list_with_labels(example: Briefing, layout: PageLayout) -> None:
    ask = [element for element in elements(printed(example, layout)) if element.kind in ("Lbl", "LBody")][-8:]
    assert [element.text for element in ask[::2]] == ["1", "2", "3", "4"]
    assert [element.path[1:] for element in ask[:2]] == [("Sect", "L", "LI", "Lbl"), ("Sect", "L", "LI", "LBody")]


def test_words_that_do_not_fit_go_on_overleaf_under_the_same_tags(long: Briefing) -> None:
    finished = printed(long)
    assert len(PdfReader(BytesIO(finished)).pages) > 1
    heads = [element.text for element in elements(finished) if element.kind == "H2"]
    assert heads == [f"{number} {head}" for number, head in enumerate(HEADS, 1)]
    assert "Goes on overleaf" in PdfReader(BytesIO(finished)).pages[0].extract_text()
    assert "2 What we did (continued)" in PdfReader(BytesIO(finished)).pages[1].extract_text()


@pytest.mark.parametrize("layout", list(PageLayout))
def test_type_is_never_smaller_than_nine_points(long: Briefing, layout: PageLayout) -> None:
    for page in PdfReader(BytesIO(printed(long, layout))).pages:
        sizes = [operands[1] for operands, operator in page.get_contents().operations if operator == b"Tf"]
        # The numerals of the ring are ornament: they repeat the numbers of the boxes.
        assert min(size for size in sizes if abs(size - 7.8 * 1.15) > 0.01) >= 9


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize("field", ["title", "subtitle", "date", "partnership", "small_print", "closing"])
def test_no_field_can_be_too_long(field: str, layout: PageLayout) -> None:
    briefing = replace(EXAMPLE, **{field: " ".join(f"word{number}" for number in range(400)) + " " + "w" * 300})
    finished = printed(briefing, layout)
    heard = spoken(finished)
    assert problems(finished) == []
    assert all(f"word{number} " in heard for number in range(400))
    assert heard.count("w" * 300) == 1


@pytest.mark.parametrize("layout", list(PageLayout))
def test_nothing_is_drawn_outside_the_page(long: Briefing, layout: PageLayout) -> None:
    for briefing in (long, replace(EXAMPLE, boxes=tuple(Box(n, "w" * 200, ("w" * 900,)) for n in range(1, 8)))):
        document = pypdfium2.PdfDocument(printed(briefing, layout))
        for page in document:
            wide, high = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                assert left >= 20
                assert bottom >= 10
                assert right <= wide - 20
                assert top <= high - 8
        document.close()


@pytest.mark.parametrize("layout", list(PageLayout))
def test_a_long_title_and_subtitle_stay_on_the_front(layout: PageLayout) -> None:
    title = "Children who go missing from home, school and care in Northmere"
    subtitle = "What the records of ten children taught us about being asked, and asked again"
    assert (
        len(PdfReader(BytesIO(printed(replace(EXAMPLE, title=title, subtitle=subtitle, draft=True), layout))).pages)
        == 1
    )


@pytest.mark.parametrize("layout", list(PageLayout))
def test_a_draft_says_so_in_words(example: Briefing, layout: PageLayout) -> None:
    drafted = printed(replace(example, draft=True), layout)
    assert "DRAFT: not for publication" in spoken(drafted)
    assert "draft" in PdfReader(BytesIO(drafted)).metadata.title
    assert "draft" not in printed_text(example).lower()


@pytest.mark.parametrize("layout", list(PageLayout))
def test_a_draft_says_so_on_every_page(long: Briefing, layout: PageLayout) -> None:
    for page in PdfReader(BytesIO(printed(replace(long, draft=True), layout))).pages:
        assert "DRAFT: not for publication" in page.extract_text()


def test_an_example_says_so_in_words(example: Briefing) -> None:
    assert "EXAMPLE: everything here is invented" in spoken(printed(replace(example, example=True)))


@pytest.mark.parametrize("layout", list(PageLayout))
def test_an_empty_box_says_that_it_is_empty(empty: Briefing, layout: PageLayout) -> None:
    heard = [element.text for element in elements(printed(empty, layout))]
    assert heard.count("Nothing is recorded here yet.") == 7
    assert "No title yet" in heard


@pytest.mark.parametrize("layout", list(PageLayout))
def test_markup_is_printed_as_it_was_typed(layout: PageLayout) -> None:
    typed = '<b>no</b> & &amp; x<y>z <img src="/etc/hosts"> <a href="javascript:1">go</a> {%s} \\n (a) ) ( ** one'
    briefing = replace(EXAMPLE, boxes=(Box(1, typed, (typed,), (typed,), typed),), title=typed)
    heard = spoken(printed(briefing, layout))
    assert heard.count(typed) == 5


def test_escaped_text_is_printed_heard_and_named_as_it_was() -> None:
    odd = "Met** with **x*"
    point = f"**{escaped(odd)}**: good"
    finished = printed(replace(EXAMPLE, title=escaped(odd), boxes=(Box(4, "Head", points=(point,)),)))
    assert f"{odd}: good" in spoken(finished)
    assert PdfReader(BytesIO(finished)).metadata.title.startswith(f"{odd}: seven-minute briefing")
    assert problems(finished) == []


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize(
    ("text", "name"),
    [("حماية الطفل", "ARABIC LETTER HAH"), ("שלום", "HEBREW LETTER SHIN"), ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE")],
)
def test_right_to_left_text_is_refused(text: str, name: str, layout: PageLayout) -> None:
    boxes = (Box(4, "Head", points=("fine", text)),)
    with pytest.raises(Refused, match=rf"Box 4, point 2 holds right-to-left text.*{name}"):
        printed(replace(EXAMPLE, boxes=boxes), layout)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Well done 😀", r"“😀” \(GRINNING FACE, U\+1F600\)"),
        ("學校", r"CJK UNIFIED IDEOGRAPH-5B78, U\+5B78"),
        ("குழந்தை", r"TAMIL LETTER KA, U\+0B95"),
        ("\ue000", r"a character without a name \(U\+E000\)"),
        ("a\x07b", r"U\+0007"),
    ],
)
def test_a_character_that_no_font_has_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(Refused, match=rf"The subtitle holds .*{name}"):
        printed(replace(EXAMPLE, subtitle=text))


def test_a_language_that_is_not_one_is_refused() -> None:
    with pytest.raises(Refused, match="language code"):
        printed(replace(EXAMPLE, language="en) /JS (x"))


def test_the_program_s_own_words_are_marked_english_on_a_page_that_is_not(empty: Briefing) -> None:
    finished = printed(replace(empty, language="cy"))
    reader = PdfReader(BytesIO(finished))
    assert reader.trailer["/Root"]["/Lang"] == "cy"
    assert b"/Span <</Lang (en-GB)>> BDC" in reader.pages[0].get_contents().get_data()


@pytest.mark.parametrize("layout", list(PageLayout))
def test_an_address_is_a_link(example: Briefing, layout: PageLayout) -> None:
    (annotation,) = PdfReader(BytesIO(printed(example, layout))).pages[0]["/Annots"]
    assert annotation.get_object()["/A"]["/URI"] == "https://northmerescp.example/seven"
    assert "northmerescp.example/seven" in annotation.get_object()["/Contents"]


@pytest.mark.parametrize("layout", list(PageLayout))
def test_the_same_briefing_makes_the_same_bytes(tongues: Briefing, layout: PageLayout) -> None:
    assert printed(tongues, layout) == printed(tongues, layout)


def test_the_file_names_nobody(example: Briefing, tmp_path: Path) -> None:
    path = finish(write(example, tmp_path / "briefing.pdf"))
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata["/Author"] == example.partnership
    assert {reader.metadata["/Producer"], reader.metadata["/Creator"]} == {"Plumbline"}
    content = path.read_bytes() + reader.trailer["/Root"]["/Metadata"].get_data()
    said = f"{reader.metadata}"
    for secret in (platform.node(), str(tmp_path), str(Path.home())):
        assert secret.encode() not in content
        assert secret not in said
    assert getpass.getuser() not in said


@pytest.mark.parametrize("steps", range(1, 9))
def test_a_cancelled_export_leaves_no_file(example: Briefing, tmp_path: Path, steps: int) -> None:
    work = write(example, tmp_path / "briefing.pdf")
    for _ in range(steps):
        next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_a_refused_briefing_leaves_the_file_that_was_there(example: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "briefing.pdf"
    path.write_bytes(b"last year")
    with pytest.raises(WorkbenchError):
        finish(write(replace(example, title="😀"), path))
    assert path.read_bytes() == b"last year"


LETTERS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Po", "Sm"), max_codepoint=0x17F)
TEXTS = st.text(LETTERS | st.sampled_from(" \n\t*<>&()\\아동보호"), max_size=120)


@pytest.mark.parametrize("layout", list(PageLayout))
@settings(max_examples=30, deadline=None)
@given(title=TEXTS, head=TEXTS, texts=st.lists(TEXTS, max_size=3), points=st.lists(TEXTS, max_size=3), end=TEXTS)
def test_whatever_is_typed_is_heard_or_refused(
    title: str, head: str, texts: list[str], points: list[str], end: str, layout: PageLayout
) -> None:
    boxes = (Box(1, head, tuple(texts)), Box(7, head, points=tuple(points)))
    briefing = replace(EXAMPLE, title=title, boxes=boxes, closing=end)
    try:
        finished = printed(briefing, layout)
    except Refused:
        return
    heard = "".join(spoken(finished).split())
    assert problems(finished) == []
    for text in (title, *texts, *points, end):
        for word in text.replace("**", "").split():
            assert word.replace("*", "") in heard.replace("*", "")


def printed_text(briefing: Briefing) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(printed(briefing))).pages)
