"""The partnership's logo: read once, made small, and stripped of whatever else its file says."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from workbench.errors import Refused
from workbench.exports.pdf.tagging import Element, TaggedCanvas

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_MOST_READ = 25_000_000
"""Dots of a picture worth reading for a logo of a few centimetres."""
_MOST_KEPT = 36_000
"""Dots kept. Three bytes each, written as text in the file, stay under 150 KB whatever the picture shows."""
_SHARPEST = 300 / 72
"""Dots to a point."""
_WIDEST, _HIGHEST = 110.0, 34.0
"""In points."""


@dataclass(frozen=True, slots=True)
class Logo:
    picture: Picture

    def within(self, wide: float, high: float) -> tuple[float, float]:
        """The size it is drawn in, in points, no larger than this room."""
        across, down = self.picture.size
        scale = min(min(wide, _WIDEST) / across, min(high, _HIGHEST) / down)
        return across * scale, down * scale

    def data_address(self) -> str:
        """The picture as an address that holds it."""
        file = BytesIO()
        self.picture.save(file, "PNG", optimize=True)
        return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def logo_of(content: bytes) -> Logo | None:
    """The logo in `content`, if there is one."""
    return _read(content) if content else None


def draw_logo(canvas: TaggedCanvas, logo: Logo, figure: Element, box: tuple[float, float, float, float]) -> None:
    """Draws it in `box` (left, bottom, width, height), read as `figure`, or only seen where that says nothing."""
    from reportlab.lib.utils import ImageReader

    left, bottom, wide, high = box
    if not figure.alternative:
        with canvas.artifact():
            canvas.drawImage(ImageReader(logo.picture), left, bottom, wide, high)
        return
    corners = [round(edge, 2) for edge in (left, bottom, left + wide, bottom + high)]
    figure.attributes = {"Layout": {"Placement": "Block", "BBox": corners}}
    with canvas.content(figure):
        canvas.drawImage(ImageReader(logo.picture), left, bottom, wide, high)


@lru_cache(maxsize=2)
def _read(content: bytes) -> Logo:
    from PIL import Image

    try:
        opened: Any = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        across, down = opened.size
        if across * down > _MOST_READ:
            raise Refused(f"The logo is {across} by {down} dots, too large to read. Choose a smaller picture.")
        return Logo(_small(opened))
    except Refused:
        raise
    except Exception as error:
        # A broken picture can end the reader in any way it likes.
        raise Refused("The logo cannot be read. Choose a PNG or JPEG picture.") from error


def _small(opened: Any) -> Picture:
    from PIL import Image, ImageOps

    picture: Any = opened
    if picture.mode.startswith("I"):
        picture = picture.point(lambda dot: dot / 256).convert("L")
    picture = ImageOps.exif_transpose(picture)
    across, down = picture.size
    most = (_WIDEST * _SHARPEST / across, _HIGHEST * _SHARPEST / down, (_MOST_KEPT / (across * down)) ** 0.5)
    scale = min(1.0, *most)
    size = max(1, int(across * scale)), max(1, int(down * scale))
    picture = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    # Painted on white into a picture of its own: no place, camera or profile comes along.
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture.getchannel("A"))
    return clean
