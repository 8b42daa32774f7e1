"""What the commands say when they cannot, and that they leave nothing half done."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.arrange import bytes_of
from workbench import cli, tasks
from workbench.storage import workspaces

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "harbour lantern thirteen oatcake"
EXAMPLE = ROOT / "resources" / "example" / "missing-2026.json"
Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with nothing in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", PASSPHRASE)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def workspace(home: Path, capsys: Shown) -> Path:
    assert cli.run(["create", "north"]) == 0
    assert cli.run(["import", "north", str(EXAMPLE)]) == 0
    capsys.readouterr()
    return home / "north.plumbline"


@contextmanager
def open_elsewhere(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[None]:
    store = workspaces.open_store(folder, passphrase, machine="m")
    try:
        yield
    finally:
        store.close()


def refused(shown: Shown, code: int, *arguments: str) -> str:
    """The one line on standard error that a command ends with."""
    shown.readouterr()
    assert cli.run(list(arguments)) == code
    out, err = shown.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    return str(line)


@pytest.mark.parametrize("name", ["", ".", "/", ".."])
def test_a_new_workspace_needs_a_name(name: str, home: Path, capsys: Shown) -> None:
    assert "needs a name" in refused(capsys, 1, "create", name)
    assert list(home.iterdir()) == []


def test_a_name_of_250_characters_is_too_long(home: Path, capsys: Shown) -> None:
    assert "too long for a folder" in refused(capsys, 1, "create", "x" * 250)
    assert "was not found" in refused(capsys, 1, "check", "x" * 250)
    assert list(home.iterdir()) == []


def test_a_demo_needs_an_ordinary_folder(home: Path, capsys: Shown) -> None:
    (home / "letter.txt").write_text("Dear all")
    assert "is not a folder" in refused(capsys, 1, "demo", "--out", "/dev/null")
    assert "is not a folder" in refused(capsys, 1, "demo", "--out", "letter.txt")
    assert "is a workspace" in refused(capsys, 1, "demo", "--out", "SOME.plumbline")
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_a_document_needs_a_name_with_the_ending_of_its_kind(workspace: Path, home: Path, capsys: Shown) -> None:
    def said(kind: str, out: str) -> str:
        return refused(capsys, 1, "export", "north", "MIS26", "--as", kind, "--out", out)

    assert "Name the file to make" in said("scoring-sheet", "")
    assert said("scoring-sheet", "x.pdf").startswith("A scoring sheet ends in .xlsx.")
    assert said("seven-minute-briefing", "x.xlsx").startswith("A seven minute briefing ends in .pdf or .html.")
    assert said("interchange", "x").startswith("An interchange file ends in .json.")
    assert [path.name for path in home.iterdir()] == [workspace.name]
    assert cli.run(["export", "north", "MIS26", "--as", "interchange", "--out", "x.JSON"]) == 0


def test_what_is_no_command_is_refused_with_the_list_of_them(capsys: Shown) -> None:
    for word in ("bogus", "compare", "return", "backups", ""):
        assert refused(capsys, 2, word, "--out", "x").endswith(f"There are: {', '.join(cli.commands())}.")
    assert cli.run(["check"]) == 2
    assert cli.run(["check", "north", "--nonsense"]) == 2
    assert cli.run(["--help"]) == 0


def test_a_bug_is_one_sentence_that_names_its_kind_and_place_and_no_case_text(capsys: Shown) -> None:
    def broken(arguments: list[str]) -> None:
        raise KeyError(f"The mother said {arguments}")

    assert cli.run(["check", "x"], broken) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "KeyError in test_refusals, line " in err
    assert len(err.splitlines()) == 1
    assert "mother" not in err


def test_what_only_reads_goes_on_beside_a_window_and_says_so(workspace: Path, capsys: Shown) -> None:
    with open_elsewhere(workspace):
        assert cli.run(["check", "north"]) == 0
        shown = capsys.readouterr()
        assert "already open on this computer" in shown.err
        assert "read only" in shown.err
        assert shown.out.startswith("Whole")
        assert cli.run(["export", "north", "MIS26", "--as", "interchange", "--out", "x.json"]) == 0
        assert Path("x.json").read_bytes() == EXAMPLE.read_bytes()
        assert "already open" in refused(capsys, 1, "import", "north", str(EXAMPLE))


def test_the_demo_says_that_the_example_is_open(home: Path, capsys: Shown) -> None:
    assert cli.run(["demo", "--out", "."]) == 0
    example = home / "example.plumbline"
    with open_elsewhere(example, tasks.EXAMPLE_PASSPHRASE):
        before = bytes_of(example)
        told = refused(capsys, 1, "demo", "--out", ".")
        assert "already open on this computer" in told
        assert "is not the example" not in told
        assert bytes_of(example) == before
    assert cli.run(["demo", "--out", "."]) == 0


def test_a_name_without_its_ending_is_enough(workspace: Path, capsys: Shown) -> None:
    assert cli.run(["check", "north"]) == 0
    assert cli.run(["check", str(workspace.with_suffix(""))]) == 0
    assert "south was not found" in refused(capsys, 1, "check", "south")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_passphrase_file_may_begin_with_the_mark_that_notepad_writes(
    encoding: str, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLUMBLINE_PASSPHRASE")
    Path("words.txt").write_text(f"{PASSPHRASE}\r\n", encoding=encoding)
    assert cli.run(["check", "north", "--passphrase-file", "words.txt"]) == 0


def test_an_older_file_is_said_on_standard_error(workspace: Path, capsys: Shown) -> None:
    older = (workspace / "workspace.db").read_bytes()
    Path("lines.txt").write_text("- Was the child heard?\n- Did the plan move?\n")
    assert cli.run(["framework", "north", "lines.txt"]) == 0
    (workspace / "workspace.db").write_bytes(older)
    capsys.readouterr()
    assert cli.run(["check", "north"]) == 0
    assert "older than when it was last used on this computer" in capsys.readouterr().err


INTERRUPTED = """
import os, signal, sys
from workbench import cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by what was started in the background
word = sys.argv[1]
def audit(event, args):
    if event in ("open", "os.rename", "os.mkdir") and word in str(args[0]) + str(args[1]):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(audit)
sys.exit(cli.run(sys.argv[2:]))
"""


def interrupted(at: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that is sent Ctrl+C when it first touches a file whose name holds `at`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", INTERRUPTED, at, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


@pytest.mark.parametrize(
    "at", ["example.plumbline.part", "missing-2024.json", "missing-2026.json", "MIS26-scoring-sheet", "MIS26-inter"]
)
def test_an_interrupted_demo_stops_and_leaves_nothing_half_made(at: str, home: Path) -> None:
    done = interrupted(at, "demo", "--out", ".")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Stopped. Nothing was left half done.\n")
    left = {path.name for path in home.iterdir()}
    assert not [name for name in left if name.startswith(".")]
    if "example.plumbline" in left:
        store = workspaces.open_store(home / "example", tasks.EXAMPLE_PASSPHRASE, machine="m")
        assert len(store.ask(tasks.Programme())) == 3
        store.close()
    assert cli.run(["demo", "--out", "."]) == 0


def test_an_interrupted_create_leaves_nothing(home: Path) -> None:
    done = interrupted("workspace.keys", "create", "north")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Stopped. Nothing was left half done.\n")
    assert list(home.iterdir()) == []


def test_no_answer_at_the_passphrase_is_a_stop(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLUMBLINE_PASSPHRASE")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "check", "north"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.endswith("Stopped. Nothing was left half done.\n")
