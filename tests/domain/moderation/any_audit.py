"""Audits to compare grades in: small ones written as digits, and any at all. Every word in them is invented."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.exports.audits import FOUR, example, place
from tests.exports.audits import given as judged
from workbench.domain.audits import Case
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.scales import NonScore, Scale
from workbench.domain.whole_audit import WholeAudit

READERS = ("A. Reader", "B. Reader")
GIVEN = (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN, NonScore.NOT_ENOUGH_EVIDENCE)


def written(panel: str, *own: str, on: Scale = FOUR) -> WholeAudit:
    """One line, a letter for each case: the panel's grades by position, then each agency's. A dot: none."""
    base = example(len(panel))
    line = replace(base.lines[0], scale=on)
    found = []
    for at, case in enumerate(base.cases):
        if panel[at] != ".":
            found.append(judged(place(line, Layer.PANEL, case), on.codes[int(panel[at])]))
        for member, grades in zip(base.members, own, strict=False):
            if grades[at] != ".":
                found.append(judged(place(line, Layer.SELF, case, member), on.codes[int(grades[at])]))
    members = base.members[: len(own)]
    return replace(base, scale=on, lines=(line,), members=members, judgements=tuple(found))


def rated(whole: WholeAudit, case: Case, *answers: str) -> tuple[Judgement, ...]:
    """What each reader gave, line by line: positions in the line's scale, N for not enough evidence, a dot for none."""
    found = []
    for reader, given in zip(READERS, answers, strict=False):
        for line, answer in zip(whole.graded_lines, given, strict=False):
            if answer != ".":
                where = place(line, Layer.PANEL, case)._replace(rater=reader)
                code = NonScore.NOT_ENOUGH_EVIDENCE if answer == "N" else line.scale.codes[int(answer)]
                found.append(judged(where, code))
    return tuple(found)


def twice(*cases: tuple[str, str], lines: int = 7) -> WholeAudit:
    """A case for each pair of readers' answers, on the first `lines` lines of the example."""
    base = example(len(cases))
    base = replace(base, lines=base.lines[:lines], judgements=())
    people = tuple(replace(case, raters=READERS) for case in base.cases)
    base = replace(base, cases=people)
    found = [each for case, answers in zip(people, cases, strict=True) for each in rated(base, case, *answers)]
    return replace(base, judgements=tuple(found))


@st.composite
def audits(draw: st.DrawFn) -> WholeAudit:
    """The example's lines, two scales and a whole case, with any answers on any layer, by anybody."""
    whole = example(draw(st.integers(1, 4)))
    whole = replace(whole, lines=(*whole.lines[:2], *whole.lines[7:]), members=whole.members[: draw(st.integers(1, 3))])
    answers = {line.id: st.sampled_from([None, *line.scale.codes, *GIVEN]) for line in whole.lines}
    raters = [draw(st.sampled_from([(), READERS])) for _ in whole.cases]
    people = tuple(replace(case, raters=names) for case, names in zip(whole.cases, raters, strict=True))
    places = []
    for case in people:
        for line in whole.lines:
            where = place(line, Layer.PANEL, case)
            places.append((line, where))
            places += [(line, where._replace(rater=name)) for name in case.raters]
            places += [(line, place(line, Layer.SELF, case, member)) for member in whole.members]
    found = [judged(where, code) for line, where in places if (code := draw(answers[line.id])) is not None]
    return replace(whole, cases=people, judgements=tuple(found))


def worst_first(whole: WholeAudit) -> WholeAudit:
    """The same audit with every scale turned round: what was best is worst."""

    def turned(scale: Scale) -> Scale:
        return replace(scale, grades=tuple(replace(grade, rank=-grade.rank) for grade in reversed(scale.grades)))

    lines = tuple(replace(line, scale=turned(line.scale)) for line in whole.lines)
    return replace(whole, scale=turned(whole.scale), lines=lines)


def with_non_scores(whole: WholeAudit) -> WholeAudit:
    """The same audit with 'not enough evidence' wherever nobody has answered, on both layers."""
    taken = {each.place for each in whole.judgements}
    places = [
        where
        for case in whole.cases
        for line in whole.lines
        for where in (
            place(line, Layer.PANEL, case),
            *(place(line, Layer.SELF, case, member) for member in whole.members),
        )
        if where not in taken
    ]
    more = tuple(judged(where, NonScore.NOT_ENOUGH_EVIDENCE) for where in places)
    return replace(whole, judgements=(*whole.judgements, *more))
