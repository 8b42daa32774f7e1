"""The example workspace, for tests and pictures."""

import shutil
from pathlib import Path

from workbench import tasks
from workbench.domain.progress import finish
from workbench.storage.store import Store


def example_store(folder: Path) -> Store:
    """A fresh example with its three audits, open."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    store, _ = finish(
        tasks.create_workspace(
            folder / "example.plumbline",
            tasks.EXAMPLE_PASSPHRASE,
            "Northmere Safeguarding Children Partnership (Example)",
            "Example officer",
            folder,
            example=True,
        )
    )
    for path in sorted((tasks.RESOURCES / "example").glob("*.json")):
        finish(tasks.import_audit(store, path))
    return store
