"""What a PDF says to a reader that hears it: its tags in order, and what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Tagged:
    """One element that holds words, with the path of kinds that leads to it."""

    path: tuple[str, ...]
    text: str
    language: str = ""

    @property
    def kind(self) -> str:
        return self.path[-1]


def elements(pdf: bytes) -> list[Tagged]:
    """Every element in reading order, with the words of it and of the Link or Span inside it."""
    reader = PdfReader(BytesIO(pdf))
    marked: dict[tuple[int, int], str] = {}
    for page in reader.pages:
        for (_, number), text in _marked(page):
            if number is not None:
                key = (page.indirect_reference.idnum, number)
                marked[key] = marked.get(key, "") + text
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    return list(_walk(tree["/K"], (), marked))


def spoken(pdf: bytes) -> str:
    """Every word that is read aloud, in order."""
    return " ".join(element.text for element in elements(pdf) if element.text)


def problems(pdf: bytes) -> list[str]:
    """What keeps the file from being read by everyone; empty if nothing was found."""
    reader = PdfReader(BytesIO(pdf))
    parts = _document_problems(reader), _heading_problems(pdf), _page_problems(reader), _font_problems(reader)
    return [problem for part in (*parts, _picture_problems(reader)) for problem in part]


def _document_problems(reader: PdfReader) -> Iterator[str]:
    root = reader.trailer["/Root"]
    if "/StructTreeRoot" not in root:
        yield "there is no structure tree"
    elif "/ParentTree" not in root["/StructTreeRoot"]:
        yield "there is no parent tree"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "the file does not say that it is tagged"
    if not root.get("/Lang"):
        yield "there is no language"
    if not (reader.metadata and reader.metadata.title):
        yield "there is no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window would show the file name, not the title"
    xmp = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    if "<pdfuaid:part>1</pdfuaid:part>" not in xmp:
        yield "the file does not say that it is PDF/UA-1"
    if "<dc:title>" not in xmp:
        yield "there is no title in the XMP"


def _heading_problems(pdf: bytes) -> Iterator[str]:
    if "/StructTreeRoot" not in PdfReader(BytesIO(pdf)).trailer["/Root"]:
        return
    level = 0
    for element in elements(pdf):
        if match := re.fullmatch(r"H(\d)", element.kind):
            here = int(match.group(1))
            if here > level + 1:
                yield f"a heading of level {here} follows one of level {level}"
            level = here
        elif level == 0 and element.text:
            yield "words stand before the first heading"
    if level == 0:
        yield "there is no heading"


def _page_problems(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, 1):
        if "/StructParents" not in page or page.get("/Tabs") != "/S":
            yield f"page {number} is not tied to the structure"
        if any(tag is None for (tag, _), _ in _marked(page)):
            yield f"page {number} shows text that is neither content nor artifact"
        for annotation in page.get("/Annots", []):
            found = annotation.get_object()
            if "/StructParent" not in found or not found.get("/Contents"):
                yield f"page {number} has a link without words or a place in the structure"


def _font_problems(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object().get("/FontDescriptor", {})
            if not any(f"/FontFile{kind}" in described for kind in ("", "2", "3")):
                yield f"the font {font.get_object()['/BaseFont']} is not embedded"


def _picture_problems(reader: PdfReader) -> Iterator[str]:
    root = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]] if "/StructTreeRoot" in root else []
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [node["/K"]] if "/K" in node else []
            if node.get("/S") == "/Figure" and not node.get("/Alt"):
                yield "a picture says nothing"


def _walk(kids: Any, path: tuple[str, ...], marked: dict[tuple[int, int], str]) -> Iterator[Tagged]:
    for kid in kids if isinstance(kids, list) else [kids]:
        node = kid.get_object()
        if "/S" not in node:
            continue
        here = (*path, node["/S"][1:])
        yield Tagged(here, " ".join(_own_words(node, marked).split()), node.get("/Lang", ""))
        yield from (found for found in _walk(node.get("/K", []), here, marked) if found.kind not in ("Link", "Span"))


def _own_words(node: Any, marked: dict[tuple[int, int], str]) -> str:
    text = ""
    for kid in node.get("/K", []):
        leaf = kid.get_object()
        if "/MCID" in leaf:
            text += marked.get((leaf.raw_get("/Pg").idnum, leaf["/MCID"]), "")
        elif leaf.get("/S") in ("/Link", "/Span"):
            text += _own_words(leaf, marked)
    return text


def _marked(page: PageObject) -> Iterator[tuple[tuple[str | None, int | None], str]]:
    """Each stretch of shown text, with the tag and number of the marked content it stands in."""
    stack: list[tuple[str, int | None]] = []
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            outer = stack[-1][1] if stack else None
            stack.append((operands[0], properties.get("/MCID", outer)))
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            letters = _letters(page["/Resources"]["/Font"][operands[0]].get_object())
        elif operator in _SHOWS:
            shown = "".join(letters[code] for part in operands for code in part.original_bytes)
            yield (stack[-1] if stack else (None, None)), shown


def _letters(font: Any) -> dict[int, str]:
    table = font["/ToUnicode"].get_data()
    pairs = table[table.index(b"beginbfchar") :]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(pairs)}
