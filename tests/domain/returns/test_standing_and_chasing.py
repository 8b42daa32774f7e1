"""How a return stands on a day, whom to chase, and a message that names nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from workbench.domain.audits import Agency, Audit, AuditLine, Case, Involvement, Known, Member
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.questions import Moment
from workbench.domain.returns import verbs
from workbench.domain.returns.asked import Answered, ReturnsSheet
from workbench.domain.returns.chasing import chase_of, message, question, to_chase
from workbench.domain.returns.detail import OwedLine, return_detail
from workbench.domain.returns.post import Post, What
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow, State, due_in_words, panel_in_words, state_of
from workbench.domain.scales import Grade, NonScore, Scale, ramp
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

TODAY, DUE = date(2026, 5, 7), date(2026, 5, 1)
SCALE = Scale("four", "Four grades", tuple(
    Grade(code, word, n, n <= 2, "", *ramp(4)[n - 1])
    for n, (code, word) in enumerate((("O", "Outstanding"), ("G", "Good"), ("RI", "Requires improvement"),
                                      ("In", "Inadequate")), 1)
))  # fmt: skip
LINES = tuple(
    AuditLine(20 + n, Line(f"l{n}", n, f"Line {n}", "Was it so?", kind=kind), SCALE)
    for n, kind in ((1, LineKind.LINE), (2, LineKind.LINE), (3, LineKind.LINE), (4, LineKind.WHOLE_CASE))
)
CASES = tuple(Case(n, f"MIS26-0{n}", synopsis="Ffion Marlowe was missing for a night") for n in (1, 2, 3))
MEMBERS = tuple(
    Member(30 + n, Agency(40 + n, code, name), n)
    for n, (code, name) in enumerate((("GP", "GP"), ("POL", "Police"), ("EDU", "School")), 1)
)
GP, POLICE, SCHOOL = (each.agency.id for each in MEMBERS)
AUDIT = Audit(9, "MIS26", "Missing children 2026", 2026, panel_day=date(2026, 5, 14), returns_due=DUE)


def now(*involved: Involvement, answered: tuple[Answered, ...] = (), today: date = TODAY, **rest: object) -> ReturnsNow:
    whole = WholeAudit(
        "Northmere", AUDIT, "k", "t", 1, SCALE, LINES, MEMBERS, CASES, involved, (), **rest  # type: ignore[arg-type]
    )  # fmt: skip
    return ReturnsNow(ReturnsSheet(whole, answered), today)


def due(at: ReturnsNow, day: date | None) -> ReturnsNow:
    whole = replace(at.sheet.whole, audit=replace(at.audit, returns_due=day))
    return ReturnsNow(ReturnsSheet(whole, at.sheet.answered), at.today)


def problem(case_id: int | None = 1, agency: int = POLICE, **rest: object) -> Problem:
    given = {"problem": "Line 1 has two grades in one cell.", "fix": "Choose one."} | rest
    return Problem(77, 9, agency, case_id, 21, "form.xlsx", "Return", "D2", **given)  # type: ignore[arg-type]


def post(what: What, day: int, agency: int = GP, case_id: int | None = None, **rest: object) -> Post:
    at = datetime(2026, 5, day, 12, tzinfo=UTC)
    return Post(day, 9, agency, what, at, "Ruth Okafor", case_id, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("involved", "lines", "problems", "day", "state", "late"),
    [
        (Involvement(1, GP, Known.KNOWN), 0, 0, DUE, State.LATE, 6),
        (Involvement(1, GP, Known.KNOWN, received_on=DUE), 0, 0, None, State.AWAITED, 0),
        (Involvement(1, GP, Known.AWAITED), 1, 0, DUE, State.RECEIVED, 0),
        (Involvement(1, GP, Known.NIL), 0, 0, DUE, State.NIL, 0),
        (Involvement(1, GP, Known.OUT_OF_SCOPE), 0, 0, DUE, State.OUT_OF_SCOPE, 0),
        (Involvement(1, GP, Known.NIL), 0, 1, DUE, State.PROBLEM, 0),
        (Involvement(1, GP, Known.KNOWN), 3, 2, DUE, State.PROBLEM, 0),
        (Involvement(1, GP, Known.AWAITED), 0, 0, TODAY, State.AWAITED, 0),
        (Involvement(1, GP, Known.AWAITED, due=TODAY), 0, 0, DUE, State.EXTENDED, 0),
        (Involvement(1, GP, Known.AWAITED, due=date(2026, 5, 6)), 0, 0, DUE, State.LATE, 1),
        (Involvement(1, GP, Known.AWAITED, due=date(2026, 5, 6)), 0, 0, None, State.LATE, 1),
    ],
)
def test_the_state_of_a_return(
    involved: Involvement, lines: int, problems: int, day: date | None, state: State, late: int
) -> None:
    assert state_of(involved, lines, problems, day, TODAY) == (state, late)


def test_a_return_is_told_in_two_lines_and_in_full() -> None:
    at = now(
        Involvement(1, GP, Known.KNOWN, received_on=date(2026, 4, 28)),
        Involvement(1, POLICE, Known.KNOWN, received_on=date(2026, 4, 28), after_panel=True),
        Involvement(1, SCHOOL, Known.NIL, received_on=date(2025, 4, 22)),
        Involvement(2, GP, Known.KNOWN),
        Involvement(2, SCHOOL, Known.AWAITED, due=date(2026, 5, 11)),
        answered=(Answered(1, GP, 3, 0), Answered(1, POLICE, 3, 2), Answered(2, GP, 2, 0), Answered(2, POLICE, 3, 1)),
        problems=(problem(2),),
    )
    seen = [(each.state.word, each.second(TODAY), each.told(TODAY)) for each in (*at.rows[0], *at.rows[1])]
    assert seen == [
        ("Received", "28 Apr", "Received 28 April, 3 of 3 lines"),
        ("Received", "2 owed", "Received 28 April, 3 of 3 lines, 2 owed, after the panel had graded"),
        ("Nil return", "22 Apr 2025", "Nil return 22 April 2025"),
        ("Received", "2 of 3 lines", "Received, 2 of 3 lines"),
        ("Problem", "2 to fix", "Problem, 2 to fix"),
        ("Awaited", "until 11 May", "Awaited, until 11 May"),
    ]
    assert [each.told(TODAY) for each in at.rows[2]] == ["Awaited, 6 days late"] * 3
    assert (at.settled, len(at.every), at.nothing_came) == (4, 9, False)
    assert [due(at, None).rows[2][0].told(TODAY), due(at, TODAY).rows[2][0].told(TODAY)] == [
        "Awaited, no day set",
        "Awaited, due 7 May",
    ]


def test_owed_never_blocks_and_a_problem_does() -> None:
    owing = now(answered=(Answered(1, GP, 3, 3),))
    assert owing.rows[0][0].settled
    assert not replace_problem(owing, problem(1, GP)).rows[0][0].settled
    assert replace_problem(owing, problem(None, GP)).rows[0][0].settled, "a row that names no case unsettles none"


def replace_problem(at: ReturnsNow, wrong: Problem) -> ReturnsNow:
    return ReturnsNow(ReturnsSheet(replace(at.sheet.whole, problems=(wrong,)), at.sheet.answered), at.today)


def test_the_late_come_first_then_what_is_due_soon_then_the_extended() -> None:
    school = [Involvement(n, SCHOOL, Known.AWAITED, due=date(2026, 5, 8 + 3 * n)) for n in (1, 2)]
    settled = (Answered(3, SCHOOL, 3, 0), *(Answered(n, POLICE, 3, 0) for n in (1, 2)))
    at = now(*school, Involvement(1, GP, Known.NIL), answered=settled)
    found = to_chase(at)
    assert [(each.member.agency.code, each.refs, each.told) for each in found] == [
        ("GP", ("MIS26-02", "MIS26-03"), "6 days late"),
        ("POL", ("MIS26-03",), "6 days late"),
        ("EDU", ("MIS26-01", "MIS26-02"), "Due 11 and 14 May"),
    ]
    soon = due(at, date(2026, 5, 14))
    assert [each.told for each in to_chase(soon)] == ["Due 14 May", "Due 14 May", "Due 11 and 14 May"]
    far = due(at, date(2026, 5, 15))
    assert [each.member.agency.code for each in to_chase(far)] == ["EDU"]
    assert [each.told for each in to_chase(due(at, None))][:2] == ["No day set", "No day set"]
    answered = now(answered=tuple(Answered(case.id, each.agency.id, 1, 0) for case in CASES for each in MEMBERS))
    assert to_chase(answered) == ()


def test_the_note_says_who_chased_last_or_why_there_is_more_time() -> None:
    given = [Involvement(n, GP, Known.AWAITED, due=date(2026, 5, 11), due_why="Locum starts") for n in (1, 2, 3)]
    at = now(*given, post=(post(What.SENT, 1, GP),))
    gp, police = MEMBERS[0], MEMBERS[1]

    def note(at: ReturnsNow, member: Member) -> str:
        found = chase_of(at, member)
        assert found is not None
        return found.note

    assert note(at, gp) == "Extended: Locum starts"
    assert note(at, police) == "No form was made for it yet"
    chased = now(*given, post=(post(What.CHASED, 4, POLICE, 2), post(What.CHASED, 5, GP, 9), post(What.SENT, 6, GP)))
    assert note(chased, police) == "Last chased 4 May by Ruth Okafor"
    assert note(chased, gp) == "Extended: Locum starts", "what was chased was about another case"


def test_a_message_holds_references_days_and_the_way_back_and_nothing_of_the_case() -> None:
    secrets = ("Ffion", "Marlowe", "Locum", "Nurse Ashdown", "Seen at", "form of Ffion.xlsx")
    at = now(
        Involvement(1, GP, Known.KNOWN, note="Seen at home", filled_by="Nurse Ashdown"),
        Involvement(2, GP, Known.AWAITED, due=date(2026, 5, 11), due_why="Locum starts"),
        Involvement(3, GP, Known.NIL),
        post=(post(What.RECEIVED, 5, file="form of Ffion.xlsx", text="Ffion Marlowe"),),
        problems=(problem(1, POLICE, problem="Ffion Marlowe"),),
    )
    chase = chase_of(at, MEMBERS[0])
    assert chase is not None
    text = message(at, chase, "Ruth Okafor", "Northmere SCP")
    assert not [secret for secret in secrets if secret in text]
    assert "- MIS26-01, which was due on Friday 1 May 2026\n- MIS26-02, due on Monday 11 May 2026, as we agreed" in text
    assert "Two returns from GP have not reached us yet" in text
    assert "The panel meets on Thursday 14 May 2026." in text
    assert "choose No beside it on the sheet “Cases”" in text
    assert text.endswith("With thanks,\nRuth Okafor\nNorthmere SCP")
    met = replace(at.sheet.whole, audit=replace(at.audit, panel_day=date(2026, 5, 6)))
    late = message(ReturnsNow(ReturnsSheet(met, ()), TODAY), chase, "R", "N")
    assert "panel" not in late


def test_a_question_tells_by_its_cell_alone_what_looks_as_if_it_named_somebody() -> None:
    good = problem()
    named = replace(good, cell="E9", problem="It says Ffion Marlowe.", fix="Write her role.")
    text = question(
        AUDIT, CASES[0], MEMBERS[1], (good, named), ("Line 2 is graded Good but gives no reason.",), "R", "N",
        lambda words: "Marlowe" in words,
    )  # fmt: skip
    assert "Three things in it need another look" in text
    assert "1. Sheet “Return”, cell D2: Line 1 has two grades in one cell. Choose one." in text
    assert "2. Sheet “Return”, cell E9: please look at this cell again." in text
    assert "3. Line 2 is graded Good but gives no reason." in text
    assert "Marlowe" not in text
    loose = question(AUDIT, None, MEMBERS[1], (good,), (), "R", "N")
    assert "a question about your return form from Police" in loose
    assert "One thing in it needs another look" in loose


class Numbers:
    def __init__(self) -> None:
        self.last = 1000

    def __call__(self) -> int:
        self.last += 1
        return self.last


SAID = verbs.Said("Ruth Okafor", datetime(2026, 5, 7, 9, tzinfo=UTC), Numbers())


def test_what_cannot_be_is_refused_with_what_to_do() -> None:
    at = now(Involvement(1, GP, Known.KNOWN, id=5), answered=(Answered(1, GP, 2, 0),))
    with pytest.raises(Refused, match="GP has answered 2 lines on MIS26-01, so it is no nil return"):
        verbs.mark_nil(at, [(2, GP), (1, GP)], SAID)
    with pytest.raises(Refused, match="Say why"):
        verbs.extend(at, [(2, GP)], TODAY, "  ", SAID)
    with pytest.raises(Refused, match="has passed"):
        verbs.extend(at, [(2, GP)], date(2026, 5, 6), "Leave", SAID)
    assert verbs.extend(at, [(1, GP)], TODAY, "Leave", SAID) is None, "it has come"
    assert verbs.take_back(at, [(1, GP), (2, GP)], SAID) is None
    nil = Involvement(1, GP, Known.NIL, id=5)
    place = Place(9, 21, Layer.SELF, 1, GP)
    with pytest.raises(Refused, match="made a nil return"):
        verbs.answer(Judgement(place), "G", {}, LINES[0], nil, "MIS26-01, GP", SAID.new_id)
    with pytest.raises(Refused, match="which has no grade 5"):
        verbs.answer(Judgement(place), "5", {}, LINES[0], replace(nil, state=Known.KNOWN), "x", SAID.new_id)


def test_all_cases_of_an_agency_are_one_entry_of_the_log() -> None:
    every, some = chase_of(now(), MEMBERS[0]), chase_of(now(Involvement(1, GP, Known.NIL)), MEMBERS[0])
    assert every is not None and some is not None  # noqa: PT018
    assert [change.values["case_id"] for change in verbs.log_chased(now(), every, SAID).changes] == [None]  # type: ignore[union-attr]
    logged = verbs.log_chased(now(), some, SAID).changes
    assert [change.values["case_id"] for change in logged] == [2, 3]  # type: ignore[union-attr]


def moments() -> tuple[Moment, ...]:
    """A record set up; a nil return of two fields done, undone and done again; and one that the log tells already."""

    def moment(day: int, action: str, label: str, *named: str) -> Moment:
        at = datetime(2026, 5, day, 12 if day == 6 else 13, tzinfo=UTC)
        return Moment(at, "R", action, label, tuple((name, None, "x") for name in named))

    nil = "MIS26-01, Police: nil return"
    twice = [moment(day, action, nil, name) for day, action in ((3, "nil return"), (4, "undo"), (5, "nil return"))
             for name in ("state", "received_on")]  # fmt: skip
    return (
        moment(1, "new audit", "Set up", "case_id", "state"),
        moment(1, "import", "Imported"),
        *twice,
        moment(6, "returns", "Read", "received_on"),
    )


def test_the_detail_says_what_is_owed_what_was_read_and_what_happened() -> None:
    own = (
        Judgement(Place(9, 22, Layer.SELF, 1, POLICE), 1, grade="G", impact="Safer"),
        Judgement(Place(9, 23, Layer.SELF, 1, POLICE), 2, non_score=NonScore.NOT_ENOUGH_EVIDENCE),
        Judgement(Place(9, 21, Layer.SELF, 1, GP), 3, grade="G"),
        Judgement(Place(9, 21, Layer.SELF, 1, POLICE, "Rater"), 4, grade="G"),
    )
    came = (
        post(What.SENT, 1, POLICE, version=1),
        post(What.CHASED, 2, POLICE, 2, text="Chased, 1 day late"),
        post(What.RECEIVED, 3, POLICE, file="a.xlsx", version=1, text="all of it taken"),
        post(What.RECEIVED, 6, POLICE, file="b.xlsx", version=2),
    )
    at = now(
        Involvement(1, POLICE, Known.KNOWN, received_on=DUE),
        answered=(Answered(1, POLICE, 3, 2),), problems=(problem(),), post=came,
    )  # fmt: skip
    detail = return_detail(at, CASES[0], MEMBERS[1], own)
    assert [each.sentence for each in detail.owed] == [
        "Line 2 is graded Good but gives no reason.",
        "Line 3 is not enough evidence but gives no reason.",
    ]
    assert (detail.where, detail.file, detail.rest) == ("MIS26-01, Police", "b.xlsx", "One other line was read in")
    assert detail.read.endswith(". Version 1 is kept.")
    assert [text for _, text in detail.history] == [
        "Form made, version 1, by reference only",
        "Form read, version 1: all of it taken",
        "Form read, version 2",
    ]
    assert return_detail(at, CASES[0], MEMBERS[1], own, moments()).history[2] == ("5 May", "Nil return")
    whole = return_detail(at, None, MEMBERS[1])
    assert (whole.where, whole.standing, len(whole.history)) == ("Police", None, 4)
    both = OwedLine(LINES[0], Judgement(Place(9, 21, Layer.SELF, 1, GP), 1, grade="G"), (Words.REASON, Words.IMPACT))
    assert both.sentence == "Line 1 is graded Good but gives no reason and no impact on the child."


def test_days_are_told_as_they_are_said() -> None:
    assert due_in_words(AUDIT, TODAY) == "Due Friday 1 May"
    assert due_in_words(replace(AUDIT, returns_due=None), TODAY) == "No due day set"
    told = [
        panel_in_words(replace(AUDIT, panel_day=day), TODAY)
        for day in (None, TODAY, date(2026, 5, 8), date(2026, 5, 6))
    ]
    assert told == ["", "Panel today", "Panel tomorrow", "Panel was 6 May"]
    assert panel_in_words(AUDIT, TODAY) == "Panel in 7 days"
