"""One row of a list of cases, read cell by cell into a case and who knew it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workbench.domain.audits import Case, Known
from workbench.domain.identifiers import Found
from workbench.imports.case_list.columns import Column
from workbench.imports.case_list.fields import Around, Target, What
from workbench.imports.case_list.identifiers import in_reference, in_text, in_words
from workbench.imports.case_list.values import Problem, Value, for_age, read_themes, read_value
from workbench.imports.workbook.sheets import Cell

IDENTIFIER = "identifier"
"""The sort of problem that a reason settles: 'Keep them, because …'."""
_FREE = (What.AREA, What.LEAD, What.SYNOPSIS, What.FACT, What.STATUS, What.PLACEMENT, What.SEND, What.GENDER,
         What.LANGUAGE, What.THEMES)  # fmt: skip


class State(StrEnum):
    READY = "ready"
    LOOK = "look"
    THERE = "there"

    @property
    def label(self) -> str:
        return {"ready": "Can be added", "look": "Needs a look", "there": "In the audit already"}[self.value]


@dataclass(frozen=True)
class ListRow:
    """A row of the list: `number` is its place in the sheet, counted from nought."""

    number: int
    raws: tuple[str, ...]
    """Each cell as it stands, by the place of its column among the columns; empty where it identifies a child."""
    shown: tuple[str, ...]
    """Each cell as it would be kept."""
    case: Case
    involvement: tuple[tuple[str, Known], ...]
    problems: tuple[Problem, ...]
    state: State
    ref_place: str = ""
    ref_column: int = -1
    because: str = ""
    """Why what looks like an identifier stays."""
    same_as: int = -1
    """The row that says the very same, where there is one before."""

    @property
    def kept(self) -> tuple[Found, ...]:
        """What looks like an identifier and stays, if the row is added."""
        return tuple(each for problem in self.problems for each in problem.found) if self.because else ()

    @property
    def told(self) -> str:
        """'Row 7: needs a look'."""
        if self.same_as >= 0:
            return f"Row {self.number + 1}: the same as row {self.same_as + 1}"
        return f"Row {self.number + 1}: {self.state.label[0].lower()}{self.state.label[1:]}"


def key_of(ref: str) -> str:
    """What two spellings of one reference have in common: 'mis26 – 01' is MIS26-01."""
    return re.sub(r"\s+", "", ref).replace("–", "-").replace("—", "-").casefold()


class RowReader:
    """Reads rows; what the same words come to is worked out once."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self._values: dict[tuple[str, Target, bool], Value] = {}
        self._found: dict[tuple[str, What], tuple[Found, ...]] = {}
        self._ethnicities = dict(around.terms(What.ETHNICITY))
        self._bands = frozenset(label for _, label in around.terms(What.BORN))
        self._written = {key_of(ref): ref for ref in around.refs}

    def read(
        self,
        number: int,
        cells: Sequence[Cell],
        columns: Sequence[Column],
        meanings: Mapping[tuple[int, str], str],
        because: str,
    ) -> ListRow:
        fields: dict[str, Any] = {}
        themes: list[str] = []
        facts: list[tuple[str, str]] = []
        involvement: list[tuple[str, Known]] = []
        problems: list[Problem] = []
        shown: list[str] = []
        for column, cell in zip(columns, cells, strict=True):
            target, text = column.target, cell.text
            if not target.what.kept:
                shown.append("" if column.private else text)
                continue
            meant = meanings.get((column.place, text))
            value, found = self._value(cell, target, meant, because, column.fact)
            problems += [replace(each, place=cell.place, column=column.place) for each in found]
            match target.what:
                case What.THEMES:
                    parts, notes = read_themes(value, self.around)
                    if meant is None:
                        problems += [replace(each, place=cell.place, column=column.place) for each in notes]
                    themes += parts
                    value = "; ".join(parts)
                case What.FACT if value:
                    facts.append((column.fact, value))
                case What.AGENCY if value:
                    involvement.append((target.agency, Known(value)))
                case What.AGE | What.BORN:
                    fields["age_band"] = value
                case What.FACT | What.AGENCY:
                    pass
                case _:
                    fields[target.what.value] = value
            shown.append(self._shown(value, target.what))
        row = self._row(number, cells, columns, fields, (themes, facts, involvement), problems, shown)
        return replace(row, because=because.strip())

    def _shown(self, value: str, what: What) -> str:
        """A value in words: 'Nil return', 'W2  White: Irish'."""
        if not value:
            return ""
        if what is What.AGENCY:
            return Known(value).label
        return self._ethnicities.get(value, value) if what is What.ETHNICITY else value

    def _row(
        self,
        number: int,
        cells: Sequence[Cell],
        columns: Sequence[Column],
        fields: dict[str, Any],
        lists: tuple[list[str], list[tuple[str, str]], list[tuple[str, Known]]],
        problems: list[Problem],
        shown: list[str],
    ) -> ListRow:
        themes, facts, involvement = lists
        hidden = False
        at = next((place for place, column in enumerate(columns) if column.target.what is What.REF), -1)
        if at >= 0:
            ref, found = self._reference(cells[at])
            problems[:0] = [replace(each, place=cells[at].place, column=columns[at].place) for each in found]
            fields["ref"] = shown[at] = ref
            hidden = not ref and bool(cells[at].text.strip())
        gendered = next((p for p, column in enumerate(columns) if column.target.what is What.GENDER), -1)
        if gendered >= 0:
            fields["gender"] = for_age(fields["gender"], cells[gendered].text, fields.get("age_band", ""))
            shown[gendered] = fields["gender"]
        raws = tuple(
            "" if (column.private and column.target.what is not What.BORN) or (hidden and place == at) else cell.text
            for place, (column, cell) in enumerate(zip(columns, cells, strict=True))
        )
        case = Case(0, fields.pop("ref", ""), themes=tuple(dict.fromkeys(themes)), facts=tuple(facts), **fields)
        stops = at < 0 or any(problem.stops for problem in problems)
        return ListRow(
            number=number,
            raws=raws,
            shown=tuple(shown),
            case=case,
            involvement=tuple(involvement),
            problems=tuple(problems),
            state=State.LOOK if stops else State.READY,
            ref_place=cells[at].place if at >= 0 else "",
            ref_column=columns[at].place if at >= 0 else -1,
        )

    def _reference(self, cell: Cell) -> tuple[str, tuple[Problem, ...]]:
        """The reference as it is to be written, in the letters the audit's own has."""
        text = re.sub(r"\s*[-–—]\s*", "-", " ".join(cell.text.split()))
        if cell.is_formula:
            return "", ()
        if not text:
            like = f"{self.around.audit_ref or 'MIS26'}-01"
            return "", (Problem("", -1, "this row has no reference.", f"Give the case one, such as {like}."),)
        stem = self.around.audit_ref
        if stem and text.casefold().startswith(stem.casefold()):
            text = stem + text[len(stem) :]
        text = self._written.get(key_of(text), text)
        if why := in_reference(text, self.around):
            fix = "Give the case a reference that says nothing of the child."
            return "", (Problem("", -1, f"the reference has {why} in it, so it is not shown.", fix),)
        if text != cell.text:
            return text, (Problem("", -1, f"it is written as {text}.", "", stops=False),)
        return text, ()

    def _value(
        self, cell: Cell, target: Target, meant: str | None, because: str, fact: str
    ) -> tuple[str, tuple[Problem, ...]]:
        if target.what is What.REF:
            value = self._read(cell, target)
            return value.text, (value.problem,) if value.problem else ()
        if target.what is What.BORN and cell.text in self._bands:
            return cell.text, ()
        value = Value(meant) if meant is not None else self._read(cell, target)
        problems = [value.problem] if value.problem else []
        said = f"{fact}: {value.text}" if fact and value.text else value.text  # kept with its label, and read with it
        if target.what in _FREE and said and (found := self._identifiers(said, target.what)):
            fix = found[0].kind.fix if not because.strip() else "It stays, with the reason you gave."
            told = Problem("", -1, f"this has {in_words(found)}.", fix, not because.strip(), IDENTIFIER, found=found)
            problems.insert(0, told)
        return value.text, tuple(problems)

    def _read(self, cell: Cell, target: Target) -> Value:
        key = (cell.text, target, cell.is_formula)
        if key not in self._values:
            self._values[key] = read_value(cell.text, target, self.around, formula=cell.is_formula)
        return self._values[key]

    def _identifiers(self, text: str, what: What) -> tuple[Found, ...]:
        if (text, what) not in self._found:
            self._found[text, what] = in_text(text, what, self.around)
        return self._found[text, what]
