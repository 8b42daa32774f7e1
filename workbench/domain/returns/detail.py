"""One return in full: what is wrong with it line by line, where it came from, and what has happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.domain.audits import AuditLine, Case, Involvement, Member
from workbench.domain.grading import name_of
from workbench.domain.judgements import Judgement, Words, owed
from workbench.domain.programme import day_in_year
from workbench.domain.questions import Moment
from workbench.domain.returns.post import Post, What
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow, Standing, short_day
from workbench.domain.text import counted, listed

_SAME = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class OwedLine:
    """A line that was answered and whose words are missing."""

    line: AuditLine
    judgement: Judgement
    words: tuple[Words, ...]

    @property
    def sentence(self) -> str:
        """'Line 7 is graded Good but gives no reason.'"""
        grade = self.judgement.grade
        given = f"graded {self.line.scale.grade(grade).label}" if grade else "not enough evidence"
        missing = [_MISSING[each] for each in self.words]
        return f"{name_of(self.line)} is {given} but gives {listed(missing)}."


_MISSING = {Words.REASON: "no reason", Words.IMPACT: "no impact on the child"}


@dataclass(frozen=True, slots=True)
class ReturnDetail:
    """`case` is None where it is about all cases of the agency."""

    member: Member
    case: Case | None
    standing: Standing | None
    involved: Involvement | None
    problems: tuple[Problem, ...]
    owed: tuple[OwedLine, ...]
    file: str
    """The name of the file that was read last; empty where none was."""
    read: str
    """'Read 6 May, 16:02. Version 1 is kept.'"""
    rest: str
    """'The other 6 lines were read in'."""
    history: tuple[tuple[str, str], ...]
    """(day, what happened), first to last."""

    @property
    def where(self) -> str:
        """'MIS26-05, Police'."""
        return f"{self.case.ref}, {self.member.agency.name}" if self.case else self.member.agency.name


def return_detail(
    now: ReturnsNow, case: Case | None, member: Member, own: Iterable[Judgement] = (), moments: Iterable[Moment] = ()
) -> ReturnDetail:
    """`own` are the agencies' judgements on the case; `moments` what the journal says of its involvement."""
    sheet, agency_id = now.sheet, member.agency.id
    case_id = case.id if case else None
    problems = sheet.problems(case_id, agency_id)
    post = (
        sheet.post(case_id, agency_id)
        if case_id is not None
        else tuple(each for each in sheet.whole.post if each.agency_id == agency_id)
    )
    standing = now.at(case_id, agency_id) if case_id is not None else None
    lines = {each.id: each for each in sheet.whole.lines}
    given = [
        OwedLine(lines[each.place.line_id], each, owed(each))
        for each in own
        if each.place.agency_id == agency_id and each.place.rater is None and each.place.line_id in lines and owed(each)
    ]
    came = [each for each in post if each.what is What.RECEIVED and each.file]
    return ReturnDetail(
        member,
        case,
        standing,
        sheet.involved(case_id, agency_id) if case_id is not None else None,
        problems,
        tuple(sorted(given, key=lambda each: each.line.line.number)),
        came[-1].file if came else "",
        _read(came, now),
        _rest(standing, len(problems) + len(given)),
        _history(now, post, moments, of_case=case is not None),
    )


def _read(came: list[Post], now: ReturnsNow) -> str:
    if not came:
        return ""
    at = came[-1].at.astimezone() if came[-1].at.tzinfo else came[-1].at
    told = f"Read {day_in_year(at.date(), now.today)}, {at:%H:%M}."
    earlier = sorted({each.version for each in came[:-1] if each.version and each.version != came[-1].version})
    if earlier:
        named = f"Version {earlier[0]} is" if len(earlier) == 1 else f"Versions {listed([str(n) for n in earlier])} are"
        told += f" {named} kept."
    return told


def _rest(standing: Standing | None, told: int) -> str:
    if standing is None or not standing.lines:
        return ""
    good = standing.lines - standing.owed
    if told:
        if not good:
            return ""
        return f"The other {good} lines were read in" if good > 1 else "One other line was read in"
    if standing.lines < standing.wanted:
        return f"{standing.lines} of {counted(standing.wanted, 'line')} answered"
    return f"All {standing.wanted} lines answered" if standing.wanted > 1 else "Its one line is answered"


def the_log(now: ReturnsNow) -> tuple[str, ...]:
    """What was sent, chased and received in the whole audit, the latest first.

    '6 May, 15:02. GP, MIS26-03: Chased, 5 days late. By Ruth Okafor.'
    """
    names = {each.agency.id: each.agency.name for each in now.members}
    told = []
    for post in reversed(now.sheet.whole.post):
        at = _local(post.at)
        where = ", ".join(part for part in (names.get(post.agency_id, "An agency"), _ref(now, post)) if part)
        by = "" if post.what is What.CHASED else f". By {post.person}" if post.person else ""
        told.append(f"{day_in_year(at.date(), now.today)}, {at:%H:%M}. {where}: {_happened(post)}{by}.")
    return tuple(told)


def _ref(now: ReturnsNow, post: Post) -> str:
    return next((case.ref for case in now.cases if case.id == post.case_id), "")


def _history(
    now: ReturnsNow, post: Iterable[Post], moments: Iterable[Moment], *, of_case: bool
) -> tuple[tuple[str, str], ...]:
    """Where it is about all cases of an agency, each entry names its own."""
    told: list[tuple[datetime, str]] = []
    for each in post:
        ref = "" if of_case else _ref(now, each)
        told.append((_local(each.at), f"{ref}: {_happened(each)}" if ref else _happened(each)))
    posted = [at for at, _ in told]
    for moment in _standing(moments):
        at = _local(moment.at)
        if not any(abs(at - other) <= _SAME for other in posted):
            told.append((at, _act(moment)))
    return tuple((short_day(at.date(), now.today), text) for at, text in sorted(told, key=lambda each: each[0]))


def _standing(moments: Iterable[Moment]) -> list[Moment]:
    """One for each act, without what was undone: that stands among all the changes."""
    left: list[Moment] = []
    last: tuple[object, ...] = ()
    for moment in moments:
        act = (moment.at, moment.action, moment.label)
        set_up = not moment.fields or any(field == "case_id" for field, _, _ in moment.fields)
        if set_up or act == last:
            continue  # or another field of the same act
        last = act
        if moment.action == "undo" and left and left[-1].label == moment.label:
            left.pop()
        else:
            left.append(moment)
    return left


def _act(moment: Moment) -> str:
    before = {"undo": "Undone: ", "redo": "Redone: "}.get(moment.action, "")
    return before + moment.label.rpartition(": ")[2].capitalize() if ": " in moment.label else before + moment.label


def _local(at: datetime) -> datetime:
    return at.astimezone()


def _happened(post: Post) -> str:
    version = f", version {post.version}" if post.version else ""
    match post.what:
        case What.SENT:
            return f"Form made{version}, by reference only"
        case What.CHASED:
            return f"{post.text or 'Chased'}, by {post.person}"
        case What.EXTENDED:
            return post.text or "Extended"
        case What.RECEIVED:
            return f"Form read{version}" + (f": {post.text}" if post.text else "") if post.file else post.text
        case What.REFUSED:
            return f"Form refused{version}: {post.text}" if post.text else f"Form refused{version}"
