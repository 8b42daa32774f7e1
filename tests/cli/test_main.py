"""What `main.py` makes of its first word, and of a computer without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from workbench import cli

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program where there is no screen, unless the environment says so."""
    screenless = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env={**screenless, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_commands_are_those_of_the_command_line() -> None:
    assert cli.commands() == main.COMMANDS


@pytest.mark.parametrize("word", ["bogus", "compare", "return", "backups", ""])
def test_an_unknown_first_word_is_refused_and_opens_no_window(word: str) -> None:
    done = start(word)
    assert done.returncode == 2
    assert done.stderr.endswith(f"There are: {', '.join(main.COMMANDS)}.\n")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [(), ("north.plumbline",)])
@pytest.mark.parametrize("platform", ["", "xcb"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_window_is_refused_in_one_sentence(words: tuple[str, ...], platform: str) -> None:
    done = start(*words, QT_QPA_PLATFORM=platform)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no screen to open the window on.")
    assert len(done.stderr.splitlines()) == 1


def test_a_workspace_is_what_is_there_or_has_its_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "north.plumbline").mkdir()
    (tmp_path / "letter.txt").write_text("Dear all")
    (tmp_path / "demo").mkdir()
    meant = {
        word: main._workspace(word) for word in ("north", "gone.plumbline", "letter.txt", "demo", "bogus", "--help", "")
    }
    assert meant == {
        "north": "north.plumbline",
        "gone.plumbline": "gone.plumbline",
        "letter.txt": "letter.txt",
        "demo": "",
        "bogus": "",
        "--help": "",
        "": "",
    }
