"""The drafted briefing: every count in it is true, nothing is cut in silence, nothing is flattered."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from tests.arrange import FOUR
from workbench.domain.audits import (
    Agency,
    Audit,
    AuditLine,
    Case,
    Head,
    Involvement,
    Known,
    Member,
    Message,
    Sample,
)
from workbench.domain.briefing.briefing import Box, Briefing, escaped, runs, unmarked
from workbench.domain.briefing.drafting import seven_minute
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit

GOOD, BAD = "1", "4"
NE, NA, NK = NonScore.NOT_ENOUGH_EVIDENCE, NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN
Answers = dict[str, list[str | NonScore | None]]


@dataclass
class Arranged:
    """An audit from what the panel answered on each line, case by case."""

    panel: Answers = field(default_factory=dict)
    cases: int = 0
    final: dict[str, str | NonScore] = field(default_factory=dict)
    own: tuple[tuple[int, str | NonScore], ...] = ()
    """(agency, answer), each in the first case on the first line."""
    agencies: int = 0
    nil: tuple[int, ...] = ()
    whole_case: tuple[str, ...] = ()
    questions: bool = False

    @property
    def whole(self) -> WholeAudit:
        titles = list(dict.fromkeys([*self.panel, *self.final])) or ["Plans"]
        lines = tuple(
            AuditLine(n, Line(f"k{n}", n, title, f"{title} asked?" * self.questions), FOUR)
            for n, title in enumerate(titles, 1)
        )
        last = AuditLine(99, Line("wc", 99, "Overall", "", kind=LineKind.WHOLE_CASE), FOUR)
        ids = {each.line.title: each.id for each in lines}
        found = [
            given(Place(1, ids[title], Layer.PANEL, case), answer)
            for title, answers in self.panel.items()
            for case, answer in enumerate(answers, 1)
            if answer
        ]
        found += [given(Place(1, 99, Layer.PANEL, case), answer) for case, answer in enumerate(self.whole_case, 1)]
        found += [given(Place(1, ids[title], Layer.FINAL), answer) for title, answer in self.final.items()]
        found += [given(Place(1, 1, Layer.SELF, 1, agency), answer) for agency, answer in self.own]
        return WholeAudit(
            partnership="Northmere",
            audit=Audit(1, "MIS26", "Missing children", 2026),
            framework_key="f",
            framework_title="F",
            framework_version=1,
            scale=FOUR,
            lines=(*lines, last),
            members=tuple(Member(n, Agency(n, f"A{n}", f"Agency {n}"), n) for n in range(1, self.agencies + 1)),
            cases=tuple(Case(n, f"C{n}") for n in range(1, self.cases + 1)),
            involvements=tuple(Involvement(1, agency, Known.NIL) for agency in self.nil),
            judgements=tuple(found),
        )


def given(place: Place, answer: str | NonScore) -> Judgement:
    if isinstance(answer, NonScore):
        return Judgement(place, 1, non_score=answer)
    return Judgement(place, 1, grade=answer)


def drafted(whole: WholeAudit) -> Briefing:
    return seven_minute(whole, date(2026, 11, 20))


def box(whole: WholeAudit, number: int) -> Box:
    return drafted(whole).boxes[number - 1]


def did(whole: WholeAudit) -> str:
    return unmarked(" ".join(box(whole, 2).paragraphs))


def points(whole: WholeAudit, number: int) -> list[str]:
    return [unmarked(point) for point in box(whole, number).points]


@pytest.mark.parametrize(
    ("agencies", "own", "nil", "said"),
    [
        (2, (), (), "2 agencies are part of this audit; none has graded its own work yet."),
        (1, (), (), "1 agency is part of this audit; none has graded its own work yet."),
        (2, ((1, GOOD), (2, BAD)), (), "2 agencies took part and graded their own work."),
        (3, ((1, GOOD),), (), "1 of 3 agencies took part and graded its own work."),
        (3, ((1, GOOD), (2, NE), (3, NK)), (), "3 agencies took part; 1 graded its own work."),
        (3, ((1, GOOD), (2, BAD)), (3,), "3 agencies took part; 2 graded their own work."),
        (2, (), (1, 2), "2 agencies took part; none graded its own work."),
    ],
)
def test_agencies_that_took_part_and_that_graded_are_counted_apart(
    agencies: int, own: tuple[tuple[int, str | NonScore], ...], nil: tuple[int, ...], said: str
) -> None:
    assert said in did(Arranged(cases=1, agencies=agencies, own=own, nil=nil).whole)


def test_an_agency_that_was_in_the_room_took_part() -> None:
    whole = Arranged(cases=1, agencies=1).whole
    whole = replace(whole, members=(replace(whole.members[0], in_room=True),))
    assert "1 agency took part; none graded its own work." in did(whole)


def test_only_lines_with_a_grade_are_counted_as_graded() -> None:
    whole = Arranged({"Risk": [GOOD, GOOD], "Voice": [NE, None], "Plans": [BAD, None]}, cases=2).whole
    assert "A panel gave its own grades on 2 of 3 lines of enquiry." in did(whole)
    every = Arranged({"Risk": [GOOD, GOOD], "Plans": [BAD, None]}, cases=2).whole
    assert "A panel gave its own grades on 2 lines of enquiry." in did(every)


@pytest.mark.parametrize(
    ("answers", "told", "under", "small"),
    [
        ([GOOD, BAD], "We looked at 2 cases.", "What two cases taught us", "Two cases show us"),
        ([GOOD, None], "A panel has graded 1 of 2 so far", "What 1 of 2 cases taught us so far", "One case shows us"),
        ([GOOD, NE], "A panel has graded 1 of 2, on", "What 1 of 2 cases taught us", "One case shows us"),
        ([None, None], "The panel has not graded a case yet.", "", ""),
    ],
)
def test_a_case_without_a_grade_of_the_panel_s_is_not_one_we_looked_at(
    answers: list[str | NonScore | None], told: str, under: str, small: str
) -> None:
    whole = Arranged({"Risk": answers}, cases=2).whole
    assert told in did(whole)
    assert ("We looked at" in did(whole)) == (told == "We looked at 2 cases.")
    assert drafted(whole).subtitle == under
    assert drafted(whole).small_print.startswith(small)
    assert bool(drafted(whole).small_print) == bool(small)


def test_a_case_graded_only_as_a_whole_is_counted_and_no_line_is() -> None:
    whole = Arranged({"Risk": [None, None]}, cases=2, whole_case=(GOOD, BAD)).whole
    assert "We looked at 2 cases. A panel graded each case as a whole." in did(whole)


def test_non_scores_stand_beside_the_count_and_never_in_it() -> None:
    """Rule 2: n is always the number actually graded; non-scores are listed beside it."""
    whole = Arranged({"Risk": [GOOD, GOOD, GOOD, GOOD, NA, NK, NE, None], "Plans": [GOOD] * 8}, cases=8).whole
    assert points(whole, 3)[1] == (
        "Risk: good or better in 4 of 4; 1 not applicable; 1 not known to any agency; 1 not enough evidence; "
        "1 not answered."
    )
    assert points(whole, 3)[0] == "Plans: good or better in 8 of 8."
    assert "%" not in drafted(whole).text()


def test_a_line_graded_in_fewer_than_half_of_the_cases_leads_nothing_and_is_named() -> None:
    whole = Arranged({"Risk": [GOOD], "Plans": [GOOD] * 5 + [BAD] * 3, "Voice": [BAD] * 3}, cases=8).whole
    assert points(whole, 3) == ["Plans: good or better in 5 of 8."]
    assert points(whole, 4) == ["No line of enquiry stands here."]
    assert "Too few cases are graded to say: Risk and Voice." in did(whole)


def test_one_line_left_out_has_its_count_beside_it() -> None:
    whole = Arranged({"Voice": [GOOD, NE, NE, NE, NE]}, cases=5).whole
    assert "Too few cases are graded to say: Voice (good or better in 1 of 1; 4 not enough evidence)." in did(whole)
    assert points(whole, 3) == points(whole, 4) == ["Too few cases are graded to say."]


def test_lines_are_ranked_by_share_then_by_n_then_in_their_own_order() -> None:
    whole = Arranged(
        {
            "First": [GOOD, GOOD, None, None],
            "Second": [GOOD, GOOD, GOOD, BAD],
            "Third": [GOOD, GOOD, GOOD, GOOD],
            "Fourth": [BAD, BAD, None, None],
            "Fifth": [BAD, BAD, BAD, BAD],
            "Sixth": [BAD, BAD, BAD, BAD],
        },
        cases=4,
        questions=True,
    ).whole
    assert [point.split(":")[0] for point in points(whole, 3)] == ["Third", "First", "Second"]
    assert [point.split(":")[0] for point in points(whole, 4)] == ["Fifth", "Sixth", "Fourth"]
    assert points(whole, 7) == ["Fifth asked?", "Sixth asked?", "Fourth asked?"]


@pytest.mark.parametrize(("lines", "last"), [(3, ""), (4, "and 1 more line."), (8, "and 5 more lines.")])
def test_what_does_not_fit_is_counted(lines: int, last: str) -> None:
    bad = points(Arranged({f"Line {n}": [BAD] for n in range(1, lines + 1)}, cases=1).whole, 4)
    assert bad[:3] == [f"Line {n}: good or better in 0 of 1." for n in (1, 2, 3)]
    assert bad[3:] == [last] * bool(last)
    few = did(Arranged({f"Line {n}": [BAD] for n in range(1, lines + 1)}, cases=3).whole)
    assert ("more line" in few) == bool(last)


def test_an_audit_without_cases_is_drafted_from_its_conclusions() -> None:
    whole = Arranged(agencies=2, final={"Leadership": BAD, "Training": GOOD, "Plans": "3", "Data": NE}).whole
    assert points(whole, 3) == ["Training. Concluded: Grade 1."]
    assert points(whole, 4) == ["Leadership. Concluded: Grade 4.", "Plans. Concluded: Grade 3."]
    assert did(whole) == (
        "2 agencies are part of this audit. The audit was graded as a whole on 3 of 4 lines of enquiry; "
        "1 not enough evidence."
    )
    assert drafted(whole).subtitle == drafted(whole).small_print == ""


def test_a_conclusion_stands_beside_the_panel_s_count_and_a_bad_one_is_not_working_well() -> None:
    whole = Arranged({"Risk": [GOOD, GOOD], "Plans": [GOOD, GOOD]}, cases=2, final={"Risk": GOOD, "Plans": BAD}).whole
    assert points(whole, 3) == ["Risk: good or better in 2 of 2. Concluded: Grade 1."]
    assert points(whole, 4) == ["Plans: good or better in 2 of 2. Concluded: Grade 4."]


def test_a_title_that_asks_is_not_followed_by_a_colon() -> None:
    whole = Arranged({"Did it help?": [BAD, NE]}, cases=2).whole
    assert points(whole, 4) == ["Did it help? Good or better in 0 of 1; 1 not enough evidence."]


def test_nothing_is_promised_about_names_that_nobody_checked() -> None:
    assert "named" not in drafted(Arranged({"Risk": [GOOD]}, cases=1).whole).text()


ODD = ["Met** with **x", "*", "**", "***", "a*", "*a", "a**", "**a**", "*a *b*"]


@pytest.mark.parametrize("text", ODD)
def test_asterisks_in_the_data_are_printed_and_mark_nothing(text: str) -> None:
    whole = Arranged({text: [BAD]}, cases=1).whole
    asked = replace(whole.lines[0], line=replace(whole.lines[0].line, question=text))
    sample = Sample(method=text)
    audit = replace(whole.audit, title=text, objective=text, prompted_by=text, sample=sample)
    whole = replace(whole, audit=audit, lines=(asked, *whole.lines[1:]), partnership=text)
    briefing = drafted(whole)
    (point,) = briefing.boxes[3].points
    assert [(run.text, run.strong) for run in runs(point)] == [(text, True), (": good or better in 0 of 1.", False)]
    one_run = (briefing.title, briefing.partnership, *briefing.boxes[0].paragraphs, *briefing.boxes[6].points)
    assert [[(run.text, run.strong) for run in runs(each)] for each in one_run] == [[(text, False)]] * 5
    assert f"({text})" in did(whole)
    assert briefing.text().count(text) >= 7


@pytest.mark.parametrize("before", ["", "x", "**x** "])
@pytest.mark.parametrize("text", ODD)
def test_what_is_escaped_comes_back_whatever_stands_beside_it(text: str, before: str) -> None:
    assert unmarked(f"{before}**{escaped(text)}** {escaped(text)}") == f"{unmarked(before)}{text} {text}"


def test_what_the_officer_typed_stays_as_it_was_typed() -> None:
    typed = "A **strong** word, 50%, ** and \\* and 3 * 4."
    whole = replace(
        Arranged({"Risk": [GOOD]}, cases=1).whole,
        messages=tuple(Message(n, head, 1, typed) for n, head in enumerate(Head, 1)),
    )
    for each in drafted(whole).boxes:
        assert (*each.paragraphs, *each.points) == (typed,)
