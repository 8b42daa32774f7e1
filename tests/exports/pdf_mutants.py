"""A good PDF spoilt in one way at a time: what a check must notice to be worth running."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

Spoil = Callable[[PdfWriter], None]


def spoilt(pdf: bytes, spoil: Spoil) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    spoil(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def no_structure_tree(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


def no_parent_tree(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"].get_object()["/ParentTree"]


def not_marked(writer: PdfWriter) -> None:
    del writer.root_object["/MarkInfo"]


def no_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def file_name_for_title(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def no_metadata(writer: PdfWriter) -> None:
    del writer.root_object["/Metadata"]


def no_title_in_metadata(writer: PdfWriter) -> None:
    old = writer.root_object["/Metadata"].get_data()
    new = StreamObject()
    new.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    start, end = old.index(b"<dc:title>"), old.index(b"</dc:title>") + len(b"</dc:title>")
    new.set_data(old[:start] + old[end:])
    writer.root_object[NameObject("/Metadata")] = writer._add_object(new)


def a_skipped_heading_level(writer: PdfWriter) -> None:
    next(node for node in _nodes(writer) if node["/S"] == "/H2")[NameObject("/S")] = NameObject("/H3")


def untagged_text(writer: PdfWriter) -> None:
    page = writer.pages[0]
    font = next(iter(page["/Resources"]["/Font"]))
    _redraw(page, lambda drawn: drawn + f"\nBT {font} 12 Tf 1 0 0 1 40 300 Tm (Stray) Tj ET".encode())


def text_without_its_tag(writer: PdfWriter) -> None:
    _redraw(writer.pages[0], lambda drawn: drawn.replace(b"/H2 <</MCID", b"/H2 <</None", 1))


def untied_page(writer: PdfWriter) -> None:
    del writer.pages[0]["/StructParents"]
    del writer.pages[0]["/Tabs"]


def a_font_left_out(writer: PdfWriter) -> None:
    font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
    del font["/FontDescriptor"].get_object()["/FontFile2"]


def a_link_without_words(writer: PdfWriter) -> None:
    link = writer.pages[0]["/Annots"][0].get_object()
    del link["/Contents"]


def a_link_outside_the_structure(writer: PdfWriter) -> None:
    link = writer.pages[0]["/Annots"][0].get_object()
    del link["/StructParent"]


def a_picture_without_words(writer: PdfWriter) -> None:
    """For a file that has one."""
    del next(node for node in _nodes(writer) if node["/S"] == "/Figure")["/Alt"]


def boxes_in_another_order(writer: PdfWriter) -> None:
    document = next(node for node in _nodes(writer) if node["/S"] == "/Document")
    kids = list(document["/K"])
    document[NameObject("/K")] = ArrayObject([*kids[:3], *reversed(kids[3:])])


def the_last_box_unsaid(writer: PdfWriter) -> None:
    sections = [node for node in _nodes(writer) if node["/S"] == "/Sect"]
    sections[-1][NameObject("/K")] = ArrayObject()


UNREADABLE: tuple[Spoil, ...] = (
    no_structure_tree, no_parent_tree, not_marked, no_language, file_name_for_title, no_metadata,
    no_title_in_metadata, a_skipped_heading_level, untagged_text, untied_page, a_font_left_out,
    a_link_without_words, a_link_outside_the_structure,
)  # fmt: skip
"""Each fails PDF/UA."""

OUT_OF_ORDER: tuple[Spoil, ...] = (boxes_in_another_order, the_last_box_unsaid, text_without_its_tag)
"""Good PDF/UA perhaps, but not what was written."""


def _nodes(writer: PdfWriter) -> Iterator[DictionaryObject]:
    waiting: list[Any] = list(writer.root_object["/StructTreeRoot"].get_object()["/K"])
    while waiting:
        node = waiting.pop(0).get_object()
        if "/S" in node:
            yield node
            kids = node.get("/K", [])
            waiting[:0] = list(kids) if isinstance(kids, ArrayObject) else [kids]


def _redraw(page: Any, change: Callable[[bytes], bytes]) -> None:
    stream = StreamObject()
    stream.set_data(change(page.get_contents().get_data()))
    page[NameObject("/Contents")] = stream
