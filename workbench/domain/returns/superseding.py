"""What was wrong in an earlier form of an agency, settled by a later one that answers it: no word is lost by it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from workbench.domain.audits import Known
from workbench.domain.judgements import Words, with_words, words_of
from workbench.domain.returns.cases_in_form import CaseSaid
from workbench.domain.returns.findings import WHAT, Findings
from workbench.domain.returns.held import Held
from workbench.domain.returns.layout import CASES
from workbench.domain.returns.prefilled import FILLED_BY, FILLED_ON, GRADE
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.read import ReadCell, ReadForm
from workbench.domain.returns.rows_in_form import RowSaid
from workbench.domain.text import counted


def supersede(
    held: Held,
    form: ReadForm,
    found: Findings,
    cases: Mapping[int, CaseSaid],
    rows: Mapping[tuple[int, int], RowSaid],
) -> bool:
    """Settle what this form answers. Whether it settled anything, or took words over that waited with a problem."""
    settled = brought = 0
    kept: set[tuple[object, ...]] = set()
    for problem in held.problems(found.member.agency.id):
        same = next((each for each in found.records if _alike(each, problem)), None)
        if same is not None:  # still so: the one that is listed already stays
            found.records.remove(same)
            continue
        again = next((each for each in found.records if _place(each) == _place(problem)), None)
        if again is not None and problem.case_id is not None:
            if _place(problem) in kept and not {*problem.boxes} <= {*again.boxes}:
                continue  # two rows waited here: the words of one are with what is wrong now, those of the other stay
            kept.add(_place(problem))
            found.records[found.records.index(again)] = _with_words_of(again, problem)
        elif not _answered(problem, form, cases, rows) or _would_lose(problem, held, found, rows):
            continue
        else:
            brought += _words_over(problem, held, found, rows) + _who_over(problem, held, found, cases)
        held.settle(problem)
        settled += 1
    if settled:
        found.notes.append(f"It settles {counted(settled, 'problem')} of an earlier form.")
    if brought:
        found.notes.append(
            f"{counted(brought, 'box', 'boxes')} that it leaves empty keep the words that waited with a problem."
        )
    return settled > 0


def _alike(fresh: Problem, listed: Problem) -> bool:
    def told(each: Problem) -> tuple[object, ...]:
        return each.case_id, each.line_id, each.sheet, each.cell, each.problem, each.fix, each.offers, each.boxes

    return told(fresh) == told(listed)


def _place(problem: Problem) -> tuple[object, ...]:
    """Where it is; a row that lost its line is at its words, for it is nowhere else."""
    if problem.line_id is None and problem.sheet != CASES:
        return problem.case_id, problem.sheet, problem.boxes
    return problem.case_id, problem.line_id


def _with_words_of(fresh: Problem, earlier: Problem) -> Problem:
    """What is still wrong keeps the words that waited with it before, where it brings none of its own."""
    named = {name for name, _ in fresh.boxes}
    return replace(fresh, boxes=(*fresh.boxes, *(each for each in earlier.boxes if each[0] not in named)))


def _answered(
    problem: Problem, form: ReadForm, cases: Mapping[int, CaseSaid], rows: Mapping[tuple[int, int], RowSaid]
) -> bool:
    """Whether this form says something in the place of what was wrong. What it was sent with says nothing."""
    if problem.case_id is not None and (problem.line_id is not None or problem.sheet == CASES):
        said = cases.get(problem.case_id)
        if problem.line_id is None:
            return said is not None and said.known is not None and (not said.known_as_sent or bool(said.boxes))
        row = rows.get((problem.case_id, problem.line_id))
        if row is not None and row.answer is not None and _is_new(row):
            return True
        return said is not None and said.known is Known.NIL
    # A row that named no line of this audit: its words must stand somewhere in the later form.
    texts = {cell.text.strip() for row in form.rows for cell in row[4:] if isinstance(cell, ReadCell)}
    words = [text.strip() for name, text in problem.boxes if name != GRADE]
    return all(text in texts for text in words) if words else any(map(_is_new, rows.values()))


def _is_new(row: RowSaid) -> bool:
    return bool(row.boxes) or (row.answer is not None and not row.as_sent)


def _would_lose(problem: Problem, held: Held, found: Findings, rows: Mapping[tuple[int, int], RowSaid]) -> bool:
    """Whether words that wait would be gone: their row is, or their box holds what this form did not write there."""
    if problem.case_id is None or problem.line_id is None:
        return False
    row = rows.get((problem.case_id, problem.line_id))
    now = held.own(problem.case_id, problem.line_id, found.member.agency.id)
    for name, text in problem.boxes:
        if name not in {box.value for box in WHAT}:
            continue
        if row is None:
            return True
        box = Words(name)
        stands, was = words_of(now, box).strip(), words_of(row.held, box).strip()
        if stands not in ("", text.strip()) and row.words.get(box, "").strip() in ("", was):
            return True
    return False


def _words_over(problem: Problem, held: Held, found: Findings, rows: Mapping[tuple[int, int], RowSaid]) -> int:
    """Words that waited and that the later form leaves empty go to their box; how many did."""
    if problem.case_id is None or problem.line_id is None:
        return 0
    row, brought = rows.get((problem.case_id, problem.line_id)), 0
    if row is None:
        return 0
    for name, text in problem.boxes:
        if name not in {box.value for box in WHAT}:
            continue
        box = Words(name)
        judgement = held.own(problem.case_id, problem.line_id, found.member.agency.id)
        if words_of(judgement, box).strip() or row.words.get(box, "").strip():
            continue
        held.put(with_words(judgement, box, text))
        found.changed(row.case, row.line, WHAT[box], "", text)
        brought += 1
    return brought


def _who_over(problem: Problem, held: Held, found: Findings, cases: Mapping[int, CaseSaid]) -> int:
    """Who filled a case in, and when, where that waited and the later form says neither; how many did."""
    said = cases.get(problem.case_id) if problem.case_id is not None and problem.line_id is None else None
    if said is None:
        return 0
    waited, was = dict(problem.boxes), held.involved(said.case.id, found.member.agency.id)
    role, day = waited.get(FILLED_BY, ""), waited.get(FILLED_ON, "")
    now, brought = was, 0
    if role and not was.filled_by:
        now, brought = replace(now, filled_by=role), brought + 1
        found.changed(said.case, None, "Filled in by", "", role)
    if day and was.filled_on is None:
        on = date.fromisoformat(day)
        now, brought = replace(now, filled_on=on), brought + 1
        found.changed(said.case, None, "Date", "", f"{on.day} {on:%B %Y}")
    if brought:
        held.put_involvement(now)
    return brought
