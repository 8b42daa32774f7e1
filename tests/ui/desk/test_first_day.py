"""A first day by keyboard: create a workspace, set up an audit, close, open it again, and it is all there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from tests.ui.robots.desk import CasesRobot, NewAuditRobot, ProgrammeRobot
from tests.ui.robots.welcome import CreateRobot, WelcomeRobot
from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from workbench.domain.questions import Everything, Programme

Open = Callable[..., WindowRobot]
PASSPHRASE = "harbour lantern thirteen oatcake"


def create(robot: WindowRobot, folder: Path) -> str:
    """A workspace through the screen; gives its recovery code."""
    folder.mkdir(exist_ok=True)
    steps = CreateRobot(robot).begin().name_and_place("Northmere SCP", str(folder), "Ruth Okafor", "officer")
    steps.passphrase(PASSPHRASE)
    code = steps.code()
    steps.finish("-".join(code.split("-")[-2:]).lower())
    robot.wait_open()
    return code


def set_up_an_audit(robot: WindowRobot) -> None:
    robot.press("Ctrl+N")
    new = NewAuditRobot(robot)
    new.scope(Title="Neglect 2026", Theme="Neglect", What_prompted_it="Two reviews", Lead="Officer")
    new.scope(Read_records_from="1/5/2025", Panel_day="14 May 2026").next()
    assert new.step == "Step 2 of 4, Lines and scale"
    new.next().tick("Police, POL", "School, EDU").next()
    assert new.step == "Step 4 of 4, Cases"
    new.cases(3)
    robot.tab_to("Area").fill("North locality")
    robot.press("F6", "F6", "F6")
    assert robot.name == "Involvement of each agency in each case"
    robot.press("K", "Right", "N").press("Down", "Space")
    new.next()


def test_the_place_proposed_is_there_and_tab_leads_from_the_passphrase_to_its_second_box(
    window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(tmp_path / "no documents yet")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: gone)
    robot = window()
    steps = CreateRobot(robot).begin()
    assert Path(steps.steps.place.where.text()) == Path.home()
    steps.name_and_place("Northmere SCP", str(tmp_path), "Ruth Okafor")
    robot.tab_to("Passphrase").fill(PASSPHRASE).press("Tab").fill(PASSPHRASE)
    assert steps.steps.passphrase.is_whole()


def test_an_audit_is_set_up_by_keyboard_and_is_there_after_reopening(window: Open, tmp_path: Path) -> None:
    robot = window()
    create(robot, tmp_path / "place")
    assert ProgrammeRobot(robot).audits == []
    set_up_an_audit(robot)

    assert robot.title == "Neglect 2026"
    assert robot.toast == "Neglect 2026 set up with 3 cases"
    folder = robot.workspace.store.folder
    robot.shell.close()

    again = window()
    welcome = WelcomeRobot(again)
    welcome.open_with("not the passphrase")
    assert "That passphrase does not open this workspace." in welcome.told
    welcome.open_with(PASSPHRASE)
    again.wait_open()
    assert again.workspace.store.folder == folder
    (row,) = ProgrammeRobot(again).audits
    assert row.startswith(
        "Neglect 2026, NEG26, Multi-agency case audit, 3 cases, 2 agencies, Stage 3 of 7, Returns, 1 of 6"
    )
    again.press("Enter")
    assert again.title == "Neglect 2026"
    whole = again.workspace.ask(Everything(again.workspace.ask(Programme())[0].audit.id))
    assert [case.ref for case in whole.cases] == ["NEG26-01", "NEG26-02", "NEG26-03"]
    assert whole.cases[0].area == "North locality"
    assert str(whole.audit.panel_day) == "2026-05-14"
    assert str(whole.audit.reading_from) == "2025-05-01"
    again.shell.places.go(Route(Screen.CASES, whole.audit.id))  # type: ignore[union-attr]
    cases = CasesRobot(again)
    assert cases.knew("NEG26-01") == ["Known", "Nil"]
    assert cases.knew("NEG26-02") == ["Awaited", "Known"]


def test_the_recovery_code_opens_the_workspace(window: Open, tmp_path: Path) -> None:
    robot = window()
    code = create(robot, tmp_path / "place")
    robot.shell.close()
    again = window()
    welcome = WelcomeRobot(again)
    welcome.open_with_code(code.lower())
    welcome.renew("lantern thirteen oatcake harbour")
    again.wait_open()


def test_creating_says_what_is_missing_where_it_is_missing(window: Open, tmp_path: Path) -> None:
    robot = window()
    steps = CreateRobot(robot).begin()
    robot.press("Enter")
    assert robot.name == "Partnership"
    assert robot.focused.accessibleDescription() == "Write the name of the partnership."
    steps.name_and_place("Northmere", str(tmp_path / "nowhere"), "Ruth")
    assert robot.name == "Folder to keep it in"
    assert "does not exist" in robot.focused.accessibleDescription()
    robot.fill(str(tmp_path)).press("Enter")
    assert steps.step == "Step 2 of 3, Passphrase"
    steps.passphrase("too short")
    assert robot.focused.accessibleDescription() == "Too short: 9 of at least 12 characters."
    steps.passphrase("safeguarding")
    assert "one of those tried first" in robot.focused.accessibleDescription()
    steps.passphrase(PASSPHRASE, "harbour lantern thirteen")
    assert robot.name == "Type it again"
    assert "not the same" in robot.focused.accessibleDescription()


def test_the_code_must_be_typed_back_before_the_workspace_opens(window: Open, tmp_path: Path) -> None:
    robot = window()
    steps = CreateRobot(robot).begin().name_and_place("Northmere", str(tmp_path), "Ruth").passphrase(PASSPHRASE)
    code = steps.code()
    steps.finish("AAAA-AAAA")
    assert "That is not how the code ends." in robot.focused.accessibleDescription()
    assert robot.shell.desk is None
    steps.finish(code[-9:])
    robot.wait_open()


def test_the_list_of_recent_workspaces_holds_no_names(window: Open, tmp_path: Path, data: Path) -> None:
    robot = window()
    create(robot, tmp_path / "place")
    kept = (data / "recent.json").read_text()
    assert "northmere-scp.plumbline" in kept
    assert "Okafor" not in kept
    assert "Northmere SCP" not in kept


def test_the_example_opens_with_nothing_to_set_up(window: Open) -> None:
    robot = window().press("Ctrl+T").wait_open()
    assert len(ProgrammeRobot(robot).audits) == 3
