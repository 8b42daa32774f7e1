"""The pages of a briefing as its reader will get them, and what the real layout measured."""

from dataclasses import dataclass

from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.briefing.fit import Fit
from workbench.domain.briefing.page_picture import PagePicture
from workbench.domain.progress import Progress, Work
from workbench.errors import Refused


@dataclass(frozen=True)
class Preview:
    """`refused` is the sentence that says why there is no page; `text_only` is the page of plain text."""

    pages: tuple[PagePicture, ...]
    fit: Fit | None
    text_only: str = ""
    refused: str = ""


def preview(briefing: Briefing, layout: PageLayout, width: int, *, text_only: bool = False) -> Work[Preview]:
    """Pictures `width` pixels wide of the very bytes an export would write; or the page of plain text."""
    from workbench.exports import seven_minute_briefing
    from workbench.exports.preview import pictures_of
    from workbench.exports.seven_minute.web_page import web_page

    yield Progress(0, 3, "Measuring")
    try:
        fit = seven_minute_briefing.fits(briefing, layout)
        if text_only:
            return Preview((), fit, web_page(briefing))
        yield Progress(1, 3, "Making the page")
        pdf = yield from seven_minute_briefing.pdf(briefing, layout)
    except Refused as error:
        return Preview((), None, refused=str(error))
    yield Progress(2, 3, "Showing the page")
    return Preview(pictures_of(pdf, width), fit)
