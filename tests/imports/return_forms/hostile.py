"""Return forms made to do harm: each is a real form with one part of it turned against its reader."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

Part = str | bytes
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def with_parts(form: bytes, parts: Mapping[str, Part], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The form with these parts in place of its own, or beside them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(stream, "w", packed) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def _sheet(inside: str) -> dict[str, Part]:
    return {"xl/worksheets/sheet3.xml": f'{_HEAD}<worksheet xmlns="{_SHEETS}">{inside}</worksheet>'}


def _strings(inside: str, before: str = "") -> dict[str, Part]:
    return {"xl/sharedStrings.xml": f'{_HEAD}{before}<sst xmlns="{_SHEETS}">{inside}</sst>'}


def with_strings(form: bytes, parts: Mapping[str, Part], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The form with these parts, and its list of parts saying that one of them holds the texts that cells share."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    added = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    return with_parts(form, {**parts, "[Content_Types].xml": types.replace("</Types>", added)}, packed)


def _laughs() -> str:
    """A thousand million laughs from nine lines."""
    entities = ['<!ENTITY lol0 "lol">']
    entities += [f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE sst [{''.join(entities)}]>"


def _nested(form: bytes, depth: int = 5) -> bytes:
    """A zip in a zip in a zip, each of them ten times over."""
    inner = bytes(1 << 20)
    for _ in range(depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = stream.getvalue()
    return with_parts(form, {"xl/embeddings/package.zip": inner, "xl/media/a.bin": bytes(60 << 20)})


def _lying(form: bytes) -> bytes:
    """A part that says it is a hundred bytes and unpacks to thirty million."""
    data = bytearray(with_parts(form, {"xl/theme/theme1.xml": f"<x>{'y' * (30 << 20)}</x>"}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<I", data, at + 24, 100)
    return bytes(data)


def _everywhere() -> dict[str, Part]:
    """Thirty thousand characters, once in the file, in each of thirty thousand cells."""
    rows = "".join(
        f'<row r="{n}">{"".join(f"""<c r="{c}{n}" t="s"><v>0</v></c>""" for c in "ABCDEF")}</row>'
        for n in range(1, 5_001)
    )
    return {**_sheet(f"<sheetData>{rows}</sheetData>"), **_strings(f"<si><t>{'long ' * 6_000}</t></si>")}


_MILLION = "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 100}</row>' for n in range(1, 10_001))
_ROW = '<sheetData><row r="1"><c r="A1"/></row></sheetData>'

HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a zip bomb": (lambda form: with_parts(form, {"xl/media/a.bin": bytes(150 << 20)}), "unpacks to an unsafe size"),
    "a bomb in a sheet": (
        lambda form: with_parts(form, _sheet(f"<sheetData>{' ' * (60 << 20)}</sheetData>")),
        "unpacks to an unsafe size",
    ),
    "many bombs, each within bounds": (
        lambda form: with_parts(form, {f"xl/media/{n}.bin": bytes(900 << 10) for n in range(90)}),
        "unpacks to an unsafe size",
    ),
    "a size that is a lie": (_lying, "damaged or cut off"),
    "zips in zips": (_nested, "unpacks to an unsafe size"),
    "a thousand million laughs": (
        lambda form: with_strings(form, _strings("<si><t>&lol9;</t></si>", _laughs())),
        "document type definition",
    ),
    "a quadratic blow-up": (
        lambda form: with_strings(
            form, _strings(f"<si><t>{'&a;' * 50_000}</t></si>", f'<!DOCTYPE sst [<!ENTITY a "{"a" * 50_000}">]>')
        ),
        "document type definition",
    ),
    "a file fetched from the disk": (
        lambda form: with_strings(
            form, _strings("<si><t>&x;</t></si>", '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        ),
        "document type definition",
    ),
    "a definition fetched from the network": (
        lambda form: with_strings(form, _strings("", '<!DOCTYPE sst SYSTEM "http://127.0.0.1:9/x.dtd">')),
        "document type definition",
    ),
    "laughs in another encoding": (
        lambda form: with_parts(form, {"xl/theme/theme1.xml": f"{_laughs()}<x/>".encode("utf-16")}),
        "an encoding Excel does not use",
    ),
    "a size beyond all bounds": (
        lambda form: with_parts(form, _sheet(f'<dimension ref="A1:XFD1048576"/>{_ROW}')),
        "larger than 20,000 rows by 200 columns",
    ),
    "one cell at the far end": (
        lambda form: with_parts(form, _sheet('<sheetData><row r="1"><c r="XFD1048576"/></row></sheetData>')),
        "larger than 20,000 rows by 200 columns",
    ),
    "a merge of everything": (
        lambda form: with_parts(form, _sheet(f'{_ROW}<mergeCells><mergeCell ref="A1:GR20000"/></mergeCells>')),
        "merges an unreasonable number of cells",
    ),
    "a million cells": (
        lambda form: with_parts(form, _sheet(f"<sheetData>{_MILLION}</sheetData>"), zipfile.ZIP_STORED),
        "unpacks to an unsafe size",
    ),
    "as many cells as fit": (
        lambda form: with_parts(form, _sheet(f"<sheetData>{_MILLION[: 11 << 20]}</sheetData>"), zipfile.ZIP_STORED),
        "far more than a form does",
    ),
    "far too many texts": (
        lambda form: with_strings(form, _strings("<si><t>a</t></si>" * 600_000), zipfile.ZIP_STORED),
        "far more than a form does",
    ),
    "one long text in every cell": (
        lambda form: with_strings(form, _everywhere()),
        "far more words than a form does",
    ),
    "far too many styles": (
        lambda form: with_parts(form, {"xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_SHEETS}">{"<xf/>" * 9_000}'}),
        "unreasonable number of styles",
    ),
    "a path out of the file": (lambda form: with_parts(form, {"../evil.xml": "<x/>"}), "leads outside it"),
    "ten thousand parts": (
        lambda form: with_parts(form, {f"xl/media/{n}.txt": "x" for n in range(10_000)}),
        "too many parts",
    ),
}
"""How it is made, and what its sentence says."""
