"""A workspace with an audit and its forms, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import arrange
from tests.arrange import Opener, Template
from tests.imports.return_forms.forms import fill_in, fill_workspace, sent
from workbench.storage import workspaces
from workbench.storage.store import Store

Sent = tuple[Template, tuple[Path, ...]]


@pytest.fixture(scope="session")
def sent_template(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """A workspace whose forms went out, and the forms: the police's is filled in."""
    place = tmp_path_factory.mktemp("sent")
    folder = template.copy(place / "north.plumbline")
    store = workspaces.open_unlocked(folder, template.unlocked, machine=arrange.MACHINE)
    fill_workspace(store)
    forms = sent(store, place / "forms")
    store.close()
    fill_in(forms[0])
    return Template(folder, template.unlocked, template.code), forms


@pytest.fixture
def returns(sent_template: Sent, tmp_path: Path, open_workspace: Opener) -> Store:
    """That workspace, a copy of its own, open."""
    return open_workspace(sent_template[0].copy(tmp_path / "returns.plumbline"))


@pytest.fixture(scope="module")
def still(sent_template: Sent, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One copy for a whole module, in which nothing may change."""
    folder = sent_template[0].copy(tmp_path_factory.mktemp("still") / "returns.plumbline")
    store = workspaces.open_unlocked(folder, sent_template[0].unlocked, machine=arrange.MACHINE)
    yield store
    store.close()


@pytest.fixture(scope="session")
def forms(sent_template: Sent) -> tuple[Path, ...]:
    """The forms that went out, that of the police filled in. Never to be changed: spoil a copy."""
    return sent_template[1]
