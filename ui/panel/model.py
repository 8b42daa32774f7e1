"""What the panel screen shows: one case sheet, the line in hand, and what follows from them."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.panel.records import Records, records_of
from ui.panel.seat import PANEL, Who, seat_of
from ui.workspace import OpenWorkspace
from workbench.domain.agency_grades import AgencyGrade, agency_grades, on_behalf
from workbench.domain.audits import AuditLine, Member
from workbench.domain.edits import Edit
from workbench.domain.frameworks import LineKind
from workbench.domain.grading import OnBehalf, give, write
from workbench.domain.judgements import Judgement, Place, Words, owed, with_words
from workbench.domain.moderation.double import grade_blind
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
        self.watching = False  # what nobody sees is asked for again when it is next shown
        self._sheet: CaseSheet | None = None
        self._at = 0
        self._unsaved: dict[tuple[Place, Words], str] = {}
        self._lines_at: dict[int, int] = {}
        """Where the panel was in each case it has been to."""
        self.seat = PANEL
        """Whose judgement is being entered."""
        self._looked: set[tuple[int, int, str | None]] = set()
        """(case, line, reader) where agencies' grades were asked for before the panel, or that reader, had graded."""
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
        """The lines that can be opened now: the whole-case judgement only once the panel has answered every line."""
        graded = self.sheet.graded_lines
        if self.reader:
            return graded
        if len(graded) < len(self.sheet.lines) and all(self.panels(line).answered for line in graded):
            return self.sheet.lines
        return graded

    @property
    def line(self) -> AuditLine:
        return self.lines[self._at]

    @property
    def grader(self) -> Member | None:
        """The agency that is graded as; None for the panel and for a reader."""
        return next((each for each in self.sheet.members if each.agency.id == self.seat.agency_id), None)

    @property
    def reader(self) -> str:
        """The reader who grades, blind to the panel and to the other; empty for anybody else."""
        return self.seat.reader or ""

    @property
    def acting(self) -> str:
        """The agency or the reader who grades; empty for the panel."""
        return self.seat.name(self.sheet)

    @property
    def refusal(self) -> str:
        """Why whoever grades has no grade to give on this line; empty where there is one to give."""
        return self.seat.refusal(self.sheet, self.line)

    @property
    def place(self) -> Place:
        return self.seat.place(self.sheet, self.line)

    @property
    def held_back(self) -> bool:
        """Whether the panel, or a reader, is to grade this line before seeing what the agencies gave."""
        return self._grades_first and (self.sheet.case.id, self.line.id, self.seat.reader) not in self._looked

    @property
    def looked_early(self) -> bool:
        """Whether the agencies' grades were asked for though they were to be seen after grading."""
        return self._grades_first and not self.held_back

    @property
    def _grades_first(self) -> bool:
        given = self.current if self.reader else self.panels(self.line)
        return self.sheet.audit.panel_first and not given.answered

    @property
    def digits(self) -> list[str]:
        """The digits that grade the line in hand, lowest first."""
        return sorted(digit for digit in self.line.scale.digits() if digit)

    @property
    def agencies(self) -> tuple[AgencyGrade, ...]:
        found = agency_grades(self.sheet, self.line)
        # For the whole case agencies are not asked; what one gave all the same shows.
        return tuple(each for each in found if each.graded or self.line.line.kind is LineKind.LINE)

    @property
    def standing(self) -> CaseStanding:
        return next(each for each in self.sheet.standings if each.case.id == self.sheet.case.id)

    @property
    def case_at(self) -> int:
        return next(at for at, each in enumerate(self.sheet.standings) if each.case.id == self.sheet.case.id)

    def panels(self, line: AuditLine) -> Judgement:
        """The panel's judgement on a line of this case; an empty one where there is none."""
        return PANEL.judgement(self.sheet, line)

    def judgement(self, line: AuditLine) -> Judgement:
        """The judgement of whoever grades on a line of this case; an empty one where there is none."""
        return self.seat.judgement(self.sheet, line)

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

    def records_here(self, *, agencies_shown: bool) -> Records:
        """What the history may show of the line in hand."""
        return records_of(self.sheet, self.line, self.seat, agencies_shown=agencies_shown)

    def grade_as(self, who: Who) -> None:
        """Grade as an agency or as a reader from here on, or as the panel again."""
        if (seat := seat_of(who)) != self.seat:
            self.seat = seat
            self._at = min(self._at, len(self.lines) - 1)
            self.line_changed.emit()

    def look(self, *, at_agencies: bool) -> None:
        """Show what the agencies gave on this line before the panel has graded it, or hold it back again."""
        here = (self.sheet.case.id, self.line.id, self.seat.reader)
        self._looked = self._looked | {here} if at_agencies else self._looked - {here}

    def open_case(self, audit_id: int, case_id: int = 0) -> None:
        """Open one case of an audit; without `case_id` the first that is not finished, else the first not closed."""
        if case_id == 0:
            cases = self._workspace.ask(Cases(audit_id))
            if not cases:
                raise Refused("This audit has no cases yet. Add a case first, then open the panel.")
            there = self._workspace.ask(CaseGrades(cases[0].id)).standings
            unfinished = [each.case.id for each in there if each.answered < each.lines]
            still_open = [each.case.id for each in there if each.case.closed_on is None]
            case_id = next(iter([*unfinished, *still_open, cases[0].id]))
        self._open(self._workspace.ask(CaseGrades(case_id)))

    def _open(self, sheet: CaseSheet) -> None:
        if not sheet.graded_lines:
            raise Refused("This audit has no lines of enquiry, so there is nothing to grade.")
        self._take(sheet)
        at = self._lines_at.get(sheet.case.id)
        self._at = at if at is not None and at < len(self.lines) else self.first_open(0) or 0
        self.case_changed.emit()

    def move_case(self, by: int) -> bool:
        """Go to a neighbouring case; False at the ends."""
        at = self.case_at + by
        if not 0 <= at < len(self.sheet.standings):
            return False
        # Whatever changes is read again, so what is known of the other cases still holds.
        standings = self.sheet.standings
        self._open(self._workspace.ask(CaseGrades(standings[at].case.id, standings)))
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
        return self.first_open(self._at + 1)

    def first_open(self, start: int = 0) -> int | None:
        """The first line not graded from `start` on and round; None when every line is answered."""
        lines = self.sheet.graded_lines
        order = [(start + step) % len(lines) for step in range(len(lines))] if lines else []
        return next((at for at in order if not self.judgement(lines[at]).answered), None)

    def give(self, answer: str | NonScore) -> bool:
        """Give the answer on the line in hand; True once it is on disk."""
        place, line = self.place, self.line

        def intent() -> Edit | None:
            if place.rater is not None and place.case_id is not None:
                sheet = self._workspace.ask(CaseGrades(place.case_id))
                return grade_blind(sheet, line, place.rater, answer, self._workspace.new_id)
            current = self._workspace.ask(JudgementAt(place))
            return give(current, answer, line, self._workspace.new_id, self._behind(place))

        return self._workspace.edit(intent, about=(place, "grade"))

    def write(self, place: Place, words: Words, text: str) -> bool:
        """Save the words of one box, wherever the screen has gone since; True once they are on disk."""
        assert place.case_id is not None
        near = self._sheet if self._sheet is not None and place.audit_id == self._sheet.audit.id else None
        try:
            sheet = near or self._workspace.ask(CaseGrades(place.case_id))
        except Refused:  # it was undone under the words
            return False
        line = next(each for each in sheet.lines if each.id == place.line_id)

        def intent() -> Edit | None:
            current = self._workspace.ask(JudgementAt(place))
            return write(current, words, text, line, self._workspace.new_id, self._behind(place))

        self._unsaved[place, words] = text
        return self._workspace.edit(intent, about=(place, words), settles=(place, words))

    def owed_on(self, line: AuditLine) -> str:
        """'reason owed', 'reason and impact owed', or nothing."""
        missing = owed(self.judgement(line))
        return f"{' and '.join(words.value for words in missing)} owed" if missing else ""

    def _take(self, sheet: CaseSheet) -> None:
        self._sheet = sheet
        if not self.seat.is_there(sheet):  # the agency takes no part, or no longer; the reader has another case
            self.seat = PANEL

    def _behind(self, place: Place) -> OnBehalf | None:
        """The agency of a place, with what is recorded of it now, wherever the screen has gone since."""
        if place.agency_id is None or place.case_id is None:
            return None
        here = self._sheet is not None and self.sheet.case.id == place.case_id
        return on_behalf(self.sheet if here else self._workspace.ask(CaseGrades(place.case_id)), place.agency_id)

    def _on_changed(self, ids: frozenset[int]) -> None:
        if self._sheet is None or not self.watching:
            return
        fresh = self._workspace.ask(JudgementAt(self.place))
        mine = {fresh.id, self.current.id} - {0}
        if ids and ids <= mine and self.seat == PANEL:
            self._replace(fresh)
            self.judged.emit()
            return
        self.look_again()

    def look_again(self) -> None:
        lines_before = len(self.lines)
        try:
            self._take(self._workspace.ask(CaseGrades(self.sheet.case.id)))
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
