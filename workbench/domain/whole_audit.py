"""One audit with everything in it: the frozen value that exports are functions of."""

from dataclasses import dataclass, field
from functools import cached_property

from workbench.domain.audits import Audit, AuditLine, Case, Involvement, Known, Member, Message
from workbench.domain.briefing.briefing import Briefing
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.meetings import Meeting
from workbench.domain.returns.post import Post
from workbench.domain.returns.problems import Problem
from workbench.domain.sampling.drawn import Drawn
from workbench.domain.scales import NonScore, Scale
from workbench.domain.settings import Settings


@dataclass(frozen=True)
class WholeAudit:
    """An audit as it stood at one moment. Cases, lines, members and judgements come in natural-key order."""

    partnership: str
    audit: Audit
    framework_key: str
    framework_title: str
    framework_version: int
    scale: Scale
    lines: tuple[AuditLine, ...]
    members: tuple[Member, ...]
    cases: tuple[Case, ...]
    involvements: tuple[Involvement, ...]
    judgements: tuple[Judgement, ...]
    messages: tuple[Message, ...] = ()
    framework_source: str = ""
    example: bool = False
    settings: Settings = field(default_factory=lambda: Settings("", ""))
    """What the partnership has settled, where a document needs it."""
    composed: Briefing | None = None
    """The seven-minute briefing as the officer is writing it; None where nobody has begun one."""
    draw: tuple[Drawn, ...] = ()
    """The list the cases were drawn in, in its order; empty where nobody has drawn one here."""
    post: tuple[Post, ...] = ()
    """What went to the agencies and came from them, first to last."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in forms that came and is not settled yet, by agency, case and cell."""
    meetings: tuple[Meeting, ...] = ()
    """The panel meetings, first to last, with who came."""

    @cached_property
    def _judged(self) -> dict[Place, Judgement]:
        return {judgement.place: judgement for judgement in self.judgements}

    @cached_property
    def _known(self) -> dict[tuple[int, int], Known]:
        return {(each.case_id, each.agency_id): each.state for each in self.involvements}

    @cached_property
    def graded_lines(self) -> tuple[AuditLine, ...]:
        """The lines that count: all but the whole-case judgement."""
        return tuple(line for line in self.lines if line.line.kind is LineKind.LINE)

    @cached_property
    def whole_case_line(self) -> AuditLine | None:
        return next((line for line in self.lines if line.line.kind is LineKind.WHOLE_CASE), None)

    def panel(self, case: Case, line: AuditLine) -> Judgement:
        """The panel's judgement, an empty one where there is none yet."""
        return self._at(Place(self.audit.id, line.id, Layer.PANEL, case.id))

    def own(self, case: Case, line: AuditLine, member: Member) -> Judgement:
        """An agency's own judgement, an empty one where there is none."""
        return self._at(Place(self.audit.id, line.id, Layer.SELF, case.id, member.agency.id))

    def final(self, line: AuditLine) -> Judgement:
        """The audit-level conclusion on a line, an empty one where there is none."""
        return self._at(Place(self.audit.id, line.id, Layer.FINAL))

    def involvement(self, case: Case, member: Member) -> Known:
        """What the agency had to do with the case; awaited where nothing is recorded."""
        return self._known.get((case.id, member.agency.id), Known.AWAITED)

    def _at(self, place: Place) -> Judgement:
        return self._judged.get(place) or Judgement(place)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How one line was graded on one layer. `graded` is the number actually graded: the only n there is."""

    line: AuditLine
    layer: Layer
    grades: tuple[tuple[str, int], ...]
    """(code, count) for every grade of the line's scale, best first."""
    non_scores: tuple[tuple[NonScore, int], ...]
    """Every non-score with its count, beside the grades and never among them."""
    nil_returns: int = 0
    """Agencies (self layer) that answered they had nothing: counted as nil, not as NK and not as unanswered."""

    @property
    def graded(self) -> int:
        return sum(count for _, count in self.grades)

    @property
    def good(self) -> int:
        """How many were good or better, by the scale's own say."""
        scale = self.line.scale
        return sum(count for code, count in self.grades if scale.grade(code).good)

    @property
    def counts(self) -> str:
        """'5 of 8', never a percentage."""
        return f"{self.good} of {self.graded}"


def distribution(whole: WholeAudit, line: AuditLine, layer: Layer) -> Distribution:
    """The counts of one line on one layer, from the judgements themselves.

    Where a judgement was expected and none is there, it counts as not answered: on the panel layer one a case; on the
    self layer one for each case an agency knows or is still awaited on. An agency that answered nil or is out of scope
    owes no judgement.
    """
    answers: list[str | NonScore] = []
    nil = 0
    if layer is Layer.PANEL:
        answers = [whole.panel(case, line).answer for case in whole.cases]
    elif layer is Layer.FINAL:
        answers = [whole.final(line).answer]
    else:
        for case in whole.cases:
            for member in whole.members:
                judgement, state = whole.own(case, line, member), whole.involvement(case, member)
                if judgement.answered or state in (Known.KNOWN, Known.AWAITED):
                    answers.append(judgement.answer)
                nil += state is Known.NIL
    codes = [answer for answer in answers if not isinstance(answer, NonScore)]  # a scale may have a grade coded NA
    grades = tuple((code, codes.count(code)) for code in line.scale.codes)
    non_scores = tuple((each, sum(answer is each for answer in answers)) for each in NonScore)
    return Distribution(line, layer, grades, non_scores, nil)
