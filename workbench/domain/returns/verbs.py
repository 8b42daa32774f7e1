"""What an officer does about returns by hand: nil return, more time, chased, a problem settled. Each is one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from workbench.domain.audits import Audit, AuditLine, Case, Involvement, Known, Member
from workbench.domain.edits import Added, Change, Edit, Kind, changed_fields
from workbench.domain.grading import name_of
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Words, boxes, with_words
from workbench.domain.programme import day_in_year
from workbench.domain.records import involvement_values, judgement_values
from workbench.domain.returns.chasing import Chase
from workbench.domain.returns.post import Post, What, post_values
from workbench.domain.returns.problems import settled
from workbench.domain.returns.standing import OPEN, ReturnsNow
from workbench.domain.scales import NonScore
from workbench.domain.setting_up import change_audit
from workbench.domain.text import counted, plain
from workbench.errors import Refused


@dataclass(frozen=True, slots=True)
class Said:
    """Who does it, when, and how records are numbered."""

    person: str
    at: datetime
    new_id: NewId

    @property
    def today(self) -> date:
        return self.at.date()


Place = tuple[int, int]
"""(id of a case, id of an agency)."""


def mark_nil(now: ReturnsNow, places: Sequence[Place], said: Said) -> Edit | None:
    """These agencies answered that they have nothing on these cases. What was wrong in a form of theirs is settled.

    Refused where one of them has answered a line of the case itself: that is no nil return.
    """
    changes: list[Change] = []
    labels = []
    for case, member, involved in _named(now, places):
        lines = now.sheet.said(case.id, member.agency.id).lines
        if lines:
            raise Refused(
                f"{member.agency.name} has answered {counted(lines, 'line')} on {case.ref}, so it is no nil return. "
                "Take those answers back first, on the panel, grading as that agency. Nothing was changed."
            )
        if involved.state is Known.NIL:
            continue
        wanted = replace(involved, state=Known.NIL, received_on=said.today, due=None, due_why="")
        changes += _involvement(involved, wanted, said.new_id)
        changes += [settled(each) for each in now.sheet.problems(case.id, member.agency.id)]
        changes.append(_posted(now.audit, member, What.RECEIVED, said, case.id, "Nil return"))
        labels.append(f"{case.ref}, {member.agency.name}: nil return")
    return _edit("nil return", labels, "nil returns", changes)


def take_back(now: ReturnsNow, places: Sequence[Place], said: Said) -> Edit | None:
    """A nil return or out of scope that was none: awaited again."""
    changes: list[Change] = []
    labels = []
    for case, member, involved in _named(now, places):
        if involved.state in (Known.NIL, Known.OUT_OF_SCOPE):
            changes += _involvement(involved, replace(involved, state=Known.AWAITED, received_on=None), said.new_id)
            labels.append(f"{case.ref}, {member.agency.name}: awaited again")
    return _edit("awaited again", labels, "returns awaited again", changes)


def extend(now: ReturnsNow, places: Sequence[Place], until: date | None, why: str, said: Said) -> Edit | None:
    """More time for these returns, until a day and with a reason; None for `until` takes it back.

    Only what has not come yet can be extended. Refused without a reason, and for a day that has passed.
    """
    reason = " ".join(plain(why).split())
    if until is not None:
        if not reason:
            raise Refused("Say why, such as: exam week. Nothing was changed.")
        if until < said.today:
            raise Refused("That day has passed. Choose today or a later one. Nothing was changed.")
    changes: list[Change] = []
    labels = []
    for case, member, involved in _named(now, places):
        standing = now.at(case.id, member.agency.id)
        if standing is None or standing.state not in OPEN:
            continue
        after = _involvement(involved, replace(involved, due=until, due_why=reason if until else ""), said.new_id)
        if not after:
            continue
        told = f"until {day_in_year(until, said.today)}" if until else "no longer"
        changes += after
        text = f"Extended {told}: {reason}" if until else "No longer extended"
        changes.append(_posted(now.audit, member, What.EXTENDED, said, case.id, text))
        labels.append(f"{case.ref}, {member.agency.name}: extended {told}")
    return _edit("extend returns", labels, "returns extended" if until else "returns no longer extended", changes)


def log_chased(now: ReturnsNow, chase: Chase, said: Said) -> Edit:
    """That an agency was asked for what it owes. One entry for all its cases where it is all of them."""
    member = chase.member
    whole = len(chase.returns) == len(now.cases)
    about: list[int | None] = [None] if whole else [each.case_id for each in chase.returns]
    text = f"Chased, {chase.told[:1].lower()}{chase.told[1:]}"
    changes = tuple(_posted(now.audit, member, What.CHASED, said, case_id, text) for case_id in about)
    return Edit("log chased", f"Message for {member.agency.name} copied; logged as chased", changes)


def log_asked(now: ReturnsNow, case_id: int | None, member: Member, said: Said) -> Edit:
    """That an agency was asked about what is wrong in its form."""
    case = next((each for each in now.cases if each.id == case_id), None)
    change = _posted(now.audit, member, What.CHASED, said, case_id, "Asked about what is wrong in its form")
    where = f" about {case.ref}" if case else ""
    return Edit("log asked", f"Question for {member.agency.name}{where} copied and logged", (change,))


def set_due(audit: Audit, day: date | None) -> Edit | None:
    """The day by which the returns of the audit are asked for."""
    return change_audit(audit, replace(audit, returns_due=day))


def answer(
    current: Judgement,
    given: str | NonScore,
    texts: Mapping[Words, str],
    line: AuditLine,
    involved: Involvement,
    where: str,
    new_id: NewId,
) -> Edit | None:
    """An agency's own answer on a line, typed in for it, with its words.

    `where` names the return: 'MIS26-05, Police'. Refused for a grade the scale does not have, and where the agency made
    a nil return or is out of scope.
    """
    if involved.state in (Known.NIL, Known.OUT_OF_SCOPE):
        told = "made a nil return" if involved.state is Known.NIL else "is out of scope"
        raise Refused(f"{where}: the agency {told} on this case. Take that back first. Nothing was changed.")
    if isinstance(given, NonScore):
        wanted = current._replace(grade=None, non_score=None if given is NonScore.NOT_ANSWERED else given)
    elif line.scale.has(given):
        wanted = current._replace(grade=given, non_score=None)
    else:
        raise Refused(f"{name_of(line)} is graded on {line.scale.title}, which has no grade {given}.")
    for words in boxes(current.place.layer):
        if words in texts:
            wanted = with_words(wanted, words, plain(texts[words]))
    changes: list[Change] = []
    if wanted.answered and involved.state is Known.AWAITED:
        changes += _involvement(involved, replace(involved, state=Known.KNOWN), new_id)
    before, after = judgement_values(current), judgement_values(wanted)
    if before != after:
        new = (Added(Kind.JUDGEMENT, new_id(), after),)
        changes += changed_fields(Kind.JUDGEMENT, current.id, before, after) if current.id else new
    label = f"{where}, {name_of(line).lower()}: {_told(given, line)}"
    return Edit("type in", label, tuple(changes)) if changes else None


def _told(given: str | NonScore, line: AuditLine) -> str:
    if isinstance(given, NonScore):
        return given.label.lower()
    return line.scale.grade(given).label


def _named(now: ReturnsNow, places: Sequence[Place]) -> list[tuple[Case, Member, Involvement]]:
    cases = {each.id: each for each in now.cases}
    members = {each.agency.id: each for each in now.members}
    return [
        (cases[case_id], members[agency_id], now.sheet.involved(case_id, agency_id))
        for case_id, agency_id in dict.fromkeys(places)
        if case_id in cases and agency_id in members
    ]


def _involvement(before: Involvement, after: Involvement, new_id: NewId) -> tuple[Change, ...]:
    if before.id == 0:
        return (Added(Kind.INVOLVEMENT, new_id(), involvement_values(after)),) if before != after else ()
    return changed_fields(Kind.INVOLVEMENT, before.id, involvement_values(before), involvement_values(after))


def _posted(audit: Audit, member: Member, what: What, said: Said, case_id: int | None, text: str) -> Added:
    id = said.new_id()
    post = Post(id, audit.id, member.agency.id, what, said.at, said.person, case_id, text)
    return Added(Kind.POST, id, post_values(post))


def _edit(action: str, labels: list[str], many: str, changes: list[Change]) -> Edit | None:
    if not changes:
        return None
    return Edit(action, labels[0] if len(labels) == 1 else f"{len(labels)} {many}", tuple(changes))
