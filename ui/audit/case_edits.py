"""What a person changes about the cases of an audit, each as one step on what the file holds at that moment."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ui.audit.field_edits import FieldEdits
from ui.audit.naming import code_for, next_ref
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency, Case, Involvement, Known, Member
from workbench.domain.edits import Edit, Kind, Record
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.questions import Agencies, Cases, Everything, FieldNow, Overview
from workbench.domain.sampling.asked import RefsTakenOut
from workbench.domain.setting_up import (
    add_case,
    add_member,
    change_case,
    set_involvements,
)
from workbench.domain.taking_out import remove_case, remove_member
from workbench.domain.text import plain
from workbench.domain.whole_audit import WholeAudit

Place = tuple[int, int]
"""(id of a case, id of an agency)."""


class CaseEdits:
    """Each answers True once it is on disk; what waits for the file is shown as it will be."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace
        self._fields = FieldEdits(workspace)
        self._said: dict[Place, Known] = {}
        """What was said of an agency in a case and is not on disk yet."""

    def over(self, held: WholeAudit) -> tuple[WholeAudit, dict[Place, Known]]:
        """The audit, and what each agency had to do with each case, with what could not be written yet."""
        if not self._workspace.waiting:
            self._said.clear()
        whole = replace(held, cases=tuple(self._fields.over(case) for case in held.cases))
        return whole, {(each.case_id, each.agency_id): each.state for each in whole.involvements} | self._said

    def change(self, whole: WholeAudit, after: Case) -> bool:
        shown = next(case for case in whole.cases if case.id == after.id)

        def now() -> Case | None:
            return next((each for each in self._workspace.ask(Cases(whole.audit.id)) if each.id == after.id), None)

        def change(before: Case, wanted: Case) -> Edit | None:
            return change_case(before, wanted, whole.audit.id)

        return self._fields.send(shown, after, now, change)

    def synopsis(self, audit_id: int, case: Case) -> tuple[Record, str, str, Callable[[str], Edit | None]]:
        """What the words of a case are about, what it holds there, and how they are written."""
        record = Record(Kind.CASE, case.id)

        def write(text: str) -> Edit | None:
            self._workspace.ask(FieldNow(record, "synopsis"))  # Refused where the case has gone
            now = next(each for each in self._workspace.ask(Cases(audit_id)) if each.id == case.id)
            return change_case(now, replace(now, synopsis=plain(text)), audit_id)

        return record, "synopsis", case.synopsis, write

    def say(self, whole: WholeAudit, places: Sequence[tuple[str, str]], state: Known) -> bool:
        """The same answer in all these places, (case ref, agency code), as one step."""
        cases = {each.ref: each for each in whole.cases}
        members = {each.agency.code: each for each in whole.members}
        named = {(cases[ref].id, members[code].agency.id): (ref, members[code].agency.name) for ref, code in places}

        def change() -> Edit | None:
            now = {
                (each.case_id, each.agency_id): each
                for each in self._workspace.ask(Overview(whole.audit.id)).involvements
            }
            wanted = [
                (now.get(place, Involvement(*place, Known.AWAITED)), ref, agency)
                for place, (ref, agency) in named.items()
            ]
            return set_involvements(wanted, state, self._workspace.new_id)

        self._said |= dict.fromkeys(named, state)
        if not self._workspace.edit(change, ("involvement", *named)):
            return False
        for place in named:
            self._said.pop(place, None)
        return True

    def add(self, whole: WholeAudit) -> Case | None:
        """One more case, with the next free reference; None where it is not on disk."""
        gone = self._workspace.ask(RefsTakenOut(whole.audit.id))
        case = Case(0, next_ref(whole.audit.ref, [*gone, *(each.ref for each in whole.cases)]))

        def add() -> Edit:
            return add_case(case, whole.audit.id, whole.members, self._workspace.new_id)

        if not self._workspace.edit(add):
            return None
        return next(each for each in self._workspace.ask(Cases(whole.audit.id)) if each.ref == case.ref)

    def remove(self, whole: WholeAudit, case: Case) -> bool:
        def remove() -> Edit:
            now = self._workspace.ask(Everything(whole.audit.id))
            return remove_case(case, now)

        return self._workspace.edit(remove)

    def others(self, whole: WholeAudit) -> dict[str, Agency]:
        """The agencies of the partnership that do not take part, by name."""
        here = {member.agency.id for member in whole.members}
        return {each.name: each for each in self._workspace.ask(Agencies()) if each.id not in here}

    def join(self, whole: WholeAudit, name: str) -> bool:
        """An agency takes part from now on; one that nobody knows is new to the partnership."""
        taken = {each.code for each in self._workspace.ask(Agencies())}
        agency = self.others(whole).get(name) or Agency(0, code_for(name, taken), plain(name))

        def add() -> Edit:
            return add_member(agency, whole.audit.id, whole.members, whole.cases, self._workspace.new_id)

        return self._workspace.edit(add)

    def leave(self, whole: WholeAudit, member: Member) -> bool:
        """An agency takes part no longer; all it said here goes with it, in one step."""

        def remove() -> Edit:
            now = self._workspace.ask(Everything(whole.audit.id))
            held = next(each for each in now.members if each.id == member.id)
            return remove_member(held, now)

        return self._workspace.edit(remove)

    def said_by(self, whole: WholeAudit, member: Member) -> tuple[int, int]:
        """(how many judgements, in how many cases) an agency has given in this audit."""
        own = list(_own(self._workspace.ask(Everything(whole.audit.id)).judgements, member))
        return len(own), len({each.place.case_id for each in own})


def _own(judgements: Iterable[Judgement], member: Member) -> Iterable[Judgement]:
    return (each for each in judgements if each.place.layer is Layer.SELF and each.place.agency_id == member.agency.id)
