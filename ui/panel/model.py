"""What the panel screen shows: one case sheet, the line in hand, and what follows from them."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.workspace import OpenWorkspace
from workbench.domain.agency_grades import AgencyGrade, agency_grades
from workbench.domain.audits import AuditLine
from workbench.domain.edits import Edit
from workbench.domain.grading import give, write
from workbench.domain.judgements import Judgement, Layer, Place, Words, beside_agencies, owed, with_words
from workbench.domain.questions import CaseGrades, Cases, CaseSheet, CaseStanding, JudgementAt, standing_of
from workbench.domain.scales import NonScore
from workbench.errors import Refused


class PanelModel(QObject):
    """Nothing in it was true before it was on disk: it asks again for whatever the workspace says has changed."""

    case_changed = Signal()
    line_changed = Signal()
    judged = Signal()
    """The panel's judgement on the line in hand, or what is owed on the rail, is another now."""
    gone = Signal()
    """The case in hand is no longer in the workspace."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sheet: CaseSheet | None = None
        self._at = 0
        self._unsaved: dict[tuple[Place, Words], str] = {}
        self._lines_at: dict[int, int] = {}
        """Where the panel was in each case it has been to."""
        workspace.changed.connect(self._on_changed)
        workspace.settled.connect(self._on_settled)

    @property
    def ready(self) -> bool:
        return self._sheet is not None

    @property
    def sheet(self) -> CaseSheet:
        assert self._sheet is not None
        return self._sheet

    @property
    def at(self) -> int:
        """The place of the line in hand among `lines`."""
        return self._at

    @property
    def lines(self) -> tuple[AuditLine, ...]:
        """The lines that can be opened now: the whole-case judgement only once every line is answered."""
        graded = self.sheet.graded_lines
        if len(graded) < len(self.sheet.lines) and all(self.judgement(line).answered for line in graded):
            return self.sheet.lines
        return graded

    @property
    def line(self) -> AuditLine:
        return self.lines[self._at]

    @property
    def place(self) -> Place:
        return Place(self.sheet.audit.id, self.line.id, Layer.PANEL, self.sheet.case.id)

    @property
    def digits(self) -> list[str]:
        """The digits that grade the line in hand, lowest first."""
        return sorted(digit for digit in self.line.scale.digits() if digit)

    def note(self, *, agencies_shown: bool, short: bool) -> str:
        """What stands under the panel's grade: how it is given, or how it stands to the agencies' own."""
        judgement = self.current
        if judgement.non_score is not None:
            return "No grade is counted here. Your words are kept."
        if judgement.grade is None:
            digits = self.digits
            return f"Press {digits[0]} to {digits[-1]}, or A, K, E. The grade and your words save as you go."
        if not agencies_shown:
            return "Agencies’ own grades are hidden."
        own = [str(each.answer) for each in self.agencies if each.graded]
        told = beside_agencies(judgement.grade, own, self.line.scale)
        return f"{told} Their own grades stay on record." if own and not short else told

    @property
    def agencies(self) -> tuple[AgencyGrade, ...]:
        return agency_grades(self.sheet, self.line)

    @property
    def standing(self) -> CaseStanding:
        return next(each for each in self.sheet.standings if each.case.id == self.sheet.case.id)

    @property
    def case_at(self) -> int:
        return next(at for at, each in enumerate(self.sheet.standings) if each.case.id == self.sheet.case.id)

    def judgement(self, line: AuditLine) -> Judgement:
        """The panel's judgement on a line of this case; an empty one where there is none."""
        return self.sheet.judged.get(line.id) or Judgement(
            Place(self.sheet.audit.id, line.id, Layer.PANEL, self.sheet.case.id)
        )

    @property
    def current(self) -> Judgement:
        return self.judgement(self.line)

    @property
    def shown(self) -> Judgement:
        """The judgement in hand with the words that could not be written yet: they stay on the screen."""
        shown = self.current
        for (place, words), text in self._unsaved.items():
            if place == shown.place:
                shown = with_words(shown, words, text)
        return shown

    def judgements_here(self) -> tuple[tuple[int, str], ...]:
        """(id, whose it is) of every judgement on the line in hand: the panel's, then each agency's own."""
        panel = ((self.current.id, "The panel"),) if self.current.id else ()
        own = {each.place.agency_id: each.id for each in self.sheet.own if each.place.line_id == self.line.id}
        return panel + tuple(
            (own[each.agency.id], f"{each.agency.name}, of its own part")
            for each in self.sheet.members
            if each.agency.id in own
        )

    def open_case(self, audit_id: int, case_id: int = 0) -> None:
        """Open one case of an audit; without `case_id` the first that is not finished."""
        if case_id == 0:
            cases = self._workspace.ask(Cases(audit_id))
            if not cases:
                raise Refused("This audit has no cases yet. Add a case first, then open the panel.")
            sheet = self._workspace.ask(CaseGrades(cases[0].id))
            unfinished = [each.case.id for each in sheet.standings if each.answered < each.lines]
            case_id = unfinished[0] if unfinished else sheet.case.id
        sheet = self._workspace.ask(CaseGrades(case_id))
        if not sheet.graded_lines:
            raise Refused("This audit has no lines of enquiry, so there is nothing to grade.")
        self._sheet = sheet
        at = self._lines_at.get(case_id)
        self._at = at if at is not None and at < len(self.lines) else self._first_open(0) or 0
        self.case_changed.emit()

    def move_case(self, by: int) -> bool:
        """Go to a neighbouring case; False at the ends."""
        at = self.case_at + by
        if not 0 <= at < len(self.sheet.standings):
            return False
        self.open_case(self.sheet.audit.id, self.sheet.standings[at].case.id)
        return True

    def go_to(self, at: int) -> bool:
        """Take a line in hand; False where there is none."""
        if not 0 <= at < len(self.lines):
            return False
        if at != self._at:
            self._at = self._lines_at[self.sheet.case.id] = at
            self.line_changed.emit()
        return True

    def next_open(self) -> int | None:
        """The next line not graded, from the line in hand on and round; None when every line is answered."""
        return self._first_open(self._at + 1)

    def first_open(self) -> int | None:
        return self._first_open(0)

    def give(self, answer: str | NonScore) -> bool:
        """Give the panel's answer on the line in hand; True once it is on disk."""
        place, line = self.place, self.line

        def intent() -> Edit | None:
            return give(self._workspace.ask(JudgementAt(place)), answer, line, self._workspace.new_id)

        return self._workspace.edit(intent, about=(place, "grade"))

    def write(self, place: Place, words: Words, text: str) -> bool:
        """Save the words of one box, wherever the screen has gone since; True once they are on disk."""
        assert place.case_id is not None
        sheet = self.sheet if place.audit_id == self.sheet.audit.id else self._workspace.ask(CaseGrades(place.case_id))
        line = next(each for each in sheet.lines if each.id == place.line_id)

        def intent() -> Edit | None:
            return write(self._workspace.ask(JudgementAt(place)), words, text, line, self._workspace.new_id)

        self._unsaved[place, words] = text
        return self._workspace.edit(intent, about=(place, words), settles=(place, words))

    def owed_on(self, line: AuditLine) -> str:
        """'reason owed', 'reason and impact owed', or nothing."""
        missing = owed(self.judgement(line))
        return f"{' and '.join(words.value for words in missing)} owed" if missing else ""

    def _first_open(self, start: int) -> int | None:
        lines = self.sheet.graded_lines
        order = [(start + step) % len(lines) for step in range(len(lines))] if lines else []
        return next((at for at in order if not self.judgement(lines[at]).answered), None)

    def _on_changed(self, ids: frozenset[int]) -> None:
        if self._sheet is None:
            return
        fresh = self._workspace.ask(JudgementAt(self.place))
        mine = {fresh.id, self.current.id} - {0}
        if ids <= mine:
            self._replace(fresh)
            self.judged.emit()
            return
        lines_before = len(self.lines)
        try:
            self._sheet = self._workspace.ask(CaseGrades(self.sheet.case.id))
        except Refused:
            self._sheet = None
            self.gone.emit()
            return
        self._at = min(self._at, len(self.lines) - 1)
        if len(self.lines) != lines_before:
            self.judged.emit()
        self.line_changed.emit()

    def _on_settled(self, place: Place, words: Words) -> None:
        self._unsaved.pop((place, words), None)

    def _replace(self, fresh: Judgement) -> None:
        others = tuple(each for each in self.sheet.panel if each.place != fresh.place)
        panel = (*others, fresh) if fresh.id else others
        mine = standing_of(self.sheet.case, self.sheet.lines, panel)
        standings = tuple(mine if each.case.id == mine.case.id else each for each in self.sheet.standings)
        self._sheet = replace(self.sheet, panel=panel, standings=standings)
