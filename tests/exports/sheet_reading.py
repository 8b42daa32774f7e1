"""Reading a scoring sheet back: a text dump for the golden file, and an evaluator for the few formulas it has."""

import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_RANGE = r"((?:'[^']+'|\w+)!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?"


def dump(path: Path) -> str:
    """Every sheet, its freeze and widths, and every cell's type, value and format: what a reviewer reads."""
    lines = []
    for sheet in load_workbook(path):
        widths = " ".join(f"{letter}={each.width:g}" for letter, each in sheet.column_dimensions.items())
        lines.append(f"== {sheet.title} | freeze {sheet.freeze_panes} | filter {sheet.auto_filter.ref} | {widths}")
        lines += [f"list {each.sqref} {each.formula1}" for each in sheet.data_validations.dataValidation]
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            look = f"{cell.number_format} {'bold' if cell.font.bold else 'plain'} {cell.fill.fgColor.rgb[2:]}"
            lines.append(f"{cell.coordinate} {cell.data_type} {cell.value!r} {look}{' quoted' * cell.quotePrefix}")
    return "\n".join(lines) + "\n"


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a sheet that is one table, by their heads."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def calculated(book: Workbook, sheet: str, formula: str) -> Any:
    """What a formula of the sheet gives, worked out from the cells as they stand. Knows only what is used here."""

    def cells(match: re.Match[str]) -> list[Any]:
        where = (match[1] or f"{sheet}!").rstrip("!").strip("'")
        reach = match[0].rpartition("!")[2].replace("$", "")
        left, top, right, bottom = range_boundaries(reach)
        found = [cell.value for row in book[where].iter_rows(top, bottom, left, right) for cell in row]
        return [
            calculated(book, where, value[1:]) if isinstance(value, str) and _is_formula(book, where, value) else value
            for value in found
        ]

    def texts(match: re.Match[str]) -> list[str]:
        return ["" if value is None else str(value) for value in cells(match)]

    if found := re.fullmatch(rf"SUMPRODUCT\(--EXACT\((?P<a>{_RANGE}),(?P<b>{_RANGE})\)\)", formula):
        wanted = texts(_reach(found["b"]))[0]
        return sum(text == wanted for text in texts(_reach(found["a"])))
    if found := re.fullmatch(rf"SUMPRODUCT\(--\(LEN\((?P<a>{_RANGE})\)=0\)\)", formula):
        return sum(text == "" for text in texts(_reach(found["a"])))
    owing = rf'\(EXACT\((?P<s>{_RANGE}),"Known"\)\+EXACT\({_RANGE},"Awaited"\)\)'
    owing = rf"SUMPRODUCT\({owing}\*\(LEN\((?P<a>{_RANGE})\)=0\)\)"
    if found := re.fullmatch(owing, formula):
        states, answers = texts(_reach(found["s"])), texts(_reach(found["a"]))
        return sum(state in ("Known", "Awaited") and not text for state, text in zip(states, answers, strict=True))
    if found := re.fullmatch(rf"SUM\((?P<a>{_RANGE})\)", formula):
        return sum(cells(_reach(found["a"])))
    if re.fullmatch(r"F\d+(\+F\d+)*|0", formula):
        return sum(cells(_reach(part))[0] for part in formula.split("+") if part != "0")
    if found := re.fullmatch(r'IF\((E\d+)=(F\d+),"Same","Edited since"\)', formula):
        return "Same" if cells(_reach(found[1])) == cells(_reach(found[2])) else "Edited since"
    raise AssertionError(f"A formula this evaluator does not know: {formula}")


def _is_formula(book: Workbook, sheet: str, value: str) -> bool:
    return (sheet == "Distribution" and value.startswith("=SUM")) or bool(re.fullmatch(r"=F\d+(\+F\d+)*", value))


def _reach(text: str) -> re.Match[str]:
    found = re.fullmatch(_RANGE, text)
    assert found
    return found
