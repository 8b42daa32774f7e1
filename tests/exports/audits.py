"""Whole audits built by hand. Example data: every partnership, agency, case and word in them is invented."""

from dataclasses import replace
from datetime import date

from workbench.domain.audits import (
    Agency,
    Audit,
    AuditLine,
    Case,
    Involvement,
    Known,
    Member,
    Sample,
)
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.scales import Grade, NonScore, Scale, ramp
from workbench.domain.whole_audit import WholeAudit

TODAY = date(2026, 11, 20)
AUDIT = 1


def scale(key: str, title: str, *grades: tuple[str, str, bool, str]) -> Scale:
    """A scale of (code, label, good, descriptor), best first, in the colours of its ramp."""
    looks = ramp(len(grades))
    return Scale(
        key,
        title,
        tuple(
            Grade(code, label, rank, good, descriptor, *looks[rank - 1])
            for rank, (code, label, good, descriptor) in enumerate(grades, 1)
        ),
    )


FOUR = scale(
    "four",
    "Four grades",
    ("1", "Outstanding", True, "Practice that others should learn from; the child's life is clearly better for it."),
    ("2", "Good", True, "The child was seen, heard and helped in time, and plans were kept."),
    ("3", "Requires improvement", False, "Help came, but late or in part; the child's view did not shape it."),
    ("4", "Inadequate", False, "The child was left at risk, or nobody knew how they were."),
)
HOSTILE = scale(
    "hostile",
    "A scale of odd words",
    (">5", ">5", True, "More than five: the label begins as a comparison."),
    ("*", "Met*", True, "Met in every part."),
    ("=", "=Good", True, "=1+1"),
    ("Y", "Yes, fully", False, "A comma in the label."),
    ("Q", '"quoted"', False, "Quotes in the label."),
    ("~", "~x", False, "A tilde."),
    ("1", "=1", False, "A label that looks like a sum."),
    ("<>", "<>", False, "A label that means 'not equal' to COUNTIF."),
    ("NA", "Not applicable", False, "A grade with the words of a non-score."),
)
TITLES = (
    ("Spotting and answering risk", "Was risk seen early, and did somebody act on it the same day?"),
    ("The child's voice", "Do records say what the child said, and what was done with it?"),
    ("Return interviews", "Was the child offered an interview within 72 hours, by someone they could trust?"),
    ("Sharing what is known", "Did each agency tell the others what they needed to know, in time?"),
    ("Planning together", "Is there one plan, known to the child and to every agency?"),
    ("Supervision and challenge", "Was drift noticed, and was it escalated?"),
    ("Identity and belonging", "Did the help fit who the child is?"),
)
AGENCIES = (
    ("CSC", "Children's social care"),
    ("POL", "Police"),
    ("HLT", "Health: school nursing"),
    ("EDU", "Education"),
    ("YJS", "Youth justice"),
)
WORDS = {
    "reason": "The first episode was graded medium; nobody met until the third. Then a plan was made in two days.",
    "evidence": "Strategy minutes 4 June 2026, page 2; chronology row 31",
    "impact": "She went back to the same address twice more before anyone asked her why.",
}


def line(number: int, title: str, question: str, on: Scale = FOUR, kind: LineKind = LineKind.LINE) -> AuditLine:
    prompts = ("What was known on the day?", "Who was told?")
    return AuditLine(100 + number, Line(f"line-{number}", number, title, question, prompts, kind), on)


def place(line: AuditLine, layer: Layer, case: Case | None = None, member: Member | None = None) -> Place:
    return Place(AUDIT, line.id, layer, case.id if case else None, member.agency.id if member else None)


def given(where: Place, code: str | NonScore | None, **words: str) -> Judgement:
    if isinstance(code, NonScore):
        return Judgement(where, 1, non_score=code, **words)
    return Judgement(where, 1, grade=code, **words)


def members(count: int) -> tuple[Member, ...]:
    names = [*AGENCIES, *((f"A{n}", f"Agency {n}") for n in range(len(AGENCIES) + 1, count + 1))]
    return tuple(Member(n, Agency(n, code, name), n) for n, (code, name) in enumerate(names[:count], 1))


def example(cases: int = 8) -> WholeAudit:
    """A typical audit: seven lines, one on a scale of its own, a whole-case judgement, and every kind of answer."""
    lines = [line(n, *text) for n, text in enumerate(TITLES, 1)]
    lines.append(line(8, "Help that met the need", "How far was the need met?", HOSTILE))
    lines.append(line(9, "How well was this child served?", "All in all.", kind=LineKind.WHOLE_CASE))
    worded = (("1", "Risk was named on the first day."), ("4", "Nobody asked."))
    lines[0] = replace(lines[0], line=replace(lines[0].line, descriptors=worded))
    agencies = members(5)
    people = tuple(
        Case(
            n,
            f"MIS26-{n:02}",
            age_band="13 to 15" if n % 2 else "16 to 17",
            gender="Girl" if n % 3 else "Boy",
            status="Child in need" if n % 2 else "Looked after",
            themes=("Missing", "Exploitation") if n % 4 == 0 else ("Missing",),
            facts=(("Times missing", str(n + 1)),),
            synopsis="Missing from home and school since spring; an older cousin is the person she trusts." * (n == 3),
        )
        for n in range(1, cases + 1)
    )
    states = {(2, 5): Known.NIL, (3, 5): Known.OUT_OF_SCOPE, (4, 4): Known.AWAITED, (1, 3): Known.NIL}
    involvements = tuple(
        Involvement(case.id, member.agency.id, states.get((case.id, member.agency.id), Known.KNOWN))
        for case in people
        for member in agencies
    )
    return WholeAudit(
        partnership="Harrowmere Safeguarding Children Partnership",
        audit=Audit(
            AUDIT,
            "MIS26",
            "Children who go missing",
            2026,
            theme="Missing children",
            objective="Are children who go missing twice or more safer, and better heard, than two years ago?",
            prompted_by="The 2024 audit, and a rise in repeat episodes since January.",
            commissioned_by="Learning and Improvement Group",
            lead="Partnership officer",
            period_from=date(2026, 4, 1),
            period_to=date(2026, 9, 30),
            reading_from=date(2025, 4, 1),
            panel_day=date(2026, 11, 12),
            follows="MIS24",
            sample=Sample(64, cases, "Random, by age band", "413", "Missing twice or more since 1 April 2026"),
        ),
        framework_key="missing",
        framework_title="Missing children",
        framework_version=3,
        scale=FOUR,
        lines=tuple(lines),
        members=agencies,
        cases=people,
        involvements=involvements,
        judgements=tuple(_judgements(lines, people, agencies, states)),
        example=True,
    )


def _judgements(
    lines: list[AuditLine], cases: tuple[Case, ...], agencies: tuple[Member, ...], states: dict[tuple[int, int], Known]
) -> list[Judgement]:
    found = []
    for line in lines:
        found.append(given(place(line, Layer.FINAL), line.scale.codes[1 + line.line.number % 2], **WORDS))
        codes: list[str | NonScore] = [*line.scale.codes[1:], *line.scale.codes[:3]]
        answers = [*codes, NonScore.NOT_ENOUGH_EVIDENCE, NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN]
        for case in cases:
            step = case.id * 3 + line.line.number * 5
            if step % 17 != 3:
                words = {k: v for k, v in WORDS.items() if (step + len(k)) % 7}
                found.append(given(place(line, Layer.PANEL, case), answers[step % len(answers)], **words))
            for member in agencies:
                known = states.get((case.id, member.agency.id), Known.KNOWN) is Known.KNOWN
                whole_case = line.line.kind is LineKind.WHOLE_CASE
                own = answers[(step + step * member.id % 3) % len(answers)]
                if known and not whole_case and (step + member.id) % 19:
                    found.append(given(place(line, Layer.SELF, case, member), own, **WORDS))
    return found


def large(cases: int, agencies: int, many: int = len(TITLES)) -> WholeAudit:
    """Many cases, seven lines or `many`, every line graded by the panel and by every agency."""
    lines = tuple(line(n, *TITLES[(n - 1) % len(TITLES)]) for n in range(1, many + 1))
    people = tuple(Case(n, f"BIG26-{n:03}", age_band="13 to 15", gender="Girl") for n in range(1, cases + 1))
    all_members = members(agencies)
    found = [
        given(place(each, Layer.PANEL, case), _turn(each, case.id + each.id), **WORDS)
        for case in people
        for each in lines
    ]
    found += [
        given(place(each, Layer.SELF, case, member), _turn(each, case.id * each.id + member.id), **WORDS)
        for case in people
        for each in lines
        for member in all_members
    ]
    known = tuple(Involvement(case.id, member.id, Known.KNOWN) for case in people for member in all_members)
    base = example(1)
    return replace(
        base, lines=lines, cases=people, members=all_members, involvements=known, judgements=tuple(found), messages=()
    )


def _turn(line: AuditLine, number: int) -> str:
    """The grades of the line's own scale in turn."""
    return line.scale.codes[number % len(line.scale.codes)]


def with_text(text: str) -> WholeAudit:
    """The example with `text` in every field that a person types."""
    base = example(2)
    grades = tuple(replace(grade, descriptor=text) for grade in FOUR.grades)
    on = replace(FOUR, title=text, grades=(replace(grades[0], label=text), *grades[1:]))
    asked = tuple(
        replace(
            each, scale=on, line=replace(each.line, title=text, question=text, prompts=(), descriptors=(("1", text),))
        )
        for each in base.lines[:2]
    )
    people = tuple(
        Case(
            n, f"{text}{n or ''}", text, text, text, text, text, text, text, text, text, text, (text,), ((text, text),)
        )
        for n in range(2)
    )
    agency = replace(base.members[0], agency=Agency(1, "A", text))
    other = replace(base.members[1], agency=Agency(2, "B", "Another agency"))
    words = {"reason": text, "evidence": text, "impact": text}
    judged = [given(place(each, Layer.PANEL, case), "1", **words) for each in asked for case in people]
    judged += [given(place(asked[0], Layer.SELF, people[0], who), code) for who, code in ((agency, "1"), (other, "4"))]
    audit = replace(
        base.audit,
        ref=text,
        title=text,
        theme=text,
        objective=text,
        prompted_by=text,
        commissioned_by=text,
        lead=text,
        follows=text,
        sample=Sample(None, None, text, text, text),
    )
    return replace(
        base,
        partnership=text,
        audit=audit,
        framework_title=text,
        scale=on,
        lines=asked,
        members=(agency, other),
        cases=people,
        involvements=(),
        judgements=tuple(judged),
    )
