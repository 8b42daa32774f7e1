"""What is wrong in a return form and not settled yet: kept with its cell until somebody settles it."""

from dataclasses import dataclass

from workbench.domain.edits import Kind, Removed, Value, Values


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell of a form that was read in part: what is wrong, where, and the smallest mend.

    `case_id` and `line_id` are None where the row names none of this audit's.
    """

    id: int
    audit_id: int
    agency_id: int
    case_id: int | None
    line_id: int | None
    file: str
    sheet: str
    cell: str
    problem: str
    fix: str
    offers: tuple[str, ...] = ()
    """Grades or non-scores that the cell may mean, by code: settling it is choosing one."""
    boxes: tuple[tuple[str, str], ...] = ()
    """(field of the judgement, text) of the row's other boxes: none of them is lost while the grade waits."""


def problem_values(problem: Problem) -> Values:
    return {
        "audit_id": problem.audit_id,
        "agency_id": problem.agency_id,
        "case_id": problem.case_id,
        "line_id": problem.line_id,
        "file": problem.file,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "problem": problem.problem,
        "fix": problem.fix,
        "offers": problem.offers,
        "boxes": problem.boxes,
    }


def problem_from(id: int, values: dict[str, Value]) -> Problem:
    case_id, line_id, offers, boxes = (values[name] for name in ("case_id", "line_id", "offers", "boxes"))
    assert isinstance(offers, tuple)
    assert isinstance(boxes, tuple)
    return Problem(
        id=id,
        audit_id=int(str(values["audit_id"])),
        agency_id=int(str(values["agency_id"])),
        case_id=None if case_id is None else int(str(case_id)),
        line_id=None if line_id is None else int(str(line_id)),
        file=str(values["file"]),
        sheet=str(values["sheet"]),
        cell=str(values["cell"]),
        problem=str(values["problem"]),
        fix=str(values["fix"]),
        offers=tuple(str(each) for each in offers),
        boxes=tuple((str(each[0]), str(each[1])) for each in boxes if isinstance(each, tuple)),
    )


def settled(problem: Problem) -> Removed:
    """The change that takes a settled problem off the list; undo brings it back."""
    return Removed(Kind.PROBLEM, problem.id, problem_values(problem))
