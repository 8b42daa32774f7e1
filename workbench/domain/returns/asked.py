"""What a workspace can be asked about the returns of an audit."""

from dataclasses import dataclass
from functools import cached_property

from workbench.domain.audits import Involvement, Known
from workbench.domain.questions import Question
from workbench.domain.returns.post import Post
from workbench.domain.returns.problems import Problem
from workbench.domain.whole_audit import WholeAudit


@dataclass(frozen=True, slots=True)
class Answered:
    """How much an agency has said on one case itself."""

    case_id: int
    agency_id: int
    lines: int
    """Lines of enquiry it has answered, with a grade or a non-score; a whole-case line is never counted."""
    owing: int
    """Answers whose reason or impact is still owed."""


@dataclass(frozen=True)
class ReturnsSheet:
    """The returns of one audit as they stand. `whole` holds no judgement of the agencies' own: they are counted."""

    whole: WholeAudit
    answered: tuple[Answered, ...]

    @cached_property
    def _answered(self) -> dict[tuple[int, int], Answered]:
        return {(each.case_id, each.agency_id): each for each in self.answered}

    @cached_property
    def _involved(self) -> dict[tuple[int, int], Involvement]:
        return {(each.case_id, each.agency_id): each for each in self.whole.involvements}

    def said(self, case_id: int, agency_id: int) -> Answered:
        return self._answered.get((case_id, agency_id)) or Answered(case_id, agency_id, 0, 0)

    def involved(self, case_id: int, agency_id: int) -> Involvement:
        """What is recorded; awaited where nothing is."""
        return self._involved.get((case_id, agency_id)) or Involvement(case_id, agency_id, Known.AWAITED)

    def problems(self, case_id: int | None, agency_id: int) -> tuple[Problem, ...]:
        """The unsettled problems of one return; those of no case of this audit where `case_id` is None."""
        return tuple(each for each in self.whole.problems if (each.case_id, each.agency_id) == (case_id, agency_id))

    def post(self, case_id: int, agency_id: int) -> tuple[Post, ...]:
        """What went to and came from the agency that concerns this case, first to last."""
        return tuple(
            each for each in self.whole.post if each.agency_id == agency_id and each.case_id in (None, case_id)
        )


@dataclass(frozen=True, slots=True)
class Returns(Question[ReturnsSheet]):
    """The returns of an audit: a tenth of the cost of everything in a large one."""

    audit_id: int
