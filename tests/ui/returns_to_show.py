"""The example's returns a week before its panel: some late, some extended, two with something to fix."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from workbench.domain.audits import Involvement, Known
from workbench.domain.edits import Added, Change, Edit, Kind, Removed, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.judgements import Layer
from workbench.domain.records import audit_values, involvement_values, judgement_values
from workbench.domain.returns.post import Post, What, post_values
from workbench.domain.returns.problems import Problem, problem_values
from workbench.domain.whole_audit import WholeAudit

TODAY = datetime(2026, 5, 7, 9, 4).astimezone()
DUE = date(2026, 5, 1)
LATE = (("MIS26-03", "GP"), ("MIS26-05", "CAM"), ("MIS26-05", "GP"))
EXTENDED = {("MIS26-07", "GP"): (date(2026, 5, 11), "leave"), ("MIS26-08", "EDU"): (date(2026, 5, 8), "exam week")}
WRONG = {("MIS26-05", "POL"): 3, ("MIS26-07", "CSC"): 5}
"""The line, counted from 1, with two grades in its cell."""
PERSON = "Ruth Okafor"


def arranged(whole: WholeAudit, new_id: NewId) -> Edit:
    """`whole` is everything of the example's latest audit. One step, which undo takes back."""
    return Edit("arrange returns", "Returns arranged", tuple(_changes(whole, new_id)))


def nothing_came(whole: WholeAudit, new_id: NewId) -> Edit:
    """Forms went out on 15 April and no agency has answered yet."""
    changes: list[Change] = [
        Removed(Kind.JUDGEMENT, each.id, judgement_values(each))
        for each in whole.judgements
        if each.place.layer is Layer.SELF
    ]
    for each in whole.involvements:
        awaited = replace(each, state=Known.AWAITED, received_on=None, filled_by="", filled_on=None)
        changes += changed_fields(Kind.INVOLVEMENT, each.id, involvement_values(each), involvement_values(awaited))
    changes += [
        change for change in _post(whole, new_id) if isinstance(change, Added) and change.values["version"] == 1
    ]
    sent = [each for each in changes if not isinstance(each, Added) or each.values["what"] == What.SENT]
    return Edit("arrange returns", "Returns arranged", tuple(sent))


def _changes(whole: WholeAudit, new_id: NewId) -> Iterator[Change]:
    audit = whole.audit
    due = replace(audit, returns_due=DUE)
    yield from changed_fields(Kind.AUDIT, audit.id, audit_values(audit), audit_values(due))
    cases = {each.id: each.ref for each in whole.cases}
    agencies = {each.agency.id: each.agency.code for each in whole.members}
    open_ones = {*LATE, *EXTENDED}
    own = [each for each in whole.judgements if each.place.layer is Layer.SELF]
    for each in own:
        place = (cases.get(each.place.case_id or 0, ""), agencies.get(each.place.agency_id or 0, ""))
        line = next((n for n, line in enumerate(whole.lines, 1) if line.id == each.place.line_id), 0)
        if place in open_ones or WRONG.get(place) == line:
            yield Removed(Kind.JUDGEMENT, each.id, judgement_values(each))
    known = {(each.case_id, each.agency_id): each for each in whole.involvements}
    for row, case in enumerate(whole.cases):
        for column, member in enumerate(whole.members):
            place = (case.ref, member.agency.code)
            before = known.get((case.id, member.agency.id)) or Involvement(case.id, member.agency.id, Known.AWAITED)
            after = _stands(before, place, date(2026, 4, 27 + (row + column) % 4))
            if before.id == 0:
                yield Added(Kind.INVOLVEMENT, new_id(), involvement_values(after))
            else:
                yield from changed_fields(
                    Kind.INVOLVEMENT, before.id, involvement_values(before), involvement_values(after)
                )
    yield from _problems(whole, new_id)
    yield from _post(whole, new_id)


def _stands(before: Involvement, place: tuple[str, str], day: date) -> Involvement:
    if place in LATE:
        return replace(before, state=Known.AWAITED, received_on=None, due=None, due_why="")
    if place in EXTENDED:
        until, why = EXTENDED[place]
        return replace(before, state=Known.AWAITED, received_on=None, due=until, due_why=why)
    if before.received_on or before.state is Known.OUT_OF_SCOPE:
        return before
    state = Known.KNOWN if before.state is Known.AWAITED else before.state
    return replace(before, state=state, received_on=date(2026, 4, 22) if state is Known.NIL else day)


def _problems(whole: WholeAudit, new_id: NewId) -> Iterator[Change]:
    for (ref, code), number in WRONG.items():
        case = next(each for each in whole.cases if each.ref == ref)
        member = next(each for each in whole.members if each.agency.code == code)
        line = whole.lines[number - 1]
        id = new_id()
        problem = Problem(
            id, whole.audit.id, member.agency.id, case.id, line.id, f"MIS26 {code} v2.xlsx", "Return",
            f"D{number + 33}",
            f"Line {number} has two grades in one cell.", "Choose the one that was meant.",
            offers=(line.scale.codes[1], line.scale.codes[2]),
            boxes=(("reason", "The plan was seen by the team each week."),),
        )  # fmt: skip
        yield Added(Kind.PROBLEM, id, problem_values(problem))


def _post(whole: WholeAudit, new_id: NewId) -> Iterator[Change]:
    def posted(code: str, what: What, day: int, month: int, ref: str = "", **rest: object) -> Change:
        member = next(each for each in whole.members if each.agency.code == code)
        case = next((each.id for each in whole.cases if each.ref == ref), None)
        id = new_id()
        at = datetime(2026, month, day, 15, 2, tzinfo=UTC)
        post = Post(id, whole.audit.id, member.agency.id, what, at, PERSON, case, **rest)  # type: ignore[arg-type]
        return Added(Kind.POST, id, post_values(post))

    for member in whole.members:
        code = member.agency.code
        yield posted(code, What.SENT, 15, 4, file=f"MIS26 {code} v1.xlsx", version=1)
    yield posted("POL", What.REFUSED, 5, 5, text="its lines no longer match", version=1)
    yield posted("POL", What.RECEIVED, 6, 5, text="1 cell to settle", file="MIS26 POL v2.xlsx", version=2)
    yield posted("CSC", What.RECEIVED, 4, 5, text="1 cell to settle", file="MIS26 CSC v2.xlsx", version=2)
    for ref in ("MIS26-03", "MIS26-05"):
        yield posted("GP", What.CHASED, 6, 5, ref, text="Chased, 5 days late")
    yield posted("CAM", What.CHASED, 4, 5, "MIS26-05", text="Chased, 3 days late")
