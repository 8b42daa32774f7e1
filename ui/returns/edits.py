"""What is done about returns from this screen, each as one step on what the file holds at that moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from ui.identifiers.watch import watch
from ui.workspace import OpenWorkspace
from workbench.domain.audits import AuditLine, Member
from workbench.domain.edits import Edit
from workbench.domain.judgements import Judgement, Layer, Words
from workbench.domain.judgements import Place as Placed
from workbench.domain.questions import CaseGrades, History, JudgementAt, Workspace
from workbench.domain.returns import settling, verbs
from workbench.domain.returns.asked import Returns
from workbench.domain.returns.chasing import Chase, chase_of, message, question
from workbench.domain.returns.detail import ReturnDetail, return_detail
from workbench.domain.returns.meant import Answer
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow, State
from workbench.domain.returns.verbs import Place, Said
from workbench.domain.whole_audit import WholeAudit


class ReturnEdits:
    """Each answers True once it is on disk."""

    def __init__(self, workspace: OpenWorkspace, clock: Callable[[], datetime]) -> None:
        self._workspace, self._clock = workspace, clock

    def now(self, audit_id: int) -> ReturnsNow:
        return ReturnsNow(self._workspace.ask(Returns(audit_id)), self._clock().date())

    def detail(self, now: ReturnsNow, case_id: int | None, agency_id: int) -> ReturnDetail | None:
        """What the pane shows; None where there is no such return any more."""
        member = next((each for each in now.members if each.agency.id == agency_id), None)
        case = next((each for each in now.cases if each.id == case_id), None)
        if member is None or (case_id is not None and case is None):
            return None
        if case is None:
            return return_detail(now, None, member)
        standing, involved = now.at(case.id, agency_id), now.sheet.involved(case.id, agency_id)
        asks = standing is not None and bool(standing.owed)
        own = self._workspace.ask(CaseGrades(case.id)).own if asks else ()
        moments = self._workspace.ask(History(involved.id)) if involved.id else ()
        return return_detail(now, case, member, own, moments)

    def nil(self, now: ReturnsNow, places: Sequence[Place]) -> bool:
        """Nil returns; where all of them are that already, awaited again."""
        standings = [now.at(*place) for place in places]
        back = all(each is not None and each.state is State.NIL for each in standings)
        verb = verbs.take_back if back else verbs.mark_nil
        return self._edit(now, lambda fresh: verb(fresh, places, self._said()))

    def take_back(self, now: ReturnsNow, places: Sequence[Place]) -> bool:
        return self._edit(now, lambda fresh: verbs.take_back(fresh, places, self._said()))

    def extend(self, now: ReturnsNow, places: Sequence[Place], until: date | None, why: str) -> bool:
        return self._edit(now, lambda fresh: verbs.extend(fresh, places, until, why, self._said()))

    def set_due(self, now: ReturnsNow, day: date | None) -> bool:
        return self._edit(now, lambda fresh: verbs.set_due(fresh.audit, day))

    def chase(self, now: ReturnsNow, chase: Chase) -> str:
        """The message, once it is logged that it was sent; empty where that could not be written."""
        text = self.message(now, chase)

        def log(fresh: ReturnsNow) -> Edit | None:
            still = chase_of(fresh, chase.member)
            return verbs.log_chased(fresh, still, self._said()) if still else None

        return text if self._edit(now, log) else ""

    def message(self, now: ReturnsNow, chase: Chase) -> str:
        about = self._workspace.ask(Workspace())
        return message(now, chase, about.person, now.sheet.whole.partnership)

    def question(self, now: ReturnsNow, detail: ReturnDetail) -> str:
        """What to ask an agency about its form, once it is logged; empty where that could not be written."""
        person, case = self._workspace.ask(Workspace()).person, detail.case
        owed = [each.sentence for each in detail.owed]
        text = question(
            now.audit, case, detail.member, detail.problems, owed, person, now.sheet.whole.partnership,
            lambda words: bool(watch.look(words)),
        )  # fmt: skip
        case_id = case.id if case else None
        done = self._edit(now, lambda fresh: verbs.log_asked(fresh, case_id, detail.member, self._said()))
        return text if done else ""

    def own(self, now: ReturnsNow, case_id: int, member: Member, line: AuditLine) -> Judgement:
        """What the agency has said on a line so far."""
        place = Placed(now.audit.id, line.id, Layer.SELF, case_id, member.agency.id)
        return self._workspace.ask(JudgementAt(place))

    def write(
        self, now: ReturnsNow, detail: ReturnDetail, line: AuditLine, given: Answer, texts: Mapping[Words, str]
    ) -> bool:
        """An agency's own answer on a line and its words, typed in for it."""
        assert detail.case is not None
        case, new_id = detail.case, self._workspace.new_id

        def write(fresh: ReturnsNow) -> Edit | None:
            involved = fresh.sheet.involved(case.id, detail.member.agency.id)
            own = self.own(fresh, case.id, detail.member, line)
            return verbs.answer(own, given, texts, line, involved, detail.where, new_id)

        return self._edit(now, write)

    def choose(self, now: ReturnsNow, problem: Problem, offer: str) -> bool:
        """The cell meant this: it is taken with the words that waited beside it."""
        day, new_id = self._clock().date(), self._workspace.new_id
        return self._settle(now, problem, lambda whole: settling.choose(whole, problem, offer, day, new_id))

    def type_in(self, now: ReturnsNow, problem: Problem, given: Answer, texts: Mapping[Words, str]) -> bool:
        day, new_id = self._clock().date(), self._workspace.new_id
        return self._settle(now, problem, lambda whole: settling.type_in(whole, problem, given, texts, day, new_id))

    def leave_out(self, now: ReturnsNow, problem: Problem, why: str) -> bool:
        return self._settle(now, problem, lambda whole: settling.leave_out(whole, problem, why))

    def _settle(self, now: ReturnsNow, problem: Problem, build: Callable[[WholeAudit], Edit]) -> bool:
        """On the audit with what the agencies have said themselves of this case, which is all that settling needs."""

        def settle(fresh: ReturnsNow) -> Edit | None:
            whole = fresh.sheet.whole
            if all(each.id != problem.id for each in whole.problems):
                return None  # somebody has settled it meanwhile
            if problem.case_id is not None:
                own = self._workspace.ask(CaseGrades(problem.case_id)).own
                whole = replace(whole, judgements=(*whole.judgements, *own))
            return build(whole)

        return self._edit(now, settle)

    def _edit(self, now: ReturnsNow, build: Callable[[ReturnsNow], Edit | None]) -> bool:
        return self._workspace.edit(lambda: build(self.now(now.audit.id)))

    def _said(self) -> Said:
        return Said(self._workspace.ask(Workspace()).person, self._clock(), self._workspace.new_id)
