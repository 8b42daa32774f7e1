"""What may leave the example."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.arrange import MACHINE, fill
from workbench import tasks
from workbench.domain import example
from workbench.domain.audits import Case
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Everything, Programme
from workbench.domain.setting_up import add_case
from workbench.errors import Refused
from workbench.storage import workspaces
from workbench.storage.store import Store

TODAY = date(2026, 5, 14)
SHIPPED = sorted((tasks.RESOURCES / "example").glob("*.json"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An example with one audit of its own, and another that somebody set up in it."""
    folder = tmp_path_factory.mktemp("example") / "example"
    settings = {"partnership": "North (Example)", "person": "Example", "example": "yes"}
    store, _ = workspaces.create(folder, tasks.EXAMPLE_PASSPHRASE, settings, machine=MACHINE)
    finish(tasks.import_audit(store, SHIPPED[-1]))
    yield store
    store.close()


def test_the_list_of_shipped_audits_is_what_is_shipped() -> None:
    shipped = [json.loads(path.read_text()) for path in SHIPPED]
    assert {each["audit"]["ref"] for each in shipped} == example.SHIPPED
    for each in shipped:
        ref = each["audit"]["ref"]
        assert [case["ref"] for case in each["cases"]] == [f"{ref}-{n:02}" for n in range(1, example.CASES[ref] + 1)]


@pytest.mark.parametrize("kind", list(tasks.KINDS))
def test_an_audit_of_the_example_is_exported(kind: str, made: Store, tmp_path: Path) -> None:
    path = tmp_path / f"out{tasks.KINDS[kind].ending}"
    audit = made.ask(AuditByRef("MIS26"))
    finish(tasks.export(made, audit, kind, path, TODAY))
    assert path.exists()


@pytest.mark.parametrize("kind", list(tasks.KINDS))
def test_an_audit_put_into_the_example_does_not_leave_it(kind: str, made: Store, tmp_path: Path) -> None:
    other = json.loads(SHIPPED[1].read_text())
    other["audit"]["ref"] = "REAL26"
    file = tmp_path / "real.json"
    file.write_text(json.dumps(other))
    if "REAL26" not in {each.audit.ref for each in made.ask(Programme())}:
        (warned,) = [note for note in finish(tasks.import_audit(made, file)).notes if "anybody can open" in note]
        assert "REAL26 cannot be exported from here" in warned
    path = tmp_path / f"out{tasks.KINDS[kind].ending}"
    with pytest.raises(Refused, match="REAL26 is not one of the example's own audits"):
        finish(tasks.export(made, made.ask(AuditByRef("REAL26")), kind, path, TODAY))
    assert not path.exists()


def test_a_real_workspace_exports_whatever_it_holds(store: Store, tmp_path: Path) -> None:
    fill(store)
    path = tmp_path / "out.json"
    finish(tasks.export(store, store.ask(AuditByRef("MIS26")), "interchange", path, TODAY))
    assert path.exists()


@pytest.mark.parametrize("kind", list(tasks.KINDS))
def test_a_case_put_into_an_audit_of_the_example_does_not_leave_it(kind: str, made: Store, tmp_path: Path) -> None:
    audit = made.ask(AuditByRef("MIS26"))
    added = add_case(Case(0, "REAL-01"), audit, made.ask(Everything(audit)).members, made.new_id)
    back = made.apply(added)
    path = tmp_path / f"out{tasks.KINDS[kind].ending}"
    with pytest.raises(Refused, match="Case REAL-01 was put into the example"):
        finish(tasks.export(made, audit, kind, path, TODAY))
    assert not path.exists()
    made.apply(back)
    finish(tasks.export(made, audit, kind, path, TODAY))
