"""Words, fonts and lines: nothing lost, nothing over the edge, nothing drawn as an empty box."""

import re
import unicodedata
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from workbench.errors import Refused
from workbench.exports.pdf.flow import Block, Look, fits, height, lay_out, take
from workbench.exports.pdf.fonts import Weight, checked, first_font, in_fonts
from workbench.exports.pdf.text import Line, words, wrap

TEXTS = st.text(st.sampled_from("abc łŵ아동 \n-.,1234567890of"), max_size=200)


def said(lines: list[Line]) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces)


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("Zażółć gęślą jaźń", ["inter/Inter-Regular"]),
        ("Ŵyŷ", ["inter/Inter-Regular"]),
        ("아동 보호", ["nanum/NanumSquareR", "inter/Inter-Regular", "nanum/NanumSquareR"]),
        ("a\u2c6dẠ", ["inter/Inter-Regular", "noto/NotoSans-Regular", "inter/Inter-Regular"]),
    ],
)
def test_each_stretch_is_set_in_the_first_font_that_has_it(text: str, fonts: list[str]) -> None:
    stretches = list(in_fonts(text, Weight.REGULAR, "Here"))
    assert "".join(stretch for _, stretch in stretches) == text
    assert [font for font, _ in stretches] == fonts


@pytest.mark.parametrize("weight", list(Weight))
def test_every_weight_has_polish_welsh_and_korean(weight: Weight) -> None:
    for text in ("Zażółćgęśląjaźń", "Ŵyŷ", "아동보호"):
        assert len(list(in_fonts(text, weight, "Here"))) == 1


def test_letters_typed_as_letter_and_accent_are_composed() -> None:
    assert checked(unicodedata.normalize("NFD", "Zażółć Ŵyŷ 아동"), "Here") == "Zażółć Ŵyŷ 아동"


def test_characters_that_never_print_are_left_out() -> None:
    assert checked("co\u00adopera\u200bte\ufeff \u200eok\u034f \u2764\ufe0f", "Here") == "cooperate ok \u2764"


def test_a_refusal_names_the_character_and_the_field() -> None:
    with pytest.raises(Refused) as refused:
        list(in_fonts("ok 🙂", Weight.REGULAR, "Box 2, point 1"))
    assert str(refused.value) == (
        "Box 2, point 1 holds “🙂” (SLIGHTLY SMILING FACE, U+1F642), which none of the fonts for this page "
        "can print. Take it out, or say it in words."
    )


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("中", "CJK UNIFIED IDEOGRAPH-4E2D, U+4E2D"),
        ("❶", "DINGBAT NEGATIVE CIRCLED DIGIT ONE, U+2776"),
        ("≦", "LESS-THAN OVER EQUAL TO, U+2266"),
        ("갂", "HANGUL SYLLABLE GAGG, U+AC02"),
        ("\u3164", "HANGUL FILLER, U+3164"),
    ],
)
def test_a_character_that_a_font_lists_and_draws_nothing_for_is_refused(
    character: str, name: str, weight: Weight
) -> None:
    with pytest.raises(Refused, match=re.escape(f"({name}), which none of the fonts")):
        list(in_fonts(f"ok {character}", weight, "Here"))


@pytest.mark.parametrize("weight", list(Weight))
def test_all_that_these_fonts_are_there_for_prints(weight: Weight) -> None:
    """Every Hangul syllable of the Korean standard, Latin as far as it goes, and the spaces, which draw nothing."""
    hangul = "".join(bytes((row, cell)).decode("euc_kr") for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF))
    latin = "".join(chr(point) for point in range(0x20, 0x180) if chr(point).isprintable())
    text = f"{latin} {hangul} \u00a0\u2009\u202f\u3000 Привет Ελληνικά “–” • … ½ → ✓"
    assert "".join(stretch for _, stretch in in_fonts(text, weight, "Here")) == text


def test_what_a_font_is_trusted_with_leaves_ink() -> None:
    """Each drawn alone on a page, and looked at."""
    canvas = Canvas(page := BytesIO(), (100, 40))
    characters = ["가", "힝", "ŵ", "ß", "•", "≥"]
    for character in characters:
        ((font, text),) = in_fonts(character, Weight.REGULAR, "Here")
        canvas.setFont(font, 24)
        canvas.drawString(10, 10, text)
        canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(page.getvalue())
    for character, drawn in zip(characters, document, strict=True):
        assert drawn.render().to_pil().convert("L").getextrema()[0] < 128, character
    document.close()


def test_a_font_is_registered_once() -> None:
    first = {weight: first_font(weight) for weight in Weight}
    list(in_fonts("아동 Ạ", Weight.REGULAR, "Here"))
    registered = {name: pdfmetrics.getFont(name) for name in (*first.values(), "nanum/NanumSquareR")}
    list(in_fonts("아동 Ạ", Weight.REGULAR, "Here"))
    assert all(pdfmetrics.getFont(name) is font for name, font in registered.items())


@given(text=TEXTS, width=st.floats(2, 40))
def test_lines_keep_every_word_and_stay_in_their_width(text: str, width: float) -> None:
    lines = wrap(words(text, "Here"), width)
    assert said(lines).split() == text.split() or "".join(said(lines).split()) == "".join(text.split())
    assert all(line.width <= width + 1e-6 for line in lines)
    for line in lines:
        drawn = sum(piece.width for piece in line.pieces)
        assert drawn == pytest.approx(line.width) or line.pieces[-1].text.endswith(" ")


@given(text=TEXTS)
def test_wide_lines_keep_the_spaces_between_words(text: str) -> None:
    assert said(wrap(words(text, "Here"), 1e9)) == " ".join(text.split())


def test_a_word_longer_than_its_line_is_cut_not_clipped() -> None:
    lines = wrap(words("w" * 100, "Here"), 10)
    assert len(lines) > 5
    assert said(lines) == "w" * 100


def test_punctuation_stays_with_the_strong_word_it_follows() -> None:
    (word, *_) = words("**Strong**, then", "Here")
    assert [piece.text for piece in word] == ["Strong", ","]


def test_an_unbreakable_space_is_not_broken() -> None:
    assert len(words("5\u00a0of\u00a08", "Here")) == 1


@pytest.mark.parametrize("text", ["5 of 8", "September 2026.", "12 of 20,"])
def test_counts_and_dates_stay_on_one_line(text: str) -> None:
    assert len(words(text, "Here")) == 1


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("www.a.example", "https://www.a.example"),
        ("(a.example/b).", "https://a.example/b"),
        ("someone@a.example,", "mailto:someone@a.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/hosts", ""),
        ("and/or", ""),
        ("2025/26", ""),
    ],
)
def test_only_addresses_become_links(text: str, link: str) -> None:
    (word,) = words(text, "Here")
    assert "".join(piece.text for piece in word) == text
    assert {piece.link for piece in word} - {""} == ({link} if link else set())


@given(texts=st.lists(TEXTS, max_size=6), room=st.floats(10, 300))
def test_rows_are_either_taken_or_left(texts: list[str], room: float) -> None:
    look = Look(11, 15, "#000000", before=4)
    rows = lay_out([Block(words(text, "Here"), look, None) for text in texts], 120)
    taken, left = take(rows, room)
    assert [*taken, *left] == rows
    assert fits(taken, room)
    assert not left or height(rows) > room


@given(scale=st.floats(0.1, 1))
def test_type_shrinks_to_the_floor_and_no_further(scale: float) -> None:
    look = Look(12, 16, "#000000").shrunk(scale)
    assert 9 <= look.size <= 12
    assert look.lead == pytest.approx(look.size * 16 / 12)
