"""What a workspace can be asked for the scores of an audit."""

from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.questions import Question
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit

Own = tuple[int, int, int, str | None, str | None]
"""What an agency gave: the ids of the case, the line and the agency, and the code of a grade or of what is none.

A plain tuple, because an audit has ten thousand.
"""


@dataclass(frozen=True)
class ScoresSheet:
    """Every grade of one audit on every layer, without the words of agencies' own."""

    whole: WholeAudit
    """Without any judgement of agencies' own."""
    own: tuple[Own, ...]

    @cached_property
    def everything(self) -> WholeAudit:
        """The audit with agencies' own grades as judgements that have no words."""
        audit = self.whole.audit.id
        own = (
            Judgement(
                Place(audit, line, Layer.SELF, case, agency), 0, grade, NonScore(none) if none is not None else None
            )
            for case, line, agency, grade, none in self.own
        )
        return replace(self.whole, judgements=(*self.whole.judgements, *own))


@dataclass(frozen=True, slots=True)
class Scores(Question[ScoresSheet]):
    """The grades of an audit: a third of the cost of everything in a large one."""

    audit_id: int
