"""What staging one form has found so far: changes, problems, notes; and how a cell of words is taken or held back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.domain.audits import AuditLine, Case, Member
from workbench.domain.grading import name_of
from workbench.domain.judgements import Words
from workbench.domain.returns.noticed import Noticing, kinds_of
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.read import Content, ReadCell
from workbench.domain.returns.staged import StagedChange, StagedProblem
from workbench.domain.text import counted, listed

LONGEST = 32_767
"""Characters in one cell of a spreadsheet, counted in UTF-16 units."""
_NAMED = 3
WHAT = {
    Words.REASON: "Reason",
    Words.EVIDENCE: "Evidence",
    Words.IMPACT: "Impact",
    Words.FROM_OTHERS: "What was met from others",
}
"""What each box of words is called in a sentence about a form."""

Boxes = tuple[tuple[str, str], ...]


@dataclass
class Findings:
    """`file` is the form's name where it names nobody."""

    audit_id: int
    member: Member
    file: str
    noticing: Noticing
    changes: list[StagedChange] = field(default_factory=list)
    problems: list[StagedProblem] = field(default_factory=list)
    records: list[Problem] = field(default_factory=list)
    """The problems as the workspace would keep them."""
    notes: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    """Cells in which something could not be shown."""

    def wrong(
        self,
        sheet: str,
        cell: str,
        problem: str,
        fix: str,
        case: Case | None = None,
        line: AuditLine | None = None,
        offers: Sequence[str] = (),
        boxes: Boxes = (),
    ) -> None:
        """List a problem. `boxes` are the texts that wait with it; each was looked through already."""
        where = case.ref if case else "", name_of(line) if line else ""
        self.problems.append(StagedProblem(sheet, cell, problem, fix, *where, tuple(offers)))
        ids = case.id if case else None, line.id if line else None
        agency = self.member.agency.id
        record = (0, self.audit_id, agency, *ids, self.file, sheet, cell, problem, fix, tuple(offers), boxes)
        self.records.append(Problem(*record))

    def changed(self, case: Case, line: AuditLine | None, what: str, before: str, after: str) -> None:
        self.changes.append(StagedChange(case.ref, name_of(line) if line else "", what, before, after))

    def words(
        self,
        sheet: str,
        cell: ReadCell,
        what: str,
        held: str,
        case: Case | None = None,
        line: AuditLine | None = None,
        box: str = "",
    ) -> str | None:
        """The words of a cell; None where they cannot be taken, which is listed. `held` was looked through before."""
        told = f"{what} is a formula, and its result is not taken.", f"Write the words themselves in {cell.cell}."
        if cell.content is Content.FORMULA:
            self.wrong(sheet, cell.cell, *told, case, line)
            return None
        if cell.content is Content.ERROR:
            told = f"{what} shows an error of the spreadsheet.", f"Write the words in {cell.cell} again, or empty it."
            self.wrong(sheet, cell.cell, *told, case, line)
            return None
        text = cell.text
        if not text.strip() or text.strip() == held.strip():
            return held if text.strip() else ""
        if cell.unseen:
            self.unseen.append(cell.cell)
        if found := self.noticing.holds_back(f"{sheet} {cell.cell}", text):
            kinds = kinds_of(found)
            self.identifiers += kinds
            fix = f"{found[0].kind.fix} Or say why it stays."
            self.wrong(
                sheet, cell.cell, f"{what} has {listed(list(kinds))} in it, so it is held back.", fix, case, line
            )
            return None
        if len(text) >= LONGEST // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 >= LONGEST:
            told = f"{what} is as long as a cell can be, so its end may be cut off.", "Ask for the rest of it."
            self.wrong(sheet, cell.cell, *told, case, line, (), ((box, text),) if box else ())
            return None
        return text


def cells_named(cells: Iterable[str], most: int = _NAMED) -> str:
    """'D3, D4 and 10 more cells'."""
    named = list(cells)
    if len(named) <= most + 1:
        return listed(named)
    return f"{', '.join(named[:most])} and {counted(len(named) - most, 'more cell', 'more cells')}"
