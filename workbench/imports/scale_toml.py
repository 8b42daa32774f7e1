"""A grade scale written in TOML, in a file of its own or inside a framework."""

from enum import StrEnum
from typing import TypeVar

from workbench.domain.scales import Grade, NonScore, Scale, ramp
from workbench.imports.toml_files import Path_, Table, TomlFile

_SCALE = ("key", "title", "grades")
_GRADE = ("code", "label", "rank", "good", "descriptor", "tone", "symbol")
_E = TypeVar("_E", bound=StrEnum)


def scale_from(file: TomlFile, table: Table, path: Path_ = ()) -> Scale:
    """The scale of this table, grades best first. Tones and symbols it does not name come from the ramp."""
    file.only(table, _SCALE, path)
    key = file.key_word(table, path)
    title = file.words(table, "title", path, needed=True, limit=120)
    tables = file.tables(table, "grades", path, most=11)
    if len(tables) < 2:
        file.problem((*path, "grades"), "a scale needs at least two grades.")
    looks = ramp(len(tables))
    grades = []
    for place, grade in enumerate(tables):
        here = (*path, "grades", place)
        file.only(grade, _GRADE, here)
        code = file.words(grade, "code", here, needed=True, limit=8)
        if code in set(NonScore):
            file.problem((*here, "code"), f"“{code}” is kept for an answer that is not a grade. Choose another code.")
        good = grade.get("good")
        if not isinstance(good, bool):
            file.problem(here, "say whether this grade counts as good or better: good = true or good = false.")
        grades.append(
            Grade(
                code=code,
                label=file.words(grade, "label", here, needed=True, limit=60),
                rank=file.number(grade, "rank", here, place + 1),
                good=good,
                descriptor=file.words(grade, "descriptor", here, limit=400),
                tone=_choice(file, grade, "tone", here, looks[place][0]),
                symbol=_choice(file, grade, "symbol", here, looks[place][1]),
            )
        )
    _check(file, grades, path)
    return Scale(key, title, tuple(grades))


def _choice(file: TomlFile, table: Table, key: str, path: Path_, default: _E) -> _E:
    value = file.words(table, key, path)
    if not value:
        return default
    kinds = type(default)
    if value not in [kind.value for kind in kinds]:
        file.problem((*path, key), f"“{value}” is not one of: {', '.join(kinds)}.")
    return kinds(value)


def _check(file: TomlFile, grades: list[Grade], path: Path_) -> None:
    for what, values in (("code", [g.code for g in grades]), ("label", [g.label for g in grades])):
        for place, value in enumerate(values):
            if value in values[:place]:
                file.problem((*path, "grades", place, what), f"two grades have the {what} “{value}”. Change one.")
    for place, grade in enumerate(grades):
        if grade.rank != place + 1:
            file.problem(
                (*path, "grades", place),
                "grades stand best first, with rank 1, 2, 3 and so on, or with no rank at all.",
            )
        if place and grade.good and not grades[place - 1].good:
            file.problem((*path, "grades", place), "this grade counts as good but the better one above it does not.")
