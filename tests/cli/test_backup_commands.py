"""Backing up and restoring without a window: what the commands print, leave behind, and refuse."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import EXAMPLE, PASSPHRASE, home, workspace
from workbench import cli

__all__ = ["home", "workspace"]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert cli.run([*map(str, arguments), "--json"]) == code
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_backup_is_made_listed_and_put_back(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = answer(capsys, "backup", workspace)
    assert (empty["verified"], empty["counts"]["case"]) == (True, 0)  # type: ignore[index]
    cli.run(["import", str(workspace), str(EXAMPLE)])
    (tmp_path / "stick").mkdir()
    full = answer(capsys, "backup", workspace, "--to", tmp_path / "stick")
    assert Path(str(full["file"])).parent == tmp_path / "stick"
    assert full["counts"]["case"] == 8  # type: ignore[index]
    listed = answer(capsys, "restore", workspace, "--list")["backups"]
    assert isinstance(listed, list)
    assert [(each["verified"], each["counts"]["case"], each["last_case"]) for each in listed] == [
        (True, 8, None),
        (True, 0, None),
        (True, 0, None),
    ]
    assert set(listed[0]) == {"file", "at", "verified", "of_another", "counts", "last_case"}
    restored = answer(capsys, "restore", workspace, "--from", Path(str(empty["file"])).name)
    assert restored["notes"] == []
    assert answer(capsys, "check", workspace)["counts"]["case"] == 0  # type: ignore[index]
    restored = answer(capsys, "restore", tmp_path / "elsewhere", "--from", str(full["file"]))
    checked = answer(capsys, "check", tmp_path / "elsewhere.plumbline")
    assert (checked["ok"], checked["counts"]["case"], checked["last_backup"]) == (True, 8, None)  # type: ignore[index]


def test_the_newest_damaged_is_said_and_the_next_comes_back(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "backup", workspace)
    cli.run(["import", str(workspace), str(EXAMPLE)])
    newest = Path(str(answer(capsys, "backup", workspace)["file"]))
    newest.write_bytes(newest.read_bytes()[:-2000])
    capsys.readouterr()
    assert cli.run(["restore", str(workspace), "--list"]) == 0
    assert [line.split()[5] for line in capsys.readouterr().out.splitlines()] == ["DAMAGED", "whole", "whole"]
    assert cli.run(["restore", str(workspace)]) == 0
    told = capsys.readouterr()
    assert "is damaged and was left out." in told.err
    assert told.out.startswith("The backup of ")
    assert "0 cases" in told.out
    assert cli.run(["restore", str(workspace), "--from", newest.name]) == 1
    assert "is damaged, or is not a Plumbline backup" in capsys.readouterr().err


def test_with_the_keys_and_the_data_gone_the_passphrase_is_enough(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["import", str(workspace), str(EXAMPLE)])
    answer(capsys, "backup", workspace)
    for path in workspace.iterdir():
        if path.is_file():
            path.unlink()
    listed = answer(capsys, "restore", workspace, "--list")["backups"]
    assert isinstance(listed, list)
    assert listed[0]["counts"]["case"] == 8
    assert cli.run(["restore", str(workspace)]) == 0
    assert "passphrase and the recovery code are those of the time" in capsys.readouterr().err
    assert answer(capsys, "check", workspace)["ok"] is True


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("backup", "{w}", "--to", "{t}/nowhere"), "is not a folder that can be reached"),
        (("backup", "{t}/none"), "was not found"),
        (("restore", "{t}/none"), "was not found"),
        (("restore", "{w}", "--from", "none.backup"), "There is no backup none.backup"),
        (("restore", "{w}"), "has no backup that is whole"),
        (("restore", "{w}", "--from", str(EXAMPLE)), "is damaged, or is not a Plumbline backup"),
        (("restore", "{t}/new", "--from", str(EXAMPLE)), "is damaged, or is not a Plumbline backup"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    arguments: tuple[str, ...], sentence: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    before = sorted(tmp_path.iterdir())
    assert cli.run([each.format(w=workspace, t=tmp_path) for each in arguments]) == 1
    told = capsys.readouterr()
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert sorted(tmp_path.iterdir()) == before


def test_a_wrong_passphrase_puts_nothing_back(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(str(answer(capsys, "backup", workspace)["file"]))
    stick = shutil.copy(file, tmp_path / "stick.backup")
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", f"{PASSPHRASE} not")
    for arguments in (["restore", str(workspace)], ["restore", str(tmp_path / "new"), "--from", str(stick)]):
        assert cli.run(arguments) == 1
        assert "does not open this workspace" in capsys.readouterr().err
    assert not (tmp_path / "new.plumbline").exists()


def test_check_says_when_the_last_backup_was_made(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    cli.run(["check", str(workspace)])
    assert "There is no verified backup yet." in capsys.readouterr().out
    cli.run(["backup", str(workspace)])
    capsys.readouterr()
    cli.run(["check", str(workspace)])
    assert "Last verified backup: " in capsys.readouterr().out


def test_a_backup_makes_no_workspace_on_the_network(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = answer(capsys, "backup", workspace)
    assert cli.run(["restore", "//server/share/south", "--from", str(made["file"])]) == 1
    assert "network drive" in capsys.readouterr().err
