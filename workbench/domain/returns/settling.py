"""Settling one problem of a return form: choose what its cell meant, type it in, or leave it out. Each is one step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from workbench.domain.audits import AuditLine, Case, Involvement, Known, Member
from workbench.domain.edits import Added, Change, Edit, Kind, changed_fields
from workbench.domain.grading import name_of
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Layer, Place, Words, with_words, words_of
from workbench.domain.records import involvement_values, judgement_values
from workbench.domain.returns.findings import WHAT
from workbench.domain.returns.meant import Answer, answer_in_words, answer_offered
from workbench.domain.returns.one_form import WAITS
from workbench.domain.returns.prefilled import FILLED_BY, FILLED_ON, GRADE
from workbench.domain.returns.problems import Problem, settled
from workbench.domain.scales import NonScore
from workbench.domain.text import plain
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

_KNOWN = {Known.KNOWN.value: Known.KNOWN, Known.NIL.value: Known.NIL}
_BOXES = {box.value: box for box in Words}


def offers_in_words(whole: WholeAudit, problem: Problem) -> tuple[tuple[str, str], ...]:
    """(offer, its words) of everything the cell may mean: ('G', 'Good'), ('nil', 'Nil return')."""
    line = _line(whole, problem)
    if line is None:
        return tuple((each, _KNOWN[each].label) for each in problem.offers if each in _KNOWN)
    scale = line.scale
    return tuple((each, answer_in_words(answer_offered(each, scale), scale)) for each in problem.offers)


def waiting_in_words(problem: Problem) -> tuple[tuple[str, str], ...]:
    """(box, its text) of everything that waits with a problem: ('Reason', 'Seen late.')."""
    called = {box.value: what for box, what in WHAT.items()}
    called |= {GRADE: "Grade", FILLED_BY: "Filled in by", FILLED_ON: "Date"}
    return tuple((called[name], text) for name, text in problem.boxes if name in called and text.strip())


def choose(whole: WholeAudit, problem: Problem, offer: str, today: date, new_id: NewId) -> Edit:
    """The cell meant `offer`, one of the problem's own: it is taken with the words that waited beside it."""
    if offer not in problem.offers:
        raise Refused("That is none of what the cell may mean. Type the answer in instead. Nothing was changed.")
    line = _line(whole, problem)
    if line is None:
        return _known(whole, problem, _KNOWN[offer], today, new_id)
    return type_in(whole, problem, answer_offered(offer, line.scale), {}, today, new_id)


def type_in(
    whole: WholeAudit, problem: Problem, answer: Answer, texts: Mapping[Words, str], today: date, new_id: NewId
) -> Edit:
    """The answer of the row, with the words typed in `texts` or else those that waited with the problem.

    Refused where the row names no case and line, for a grade that the line's scale does not have, and where the agency
    made a nil return or is out of scope.
    """
    case, member, line = _case(whole, problem), _member(whole, problem), _line(whole, problem)
    if case is None or line is None:
        raise Refused("The row names no case and line of this audit, so there is nothing to put its answer on.")
    involved = _involved(whole, case, member)
    if involved.state in (Known.NIL, Known.OUT_OF_SCOPE):
        told = "made a nil return" if involved.state is Known.NIL else "is out of scope"
        raise Refused(f"{member.agency.name} {told} on {case.ref}. Take that back first. Nothing was changed.")
    if not isinstance(answer, NonScore) and not line.scale.has(answer):
        raise Refused(f"{name_of(line)} is graded on {line.scale.title}, which has no grade {answer}.")
    words = {**_waiting(problem), **{box: plain(text) for box, text in texts.items()}}
    changes = [
        *_involve(involved, replace(_late(whole, involved, today), state=Known.KNOWN), new_id),
        *_judged(_own(whole, case, line, member), answer, words, new_id),
        settled(problem),
    ]
    label = f"{_where(whole, problem)}: {answer_in_words(answer, line.scale)}"
    return Edit("settle return", label, tuple(changes))


def leave_out(whole: WholeAudit, problem: Problem, why: str) -> Edit:
    """The problem needs no answer. Why is kept in the history, with what its row said. Refused without a reason."""
    said = " ".join(plain(why).split())
    if not said:
        raise Refused("Say why it is left out, such as: the agency sent another row. Nothing was changed.")
    return Edit("leave out", f"{_where(whole, problem)} left out: {said}", (settled(problem),))


def _known(whole: WholeAudit, problem: Problem, state: Known, today: date, new_id: NewId) -> Edit:
    """Whether the agency knows the case; the rows that waited for it are taken, or, of a nil return, their words."""
    case, member = _case(whole, problem), _member(whole, problem)
    if case is None:
        raise Refused("The row names no case of this audit. Leave it out, or ask the agency. Nothing was changed.")
    involved, said = _involved(whole, case, member), dict(problem.boxes)
    waiting = [
        each
        for each in whole.problems
        if (each.case_id, each.agency_id, each.problem) == (case.id, member.agency.id, WAITS)
    ]
    wanted = replace(
        _late(whole, involved, today) if waiting or state is Known.NIL else involved,
        state=state,
        filled_by=said.get(FILLED_BY, involved.filled_by),
        filled_on=date.fromisoformat(said[FILLED_ON]) if FILLED_ON in said else involved.filled_on,
    )
    changes: list[Change] = [*_involve(involved, wanted, new_id)]
    done: set[int] = set()
    for each in waiting:
        line = _line(whole, each)
        assert line is not None
        done.add(line.id)
        answer = NonScore.NOT_ANSWERED if state is Known.NIL else answer_offered(each.offers[0], line.scale)
        changes += _judged(_own(whole, case, line, member), answer, _waiting(each), new_id)
    if state is Known.NIL:  # a nil return has no grades; what was graded before stays in the history
        for line in whole.lines:
            own = _own(whole, case, line, member)
            if line.id not in done and own.answered:
                changes += _judged(own, NonScore.NOT_ANSWERED, {}, new_id)
    changes += [settled(each) for each in (problem, *waiting) if each in whole.problems]
    return Edit("settle return", f"{_where(whole, problem)}: {state.label.lower()}", tuple(changes))


def _judged(own: Judgement, answer: Answer, words: Mapping[Words, str], new_id: NewId) -> Iterator[Change]:
    if answer is NonScore.NOT_ANSWERED:
        wanted = own._replace(grade=None, non_score=None)
    elif isinstance(answer, NonScore):
        wanted = own._replace(grade=None, non_score=answer)
    else:
        wanted = own._replace(grade=answer, non_score=None)
    for box, text in words.items():
        if text.strip() and text != words_of(own, box):
            wanted = with_words(wanted, box, text)
    before, after = judgement_values(own), judgement_values(wanted)
    if before == after:
        return
    if own.id:
        yield from changed_fields(Kind.JUDGEMENT, own.id, before, after)
    else:
        yield Added(Kind.JUDGEMENT, new_id(), after)


def _waiting(problem: Problem) -> dict[Words, str]:
    """The words that waited, by their box; what stood in the grade's own cell is no box."""
    return {_BOXES[name]: text for name, text in problem.boxes if name in _BOXES}


def _late(whole: WholeAudit, involved: Involvement, today: date) -> Involvement:
    """As received today, unless it came before; after the panel where that has graded the case."""
    graded = any(
        each.place.layer is Layer.PANEL and each.place.rater is None and each.answered
        for each in whole.judgements
        if each.place.case_id == involved.case_id
    )
    late = involved.after_panel or (involved.received_on is None and (graded or whole.audit.confirmed_on is not None))
    return replace(involved, received_on=involved.received_on or today, after_panel=late)


def _involve(before: Involvement, after: Involvement, new_id: NewId) -> Iterable[Change]:
    if before.id == 0:
        return (Added(Kind.INVOLVEMENT, new_id(), involvement_values(after)),)
    return changed_fields(Kind.INVOLVEMENT, before.id, involvement_values(before), involvement_values(after))


def _where(whole: WholeAudit, problem: Problem) -> str:
    """'MIS26-05, Police, line 3', or the cell where the row names no case."""
    case, line, member = _case(whole, problem), _line(whole, problem), _member(whole, problem)
    if case is None:
        return f"{member.agency.name}, {problem.sheet} {problem.cell}".rstrip()
    parts = [case.ref, member.agency.name, *([name_of(line).lower()] if line else [])]
    return ", ".join(parts)


def _own(whole: WholeAudit, case: Case, line: AuditLine, member: Member) -> Judgement:
    place = Place(whole.audit.id, line.id, Layer.SELF, case.id, member.agency.id)
    return next((each for each in whole.judgements if each.place == place), Judgement(place))


def _involved(whole: WholeAudit, case: Case, member: Member) -> Involvement:
    pair = case.id, member.agency.id
    found = (each for each in whole.involvements if (each.case_id, each.agency_id) == pair)
    return next(found, Involvement(*pair, Known.AWAITED))


def _case(whole: WholeAudit, problem: Problem) -> Case | None:
    return next((each for each in whole.cases if each.id == problem.case_id), None)


def _line(whole: WholeAudit, problem: Problem) -> AuditLine | None:
    return next((each for each in whole.lines if each.id == problem.line_id), None)


def _member(whole: WholeAudit, problem: Problem) -> Member:
    found = next((each for each in whole.members if each.agency.id == problem.agency_id), None)
    if found is None:
        raise Refused("The agency takes no part in this audit any more, so nothing was changed.")
    return found
