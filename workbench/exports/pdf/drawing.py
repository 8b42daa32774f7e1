"""The marks on paper: cards, numerals, arrows and the plumb bob. All of them only to be seen."""

from workbench.exports.pdf.fonts import Weight, first_font, width
from workbench.exports.pdf.tagging import TaggedCanvas

INK, INK2 = "#15202B", "#44505C"
PETROL, PETROL_TINT, PETROL_RULE, PETROL_LINE = "#0B5563", "#DDEBED", "#A9CBD1", "#6FA7B0"
PETROL_PALE = "#BFE0E5"
RULED = "#7E848A"
"""Lines to write on: seen by everyone."""
WHITE, HAIR = "#FFFFFF", "#D9D5CA"
WARM, WARM_EDGE = "#FBF3E4", "#EBDDBE"
CAUTION, CAUTION_TINT = "#7A4B00", "#FBF0D9"


def card(
    canvas: TaggedCanvas, x: float, y: float, wide: float, high: float, *,
    radius: float = 10, fill: str = WHITE, edge: str = "", weight: float = 0.9,
) -> None:  # fmt: skip
    canvas.setFillColor(fill)
    if edge:
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(weight)
    canvas.roundRect(x, y, wide, high, radius, stroke=1 if edge else 0, fill=1)


def disc(canvas: TaggedCanvas, x: float, y: float, radius: float, fill: str = PETROL) -> None:
    canvas.setFillColor(fill)
    canvas.circle(x, y, radius, stroke=0, fill=1)


def numeral(canvas: TaggedCanvas, number: int, x: float, y: float, radius: float) -> None:
    """The white figure of a disc, on its middle."""
    figure(canvas, number, x, y - radius * 0.41, radius * 1.15, WHITE)


def figure(
    canvas: TaggedCanvas, number: int, x: float, y: float, size: float, colour: str, *, left: bool = False
) -> None:
    """A bold figure over `x`, or from it, on the base line `y`; with the space that parts it from what is read next."""
    font = first_font(Weight.BOLD)
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    canvas.drawString(x if left else x - width(str(number), font) * size / 2, y, f"{number} ")


def rule(canvas: TaggedCanvas, x: float, y: float, wide: float, colour: str, weight: float = 0.8) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + wide, y)


def arrow(canvas: TaggedCanvas, x: float, y: float, angle: float) -> None:
    """A small head that points to the next box: 0 is right, 180 left, -90 down."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.setFillColor(PETROL)
    path = canvas.beginPath()
    path.moveTo(-2.6, 4.6)
    path.lineTo(3.4, 0)
    path.lineTo(-2.6, -4.6)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def plumb_bob(canvas: TaggedCanvas, x: float, top: float, height: float, colour: str) -> None:
    across = height * 0.62
    bob, shoulder = top - height * 0.46, across * 0.44
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(height * 0.055)
    canvas.setLineCap(1)
    canvas.line(x - across * 0.3, top - height * 0.05, x + across * 0.3, top - height * 0.05)
    canvas.line(x, top - height * 0.05, x, top - height * 0.48)
    path = canvas.beginPath()
    path.moveTo(x - shoulder * 0.52, bob)
    path.lineTo(x + shoulder * 0.52, bob)
    path.lineTo(x + shoulder, bob - height * 0.13)
    low, lower, point = bob - height * 0.28, bob - height * 0.42, top - height
    path.curveTo(x + shoulder * 0.98, low, x + shoulder * 0.25, lower, x, point)
    path.curveTo(x - shoulder * 0.25, lower, x - shoulder * 0.98, low, x - shoulder, bob - height * 0.13)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def plumb_line(canvas: TaggedCanvas, x: float, top: float, colour: str) -> None:
    """A line that hangs from the top edge of a page, with a bob that a figure fits in, 24 points above its point."""
    half, shoulder = 15.0, top - 50
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(1.3)
    canvas.line(x, top, x, shoulder - 2)
    path = canvas.beginPath()
    path.moveTo(x - half * 0.52, shoulder)
    path.lineTo(x + half * 0.52, shoulder)
    path.lineTo(x + half, shoulder - 11)
    path.curveTo(x + half, shoulder - 26, x + half * 0.25, shoulder - 38, x, shoulder - 50)
    path.curveTo(x - half * 0.25, shoulder - 38, x - half, shoulder - 26, x - half, shoulder - 11)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
