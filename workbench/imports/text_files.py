"""Bytes from outside: read with a limit, told apart by their first bytes, and decoded as their writer meant."""

import codecs
import re
from pathlib import Path

from workbench.errors import BadFile

MOST_TEXT = 2 << 20

# What a file really is, whatever its name says. Excel kinds are told apart by the workbook gate.
_KINDS = (
    (b"%PDF", "a PDF. Open it, copy the list of lines into a plain text file, and read that"),
    (b"{\\rtf", "a rich text document. Save it as plain text (.txt)"),
    (b"\x89PNG", "a picture. A picture has no text to read; type the lines into a plain text file"),
    (b"\xff\xd8\xff", "a picture. A picture has no text to read; type the lines into a plain text file"),
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def read_bytes(path: Path, *, most: int) -> bytes:
    """The whole file, or a sentence when it cannot be read, is empty, or is larger than `most`."""
    if path.is_dir():  # asked first, because Windows calls opening a folder a lack of permission
        raise BadFile(f"{path.name}: this is a folder. Name a file in it.")
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise BadFile(f"{path.name}: there is no such file. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the system refused"
        raise BadFile(f"{path.name}: the file cannot be read ({reason}).") from None
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise BadFile(f"{path.name}: the file is empty.")
    if len(data) > most:
        raise BadFile(f"{path.name}: the file is larger than {most >> 20} MB, which is more than it should ever be.")
    return data


def decoded(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark or its look, else Windows-1252; line ends made one kind."""
    for start, what in _KINDS:
        if data.startswith(start):
            raise BadFile(f"{name}: this is {what}.")
    text = _by_mark(data, name)
    if _NOT_TEXT.search(text[:100_000]):
        raise BadFile(f"{name}: this is not a text file. Save what is in it as plain text (.txt).")
    return tidy(text)


def tidy(text: str) -> str:
    """Line ends made one kind, odd spaces made plain, and characters that cannot be seen taken out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    text = re.sub(r"[\x0b\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
    return _UNSEEN.sub("", _SPACES.sub(" ", text))


def _by_mark(data: bytes, name: str) -> str:
    try:
        if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return data.decode("utf-32")
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        # Half the bytes of Latin text in UTF-16 are zero, all on the same side.
        even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
        if max(even, odd) > len(data[:4000]) // 5 and min(even, odd) == 0:
            return data.decode("utf-16-be" if even else "utf-16-le")
    except UnicodeDecodeError:
        raise BadFile(f"{name}: the text is cut off or damaged. Save it again as UTF-8.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Five bytes have no meaning in Windows-1252; nothing is lost by showing them as a gap.
        return data.decode("cp1252", errors="replace")
