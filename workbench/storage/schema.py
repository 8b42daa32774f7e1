"""The schema: migrations are the only way one comes to be, and a verified copy is made before each."""

import os
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from workbench.domain.backup_plan import Why
from workbench.domain.progress import finish
from workbench.errors import CannotOpen, NotSaved, WorkbenchError
from workbench.storage.backups.backing_up import keeping
from workbench.storage.connection import DAMAGED, connect, in_plain_words, make_engine
from workbench.storage.copies import remove, verified_copy
from workbench.storage.keys.slots import sync_folder

HEAD = "0003"
"""The newest migration; looked at before Alembic is imported, which costs a quarter of a second."""

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def make(path: Path, data_key: bytes, migrations: Path = MIGRATIONS) -> None:
    """A new file at `path`, migrated from empty."""
    with in_plain_words(opening=True):
        connect(path, data_key, "rwc").close()
        _migrate(path, data_key, migrations)


def version(engine: Engine) -> str:
    """The migration the open file stands at. CannotOpen if it says none."""
    try:
        with in_plain_words(), engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError as error:
        raise CannotOpen(DAMAGED) from error
    if found is None:
        raise CannotOpen(DAMAGED)
    return str(found)


def is_newer(found: str, head: str = HEAD) -> bool:
    return found > head


def bring_up_to_date(path: Path, data_key: bytes, found: str, copies: Path, migrations: Path = MIGRATIONS) -> Path:
    """Migrate the closed file at `path` to the head; gives the verified backup made before.

    The migration runs on a working copy that takes the file's place only when it is done and checked, so a failing
    one leaves the original byte for byte as it was.
    """
    kept = copies
    working = path.with_name(f"{path.name}.migrating")
    try:
        _fold_log(path, data_key)
        kept = finish(keeping(path, data_key, copies, Why.MIGRATION)).file
        remove(working)  # what a migration that was cut short left behind
        verified_copy(path, data_key, working)
        _migrate(working, data_key, migrations)
        with working.open("rb+") as file:
            os.fsync(file.fileno())
        _fold_log(path, data_key)
        os.replace(working, path)
        sync_folder(path.parent)
    except (OSError, NotSaved) as error:
        raise CannotOpen(
            "This workspace must be brought up to date for this version of Plumbline, and there was no room or no "
            "right to write in its folder. It was left exactly as it was. Free some space, then try again."
        ) from error
    except WorkbenchError:
        raise
    except Exception as error:
        raise CannotOpen(
            "This workspace could not be brought up to date for this version of Plumbline. It was left exactly as it "
            f"was, and a checked backup is in its folder as {copies.name}/{kept.name}. Use the version you had before."
        ) from error
    finally:
        remove(working)
    return kept


def _migrate(path: Path, data_key: bytes, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = make_engine(path, data_key)
    try:
        with (
            in_plain_words(opening=True),
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise ValueError("a migration left records that refer to nothing")
        with in_plain_words(opening=True), engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
    finally:
        engine.dispose()


def _fold_log(path: Path, data_key: bytes) -> None:
    """Fold the log of a closed file into it. A log left behind would be played into the file that takes its place."""
    with in_plain_words(opening=True):
        raw = connect(path, data_key)
        try:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
    for end in ("-wal", "-shm"):
        if path.with_name(f"{path.name}{end}").exists():
            raise CannotOpen(
                "This workspace must be brought up to date for this version of Plumbline, and another window is "
                "reading it. Nothing was changed. Close that one, then try again."
            )
