"""How a form is spoiled: by somebody at a spreadsheet, or by the bytes."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl

from tests.imports.return_forms.forms import put
from workbench.domain.returns.layout import RETURN
from workbench.domain.returns.staged import FileState

Spoil = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Spoiled:
    """`told` is in the file's sentence, in a problem (with its cell as `where`) or in a note."""

    spoil: Spoil
    state: FileState
    told: str
    where: str = ""
    """'Return D7' of a problem; 'note'; empty for the sentence of the file."""


def book(change: Callable[[Any], object]) -> Spoil:
    """What somebody did in a spreadsheet."""

    def spoil(data: bytes) -> bytes:
        opened = openpyxl.load_workbook(io.BytesIO(data))
        change(opened)
        stream = io.BytesIO()
        opened.save(stream)
        return stream.getvalue()

    return spoil


def typed(sheet: str, cell: str, text: str) -> Spoil:
    return book(lambda opened: put(opened[sheet], cell, text))


def cell(sheet: str, name: str, value: object) -> Spoil:
    def change(opened: Any) -> None:
        opened[sheet][name].value = value

    return book(change)


def row(opened: Any, number: int, *texts: str) -> None:
    for letter, text in zip("ABCDEFGH", texts, strict=False):
        if text:
            put(opened[RETURN], f"{letter}{number}", text)


def drop(name: str) -> Spoil:
    return book(lambda opened: opened.remove(opened[name]))


def rename(name: str, other: str) -> Spoil:
    def change(opened: Any) -> None:
        opened[name].title = other

    return book(change)


def with_part(name: str, content: bytes) -> Spoil:
    def spoil(data: bytes) -> bytes:
        stream = io.BytesIO(data)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, content)
        return stream.getvalue()

    return spoil


def instead(data: bytes) -> Spoil:
    return lambda _: data


def archive(**parts: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def plain_book() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def delete_column(opened: Any) -> None:
    opened[RETURN].delete_cols(5)


def heading_gone(opened: Any) -> None:
    opened[RETURN]["D1"].value = None
