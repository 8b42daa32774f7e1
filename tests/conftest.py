"""What every test starts from: no screen, a fixed search for counter-examples, workspaces made once and copied."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import arrange
from tests.arrange import Clock, Opener, Template
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.store import Store

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")

_LEAST_COST = {"memory": 8_192, "passes": 1, "lanes": 1}
"""The cheapest derivation that a key file may ask for: a fortieth of the time, through the same code."""


def pytest_collection_finish() -> None:
    """What was imported stays, and is not looked through again at each collection of garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _product_costs() -> Iterator[dict[str, dict[str, int]]]:
    """Keys are cheap to derive, but where `full_cost` is asked for; what they cost in the product."""
    costs = {name: getattr(keys, name) for name in ("_PASSPHRASE_COST", "_CODE_COST")}
    with pytest.MonkeyPatch.context() as patch:
        for name in costs:
            patch.setattr(keys, name, _LEAST_COST)
        yield costs


@pytest.fixture
def full_cost(_product_costs: dict[str, dict[str, int]], monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, int]]:
    """Keys are derived as in the product."""
    for name, cost in _product_costs.items():
        monkeypatch.setattr(keys, name, cost)
    return _product_costs


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, _product_costs: object) -> Template:
    """An empty workspace, made as a user makes one."""
    folder = tmp_path_factory.mktemp("template") / "north"
    settings = {"partnership": "North Partnership", "person": arrange.PERSON}
    store, code = workspaces.create(folder, arrange.PASSPHRASE, settings, machine=arrange.MACHINE, clock=Clock())
    store.close()
    return Template(store.folder, keys.unlock(store.folder, arrange.PASSPHRASE), code)


@pytest.fixture(scope="session")
def audited_template(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = template.copy(tmp_path_factory.mktemp("audited") / "north.plumbline")
    store = workspaces.open_unlocked(folder, template.unlocked, machine=arrange.MACHINE, clock=Clock())
    arrange.fill(store)
    store.close()
    return Template(folder, template.unlocked, template.code)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_workspace(template: Template) -> Iterator[Opener]:
    """Opens workspace folders by their raw key; whatever is still open afterwards is closed."""
    opener = Opener(template.unlocked)
    yield opener
    for store in list(opener.opened):
        opener.close(store)


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """An empty workspace, closed."""
    return template.copy(tmp_path / "north.plumbline")


@pytest.fixture
def audited_folder(audited_template: Template, tmp_path: Path) -> Path:
    """A workspace with one small audit, closed."""
    return audited_template.copy(tmp_path / "audited.plumbline")


@pytest.fixture
def store(folder: Path, open_workspace: Opener, clock: Clock) -> Store:
    """An empty workspace, open."""
    return open_workspace(folder, clock=clock)


@pytest.fixture
def audited(audited_folder: Path, open_workspace: Opener) -> Store:
    """A workspace with one small audit, open: three cases, agencies and lines, and some of the agencies' grades."""
    return open_workspace(audited_folder, clock=Clock(now=Clock().now.replace(hour=12)))


def _as_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    if not _as_root():
        pytest.skip("a small disk can only be mounted by root")
    with _mounted(tmp_path / "disk", "size=4m") as disk:
        yield disk


@pytest.fixture
def locked_disk(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """Puts a folder where nothing can be written any more, and gives its place there."""
    if not _as_root():
        pytest.skip("a disk can only be mounted by root")
    with _mounted(tmp_path / "locked", "size=16m") as disk:

        def lock(folder: Path) -> Path:
            put = Path(shutil.copytree(folder, disk / folder.name))
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            return put

        yield lock


@contextmanager
def _mounted(place: Path, options: str) -> Iterator[Path]:
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
