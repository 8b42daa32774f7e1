"""One line of one case as both layers see it: the panel's judgement beside the agencies' own grades."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.audits import AuditLine, Case
from workbench.domain.judgements import Judgement, Layer, Place, Split, beside_agencies, split
from workbench.domain.moderation.compared import Counts, counts
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

COVERED = "Agencies' own grades are shown when the panel has graded this line."


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the scoring matrix. Where it is `covered` it holds no agency's grade at all."""

    case: Case
    line: AuditLine
    panel: Judgement
    """An empty judgement where the panel has given none."""
    own: tuple[tuple[str, int], ...]
    """(code, how many agencies gave it) for the grades that were given, best first."""
    counts: Counts
    """How the panel's grade stands to each agency's own; all nothing where the panel gave no grade."""
    covered: bool = False
    """In an audit where the panel grades first, it has not graded here yet."""

    @property
    def given(self) -> int:
        """How many agencies graded."""
        return sum(count for _, count in self.own)

    @property
    def split(self) -> Split:
        """How far apart the agencies' own grades stand: a question for the room."""
        return split(self._codes, self.line.scale)

    @property
    def differs(self) -> bool:
        """Whether agencies' own grades differ, or the panel's from any of them.

        Where the panel answered that it cannot grade and agencies did grade, that is a difference too; but there is no
        pair to count.
        """
        if len(self.own) > 1:
            return True
        return bool(self.own) and self.panel.answered and self.panel.grade != self.own[0][0]

    @property
    def lower_than_most(self) -> bool:
        """Whether the panel's grade is lower than more than half of the agencies that graded gave."""
        return 2 * self.counts.lower > self.given

    @property
    def words(self) -> tuple[str, ...]:
        """What the cell says in sentences: the panel, the agencies in counts, how far apart, the panel beside them."""
        scale, panel = self.line.scale, self.panel
        if panel.grade:
            said = f"Panel: {scale.grade(panel.grade).label}."
        elif panel.non_score:
            said = f"Panel: {panel.non_score.label}."
        else:
            said = "The panel has not graded this line yet."
        if self.covered:
            return (said, COVERED)
        if not self.own:
            return (said, "No agency has graded this line.")
        each = ", ".join(f"{count} {scale.grade(code).label}" for code, count in self.own)
        found = [said, f"{'Agency' if self.given == 1 else 'Agencies'}: {each}."]
        if self.given > 1:
            found.append(f"{self.split.label}.")
        if panel.grade:
            found.append(beside_agencies(panel.grade, self._codes, scale))
        elif panel.non_score:
            found.append(f"The panel gave no grade; {counted(self.given, 'agency', 'agencies')} did.")
        return tuple(found)

    @property
    def _codes(self) -> list[str]:
        return [code for code, count in self.own for _ in range(count)]


def cell(whole: WholeAudit, case: Case, line: AuditLine) -> Cell:
    """The cell of one case and line, the whole-case line too."""
    panel = whole.panel(case, line)
    if whole.audit.panel_first and not panel.answered:
        return Cell(case, line, panel, (), Counts(), covered=True)
    own = [grade for member in whole.members if (grade := whole.own(case, line, member).grade)]
    return cell_of(case, line, panel, own)


def cells(whole: WholeAudit) -> Iterator[Cell]:
    """Every cell, case by case and line by line, the whole-case line last. One pass over the judgements."""
    lines = (*whole.graded_lines, *((whole.whole_case_line,) if whole.whole_case_line else ()))
    members = {member.agency.id for member in whole.members}
    own: dict[tuple[int | None, int], list[str]] = {}
    panels: dict[tuple[int | None, int], Judgement] = {}
    for judgement in whole.judgements:
        place = judgement.place
        if place.rater is not None:
            continue
        if place.layer is Layer.PANEL:
            panels[place.case_id, place.line_id] = judgement
        elif place.layer is Layer.SELF and judgement.grade and place.agency_id in members:
            own.setdefault((place.case_id, place.line_id), []).append(judgement.grade)
    for case in whole.cases:
        for line in lines:
            at = (case.id, line.id)
            panel = panels.get(at) or Judgement(Place(whole.audit.id, line.id, Layer.PANEL, case.id))
            if whole.audit.panel_first and not panel.answered:
                yield Cell(case, line, panel, (), Counts(), covered=True)
            else:
                yield cell_of(case, line, panel, own.get(at, []))


def cell_of(case: Case, line: AuditLine, panel: Judgement, own: list[str]) -> Cell:
    """The cell of the panel's judgement and the codes of the grades that agencies gave, covered or not."""
    codes = line.scale.codes
    given = tuple((code, own.count(code)) for code in codes if code in own)
    if panel.grade is None:
        return Cell(case, line, panel, given, Counts())
    at = codes.index(panel.grade)
    return Cell(case, line, panel, given, counts((codes.index(code), at) for code in own))
