"""The seven-minute briefing: a poster, a page to read down and a page of plain text, each heard from 1 to 7."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from workbench.domain.briefing.briefing import Briefing, PageLayout, unmarked
from workbench.domain.briefing.fit import Fit
from workbench.domain.progress import Progress, Work
from workbench.exports.files import whole_file
from workbench.exports.pdf.fonts import Weight, checked, first_font, split_words
from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.seven_minute import landscape_grid, portrait_bands
from workbench.exports.seven_minute.landscape import Poster, lay_out_poster
from workbench.exports.seven_minute.portrait import Sheet, lay_out_sheet
from workbench.exports.seven_minute.said import KIND
from workbench.exports.seven_minute.slip import draw_slip, say_slip
from workbench.exports.seven_minute.web_page import web_page


def write(briefing: Briefing, path: Path, layout: PageLayout = PageLayout.LANDSCAPE) -> Work[Path]:
    """Writes the briefing to `path`; closing it on the way leaves nothing there."""
    finished = yield from pdf(briefing, layout)
    with whole_file(path) as draft:
        draft.write_bytes(finished)
        yield Progress(4, 4, "Saving the briefing")
    return path


def write_text_only(briefing: Briefing, path: Path) -> Work[Path]:
    """Writes the text-only page to `path`; closing it on the way leaves nothing there."""
    yield Progress(0, 1, "Writing the page")
    finished = web_page(briefing)
    with whole_file(path) as draft:
        draft.write_text(finished, encoding="utf-8", newline="\n")
        yield Progress(1, 1, "Saving the page")
    return path


def pdf(briefing: Briefing, layout: PageLayout = PageLayout.LANDSCAPE) -> Work[bytes]:
    """The bytes of the briefing, the same for the preview as for the file."""
    for weight in Weight:
        yield Progress(0, 4, "Loading fonts")
        first_font(weight)
    yield Progress(1, 4, "Laying out the words")
    file = BytesIO()
    canvas = open_canvas(briefing, file, layout)
    page = _lay_out(briefing, canvas.document, layout)
    slip = say_slip(briefing, canvas.document) if briefing.slip else None
    yield Progress(2, 4, "Drawing the page")
    page.draw(canvas)
    if slip:
        canvas.showPage()
        draw_slip(canvas, slip, page.said, _SIZES[layout])
    yield Progress(3, 4, "Embedding fonts")
    canvas.save()
    return file.getvalue()


def fits(briefing: Briefing, layout: PageLayout = PageLayout.LANDSCAPE) -> Fit:
    """How full each box is and what does not fit, from the very layout of the page; a few milliseconds.

    Raises `Refused` where the page would be refused, with the same sentence.
    """
    return _lay_out(briefing, Element("Document"), layout).fit()


def open_canvas(briefing: Briefing, file: BinaryIO, layout: PageLayout) -> TaggedCanvas:
    title = _unmarked(briefing.title, "The title")
    marks = [mark for mark, said in (("draft", briefing.draft), ("example", briefing.example)) if said]
    name = f"{title}: {KIND.lower()}" if title else KIND
    return TaggedCanvas(
        file,
        title=f"{name} ({', '.join(marks)})" if marks else name,
        author=_unmarked(briefing.partnership, "The partnership’s name"),
        language=briefing.language,
        size=_SIZES[layout],
        font=first_font(Weight.REGULAR),
    )


_SIZES = {
    PageLayout.LANDSCAPE: (landscape_grid.WIDE, landscape_grid.HIGH),
    PageLayout.PORTRAIT: (portrait_bands.WIDE, portrait_bands.HIGH),
}


def _lay_out(briefing: Briefing, document: Element, layout: PageLayout) -> Poster | Sheet:
    lay_out = lay_out_poster if layout is PageLayout.LANDSCAPE else lay_out_sheet
    return lay_out(briefing, document)


def _unmarked(text: str, where: str) -> str:
    """`text` as a title or a name: one line, without marks of strength."""
    return " ".join(split_words(unmarked(checked(text, where)))).strip()
