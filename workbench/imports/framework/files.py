"""Any file that holds a framework: TOML, a table, or plain text, told apart by its ending and by what is in it."""

import re
from pathlib import Path

from workbench.domain.scales import Scale
from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.reading import Reading
from workbench.imports.framework.table import read_framework_table
from workbench.imports.framework.text import read_framework_text
from workbench.imports.framework.toml import read_framework_toml
from workbench.imports.text_files import MOST_TEXT, decoded, read_bytes

_EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm")
_WORD = (".docx", ".doc", ".odt", ".rtf")
_TABLES = (".csv", ".tsv")
_CONTAINERS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")


def read_framework(path: Path, scale: Scale | None = None) -> Reading:
    """The framework in this file, with what was left and what was assumed. BadFile when there is none to read.

    `scale` is used where the file names none; without it, the shipped Outstanding to Inadequate.
    """
    scales = {known.key: known for known in shipped.scales()}
    default = scale or shipped.scale(shipped.DEFAULT_SCALE)
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return read_framework_toml(path, scales, default)
    container = _is_container(path)
    if container and suffix in _WORD:
        raise BadFile(f"{path.name}: this is a Word document. Save it as plain text (.txt) and read that.")
    if container or suffix in (*_TABLES, *_EXCEL):
        is_csv = suffix in _TABLES and not container
        return read_framework_table(path, scales, default, scale, is_csv=is_csv)
    text = decoded(read_bytes(path, most=MOST_TEXT), path.name)
    if re.search(r"^[ \t]*\[\[[ \t]*lines[ \t]*\]\]", text, re.M):
        return read_framework_toml(path, scales, default)
    return read_framework_text(text, path.name, default)


def _is_container(path: Path) -> bool:
    """Whether the file is a workbook or another Office file, whatever its name says."""
    return read_bytes(path, most=20 << 20).startswith(_CONTAINERS)
