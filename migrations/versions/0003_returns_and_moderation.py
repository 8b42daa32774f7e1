"""Agencies' returns, their post and problems, the draw of the sample, panel meetings, conclusions."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE involvement ADD COLUMN received_on TEXT;
ALTER TABLE involvement ADD COLUMN filled_by TEXT NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN filled_on TEXT;
ALTER TABLE involvement ADD COLUMN due TEXT;
ALTER TABLE involvement ADD COLUMN due_why TEXT NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN after_panel INTEGER NOT NULL DEFAULT 0 CHECK (after_panel IN (0, 1));

ALTER TABLE audit ADD COLUMN confirmed_on TEXT;
ALTER TABLE audit ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN unconfirmed TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN sample_on TEXT;
ALTER TABLE audit ADD COLUMN sample_source TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN sample_quota TEXT NOT NULL DEFAULT '[]';
ALTER TABLE audit ADD COLUMN sample_drawn_by TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN sample_drawn_on TEXT;

ALTER TABLE "case" ADD COLUMN raters TEXT NOT NULL DEFAULT '[]';

CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    case_id INTEGER REFERENCES "case" (id),
    what TEXT NOT NULL CHECK (what IN ('sent', 'chased', 'extended', 'received', 'refused')),
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    text TEXT NOT NULL,
    file TEXT NOT NULL,
    version INTEGER CHECK (version > 0),
    digest TEXT NOT NULL
) STRICT;

CREATE INDEX post_of_audit ON post (audit_id);

CREATE TABLE problem (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    case_id INTEGER REFERENCES "case" (id),
    line_id INTEGER REFERENCES line (id),
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    problem TEXT NOT NULL CHECK (problem <> ''),
    fix TEXT NOT NULL,
    offers TEXT NOT NULL,
    boxes TEXT NOT NULL
) STRICT;

CREATE INDEX problem_of_audit ON problem (audit_id);

CREATE TABLE draw (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    position INTEGER NOT NULL CHECK (position > 0),
    fingerprint TEXT NOT NULL,
    stratum TEXT NOT NULL,
    case_id INTEGER REFERENCES "case" (id),
    state TEXT NOT NULL CHECK (state IN ('drawn', 'reserve', 'replaced')),
    reason TEXT NOT NULL,
    UNIQUE (audit_id, position)
) STRICT;

CREATE INDEX draw_of_fingerprint ON draw (fingerprint);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    UNIQUE (audit_id, day, title)
) STRICT;

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('present', 'apologies', 'deputy', 'absent')),
    UNIQUE (meeting_id, agency_id, role, name)
) STRICT;

CREATE TABLE fingerprint_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT;

INSERT INTO fingerprint_key (id, key) VALUES (1, randomblob(32));
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)
