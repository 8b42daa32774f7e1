"""What a file brings into a workspace that has something already, and what it is told about it. Real workspaces."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.exports.audits import TODAY
from tests.imports.interchange_small import small
from workbench.domain.audits import Agency
from workbench.domain.edits import Added, Changed, Edit, Kind
from workbench.domain.judgements import Layer
from workbench.domain.progress import finish
from workbench.domain.questions import Agencies, AuditByRef, Everything, Programme
from workbench.domain.records import agency_values
from workbench.errors import BadFile
from workbench.exports import scoring_sheet
from workbench.exports.interchange import document
from workbench.imports.interchange.reading import Interchange, agency_changes, import_edit, notes, read
from workbench.storage.store import Store

PANEL = {"case": "MIS26-01", "line": "risk", "layer": "panel"}
OWN = {"case": "MIS26-02", "line": "risk", "layer": "self", "agency": "POL"}
FINAL = {"line": "guide", "layer": "final"}


def rated() -> dict[str, Any]:
    """The small file, with three judgements by named raters, one on each layer."""
    data = small()
    data["judgements"] += [
        PANEL | {"rater": "chair", "grade": "G"},
        OWN | {"rater": "second reader", "grade": "RI"},
        FINAL | {"rater": "chair", "grade": "N"},
    ]
    return data


def given(data: dict[str, Any], folder: Path) -> Interchange:
    path = folder / "given.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return read(path)


def known(store: Store) -> dict[str, Agency]:
    return {agency.code: agency for agency in store.ask(Agencies())}


def summary(store: Store, folder: Path) -> dict[str, str]:
    from openpyxl import load_workbook

    whole = store.ask(Everything(store.ask(AuditByRef("MIS26"))))
    book = load_workbook(finish(scoring_sheet.write(whole, folder / "sheet.xlsx", TODAY)))
    return {row[0]: row[1] for row in book["Summary"].iter_rows(max_col=2, values_only=True) if row[0]}


def test_judgements_by_named_raters_are_kept_and_said_not_to_be_counted(store: Store, tmp_path: Path) -> None:
    rated_file, plain_file = given(rated(), tmp_path), given(small(), tmp_path)
    assert notes(plain_file, {}) == ()
    assert notes(rated_file, {}) == ("3 judgements by named raters are kept but not counted.",)
    store.apply(import_edit(rated_file, store.new_id, {}))
    whole = store.ask(Everything(store.ask(AuditByRef("MIS26"))))
    kept = [each for each in whole.judgements if each.place.rater]
    assert {each.place.layer for each in kept} == set(Layer)
    assert document(whole)["judgements"] == document(rated_file.whole)["judgements"]


def test_one_rater_is_one_judgement(tmp_path: Path) -> None:
    data = small()
    data["judgements"].append(PANEL | {"rater": "chair", "grade": "G"})
    assert notes(given(data, tmp_path), {}) == ("1 judgement by a named rater is kept but not counted.",)


def test_two_readers_of_one_case_are_compared_with_each_other_and_not_said_to_be_left_out(tmp_path: Path) -> None:
    data = small()
    data["cases"][0]["raters"] = ["chair", "second reader"]
    data["judgements"] += [PANEL | {"rater": rater, "grade": "G"} for rater in ("chair", "second reader", "third")]
    assert notes(given(data, tmp_path), {}) == ("1 judgement by a named rater is kept but not counted.",)


def test_the_register_of_the_panel_day_says_who_is_in_the_room(store: Store, tmp_path: Path) -> None:
    data = small()
    data["audit"]["panel_day"] = "2026-05-14"
    store.apply(import_edit(given(data, tmp_path), store.new_id, {}))
    whole = store.ask(Everything(store.ask(AuditByRef("MIS26"))))
    assert {member.agency.code: member.in_room for member in whole.members} == {"POL": True, "EDU": False}
    assert document(whole) == document(given(data, tmp_path).whole)


def test_a_meeting_of_another_day_says_nothing_of_the_room(store: Store, tmp_path: Path) -> None:
    store.apply(import_edit(given(small(), tmp_path), store.new_id, {}))
    whole = store.ask(Everything(store.ask(AuditByRef("MIS26"))))
    assert {member.in_room for member in whole.members} == {None}
    assert [len(meeting.attendance) for meeting in whole.meetings] == [2, 0]
    assert [place.fingerprint for place in whole.draw] == ["", "", ""]


def test_the_programme_and_the_scoring_sheet_count_the_same_without_raters(store: Store, tmp_path: Path) -> None:
    store.apply(import_edit(given(rated(), tmp_path), store.new_id, {}))
    (listed,) = store.ask(Programme())
    assert (listed.graded, listed.cases_done) == (2, 0)
    facts = summary(store, tmp_path)
    assert facts["Panel's judgements"].startswith("2 of 4 answered.")
    assert facts["Named raters"] == "3 judgements by named raters are kept and not in the matrix."


def test_the_summary_has_no_word_of_raters_where_there_are_none(store: Store, tmp_path: Path) -> None:
    store.apply(import_edit(given(small(), tmp_path), store.new_id, {}))
    assert "Named raters" not in summary(store, tmp_path)


@pytest.mark.parametrize("place", [PANEL, OWN, FINAL, PANEL | {"rater": "chair"}])
def test_two_judgements_in_one_place_are_refused(place: dict[str, str], tmp_path: Path) -> None:
    data = small()
    data["judgements"] += [place | {"non_score": "NA"}, place | {"non_score": "NE"}]
    with pytest.raises(BadFile, match=r"judgements\[5\]: this is the same judgement as judgements\[4\]\."):
        given(data, tmp_path)


POLICE = Agency(0, "POL", "Police", "police")


def with_police(folder: Path, ours: Agency, theirs: Agency, store: Store) -> tuple[Interchange, Agency]:
    """The small file with their police, and the workspace with ours."""
    ours = replace(ours, id=store.new_id())
    added = Added(Kind.AGENCY, ours.id, agency_values(ours))
    store.apply(Edit(action="add", label="Police added", changes=(added,)))
    data = small()
    data["agencies"][0] = {key: text for key, text in agency_values(theirs).items() if text}
    return given(data, folder), ours


def test_what_an_agency_lacks_is_filled_in_from_the_file(store: Store, tmp_path: Path) -> None:
    file, ours = with_police(tmp_path, Agency(0, "POL", "POL", ""), POLICE, store)
    before = known(store)
    edit = agency_changes(file, before)
    assert edit is not None
    assert edit.changes == (
        Changed(Kind.AGENCY, ours.id, "name", "POL", "Police"),
        Changed(Kind.AGENCY, ours.id, "kind", "", "police"),
    )
    store.apply(edit)
    store.apply(import_edit(file, store.new_id, known(store)))
    assert known(store)["POL"] == replace(POLICE, id=ours.id)
    assert agency_changes(file, known(store)) is None
    assert notes(file, before) == (
        'POL had no name here, and takes "Police" from the file.',
        'POL had no kind here, and takes "police" from the file.',
    )


def test_what_an_agency_has_stays_and_the_difference_is_said(store: Store, tmp_path: Path) -> None:
    file, _ = with_police(tmp_path, Agency(0, "POL", "Northmere Police", "force"), POLICE, store)
    assert agency_changes(file, known(store)) is None
    assert notes(file, known(store)) == (
        '"Police" (POL) is "Northmere Police" here, and keeps that name.',
        'POL is of the kind "police" in the file and "force" here, and keeps that kind.',
    )


def test_a_file_that_says_less_of_an_agency_takes_nothing_away(store: Store, tmp_path: Path) -> None:
    file, _ = with_police(tmp_path, POLICE, Agency(0, "POL", ""), store)
    assert agency_changes(file, known(store)) is None
    assert notes(file, known(store)) == ()


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r": this is a folder\. Name a file in it\.$"):
        read(tmp_path)
