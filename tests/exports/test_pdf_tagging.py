"""The tagging canvas: what is drawn where, and what it will not let through."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exports.pdf_structure import elements, problems
from workbench.exports.pdf.fonts import Weight, first_font
from workbench.exports.pdf.tagging import Element, TaggedCanvas


def canvas_for(file: BytesIO) -> TaggedCanvas:
    font = first_font(Weight.REGULAR)
    return TaggedCanvas(file, title="A <b> & c", author="Northmere", language="en-GB", size=(300, 200), font=font)


def show(canvas: TaggedCanvas, element: Element, text: str) -> None:
    canvas.setFont(first_font(Weight.REGULAR), 12)
    with canvas.content(element):
        canvas.drawString(20, 100, text)


def test_the_order_is_that_of_the_elements_not_of_the_drawing() -> None:
    file = BytesIO()
    canvas = canvas_for(file)
    head, first, last = (canvas.document.add(kind) for kind in ("H1", "P", "P"))
    show(canvas, last, "last")
    show(canvas, head, "head ")
    canvas.showPage()
    show(canvas, first, "first")
    show(canvas, head, "goes on")
    canvas.save()
    assert problems(file.getvalue()) == []
    heard = [(element.kind, element.text) for element in elements(file.getvalue())]
    assert heard[1:] == [("H1", "head goes on"), ("P", "first"), ("P", "last")]


def test_an_element_in_which_nothing_was_drawn_is_left_out() -> None:
    file = BytesIO()
    canvas = canvas_for(file)
    show(canvas, canvas.document.add("H1"), "head")
    canvas.document.add("L").add("LI").add("LBody")
    canvas.save()
    assert [element.kind for element in elements(file.getvalue())] == ["Document", "H1"]


def test_language_alternative_and_attributes_are_written() -> None:
    file = BytesIO()
    canvas = canvas_for(file)
    show(canvas, canvas.document.add("H1"), "head")
    figure = canvas.document.add(
        "Figure", language="pl", alternative="Pięć z ośmiu", attributes={"Layout": {"BBox": [0, 0, 10, 10]}}
    )
    show(canvas, figure, "5")
    canvas.save()
    root = PdfReader(file).trailer["/Root"]
    node = root["/StructTreeRoot"]["/K"][0]["/K"][1].get_object()
    assert (node["/S"], node["/Lang"], node["/Alt"]) == ("/Figure", "pl", "Pięć z ośmiu")
    assert node["/A"][0] == {"/O": "/Layout", "/BBox": [0, 0, 10, 10]}
    assert '<rdf:li xml:lang="x-default">A &lt;b&gt; &amp; c</rdf:li>' in root["/Metadata"].get_data().decode()


def test_content_does_not_stand_in_an_artifact() -> None:
    canvas = canvas_for(BytesIO())
    with canvas.artifact(), pytest.raises(RuntimeError), canvas.content(canvas.document.add("P")):
        pass


def test_a_page_does_not_end_inside_content() -> None:
    canvas = canvas_for(BytesIO())
    with canvas.content(canvas.document.add("P")), pytest.raises(RuntimeError):
        canvas.showPage()
