"""A new passphrase and a new recovery code for the workspace that is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from tests.arrange import PASSPHRASE, Opener, Template
from tests.ui.robots.window import WindowRobot
from ui.passphrase.dialogs import ChangePassphrase, ReplaceCode
from ui.passphrase.menu import add_key_actions, change_passphrase, replace_code
from ui.passphrase.strength import judge
from workbench.domain.backup_plan import Why
from workbench.domain.progress import finish
from workbench.errors import WrongPassphrase
from workbench.storage.backups.listing import looking_into
from workbench.storage.keys import slots as keys

NEW = "lantern thirteen oatcake harbour"


def opens(folder: Path, *, passphrase: str = "", code: str = "") -> bool:
    try:
        keys.unlock_with_code(folder, code) if code else keys.unlock(folder, passphrase)
    except WrongPassphrase:
        return False
    return True


@pytest.fixture
def folder_open(at_desk: WindowRobot) -> Path:
    return at_desk.workspace.store.folder


def test_the_passphrase_is_changed_by_keyboard(
    at_desk: WindowRobot, folder_open: Path, template: Template, open_workspace: Opener
) -> None:
    change_passphrase(at_desk.shell)
    assert isinstance(at_desk.dialog, ChangePassphrase)
    assert at_desk.name == "Present passphrase"
    at_desk.fill(PASSPHRASE).tab_to("New passphrase").fill(NEW).tab_to("Type it again").fill(NEW).press("Enter")
    at_desk.wait(lambda: at_desk.toast == "The passphrase is changed")
    assert opens(folder_open, passphrase=NEW)
    assert not opens(folder_open, passphrase=PASSPHRASE)
    assert opens(folder_open, code=template.code)
    kept = finish(looking_into(folder_open, template.unlocked.data_key))
    assert kept[0].why == Why.KEYS
    raw = open_workspace.raw(folder_open)
    noted = [tuple(row) for row in raw.execute("SELECT value FROM setting WHERE key LIKE 'keys %'")]
    raw.close()
    assert noted == [("passphrase",)]


def test_a_change_given_up_while_the_present_passphrase_is_tried_is_not_made(
    at_desk: WindowRobot, folder_open: Path
) -> None:
    change_passphrase(at_desk.shell)
    at_desk.fill(PASSPHRASE).tab_to("New passphrase").fill(NEW).tab_to("Type it again").fill(NEW).press("Enter", "Esc")
    at_desk.wait(lambda: not at_desk.shell.findChildren(ChangePassphrase))
    at_desk.qtbot.wait(50)
    assert not opens(folder_open, passphrase=NEW)
    assert opens(folder_open, passphrase=PASSPHRASE)


def test_a_wrong_present_passphrase_changes_nothing(at_desk: WindowRobot, folder_open: Path) -> None:
    change_passphrase(at_desk.shell)
    dialog = at_desk.dialog
    assert isinstance(dialog, ChangePassphrase)
    at_desk.fill("not this one at all").tab_to("New passphrase").fill(NEW).tab_to("Type it again").fill(NEW)
    at_desk.press("Enter")
    at_desk.wait(lambda: "not the passphrase of this workspace" in dialog.present.accessibleDescription())
    assert at_desk.name == "Present passphrase"
    assert opens(folder_open, passphrase=PASSPHRASE)
    at_desk.press("Esc")
    assert not opens(folder_open, passphrase=NEW)


def test_a_new_code_holds_once_it_was_typed_back(at_desk: WindowRobot, folder_open: Path, template: Template) -> None:
    replace_code(at_desk.shell)
    dialog = at_desk.dialog
    assert isinstance(dialog, ReplaceCode)
    at_desk.fill(PASSPHRASE).press("Enter")
    at_desk.wait(lambda: dialog.sheet._groups.text() != "")
    code = "-".join(dialog.sheet._groups.text().split())
    at_desk.tab_to("Type the last two groups").fill("AAAA-AAAA").press("Enter")
    assert "not how the code ends" in at_desk.focused.accessibleDescription()
    assert opens(folder_open, code=template.code)
    at_desk.fill(code[-9:]).press("Enter")
    at_desk.wait(lambda: at_desk.toast == "The new recovery code holds; destroy the old sheet")
    assert opens(folder_open, code=code)
    assert not opens(folder_open, code=template.code)
    assert opens(folder_open, passphrase=PASSPHRASE)


def test_leaving_before_the_code_is_typed_back_keeps_the_old_one(
    at_desk: WindowRobot, folder_open: Path, template: Template
) -> None:
    replace_code(at_desk.shell)
    dialog = at_desk.dialog
    assert isinstance(dialog, ReplaceCode)
    at_desk.fill(PASSPHRASE).press("Enter")
    at_desk.wait(lambda: dialog.sheet._groups.text() != "")
    code = "-".join(dialog.sheet._groups.text().split())
    at_desk.press("Esc")
    assert opens(folder_open, code=template.code)
    assert not opens(folder_open, code=code)


def told(robot: WindowRobot) -> list[str]:
    menu = QMenu()
    add_key_actions(menu, robot.shell)
    return [each.text() for each in menu.actions() if each.text()]


def test_the_menu_of_the_workspace_offers_what_can_be_done(at_desk: WindowRobot) -> None:
    assert told(at_desk) == ["Change the passphrase…", "Make a new recovery code…"]


def test_the_menu_of_the_example_offers_a_fresh_one(window) -> None:  # type: ignore[no-untyped-def]
    assert told(window().press("Ctrl+T").wait_open()) == ["Start the example afresh…"]


@pytest.mark.parametrize(
    "common",
    [
        "password1234",
        "Password1234!",
        "P@ssw0rd1234",
        "correct horse battery staple",
        "safeguarding2026",
        "2026safeguarding",
        "Liverpool1892!",
        "letmeinletmein",
        "qwertyuiop12",
        "1234 5678 9012 3456",
        "abcdefghijklmnop",
        "zyxwvutsrqponm",
        "monkeymonkeymonkey",
        "passwordmonkey",
        "abababababab",
        "To be or not to be",
        "Every Child Matters",
    ],
)
def test_what_is_tried_first_is_refused(common: str) -> None:
    verdict = judge(common)
    assert not verdict.fit
    assert "tried first" in verdict.told


@pytest.mark.parametrize(
    ("good", "steps"),
    [
        ("harbour lantern thirteen oatcake", 3),
        ("five whole words of a harbour lantern", 4),
        ("oatcake-lantern", 2),
        ("llythrennau Ŵyŷ a thŷ bach", 3),
        ("xK9#mQ2$vL7!pR4&", 3),
    ],
)
def test_what_is_long_enough_is_taken(good: str, steps: int) -> None:
    verdict = judge(good)
    assert (verdict.fit, verdict.steps) == (True, steps)
