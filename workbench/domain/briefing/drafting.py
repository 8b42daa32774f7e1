"""Drafting documents from an audit: its key messages where there are any, its figures where there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.audits import AuditLine, Head, Known
from workbench.domain.briefing.briefing import HEADS, Box, Briefing, escaped
from workbench.domain.judgements import Layer
from workbench.domain.sampling.telling import method_in_brief
from workbench.domain.scales import NonScore
from workbench.domain.text import counted, in_words, listed
from workbench.domain.whole_audit import WholeAudit, distribution

_MOST_POINTS = 3
_ORDER = (Head.WHY, Head.WHAT_WE_DID, Head.WORKING_WELL, Head.GET_BETTER, Head.CHILDREN, Head.PARTNERSHIP, Head.YOU)
_PARAGRAPHS = (Head.WHY, Head.WHAT_WE_DID, Head.CHILDREN)
_QUOTES = ("“", "‘", '"')
_TOO_FEW = "Too few cases are graded to say."
_NONE = "No line of enquiry stands here."


def seven_minute(whole: WholeAudit, day: date) -> Briefing:
    """A seven-minute briefing of `whole`, a draft until it has passed the publication gate."""
    figures = _figures(whole)
    audit = whole.audit
    return Briefing(
        title=escaped(audit.theme or audit.title),
        subtitle=_subtitle(figures),
        partnership=escaped(whole.partnership),
        date=f"{day:%B} {day.year}",
        boxes=tuple(_box(whole, figures, number, head) for number, head in enumerate(_ORDER, start=1)),
        closing="Tell us **one thing your team will change**, and what came of it.",
        small_print=_small_print(figures.graded),
        draft=True,
        example=whole.example,
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where one graded line stands, and why."""

    line: AuditLine
    counts: str
    """'good or better in 5 of 8; 1 not answered'; empty where the panel graded nothing."""
    concluded: str
    good: bool
    share: float
    """1 is the best there is and 0 the worst."""
    graded: int


@dataclass(frozen=True, slots=True)
class _Figures:
    """What was counted. A line stands by the panel's grades; by its final one where too few cases have them."""

    cases: int
    graded: int
    """Cases in which the panel gave any grade."""
    goes_on: bool
    """A case without a grade has a line that nobody has answered."""
    lines: int
    """Lines with a grade of the panel's."""
    concluded: int
    """Lines with a final grade."""
    standings: tuple[_Standing, ...]
    too_few: tuple[_Standing, ...]
    """Lines graded in fewer than half of the cases: they would lead the others on next to nothing."""

    @property
    def working_well(self) -> list[_Standing]:
        return sorted((each for each in self.standings if each.good), key=lambda each: (-each.share, -each.graded))

    @property
    def get_better(self) -> list[_Standing]:
        return sorted((each for each in self.standings if not each.good), key=lambda each: (each.share, -each.graded))

    @property
    def so_far(self) -> str:
        return " so far" if self.goes_on else ""


def _figures(whole: WholeAudit) -> _Figures:
    ungraded = [case for case in whole.cases if not any(whole.panel(case, line).grade for line in whole.lines)]
    by_panel = [standing for line in whole.graded_lines if (standing := _by_panel(whole, line))]
    concluded = [standing for line in whole.graded_lines if (standing := _concluded(whole, line))]
    enough = {each.line.id: each for each in by_panel if each.graded * 2 >= len(whole.cases)}
    stands = {each.line.id: each for each in concluded} | enough
    return _Figures(
        cases=len(whole.cases),
        graded=len(whole.cases) - len(ungraded),
        goes_on=any(
            not whole.panel(case, line).answered for case in ungraded for line in (whole.graded_lines or whole.lines)
        ),
        lines=len(by_panel),
        concluded=len(concluded),
        standings=tuple(stands[line.id] for line in whole.graded_lines if line.id in stands),
        too_few=tuple(each for each in by_panel if each.line.id not in stands),
    )


def _by_panel(whole: WholeAudit, line: AuditLine) -> _Standing | None:
    found = distribution(whole, line, Layer.PANEL)
    if not found.graded:
        return None
    concluded = _concluded(whole, line)
    counts = f"good or better in {found.counts}{_beside(found.non_scores)}"
    good = found.good * 2 > found.graded and (concluded is None or concluded.good)
    share = found.good / found.graded
    return _Standing(line, counts, concluded.concluded if concluded else "", good, share, found.graded)


def _concluded(whole: WholeAudit, line: AuditLine) -> _Standing | None:
    code = whole.final(line).grade
    if code is None:
        return None
    grade, codes = line.scale.grade(code), line.scale.codes
    share = 1 - codes.index(code) / len(codes)
    return _Standing(line, "", f"Concluded: {escaped(grade.label)}.", grade.good, share, 1)


def _beside(non_scores: Iterable[tuple[NonScore, int]]) -> str:
    """What stands beside a count and is never in it: '; 4 not enough evidence; 2 not answered'."""
    return "".join(f"; {count} {_in_the_room(each)}" for each, count in non_scores if count)


def _in_the_room(non_score: NonScore) -> str:
    return "not known to any agency" if non_score is NonScore.NOT_KNOWN else non_score.label.lower()


def _box(whole: WholeAudit, figures: _Figures, number: int, head: Head) -> Box:
    typed = tuple(message.text for message in whole.messages if message.head is head)
    texts = typed or _from_figures(whole, figures, head)
    title = HEADS[number - 1]
    if head is Head.CHILDREN and texts and texts[0].startswith(_QUOTES):
        return Box(number, title, paragraphs=texts[1:], quote=texts[0])
    if head in _PARAGRAPHS:
        return Box(number, title, paragraphs=texts)
    if head is Head.YOU and len(texts) > 1 and texts[0].endswith(":"):
        return Box(number, title, paragraphs=texts[:1], points=texts[1:])
    return Box(number, title, points=texts)


def _from_figures(whole: WholeAudit, figures: _Figures, head: Head) -> tuple[str, ...]:
    match head:
        case Head.WHY:
            return tuple(escaped(text) for text in (whole.audit.prompted_by, whole.audit.objective) if text.strip())
        case Head.WHAT_WE_DID:
            told = (_cases(whole, figures), _agencies(whole), _panel(whole, figures))
            return tuple(text for text in (" ".join(filter(None, told)), _left_out(figures)) if text)
        case Head.WORKING_WELL:
            return _points(figures, figures.working_well)
        case Head.GET_BETTER:
            return _points(figures, figures.get_better)
        case Head.YOU:
            return _questions(figures)
        case _:
            return ()


def _cases(whole: WholeAudit, figures: _Figures) -> str:
    if not figures.cases:
        return ""
    method = escaped(method_in_brief(whole))
    did = "looked at" if figures.graded == figures.cases else "chose"
    return f"We {did} **{counted(figures.cases, 'case')}**{f' ({method})' if method else ''}."


def _agencies(whole: WholeAudit) -> str:
    """Who took part and who graded are two counts; an agency on the list has done neither yet."""
    own = [each for each in whole.judgements if each.place.layer is Layer.SELF and each.place.rater is None]
    answered = {each.place.agency_id for each in own if each.answered}
    answered |= {each.agency_id for each in whole.involvements if each.state is Known.NIL}
    grading = {each.place.agency_id for each in own if each.grade}
    on_list = len(whole.members)
    took_part = sum(bool(member.in_room) or member.agency.id in answered for member in whole.members)
    graded = sum(member.agency.id in grading for member in whole.members)
    if not on_list:
        return ""
    if not took_part:
        told = f"{counted(on_list, 'agency is', 'agencies are')} part of this audit"
        return f"{told}; none has graded its own work yet." if whole.cases else f"{told}."
    many = counted(on_list, "agency", "agencies")
    told = f"{many if took_part == on_list else f'{took_part} of {many}'} took part"
    if graded == took_part:
        return f"{told} and graded {'its' if graded == 1 else 'their'} own work."
    return f"{told}; {graded or 'none'} graded {'their' if graded > 1 else 'its'} own work."


def _panel(whole: WholeAudit, figures: _Figures) -> str:
    on = _of_lines(figures.lines, whole)
    if not figures.graded:
        told = "The panel has not graded a case yet." if figures.cases else ""
        return f"{told} {_as_a_whole(whole, figures)}".strip()
    if figures.graded == figures.cases:
        return f"A panel gave its own grades on {on}." if figures.lines else "A panel graded each case as a whole."
    told = f"A panel has graded **{figures.graded} of {figures.cases}**{figures.so_far}"
    return f"{told}, on {on}." if figures.lines else f"{told}."


def _as_a_whole(whole: WholeAudit, figures: _Figures) -> str:
    if not figures.concluded:
        return ""
    final = [dict(distribution(whole, line, Layer.FINAL).non_scores) for line in whole.graded_lines]
    beside = _beside((each, sum(counts[each] for counts in final)) for each in NonScore)
    return f"The audit was graded as a whole on {_of_lines(figures.concluded, whole)}{beside}."


def _of_lines(lines: int, whole: WholeAudit) -> str:
    many = counted(len(whole.graded_lines), "line of enquiry", "lines of enquiry")
    return many if lines == len(whole.graded_lines) else f"{lines} of {many}"


def _left_out(figures: _Figures) -> str:
    """The lines that too few cases were graded on, so that none is silently missing from boxes 3 and 4."""
    told = [_named(each.line) for each in figures.too_few[:_MOST_POINTS]]
    if len(told) == 1:
        told = [f"{told[0]} ({figures.too_few[0].counts})"]
    if rest := _rest(figures.too_few):
        told.append(rest)
    return f"Too few cases are graded to say: {listed(told)}." if told else ""


def _points(figures: _Figures, standings: Sequence[_Standing]) -> tuple[str, ...]:
    if not standings:
        return (_NONE,) if figures.standings else (_TOO_FEW,) if figures.too_few else ()
    points = tuple(_point(each) for each in standings[:_MOST_POINTS])
    rest = _rest(standings)
    return (*points, f"and {rest}.") if rest else points


def _point(standing: _Standing) -> str:
    """'**Plans**: good or better in 5 of 8. Concluded: Good.' A title that ends a sentence needs no colon."""
    ended = standing.line.line.title.rstrip().endswith((".", "?", "!"))
    told = _named(standing.line)
    if standing.counts:
        told += f" {standing.counts.capitalize()}." if ended else f": {standing.counts}."
    elif not ended:
        told += "."
    return f"{told} {standing.concluded}".rstrip()


def _rest(standings: Sequence[_Standing]) -> str:
    more = len(standings) - _MOST_POINTS
    return counted(more, "more line") if more > 0 else ""


def _named(line: AuditLine) -> str:
    return f"**{escaped(line.line.title.strip())}**"


def _questions(figures: _Figures) -> tuple[str, ...]:
    """What a team can ask itself: the questions of the lines that were graded lowest."""
    weakest = sorted(figures.standings, key=lambda each: (each.good, each.share, -each.graded))
    asked = [escaped(each.line.line.question) for each in weakest if each.line.line.question.strip()][:_MOST_POINTS]
    return ("Think of one child you work with. Take four minutes on these:", *asked) if asked else ()


def _subtitle(figures: _Figures) -> str:
    if not figures.graded:
        return ""
    if figures.graded == figures.cases:
        return f"What {in_words(figures.cases)} {'case' if figures.cases == 1 else 'cases'} taught us"
    return f"What {figures.graded} of {counted(figures.cases, 'case')} taught us{figures.so_far}"


def _small_print(cases: int) -> str:
    if not cases:
        return ""
    if cases == 1:
        return "One case shows us how we work; it does not stand for every child."
    return f"{in_words(cases).capitalize()} cases show us how we work; they do not stand for every child."
