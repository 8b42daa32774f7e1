"""Which workspaces were opened on this computer: the folder and when. Nothing of what is in them, and no example."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_MOST = 8
_SMALL = frozenset(("and", "of", "the", "for", "in", "on", "with"))


@dataclass(frozen=True, slots=True)
class Recent:
    folder: Path
    opened: datetime

    @property
    def name(self) -> str:
        """As it is spelled on papers: "Northmere SCP" for the folder northmere-scp.plumbline."""
        return spelled(self.folder)

    @property
    def there(self) -> bool:
        return self.folder.exists()

    def saved(self) -> datetime | None:
        """When something was last written in it, local time; None where it is not there."""
        times = []
        for name in ("workspace.db", "workspace.db-wal"):
            with suppress(OSError):
                times.append((self.folder / name).stat().st_mtime)
        return datetime.fromtimestamp(max(times)) if times else None


def example_folder(data: Path) -> Path:
    """The example of this computer. It is opened by its own way in, and never stands among the real ones."""
    return data / "example" / "example.plumbline"


def wish_afresh(data: Path) -> None:
    """Mark that the example of this computer is to be made anew before it is opened again."""
    with suppress(OSError):
        example_folder(data).parent.mkdir(parents=True, exist_ok=True)
        _mark(data).touch()


def is_wished_afresh(data: Path) -> bool:
    return _mark(data).exists()


def forget_wish(data: Path) -> None:
    with suppress(OSError):
        _mark(data).unlink(missing_ok=True)


def _mark(data: Path) -> Path:
    return data / "example" / "afresh"


def short_name(folder: Path) -> str:
    """The name of the folder, its middle left out where it is long."""
    stem = folder.name.removesuffix(".plumbline")
    return f"{stem[:14]}…{stem[-8:]}.plumbline" if len(stem) > 28 else folder.name


def spelled(folder: Path) -> str:
    """The name of a workspace from its folder: small words small, and letters without a vowel as initials."""
    words = folder.name.removesuffix(".plumbline").replace("_", " ").replace("-", " ").split()
    told = []
    for place, word in enumerate(words):
        initials = len(word) <= 5 and word.isalpha() and not set(word.casefold()) & set("aeiouy")
        if initials or any(each.isupper() for each in word):
            told.append(word.upper() if initials else word)
        elif place and word in _SMALL:
            told.append(word)
        else:
            told.append(word[:1].upper() + word[1:])
    return " ".join(told) or folder.name


def recent(data: Path) -> tuple[Recent, ...]:
    """Latest first; empty where the note is missing or damaged."""
    try:
        rows = json.loads((data / "recent.json").read_text(encoding="utf-8"))
        found = (Recent(Path(row["folder"]), datetime.fromisoformat(row["opened"])) for row in rows)
        return tuple(each for each in found if each.folder != example_folder(data))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def remember(data: Path, folder: Path, now: datetime) -> None:
    _write(data, [Recent(folder, now), *(each for each in recent(data) if each.folder != folder)])


def forget(data: Path, folder: Path) -> None:
    _write(data, [each for each in recent(data) if each.folder != folder])


def when(at: datetime, now: datetime) -> str:
    """'today at 17:31', 'yesterday at 09:05', '6 May 2026 at 11:00'."""
    return f"{day(at, now)} at {at:%H:%M}"


def day(at: datetime, now: datetime) -> str:
    """'today', 'yesterday', '6 May', '6 May 2025' of another year."""
    days = (now.date() - at.date()).days
    year = "" if at.year == now.year else f" {at.year}"
    return {0: "today", 1: "yesterday"}.get(days, f"{at.day} {at:%B}{year}")


def _write(data: Path, found: list[Recent]) -> None:
    rows = [{"folder": str(each.folder), "opened": each.opened.isoformat()} for each in found[:_MOST]]
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / "recent.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    except OSError:
        return  # a list of conveniences is not worth a word
