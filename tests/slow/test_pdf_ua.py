"""PDF/UA-1 by the veraPDF engine. A pass is not accessibility; a failure is a file some people cannot read."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.briefing_reading import picture
from tests.exports.example_briefing import EXAMPLE
from tests.exports.pdf_mutants import UNREADABLE, a_picture_without_words, spoilt
from tests.slow.verapdf import EngineMissing, Failures, failures
from workbench.domain.briefing.briefing import Box, Briefing, PageLayout
from workbench.domain.progress import finish
from workbench.exports.seven_minute_briefing import pdf

pytestmark = pytest.mark.slow

_LONG = "A long line about **what was done** and what was not, see northmerescp.example/more. "
LAYOUTS = list(PageLayout)
SPOILS = (*UNREADABLE, a_picture_without_words)
BRIEFINGS = {
    "example": EXAMPLE,
    "slip and logo": replace(EXAMPLE, draft=True, slip=True, logo=picture(), logo_description="A disc and a bar"),
    "slip and an ornament": replace(EXAMPLE, slip=True, logo=picture()),
    "draft": replace(EXAMPLE, draft=True, example=True),
    "empty": Briefing("", "", "", "", (), draft=False),
    "overleaf": replace(
        EXAMPLE,
        draft=True,
        slip=True,
        boxes=tuple(Box(number, "Head", (_LONG * 9,), (_LONG,) * 3) for number in range(1, 8)),
    ),
    "Korean and Polish": replace(
        EXAMPLE,
        title="아동 보호",
        language="pl",
        boxes=(Box(1, "Zażółć", ("gęślą **jaźń** Ŵyŷ",)), Box(3, "아동", points=("아동 **보호**", "Word 단어"))),
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Failures]:
    """What the engine says about each file, by its name. It takes seconds to start, so it is asked once."""
    folder = tmp_path_factory.mktemp("pdf")
    made = {
        f"{name}, {layout}": finish(pdf(briefing, layout)) for name, briefing in BRIEFINGS.items() for layout in LAYOUTS
    }
    for layout in LAYOUTS:
        good = {False: made[f"example, {layout}"], True: made[f"slip and logo, {layout}"]}
        made |= {
            f"{spoil.__name__}, {layout}": spoilt(good[spoil is a_picture_without_words], spoil) for spoil in SPOILS
        }
    paths: dict[Path, str] = {}
    for name, content in made.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(content)
        paths[path] = name
    try:
        return {paths[path]: found for path, found in failures(paths).items()}
    except EngineMissing as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", BRIEFINGS)
def test_the_engine_finds_no_failure(told: dict[str, Failures], name: str, layout: PageLayout) -> None:
    assert told[f"{name}, {layout}"] == {}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", [spoil.__name__ for spoil in SPOILS])
def test_the_engine_notices_a_spoilt_file(told: dict[str, Failures], name: str, layout: PageLayout) -> None:
    assert told[f"{name}, {layout}"]
