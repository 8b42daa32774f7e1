"""Forms out of the window and back into it: real workbooks, staged first, taken in as one step, settled one by one."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from shiboken6 import isValid

from tests.arrange import bytes_of, give, own, whole_of
from tests.ui.forms_filled import answered, fill, forms
from tests.ui.robots.returns import ImportRobot, ReturnsRobot, gone
from tests.ui.robots.window import WindowRobot
from ui.returns.forms_dialog import FormsDialog
from ui.returns.import_dialog import ImportDialog
from ui.returns.type_in import TypeIn
from ui.routes import Screen
from workbench.domain.judgements import Judgement
from workbench.domain.programme import day_in_year
from workbench.domain.questions import Drafts, JudgementAt
from workbench.domain.returns.post import What
from workbench.domain.scales import NonScore
from workbench.domain.setting_up import change_audit
from workbench.storage.store import Store

NOW = datetime.now().astimezone()
CAME = day_in_year(NOW.date(), NOW.date())
"""What is read is recorded by the real clock."""


@pytest.fixture
def returns(at_desk: WindowRobot, audited: Store) -> ReturnsRobot:
    before = whole_of(audited).audit
    edit = change_audit(before, replace(before, returns_due=NOW.date() - timedelta(days=6)))
    assert edit is not None
    audited.apply(edit)
    places = at_desk.shell.places
    assert places is not None
    places._page(Screen.RETURNS).clock = lambda: NOW  # type: ignore[attr-defined]
    return ReturnsRobot(at_desk).open()


def judged(store: Store, case: int, line: int, agency: int) -> Judgement:
    return store.ask(JudgementAt(own(whole_of(store), case, line, agency)))


def police(store: Store, folder: Path) -> Path:
    """The form of the police: two cases answered, with two grades in one cell and a reason left out."""
    answers = dict(answered(["MIS26-02", "MIS26-03"], 4, "Grade 2"))
    answers |= {(ref, 3): answers[ref, 3] | {"Grade": "Grade B"} for ref in ("MIS26-02", "MIS26-03")}
    answers["MIS26-02", 2] = {"Grade": "Grade 2 / Grade 3", "Reason": "The plan was seen", "Impact": "He was heard"}
    answers["MIS26-02", 1] = {"Grade": "Grade 2", "Reason": "", "Impact": "He was safer"}
    made = forms(store, whole_of(store).audit.id, folder, NOW.date())
    return fill(made["POL"], answers, {"MIS26-02": "Yes", "MIS26-03": "Yes"})


def test_forms_are_made_into_a_folder_logged_and_undone(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    out = tmp_path / "forms"
    out.mkdir()
    returns.page.acts.make_forms_in(str(out))
    dialog = returns.keys.dialog
    assert isinstance(dialog, FormsDialog)
    returns.keys.wait(lambda: not dialog.busy)
    made = sorted(out.glob("*.xlsx"))
    assert [dialog.files.item(n).text() for n in range(dialog.files.count())] == [
        f"MIS26-{code}-return-form-1.xlsx" for code in ("CSC", "POL", "SCH")
    ]
    assert len(made) == 3
    assert load_workbook(made[0], read_only=True).sheetnames[:3] == ["Read me", "Cases", "Return"]
    assert dialog.told.accessibleName() == "3 forms made in forms"
    returns.keys.press("Esc")
    assert [each.what for each in whole_of(audited).post] == [What.SENT] * 3
    assert returns.history == ["Form made, version 1, by reference only"]
    returns.keys.press("Ctrl+Z")
    assert whole_of(audited).post == ()


def test_a_form_is_staged_and_nothing_changes_until_it_is_taken(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    form = police(audited, tmp_path / "forms")
    before, held = whole_of(audited), returns.counts
    other = tmp_path / "notes.xlsx"
    other.write_text("no workbook")
    staged = returns.drop(form, other)
    assert staged.files[0].startswith(f"{form.name}. Partly. Police, version 1:")
    assert ". Refused. " in staged.files[1]
    assert any("cell D" in told and "Grade 2" in told for told in staged.wrong), staged.wrong
    assert "MIS26-03, Line 1, Grade: nothing now, would be Grade 2" in staged.changes
    assert whole_of(audited) == before
    staged.keys.press("Esc")
    assert (whole_of(audited), returns.counts) == (before, held)
    assert not [each for each in bytes_of(tmp_path / "forms") if not each.endswith(".xlsx")]


def test_what_is_good_is_taken_as_one_step_and_the_rest_is_listed(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    form = police(audited, tmp_path / "forms")
    before = whole_of(audited)
    returns.choose_files(form).take()
    told = returns.page.pieces.told
    assert told.isVisible()
    assert told.accessibleName() == "1 of 3 returns needs a look. The other 2 were read in."
    assert returns.at(1, 1).cell == "MIS26-02, Police. Problem, 2 to fix."
    assert returns.at(2, 1).cell == f"MIS26-03, Police. Received {CAME}, 3 of 3 lines."
    assert judged(audited, 2, 0, 1).grade == "2"
    returns.at(1, 1)
    assert returns.pane[0] == "Problem: 2 to fix"
    assert returns.pane[2] == "Line 1 is graded Grade 2 but gives no reason."
    assert any(text.startswith("Form read, version 1") for text in returns.history)
    returns.keys.press("Ctrl+Z")
    assert whole_of(audited) == before


def test_keeping_one_of_the_grades_settles_it_with_its_words(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    returns.choose_files(police(audited, tmp_path / "forms")).take()
    returns.at(1, 1)
    returns.press_in_pane("Keep Grade 3")
    kept = judged(audited, 1, 1, 1)
    assert (kept.grade, kept.reason, kept.impact) == ("3", "The plan was seen", "He was heard")
    assert returns.cell == f"MIS26-02, Police. Received {CAME}, 3 of 3 lines, 1 owed."
    assert returns.keys.toast == "MIS26-02, Police, line 2: Grade 3"
    returns.keys.press("Ctrl+Z")
    assert returns.cell == "MIS26-02, Police. Problem, 2 to fix."
    assert not judged(audited, 1, 1, 1).answered


def test_a_line_is_typed_in_and_words_of_a_closed_dialog_come_back(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    returns.choose_files(police(audited, tmp_path / "forms")).take()
    returns.at(1, 1)
    returns.press_in_pane("Type it in: 2 grades")
    dialog = returns.keys.dialog
    assert isinstance(dialog, TypeIn)
    assert dialog.texts[next(iter(dialog.texts))] == "The plan was seen", "the words of the form stand there"
    returns.keys.press("Ctrl+Return")
    assert dialog.answer_row.field.accessibleDescription() == "Choose what the agency meant."
    returns.keys.tab_to("Evidence, by reference").type("Log of 4 March")
    returns.keys.press("Esc")
    assert [each.text for each in audited.ask(Drafts())] == ["Log of 4 March"]
    returns.press_in_pane("Type it in: 2 grades")
    assert "Log of 4 March" in returns.keys.dialog.texts.values()  # type: ignore[attr-defined]
    returns.keys.tab_to("Grade").press("Down", "Down", "Ctrl+Return")
    kept = judged(audited, 1, 1, 1)
    assert (kept.grade, kept.reason, kept.evidence) == ("2", "The plan was seen", "Log of 4 March")
    assert audited.ask(Drafts()) == ()
    assert returns.cell == f"MIS26-02, Police. Received {CAME}, 3 of 3 lines, 1 owed."
    returns.press_in_pane("Type it in: Line 1 is graded")
    assert returns.keys.name == "Reason", "the keyboard is where the words are missing"
    returns.keys.type("It was seen in time").press("Ctrl+Return")
    assert judged(audited, 1, 0, 1).reason == "It was seen in time"
    assert returns.cell == f"MIS26-02, Police. Received {CAME}, 3 of 3 lines."


def test_a_problem_is_left_out_and_an_agency_is_asked(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    returns.choose_files(police(audited, tmp_path / "forms")).take()
    returns.at(1, 1)
    returns.press_in_pane("Ask Police")
    text = returns.clipboard
    assert "Two things in it need another look" in text
    assert "2. Line 1 is graded Grade 2 but gives no reason." in text
    assert [each.what for each in whole_of(audited).post].count(What.CHASED) == 1
    returns.press_in_pane("Leave it out")
    returns.keys.press("Enter")
    assert returns.keys.dialog.row.field.accessibleDescription().startswith("Say why")  # type: ignore[attr-defined]
    returns.keys.type("They sent another row").press("Enter")
    assert returns.cell == f"MIS26-02, Police. Received {CAME}, 2 of 3 lines, 1 owed."
    assert whole_of(audited).problems == ()
    returns.keys.press("Ctrl+Z")
    assert len(whole_of(audited).problems) == 1


def test_words_that_look_like_an_identifier_wait_for_a_reason(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    made = forms(audited, whole_of(audited).audit.id, tmp_path / "forms", NOW.date())
    answers = dict(answered(["MIS26-02"], 4, "Grade 2")) | {
        ("MIS26-02", 1): {"Grade": "Grade 2", "Reason": "Rang 07700 900123.", "Impact": "He was safer"},
        ("MIS26-02", 3): {"Grade": "Grade B", "Reason": "Seen", "Impact": "Safe"},
    }
    form = fill(made["POL"], answers, {"MIS26-02": "Yes"})
    staged = returns.choose_files(form)
    assert staged.dialog.pieces.kept_box.isVisible()
    assert not [change for change in staged.changes if "07700" in change]
    staged.keys.tab_to("Keep the words, because").type("Published number of the duty team").press("Enter")
    staged.settle()
    assert [change for change in staged.changes if "07700" in change]
    staged.take()
    assert judged(audited, 1, 0, 1).reason == "Rang 07700 900123."


def test_what_changed_meanwhile_is_shown_again_and_not_overwritten(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    staged = returns.choose_files(police(audited, tmp_path / "forms"))
    give(audited, own(whole_of(audited), 2, 0, 1), "4")
    staged.keys.press("Ctrl+Return")
    dialog = staged.dialog
    staged.keys.wait(lambda: not dialog.busy and dialog.pieces.told.isVisible())
    assert "has changed since they were read, so nothing was taken in" in dialog.pieces.told.accessibleName()
    assert "MIS26-03, Line 1, Grade: Grade 4 now, would be Grade 2" in staged.changes
    assert judged(audited, 2, 0, 1).grade == "4"
    staged.take()
    assert judged(audited, 2, 0, 1).grade == "2"


def test_a_dialog_closed_as_it_finds_a_change_begins_nothing_after(
    returns: ReturnsRobot, audited: Store, tmp_path: Path
) -> None:
    dialog = returns.choose_files(police(audited, tmp_path / "forms")).dialog
    give(audited, own(whole_of(audited), 2, 0, 1), "4")
    dialog.take()
    assert dialog._job is not None
    dialog._job.wait()  # what it found is known, and not heard yet
    dialog.reject()
    returns.keys.wait(lambda: not isValid(dialog))
    assert judged(audited, 2, 0, 1).grade == "4"


def test_a_refused_form_can_be_logged_as_having_come(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    other = tmp_path / "return.xlsx"
    other.write_text("no workbook")
    staged = returns.choose_files(other)
    assert not staged.dialog.pieces.take.isEnabled()
    choice = staged.dialog.pieces.from_whom
    choice.setFocus()
    staged.keys.press("Down", "Down")
    assert staged.dialog.pieces.take.text() == "Log what came"
    staged.take()
    (logged,) = whole_of(audited).post
    assert logged.what is What.REFUSED
    assert returns.page.pieces.told.accessibleName() == "What came is in the log."


def test_reading_is_stopped_and_leaves_nothing(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    form = police(audited, tmp_path / "forms")
    before = whole_of(audited)
    returns.page.acts.read_files([form])
    dialog = returns.keys.dialog
    assert isinstance(dialog, ImportDialog)
    returns.keys.press("Esc")
    returns.keys.wait(lambda: gone(dialog) or not dialog.busy)
    if not gone(dialog):  # it was read before the key came
        returns.keys.press("Esc")
    returns.keys.wait(lambda: gone(dialog))
    assert whole_of(audited) == before


def test_the_same_form_twice_says_nothing_new(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    form = police(audited, tmp_path / "forms")
    returns.choose_files(form).take()
    staged: ImportRobot = returns.choose_files(form)
    assert ". Nothing new. " in staged.files[0]
    assert not staged.dialog.pieces.take.isEnabled()


def test_a_nil_return_of_a_form_is_settled(returns: ReturnsRobot, audited: Store, tmp_path: Path) -> None:
    made = forms(audited, whole_of(audited).audit.id, tmp_path / "forms", NOW.date())
    returns.choose_files(fill(made["SCH"], {}, {"MIS26-02": "No"})).take()
    assert returns.at(1, 2).cell.startswith("MIS26-02, Schools. Nil return ")
    assert judged(audited, 1, 0, 2).answer is NonScore.NOT_ANSWERED
