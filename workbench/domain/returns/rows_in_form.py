"""The sheet `Return` of a form, staged: which case and line each row answers, and what it says of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.audits import AuditLine, Case
from workbench.domain.judgements import Judgement, Words, with_words, words_of
from workbench.domain.returns.findings import WHAT, Boxes, Findings
from workbench.domain.returns.form import shown
from workbench.domain.returns.held import Held
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.meant import Answer, answer_in_words, answer_meant, case_meant, line_meant, offered
from workbench.domain.returns.noticed import kinds_of
from workbench.domain.returns.prefilled import GRADE, NOTHING, Marks, is_as_sent
from workbench.domain.returns.read import Content, ReadCell, ReadForm, ReadRow
from workbench.domain.scales import NonScore
from workbench.domain.text import listed

_HOLDS = {
    Content.FORMULA: "a formula",
    Content.ERROR: "an error of the spreadsheet",
    Content.DATE: "a date",
}
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass
class RowSaid:
    """What one row says of one case and line. It changes nothing yet."""

    row: ReadRow
    case: Case
    line: AuditLine
    held: Judgement
    answer: Answer | None = None
    """None where it gives none, or none that can be taken."""
    unclear: bool = False
    """Whether the grade cell holds something that cannot be taken: its problem keeps the row's words."""
    as_sent: bool = False
    """Whether the grade cell holds what the form was sent with."""
    marks: Marks = field(default_factory=dict)
    """What the row was sent with."""
    words: dict[Words, str] = field(default_factory=dict)
    """The words of each box that can be taken; empty where the cell is."""

    @property
    def boxes(self) -> Boxes:
        """The words that are new, for a problem to keep."""
        return tuple(
            (box.value, text) for box, text in self.words.items() if text.strip() and text != words_of(self.held, box)
        )

    @property
    def says_anything(self) -> bool:
        return self.answer is not None or self.unclear or any(text.strip() for text in self.words.values())


class RowsReading:
    """Reads the sheet. Rows may stand in any order: each carries its case and line."""

    def __init__(
        self, form: ReadForm, cases: Mapping[str, Case], listed: Iterable[int], held: Held, found: Findings
    ) -> None:
        """`listed` are the cases of the form's other sheet."""
        self._cases, self._listed, self._held, self._found = cases, frozenset(listed), held, found
        self._lines = held.whole.lines
        self._questions = [(_bare(shown(line.line.question)), line) for line in self._lines]
        self._named: dict[str, AuditLine | None] = {}
        self.typed: dict[tuple[str, str], list[str]] = {}
        """Cells whose grade was typed, by (what was typed, what it was taken as)."""
        self.reworded: list[str] = []
        """Cells whose question is none of this audit's."""
        self.doubled: list[str] = []
        self.said: dict[tuple[int, int], RowSaid] = {}
        """By (case, line)."""
        self._marks = form.identity.prefilled if form.identity else {}
        for alike in self._together(form.rows):
            self._read(alike)

    def _together(self, rows: Sequence[ReadRow]) -> list[list[ReadRow]]:
        """Rows about the same case and line, in the order of the first of them; every other row on its own."""
        found: dict[object, list[ReadRow]] = {}
        for row in rows:
            case, line = self._case(row), self._line(row)
            found.setdefault((case.id, line.id) if case and line else row.row, []).append(row)
        return list(found.values())

    def _case(self, row: ReadRow) -> Case | None:
        return None if row.case.empty else case_meant(row.case.text, self._cases)

    def _line(self, row: ReadRow) -> AuditLine | None:
        text = row.line.text
        if text not in self._named:  # the same few words in each case
            self._named[text] = line_meant(text, self._lines)
        return self._named[text]

    def _read(self, alike: list[ReadRow]) -> None:
        filled = [row for row in alike if not _blank(row)]
        row = filled[0] if filled else alike[0]
        case, line = self._case(row), self._line(row)
        if case is None or line is None:
            if filled:
                self._nowhere(row, case, line)
            return
        if not filled:
            self._seen(self._row(row, case, line))
            return
        said = self._row(row, case, line)
        if case.id not in self._listed:
            told = f"{case.ref} stands nowhere on the sheet {CASES}: it is not on this form."
            for each in filled:
                one = said if each is row else self._row(each, case, line)
                self.put_aside(one, each.case, told, "Settle it here, or leave it out.")
        elif len({_content(each) for each in filled}) > 1:
            for each in filled:
                others = " and ".join(other.case.cell for other in filled if other is not each)
                told = f"{case.ref}, {line.line.number}. {line.line.title}: {others} names the same case and line."
                one = said if each is row else self._row(each, case, line)
                self.put_aside(one, each.grade, told, "Leave one row for each case and line.")
        elif other := self._other_question(row, line):
            told = f"The row names line {line.line.number} beside the question of line {other.line.number}."
            self.put_aside(said, row.line, told, "See which of the two was answered: cells were pasted over it.")
        else:
            self.doubled += [each.case.cell for each in filled[1:]]
            self._seen(said)

    def _seen(self, said: RowSaid) -> None:
        self.said[said.case.id, said.line.id] = said

    def _own(self, case: Case, line: AuditLine) -> Judgement:
        return self._held.own(case.id, line.id, self._found.member.agency.id)

    def _row(self, row: ReadRow, case: Case, line: AuditLine) -> RowSaid:
        """The row with its words; its grade is not looked at yet, for what is wrong with it keeps the words."""
        marks = self._marks.get((shown(case.ref), str(line.line.number)), NOTHING)
        said = RowSaid(row, case, line, self._own(case, line), marks=marks)
        for box in WHAT:
            cell, held = getattr(row, box.value), words_of(said.held, box)
            if is_as_sent(cell.text, box.value, marks):
                said.words[box] = held
                continue
            text = self._found.words(RETURN, cell, WHAT[box], held, case, line, box.value)
            if text is not None:
                said.words[box] = text
        return said

    def grade(self, said: RowSaid) -> None:
        """Look at the grade cell; what cannot be taken is listed, with the row's words."""
        cell, line = said.row.grade, said.line
        if cell.empty:
            return
        if cell.content is not Content.TEXT:
            self._unclear(said, f"The grade is {_HOLDS[cell.content]}, and is not taken.", "Choose it from the list")
            return
        meant = answer_meant(cell.text, line.scale)
        if meant.answer is None:
            scale, quoted = line.scale, self._found.noticing.quoted(cell.text)
            names = [answer_in_words(each, scale) for each in meant.offers]
            told = f"{quoted[:1].upper()}{quoted[1:]} is no grade of {scale.title}."
            if meant.both:
                told = f"{len(names)} grades are given: {', '.join(names)}."
            elif names:
                told = f"{quoted[:1].upper()}{quoted[1:]} may mean {' or '.join(names)}."
            self._unclear(said, told, "Choose one from the list", offered(meant.offers, scale))
            return
        said.answer = meant.answer
        said.as_sent = is_as_sent(cell.text, GRADE, said.marks)
        if not meant.chosen:
            taken = answer_in_words(meant.answer, line.scale)
            self.typed.setdefault((" ".join(cell.text.split()), taken), []).append(cell.cell)

    def _unclear(self, said: RowSaid, told: str, fix: str, offers: Sequence[str] = ()) -> None:
        said.unclear = True
        place = said.row.grade.cell
        boxes, held_back = self._with_grade(said)
        told, fix = f"{told}{held_back}", f"{fix} in {place}."
        self._found.wrong(RETURN, place, told, fix, said.case, said.line, offers, boxes)

    def _with_grade(self, said: RowSaid) -> tuple[Boxes, str]:
        """The row's words, and before them what stands in its grade cell; or a sentence on why that is held back."""
        cell = said.row.grade
        if cell.content is not Content.TEXT or cell.empty:
            return said.boxes, ""
        if found := self._found.noticing.holds_back(f"{RETURN} {cell.cell}", cell.text):
            kinds = kinds_of(found)
            self._found.identifiers += kinds
            return said.boxes, f" It has {listed(list(kinds))} in it, so its words are held back."
        return (("grade", cell.text.strip()), *said.boxes), ""

    def put_aside(self, said: RowSaid, cell: ReadCell, told: str, fix: str) -> None:
        """The whole row waits: its grade as an offer, its words in their boxes."""
        meant = answer_meant(said.row.grade.text, said.line.scale) if not said.row.grade.empty else None
        given = () if meant is None else (meant.answer,) if meant.answer is not None else meant.offers
        offers = offered(given, said.line.scale)
        boxes, held_back = said.boxes, ""
        if meant is not None and meant.answer is None:
            boxes, held_back = self._with_grade(said)
        self._found.wrong(RETURN, cell.cell, f"{told}{held_back}", fix, said.case, said.line, offers, boxes)

    def _nowhere(self, row: ReadRow, case: Case | None, line: AuditLine | None) -> None:
        """A row that was added, or whose case or line was written over."""
        cell = row.line if case else row.case
        if cell.content is Content.FORMULA:
            what = "a formula"
        elif cell.empty:
            what = "nothing"
        else:
            what = self._found.noticing.quoted(cell.text, "something else")
        wanted = "line" if case else "case"
        told = f"The row has {what} where its {wanted} should be, so nobody can tell what it answers."
        texts = (row.grade, row.reason, row.evidence, row.impact, row.from_others)
        names = ("grade", *(box.value for box in WHAT))
        kept = []
        for name, each in zip(names, texts, strict=True):
            text = self._found.words(RETURN, each, WHAT[Words(name)] if name != "grade" else "Grade", "", case, line)
            kept += [(name, text)] if text and text.strip() else []
        fix = f"Write the {wanted} in {cell.cell} as it stands on the form that was sent."
        self._found.wrong(RETURN, cell.cell, told, fix, case, line, (), tuple(kept))

    def _other_question(self, row: ReadRow, line: AuditLine) -> AuditLine | None:
        """The line whose question stands beside another line's name."""
        said = _bare(row.question.text)
        asked = [other for question, other in self._questions if question and said.startswith(question)]
        if not said or line in asked:
            return None
        if not asked:
            self.reworded.append(row.question.cell)
        return asked[0] if asked else None


def taken(said: RowSaid) -> tuple[Judgement, bool]:
    """The judgement as the row would have it, and whether boxes it leaves empty hold something that stays.

    What the form was sent with and came back without was taken out by the agency; an empty box it was not sent with
    may never have been seen, so what stands there stays. What came back as it was sent changes nothing.
    """
    wanted, stays = said.held, False
    if said.answer is not None and not said.as_sent:
        score = said.answer if isinstance(said.answer, NonScore) else None
        wanted = wanted._replace(grade=None if score else str(said.answer), non_score=score)
    elif said.answer is None and not said.unclear and said.held.answered:
        if is_taken_back(said):
            wanted = wanted._replace(grade=None, non_score=None)
        else:
            stays = True
    for box, text in said.words.items():
        held = words_of(said.held, box)
        if text.strip() or not held.strip() or box.value in said.marks:
            wanted = with_words(wanted, box, text if text.strip() else "")
        else:
            stays = True
    return wanted, stays


def is_taken_back(said: RowSaid) -> bool:
    """Whether the agency emptied a grade that the form was sent with."""
    return said.held.answered and GRADE in said.marks and said.row.grade.empty


def _blank(row: ReadRow) -> bool:
    return all(cell.empty for cell in row[4:] if isinstance(cell, ReadCell))


def _content(row: ReadRow) -> tuple[object, ...]:
    return tuple((cell.text.strip(), cell.content) for cell in row[4:] if isinstance(cell, ReadCell))


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()
