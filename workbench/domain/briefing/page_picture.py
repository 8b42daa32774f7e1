"""A page as pixels, for a screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`pixels` are rows of `stride` bytes: blue, green, red and one unused byte for each pixel."""

    width: int
    height: int
    stride: int
    pixels: bytes
