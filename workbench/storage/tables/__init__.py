"""The tables, declared. They validate nothing: constraints live in the migrations, rules in the domain."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from workbench.domain.edits import Kind, Value
from workbench.storage.tables.audits import (
    AuditRow,
    CaseRow,
    ConcernRow,
    FrameworkRow,
    InvolvementRow,
    JudgementRow,
    LineRow,
    MemberRow,
    MessageRow,
    ScaleRow,
)
from workbench.storage.tables.desk import AgencyRow, BoxRow, BriefingRow, EntryRow, KeptRow, Setting, TermRow
from workbench.storage.tables.journal import DraftRow, JournalRow, JournalValueRow, ReplicaRow
from workbench.storage.tables.room import AttendanceRow, DrawRow, FingerprintKeyRow, MeetingRow, PostRow, ProblemRow


def _table(row: type[SQLModel]) -> Table:
    table: Table = SQLModel.metadata.tables[str(row.__tablename__)]
    return table


setting, agency, audit = _table(Setting), _table(AgencyRow), _table(AuditRow)
scale, framework, line = _table(ScaleRow), _table(FrameworkRow), _table(LineRow)
member, case, involvement = _table(MemberRow), _table(CaseRow), _table(InvolvementRow)
judgement, message, draft = _table(JudgementRow), _table(MessageRow), _table(DraftRow)
concern, term, entry = _table(ConcernRow), _table(TermRow), _table(EntryRow)
kept, briefing, box = _table(KeptRow), _table(BriefingRow), _table(BoxRow)
post, problem, draw = _table(PostRow), _table(ProblemRow), _table(DrawRow)
meeting, attendance, fingerprint_key = _table(MeetingRow), _table(AttendanceRow), _table(FingerprintKeyRow)
replica, journal, journal_value = _table(ReplicaRow), _table(JournalRow), _table(JournalValueRow)

BY_KIND: dict[Kind, Table] = {kind: SQLModel.metadata.tables[kind.value] for kind in Kind}
"""The table of each kind of record: a kind is named after its table."""

SINCE: dict[Kind, dict[str, Value]] = {
    Kind.AUDIT: {
        "panel_first": False,
        "returns_due": None,
        "confirmed_on": None,
        "confirmed_by": "",
        "unconfirmed": "",
        "sample_on": None,
        "sample_source": "",
        "sample_quota": (),
        "sample_drawn_by": "",
        "sample_drawn_on": None,
    },
    Kind.CASE: {"closed_on": None, "reopened": "", "raters": ()},
    Kind.INVOLVEMENT: {
        "received_on": None,
        "filled_by": "",
        "filled_on": None,
        "due": None,
        "due_why": "",
        "after_panel": False,
    },
}
"""What the fields that came later held before they came: the journal of older days does not name them."""
