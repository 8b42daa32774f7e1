"""The sheet of one case: what the panel sees of it, however much of the audit is known already."""

from dataclasses import replace

from tests.arrange import added, give, own, panel, whole_of
from workbench.domain.edits import Edit
from workbench.domain.judgements import Layer, Place
from workbench.domain.questions import CaseGrades
from workbench.storage.store import Store


def test_with_the_standings_known_the_sheet_of_another_case_is_the_same(audited: Store) -> None:
    whole = whole_of(audited)
    give(audited, panel(whole, 0, 0), "2")
    give(audited, panel(whole, 1, 1), "3")
    give(audited, own(whole, 1, 0, 0), "1")
    first, second = (audited.ask(CaseGrades(case.id)) for case in whole.cases[:2])

    assert audited.ask(CaseGrades(whole.cases[1].id, first.standings)) == second
    assert [standing.answered for standing in second.standings[:2]] == [1, 1]


def test_the_judgements_of_named_raters_are_counted_nowhere_on_it(audited: Store) -> None:
    whole = whole_of(audited)
    case, line, agency = whole.cases[0], whole.lines[0], whole.members[0].agency
    rated = Place(whole.audit.id, line.id, Layer.PANEL, case.id, rater="second reader")
    of_agency = rated._replace(layer=Layer.SELF, agency_id=agency.id)
    before = audited.ask(CaseGrades(case.id))
    changes = (added(rated, audited.new_id(), grade="4"), added(of_agency, audited.new_id(), grade="4"))
    audited.apply(Edit("import", "raters", changes))

    after = audited.ask(CaseGrades(case.id))
    assert [each.place for each in after.rated] == [rated]
    assert replace(after, rated=()) == before
