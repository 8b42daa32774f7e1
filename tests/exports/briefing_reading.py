"""A briefing printed, and whether what is heard of it is all that it says."""

import io

from PIL import Image, ImageDraw

from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.progress import finish
from workbench.exports.seven_minute_briefing import pdf


def printed(briefing: Briefing, layout: PageLayout = PageLayout.LANDSCAPE) -> bytes:
    return finish(pdf(briefing, layout))


def flat(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def assert_says_everything(briefing: Briefing, heard: str) -> None:
    """Every part of the briefing is in `heard`, each after the one before it."""
    place = 0
    for part in briefing.text().split("\n"):
        found = heard.find(flat(part), place)
        assert found >= 0, f"{part!r} is missing after {heard[max(0, place - 60) : place]!r}"
        place = found + len(flat(part))


def picture(wide: int = 900, high: int = 280, kind: str = "PNG", mode: str = "RGBA", **more: object) -> bytes:
    """A disc and a bar, on nothing."""
    drawn = Image.new("RGBA", (wide, high), (0, 0, 0, 0))
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((0, 0, high - 1, high - 1), fill="#0B5563")
    pen.rectangle((min(high, wide - 1), high // 3, wide - 1, high * 2 // 3), fill="#15202B")
    file = io.BytesIO()
    drawn.convert(mode).save(file, kind, **more)
    return file.getvalue()
