"""The programme and the returns screen say the same of every return, whatever was recorded in whatever order."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.arrange import give, own, panel, whole_of
from workbench.domain import setting_up
from workbench.domain.audits import Audit, Case, Known
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.programme import AuditSummary
from workbench.domain.questions import Programme
from workbench.domain.records import judgement_values
from workbench.domain.returns import verbs
from workbench.domain.returns.asked import Returns
from workbench.domain.returns.problems import Problem, problem_values, settled
from workbench.domain.returns.standing import ReturnsNow, State
from workbench.domain.scales import NonScore
from workbench.domain.taking_out import remove_case
from workbench.storage.store import Store

TODAY = date(2026, 5, 7)
PLACE = st.tuples(st.integers(0, 2), st.integers(0, 2))
DAYS = st.one_of(st.none(), st.integers(-9, 9).map(lambda days: TODAY + timedelta(days=days)))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("known"), PLACE, st.sampled_from(list(Known))),
        st.tuples(st.just("grade"), PLACE, st.integers(0, 3)),
        st.tuples(st.just("take back"), PLACE, st.integers(0, 3)),
        st.tuples(st.just("rater"), PLACE, st.integers(0, 2)),
        st.tuples(st.just("panel"), PLACE, st.integers(0, 2)),
        st.tuples(st.just("wrong"), PLACE, st.booleans()),
        st.tuples(st.just("settle"), PLACE, st.none()),
        st.tuples(st.just("nil"), PLACE, st.none()),
        st.tuples(st.just("extend"), PLACE, st.integers(0, 9)),
        st.tuples(st.just("due"), PLACE, DAYS),
        st.tuples(st.just("case"), PLACE, st.booleans()),
    ),
    min_size=1,
    max_size=6,
)


def summary(store: Store, audit: Audit) -> AuditSummary:
    return next(each for each in store.ask(Programme()) if each.audit.id == audit.id)


def now(store: Store) -> ReturnsNow:
    return ReturnsNow(store.ask(Returns(whole_of(store).audit.id)), TODAY)


def said(store: Store) -> verbs.Said:
    return verbs.Said("R. Officer", datetime(2026, 5, 7, 9, tzinfo=UTC), store.new_id)


def do(store: Store, act: str, place: tuple[int, int], what: object) -> None:
    whole = whole_of(store)
    if not whole.cases:
        return
    case, agency = min(place[0], len(whole.cases) - 1), place[1]
    ids = whole.cases[case].id, whole.members[agency].agency.id
    edit: Edit | None = None
    match act:
        case "known":
            there = now(store).sheet.involved(*ids)
            assert isinstance(what, Known)
            edit = setting_up.set_involvement(there, what, "", "X", "Y", store.new_id)
        case "grade":
            assert isinstance(what, int)
            code = whole.lines[what].scale.codes[0]
            if now(store).sheet.involved(*ids).state is not Known.OUT_OF_SCOPE:
                give(store, own(whole, case, what, agency), code if what else NonScore.NOT_KNOWN)
        case "take back":
            assert isinstance(what, int)
            give(store, own(whole, case, what, agency), NonScore.NOT_ANSWERED)
        case "rater":
            assert isinstance(what, int)
            blind = Place(whole.audit.id, whole.lines[what].id, Layer.SELF, *ids, f"Rater {store.new_id()}")
            added = Added(
                Kind.JUDGEMENT, store.new_id(), judgement_values(Judgement(blind, non_score=NonScore.NOT_KNOWN))
            )
            edit = Edit("rate", "x", (added,))
        case "panel":
            assert isinstance(what, int)
            give(store, panel(whole, case, what), whole.lines[what].scale.codes[0])
        case "wrong":
            id = store.new_id()
            problem = Problem(id, whole.audit.id, ids[1], ids[0] if what else None, None, "f", "Return", "D2", "x", "y")
            edit = Edit("wrong", "x", (Added(Kind.PROBLEM, id, problem_values(problem)),))
        case "settle":
            left = now(store).sheet.problems(*ids)
            edit = Edit("settle", "x", tuple(settled(each) for each in left)) if left else None
        case "nil":
            if not now(store).sheet.said(*ids).lines:
                edit = verbs.mark_nil(now(store), [ids], said(store))
        case "extend":
            assert isinstance(what, int)
            edit = verbs.extend(now(store), [ids], TODAY + timedelta(days=what), "Leave", said(store))
        case "due":
            assert what is None or isinstance(what, date)
            edit = verbs.set_due(whole.audit, what)
        case "case" if what and len(whole.cases) > 1:
            edit = remove_case(whole.cases[case], whole)
        case "case":
            edit = setting_up.add_case(Case(0, f"MIS26-{store.new_id()}"), whole.audit.id, whole.members, store.new_id)
    if edit is not None:
        store.apply(edit)


def agree(store: Store) -> None:
    screen, home = now(store), summary(store, whole_of(store).audit)
    assert (home.settled, home.returns) == (screen.settled, len(screen.every))
    assert home.to_fix == screen.counts[State.PROBLEM]
    assert home.awaited == sum(each.open for each in screen.every)
    assert home.first_due == min((each.on for each in screen.every if each.open and each.on), default=None)
    assert home.returns_late(TODAY) == bool(screen.counts[State.LATE])
    assert sum(screen.counts.values()) == len(screen.every)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_home_and_the_screen_count_the_same(audited: Store, acts: list[tuple[str, tuple[int, int], object]]) -> None:
    for act, place, what in acts:
        do(audited, act, place, what)
        agree(audited)
