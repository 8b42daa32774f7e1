"""Drafting documents from an audit: its key messages where there are any, its figures where there are none."""

from datetime import date

from workbench.domain.audits import Head
from workbench.domain.briefings import HEADS, Box, Briefing
from workbench.domain.judgements import Layer
from workbench.domain.text import counted, in_words
from workbench.domain.whole_audit import Distribution, WholeAudit, distribution

_MOST_POINTS = 3
_ORDER = (Head.WHY, Head.WHAT_WE_DID, Head.WORKING_WELL, Head.GET_BETTER, Head.CHILDREN, Head.PARTNERSHIP, Head.YOU)
_PARAGRAPHS = (Head.WHY, Head.WHAT_WE_DID, Head.CHILDREN)
_QUOTES = ("“", "‘", '"')


def seven_minute(whole: WholeAudit, day: date) -> Briefing:
    """A seven-minute briefing of `whole`, a draft until it has passed the publication gate."""
    boxes = tuple(_box(whole, number, head) for number, head in enumerate(_ORDER, start=1))
    cases = len(whole.cases)
    audit = whole.audit
    return Briefing(
        title=audit.theme or audit.title,
        subtitle=f"What {in_words(cases)} {'case' if cases == 1 else 'cases'} taught us" if cases else "",
        partnership=whole.partnership,
        date=f"{day:%B} {day.year}",
        boxes=boxes,
        closing="Tell us **one thing your team will change**, and what came of it.",
        small_print=_small_print(cases),
        draft=True,
        example=whole.example,
    )


def _box(whole: WholeAudit, number: int, head: Head) -> Box:
    typed = tuple(message.text for message in whole.messages if message.head is head)
    texts = typed or _from_figures(whole, head)
    title = HEADS[number - 1]
    if head is Head.CHILDREN and texts and texts[0].startswith(_QUOTES):
        return Box(number, title, paragraphs=texts[1:], quote=texts[0])
    if head in _PARAGRAPHS:
        return Box(number, title, paragraphs=texts)
    if head is Head.YOU and len(texts) > 1 and texts[0].endswith(":"):
        return Box(number, title, paragraphs=texts[:1], points=texts[1:])
    return Box(number, title, points=texts)


def _from_figures(whole: WholeAudit, head: Head) -> tuple[str, ...]:
    match head:
        case Head.WHY:
            return tuple(text for text in (whole.audit.prompted_by, whole.audit.objective) if text.strip())
        case Head.WHAT_WE_DID:
            return (_what_we_did(whole),)
        case Head.WORKING_WELL:
            return tuple(_with_count(each) for each in _ranked(whole) if each.good * 2 > each.graded)[:_MOST_POINTS]
        case Head.GET_BETTER:
            worst_first = reversed(_ranked(whole))
            return tuple(_with_count(each) for each in worst_first if each.good * 2 <= each.graded)[:_MOST_POINTS]
        case Head.YOU:
            return _questions(whole)
        case _:
            return ()


def _what_we_did(whole: WholeAudit) -> str:
    cases, agencies = len(whole.cases), len(whole.members)
    method = f", chosen by {whole.audit.sample.method}" if whole.audit.sample.method else ""
    told = [f"We looked at **{counted(cases, 'case')}**{method}."] if cases else []
    if agencies:
        told.append(f"{counted(agencies, 'agency', 'agencies').capitalize()} took part and graded their own work.")
    graded = _ranked(whole)
    if graded:
        lines = counted(len(whole.graded_lines), "line of enquiry", "lines of enquiry")
        told.append(f"A panel then read across the records and gave its own grades on {lines}.")
    return " ".join(told)


def _ranked(whole: WholeAudit) -> list[Distribution]:
    """The panel's figures for each line that has any, the largest share of good or better first."""
    found = [distribution(whole, line, Layer.PANEL) for line in whole.graded_lines]
    return sorted((each for each in found if each.graded), key=lambda each: -each.good / each.graded)


def _with_count(each: Distribution) -> str:
    return f"**{each.line.line.title}**: good or better in {each.counts}."


def _questions(whole: WholeAudit) -> tuple[str, ...]:
    """What a team can ask itself: the questions of the lines that were graded lowest."""
    weakest = list(reversed(_ranked(whole)))[:_MOST_POINTS]
    asked = tuple(each.line.line.question for each in weakest if each.line.line.question)
    return ("Think of one child you work with. Take four minutes on these:", *asked) if asked else ()


def _small_print(cases: int) -> str:
    if not cases:
        return ""
    many = f"{in_words(cases).capitalize()} {'case shows' if cases == 1 else 'cases show'}"
    return f"{many} us how we work; they do not stand for every child. No child is named or described here."
