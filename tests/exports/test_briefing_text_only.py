"""The text-only page, parsed as a browser would: the same words in the same order, on a page that asks for nothing."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.briefing_reading import assert_says_everything, picture, printed
from tests.exports.example_briefing import EXAMPLE
from tests.exports.pdf_structure import elements
from workbench.domain.briefing.briefing import HEADS, Box, Briefing, PageLayout, escaped
from workbench.domain.progress import finish
from workbench.errors import Refused
from workbench.exports.seven_minute.web_page import readable, web_page
from workbench.exports.seven_minute.web_style import DARK, LIGHT
from workbench.exports.seven_minute_briefing import write_text_only

VOID = {"meta", "img"}
TEXTS = ("h1", "h2", "p", "li", "title")


class Page(HTMLParser):
    """Every text of the page by the element that holds it, and every tag with what it was given."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._held = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in TEXTS:
            self._held = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in TEXTS:
            self.texts.append((tag, self._held))

    def handle_data(self, data: str) -> None:
        self._held += data

    @property
    def said(self) -> str:
        return " ".join(text for tag, text in self.texts if tag != "title")


def test_it_has_a_language_a_title_and_seven_sections_in_order(example: Briefing) -> None:
    page = Page(web_page(example))
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert page.texts[0] == ("title", "Missing children: seven-minute briefing")
    heads = [(tag, text) for tag, text in page.texts if tag in ("h1", "h2")]
    assert heads == [("h1", example.title), *[("h2", f"{number} {head}") for number, head in enumerate(HEADS, 1)]]
    assert [given["id"] for tag, given in page.tags if tag == "section"] == [f"box-{number}" for number in range(1, 8)]
    assert [tag for tag, _ in page.tags if tag in ("ul", "ol", "blockquote", "footer", "main", "header")] == [
        "main", "header", "ul", "ul", "blockquote", "ul", "ol", "footer",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", list(PageLayout))
@pytest.mark.parametrize("name", ["example", "empty", "long", "tongues"])
def test_page_and_paper_say_the_same_words_in_the_same_order(
    name: str, layout: PageLayout, request: pytest.FixtureRequest
) -> None:
    briefing = replace(request.getfixturevalue(name), draft=True, example=True, slip=True)
    heard = " ".join(each.text for each in elements(printed(briefing, layout)) if each.text and each.kind != "Lbl")
    said = Page(web_page(briefing)).said
    assert said.split() == [word for word in heard.replace("\u00a0", " ").split() if word != "·"]
    assert_says_everything(briefing, said)


def test_a_draft_and_an_example_say_so_in_words(example: Briefing) -> None:
    page = Page(web_page(replace(example, draft=True, example=True)))
    assert ("p", "DRAFT: not for publication") in page.texts
    assert ("p", "EXAMPLE: everything here is invented") in page.texts
    assert page.texts[0][1].endswith("(draft, example)")
    assert "draft" not in web_page(example).lower()


def test_nothing_is_fetched_and_nothing_runs(example: Briefing) -> None:
    text = web_page(replace(example, logo=picture(), logo_description="A disc & a bar"))
    page = Page(text)
    assert not {"script", "link", "iframe", "object", "base", "form"} & {tag for tag, _ in page.tags}
    assert "url(" not in text
    assert "@import" not in text
    (source,) = [given for tag, given in page.tags if tag == "img"]
    assert str(source["src"]).startswith("data:image/png;base64,")
    assert source["alt"] == "A disc & a bar"
    assert [given["href"] for tag, given in page.tags if tag == "a"] == ["https://northmerescp.example/seven"]
    assert not [name for _, given in page.tags for name in given if name.startswith("on") or name == "style"]
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_only_addresses_lead_anywhere() -> None:
    typed = 'javascript:alert(1) <a href="data:x">y</a> https://a.example/"onclick="x'
    page = Page(web_page(replace(EXAMPLE, closing=typed)))
    assert ("p", typed) in page.texts
    assert [given["href"] for tag, given in page.tags if tag == "a"] == ['https://a.example/"onclick="x']


def test_words_from_the_right_run_from_the_right(example: Briefing) -> None:
    page = Page(web_page(replace(example, subtitle="حماية الطفل")))
    assert ("p", {"class": "subtitle", "dir": "auto"}) in page.tags
    assert ("p", "حماية الطفل") in page.texts


def test_the_program_s_own_words_are_marked_english_on_a_page_that_is_not(empty: Briefing) -> None:
    page = Page(web_page(replace(empty, language="cy", draft=True)))
    assert ("html", {"lang": "cy"}) in page.tags
    assert ("p", {"class": "nothing", "lang": "en-GB"}) in page.tags
    assert ("p", {"class": "notice", "lang": "en-GB"}) in page.tags


def test_a_language_that_is_not_one_is_refused() -> None:
    with pytest.raises(Refused, match="language code"):
        web_page(replace(EXAMPLE, language='en"><script>'))


def test_it_is_the_same_every_time_and_names_nobody(tongues: Briefing, tmp_path: Path) -> None:
    path = finish(write_text_only(tongues, tmp_path / "page.html"))
    assert path.read_bytes() == web_page(tongues).encode()
    assert str(tmp_path) not in path.read_text("utf-8")


@pytest.mark.parametrize("steps", range(1, 3))
def test_a_cancelled_page_leaves_no_file(example: Briefing, tmp_path: Path, steps: int) -> None:
    work = write_text_only(example, tmp_path / "page.html")
    for _ in range(steps):
        next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_words_stands_out(colours: dict[str, str]) -> None:
    assert LIGHT.keys() == DARK.keys()
    for ground in ("paper", "tint"):
        for ink in ("ink", "ink-2", "accent"):
            assert contrast(colours[ink], colours[ground]) >= 4.5
        assert contrast(colours["line"], colours[ground]) >= 3
    assert contrast(colours["notice"], colours["notice-tint"]) >= 4.5
    assert contrast(colours["notice"], colours["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    """By WCAG 2."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(st.text(max_size=80))
@case("<b>&amp;</b> \x00 \ud800 \uffff ]]> --> &#0; “”")
@case("http://a.example/<script>")
def test_whatever_is_typed_is_read_back_as_it_was(text: str) -> None:
    kept = escaped(text)
    boxes = (Box(1, kept, (kept,), (kept,), kept, (kept,)), Box(7, kept, points=(kept,)))
    briefing = replace(EXAMPLE, title=kept, subtitle=kept, boxes=boxes, closing=kept, small_print=kept, slip=True)
    page = Page(web_page(briefing))
    web_page(briefing).encode("utf-8")
    meant = readable(text.replace("\x1a", ""))
    times = page.texts.count(("p", meant)) + page.texts.count(("li", meant)) + page.texts.count(("h1", meant))
    assert times == (9 if meant else 0)
    if meant:
        assert ("h2", f"1 {meant}") in page.texts


def test_sizes_follow_the_reader_and_lines_are_no_longer_than_can_be_read() -> None:
    style = web_page(EXAMPLE).split("<style>")[1].split("</style>")[0]
    screen, paper = style.split("@media print")
    assert not re.search(r"\d(px|pt)\b", screen)
    assert "max-width: 40rem" in screen
    assert "prefers-color-scheme: dark" in screen
    assert "pt" in paper
