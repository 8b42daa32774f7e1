"""The return slip and the logo, on both layouts: said or silent as they should be, and never heavy."""

import base64
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.exports.briefing_reading import picture, printed
from tests.exports.example_briefing import EXAMPLE
from tests.exports.pdf_structure import elements, problems, spoken
from tests.exports.test_briefing_portrait import overlaps
from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.errors import Refused
from workbench.exports.seven_minute.web_page import web_page

SLIPPED = replace(EXAMPLE, slip=True)
LAYOUTS = list(PageLayout)
CROSS = "Northmere Safeguarding Children Partnership: a disc and a bar"


def pages(finished: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(finished)).pages]


def alternatives(finished: bytes) -> list[str]:
    """What is said of each picture in the structure."""
    found, waiting = [], [PdfReader(BytesIO(finished)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [node["/Alt"]] if node.get("/S") == "/Figure" else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_slip_is_a_last_page_with_a_head_and_four_fields(layout: PageLayout) -> None:
    finished = printed(SLIPPED, layout)
    front, slip = pages(finished)
    assert front == pages(printed(EXAMPLE, layout))[0]
    assert problems(finished) == []
    assert overlaps(finished) == []
    said = [(element.kind, element.text) for element in elements(finished)][-7:]
    assert said == [
        ("H2", "Team return slip"),
        ("P", "Talk about this briefing as a team, then write down what came of it."),
        ("P", "Date"),
        ("P", "How many came"),
        ("P", "What was said"),
        ("P", "One thing that will change"),
        ("P", "Send this slip to: northmerescp.example/seven"),
    ]
    assert "Missing children" in slip


def test_a_slip_without_an_address_goes_to_the_partnership() -> None:
    heard = spoken(printed(replace(SLIPPED, closing="Tell us.")))
    assert heard.endswith("Send this slip to: Northmere Safeguarding Children Partnership")
    assert "Send this slip" not in spoken(printed(replace(SLIPPED, closing="", partnership="")))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_slip_of_a_draft_says_so_and_is_not_among_the_numbered_pages(long: Briefing, layout: PageLayout) -> None:
    *told, slip = pages(printed(replace(long, slip=True, draft=True), layout))
    assert f"Page {len(told)} of {len(told)}" in told[-1]
    assert "DRAFT: not for publication" in slip
    assert "Page" not in slip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_logo_is_heard_by_its_description_after_the_foot(layout: PageLayout) -> None:
    finished = printed(replace(SLIPPED, logo=picture(), logo_description=f" {CROSS}\n"), layout)
    assert problems(finished) == []
    assert alternatives(finished) == [CROSS]
    kinds = [element.kind for element in elements(finished)]
    assert kinds.index("Figure") == len(kinds) - 1 - 8  # the slip's section and what is in it come after


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_logo_without_a_description_is_only_seen(layout: PageLayout) -> None:
    finished = printed(replace(EXAMPLE, logo=picture()), layout)
    assert alternatives(finished) == []
    assert [image.image.size for image in PdfReader(BytesIO(finished)).pages[0].images] == [(340, 105)]
    assert "Figure" not in [element.kind for element in elements(finished)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_words_beside_a_logo_make_room_for_it(layout: PageLayout) -> None:
    long_foot = replace(EXAMPLE, logo=picture(), small_print="Details have been changed. " * 9)
    finished = printed(long_foot, layout)
    (page,) = PdfReader(BytesIO(finished)).pages
    drawn = next(operands for operands, operator in page.get_contents().operations if operator == b"Do")
    assert drawn
    words = printed(replace(long_foot, logo=b""), layout)
    assert len(finished) > len(words)
    assert overlaps(finished) == []


@pytest.mark.parametrize(
    "content",
    [
        picture(4000, 3000),
        picture(3000, 40),
        picture(40, 3000),
        picture(600, 600, "JPEG", "CMYK"),
        picture(600, 600, "JPEG", "L"),
        picture(300, 100, "PNG", "P"),
        picture(300, 100, "PNG", "LA"),
        picture(300, 100, "PNG", "I;16"),
        picture(1, 1),
    ],
    ids=["large", "wide", "high", "CMYK", "grey", "palette", "grey and clear", "deep grey", "one dot"],
)
def test_any_readable_picture_becomes_a_small_one(content: bytes) -> None:
    small, plain = (printed(replace(EXAMPLE, logo=logo)) for logo in (content, b""))
    assert len(small) - len(plain) < 150_000
    assert problems(small) == []


def test_a_picture_of_noise_stays_small_too() -> None:
    file = BytesIO()
    Image.effect_noise((1200, 400), 120).convert("RGB").save(file, "PNG")
    noisy = replace(EXAMPLE, logo=file.getvalue())
    assert len(printed(noisy)) - len(printed(EXAMPLE)) < 150_000
    assert len(web_page(noisy)) - len(web_page(EXAMPLE)) < 150_000


def test_what_a_camera_wrote_into_the_picture_is_left_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at 12 Hidden Lane"
    content = picture(400, 200, "JPEG", "RGB", exif=exif)
    assert b"Hidden Lane" in content
    held = replace(EXAMPLE, logo=content)
    assert b"Hidden" not in printed(held)
    (data,) = [part.split('"')[0] for part in web_page(held).split("base64,")[1:]]
    assert b"Hidden" not in base64.b64decode(data)


@pytest.mark.parametrize(
    "content", [b"not a picture", picture()[:200], b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg/>", b"GIF89a" + b"\0" * 20]
)
def test_a_picture_that_cannot_be_read_is_refused(content: bytes) -> None:
    for make in (printed, web_page):
        with pytest.raises(Refused, match=r"The logo cannot be read\. Choose a PNG or JPEG picture\."):
            make(replace(EXAMPLE, logo=content))


def test_a_picture_too_large_to_read_is_refused() -> None:
    with pytest.raises(Refused, match="too large"):
        printed(replace(EXAMPLE, logo=picture(12_000, 2_500, mode="L")))
