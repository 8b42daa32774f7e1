"""What the workspace holds of the agencies' own answers while a batch of forms is staged, and the edit it comes to."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.audits import Involvement, Known
from workbench.domain.edits import Added, Change, Kind, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.records import involvement_values, judgement_values
from workbench.domain.returns.problems import Problem, problem_values, settled
from workbench.domain.whole_audit import WholeAudit

Pair = tuple[int, int]
"""(case's id, agency's id)."""


class Held:
    """As it would stand after the forms staged so far: a second form of a batch is staged against the first."""

    def __init__(self, whole: WholeAudit) -> None:
        self.whole = whole
        own = [each for each in whole.judgements if each.place.layer is Layer.SELF and each.place.rater is None]
        self._judgements = {each.place: each for each in own}
        self._involvements = {(each.case_id, each.agency_id): each for each in whole.involvements}
        self._problems = list(whole.problems)
        self._before: dict[Place, Judgement] = {}
        self._before_involved: dict[Pair, Involvement] = {}
        self.panel_graded = frozenset(
            each.place.case_id
            for each in whole.judgements
            if each.place.layer is Layer.PANEL and each.place.rater is None and each.answered
        )
        """Cases on which the panel has answered any line."""

    def own(self, case_id: int, line_id: int, agency_id: int) -> Judgement:
        place = Place(self.whole.audit.id, line_id, Layer.SELF, case_id, agency_id)
        return self._judgements.get(place) or Judgement(place)

    def put(self, judgement: Judgement) -> None:
        place = judgement.place
        self._before.setdefault(place, self._judgements.get(place) or Judgement(place))
        self._judgements[place] = judgement

    def answered(self, case_id: int, agency_id: int) -> int:
        """Lines the agency has answered on a case."""
        lines = (each.id for each in self.whole.lines)
        return sum(self.own(case_id, line, agency_id).answered for line in lines)

    def involved(self, case_id: int, agency_id: int) -> Involvement:
        return self._involvements.get((case_id, agency_id)) or Involvement(case_id, agency_id, Known.AWAITED)

    def put_involvement(self, involvement: Involvement) -> None:
        pair = (involvement.case_id, involvement.agency_id)
        self._before_involved.setdefault(pair, self.involved(*pair))
        self._involvements[pair] = involvement

    def problems(self, agency_id: int) -> tuple[Problem, ...]:
        """What is not settled yet of one agency's forms."""
        return tuple(each for each in self._problems if each.agency_id == agency_id)

    def settle(self, problem: Problem) -> None:
        self._problems = [each for each in self._problems if each is not problem]

    def list_problem(self, problem: Problem) -> None:
        self._problems.append(problem)

    def changes(self, new_id: NewId) -> Iterator[Change]:
        """Everything that differs from what the workspace holds."""
        for pair, was in self._before_involved.items():
            now = self._involvements[pair]
            if was.id:
                values = involvement_values(was), involvement_values(now)
                yield from changed_fields(Kind.INVOLVEMENT, was.id, *values)
            elif now != was:
                yield Added(Kind.INVOLVEMENT, new_id(), involvement_values(now))
        for place, before in self._before.items():
            after = self._judgements[place]
            if before.id:
                yield from changed_fields(Kind.JUDGEMENT, before.id, judgement_values(before), judgement_values(after))
            elif after != before:
                yield Added(Kind.JUDGEMENT, new_id(), judgement_values(after))
        kept = {each.id for each in self._problems}
        yield from (settled(each) for each in self.whole.problems if each.id not in kept)
        for each in self._problems:
            if each.id == 0:
                fresh = replace(each, id=new_id())
                yield Added(Kind.PROBLEM, fresh.id, problem_values(fresh))
