"""Backups at the desk: seen, copied, looked into, and put back at the second press."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.arrange import DATABASE, MACHINE, PASSPHRASE, Opener, bytes_of, panel, whole_of
from tests.storage.saving_up import made, three_backups
from tests.ui.desk.test_reachable import unnamed
from tests.ui.robots.backups import BackupsRobot, RestoreRobot, grade
from tests.ui.robots.window import WindowRobot
from ui.backups.restore_dialog import RestoreDialog
from workbench.domain.backup_plan import Why
from workbench.domain.questions import JudgementAt
from workbench.storage import workspaces

Windows = Callable[..., WindowRobot]


# Seen from the workspace that is open


def test_every_backup_is_shown_with_what_it_holds_and_whether_it_is_whole(at_desk: WindowRobot) -> None:
    store = at_desk.workspace.store
    first = made(store, Why.IMPORT)
    grade(at_desk.workspace, "4")
    made(store, Why.HALF_HOUR, timedelta(hours=1))
    first.file.write_bytes(first.file.read_bytes()[:-900])
    robot = BackupsRobot(at_desk).open()
    assert [row[1:4] + row[5:] for row in robot.rows] == [
        ["Every half hour", "1 audit, 3 cases", "MIS26-01", "Whole"],
        ["", "", "", "Damaged"],
    ]
    size = sum(file.stat().st_size for file in first.file.parent.iterdir())
    assert robot.counted == f"2 backups, 1 whole, {size / 1e6:.1f} MB"
    assert unnamed(robot.dialog) == []
    robot.choose(1)
    assert not robot.dialog.restore.isEnabled()


def test_the_backup_of_another_workspace_says_whose_it_is(at_desk: WindowRobot, tmp_path: Path) -> None:
    made(at_desk.workspace.store, Why.IMPORT)
    other, _ = workspaces.create(tmp_path / "other", PASSPHRASE, {"partnership": "South", "person": "P"}, machine="m")
    shutil.copy(made(other).file, at_desk.workspace.store.folder / "backups" / "0900-2026-05-06-1042.backup")
    other.close()
    robot = BackupsRobot(at_desk).open()
    assert [row[1:4] + row[5:] for row in robot.rows] == [
        ["Another workspace’s", "", "", "Not ours"],
        ["Before an import", "1 audit, 3 cases", "MIS26-01", "Whole"],
    ]
    assert "1 whole, 1 of another workspace" in robot.counted
    robot.choose(0)
    assert not robot.dialog.restore.isEnabled()


def test_back_up_now_makes_one_or_says_that_nothing_changed(at_desk: WindowRobot) -> None:
    robot = BackupsRobot(at_desk).open()
    assert robot.counted == "No backup yet."
    robot.press("Back up now")
    robot.hear("was made and read back")
    robot.wait_read()
    robot.press("Back up now")
    robot.hear("Nothing has changed since the backup of")
    assert [row[1] for row in robot.wait_read().rows] == ["Asked for"]


def test_a_look_inside_shows_the_programme_of_that_time(at_desk: WindowRobot) -> None:
    made(at_desk.workspace.store)
    grade(at_desk.workspace, "4")
    made(at_desk.workspace.store, after=timedelta(hours=2))
    robot = BackupsRobot(at_desk).open()
    robot.choose(1)
    about, audit = robot.look()
    assert about == (
        "North Partnership. 3 judgements in all, every page checked and whole. The case last worked on was MIS26-01."
    )
    assert audit == "Missing children 2026   MIS26\n3 cases, 0 of 9 panel judgements given"


def test_a_copy_goes_to_another_place(at_desk: WindowRobot, tmp_path: Path) -> None:
    backup = made(at_desk.workspace.store)
    robot = BackupsRobot(at_desk).open()
    robot.dialog.copy_to(tmp_path)
    robot.hear(f"audited-{backup.file.name} was copied and read back there")
    assert (tmp_path / f"audited-{backup.file.name}").read_bytes() == backup.file.read_bytes()
    robot.dialog.copy_to(tmp_path / "nowhere")
    robot.hear("is not a folder that can be reached")


def test_a_restore_needs_a_second_press_and_another_key(at_desk: WindowRobot, relaunched: list[Path | None]) -> None:
    store = at_desk.workspace.store
    made(store)
    grade(at_desk.workspace, "4")
    robot = BackupsRobot(at_desk).open()
    robot.press("Restore…")
    robot.hear("Put back the backup of")
    assert at_desk.name == "Keep what is here", "the same key again does nothing"
    at_desk.press("Space")
    assert robot.dialog.restore.text() == "Restore…"
    assert at_desk.messages == []
    robot.press("Restore…")
    robot.press("Close and put it back")
    assert at_desk.shell._after is not None
    leaving = at_desk.shell._after.leave()
    at_desk.wait(lambda: leaving.window is not None and leaving.window.is_saying)
    assert leaving.window is not None
    assert leaving.window.told.accessibleName().endswith("was put back")
    assert "What was here before is kept in quarantine/" in leaving.window.told.accessibleDescription()
    assert leaving.window.go_on.text() == "Open the workspace"
    leaving.window.go_on.click()
    assert relaunched == [store.folder]
    again = workspaces.open_store(store.folder, PASSPHRASE, machine=MACHINE)
    assert again.ask(JudgementAt(panel(whole_of(again), 0, 0))).grade is None
    assert again.notices[0].startswith("This is the backup of 6 May 2026, 10:42, put back.")
    again.close()


def test_choosing_another_backup_takes_the_question_back(at_desk: WindowRobot) -> None:
    made(at_desk.workspace.store)
    grade(at_desk.workspace, "4")
    made(at_desk.workspace.store)
    robot = BackupsRobot(at_desk).open()
    robot.press("Restore…")
    robot.choose(1)
    assert robot.dialog.restore.text() == "Restore…"
    assert at_desk.messages == []


def test_the_menu_of_the_workspace_leads_to_its_backups(at_desk: WindowRobot) -> None:
    from ui.lock import workspace_menu

    menu = workspace_menu(at_desk.shell, at_desk.workspace.store.folder, at_desk.shell.lock, lambda: None)
    next(action for action in menu.actions() if action.text() == "Backups…").trigger()
    assert at_desk.dialog.windowTitle() == "Backups"


def test_locking_over_the_backups_stops_what_is_read(at_desk: WindowRobot, relaunched: list[Path | None]) -> None:
    made(at_desk.workspace.store)
    folder = at_desk.workspace.store.folder
    BackupsRobot(at_desk).open()
    at_desk.press("Ctrl+L")
    assert relaunched == [folder]


# A closed workspace


def restore_dialog(robot: WindowRobot, folder: Path | None, data: Path) -> RestoreRobot:
    RestoreDialog(folder, data, robot.shell).open()
    return RestoreRobot(robot)


def test_a_closed_workspace_gets_its_newest_whole_backup_back(
    window: Windows, audited_folder: Path, open_workspace: Opener, data: Path
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    newest.file.write_bytes(newest.file.read_bytes()[:9000])
    (audited_folder / DATABASE).unlink()
    robot = restore_dialog(window(), audited_folder, data)
    assert unnamed(robot.dialog) == []
    robot.list_with("not this one")
    assert "does not open this workspace" in robot.dialog.secret.accessibleDescription()
    robot.list_with(PASSPHRASE)
    assert [row[5] for row in robot.rows] == ["Damaged", "Whole", "Whole"]
    robot.choose(1)
    robot.put_back()
    robot.hear("The backup of 6 May 2026, 11:42 was put back")
    store = workspaces.open_store(audited_folder, PASSPHRASE, machine=MACHINE)
    assert store.ask(JudgementAt(panel(whole_of(store), 0, 0))).grade == "2"
    store.close()


def test_the_recovery_code_will_do(
    window: Windows, audited_folder: Path, open_workspace: Opener, data: Path, audited_template: object
) -> None:
    three_backups(audited_folder, open_workspace)
    robot = restore_dialog(window(), audited_folder, data)
    robot.list_with(str(audited_template.code))  # type: ignore[attr-defined]
    assert len(robot.rows) == 3


def test_a_backup_file_becomes_a_workspace_of_its_own(
    window: Windows, audited_folder: Path, open_workspace: Opener, data: Path, tmp_path: Path
) -> None:
    first, *_ = three_backups(audited_folder, open_workspace)
    before = bytes_of(audited_folder)
    robot = restore_dialog(window(), None, data)
    robot.list_with(PASSPHRASE)
    robot.choose_place(first.file)
    robot.list_with(PASSPHRASE)
    robot.dialog.new_place.setText(str(tmp_path / "south"))
    robot.put_back()
    robot.hear("was put back")
    store = workspaces.open_store(tmp_path / "south.plumbline", PASSPHRASE, machine=MACHINE)
    assert store.ask(JudgementAt(panel(whole_of(store), 0, 0))).grade == "1"
    store.close()
    assert bytes_of(audited_folder) == before
    assert "south.plumbline" in (data / "recent.json").read_text()


def test_a_workspace_without_backups_says_so(window: Windows, audited_folder: Path, data: Path) -> None:
    robot = restore_dialog(window(), audited_folder, data)
    robot.list_with(PASSPHRASE)
    robot.hear("There is no backup of this workspace")
    assert not robot.dialog.restore.isEnabled()
