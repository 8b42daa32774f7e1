"""Migrations: the only way a schema comes to be, with a checked copy before, and all or nothing."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from tests.arrange import DATABASE, Opener, Template, bytes_of, tables, whole_of
from workbench.domain.edits import Kind
from workbench.errors import CannotOpen
from workbench.storage import connection, copies, schema, workspaces
from workbench.storage.backups import file as backup_file
from workbench.storage.connection import make_engine
from workbench.storage.store import Store
from workbench.storage.tables import BY_KIND

NEXT = "9999"
FROM = schema.HEAD
SECOND = f"""
from alembic import op
import os

revision = "{NEXT}"
down_revision = "{FROM}"


def upgrade():
    op.execute("ALTER TABLE message ADD COLUMN tone TEXT NOT NULL DEFAULT 'plain'")
    op.execute("UPDATE agency SET name = name || ' (renamed)'")
    {{end}}
"""


def migrations(place: Path, end: str = "pass") -> Path:
    """The shipped migrations and a second one."""
    folder = Path(shutil.copytree(schema.MIGRATIONS, place / "migrations"))
    (folder / "versions" / "9999_second.py").write_text(SECOND.format(end=end))
    return folder


def test_the_newest_migration_is_the_one_the_program_looks_for() -> None:
    revisions = {
        match[1]
        for path in (schema.MIGRATIONS / "versions").glob("*.py")
        if (match := re.search(r'^revision = "(\d+)"', path.read_text(), re.MULTILINE))
    }
    assert max(revisions) == schema.HEAD


def test_the_declared_tables_are_the_tables_of_the_file(store: Store) -> None:
    with store._reading() as reading:
        names = set(reading.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
        ours = {name for name in names if not name.startswith("search")}  # the tables FTS5 makes for itself
        assert ours - {"alembic_version"} == set(SQLModel.metadata.tables)
        for name, table in SQLModel.metadata.tables.items():
            rows = reading.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
            there = [(row[1], bool(row[3]), bool(row[5])) for row in rows]
            declared = [(each.name, not each.nullable, each.primary_key) for each in table.columns]
            ids = {each.name for each in table.columns if each.primary_key}
            assert [(n, required or n in ids, key) for n, required, key in there] == declared, name


def test_every_kind_of_record_has_its_table() -> None:
    assert set(BY_KIND) == set(Kind)


def test_a_new_file_is_migrated_from_empty(template: Template, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    schema.make(path, template.unlocked.data_key, migrations(tmp_path))
    engine = make_engine(path, template.unlocked.data_key)
    assert schema.version(engine) == NEXT
    engine.dispose()


def test_a_migration_runs_with_a_checked_copy_made_before(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    store = open_workspace(audited_folder)
    before = tables(store, without=())
    open_workspace.close(store)
    path, key = audited_folder / DATABASE, open_workspace.unlocked.data_key
    kept = schema.bring_up_to_date(path, key, FROM, audited_folder / "backups", migrations(tmp_path))
    raw = open_workspace.raw(audited_folder)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT,)
    assert raw.execute("SELECT name FROM agency ORDER BY name").fetchone() == ("Children's social care (renamed)",)
    raw.close()
    for _ in backup_file.extracting(backup_file.outline(kept), DATABASE, path):
        pass
    again = open_workspace(audited_folder)
    assert tables(again, without=()) == before
    assert whole_of(again).audit.ref == "MIS26"


@pytest.mark.parametrize(
    "end",
    [
        "raise RuntimeError('half way')",
        "op.execute('SELECT nothing FROM nowhere')",
        "op.execute(\"INSERT INTO agency VALUES (1, '', 'x', '')\")",
        'op.execute("PRAGMA defer_foreign_keys=ON"); op.execute("DELETE FROM audit")',
    ],
)
def test_a_failing_migration_leaves_the_file_byte_for_byte_as_it_was(
    end: str, audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    before = bytes_of(audited_folder)
    path, key = audited_folder / DATABASE, open_workspace.unlocked.data_key
    with pytest.raises(CannotOpen, match="left exactly as it was"):
        schema.bring_up_to_date(path, key, FROM, audited_folder / "backups", migrations(tmp_path, end))
    after = bytes_of(audited_folder)
    assert {name: content for name, content in after.items() if not name.endswith(".backup")} == before
    assert len(whole_of(open_workspace(audited_folder)).cases) == 3


KILLED = """
import sys
from pathlib import Path
from workbench.storage import schema
path = Path(sys.argv[1])
schema.bring_up_to_date(path, bytes.fromhex(sys.stdin.read()), schema.HEAD, path.parent / "backups", Path(sys.argv[2]))
"""


def test_a_migration_that_is_killed_half_way_leaves_the_file_as_it_was_and_can_be_run_again(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    before = bytes_of(audited_folder)
    path, key = audited_folder / DATABASE, open_workspace.unlocked.data_key
    dying = migrations(tmp_path, "os._exit(9)")
    for _ in range(2):  # the second finds what the first left behind
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(dying)], input=key.hex(), text=True, check=False, timeout=60
        )
        assert done.returncode == 9
        assert path.read_bytes() == before[DATABASE]
    left = {name for name in bytes_of(audited_folder) if "migrating" in name}
    assert left
    store = open_workspace(audited_folder)
    assert len(whole_of(store).cases) == 3
    open_workspace.close(store)
    (dying / "versions" / "9999_second.py").write_text(SECOND.format(end="pass"))
    schema.bring_up_to_date(path, key, FROM, audited_folder / "backups", dying)
    assert not any("migrating" in name for name in bytes_of(audited_folder))


def test_a_workspace_somebody_is_reading_is_not_migrated_under_their_hands(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    beside = open_workspace(audited_folder, read_only=True)
    path, key = audited_folder / DATABASE, open_workspace.unlocked.data_key
    with beside._reading() as reading:
        count = reading.exec_driver_sql("SELECT count(*) FROM agency").scalar()
        with pytest.raises(CannotOpen, match="another window is reading it"):
            schema.bring_up_to_date(path, key, FROM, audited_folder / "backups", migrations(tmp_path))
        assert reading.exec_driver_sql("SELECT count(*) FROM agency").scalar() == count


def test_a_migration_without_room_for_its_copies_is_refused_before_it_starts(
    audited_template: Template, tiny_disk: Path, tmp_path: Path
) -> None:
    folder = audited_template.copy(tiny_disk / "w.plumbline")
    with pytest.raises(OSError, match="space"):
        (tiny_disk / "filler").write_bytes(bytes(64 << 20))
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="space"):
        schema.bring_up_to_date(
            folder / DATABASE, audited_template.unlocked.data_key, FROM, folder / "backups", migrations(tmp_path)
        )
    after = bytes_of(folder)
    assert after.pop(f"{DATABASE}-wal", b"") == b""  # an empty log is SQLite's own
    after.pop(f"{DATABASE}-shm", None)
    assert after == before


def test_a_copy_of_a_damaged_file_is_thrown_away(audited_folder: Path, open_workspace: Opener) -> None:
    path = audited_folder / DATABASE
    with path.open("r+b") as file:
        file.seek(20 * 4096 + 99)
        file.write(b"\0\0\0")
    before = bytes_of(audited_folder)
    with pytest.raises(CannotOpen, match="damaged"):
        copies.verified_copy(path, open_workspace.unlocked.data_key, audited_folder / "copy.db")
    assert {n: c for n, c in bytes_of(audited_folder).items() if not n.endswith(("-shm", "-wal"))} == before


def test_a_copy_made_while_words_are_in_the_log_holds_them(audited: Store, open_workspace: Opener) -> None:
    target = audited.folder / "backups" / "copy.db"
    copies.verified_copy(audited.folder / DATABASE, open_workspace.unlocked.data_key, target)
    raw = connection.connect(target, open_workspace.unlocked.data_key, "ro")
    assert raw.execute("SELECT count(*) FROM judgement").fetchone() == (3,)
    raw.close()


def test_the_folder_names_are_those_the_design_promises() -> None:
    assert workspaces.ENDING == ".plumbline"
    assert workspaces.BACKUPS == "backups"
