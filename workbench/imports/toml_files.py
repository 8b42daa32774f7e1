"""A TOML file from outside, and sentences that name the file, the line and the key of what is wrong in it."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from workbench.errors import BadFile
from workbench.imports.text_files import read_bytes

Path_ = tuple[str | int, ...]
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TomlFile:
    """The tables of one file. Every `problem` is a BadFile that says where."""

    name: str
    text: str
    top: Table

    def problem(self, path: Path_, sentence: str) -> NoReturn:
        line = self._line_of(path)
        where = f"{self.name}, line {line}" if line else self.name
        raise BadFile(f"{where}: {_spoken(path)}: {sentence}" if path else f"{where}: {sentence}")

    def only(self, table: Table, allowed: Collection[str], path: Path_) -> None:
        """Refuse a key that means nothing here: it is most often a slip of the pen for one that does."""
        for key in table:
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1)
                hint = f" Did you mean “{near[0]}”?" if near else f" Known here: {', '.join(allowed)}."
                self.problem((*path, key), f"this key is not known.{hint}")

    def words(self, table: Table, key: str, path: Path_, *, needed: bool = False, limit: int = 2000) -> str:
        """A text of this table, trimmed; empty where it is absent and not needed."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.problem((*path, key), 'this should be text in quotes, such as "…".')
        value = value.strip()
        if needed and not value:
            self.problem((*path, key) if key in table else path, f'“{key}” is missing. Write {key} = "…".')
        if len(value) > limit:
            self.problem((*path, key), f"this text has {len(value)} characters. Keep it under {limit}.")
        return value

    def key_word(self, table: Table, path: Path_) -> str:
        """The table's `key`: small letters, digits and hyphens, because it survives from year to year."""
        value = self.words(table, "key", path, needed=True, limit=60)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            self.problem((*path, "key"), "a key has small letters, digits and single hyphens only, such as “voice”.")
        return value

    def number(self, table: Table, key: str, path: Path_, default: int) -> int:
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1000:
            self.problem((*path, key), "this should be a whole number from 1 up, without quotes.")
        return value

    def texts(self, table: Table, key: str, path: Path_) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self.problem((*path, key), 'this should be a list of texts: ["…", "…"].')
        if len(value) > 30:
            self.problem((*path, key), f"there are {len(value)} of these. The most is 30.")
        for place, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                self.problem((*path, key, place), 'this should be text in quotes, such as "…".')
        return tuple(item.strip() for item in value)

    def tables(self, table: Table, key: str, path: Path_, *, most: int) -> tuple[Table, ...]:
        """The tables written [[key]]."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.problem((*path, key), f"write each of these as a table of its own, under [[{key}]].")
        if not value:
            self.problem(path, f"there is no [[{key}]] in it. Add one for each.")
        if len(value) > most:
            self.problem((*path, key), f"there are {len(value)} of these. The most is {most}.")
        return tuple(value)

    def _line_of(self, path: Path_) -> int | None:
        """The line of a key, found by its [[table]] header and name; None where the file is written another way."""
        rows = self.text.splitlines()
        start, found = 0, None
        for place, step in enumerate(path):
            if isinstance(step, int):
                name = re.escape(str(path[place - 1]))
                heads = [i for i, row in enumerate(rows) if re.match(rf"\s*\[\[[\w.\s]*\b{name}\s*\]\]", row)]
                if step < len(heads):
                    start = found = heads[step]
            else:
                name = re.escape(step)
                for i in range(start, len(rows)):
                    if re.match(rf"\s*(\[\[?[\w.\s]*\b{name}\s*\]|\"?{name}\"?\s*[=.])", rows[i]):
                        start = found = i
                        break
        return None if found is None else found + 1


def read_toml(path: Path) -> TomlFile:
    """The file's tables. BadFile names the line that is not TOML."""
    try:
        text = read_bytes(path, most=2 << 20).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(f"{path.name}: this TOML file is not in UTF-8. Save it again with the encoding UTF-8.") from None
    try:
        top = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        where = f"{path.name}, line {place[1]}" if place else path.name
        reason = re.sub(r"\s*\(at .*\)$", "", str(error)).rstrip(".")
        raise BadFile(f"{where}: this is not valid TOML ({reason}). Mend that line and try again.") from None
    return TomlFile(path.name, text, top)


def _spoken(path: Path_) -> str:
    """('lines', 2, 'title') as lines[3].title: people count from one."""
    said = ""
    for step in path:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else step
    return said
