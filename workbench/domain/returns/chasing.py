"""Whom to chase, and the message to copy. A message holds references only: never a name, never words from a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.audits import Audit, Case, Member
from workbench.domain.programme import day_in_year
from workbench.domain.returns.post import Post, What
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow, Standing, State, short_day
from workbench.domain.text import counted, in_words, listed

SOON = timedelta(days=7)
"""From so long before its day on, a return that has not come is worth a reminder."""
_RANK = {State.LATE: 0, State.AWAITED: 1, State.EXTENDED: 2}


@dataclass(frozen=True, slots=True)
class Chase:
    """What one agency still has to send, its latest return first."""

    member: Member
    returns: tuple[Standing, ...]
    refs: tuple[str, ...]
    """The references of `returns`, in their order."""
    told: str
    """'6 days late', 'Due 8 and 11 May', 'No day set'."""
    note: str
    """'Last chased 6 May by Ruth Okafor', or why it was extended, or that nobody has chased it."""
    late: bool
    chased_on: date | None = None


def to_chase(now: ReturnsNow) -> tuple[Chase, ...]:
    """Agencies whose returns are late, due within a week or extended, or have no day: late first, the longest first.

    An agency stands once, with all that it still has to send.
    """
    found = []
    for member in now.members:
        chase = chase_of(now, member)
        if chase is not None and any(_presses(each, now.today) for each in chase.returns):
            found.append(chase)
    return tuple(sorted(found, key=_order))


def chase_of(now: ReturnsNow, member: Member) -> Chase | None:
    """All that one agency has not sent; None where nothing is awaited from it."""
    open_ones = sorted(
        (each for each in now.of_agency(member.agency.id) if each.open),
        key=lambda each: (_RANK[each.state], each.on or date.max, _ref(now, each)),
    )
    if not open_ones:
        return None
    last = _last_chased(now, member, {each.case_id for each in open_ones})
    return Chase(
        member,
        tuple(open_ones),
        tuple(_ref(now, each) for each in open_ones),
        _told(open_ones, now.today),
        _note(now, open_ones, last),
        any(each.state is State.LATE for each in open_ones),
        last.at.date() if last else None,
    )


def message(now: ReturnsNow, chase: Chase, person: str, partnership: str) -> str:
    """Plain text to paste into a mail: what is missing, by when, how to send it, and nothing about any child."""
    audit, agency = now.audit, chase.member.agency.name
    many = len(chase.returns)
    lines = [
        f"{audit.title}: {counted(many, 'return')} from {agency}",
        "",
        "Hello,",
        "",
        f"Thank you for taking part in the audit “{audit.title}”. "
        f"{_count(many, 'return')} from {agency} {'has' if many == 1 else 'have'} not reached us yet:",
        "",
        *(f"- {ref}, {_due(each, now.today)}" for ref, each in zip(chase.refs, chase.returns, strict=True)),
        "",
    ]
    if audit.panel_day and audit.panel_day >= now.today:
        lines += [f"The panel meets on {_in_full(audit.panel_day)}.", ""]
    lines += [
        "Please fill in the rows of these cases in the return form you were sent, save it as it is and send it back "
        "by the way it came to you. If you do not know a case, choose No beside it on the sheet “Cases”: that is an "
        "answer too. If you need the form again, the list of who the references stand for, or more time, please tell "
        "me by return. Please do not write any name in your reply: the reference is enough.",
        "",
        *_signed(person, partnership),
    ]
    return "\n".join(lines)


def question(
    audit: Audit,
    case: Case | None,
    member: Member,
    problems: Sequence[Problem],
    owed: Sequence[str],
    person: str,
    partnership: str,
    names_somebody: Callable[[str], bool] = lambda _text: False,
) -> str:
    """Plain text that asks an agency about what is wrong in its form; `owed` are sentences on words still missing.

    A problem whose sentence looks as if it named somebody is told by its cell alone.
    """
    where = f"the return on {case.ref}" if case else "your return form"
    told = [_asked(each, names_somebody) for each in problems] + list(owed)
    return "\n".join(
        [
            f"{audit.title}: a question about {where} from {member.agency.name}",
            "",
            "Hello,",
            "",
            f"Thank you for {where} in the audit “{audit.title}”. "
            f"{_count(len(told), 'thing')} in it {'needs' if len(told) == 1 else 'need'} another look:",
            "",
            *(f"{number}. {text}" for number, text in enumerate(told, 1)),
            "",
            "Please put this right in the same form, save it and send it back by the way it came to you, or tell me "
            "by return what is meant, with the reference and the line. Please do not write any name in your reply.",
            "",
            *_signed(person, partnership),
        ]
    )


def _asked(problem: Problem, names_somebody: Callable[[str], bool]) -> str:
    place = f"Sheet “{problem.sheet}”, cell {problem.cell}: "
    text = f"{problem.problem} {problem.fix}".strip()
    return place + ("please look at this cell again." if names_somebody(text) else text)


def _presses(each: Standing, today: date) -> bool:
    return each.state is not State.AWAITED or each.on is None or each.on <= today + SOON


def _order(chase: Chase) -> tuple[int, date, int]:
    first = chase.returns[0]
    return _RANK[first.state], first.on or date.max, chase.member.position


def _told(returns: Sequence[Standing], today: date) -> str:
    late = [each.late for each in returns if each.state is State.LATE]
    if late:
        least, most = min(late), max(late)
        return f"{counted(most, 'day')} late" if least == most else f"{least} to {most} days late"
    days = sorted({each.on for each in returns if each.on})
    if not days:
        return "No day set"
    near = {0: "Due today", 1: "Due tomorrow"}
    if len(days) == 1:
        return near.get((days[0] - today).days, f"Due {day_in_year(days[0], today)}")
    if len(days) == 2 and (days[0].year, days[0].month) == (days[1].year, days[1].month):
        return f"Due {days[0].day} and {day_in_year(days[1], today)}"
    return f"Due {short_day(days[0], today)} to {short_day(days[-1], today)}"


def _note(now: ReturnsNow, returns: Sequence[Standing], last: Post | None) -> str:
    if last is not None:
        return f"Last chased {day_in_year(last.at.date(), now.today)} by {last.person}"
    extended = all(each.state is State.EXTENDED for each in returns)
    reasons = [now.sheet.involved(each.case_id, each.agency_id).due_why for each in returns if extended]
    why = list(dict.fromkeys(reason for reason in reasons if reason))
    if why:
        return f"Extended: {listed(why)}"
    sent = any(each.what is What.SENT and each.agency_id == returns[0].agency_id for each in now.sheet.whole.post)
    return "Not chased yet" if sent else "No form was made for it yet"


def _last_chased(now: ReturnsNow, member: Member, cases: set[int]) -> Post | None:
    chased = [
        each
        for each in now.sheet.whole.post
        if each.agency_id == member.agency.id
        and each.what is What.CHASED
        and (each.case_id is None or each.case_id in cases)
    ]
    return chased[-1] if chased else None


def _ref(now: ReturnsNow, each: Standing) -> str:
    return next(case.ref for case in now.cases if case.id == each.case_id)


def _due(each: Standing, today: date) -> str:
    if each.on is None:
        return "as soon as you can"
    if each.on < today:
        return f"which was due on {_in_full(each.on)}"
    return f"due on {_in_full(each.on)}" + (", as we agreed" if each.state is State.EXTENDED else "")


def _in_full(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _count(number: int, thing: str) -> str:
    return f"{in_words(number).capitalize()} {thing if number == 1 else thing + 's'}"


def _signed(person: str, partnership: str) -> list[str]:
    return ["With thanks,", *(each for each in (person, partnership) if each)]
