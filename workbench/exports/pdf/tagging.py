"""A canvas that tags what it draws, so that a page can be read aloud in its right order (PDF/UA-1).

Elements are made in reading order; what is drawn later, on whatever page, joins the element it belongs to."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from workbench.errors import Refused

# ReportLab's page dictionary drops entries it does not know; these two tie a page to the structure tree.
for _entry in ("StructParents", "Tabs"):
    if _entry not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_entry)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TREE, _PARENTS = "PlumblineStructure", "PlumblineParents"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of one page's drawing."""

    page: str
    number: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: str
    reference: Any


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree. An element in which nothing was drawn is left out of the file."""

    kind: str
    parent: "Element | None" = None
    language: str = ""
    alternative: str = ""
    attributes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """By owner, such as {"List": {"ListNumbering": "Decimal"}}. A str becomes a name."""
    kids: "list[Element | _Mark | _Annotation]" = field(default_factory=list)
    name: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    def add(self, kind: str, **more: Any) -> "Element":
        return Element(kind, self, **more)

    @property
    def holds_anything(self) -> bool:
        return any(not isinstance(kid, Element) or kid.holds_anything for kid in self.kids)


_EMBEDDING = Lock()
"""A font's file has one reading place, which two documents finished at once would move under each other."""


class TaggedCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """Draw inside `content(element)` what is to be read, and inside `artifact()` what is only to be seen."""

    def __init__(
        self, file: BinaryIO, *, title: str, author: str, language: str, size: tuple[float, float], font: str
    ) -> None:
        if not _LANGUAGE.fullmatch(language):
            raise Refused(f"“{language}” is not a language code. Write it like en-GB, cy or pl.")
        # `invariant`: no clock and no machine in the file. `font`: ReportLab else lists Helvetica, unembedded.
        super().__init__(file, pagesize=size, invariant=1, pageCompression=1, lang=language, initialFontName=font)
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject("")
        self.setCreator("Plumbline")
        self.setProducer("Plumbline")
        self._xmp = _XMP.format(title=escape(title), author=escape(author), language=language)
        self.document = Element("Document")
        self._parents: list[object] = []
        self._marked: list[Element] = []
        self._page_key = self._next_key()
        self._depth = 0
        self._elements = 0

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn here is said as part of `element`."""
        if self._depth:
            raise RuntimeError("tagged content may not stand in other tagged content or in an artifact")
        number = len(self._marked)
        self._marked.append(element)
        element.kids.append(_Mark(self._doc.thisPageName(), number))
        with self._bracket(f"/{element.kind} <</MCID {number}>>"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn here is not said: ornament (Layout), or what a page repeats (Pagination)."""
        with self._bracket(f"/Artifact <</Type /{kind}>>"):
            yield

    @contextmanager
    def language(self, code: str) -> Iterator[None]:
        """Words of another language inside content."""
        with self._bracket(f"/Span <</Lang ({code})>>"):
            yield

    def link(self, element: Element, address: str, box: tuple[float, float, float, float]) -> None:
        """The words of the Link `element` lead to `address`."""
        key = self._next_key(element)
        contents = PDFString(f"Link to {address}")
        self.linkURL(address, box, relative=1, Contents=contents, F=4, StructParent=key)
        element.kids.append(_Annotation(self._doc.thisPageName(), self._annotationrefs[-1]))

    def showPage(self) -> None:
        if self._depth:
            raise RuntimeError("a page ends inside tagged content")
        reference = self._doc.thisPageName()
        super().showPage()
        page = self._doc.idToObject[reference]
        page.StructParents, page.Tabs = self._page_key, PDFName("S")
        self._parents[self._page_key] = self._marked
        self._page_key, self._marked = self._next_key(), []

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._write_structure()
        with _EMBEDDING:
            super().save()

    @contextmanager
    def _bracket(self, operands: str) -> Iterator[None]:
        self.addLiteral(f"{operands} BDC")
        self._depth += 1
        yield
        self._depth -= 1
        self.addLiteral("EMC")

    def _next_key(self, owner: object = None) -> int:
        """A place in the parent tree, which leads from a page or a link back to its elements."""
        self._parents.append(owner)
        return len(self._parents) - 1

    def _write_structure(self) -> None:
        catalog = self._doc.Catalog
        self._write(self.document, PDFObjectReference(_TREE))
        numbers: list[object] = []
        for key, owner in enumerate(self._parents):
            if isinstance(owner, Element):
                numbers += [key, PDFObjectReference(owner.name)]
            elif isinstance(owner, list):
                numbers += [key, PDFArray([PDFObjectReference(element.name) for element in owner])]
        self._doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), _PARENTS)
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([PDFObjectReference(self.document.name)]),
            "ParentTree": PDFObjectReference(_PARENTS),
            "ParentTreeNextKey": len(self._parents),
        }
        self._doc.Reference(PDFDictionary(root), _TREE)
        catalog.StructTreeRoot = PDFObjectReference(_TREE)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: self._xmp.encode())
        self.setViewerPreference("DisplayDocTitle", "true")

    def _write(self, element: Element, parent: object) -> object:
        self._elements += 1
        element.name = f"PlumblineElement{self._elements}"
        here = PDFObjectReference(element.name)
        kids = [
            self._write(kid, here) if isinstance(kid, Element) else _leaf(kid)
            for kid in element.kids
            if not isinstance(kid, Element) or kid.holds_anything
        ]
        entries = {"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent, "K": PDFArray(kids)}
        if element.language:
            entries["Lang"] = PDFString(element.language)
        if element.alternative:
            entries["Alt"] = PDFString(element.alternative)
        if element.attributes:
            entries["A"] = PDFArray([_attributes(*pair) for pair in element.attributes.items()])
        self._doc.Reference(PDFDictionary(entries), element.name)
        return here


def _leaf(kid: _Mark | _Annotation) -> object:
    page = PDFObjectReference(kid.page)
    if isinstance(kid, _Mark):
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number})
    return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": kid.reference})


def _attributes(owner: str, values: Mapping[str, object]) -> object:
    entries: dict[str, object] = {"O": PDFName(owner)}
    for name, value in values.items():
        if isinstance(value, str):
            entries[name] = PDFName(value)
        else:
            entries[name] = PDFArray(list(value)) if isinstance(value, list | tuple) else value
    return PDFDictionary(entries)
