"""Addresses in running text, and where they lead. Only web and mail addresses ever become links."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?P<web>https?://[^\s<>]+|(?:www\.[\w-]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?=/))[^\s<>]*)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def links(text: str) -> Iterator[tuple[str, str]]:
    """`text` in stretches, each with where it leads if it is an address.

    The full stop or bracket that ends the sentence an address stands in is no part of it.
    """
    start = 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:!?)]}'\"’”")
        if not address.isascii():
            continue
        if match.start() > start:
            yield text[start : match.start()], ""
        yield address, _target(address, mail=match.lastgroup == "mail")
        start = match.start() + len(address)
    if text[start:]:
        yield text[start:], ""


def _target(address: str, *, mail: bool) -> str:
    if mail:
        return f"mailto:{address}"
    return address if address.startswith(("http://", "https://")) else f"https://{address}"
