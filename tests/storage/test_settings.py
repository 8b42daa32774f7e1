"""Every setting that safety rests on is in force on every connection, and one that is not is never used."""

from pathlib import Path
from typing import Any

import pytest

from tests.arrange import DATABASE, Opener, Template
from workbench.errors import CannotOpen
from workbench.storage import connection
from workbench.storage.connection import check_settings
from workbench.storage.store import Store

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "busy_timeout": 50,
}


def test_each_setting_is_in_force_on_every_connection_of_the_pool(store: Store) -> None:
    held = [store._engine.connect() for _ in range(6)]  # more than the pool keeps
    for each in held:
        assert {name: each.exec_driver_sql(f"PRAGMA {name}").scalar() for name in WANTED} == WANTED
    for each in held:
        each.close()


class Lying:
    """A connection that takes a setting and does not keep it, as a build or a network drive may."""

    def __init__(self, raw: Any, about: str, says: object) -> None:
        self._raw, self._about, self._says = raw, about, says

    def execute(self, statement: str) -> Any:
        return self if statement.endswith(self._about) else self._raw.execute(statement)

    def fetchone(self) -> tuple[object]:
        return (self._says,)


@pytest.mark.parametrize(
    ("about", "says", "named"),
    [
        ("PRAGMA journal_mode", "delete", "journal_mode"),
        *((f"PRAGMA {name}", 99, name) for name in WANTED if name != "journal_mode"),
        ("PRAGMA synchronous", 1, "synchronous"),
        ("sqlite_version()", "3.51.2", "sqlite_version"),
        ("PRAGMA cipher_version", "4.12.0 community", "cipher_version"),
    ],
)
def test_a_connection_that_does_not_keep_a_setting_is_refused_by_name(
    about: str, says: object, named: str, store: Store, open_workspace: Opener
) -> None:
    raw = open_workspace.raw(store)
    check_settings(raw)
    with pytest.raises(CannotOpen, match=named):
        check_settings(Lying(raw, about, says))
    raw.close()


def test_a_plain_sqlite_is_no_cipher(store: Store, open_workspace: Opener) -> None:
    raw = open_workspace.raw(store)

    class NoCipher(Lying):
        def fetchone(self) -> Any:
            return None

    with pytest.raises(CannotOpen, match="cipher_version"):
        check_settings(NoCipher(raw, "PRAGMA cipher_version", None))
    raw.close()


def test_a_missing_or_empty_file_is_never_made_by_connecting(tmp_path: Path, template: Template) -> None:
    for mode in ("ro", "rw"):
        with pytest.raises(CannotOpen, match="missing or empty"):
            connection.connect(tmp_path / DATABASE, template.unlocked.data_key, mode)
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_sees_one_moment_of_the_file(store: Store, open_workspace: Opener) -> None:
    with store._reading() as reading:
        before = reading.exec_driver_sql("SELECT count(*) FROM setting").scalar()
        raw = open_workspace.raw(store)
        raw.execute("INSERT INTO setting VALUES (1, 'another', 'one')")
        raw.close()
        assert reading.exec_driver_sql("SELECT count(*) FROM setting").scalar() == before
    with store._reading() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM setting").scalar() == (before or 0) + 1
