"""Which workspaces were opened on this computer: the folder and when. Nothing of what is in them."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_MOST = 8


@dataclass(frozen=True, slots=True)
class Recent:
    folder: Path
    opened: datetime

    @property
    def name(self) -> str:
        return self.folder.name.removesuffix(".plumbline")


def recent(data: Path) -> tuple[Recent, ...]:
    """Latest first; empty where the note is missing or damaged."""
    try:
        rows = json.loads((data / "recent.json").read_text(encoding="utf-8"))
        return tuple(Recent(Path(row["folder"]), datetime.fromisoformat(row["opened"])) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def remember(data: Path, folder: Path, now: datetime) -> None:
    _write(data, [Recent(folder, now), *(each for each in recent(data) if each.folder != folder)])


def forget(data: Path, folder: Path) -> None:
    _write(data, [each for each in recent(data) if each.folder != folder])


def _write(data: Path, found: list[Recent]) -> None:
    rows = [{"folder": str(each.folder), "opened": each.opened.isoformat()} for each in found[:_MOST]]
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / "recent.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    except OSError:
        return  # a list of conveniences is not worth a word
