"""At the door: what is known of each workspace, wrong passphrases, the code, the example, and the foot."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from tests.arrange import PASSPHRASE, Opener, Template, bytes_of
from tests.ui.desk.test_reachable import unnamed
from tests.ui.robots.welcome import CreateRobot, WelcomeRobot
from tests.ui.robots.window import WindowRobot
from ui.backups.restore_dialog import RestoreDialog
from ui.passphrase.menu import change_passphrase, replace_code
from ui.recent import recent, remember, spelled, when
from ui.theme import Theme
from ui.welcome.check_dialog import CheckDialog
from workbench import VERSION
from workbench.domain.backup_plan import Why
from workbench.domain.progress import finish
from workbench.storage.backups import backing_up as backups
from workbench.storage.connection import connect
from workbench.storage.keys import slots as keys
from workbench.storage.keys import tries
from workbench.storage.store import Store

Open = Callable[..., WindowRobot]
NEW = "lantern thirteen oatcake harbour"
NOW = datetime(2026, 5, 7, 9, 30)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, folder: Path, template: Template) -> Path:
    """A workspace whose passphrase costs next to nothing to try."""
    monkeypatch.setattr(keys, "_PASSPHRASE_COST", {"memory": 8_192, "passes": 1, "lanes": 1})
    keys.change(folder, template.unlocked, passphrase=PASSPHRASE)
    return folder


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("northmere-safeguarding-children-partnership", "Northmere Safeguarding Children Partnership"),
        ("north-and-south-of-the-river", "North and South of the River"),
        ("northmere-scp", "Northmere SCP"),
        ("NSCP_audits", "NSCP Audits"),
        ("-", "-.plumbline"),
    ],
)
def test_a_workspace_is_called_as_on_paper(folder: str, name: str) -> None:
    assert spelled(Path(f"{folder}.plumbline")) == name


def test_a_time_is_told_as_people_tell_it() -> None:
    assert when(NOW - timedelta(hours=2), NOW) == "today at 07:30"
    assert when(NOW - timedelta(hours=16), NOW) == "yesterday at 17:30"
    assert when(NOW - timedelta(days=9), NOW) == "28 April at 09:30"
    assert when(NOW - timedelta(days=400), NOW) == "2 April 2025 at 09:30"


def test_the_card_says_where_it_is_and_when_it_was_saved_and_backed_up(window: Open, store: Store, data: Path) -> None:
    finish(backups.back_up(store, Why.ASKED))
    store.close()
    remember(data, store.folder, NOW)
    robot = WelcomeRobot(window())
    assert robot.screen.card._title.text() == "North"
    assert robot.screen.card._where.text().startswith("north.plumbline on this computer, last saved today at ")
    robot.keys.wait(lambda: robot.said == "Last backup checked and readable, today")


def test_one_that_is_not_there_says_where_it_was_and_goes_by_delete(window: Open, folder: Path, data: Path) -> None:
    remember(data, folder, NOW)
    remember(data, folder.with_name("moved.plumbline"), NOW)
    remember(data, Path("/run/media/ruth/BLUE/adults.plumbline"), NOW)
    robot = WelcomeRobot(window())
    assert robot.screen.card._title.text() == "North"  # the latest that is there, not the latest
    adults, moved = robot.others
    assert adults.startswith("Adults: adults.plumbline on the stick BLUE, not plugged in. Not found.")
    assert moved.startswith(f"Moved: moved.plumbline, last seen in {folder.parent}. Not found.")
    robot.keys.tab_to("Moved").press("Delete")
    assert [each.name for each in recent(data)] == ["Adults", "North"]
    robot.keys.wait(lambda: len(robot.others) == 1)


def test_after_five_wrong_tries_the_seconds_count_down_and_then_it_opens(window: Open, cheap: Path) -> None:
    robot = WelcomeRobot(window(cheap))
    card = robot.screen.card
    card.waiting.timer.setInterval(1)
    for _ in range(5):
        robot.open_with("not the passphrase")
        robot.keys.wait(lambda: not robot.screen.opening.busy)
    heard: list[str] = []
    card.waiting.stop()
    (cheap / tries.SIDECAR).write_text((cheap / tries.SIDECAR).read_text().replace('"wrong": 5', '"wrong": 8'))
    card.open.setEnabled(True)
    card.waiting.ticked.connect(heard.append)
    robot.open_with(PASSPHRASE)
    robot.keys.wait(lambda: bool(heard) and not card.waiting.going_on)
    assert heard[0] == "Too many wrong tries. Try again in 8 s."
    assert heard[-1] == "Too many wrong tries. Try again in 1 s."
    assert robot.keys.shell.desk is None
    (cheap / tries.SIDECAR).unlink()
    robot.open_with(PASSPHRASE)
    robot.keys.wait_open()


def test_the_fifth_wrong_try_says_at_once_that_the_next_must_wait(window: Open, cheap: Path) -> None:
    robot = WelcomeRobot(window(cheap))
    for _ in range(5):
        robot.open_with("not the passphrase")
        robot.keys.wait(lambda: not robot.screen.opening.busy)
    assert robot.said == "Too many wrong tries. Try again in 1 s."
    assert not robot.screen.card.open.isEnabled()
    robot.open_with(PASSPHRASE)
    assert not robot.screen.opening.busy


def test_a_synced_folder_is_taken_only_with_a_reason_and_the_reason_is_kept(window: Open, tmp_path: Path) -> None:
    place = tmp_path / "OneDrive - Northmere" / "audits"
    place.mkdir(parents=True)
    robot = window()
    steps = CreateRobot(robot).begin().name_and_place("Northmere", str(place), "Ruth")
    assert any("This folder is copied by OneDrive" in message for message in robot.messages)
    assert steps.step.startswith("Step 1 of 3")
    assert robot.name == "Why here"
    assert robot.focused.accessibleDescription() == "Write why it has to be here."
    robot.fill("The only disk with a backup").press("Enter")
    assert steps.step.startswith("Step 2 of 3")
    steps.passphrase("harbour lantern thirteen oatcake")
    code = steps.code()
    steps.finish(code)  # the whole code will do as well as its end
    robot.wait_open()
    unlocked = robot.workspace.store.unlocked
    assert unlocked is not None
    raw = connect(robot.workspace.store.folder / "workspace.db", unlocked.data_key, "ro")
    assert ("The only disk with a backup",) in [tuple(row) for row in raw.execute("SELECT value FROM setting")]
    raw.close()


def test_the_sheet_is_saved_whole_and_not_beside_the_lock(window: Open, tmp_path: Path) -> None:
    robot = window()
    steps = CreateRobot(robot).begin().name_and_place("Northmere", str(tmp_path), "Ruth")
    steps.passphrase("harbour lantern thirteen oatcake")
    code, sheet = steps.code(), robot.shell.welcome.steps.code
    sheet.save_to(tmp_path / "northmere.plumbline" / "sheet.pdf")
    robot.hear("would lie beside the lock it opens")
    sheet.save_to(tmp_path / "gone" / "sheet.pdf")
    robot.hear("does not exist")
    sheet.save_to(tmp_path / "sheet.pdf")
    robot.hear("Print it, then delete this file")
    from tests.exports.pdf_structure import spoken

    assert code in spoken((tmp_path / "sheet.pdf").read_bytes())
    assert robot.name == "Type the last two groups"
    plain = code.replace("-", "").encode()
    robot.shell.close()
    for name, content in bytes_of(tmp_path).items():
        assert name == "sheet.pdf" or (code.encode() not in content and plain not in content), name


def test_a_whole_workspace_is_checked_without_going_in(window: Open, audited_folder: Path) -> None:
    robot = window(audited_folder)
    before = bytes_of(audited_folder)
    robot.tab_to("Check a file").press("Space")
    assert isinstance(robot.dialog, CheckDialog)
    robot.tab_to("Passphrase").fill("wrong").press("Enter")
    robot.hear("does not open this workspace")
    (audited_folder / tries.SIDECAR).unlink()
    robot.tab_to("Passphrase").fill(PASSPHRASE).press("Enter")
    robot.hear("This workspace is whole 1 audit, 3 cases.")
    after = {name: held for name, held in bytes_of(audited_folder).items() if not name.endswith(("-wal", "-shm"))}
    assert after == before


def test_a_damaged_workspace_is_said_to_be_damaged(window: Open, audited_folder: Path) -> None:
    database = audited_folder / "workspace.db"
    raw = bytearray(database.read_bytes())
    raw[-5_000] ^= 1
    database.write_bytes(raw)
    robot = window(audited_folder)
    robot.tab_to("Check a file").press("Space")
    robot.tab_to("Passphrase").fill(PASSPHRASE).press("Enter")
    robot.wait(lambda: any("damaged" in each or "wrong with" in each for each in robot.messages))


def test_the_look_is_chosen_at_the_foot(window: Open, theme: Theme) -> None:
    robot = window().tab_to("Dark look").press("Space")
    assert theme.dark
    assert robot.name == "Light look"
    robot.press("Space")
    assert not theme.dark


def test_the_version_is_that_of_the_product() -> None:
    told = (Path(__file__).parents[3] / "pyproject.toml").read_text()
    assert f'version = "{VERSION}"' in told


def test_nothing_typed_at_the_door_stays_in_its_boxes(window: Open, folder: Path, data: Path) -> None:
    other = folder.parent / "other.plumbline"
    remember(data, other, NOW)
    robot = WelcomeRobot(window(folder))
    robot.keys.tab_to("Passphrase").fill("half a secret")
    robot.keys.tab_to("Other").press("Space")
    assert [box.text() for box in robot.screen.card.findChildren(QLineEdit)] == ["", ""]


def test_a_window_closed_while_the_passphrase_is_tried_opens_nothing(
    window: Open, cheap: Path, open_workspace: Opener
) -> None:
    robot = window(cheap)
    robot.tab_to("Passphrase").fill(PASSPHRASE).press("Enter")
    assert robot.shell.welcome.opening.busy
    robot.shell.close()
    robot.qtbot.wait(50)
    assert robot.shell.desk is None
    assert not open_workspace(cheap).read_only


def test_everything_in_the_dialogs_has_a_name(at_desk: WindowRobot) -> None:
    change_passphrase(at_desk.shell)
    assert unnamed(at_desk.dialog) == []
    at_desk.press("Esc")
    replace_code(at_desk.shell)
    assert unnamed(at_desk.dialog) == []
    at_desk.press("Esc")
    CheckDialog(None, at_desk.shell).open()
    assert unnamed(at_desk.dialog) == []


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_at_the_door_is_cut_at_the_side_in_the_smallest_window(
    window: Open, folder: Path, data: Path, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    long = folder.rename(folder.with_name("northmere-and-southmere-safeguarding-children-partnership.plumbline"))
    remember(data, long.with_name("northmere-and-southmere-safeguarding-adults-board.plumbline"), NOW)
    robot = window(long)
    robot.shell.resize(robot.shell.minimumSize())
    for shown in ("ways", "create", "renewal"):
        if shown == "create":
            robot.press("Ctrl+N")
        elif shown == "renewal":
            robot.shell.welcome._stack.setCurrentIndex(2)
        for area in robot.shell.findChildren(QScrollArea):
            inner = area.widget()
            if area.isVisible() and inner is not None:
                assert inner.minimumSizeHint().width() <= area.viewport().width(), shown


def test_a_backup_is_restored_from_the_door(window: Open, folder: Path) -> None:
    robot = window(folder).tab_to("Restore a backup").press("Space")
    dialog = robot.dialog
    assert isinstance(dialog, RestoreDialog)
    assert dialog.place.text() == str(folder)
    dialog.reject()
