"""The commands as other programs use them: what they print, what they leave behind, how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench import cli, tasks

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "harbour lantern thirteen oatcake"
EXAMPLE = ROOT / "resources" / "example" / "missing-2026.json"

LINES_TEXT = """Neglect audit 2025

Key lines of enquiry

- Early signs are noticed and acted on
- • Plans change when nothing improves

Summary of findings

- Some plans drifted
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert cli.run(["create", str(tmp_path / "north"), "--partnership", "North Partnership"]) == 0
    return tmp_path / "north.plumbline"


def test_create_prints_the_recovery_code_once_and_it_opens_the_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.storage import workspaces

    assert cli.run(["create", str(tmp_path / "west")]) == 0
    printed = capsys.readouterr().out
    (code,) = [line.split(": ")[1] for line in printed.splitlines() if line.startswith("Recovery code")]

    store = workspaces.open_store(tmp_path / "west.plumbline", recovery_code=code, machine="test")
    store.close()
    files = b"".join(path.read_bytes() for path in (tmp_path / "west.plumbline").rglob("*") if path.is_file())
    assert code.encode() not in files


def test_a_short_passphrase_is_refused_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", "short")
    assert cli.run(["create", str(tmp_path / "west")]) == 1

    assert "at least 12 characters" in capsys.readouterr().err
    assert not (tmp_path / "west.plumbline").exists()


def test_an_audit_exported_imported_elsewhere_and_exported_again_is_the_same_bytes(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "south"
    assert cli.run(["create", str(other), "--partnership", "Quite Another Partnership"]) == 0
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert cli.run(["import", str(workspace), str(EXAMPLE)]) == 0
    assert cli.run(["export", str(workspace), "MIS26", "--as", "interchange", "--out", str(first)]) == 0
    assert cli.run(["import", f"{other}.plumbline", str(first)]) == 0
    assert cli.run(["export", f"{other}.plumbline", "MIS26", "--as", "interchange", "--out", str(second)]) == 0

    assert first.read_bytes() == second.read_bytes() == EXAMPLE.read_bytes()
    capsys.readouterr()


def test_the_same_audit_twice_is_refused_and_changes_nothing(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["import", str(workspace), str(EXAMPLE)]) == 0
    capsys.readouterr()
    before = _counts(workspace, capsys)
    assert cli.run(["import", str(workspace), str(EXAMPLE)]) == 1

    assert "already has an audit MIS26" in capsys.readouterr().err
    assert _counts(workspace, capsys) == before


def test_a_broken_file_says_where_and_changes_nothing(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    document["cases"][3]["involvement"]["POL"] = "knwon"
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(document), encoding="utf-8")
    before = _counts(workspace, capsys)
    assert cli.run(["import", str(workspace), str(broken)]) == 1

    told = capsys.readouterr().err
    assert "cases[3].involvement" in told
    assert "knwon" in told
    assert "Traceback" not in told
    assert _counts(workspace, capsys) == before


def test_framework_answers_in_json_with_what_it_took_and_what_it_left(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "neglect.txt"
    source.write_text(LINES_TEXT, encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["framework", str(workspace), str(source), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert [line["question"] for line in answer["lines"]] == [
        "Early signs are noticed and acted on",
        "Plans change when nothing improves",
    ]
    assert all(line["key"] and line["title"] and line["prompts"] == [] for line in answer["lines"])
    assert "Some plans drifted" in answer["left"]


def test_framework_shows_the_prompts_and_tells_how_many_descriptors_it_took(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.imports import shipped

    file = ROOT / "resources" / "frameworks" / "missing-children.toml"
    found = shipped.framework("missing-children")
    prompts = [prompt for line in found.lines for prompt in line.prompts]
    assert prompts
    assert cli.run(["framework", str(workspace), str(file)]) == 0
    printed = capsys.readouterr().out.splitlines()

    assert [line[9:] for line in printed if line.startswith("       - ")] == prompts
    described = [line for line in printed if "descriptor" in line]
    assert [int(line.split()[1]) for line in described] == [
        len(line.descriptors) for line in found.lines if line.descriptors
    ]
    assert described
    assert cli.run(["framework", str(workspace), str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [prompt for line in answer["lines"] for prompt in line["prompts"]] == prompts


def test_a_changed_framework_becomes_the_next_version_and_the_same_one_nothing(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "neglect.txt"
    source.write_text(LINES_TEXT, encoding="utf-8")
    cli.run(["framework", str(workspace), str(source)])
    capsys.readouterr()
    cli.run(["framework", str(workspace), str(source)])
    assert "already here as version 1" in capsys.readouterr().out

    source.write_text(LINES_TEXT.replace("noticed and acted on", "noticed, said aloud and acted on"), encoding="utf-8")
    cli.run(["framework", str(workspace), str(source)])

    assert "as version 2" in capsys.readouterr().out


def test_a_kind_not_built_and_an_audit_not_there_are_each_refused_in_one_sentence(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert cli.run(["export", str(workspace), "MIS26", "--as", "annual-pages", "--out", str(out)]) == 1
    assert "There is no document called annual-pages" in capsys.readouterr().err

    sheet = tmp_path / "x.xlsx"
    assert cli.run(["export", str(workspace), "MIS26", "--as", "scoring-sheet", "--out", str(sheet)]) == 1

    assert "There is no audit MIS26" in capsys.readouterr().err
    assert not out.exists()
    assert not sheet.exists()


def test_a_wrong_passphrase_ends_with_one_and_a_wrong_command_with_two(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", "not the passphrase at all")
    assert cli.run(["check", str(workspace)]) == 1
    assert "does not open this workspace" in capsys.readouterr().err

    assert cli.run(["check", str(workspace), "--nonsense"]) == 2


def test_check_counts_and_says_that_all_is_whole(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["import", str(workspace), str(EXAMPLE)])
    capsys.readouterr()
    assert cli.run(["check", str(workspace), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["ok"] is True
    assert answer["problems"] == []
    assert (answer["counts"]["case"], answer["counts"]["judgement"]) == (8, 532)


def test_the_passphrase_file_is_read_and_never_shown(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PLUMBLINE_PASSPHRASE")
    capsys.readouterr()
    file = tmp_path / "pass.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    assert cli.run(["check", str(workspace), "--passphrase-file", str(file)]) == 0

    shown = capsys.readouterr()
    assert PASSPHRASE not in shown.out + shown.err


def test_the_demo_makes_every_kind_and_names_each_file_after_it(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "demo", "--out", str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    files = [Path(line) for line in done.stdout.splitlines()]

    assert all(path.exists() for path in files)
    for kind, output in tasks.KINDS.items():
        assert any(kind in path.name and path.suffix == output.ending for path in files)
    briefings = sorted(path.name for path in files if "briefing" in path.name)
    assert briefings == [f"MIS26-seven-minute-briefing{end}" for end in ("-portrait.pdf", ".html", ".pdf")]
    again = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert again.stdout == done.stdout


def test_the_demo_replaces_nothing_that_is_not_the_example(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "demo" / "example.plumbline"
    theirs.parent.mkdir()
    workspace.rename(theirs)
    assert cli.run(["demo", "--out", str(tmp_path / "demo")]) == 1

    assert "is not the example" in capsys.readouterr().err
    assert (theirs / "workspace.db").exists()


def _counts(workspace: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    capsys.readouterr()
    cli.run(["check", str(workspace), "--json"])
    counts: dict[str, int] = json.loads(capsys.readouterr().out)["counts"]
    return counts


def test_an_import_that_fills_in_an_agency_is_one_step_and_undone_as_one(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.domain.progress import finish
    from workbench.domain.questions import Agencies, Programme, UndoSteps
    from workbench.storage import workspaces

    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    for agency in document["agencies"]:
        agency["name"] = agency["code"]
        agency.pop("kind", None)
    document["audit"]["ref"] = "BARE"
    bare = tmp_path / "bare.json"
    bare.write_text(json.dumps(document), encoding="utf-8")
    store = workspaces.open_store(workspace, PASSPHRASE, machine="test")
    finish(tasks.import_audit(store, bare))
    before = store.ask(Agencies())
    finish(tasks.import_audit(store, EXAMPLE))
    assert any(agency.name == "Police" for agency in store.ask(Agencies()))
    step = store.ask(UndoSteps()).undo
    assert step is not None
    store.apply(step)
    problems = finish(tasks.check(store))
    refs = [each.audit.ref for each in store.ask(Programme())]
    after = store.ask(Agencies())
    store.close()

    assert (refs, after, problems) == (["BARE"], before, ())
