"""The plain cells of a workbook made into a return form: which columns are which, and what was broken on the way."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.domain.returns import layout
from workbench.domain.returns.prefilled import read_marks
from workbench.domain.returns.read import Content, Identity, ReadCase, ReadCell, ReadForm, ReadRow
from workbench.domain.returns.staged import StagedProblem
from workbench.domain.text import listed, plain
from workbench.imports.return_form.process import Answer
from workbench.imports.workbook.sheets import place

_HEADINGS_WITHIN = 15
"""Rows looked through for the headings: somebody may have put a line above them."""
_UNSEEN = re.compile(
    r"_x00(?:[01][0-9A-Fa-f]|7[Ff])_|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""What cannot be shown, and what turns the direction of the text beside it around."""
_ESCAPED_ENDS = re.compile(r"_x000[Dd]_\n?|_x000[Aa]_|\x85|\u2028|\u2029")
_MARKS = ord(layout.MARKS) - ord("A") + 1
_TEXT_FILE = "this is a text file (.csv) named as a workbook. Ask for the form as it was sent, filled in (.xlsx)."
_MISLED = "the workbook could not be read safely. Ask for it again, saved from Excel."
_SAME_SHEET = re.compile(r"\d{1,3}|copy|sheet|of")
_REMARKED = "Comments beside its cells are not read. Copy what matters in them into the boxes, and read it again."
_VERSION = re.compile(r"\d{1,6}")

Cells = dict[int, dict[int, ReadCell]]
"""By row and column, from 1."""


def read_form(answer: Answer) -> ReadForm:
    """What one file says, as far as it can be told."""
    try:
        return _form(answer)
    except (ValueError, TypeError, KeyError, AttributeError):  # no answer that the process gives unless it was misled
        return ReadForm(answer.path, answer.digest, refusal=_MISLED)


def _form(answer: Answer) -> ReadForm:
    if answer.sheets is None:
        told = _TEXT_FILE if answer.refused.startswith("this is a text file") else answer.refused
        return ReadForm(answer.path, answer.digest, refusal=told)
    sheets = {name: _cells(rows) for name, rows in answer.sheets.items()}
    spare = [str(number) for number, each in enumerate(answer.names, 1) if each not in layout.SHEETS]
    identity = _identity(sheets.get(layout.LISTS, {}))
    if identity is None:
        return ReadForm(answer.path, answer.digest, refusal=_no_form(answer.names))
    notes = [_not_read(spare)] if spare else []
    notes += [_REMARKED] if answer.remarked else []
    broken: list[tuple[str, StagedProblem]] = []
    cases = _rows(sheets, layout.CASES, layout.CASES_HEADINGS, answer.names, broken, notes)
    rows = _rows(sheets, layout.RETURN, layout.RETURN_HEADINGS, answer.names, broken, notes)
    if broken:
        return ReadForm(
            answer.path,
            answer.digest,
            identity=identity,
            broken=broken[0][0],
            problems=tuple(problem for _, problem in broken),
        )
    return ReadForm(
        answer.path,
        answer.digest,
        identity=identity,
        cases=tuple(ReadCase(number, *cells) for number, cells in cases),
        rows=tuple(ReadRow(number, *cells) for number, cells in rows),
        notes=tuple(notes),
    )


def _cells(rows: Sequence[Any]) -> Cells:
    return {
        int(row): {int(column): _cell(int(row), int(column), str(what), str(text)) for column, what, text in cells}
        for row, cells in rows
    }


def _cell(row: int, column: int, what: str, text: str) -> ReadCell:
    """The text is as it was written but for line ends, which are made one kind, and what cannot be shown."""
    name = place("", row - 1, column - 1)
    if not text.isascii() or not text.isprintable() or "_x" in text:
        text = plain(_ESCAPED_ENDS.sub("\n", text))
        shown = _UNSEEN.sub("", text)
        return ReadCell(shown, name, Content(what), shown != text)
    return ReadCell(text, name, Content(what))


def _identity(lists: Cells) -> Identity | None:
    """What the hidden sheet says, by its labels; None where it says nothing of the kind."""
    said = {}
    for row in lists.values():
        if 1 in row and 2 in row:
            said[row[1].text.strip()] = row[2].text.strip()
    form, audit, agency, lines_digest, version = (said.get(label, "") for label in layout.IDENTITY)
    if not form.startswith(layout.FORMAT):
        return None
    number = int(version) if _VERSION.fullmatch(version) and int(version) else None
    marks = read_marks(lists[row][_MARKS].text for row in sorted(lists) if _MARKS in lists[row])
    return Identity(form, audit, agency, lines_digest, number, marks)


def _no_form(names: Sequence[str]) -> str:
    """Why a workbook without an identity is no return form."""
    if layout.RETURN in names and layout.LISTS not in names:
        return (
            f"its hidden sheet “{layout.LISTS}” is missing, so it does not say which audit and agency it is from. "
            "Copy the answers into the form that was sent, and read that."
        )
    if layout.RETURN in names or layout.CASES in names:
        return (
            f"its hidden sheet “{layout.LISTS}” no longer says which audit and agency it is from. "
            "Copy the answers into the form that was sent, and read that."
        )
    return "this workbook is not a return form of Plumbline. Choose the form that the agency was sent."


def _rows(
    sheets: Mapping[str, Cells],
    name: str,
    headings: Sequence[str],
    names: Sequence[str],
    broken: list[tuple[str, StagedProblem]],
    notes: list[str],
) -> list[tuple[int, list[ReadCell]]]:
    """(row, its cells in the order of the headings) of every row under the headings that holds anything."""
    cells = sheets.get(name)
    if cells is None:
        broken.append(_missing_sheet(name, names))
        return []
    top = max(range(1, _HEADINGS_WITHIN + 1), key=lambda number: _fit(cells.get(number, {}), headings))
    columns = _columns(cells.get(top, {}), headings)
    missing = [heading for heading in headings if heading not in columns]
    for heading in missing:
        broken.append(_missing_heading(name, heading, headings, cells, top, columns))
    if missing:
        return []
    places = [columns[heading] for heading in headings]
    if places != sorted(places):
        notes.append(f"{name}: the columns were moved. They are read by their headings.")
    spare = sorted(set(_used(cells, top)) - set(columns.values()))
    if spare:
        letters = [place("", 0, column - 1)[:-1] for column in spare[:5]]
        where = f"{'column' if len(spare) == 1 else 'columns'} {listed(letters)}"
        notes.append(f"{name}: {where} {'is' if len(spare) == 1 else 'are'} no part of the form and not read.")
    if any(not cell.empty for number, row in cells.items() if number < top for cell in row.values()):
        notes.append(f"{name}: what stands above the headings is no part of the form and not read.")
    found = []
    for number in sorted(each for each in cells if each > top):
        row = cells[number]
        picked = [row.get(column) or ReadCell("", place("", number - 1, column - 1)) for column in places]
        if not all(cell.empty for cell in picked):
            found.append((number, picked))
    return found


def _used(cells: Cells, top: int) -> set[int]:
    return {column for number, row in cells.items() if number >= top for column, cell in row.items() if not cell.empty}


def _fit(row: Mapping[int, ReadCell], headings: Sequence[str]) -> int:
    return len(_columns(row, headings))


def _columns(row: Mapping[int, ReadCell], headings: Sequence[str]) -> dict[str, int]:
    """The column of each heading that is there; the first one where a heading is there twice."""
    wanted = {_bare(heading): heading for heading in headings}
    found: dict[str, int] = {}
    for column in sorted(row):
        heading = wanted.get(_bare(row[column].text))
        if heading:
            found.setdefault(heading, column)
    return found


def _bare(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _not_read(places: Sequence[str]) -> str:
    """Of sheets that somebody added, without their names: these may tell anything."""
    if len(places) == 1:
        return f"Sheet {places[0]} is no part of the form and not read."
    return f"Sheets {listed(list(places))} are no part of the form and not read."


def _missing_sheet(name: str, names: Sequence[str]) -> tuple[str, StagedProblem]:
    others = [each for each in names if each not in layout.SHEETS]
    like = next((each for each in others if _bare(name) in _bare(each)), others[0] if len(others) == 1 else "")
    if like:
        harmless = _SAME_SHEET.sub("", _bare(like).removeprefix(_bare(name))) == ""  # any other name may tell a child's
        called = f"there is one called “{like}”" if harmless else f"sheet {names.index(like) + 1} has another name"
        sentence = f"its sheet “{name}” is missing; {called}. Name it “{name}” again."
        return sentence, StagedProblem(name, "", f"The sheet “{name}” has another name.", f"Name it “{name}” again.")
    sentence = f"its sheet “{name}” is missing. Copy the answers into the form that was sent, and read that."
    return sentence, StagedProblem(name, "", f"The sheet “{name}” is missing.", "Use the form that was sent.")


def _missing_heading(
    name: str, heading: str, headings: Sequence[str], cells: Cells, top: int, columns: Mapping[str, int]
) -> tuple[str, StagedProblem]:
    """Where the heading stood, unless another has moved there."""
    column = headings.index(heading) + 1
    where = place("", top - 1, column - 1) if column not in columns.values() else f"row {top}"
    fix = f"Write “{heading}” in {where} of the sheet “{name}”."
    if where.startswith("row"):
        fix = f"Put the column “{heading}” back, with its heading in {where} of the sheet “{name}”."
    now = cells.get(top, {}).get(column)
    told = "was changed" if now is not None and not now.empty and not where.startswith("row") else "is missing"
    sentence = f"the heading “{heading}” of its sheet “{name}” {told}, so the columns cannot be told apart. {fix}"
    return sentence, StagedProblem(name, "" if where.startswith("row") else where, f"“{heading}” {told}.", fix)
