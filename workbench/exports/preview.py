"""Pictures of the pages of a PDF, made from the very bytes that would be saved."""

from typing import Any

from workbench.domain.briefing.page_picture import PagePicture


def pictures_of(pdf: bytes, width: int) -> tuple[PagePicture, ...]:
    """Every page, `width` pixels wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(page, width) for page in document)
    finally:
        document.close()


def _picture(page: Any, width: int) -> PagePicture:
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
