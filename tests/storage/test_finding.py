"""Finding anything in a real file: whatever is typed is safe, everything is found by its reference, nothing secret is.

The index follows undo, import and erasure, and keeps nothing of what went.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.arrange import FRAMEWORK, MARKER, Opener, give, panel, whole_of, write
from workbench.domain import setting_up, taking_out
from workbench.domain.audits import Agency, Audit, AuditType, Case, Head, Message
from workbench.domain.briefing import versions as composing
from workbench.domain.briefing.briefing import Box, Briefing
from workbench.domain.concerns import Concern, raise_concern
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.finding import MOST, MOST_OF_A_KIND, Find, Found, around, has_words
from workbench.domain.judgements import Words
from workbench.domain.planned import Entry, What, log_entry
from workbench.domain.questions import Agencies, BriefingVersions, Terms, UndoSteps
from workbench.domain.records import message_values
from workbench.domain.terms import ListOf, set_terms
from workbench.storage.store import Store

LEAD = "Ó. Vörösmartyné"
ODD = "Yloquark Zzebrine"


def put_in(store: Store, ref: str, cases: tuple[Case, ...], title: str = "", **facts: str) -> int:
    agencies = tuple(store.ask(Agencies())) or (Agency(0, "CSC", "Children's social care"),)
    audit = Audit(0, ref, title or f"Audit {ref}", 2025, AuditType.DIP_SAMPLE, **facts)
    edit = setting_up.new_audit(setting_up.NewAudit(audit, FRAMEWORK, agencies, cases), store.new_id)
    store.apply(edit)
    return edit.changes[0].id


@pytest.fixture
def filled(audited: Store) -> Store:
    """Something of every kind."""
    people = (Case(0, "NEG25-01", lead_professional=LEAD, area="Northmere"), Case(0, "NEG25-02"))
    audit_id = put_in(audited, "NEG25", people, "Neglect", lead="P. Lead", commissioned_by="The board", theme="Care")
    audited.apply(log_entry(Entry(0, 2026, What.PLANNED, "Early help", note="Theme approved"), audited.new_id))
    agency = audited.ask(Agencies())[0].id
    own = Entry(0, 2026, What.SINGLE_AGENCY, "Strategy talks", agency_id=agency, note="Minutes were late")
    audited.apply(log_entry(own, audited.new_id))
    for of, name in ((ListOf.THEME, "Exploitation"), (ListOf.STAFF, "Q. Staffname")):
        edit = set_terms(of, [name], audited.ask(Terms()), audited.new_id)
        assert edit is not None
        audited.apply(edit)
    message = Message(0, Head.YOU, 1, "Ask what the child wanted")
    audited.apply(
        Edit("write", "x", (Added(Kind.MESSAGE, audited.new_id(), message_values(message, audit_id)),)),
    )
    drafted = Briefing("Neglect", "", "North", "May 2026", (Box(1, "Why", ("Because **lanterns** went out",)),))
    audited.apply(composing.begin(audit_id, drafted, audited.new_id))
    return audited


def told(store: Store, words: str) -> list[str]:
    return [hit.told for hit in store.ask(Find(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("neglect", "Audit: Neglect, NEG25, Dip sample"),
        ("neg25", "Audit: Neglect, NEG25, Dip sample"),
        ("care", "Audit: Neglect, NEG25, Dip sample"),
        ("neg25-02", "Case: NEG25-02, Neglect"),
        ("northmere", f"Case: NEG25-01, Neglect, {LEAD}, Northmere"),
        ("vorosmartyne", f"Person: {LEAD}, lead professional of NEG25-01"),
        ("VÖRÖS o", f"Person: {LEAD}, lead professional of NEG25-01"),
        ("p lead", "Person: P. Lead, lead of Neglect"),
        ("board", "Person: The board, commissioned Neglect"),
        ("staffname", "Person: Q. Staffname, on the list of staff names"),
        ("spotting", "Line of enquiry: Spotting risk, Neglect"),
        ("was the child heard", "Line of enquiry: The child's voice, Neglect: Was the child heard?"),
        ("police", "Agency: Police, POL"),
        ("POL", "Agency: Police, POL"),
        ("exploit", "Word of a list: Exploitation, Themes"),
        ("early help", "On the programme: Early help, Planned work: Theme approved"),
        ("minutes late", "On the programme: Strategy talks, Single-agency audit: Minutes were late"),
        ("child wanted", "Key message: Ask what the child wanted, Neglect"),
        ("lanterns", "Briefing: Because lanterns went out, Neglect"),
    ],
)
def test_each_kind_is_found_and_says_what_it_is(filled: Store, words: str, expected: str) -> None:
    assert expected in told(filled, words)


@pytest.mark.parametrize("words", ["mis26-03", "MIS26-03", "26-03", "03", "mis26 03", "missing 03", "-03"])
def test_a_case_is_found_by_any_part_of_its_reference(filled: Store, words: str) -> None:
    assert "Case: MIS26-03, Missing children 2026" in told(filled, words)


def test_a_reference_typed_whole_comes_first_then_titles_then_the_rest(filled: Store) -> None:
    put_in(filled, "POL", (), "Something else")
    assert told(filled, "pol")[0] == "Audit: Something else, POL, Dip sample"
    put_in(filled, "ZZ1", (), "Police custody")
    kinds = [hit.kind for hit in filled.ask(Find("police"))]
    assert kinds == [Found.AUDIT, Found.AGENCY]
    put_in(filled, "ZZ2", (), "Later", theme="Custody of the young")
    assert [hit.title for hit in filled.ask(Find("custody"))] == ["Police custody", "Later"]


def test_a_hit_knows_the_audit_and_the_case_it_belongs_to(filled: Store) -> None:
    (case,) = filled.ask(Find("neg25-01"))
    whole = whole_of(filled, "NEG25")
    assert (case.audit_id, case.case_id, case.id) == (whole.audit.id, whole.cases[0].id, whole.cases[0].id)
    (person,) = filled.ask(Find("vorosmartyne"))
    assert (person.kind, person.audit_id, person.case_id) == (Found.PERSON, whole.audit.id, whole.cases[0].id)
    (box,) = filled.ask(Find("lanterns"))
    assert (box.audit_id, box.case_id) == (whole.audit.id, 0)


def test_a_kept_version_of_a_briefing_is_not_found_beside_the_one_being_written(filled: Store) -> None:
    (current,) = filled.ask(BriefingVersions(whole_of(filled, "NEG25").audit.id))
    filled.apply(composing.keep_version(current, date(2026, 5, 20), filled.new_id))
    assert len(filled.ask(Find("lanterns"))) == 1


def test_worries_and_the_words_of_judgements_are_never_found(filled: Store) -> None:
    whole = whole_of(filled)
    give(filled, panel(whole, 0, 0), "1")
    for words in Words:
        write(filled, panel(whole, 0, 0), words, f"{MARKER} was said")
    worry = Concern(whole.audit.id, whole.cases[0].id, f"{MARKER} worries", datetime(2026, 5, 14, 10, tzinfo=UTC))
    filled.apply(raise_concern(replace(worry, id=filled.new_id(), told=MARKER, next_step=MARKER)))
    for word in (MARKER, *MARKER.split("-"), "worries", "said"):
        assert told(filled, word) == []


def test_no_kind_pushes_out_the_others_and_there_are_at_most_fifty(filled: Store) -> None:
    put_in(filled, "BIG25", tuple(Case(0, f"BIG25-{n:03}", area="Lantern Hill") for n in range(1, 90)), "Lanterns")
    hits = filled.ask(Find("lantern"))
    assert len(hits) <= MOST
    assert sum(hit.kind is Found.CASE for hit in hits) == MOST_OF_A_KIND
    assert {Found.AUDIT, Found.CASE, Found.BOX} <= {hit.kind for hit in hits}
    assert hits[0].title == "Lanterns"
    assert [hit.title for hit in filled.ask(Find("big25"))][1:3] != []


def test_undo_and_redo_are_followed(filled: Store) -> None:
    audit_id = whole_of(filled, "NEG25").audit.id
    before = whole_of(filled, "NEG25").audit
    edit = setting_up.change_audit(before, replace(before, title="Renamed wholly"))
    assert edit is not None
    filled.apply(edit)
    assert [hit.audit_id for hit in filled.ask(Find("renamed"))] == [audit_id]
    step = filled.ask(UndoSteps()).undo
    assert step is not None
    filled.apply(step)
    assert filled.ask(Find("renamed")) == ()
    assert "Audit: Neglect, NEG25, Dip sample" in told(filled, "neglect")
    again = filled.ask(UndoSteps()).redo
    assert again is not None
    filled.apply(again)
    assert len(filled.ask(Find("renamed"))) == 1


def left_in_the_index(store: Store, opener: Opener, words: str) -> list[str]:
    """The tables of the index in which these letters still stand."""
    store.checkpoint()
    raw = opener.raw(store)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'search%'")]
    found = []
    for name in (each for each in names if not each.startswith("search_f")):
        for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
            texts = [each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in row]
            if any(words in text.casefold() for text in texts):
                found.append(name)
    raw.close()
    return found


def test_an_erased_case_is_gone_from_the_index_for_good(filled: Store, open_workspace: Opener) -> None:
    audit_id = put_in(filled, "OFF25", (Case(0, "OFFQUOX25-77", lead_professional=ODD), Case(0, "OFFQUOX25-78")))
    whole = whole_of(filled, "OFF25")
    assert whole.audit.id == audit_id
    assert left_in_the_index(filled, open_workspace, "yloquark") != []
    assert left_in_the_index(filled, open_workspace, "zzebrine") != []
    removed = [taking_out.remove_case(case, whole).changes for case in whole.cases]
    for changes in removed:
        filled.apply(Edit("remove case", "Removed", changes))
        filled.erase([(change.kind, change.id) for change in changes])
    assert told(filled, "offquox25-77") == []
    assert told(filled, "yloquark") == []
    for word in ("yloquark", "loquark", "zzebrine", "zebrine", "offquox", "quox25"):
        assert left_in_the_index(filled, open_workspace, word) == [], word


def test_an_index_that_is_taken_back_by_undo_keeps_nothing_of_an_import(filled: Store, open_workspace: Opener) -> None:
    put_in(filled, "IMP25", (Case(0, "IMPQUOX-01", lead_professional=ODD),), "Imported thing")
    assert len(told(filled, "impquox-01")) == 1
    step = filled.ask(UndoSteps()).undo
    assert step is not None
    filled.apply(step)
    assert told(filled, "impquox") == []
    assert left_in_the_index(filled, open_workspace, "impquox") == []


@settings(max_examples=150)
@given(words=st.text(max_size=60) | st.text(alphabet='"*^:(){}+-% _\\ANDORNEtmis260', max_size=30))
@example(words='"')
@example(words="title : x")
@example(words="a AND (")
@example(words="x\x00y \ud800 z")
@example(words="NEAR(a b, 2)")
@example(words="%_\\")
@example(words="a " * 200)
def test_any_text_typed_is_only_words(audited: Store, words: str) -> None:
    hits = audited.ask(Find(words))
    assert len(hits) <= MOST
    assert all(hit.title for hit in hits)


@settings(max_examples=12)
@given(
    refs=st.lists(
        st.from_regex(r"\A[A-Z]{2,4}[0-9]{2}[-/ ][0-9A-ZÉ]{1,3}\Z"), min_size=1, max_size=4, unique_by=str.casefold
    )
)
def test_every_case_and_audit_is_found_by_its_own_reference(
    refs: list[str], audited_template: object, tmp_path_factory: pytest.TempPathFactory, open_workspace: Opener
) -> None:
    folder = audited_template.copy(tmp_path_factory.mktemp("refs") / "found.plumbline")  # type: ignore[attr-defined]
    store = open_workspace(folder)
    put_in(store, "OWN/25", tuple(Case(0, ref) for ref in refs))
    for ref in refs:
        hits = store.ask(Find(ref))
        assert hits[0].title == ref, (ref, hits)
        assert any(hit.title == ref for hit in store.ask(Find(ref.lower())))
    assert store.ask(Find("own/25"))[0].kind is Found.AUDIT
    open_workspace.close(store)


def test_words_are_seen_as_the_index_sees_them() -> None:
    assert has_words("Was the child's voice heard?", ("voice", "chil"))
    assert has_words("Ó. Vörösmartyné", ("voros", "o."))
    assert not has_words("The child", ("hild",))
    assert has_words("MIS26-03", ("mis26-03",))


def test_a_long_text_is_cut_round_the_word() -> None:
    text = f"{'Long before. ' * 20}The lantern went out. {'Long after. ' * 20}"
    shown = around(text, ("lantern",))
    assert "lantern went out" in shown
    assert shown.startswith("… ")
    assert shown.endswith("…")
    assert len(shown) < 130
    assert around("Short", ("x",)) == "Short"
