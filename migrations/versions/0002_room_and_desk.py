"""The desk's own lists, planned work, kept identifiers, briefings with versions; closing cases; finding anything."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL CHECK (list IN ('area', 'group', 'priority', 'theme', 'staff', 'place', 'school')),
    name TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL,
    UNIQUE (list, name)
) STRICT;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    what TEXT NOT NULL CHECK (what IN ('planned', 'single-agency')),
    title TEXT NOT NULL CHECK (title <> ''),
    type TEXT NOT NULL,
    agency_id INTEGER REFERENCES agency (id),
    month TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE kept (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    UNIQUE (kind, text)
) STRICT;

CREATE TABLE briefing (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    document TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    date TEXT NOT NULL,
    closing TEXT NOT NULL,
    small_print TEXT NOT NULL,
    slip INTEGER NOT NULL CHECK (slip IN (0, 1)),
    kept_on TEXT,
    UNIQUE (audit_id, document, version)
) STRICT;

CREATE TABLE box (
    id INTEGER PRIMARY KEY,
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 7),
    text TEXT NOT NULL,
    UNIQUE (briefing_id, number)
) STRICT;

ALTER TABLE audit ADD COLUMN panel_first INTEGER NOT NULL DEFAULT 0 CHECK (panel_first IN (0, 1));
ALTER TABLE audit ADD COLUMN returns_due TEXT;
ALTER TABLE "case" ADD COLUMN closed_on TEXT;
ALTER TABLE "case" ADD COLUMN reopened TEXT NOT NULL DEFAULT '';

CREATE VIRTUAL TABLE search USING fts5 (
    title, detail, kind UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
"""

# What is found by typing: (table, title, detail). A search row has the id of its record, and goes with it for good.
FOUND = (
    ("audit", "{0}.ref || ' ' || {0}.title", "{0}.theme || ' ' || {0}.lead || ' ' || {0}.commissioned_by"),
    ("case", "{0}.ref", "{0}.lead_professional || ' ' || {0}.area"),
    ("line", "{0}.title", "{0}.question"),
    ("agency", "{0}.name", "{0}.code"),
    ("term", "{0}.name", "''"),
    ("entry", "{0}.title", "{0}.note"),
    ("message", "{0}.text", "''"),
    ("box", "{0}.text", "''"),
)


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    for table, title, detail in FOUND:
        insert = "INSERT INTO search (rowid, title, detail, kind)"
        new, there = (f"{title.format(name)}, {detail.format(name)}" for name in ("NEW", f'"{table}"'))
        op.execute(f"{insert} SELECT id, {there}, '{table}' FROM \"{table}\"")
        op.execute(
            f'CREATE TRIGGER search_finds_{table} AFTER INSERT ON "{table}" '
            f"BEGIN {insert} VALUES (NEW.id, {new}, '{table}'); END"
        )
        op.execute(
            f'CREATE TRIGGER search_follows_{table} AFTER UPDATE ON "{table}" '
            f"BEGIN DELETE FROM search WHERE rowid = OLD.id; {insert} VALUES (NEW.id, {new}, '{table}'); END"
        )
        op.execute(
            f'CREATE TRIGGER search_forgets_{table} AFTER DELETE ON "{table}" '
            "BEGIN DELETE FROM search WHERE rowid = OLD.id; END"
        )
