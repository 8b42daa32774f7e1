"""What the workspace answers: counts out of what they are out of, sheets in natural order, libraries with versions."""

from dataclasses import replace

import pytest

from tests import arrange
from tests.arrange import FRAMEWORK, LINES, Opener, Template, give, imported, own, panel, whole_of, write
from workbench.domain.audits import Known
from workbench.domain.edits import Edit
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.library import taking_in as libraries
from workbench.domain.questions import (
    Agencies,
    AuditByRef,
    CaseGrades,
    Counts,
    Everything,
    JudgementAt,
    LinesAndScales,
    Overview,
    Programme,
    Workspace,
)
from workbench.domain.scales import NonScore
from workbench.errors import Refused
from workbench.storage.store import Store


def test_the_workspace_says_whose_it_is(store: Store) -> None:
    about = store.ask(Workspace())
    assert (about.partnership, about.person, about.example) == ("North Partnership", arrange.PERSON, False)


def test_the_programme_counts_panel_answers_of_cases_times_lines(audited: Store) -> None:
    (summary,) = audited.ask(Programme())
    assert (summary.cases, summary.agencies, summary.lines) == (3, 3, 3)
    assert (summary.graded, summary.cases_done) == (0, 0)  # the agencies' own grades are not the panel's
    whole = whole_of(audited)
    give(audited, panel(whole, 0, 0), "1")
    give(audited, panel(whole, 0, 1), NonScore.NOT_ENOUGH_EVIDENCE)
    give(audited, panel(whole, 0, 3), "2")  # the whole-case line is never counted
    write(audited, panel(whole, 1, 0), Words.REASON, "words before a grade are no answer")
    (summary,) = audited.ask(Programme())
    assert (summary.graded, summary.cases_done) == (2, 0)
    give(audited, panel(whole, 0, 2), "A")
    give(audited, panel(whole, 1, 0), "4")
    (summary,) = audited.ask(Programme())
    assert (summary.graded, summary.cases_done) == (4, 1)
    give(audited, panel(whole, 0, 1), NonScore.NOT_ANSWERED)
    (summary,) = audited.ask(Programme())
    assert (summary.graded, summary.cases_done) == (3, 0)


def test_the_programme_lists_the_latest_year_first_then_by_title(audited: Store) -> None:
    agencies = [member.agency for member in whole_of(audited).members]
    for ref in ("B25", "A25"):
        edit = arrange.new_audit(audited.new_id, ref, cases=0, agencies=agencies)
        audit, *others = edit.changes
        earlier = replace(audit, values={**audit.values, "year": 2025, "title": f"Title {ref}"})  # type: ignore[union-attr]
        audited.apply(replace(edit, changes=(earlier, *others)))
    assert [each.audit.ref for each in audited.ask(Programme())] == ["MIS26", "A25", "B25"]
    assert [(each.cases, each.lines, each.graded) for each in audited.ask(Programme())][1] == (0, 3, 0)


def test_an_audit_is_found_by_its_ref_and_the_refusal_names_those_there_are(audited: Store) -> None:
    assert audited.ask(AuditByRef("MIS26")) == whole_of(audited).audit.id
    with pytest.raises(Refused, match=r"MIS99.*It has: MIS26"):
        audited.ask(AuditByRef("MIS99"))


def test_an_empty_workspace_says_it_has_no_audits(store: Store) -> None:
    with pytest.raises(Refused, match="no audits yet"):
        store.ask(AuditByRef("MIS26"))
    assert store.ask(Programme()) == ()


def test_a_case_sheet_holds_this_case_only_and_where_every_case_stands(audited: Store) -> None:
    whole = whole_of(audited)
    give(audited, panel(whole, 0, 0), "1")
    give(audited, panel(whole, 1, 0), "2")
    write(audited, panel(whole, 1, 0), Words.REASON, "Seen early")
    sheet = audited.ask(CaseGrades(whole.cases[0].id))
    assert [each.grade for each in sheet.panel] == ["1"]
    assert {each.place.case_id for each in sheet.own} == {whole.cases[0].id}
    assert [member.agency.code for member in sheet.members] == ["CSC", "POL", "SCH"]
    assert {each.state for each in sheet.involvements} == {Known.KNOWN, Known.AWAITED}
    assert len(sheet.involvements) == 3
    assert [line.line.kind for line in sheet.graded_lines] == [LineKind.LINE] * 3
    assert [line.scale.codes for line in sheet.lines] == [
        ("1", "2", "3", "4"),
        ("1", "2", "3", "4"),
        ("A", "B", "C"),
        ("1", "2", "3", "4"),
    ]
    assert [(each.case.ref, each.answered, each.lines, each.owing) for each in sheet.standings] == [
        ("MIS26-01", 1, 3, 1),
        ("MIS26-02", 1, 3, 1),
        ("MIS26-03", 0, 3, 0),
    ]
    with pytest.raises(Refused, match="no longer"):
        audited.ask(CaseGrades(5))


def test_a_place_with_nothing_in_it_answers_with_an_empty_judgement(audited: Store) -> None:
    place = panel(whole_of(audited), 2, 1)
    assert audited.ask(JudgementAt(place)) == Judgement(place)


def test_places_that_differ_in_one_part_are_different_places(audited: Store) -> None:
    whole = whole_of(audited)
    places = [panel(whole, 0, 1), panel(whole, 1, 1), own(whole, 0, 1, 0), own(whole, 0, 1, 1)]
    places.append(Place(whole.audit.id, whole.lines[1].id, Layer.FINAL))
    places.append(places[0]._replace(rater="second reader"))
    for number, place in enumerate(places):
        give(audited, place, str(1 + number % 4))
    assert [audited.ask(JudgementAt(place)).grade for place in places] == [str(1 + n % 4) for n in range(len(places))]


def test_everything_comes_in_natural_order_whatever_order_it_was_made_in(audited: Store) -> None:
    whole = whole_of(audited)
    for case, line in ((2, 1), (0, 3), (1, 0), (0, 0)):
        give(audited, panel(whole, case, line), "2")
    audited.apply(imported(audited, whole_of(audited), 2))
    whole = audited.ask(Everything(whole.audit.id))
    codes = {member.agency.id: member.agency.code for member in whole.members}
    cases = [case.id for case in whole.cases]
    lines = [line.id for line in whole.lines]
    order = [
        (cases.index(place.case_id or 0), lines.index(place.line_id), place.layer, codes.get(place.agency_id or 0, ""))
        for place in (each.place for each in whole.judgements)
    ]
    assert order == sorted(order)
    assert [case.ref for case in whole.cases] == ["MIS26-01", "MIS26-02", "MIS26-03"]
    assert [line.line.number for line in whole.lines] == [1, 2, 3, 4]
    assert whole.lines[0].line == replace(LINES[0], scale=None)
    assert whole.whole_case_line == whole.lines[3]
    with pytest.raises(Refused, match="no longer"):
        audited.ask(Everything(5))


def test_the_overview_is_everything_but_the_agencies_own_judgements(audited: Store) -> None:
    whole = whole_of(audited)
    give(audited, panel(whole, 1, 0), "2")
    give(audited, Place(whole.audit.id, whole.lines[1].id, Layer.FINAL), "3")
    whole = whole_of(audited)
    assert {each.place.layer for each in whole.judgements} == set(Layer)
    others = tuple(each for each in whole.judgements if each.place.layer is not Layer.SELF)
    assert audited.ask(Overview(whole.audit.id)) == replace(whole, judgements=others)
    with pytest.raises(Refused, match="no longer"):
        audited.ask(Overview(5))


def test_two_workspaces_filled_in_another_order_answer_the_same_but_for_ids(
    audited_template: Template, tmp_path_factory: pytest.TempPathFactory, open_workspace: Opener
) -> None:
    told = []
    for order in ((0, 1, 2), (2, 0, 1)):
        store = open_workspace(audited_template.copy(tmp_path_factory.mktemp("order") / "w.plumbline"))
        whole = whole_of(store)
        for case in order:
            give(store, panel(whole, case, 0), "3")
        told.append([(each.place, each.answer) for each in whole_of(store).judgements])
    assert told[0] == told[1]


def test_the_counts_are_of_everything_there_is(audited: Store) -> None:
    counts = dict(audited.ask(Counts()).counts)
    assert (counts["audit"], counts["case"], counts["agency"], counts["judgement"]) == (1, 3, 3, 3)
    assert counts["line"] == 4
    assert counts["journal"] > 30


def test_agencies_come_by_name(audited: Store) -> None:
    assert [each.name for each in audited.ask(Agencies())] == ["Children's social care", "Police", "Schools"]


def take(store: Store, framework: object) -> libraries.Taken:
    taken = libraries.take_in(framework, store.ask(LinesAndScales()), store.new_id)  # type: ignore[arg-type]
    if taken.edit:
        store.apply(taken.edit)
    return taken


def test_a_framework_is_taken_in_once_and_its_change_is_the_next_version(store: Store) -> None:
    assert take(store, FRAMEWORK).framework.version == 1
    again = take(store, replace(FRAMEWORK, source="another file", version=7))
    assert again.edit is None
    assert "already here as version 1" in again.sentence
    changed = replace(FRAMEWORK, lines=(replace(LINES[0], question="Was risk seen the same day?"), *LINES[1:]))
    assert take(store, changed).framework.version == 2
    assert take(store, FRAMEWORK).edit is None  # the first version is still there
    library = store.ask(LinesAndScales())
    assert [(each.key, each.version) for _, each in library.frameworks] == [("missing", 1), ("missing", 2)]
    assert library.frameworks[0][1].lines == FRAMEWORK.lines
    assert library.frameworks[1][1].lines[0].question == "Was risk seen the same day?"


def test_two_scales_of_one_key_stay_apart(store: Store) -> None:
    take(store, FRAMEWORK)
    other = replace(FRAMEWORK, key="other", scale=arrange.scale_of("Met", "Partly", "Not"))
    take(store, other)
    library = store.ask(LinesAndScales())
    by_key = {each.key: each for _, each in library.frameworks}
    assert by_key["missing"].scale.codes == ("1", "2", "3", "4")
    assert by_key["other"].scale.codes == ("Met", "Partly", "Not")
    assert len({scale.key for _, scale in library.scales}) == 3


def test_an_audit_keeps_its_own_frozen_copy_and_is_named_as_using_the_framework(store: Store) -> None:
    take(store, FRAMEWORK)
    assert store.ask(LinesAndScales()).used == frozenset()
    store.apply(arrange.new_audit(store.new_id))
    library = store.ask(LinesAndScales())
    assert library.used == {("missing", 1)}
    assert len(library.frameworks) == 1
    assert len(library.scales) == 2
    before = whole_of(store).lines
    take(store, replace(FRAMEWORK, lines=LINES[:1]))
    assert whole_of(store).lines == before


def test_a_grade_off_its_scale_is_found_by_the_thorough_check(audited: Store) -> None:
    from workbench.domain.progress import finish

    place = panel(whole_of(audited), 0, 0)
    audited.apply(Edit("grade", "x", (arrange.added(place, audited.new_id(), grade="Z"),)))
    assert finish(audited.check()) == ("1 of the judgements on line 1 hold a grade their scale does not have.",)
