"""The commands of returns: forms out, forms back, and nothing changed without being asked to."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import arrange
from tests.imports.return_forms.forms import fill_in, fill_workspace, put
from workbench import cli
from workbench.computer import data_folder, machine
from workbench.domain.returns.layout import RETURN
from workbench.storage import workspaces
from workbench.storage.store import Store

PASSPHRASE = "harbour lantern thirteen oatcake"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", PASSPHRASE)


def opened(folder: Path) -> Store:
    return workspaces.open_store(folder, PASSPHRASE, machine=machine(data_folder()), data=data_folder())


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace with an audit, and its forms in `out`, that of the police filled in."""
    assert cli.run(["create", str(tmp_path / "north")]) == 0
    store = opened(tmp_path / "north.plumbline")
    fill_workspace(store)
    store.close()
    folder, out = tmp_path / "north.plumbline", tmp_path / "out"
    capsys.readouterr()
    assert cli.run(["returns", "forms", str(folder), "MIS26", "--out", str(out)]) == 0
    made = capsys.readouterr().out.splitlines()
    assert made == [str(out / f"MIS26-{code}-return-form-1.xlsx") for code in ("POL", "SCH", "GP")]
    fill_in(out / "MIS26-POL-return-form-1.xlsx")
    return folder


@pytest.fixture
def form(workspace: Path) -> Path:
    return workspace.parent / "out" / "MIS26-POL-return-form-1.xlsx"


def rows(folder: Path) -> dict[str, list[Any]]:
    store = opened(folder)
    try:
        return arrange.tables(store)
    finally:
        store.close()


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = cli.run(["returns", "import", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_without_apply_it_is_told_and_nothing_changes(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(workspace)
    assert cli.run(["returns", "import", str(workspace), "MIS26", str(form)]) == 0
    told = capsys.readouterr().out
    assert f"{form.name}: Police, version 1: 8 lines new, 1 nil return." in told
    assert "  MIS26-01 line 1, grade: Good\n" in told
    assert "  MIS26-03, known: Nil return\n" in told
    assert told.endswith("1 of 1 form can be taken. Nothing was changed; add --apply to take it in.\n")
    assert rows(workspace) == before


def test_the_json_has_the_shape_that_others_rely_on(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(form)
    put(book[RETURN], "D2", "G/RI")
    book.save(form)
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"Case,Line\r\n")
    code, answer = asked(capsys, str(workspace), "MIS26", str(form), str(wrong))
    assert code == 0
    assert set(answer) == {"files", "applied"}
    assert answer["applied"] is False
    first, second = answer["files"]
    assert all(set(each) == {"file", "agency", "state", "changes", "problems"} for each in answer["files"])
    assert (first["file"], first["agency"], first["state"]) == (str(form), "POL", "partly")
    assert first["changes"] > 20
    assert first["problems"] == [
        {
            "sheet": "Return",
            "cell": "D2",
            "problem": "2 grades are given: Good, Requires improvement.",
            "fix": "Choose one from the list in D2.",
        }
    ]
    assert (second["agency"], second["state"], second["changes"]) == (None, "refused", 0)
    assert second["problems"] == [
        {
            "sheet": "",
            "cell": "",
            "problem": "This is a text file (.csv) named as a workbook.",
            "fix": "Ask for the form as it was sent, filled in (.xlsx).",
        }
    ]


def test_with_apply_the_good_rows_are_taken_in_once(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = asked(capsys, str(workspace), "MIS26", str(form), "--apply")
    assert (code, answer["applied"], answer["files"][0]["state"]) == (0, True, "ready")
    store = opened(workspace)
    assert len(arrange.whole_of(store).judgements) == 8
    store.close()
    before = rows(workspace)
    code, answer = asked(capsys, str(workspace), "MIS26", str(form), "--apply")
    assert (code, answer["applied"], answer["files"][0]["state"]) == (0, False, "nothing new")
    assert rows(workspace) == before


def test_a_file_that_cannot_be_taken_ends_with_one_and_its_sentence_on_standard_error(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = rows(workspace)
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"%PDF-1.7")
    assert cli.run(["returns", "import", str(workspace), "MIS26", str(wrong), "--apply"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "wrong.xlsx: this is a PDF, not an Excel workbook. Ask for the workbook it was made from.\n"
    code, answer = asked(capsys, str(workspace), "MIS26", str(tmp_path / "none.xlsx"))
    assert (code, answer["applied"]) == (1, False)
    assert answer["files"][0]["problems"][0]["problem"] == "There is no such file."
    assert rows(workspace) == before


def test_a_reason_takes_words_in_that_were_held_back(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(form)
    put(book[RETURN], "E2", "Jasmine Carter told the officer.")
    book.save(form)
    code, answer = asked(capsys, str(workspace), "MIS26", str(form), "--apply")
    assert (code, answer["files"][0]["state"]) == (0, "partly")
    assert "Carter" not in json.dumps(answer)
    reason = "An invented name"
    code, answer = asked(capsys, str(workspace), "MIS26", str(form), "--apply", "--keep-identifiers", reason)
    assert (code, answer["files"][0]["state"], answer["applied"]) == (0, "ready", True)
    store = opened(workspace)
    whole = arrange.whole_of(store)
    assert whole.own(whole.cases[0], whole.lines[0], whole.members[0]).reason == "Jasmine Carter told the officer."
    assert whole.problems == ()
    store.close()


def test_the_name_of_a_file_cannot_command_the_terminal(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = form.with_name("form\x1b[31m\nline.xlsx")
    odd.write_bytes(form.read_bytes())
    capsys.readouterr()
    assert cli.run(["returns", "import", str(workspace), "MIS26", str(odd)]) == 0
    assert capsys.readouterr().out.startswith("form\ufffd[31m\ufffdline.xlsx: Police, version 1: ")


def test_words_that_a_terminal_cannot_show_stop_nothing(
    workspace: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.load_workbook(form)
    put(book[RETURN], "E2", "Home → school \U0001f600")
    book.save(form)
    for more, told in (["--json"], '"applied": false'), (["--apply"], "reason: Home ? school ?\n"):
        written = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="cp1252", write_through=True))
        assert cli.run(["returns", "import", str(workspace), "MIS26", str(form), *more]) == 0
        assert told in written.getvalue().decode("cp1252").replace("\r\n", "\n")


def test_wrong_usage_ends_with_two_and_an_unknown_audit_with_one(
    workspace: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["returns"]) == 2
    assert cli.run(["returns", "import", str(workspace), "MIS26"]) == 2
    assert cli.run(["returns", "nothing"]) == 2
    capsys.readouterr()
    assert cli.run(["returns", "import", str(workspace), "MIS99", str(form)]) == 1
    assert "MIS26" in capsys.readouterr().err
