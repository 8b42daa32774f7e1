"""A briefing written version by version: nothing of an earlier one changes, and every step is taken back whole."""

from dataclasses import replace
from datetime import date

import pytest

from tests.arrange import give, panel, tables, whole_of
from workbench.domain.briefing.briefing import PageLayout
from workbench.domain.briefing.checks import State, checks, to_settle
from workbench.domain.briefing.drafting import seven_minute
from workbench.domain.briefing.figures import counts_of, figures, quoted
from workbench.domain.briefing.fit import Fit
from workbench.domain.briefing.versions import (
    Version,
    as_briefing,
    begin,
    bring_back,
    current_of,
    draft_again,
    keep_version,
    seconds_aloud,
    set_slip,
    write_in,
)
from workbench.domain.edits import Edit, Kind, Record
from workbench.domain.identifiers.keeping import Lookout
from workbench.domain.questions import BriefingVersions, FieldNow, SettingsNow, UndoSteps
from workbench.domain.settings import Settings
from workbench.storage.store import Store

DAY = date(2026, 5, 14)


def versions(store: Store) -> tuple[Version, ...]:
    return store.ask(BriefingVersions(whole_of(store).audit.id))


def apply(store: Store, edit: Edit | None) -> None:
    assert edit is not None
    store.apply(edit)


def type_in(store: Store, number: int, text: str) -> None:
    current = current_of(versions(store))
    assert current is not None
    record = Record(Kind.BOX, current.boxes[number - 1].id)
    apply(store, write_in(record, "text", store.ask(FieldNow(record, "text")), text, f"Box {number}"))


@pytest.fixture
def begun(audited: Store) -> Store:
    whole = whole_of(audited)
    for case, grade in enumerate(("1", "2", "3")):
        give(audited, panel(whole, case, 0), grade)
    apply(audited, begin(whole.audit.id, seven_minute(whole_of(audited), DAY), audited.new_id))
    return audited


def test_a_first_version_says_what_the_audit_says_and_prints_the_same_words(begun: Store) -> None:
    whole = whole_of(begun)
    (version,) = versions(begun)
    assert (version.version, version.kept_on, len(version.boxes)) == (1, None, 7)
    settings = begun.ask(SettingsNow())
    assert as_briefing(version, settings, whole.partnership, example=whole.example).text() == (
        seven_minute(whole, DAY).text()
    )


def test_a_kept_version_stays_as_it_was_and_its_words_can_come_back(begun: Store) -> None:
    (first,) = versions(begun)
    apply(begun, keep_version(first, DAY, begun.new_id))
    type_in(begun, 4, "- Something quite different")
    kept, current = versions(begun)
    assert (kept.kept_on, kept.boxes) == (DAY, first.boxes)
    assert (current.version, current.boxes[3].text) == (2, "- Something quite different")
    before = tables(begun)
    apply(begun, bring_back(kept, current))
    _, current = versions(begun)
    assert [box.text for box in current.boxes] == [box.text for box in first.boxes]
    assert bring_back(kept, current) is None
    apply(begun, begun.ask(UndoSteps()).undo)
    assert tables(begun) == before


def test_drafting_again_changes_the_boxes_only_and_takes_new_grades_in(begun: Store) -> None:
    whole = whole_of(begun)
    (version,) = versions(begun)
    record = Record(Kind.BRIEFING, version.id)
    apply(begun, write_in(record, "title", version.title, "Our own title", "Title"))
    for line in (1, 2):
        for case in range(3):
            give(begun, panel(whole, case, line), "2" if line == 1 else "B")
    (version,) = versions(begun)
    edit = draft_again(version, seven_minute(whole_of(begun), DAY))
    apply(begun, edit)
    (again,) = versions(begun)
    assert again.title == "Our own title"
    assert again.boxes != version.boxes
    assert draft_again(again, seven_minute(whole_of(begun), DAY)) is None


def test_the_slip_is_turned_on_and_off(begun: Store) -> None:
    (version,) = versions(begun)
    assert set_slip(version, False) is None
    apply(begun, set_slip(version, True))
    assert versions(begun)[0].slip


@pytest.mark.parametrize(("words", "speed", "seconds"), [(0, 130, 0), (313, 130, 145), (130, 130, 60), (1, 130, 1)])
def test_reading_aloud_is_rounded_up_to_whole_seconds(words: int, speed: int, seconds: int) -> None:
    assert seconds_aloud(words, speed) == seconds


def test_a_figure_is_good_or_better_of_those_graded_and_a_line_nobody_graded_has_none(begun: Store) -> None:
    found = figures(whole_of(begun))
    assert [(each.line, each.phrase) for each in found] == [("1. Spotting risk", "good or better in 2 of 3")]
    true = counts_of(whole_of(begun))
    assert {(2, 3), (1, 3), (3, 3), (0, 3)} <= true
    assert (4, 8) not in true
    assert quoted("3 of 8 agencies took part, and 1 of the 5 agencies graded") == ()
    assert quoted("in 2 of 3, 5 out of the 8 and two of three") == (("2 of 3", (2, 3)), ("5 out of the 8", (5, 8)))


def looked_at(store: Store, number: int, text: str) -> dict[str, tuple[State, int, str]]:
    """The checks with `text` in one box: by name, the state, the box and the words it is about."""
    type_in(store, number, text)
    current = current_of(versions(store))
    assert current is not None
    fit = Fit(PageLayout.LANDSCAPE, (), (), 1)
    found = checks(current, whole_of(store), store.ask(SettingsNow()), Lookout(), fit)
    return {each.name: (each.state, each.box, each.text) for each in found}


@pytest.mark.parametrize(
    ("text", "name", "about"),
    [
        ("In MIS26-02 the plan was late.", "Case reference", "MIS26-02"),
        ("In mis26-02 the plan was late.", "Case reference", "mis26-02"),
        ("For one girl the plan was late.", "Small numbers", "one girl"),
        ("We spoke to 3 young people.", "Small numbers", "3 young people"),
        ("Only two of them; four older boys said so.", "Small numbers", "four older boys"),
        ("Good or better in 5 of 8.", "Counts", "5 of 8"),
        ("Born on 3 May 2013, she was missed.", "Date of birth", "3 May 2013"),
        ("In MIS26–02 the plan was late.", "Case reference", "MIS26–02"),
        ("In MIS26\u2011\u00ad02 the plan was late.", "Case reference", "MIS26\u2011\u00ad02"),
        ("For one\u00a0girl the plan was late.", "Small numbers", "one\u00a0girl"),
        ("We spoke to three\nchildren.", "Small numbers", "three\nchildren"),
        ("- we spoke to two older\n  boys", "Small numbers", "two older\n  boys"),
        ("We spoke to two  young\u200b men.", "Small numbers", "two  young\u200b men"),
        ("Good or better in 5\u00a0of\u00a08.", "Counts", "5\u00a0of\u00a08"),
        ("Good or better in 5 of\nthe 8.", "Counts", "5 of\nthe 8"),
    ],
)
def test_what_must_be_settled_is_found_in_its_box_with_its_words(
    begun: Store, text: str, name: str, about: str
) -> None:
    assert looked_at(begun, 4, text)[name] == (State.STOP, 4, about)


@pytest.mark.parametrize(
    "text",
    [
        "Good or better in 2 of 3 cases.",
        "Eight young people were asked, and 2 of 3 plans moved.",
        "One worker stayed, and one plan moved.",
        "MIS26-021 is no case here.",
        "What changed for two\n\nChildren told us more.",
        "- one thing that moved\n- one\n- children were heard",
    ],
)
def test_ordinary_sentences_pass(begun: Store, text: str) -> None:
    found = looked_at(begun, 4, text)
    assert [name for name, (state, _, _) in found.items() if state is State.STOP] == []


@pytest.mark.parametrize("field", ["title", "subtitle", "date", "closing", "small_print"])
def test_what_stands_beside_the_boxes_is_looked_at_too(begun: Store, field: str) -> None:
    (version,) = versions(begun)
    worded = replace(version, **{field: "Two girls of MIS26-02"})
    found = checks(worded, whole_of(begun), begun.ask(SettingsNow()), Lookout(), Fit(PageLayout.LANDSCAPE, (), (), 1))
    assert {each.name for each in found if each.state is State.STOP} == {"Case reference", "Small numbers"}


def test_an_empty_box_and_a_bad_link_are_worth_a_look_and_a_good_one_passes(begun: Store) -> None:
    assert looked_at(begun, 4, "")["Empty box"][0] is State.LOOK
    assert looked_at(begun, 5, "See https://north,partnership for more.")["Link"][:2] == (State.LOOK, 5)
    assert looked_at(begun, 5, "See https://north.example/seven for more.")["Links"][0] is State.PASSED


def test_a_logo_without_words_stops_until_it_is_described_or_left_silent(begun: Store) -> None:
    (version,) = versions(begun)
    logo = b"\x89PNG\r\n\x1a\n"
    for settings, stops in (
        (Settings("North", "A", logo=logo), 1),
        (Settings("North", "A", logo=logo, logo_description="A lighthouse"), 0),
        (Settings("North", "A", logo=logo, logo_decorative=True), 0),
    ):
        found = checks(version, whole_of(begun), settings, Lookout(), Fit(PageLayout.LANDSCAPE, (), (), 1))
        assert to_settle(found) == stops


def test_a_page_that_cannot_be_made_stops(begun: Store) -> None:
    (version,) = versions(begun)
    found = checks(version, whole_of(begun), begun.ask(SettingsNow()), Lookout(), None)
    assert [each.name for each in found if each.state is State.STOP] == ["Page"]
