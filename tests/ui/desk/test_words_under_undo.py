"""Words typed while something is undone under them, or while the file is busy: kept, and in their own place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.arrange import FRAMEWORK, Opener, new_audit, panel, whole_of
from tests.ui.robots.briefing import BriefingRobot
from tests.ui.robots.window import WindowRobot
from ui.audit.cases import CasesPage
from ui.audit.scope import ScopePage
from ui.exporting.view import ExportDialog
from ui.jobs import Job
from ui.library.saving import save
from ui.panel.view import PanelPage
from ui.programme.view import ProgrammePage
from ui.recovery import bring_back
from ui.routes import Route, Screen
from workbench.domain.edits import Kind, Record
from workbench.domain.judgements import Words
from workbench.domain.questions import (
    AuditByRef,
    BriefingVersions,
    Cases,
    Drafts,
    Entries,
    JudgementAt,
    Overview,
)
from workbench.domain.taking_out import remove_case
from workbench.storage.store import Store


@contextmanager
def busy(open_workspace: Opener, store: Store) -> Iterator[None]:
    """Another program holds the file for writing."""
    other = open_workspace.raw(store)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def go(desk: WindowRobot, screen: Screen, case_id: int = 0, ref: str = "MIS26") -> None:
    assert desk.shell.places is not None
    desk.shell.places.go(Route(screen, desk.workspace.ask(AuditByRef(ref)), case_id))


def cases_page(desk: WindowRobot) -> CasesPage:
    go(desk, Screen.CASES)
    page = desk.shell.page
    assert isinstance(page, CasesPage)
    return page


def second_audit(desk: WindowRobot) -> None:
    store = desk.workspace.store
    agencies = [member.agency for member in whole_of(store).members]
    store.apply(new_audit(store.new_id, "NEG26", agencies=agencies))


def drafts(desk: WindowRobot) -> list[str]:
    return [draft.text for draft in desk.workspace.ask(Drafts())]


# The composer


def test_words_left_while_the_file_was_busy_stand_in_their_box_again(
    at_desk: WindowRobot, open_workspace: Opener
) -> None:
    composer = BriefingRobot(at_desk).open().write(4, "First.")
    at_desk.press("Alt+1")
    composer.page.versions.kept.emit()
    earlier, current = composer.versions
    with busy(open_workspace, at_desk.workspace.store):
        composer.write(4, "Second words")
        composer.page.versions.looked_at.emit(earlier.id)
        assert composer.page.boxes[3].field.text() == "First."
        composer.page.versions.looked_at.emit(current.id)
        assert composer.page.boxes[3].field.text() == "Second words"
        at_desk.press("Alt+4", "Ctrl+End").type(" and more")
    at_desk.press("Alt+1")
    assert at_desk.workspace.retry()
    assert composer.kept(4) == "Second words and more"


def test_a_briefing_undone_under_its_words_gives_them_back_with_it(at_desk: WindowRobot) -> None:
    composer = BriefingRobot(at_desk).open().write(4, "Precious words")
    at_desk.shell.undo()
    assert composer.versions == ()
    assert drafts(at_desk) == ["Precious words"]
    at_desk.shell.redo()
    assert composer.page.boxes[3].field.text() == "Precious words"
    at_desk.press("Alt+4", "Alt+5")
    assert composer.kept(4) == "Precious words"
    assert drafts(at_desk) == []


def test_a_draft_undone_under_its_words_keeps_them_and_puts_them_in_no_other(at_desk: WindowRobot) -> None:
    composer = BriefingRobot(at_desk).open()
    before = composer.kept(4)
    composer.page.versions.kept.emit()
    composer.write(4, "Precious words")
    at_desk.shell.undo()
    assert [version.version for version in composer.versions] == [1]
    assert composer.page.boxes[3].field.text() == composer.kept(4) == before
    assert drafts(at_desk) == ["Precious words"]


def test_ctrl_z_in_a_line_brings_no_words_of_another_audit(at_desk: WindowRobot) -> None:
    second_audit(at_desk)
    for ref in ("NEG26", "MIS26"):
        go(at_desk, Screen.BRIEFING, ref=ref)
        BriefingRobot(at_desk).page.begin()
    page = BriefingRobot(at_desk).page
    page.about.fold.setChecked(True)
    date = page.about.fields["date"]
    date.setFocus()
    at_desk.type("zz").press("Backspace", "Backspace")
    go(at_desk, Screen.BRIEFING, ref="NEG26")
    date.setFocus()
    at_desk.press("Ctrl+Z")
    assert "z" not in date.text()


def test_no_page_fit_or_check_of_one_audit_stands_under_the_title_of_another(at_desk: WindowRobot) -> None:
    second_audit(at_desk)
    go(at_desk, Screen.BRIEFING, ref="NEG26")
    composer = BriefingRobot(at_desk)
    composer.page.begin()
    go(at_desk, Screen.BRIEFING)
    composer.page.begin()
    composer.write(4, "Words ").page.boxes[3].field.edit.setPlainText("Words that go on. " * 120)
    composer.wait()
    assert "Room on the page" in composer.checks
    composer.page.preview.show_kind("portrait")
    at_desk.wait(lambda: composer.page.preview._job is not None)
    go(at_desk, Screen.BRIEFING, ref="NEG26")
    assert composer.page.preview.pages.images == ()
    assert composer.checks == {}
    assert composer.page.boxes[3]._fit.text() == ""
    composer.wait()
    assert len(composer.page.preview.pages.images) == 1
    assert "Room on the page" not in composer.checks


def test_what_waits_of_one_briefing_is_not_taken_for_what_waits_of_another(
    at_desk: WindowRobot, open_workspace: Opener
) -> None:
    second_audit(at_desk)
    workspace = at_desk.workspace
    audits = [workspace.ask(AuditByRef(ref)) for ref in ("MIS26", "NEG26")]
    for ref in ("MIS26", "NEG26"):
        go(at_desk, Screen.BRIEFING, ref=ref)
        BriefingRobot(at_desk).page.begin()
    before = [workspace.ask(BriefingVersions(audit))[-1].slip for audit in audits]
    with busy(open_workspace, workspace.store):
        for ref in ("MIS26", "NEG26"):
            go(at_desk, Screen.BRIEFING, ref=ref)
            BriefingRobot(at_desk).page.slip.on.click()
    assert workspace.retry()
    assert [workspace.ask(BriefingVersions(audit))[-1].slip for audit in audits] == [not on for on in before]


def test_no_document_is_made_without_what_still_waits_for_the_file(
    at_desk: WindowRobot, open_workspace: Opener, tmp_path: Path
) -> None:
    composer = BriefingRobot(at_desk).open()
    file = tmp_path / "briefing.html"
    with busy(open_workspace, at_desk.workspace.store):
        composer.page.layouts.chosen.emit("text")
        composer.write(4, "Unsaved zebra words")
        at_desk.press("Ctrl+E")
        at_desk.press("Tab")  # the keyboard is in the dialog now
        dialog = at_desk.dialog
        assert isinstance(dialog, ExportDialog)
        dialog.file.setText(str(file))
        dialog.start()
        assert not dialog.busy
        assert dialog.told.isVisible()
    dialog.start()
    at_desk.wait(lambda: not dialog.busy)
    assert "zebra" in file.read_text()


# Cases, scope, the panel


def test_what_was_undone_under_the_keyboard_is_not_written_again_by_leaving(at_desk: WindowRobot) -> None:
    page, workspace = cases_page(at_desk), at_desk.workspace
    area, synopsis = page.form.lines["area"], page.form.synopsis
    for box, shown in ((area, area.text), (synopsis.edit, synopsis.text)):
        box.setFocus()
        at_desk.type("North")
        page.table.setFocus()
        box.setFocus()
        at_desk.shell.undo()
        assert shown() == ""
        page.table.setFocus()
    case = workspace.ask(Cases(page.route.audit_id))[0]
    assert (case.area, case.synopsis) == ("", "")
    go(at_desk, Screen.SCOPE)
    scope = at_desk.shell.page
    assert isinstance(scope, ScopePage)
    day, theme = scope.facts.fields["panel_day"], scope.facts.fields["theme"]
    for field in (day, theme):
        field.setFocus()
        at_desk.fill("1/2/2026")
        scope.facts.objective.edit.setFocus()
        field.setFocus()
        at_desk.shell.undo()
        scope.facts.objective.edit.setFocus()
    audit = workspace.ask(Overview(page.route.audit_id)).audit
    assert (audit.panel_day, audit.theme) == (None, "")


def test_words_beside_a_reference_that_is_taken_or_missing_are_kept(at_desk: WindowRobot) -> None:
    page, workspace = cases_page(at_desk), at_desk.workspace
    ids = [case.id for case in workspace.ask(Cases(page.route.audit_id))]
    for ref, words in (("MIS26-01", "Typed beside a reference that is taken"), ("", "Typed beside none")):
        page.table.choose(ids[1])
        page.form.lines["ref"].setFocus()
        at_desk.press("Ctrl+A", "Del").type(ref)
        page.form.synopsis.edit.setFocus()
        at_desk.fill(words)
        page.table.setFocus()
        page.table.choose(ids[2])
        case = next(case for case in workspace.ask(Cases(page.route.audit_id)) if case.id == ids[1])
        assert (case.ref, case.synopsis) == ("MIS26-02", words)


def test_a_case_undone_under_its_synopsis_leaves_the_words_as_a_draft(at_desk: WindowRobot) -> None:
    page = cases_page(at_desk)
    page.add.click()
    page.form.synopsis.edit.setFocus()
    at_desk.type("Of the new case")
    at_desk.shell.undo()
    page.table.setFocus()
    assert drafts(at_desk) == ["Of the new case"]
    assert [case.synopsis for case in at_desk.workspace.ask(Cases(page.route.audit_id))] == ["", "", ""]


def test_a_case_undone_under_the_panel_gives_its_words_back_with_it(at_desk: WindowRobot) -> None:
    cases = cases_page(at_desk)
    cases.add.click()
    case = at_desk.workspace.ask(Cases(cases.route.audit_id))[-1]
    go(at_desk, Screen.PANEL, case.id)
    page = at_desk.shell.page
    assert isinstance(page, PanelPage)
    place = page.model.place
    at_desk.press("Enter").type("Typed in the new case")
    at_desk.shell.undo()
    assert isinstance(at_desk.shell.page, ProgrammePage)
    assert drafts(at_desk) == ["Typed in the new case"]
    at_desk.shell.redo()
    go(at_desk, Screen.PANEL, case.id)
    assert page.words.fields[Words.REASON].text() == "Typed in the new case"
    assert at_desk.workspace.ask(JudgementAt(place)).reason == "Typed in the new case"
    assert drafts(at_desk) == []


def test_drafts_of_a_case_that_was_taken_out_wait_for_it_and_hold_nothing_up(at_desk: WindowRobot) -> None:
    workspace, whole = at_desk.workspace, whole_of(at_desk.workspace.store)
    gone = whole.cases[0]
    workspace.keep_draft(panel(whole, 0, 0), Words.REASON, "of the case taken out", "")
    workspace.keep_draft(Record(Kind.CASE, gone.id), "synopsis", "its synopsis", "")
    workspace.keep_draft(panel(whole, 1, 0), Words.REASON, "of another case", "")
    assert workspace.edit(lambda: remove_case(gone, whole))
    assert len(bring_back(workspace)) == 1
    assert sorted(drafts(at_desk)) == ["its synopsis", "of the case taken out"]
    workspace.undo()
    workspace.undo()
    assert len(bring_back(workspace)) == 2
    assert drafts(at_desk) == []


def test_planned_work_logged_while_the_file_is_busy_is_one_line(at_desk: WindowRobot, open_workspace: Opener) -> None:
    page = at_desk.shell.page
    assert isinstance(page, ProgrammePage)
    with busy(open_workspace, at_desk.workspace.store):
        page.log_entry()
        at_desk.type("Early help step-down").press("Enter", "Enter")
    assert at_desk.workspace.retry()
    assert [entry.title for entry in at_desk.workspace.ask(Entries())] == ["Early help step-down"]


def test_a_file_of_lines_being_saved_ends_with_the_window(at_desk: WindowRobot, tmp_path: Path) -> None:
    dialog = save(FRAMEWORK, tmp_path / "lines.toml", at_desk.shell)
    assert at_desk.shell.close()
    assert not any(job.isRunning() for job in dialog.findChildren(Job))
    assert dialog._job is None
