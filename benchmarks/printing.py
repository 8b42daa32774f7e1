"""The table, and the same as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.row import Row

HEADS = ("path", "limit", "product", "ratio", "goal", "met", "peer")


def table(rows: Sequence[Row]) -> str:
    """Aligned columns, the limits and peers in words, and plainly which goals are met."""
    lines = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    shown = [_line(line, widths) for line in lines]
    shown.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*shown, "", *_in_words(rows), "", *_verdict(rows)])


def as_json(rows: Iterable[Row]) -> str:
    found = [{**asdict(row), "ratio": row.ratio, "peer_ratio": row.peer_ratio, "met": row.met} for row in rows]
    return json.dumps({"machine": machine(), "rows": found}, ensure_ascii=False)


def machine() -> dict[str, Any]:
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"system": platform.system(), "python": platform.python_version(), "cores": os.cpu_count(), "load": busy}


def _cells(row: Row) -> tuple[str, ...]:
    compared = row.limit is not None
    peer = "" if row.peer is None else f"{row.peer_ratio:.2f}" if compared else amount(row.peer, row.unit)
    return (
        row.path,
        amount(row.limit, row.unit) if row.limit is not None else "",
        amount(row.product, row.unit),
        f"{row.ratio:.2f}" if compared else "",
        f"≤ {row.goal:.2f}" if compared else f"≤ {amount(row.goal, row.unit)}",
        "yes" if row.met else "NO",
        peer,
    )


def amount(value: float, unit: str) -> str:
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value * 1000:.2f} ms" if value < 0.1 else f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.rjust(width) if 0 < at < 5 else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def _in_words(rows: Iterable[Row]) -> list[str]:
    found: list[str] = []
    for row in rows:
        told = [f"limit: {row.limit_is}"] if row.limit_is else []
        told += [f"peer: {row.peer_is}"] if row.peer_is else []
        told += row.notes
        found += [f"{row.path}: {'; '.join(told)}"] if told else []
    return found


def _verdict(rows: Sequence[Row]) -> list[str]:
    missed = [row.path for row in rows if not row.met]
    told = f"{len(rows) - len(missed)} of {len(rows)} goals are met."
    return [told, *(f"Not met: {path}" for path in missed)]
