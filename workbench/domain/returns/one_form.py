"""One form staged: its two sheets together, against what the workspace holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.domain.audits import Case, Involvement, Known, Member
from workbench.domain.judgements import Judgement, words_of
from workbench.domain.returns.cases_in_form import CaseSaid, CasesReading, known_in_words
from workbench.domain.returns.findings import WHAT, Findings
from workbench.domain.returns.held import Held
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.meant import answer_in_words, cases_by_ref, offered
from workbench.domain.returns.notes_on_form import Remarks
from workbench.domain.returns.noticed import Noticing
from workbench.domain.returns.read import ReadForm
from workbench.domain.returns.rows_in_form import RowSaid, RowsReading, is_taken_back, taken
from workbench.domain.returns.staged import FileState, StagedFile
from workbench.domain.returns.superseding import supersede
from workbench.domain.scales import NonScore
from workbench.domain.text import counted

WAITS = "This answer waits until it is settled whether the agency knows the case."
"""The problem of each row of a case that the form says the agency does not know, and answers all the same."""
_NOTHING_THERE = (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN)


class OneForm:
    """Stages one form; what it would change is put into `held`, for the next form of the batch to be staged against."""

    def __init__(self, form: ReadForm, member: Member, name: str, held: Held, noticing: Noticing, today: date) -> None:
        assert form.identity is not None
        self._form, self._member, self._held, self._today = form, member, held, today
        self._version = form.identity.version
        self._found = Findings(held.whole.audit.id, member, name, noticing)
        self._remarks = Remarks(held.whole)
        self._new = self._changed = self._nil = 0
        self._recorded = False

    def staged(self) -> StagedFile:
        found = self._found
        cases = cases_by_ref(self._held.whole.cases)
        told = CasesReading(self._form, cases, self._held, found, self._today).said
        self._rows = RowsReading(self._form, cases, told, self._held, found)
        said = list(self._rows.said.values())
        for each in told.values():
            self._case(each, [row for row in said if row.case.id == each.case.id])
        self._recorded |= supersede(self._held, self._form, found, told, self._rows.said)
        found.notes += (*self._form.notes, *self._remarks.notes(told, self._rows, found))
        for record in found.records:
            self._held.list_problem(record)
        state = self._state()
        return StagedFile(
            self._form.path,
            state,
            f"{self._member.agency.name}, version {self._version}: {self._counts()}.",
            self._member,
            self._version,
            tuple(found.changes),
            tuple(found.problems),
            tuple(found.notes),
            tuple(dict.fromkeys(found.identifiers)),
        )

    def _state(self) -> FileState:
        if self._found.problems:
            return FileState.PARTLY
        return FileState.READY if self._found.changes or self._recorded else FileState.NOTHING_NEW

    def _counts(self) -> str:
        told = [counted(self._new, "line") + " new"] if self._new else []
        told += [counted(self._changed, "line") + " changed"] if self._changed else []
        told += [counted(self._nil, "nil return")] if self._nil else []
        if not told and self._found.changes:
            told = [counted(len(self._found.changes), "change")]
        told += [f"{len(self._found.problems)} to settle"] if self._found.problems else []
        return ", ".join(told) or ("recorded as received" if self._recorded else "nothing new in it")

    # One case

    def _case(self, said: CaseSaid, rows: Sequence[RowSaid]) -> None:
        case, agency = said.case, self._member.agency
        before = self._held.involved(case.id, agency.id)
        if before.state is Known.OUT_OF_SCOPE:
            self._out_of_scope(said, rows)
            return
        for row in rows:
            self._rows.grade(row)
        answered = [row for row in rows if row.answer is not None or row.unclear]
        if said.known is Known.NIL and any(row.unclear or _is_there(row) for row in answered):
            self._contradicted(said, answered)
            for row in rows:
                if row not in answered:
                    self._row(row)
            return
        emptied = sum(is_taken_back(row) for row in rows)
        earlier = self._held.answered(case.id, agency.id) - emptied
        if said.known is Known.NIL and earlier:
            were = "was" if earlier == 1 else "were"
            told = f"It says that {case.ref} is not known, and {counted(earlier, 'line')} of it {were} answered before."
            self._ask_known(said, told)
            for row in rows:
                row.answer = None
                self._row(row)
            return
        filled = said.filled_by or before.filled_by, said.filled_on or before.filled_on
        wanted = replace(before, filled_by=filled[0], filled_on=filled[1])
        if said.known is Known.NIL:
            wanted = replace(wanted, state=Known.NIL)
            self._nil += before.state is not Known.NIL
            for row in rows:  # "not known" on each line says the same again; words beside a nil return are kept
                row.answer = None
        elif said.known_as_sent and all(row.as_sent for row in answered):
            pass  # whatever was recorded of it meanwhile stands
        elif said.known is Known.KNOWN or answered:
            wanted = replace(wanted, state=Known.KNOWN)
            if said.known is None and not said.unclear:
                self._remarks.implied.append(case.ref)
        touched = sum([self._row(row) for row in rows])
        self._involved(case, before, wanted, said.known is Known.NIL or bool(answered), touched > 0)

    def _involved(self, case: Case, before: Involvement, wanted: Involvement, came: bool, touched: bool) -> None:
        """What the agency had to do with the case. The day it came is the first one: a mended return is not late."""
        if came and wanted.received_on is None:
            wanted = replace(wanted, received_on=self._today)
            touched = True
        if touched and came:
            if case.id in self._held.panel_graded:
                self._remarks.late.append(case.ref)
            if case.closed_on is not None:
                self._remarks.closed.append(case.ref)
            late = case.id in self._held.panel_graded or self._held.whole.audit.confirmed_on is not None
            wanted = replace(wanted, after_panel=wanted.after_panel or late)
        if wanted == before:
            return
        self._recorded = True
        self._held.put_involvement(wanted)
        pairs = (
            ("Known", known_in_words(before), known_in_words(wanted)),
            ("Filled in by", before.filled_by, wanted.filled_by),
            ("Date", _day(before.filled_on), _day(wanted.filled_on)),
        )
        for what, was, now in pairs:
            if was != now:
                self._found.changed(case, None, what, was, now)

    def _row(self, said: RowSaid) -> bool:
        """Whether the row changes anything; it is taken as far as it can be."""
        if said.unclear:
            return False
        wanted, stays = taken(said)
        self._remarks.row(said, wanted, stays)
        if wanted == said.held:
            return False
        self._held.put(wanted)
        self._tell(said, wanted)
        return True

    def _tell(self, said: RowSaid, wanted: Judgement) -> None:
        held, scale = said.held, said.line.scale
        is_new = not held.answered and not any(words_of(held, box).strip() for box in WHAT)
        self._new, self._changed = self._new + is_new, self._changed + (not is_new)
        was, now = (
            answer_in_words(each.grade or each.non_score or "", scale) if each.answered else ""
            for each in (held, wanted)
        )
        if was != now:
            self._found.changed(said.case, said.line, "Grade", was, now)
        for box, what in WHAT.items():
            if words_of(held, box) != words_of(wanted, box):
                self._found.changed(said.case, said.line, what, words_of(held, box), words_of(wanted, box))

    # What cannot be taken as it stands

    def _contradicted(self, said: CaseSaid, answered: Sequence[RowSaid]) -> None:
        told = f"It says that {said.case.ref} is not known, and answers {counted(len(answered), 'line')} of it."
        self._ask_known(said, told)
        for row in answered:
            if row.answer is not None:
                offers = offered((row.answer,), row.line.scale)
                place = row.row.grade.cell
                fix = f"Settle {said.row.known.cell} of the sheet {CASES} first."
                self._found.wrong(RETURN, place, WAITS, fix, row.case, row.line, offers, row.boxes)

    def _ask_known(self, said: CaseSaid, told: str) -> None:
        cell = said.row.known.cell
        offers = (Known.KNOWN.value, Known.NIL.value)
        fix = f"Say which it is: ask the agency, or mend {cell} and read the form again."
        self._found.wrong(CASES, cell, told, fix, said.case, None, offers, said.boxes)

    def _out_of_scope(self, said: CaseSaid, rows: Sequence[RowSaid]) -> None:
        speaking = [row for row in rows if row.says_anything or not row.row.grade.empty]
        told = f"{said.case.ref} is out of scope for {self._member.agency.name}."
        fix = "Put it in scope first if it should be answered, and read the form again; or leave it out."
        if said.known is Known.KNOWN and not speaking:
            self._found.wrong(CASES, said.row.known.cell, told, fix, said.case, None, (), said.boxes)
        for row in speaking:
            self._rows.put_aside(row, row.row.grade, told, fix)


def _is_there(row: RowSaid) -> bool:
    """Whether a row says something that an agency without the case could not say."""
    return row.answer is not None and not (isinstance(row.answer, NonScore) and row.answer in _NOTHING_THERE)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
