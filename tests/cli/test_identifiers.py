"""A file with identifiers changes nothing until somebody has said why they are kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.imports.interchange_small import small
from workbench import cli, tasks
from workbench.domain.identifiers.staged import IdentifiersFound
from workbench.domain.questions import Everything, History, KeptIdentifiers, LinesAndScales, Programme
from workbench.storage.store import Store

PASSPHRASE = "harbour lantern thirteen oatcake"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    """An audit's file with an identifier in every text a file can bring."""
    document: dict[str, Any] = small()
    document["audit"] |= {"title": "Missing, M1 1AE", "objective": "After Jasmine Carter.", "lead": "jc@example.org"}
    document["lines"][0] |= {"question": "Was Jasmine Carter seen?", "prompts": ["DOB 3 May 2011?"]}
    document["lines"][0]["descriptors"] = {"G": "Rang 07700 900123."}
    document["cases"][0] |= {
        "synopsis": "Born 3 May 2011.",
        "area": "M1 1AE",
        "themes": ["NHS 943 476 5919"],
        "facts": [{"label": "School number", "value": "B801200005001"}],
        "involvement_notes": {"EDU": "Ring 07700 900123."},
    }
    document["judgements"][0] |= {
        "reason": "Jasmine Carter was seen.",
        "evidence": "NI AB 12 34 56 C",
        "impact": "Born 2011-05-03.",
        "from_others": "From jc@example.org.",
    }
    document["messages"] = [{"head": "you_can", "text": "Ring 07700 900123."}]
    document["audit"] |= {"unconfirmed": "Ring 07700 900123.", "confirmed_by": "Jasmine Carter"}
    document["audit"]["sample"] |= {"source": "NHS 943 476 5919", "drawn_by": "jc@example.org"}
    document["audit"]["sample"]["quota"][0]["stratum"] = "M1 1AE"
    document["cases"][1]["raters"] = ["Jasmine Carter", "Ring 07700 900123"]
    document["draw"][1] |= {"stratum": "M1 1AE", "reason": "Jasmine Carter moved."}
    document["returns"][0] |= {"filled_by": "jc@example.org", "due_why": "Born 3 May 2011."}
    document["meetings"][0]["title"] = "About Jasmine Carter"
    document["meetings"][0]["attendance"][0] |= {"role": "Jasmine Carter", "name": "Jasmine Carter"}
    document["meetings"][0]["attendance"][1]["name"] = "jc@example.org"
    path = tmp_path / "telling.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def finish(work: Any) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            return stop.value


def test_every_text_is_looked_through_and_nothing_is_changed(store: Store, telling: Path) -> None:
    with pytest.raises(IdentifiersFound) as stopped:
        finish(tasks.import_audit(store, telling))
    told = [(spot.where, spot.found.kind.value, spot.found.text) for spot in stopped.value.spots]
    assert told == [
        ("The audit, title", "postcode", "M1 1AE"),
        ("The audit, objective", "name", "Jasmine Carter"),
        ("The audit, lead", "e-mail", "jc@example.org"),
        ("The audit, unconfirmed", "phone", "07700 900123"),
        ("The sample, source", "nhs-number", "943 476 5919"),
        ("The sample, drawn by", "e-mail", "jc@example.org"),
        ("The sample, quota", "postcode", "M1 1AE"),
        ("Line 1, question", "name", "Jasmine Carter"),
        ("Line 1, prompt", "date-of-birth", "3 May 2011"),
        ("Line 1, descriptor of G", "phone", "07700 900123"),
        ("Case MIS26-01, area", "postcode", "M1 1AE"),
        ("Case MIS26-01, synopsis", "date-of-birth", "3 May 2011"),
        ("Case MIS26-01, themes", "nhs-number", "943 476 5919"),
        ("Case MIS26-01, School number", "upn", "B801200005001"),
        ("Case MIS26-02, graded by", "phone", "07700 900123"),
        ("Case MIS26-01, EDU, note", "phone", "07700 900123"),
        ("Case MIS26-01, POL, filled in by", "e-mail", "jc@example.org"),
        ("Case MIS26-01, POL, why it was extended", "date-of-birth", "3 May 2011"),
        ("Case MIS26-01, line 1, POL, reason", "name", "Jasmine Carter"),
        ("Case MIS26-01, line 1, POL, evidence", "national-insurance-number", "AB 12 34 56 C"),
        ("Case MIS26-01, line 1, POL, impact", "date-of-birth", "2011-05-03"),
        ("Case MIS26-01, line 1, POL, from others", "e-mail", "jc@example.org"),
        ("Message, you can", "phone", "07700 900123"),
        ("The draw, place 2, stratum", "postcode", "M1 1AE"),
        ("The draw, place 2, reason", "name", "Jasmine Carter"),
        ("The meeting of 2026-05-14, title", "name", "Jasmine Carter"),
        ("The meeting of 2026-05-14, POL, role", "name", "Jasmine Carter"),
        ("The meeting of 2026-05-14, EDU, name", "e-mail", "jc@example.org"),
    ]
    assert "Write the age band instead." in stopped.value.spots[11].sentence
    assert not store.ask(Programme())
    assert not store.ask(KeptIdentifiers())


def test_with_a_reason_they_are_kept_in_the_same_step(store: Store, telling: Path) -> None:
    finish(tasks.import_audit(store, telling, "The subject of a published review"))
    (audit,) = store.ask(Programme())
    assert store.ask(Everything(audit.audit.id)).cases[0].synopsis == "Born 3 May 2011."
    kept = store.ask(KeptIdentifiers())
    assert {each.reason for each in kept} == {"The subject of a published review"}
    assert len(kept) == len({(each.kind, each.text) for each in kept}) == 9
    moments = [store.ask(History(each.id))[0] for each in kept]
    audits = store.ask(History(audit.audit.id))
    assert {(each.at, each.label, each.person) for each in moments} == {
        (audits[0].at, audits[0].label, audits[0].person)
    }
    again = json.loads(telling.read_text(encoding="utf-8"))
    again["audit"]["ref"] = "MIS27"
    for case in again["cases"]:
        case["ref"] = case["ref"].replace("MIS26", "MIS27")
    for about in (*again["judgements"], *again["draw"], *again["returns"]):
        if "case" in about:
            about["case"] = about["case"].replace("MIS26", "MIS27")
    telling.write_text(json.dumps(again), encoding="utf-8")
    finish(tasks.import_audit(store, telling))  # what is kept once does not stop another file
    assert len(store.ask(KeptIdentifiers())) == 9


def test_the_command_says_how_many_and_where_without_saying_what(
    tmp_path: Path, telling: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = str(tmp_path / "north.plumbline")
    assert cli.run(["create", workspace]) == 0
    capsys.readouterr()
    assert cli.run(["import", workspace, str(telling)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "telling.json has 28 identifiers, so it was not taken in and nothing was changed: The audit, title (Postcode); "
        "The audit, objective (Name); The audit, lead (E-mail address); and 25 more. "
        "Mend the file, or say why they are kept (--keep-identifiers).\n"
    )
    assert cli.run(["import", workspace, str(telling), "--keep-identifiers", "  "]) == 1
    assert cli.run(["import", workspace, str(telling), "--keep-identifiers", "A published review"]) == 0
    assert "MIS26 was taken in." in capsys.readouterr().out


def test_lines_from_a_document_are_looked_through_too(
    tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "lines.txt"
    notes.write_text("Lines of enquiry\n\n- Was Jasmine Carter heard?\n- Was the risk seen early?\n", encoding="utf-8")
    before = store.ask(LinesAndScales())
    with pytest.raises(IdentifiersFound) as stopped:
        finish(tasks.take_framework(store, notes))
    assert any(spot.where == "Line 1, question" for spot in stopped.value.spots)
    assert store.ask(LinesAndScales()) == before
    finish(tasks.take_framework(store, notes, "An invented name"))
    assert len(store.ask(LinesAndScales()).frameworks) == len(before.frameworks) + 1
    assert [each.text for each in store.ask(KeptIdentifiers())] == ["Jasmine Carter"]
