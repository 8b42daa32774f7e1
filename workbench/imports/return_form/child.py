"""The process that reads return forms: a workbook from outside is opened here and nowhere else.

It is given the path of a file on each line of its standard input, and answers each with one line of JSON: the plain
cells of the sheets that matter, or the sentence that says why there are none. What a hostile file could reach is a
process without a window, a workspace or a key, which may write nothing and is ended when it takes too much.
"""

import contextlib
import gc
import hashlib
import io
import json
import math
import os
import re
import sys
import warnings
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from time import perf_counter
from typing import Any

from workbench.domain.returns.layout import CASES, LISTS, RETURN
from workbench.errors import BadFile
from workbench.imports.workbook.gate import LIMITS, checked_workbook

READY = "ready"
WANTED = (CASES, RETURN, LISTS)
_NOT_NEEDED = ("numpy", "pandas", "lxml", "PIL")
"""openpyxl takes these along where they are there, at a cost in time, memory and code that nothing here needs."""
_DAMAGED = "the workbook is damaged. Open it in Excel, save it again, and try once more."
_TOO_MUCH = "the workbook takes more memory than a form ever needs. Ask for it again, saved from Excel."
_TOO_LONG = "the workbook holds far more words than a form does. Copy the answers into the form that was sent."
_REMARKS = re.compile(r"^xl/.*comments?[^/]*\.xml$", re.IGNORECASE)
_LONGEST = 32_768
"""Characters of one cell that are told: one more than a cell can hold, so that a longer one is noticed."""
_MOST = 8 << 20
"""Characters of a whole file that are told. One text may stand in every cell."""


def main(memory: int, cpu: float) -> None:
    """Answer until the other end closes the pipe. `memory` is in bytes, `cpu` the seconds that one file may take."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing a library prints may stand between two answers
    for name in _NOT_NEEDED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    warnings.simplefilter("ignore")
    import openpyxl  # noqa: F401  read before the limits, so that they are about the files

    gc.freeze()
    gc.disable()  # a file leaves its circles behind when it is done, and is done within its limit of memory
    _limit(memory)
    print(json.dumps({READY: True}), file=answers, flush=True)
    for line in sys.stdin.buffer:
        start = perf_counter()
        _allow(cpu)
        path = Path(json.loads(line))
        answer = _answer(path)
        answer["took"] = {"seconds": perf_counter() - start, "megabytes": _megabytes()}
        print(json.dumps(answer), file=answers, flush=True)
        del answer
        gc.collect()


def _answer(path: Path) -> dict[str, Any]:
    try:
        data = checked_workbook(path)
        return {"digest": hashlib.sha256(data).hexdigest(), **_sheets(data)}
    except BadFile as error:
        return {"refused": str(error).removeprefix(f"{path.name}: ")}
    except MemoryError:
        return {"refused": _TOO_MUCH}
    except Exception:
        # openpyxl raises whatever its parser met: KeyError, TypeError, ParseError and more. None is worth showing.
        return {"refused": _DAMAGED}


def _sheets(data: bytes) -> dict[str, Any]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        found = {sheet.title: _rows(sheet) for sheet in book.worksheets if sheet.title in WANTED}
        told = (len(text) for rows in found.values() for _, cells in rows for _, _, text in cells)
        if sum(told) > _MOST:
            return {"refused": _TOO_LONG}
        return {"names": list(book.sheetnames), "sheets": found, "remarked": _remarked(data)}
    finally:
        book.close()


def _remarked(data: bytes) -> bool:
    """Whether anybody wrote a comment or a note beside a cell: no form is sent with one."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return any(_REMARKS.search(name) for name in parts.namelist())


def _rows(sheet: Any) -> list[tuple[int, list[tuple[int, str, str]]]]:
    """(row, [(column, what it holds, its text)]) of every cell that holds anything."""
    rows = []
    for number, row in enumerate(sheet.iter_rows(max_row=LIMITS.rows, max_col=LIMITS.columns), 1):
        if cells := [(cell.column, *_said(cell)) for cell in row if cell.value is not None]:
            rows.append((number, cells))
    return rows


def _said(cell: Any) -> tuple[str, str]:
    """What a cell holds, and its text as a person reads it. Of a formula nothing is told but that it is one."""
    value, kind = cell.value, cell.data_type
    if kind == "s":
        return "text", str(value)[:_LONGEST]
    if kind == "f":
        return "formula", ""
    if kind == "e":
        return "error", str(value)
    if isinstance(value, bool):
        return "text", "Yes" if value else "No"
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return "error", "a number without end"
        return "text", _number(value, cell.number_format)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return "date", value.isoformat()
    return "text", str(value)


def _number(value: float, form: str) -> str:
    """A number with the figures a spreadsheet shows: 85% is kept as 0.85, and 0.3 as 0.30000000000000004."""
    value, sign = (value * 100, "%") if "%" in form else (value, "")
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value)}{sign}"
    return f"{value:.15g}{sign}"


def _limit(memory: int) -> None:
    """Only POSIX systems have such limits; elsewhere the clock of the other end is the only one."""
    with contextlib.suppress(ImportError):
        import resource

        for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(what, (most, most))


def _allow(cpu: float) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + cpu), hard))


def _megabytes() -> float:
    """The most memory this process has held; 0 where the system does not tell."""
    with contextlib.suppress(OSError, ValueError, StopIteration):
        # What getrusage tells on Linux begins with what the process held that started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in status if line.startswith("VmHWM:")).split()[1]) / (1 << 10)
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20) if sys.platform == "darwin" else most / (1 << 10)
