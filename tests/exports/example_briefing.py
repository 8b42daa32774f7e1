"""A whole briefing as an officer might publish it. Every word is invented."""

from workbench.domain.briefing.briefing import HEADS, Box, Briefing

_PARAGRAPHS = {
    1: (
        "When a child goes missing they may be telling us that something is wrong. In 2024 our audit asked for "
        "**steadier relationships** and for return interviews that are used. We looked again to see what had changed.",
    ),
    2: (
        "We drew **ten children** at random from those missing twice or more. Seven agencies graded their own "
        "work. A panel read the records side by side, gave its own grades, and met four practitioners and two "
        "groups of children.",
    ),
    5: ("They asked for **one adult who stays**, help in the evening, and to be told what was done with their words.",),
    7: ("Think of one child you know who has been missing. Take four minutes on these:",),
}
_POINTS = {
    3: (
        "**Risk was seen early** and acted on: good or better in 7 of 10.",
        "Police wrote **prevention interviews** in words the child would know.",
        "Schools made **small changes quickly**, such as a later start or a named tutor.",
    ),
    4: (
        "Children were heard, but **the plan stayed the same**: good or better in 4 of 10.",
        "A refused return interview was **seldom offered again**.",
        "Supervision asked about tasks more than **the difference made**.",
    ),
    6: (
        "Name **one trusted worker** within five days of a second episode. From September 2026.",
        "Offer a **second interview** with someone new. From October 2026.",
        "**Audit again** in May 2027.",
    ),
    7: (
        "Who is the **one adult they trust**, and did they choose that person?",
        "What did the return interview say, and **where is it in the plan**?",
        "If they said no, **who will ask again**, and when?",
        "At your last supervision, could you say **what changed for them**?",
    ),
}

EXAMPLE = Briefing(
    title="Missing children",
    subtitle="What ten children’s records taught us",
    partnership="Northmere Safeguarding Children Partnership",
    date="July 2026",
    boxes=tuple(
        Box(
            number,
            head,
            _PARAGRAPHS.get(number, ()),
            _POINTS.get(number, ()),
            "“Six people asked me the same thing. One of them rang back.”" if number == 5 else "",
        )
        for number, head in enumerate(HEADS, 1)
    ),
    closing="Tell us **one thing your team will change:** northmerescp.example/seven",
    small_print="Details have been changed so that no child can be recognised. Ten cases show us how we work; "
    "they do not stand for every child in Northmere.",
    draft=False,
)
