"""The first tables: library, audits, cases, judgements, messages; the journal and what guards it."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LIBRARY = """
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    type TEXT NOT NULL,
    theme TEXT NOT NULL,
    objective TEXT NOT NULL,
    prompted_by TEXT NOT NULL,
    commissioned_by TEXT NOT NULL,
    lead TEXT NOT NULL,
    period_from TEXT,
    period_to TEXT,
    reading_from TEXT,
    reading_to TEXT,
    panel_day TEXT,
    minutes_per_case INTEGER NOT NULL CHECK (minutes_per_case BETWEEN 1 AND 600),
    ethnicity_set TEXT NOT NULL,
    follows TEXT NOT NULL,
    sample_population INTEGER,
    sample_size INTEGER,
    sample_method TEXT NOT NULL,
    sample_seed TEXT NOT NULL,
    sample_criteria TEXT NOT NULL,
    partnership TEXT
) STRICT;

CREATE TABLE scale (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER REFERENCES audit (id),
    key TEXT NOT NULL CHECK (key <> ''),
    title TEXT NOT NULL,
    grades TEXT NOT NULL CHECK (json_valid(grades))
) STRICT;
CREATE UNIQUE INDEX one_scale_of_a_key ON scale (coalesce(audit_id, 0), key);

CREATE TABLE framework (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER UNIQUE REFERENCES audit (id),
    key TEXT NOT NULL CHECK (key <> ''),
    title TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    scale_id INTEGER NOT NULL REFERENCES scale (id),
    source TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_framework_of_a_version ON framework (key, version) WHERE audit_id IS NULL;

CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    framework_id INTEGER NOT NULL REFERENCES framework (id),
    key TEXT NOT NULL CHECK (key <> ''),
    number INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    question TEXT NOT NULL,
    prompts TEXT NOT NULL CHECK (json_valid(prompts)),
    kind TEXT NOT NULL CHECK (kind IN ('line', 'whole_case')),
    scale_id INTEGER REFERENCES scale (id),
    descriptors TEXT NOT NULL CHECK (json_valid(descriptors)),
    UNIQUE (framework_id, key),
    UNIQUE (framework_id, number)
) STRICT;
CREATE UNIQUE INDEX one_whole_case_line ON line (framework_id) WHERE kind = 'whole_case';
"""

AUDIT = """
CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    position INTEGER NOT NULL,
    in_room INTEGER CHECK (in_room IN (0, 1)),
    UNIQUE (audit_id, agency_id)
) STRICT;

CREATE TABLE "case" (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    ref TEXT NOT NULL CHECK (ref <> ''),
    age_band TEXT NOT NULL,
    gender TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    send TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    placement TEXT NOT NULL,
    area TEXT NOT NULL,
    lead_professional TEXT NOT NULL,
    synopsis TEXT NOT NULL,
    themes TEXT NOT NULL CHECK (json_valid(themes)),
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    UNIQUE (audit_id, ref)
) STRICT;

CREATE TABLE involvement (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES "case" (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    state TEXT NOT NULL CHECK (state IN ('known', 'nil', 'out_of_scope', 'awaited')),
    note TEXT NOT NULL,
    UNIQUE (case_id, agency_id)
) STRICT;

CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    line_id INTEGER NOT NULL REFERENCES line (id),
    layer TEXT NOT NULL CHECK (layer IN ('self', 'panel', 'final')),
    case_id INTEGER REFERENCES "case" (id),
    agency_id INTEGER REFERENCES agency (id),
    rater TEXT,
    grade TEXT,
    non_score TEXT CHECK (non_score IN ('NA', 'NK', 'NE')),
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    impact TEXT NOT NULL,
    from_others TEXT NOT NULL,
    CHECK (grade IS NULL OR non_score IS NULL),
    CHECK ((layer = 'self') = (agency_id IS NOT NULL)),
    CHECK ((layer = 'final') = (case_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_judgement_in_a_place ON judgement
    (line_id, layer, coalesce(case_id, 0), coalesce(agency_id, 0), coalesce(rater, ''));
CREATE INDEX judgement_by_case ON judgement (case_id, layer);
CREATE INDEX judgement_by_audit ON judgement (audit_id, layer, line_id, agency_id, grade);

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    head TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (audit_id, head, position)
) STRICT;

CREATE TABLE concern (
    id INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    case_id INTEGER NOT NULL REFERENCES "case" (id),
    worry TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('child', 'professional')),
    must_act TEXT NOT NULL,
    told TEXT NOT NULL,
    how TEXT NOT NULL,
    told_at TEXT,
    acknowledged_at TEXT,
    next_step TEXT NOT NULL
) STRICT;
CREATE INDEX concern_by_case ON concern (case_id);

CREATE TABLE draft (
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    base TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;
"""

# The journal may only grow. Its values and salts sit in a side table whose rows may be emptied only for a record that
# an 'erase' entry of the journal names.
JOURNAL = """
CREATE TABLE replica (
    id TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    started TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    replica TEXT NOT NULL REFERENCES replica (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    step INTEGER NOT NULL,
    reverses INTEGER,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    before BLOB,
    after BLOB,
    members BLOB,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (replica, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_record ON journal (record, step);
CREATE INDEX journal_by_step ON journal (step, person);
CREATE INDEX journal_of_erasures ON journal (record) WHERE action = 'erase';

CREATE TABLE journal_value (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    label TEXT NOT NULL,
    before TEXT,
    after TEXT,
    salt BLOB NOT NULL,
    PRIMARY KEY (replica, seq),
    FOREIGN KEY (replica, seq) REFERENCES journal (replica, seq)
) STRICT, WITHOUT ROWID;
"""

GUARDS = (
    """CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    """CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    """CREATE TRIGGER journal_value_never_goes BEFORE DELETE ON journal_value
BEGIN SELECT raise(ABORT, 'values are erased, never deleted'); END""",
    """CREATE TRIGGER journal_value_only_erased BEFORE UPDATE ON journal_value
WHEN NOT (
    NEW.replica = OLD.replica AND NEW.seq = OLD.seq AND NEW.before IS NULL AND NEW.after IS NULL AND NEW.label = ''
    AND EXISTS (
        SELECT 1 FROM journal AS said JOIN journal AS named ON named.replica = OLD.replica AND named.seq = OLD.seq
        WHERE said.action = 'erase' AND (
            said.record = named.record OR instr(named.members, unhex(printf('%016X', said.record))) > 0
        )
    )
)
BEGIN SELECT raise(ABORT, 'values are only erased, and only after the journal says so'); END""",
    """CREATE TRIGGER replica_never_changes BEFORE UPDATE ON replica
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    """CREATE TRIGGER replica_never_goes BEFORE DELETE ON replica
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    # INSERT OR REPLACE deletes without asking the triggers that guard deletion.
    """CREATE TRIGGER journal_never_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE replica = NEW.replica AND seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    """CREATE TRIGGER journal_value_never_replaced BEFORE INSERT ON journal_value
WHEN EXISTS (SELECT 1 FROM journal_value WHERE replica = NEW.replica AND seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
    """CREATE TRIGGER replica_never_replaced BEFORE INSERT ON replica
WHEN EXISTS (SELECT 1 FROM replica WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the journal may only grow'); END""",
)


def upgrade() -> None:
    for script in (LIBRARY, AUDIT, JOURNAL):
        for statement in script.split(";\n"):
            if statement.strip():
                op.execute(statement)
    for guard in GUARDS:
        op.execute(guard)
