"""Making the forms of an audit: all of them or none, never over another file, and the log says that they were made."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.arrange import FRAMEWORK, Opener, new_audit, own, tables, whole_of, write
from workbench.domain import setting_up
from workbench.domain.audits import Agency, Audit, Case, Known
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import UndoSteps
from workbench.domain.returns.form import asked_nothing
from workbench.domain.returns.post import What
from workbench.domain.setting_up import NewAudit
from workbench.errors import Busy, NotSaved, Refused, WorkbenchError
from workbench.return_tasks import make_forms
from workbench.storage.store import Store

TODAY = date(2026, 4, 15)
FIRST = ["MIS26-CSC-return-form-1.xlsx", "MIS26-POL-return-form-1.xlsx", "MIS26-SCH-return-form-1.xlsx"]


def made(store: Store, out: Path) -> list[str]:
    return [path.name for path in finish(make_forms(store, whole_of(store).audit.id, out, TODAY))]


def agencies(store: Store) -> tuple[Agency, ...]:
    return tuple(member.agency for member in whole_of(store).members)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def say(store: Store, agency: int, state: Known) -> None:
    """The same of an agency on every case."""
    whole = whole_of(store)
    code = whole.members[agency].agency
    for case in whole.cases:
        there = next(each for each in whole.involvements if (each.case_id, each.agency_id) == (case.id, code.id))
        edit = setting_up.set_involvements([(there, case.ref, code.name)], state, store.new_id)
        if edit:
            store.apply(edit)


def test_one_form_for_each_agency_and_the_log_says_so_as_one_step(audited: Store, tmp_path: Path) -> None:
    out = tmp_path / "a folder" / "that is new"
    before = tables(audited)
    assert made(audited, out) == FIRST
    assert names(out) == FIRST
    whole = whole_of(audited)
    sent = [(each.agency_id, each.what, each.version, each.file, each.case_id) for each in whole.post]
    assert sent == [
        (member.agency.id, What.SENT, 1, name, None) for member, name in zip(whole.members, FIRST, strict=True)
    ]
    assert {each.person for each in whole.post} == {audited.person}
    undo = audited.ask(UndoSteps()).undo
    assert undo is not None
    assert undo.label == "3 return forms made"
    audited.apply(undo)
    assert tables(audited) == before


def test_each_holds_its_own_agencys_words_only(audited: Store, tmp_path: Path) -> None:
    write(audited, own(whole_of(audited), 0, 0, 1), Words.REASON, "Police words")
    made(audited, tmp_path)
    said = {name: [cell.value for row in load_workbook(tmp_path / name)["Return"] for cell in row] for name in FIRST}
    assert ["Police words" in said[name] for name in FIRST] == [False, True, False]
    assert ["Reason number 0" in said[name] for name in FIRST] == [True, False, False]


def test_no_file_is_ever_replaced_and_versions_go_up(audited: Store, tmp_path: Path) -> None:
    made(audited, tmp_path)
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".xlsx"}
    assert made(audited, tmp_path) == [name.replace("-1.", "-2.") for name in FIRST]
    assert made(audited, tmp_path / "elsewhere") == [name.replace("-1.", "-3.") for name in FIRST]
    assert {name: (tmp_path / name).read_bytes() for name in old} == old
    assert load_workbook(tmp_path / "elsewhere" / "MIS26-POL-return-form-3.xlsx")["Lists"]["B5"].value == 3


def test_a_form_whose_making_was_taken_back_may_be_out_already(audited: Store, tmp_path: Path) -> None:
    made(audited, tmp_path)
    undo = audited.ask(UndoSteps()).undo
    assert undo is not None
    audited.apply(undo)
    (tmp_path / "mis26-pol-RETURN-form-7.xlsx").write_bytes(b"by hand")
    assert [name[-6:-5] for name in made(audited, tmp_path)] == ["2", "8", "2"]


def test_an_agency_that_is_asked_nothing_gets_no_form_and_is_named(audited: Store, tmp_path: Path) -> None:
    say(audited, 1, Known.NIL)
    assert made(audited, tmp_path / "forms") == [FIRST[0], FIRST[2]]
    assert [member.agency.code for member in asked_nothing(whole_of(audited))] == ["POL"]
    say(audited, 0, Known.OUT_OF_SCOPE)
    say(audited, 2, Known.NIL)
    with pytest.raises(
        Refused, match="Every agency of MIS26 has answered nil or is out of scope, so no form is needed"
    ):
        made(audited, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_stopping_leaves_nothing_behind(audited: Store, tmp_path: Path) -> None:
    before, out = tables(audited), tmp_path / "new" / "forms"
    for stop in range(1, 60, 6):
        work = make_forms(audited, whole_of(audited).audit.id, out, TODAY)
        for _ in range(stop):
            next(work)
        work.close()
        assert not out.parent.exists()
    assert tables(audited) == before


def test_it_shows_how_far_it_is(audited: Store, tmp_path: Path) -> None:
    steps = list(make_forms(audited, whole_of(audited).audit.id, tmp_path / "forms", TODAY))
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, steps[-1].total) == (300, 300)
    assert {step.label for step in steps} == {"Children's social care", "Police", "Schools"}


def test_forms_that_cannot_be_logged_are_not_left_lying_about(
    audited: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(edit: Edit) -> Edit:
        raise Busy("Another program holds the file.")

    monkeypatch.setattr(audited, "apply", busy)
    with pytest.raises(Busy):
        made(audited, tmp_path / "forms")
    assert list((tmp_path / "forms").iterdir()) == []


def test_a_workspace_open_to_read_makes_none(audited_folder: Path, open_workspace: Opener, tmp_path: Path) -> None:
    store = open_workspace(audited_folder, read_only=True)
    with pytest.raises(NotSaved, match="open read only, so no forms were made"):
        made(store, tmp_path / "forms")
    assert not (tmp_path / "forms").exists()


def test_where_no_form_can_be_made_the_sentence_says_why(audited: Store, tmp_path: Path) -> None:
    audited.apply(new_audit(audited.new_id, "NEW26", cases=0, agencies=agencies(audited)))
    new = whole_of(audited, "NEW26").audit
    with pytest.raises(Refused, match="NEW26 has no cases"):
        finish(make_forms(audited, new.id, tmp_path, TODAY))
    nobody = NewAudit(Audit(0, "ALONE26", "Alone", 2026), FRAMEWORK, cases=(Case(0, "ALONE26-01"),))
    audited.apply(setting_up.new_audit(nobody, audited.new_id))
    alone = whole_of(audited, "ALONE26").audit
    with pytest.raises(Refused, match="ALONE26 has no agencies"):
        finish(make_forms(audited, alone.id, tmp_path, TODAY))
    (tmp_path / "file").write_text("a file", "utf-8")
    for out, said in ((tmp_path / "file", "is a file"), (tmp_path / "a.plumbline", "is a workspace")):
        with pytest.raises(Refused, match=said):
            made(audited, out)


def test_real_cases_do_not_leave_the_example(audited: Store, tmp_path: Path) -> None:
    audited.apply(Edit("mark", "Marked", (Added(Kind.SETTING, audited.new_id(), {"key": "example", "value": "yes"}),)))
    audited.apply(new_audit(audited.new_id, "REAL26", agencies=agencies(audited)))
    real = whole_of(audited, "REAL26").audit
    with pytest.raises(Refused, match="REAL26 is not one of the example's own audits"):
        finish(make_forms(audited, real.id, tmp_path / "forms", TODAY))
    assert not (tmp_path / "forms").exists()


def test_a_full_disk_is_said_plainly_and_no_part_of_the_forms_stays(audited: Store, tiny_disk: Path) -> None:
    (tiny_disk / "filler").write_bytes(b"x" * (4 * 1024 * 1024 - 24 * 1024))
    with pytest.raises(WorkbenchError, match="no space left"):
        made(audited, tiny_disk)
    assert names(tiny_disk) == ["filler"]
    assert not whole_of(audited).post
