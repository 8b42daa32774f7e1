"""The thorough check: every page, every reference, every entry of the journal. Runs in the background."""

from sqlalchemy import Connection, func, select, text

from workbench.domain.progress import Progress, Work
from workbench.domain.records import scale_from
from workbench.storage import journal
from workbench.storage.tables import framework, judgement, line, scale
from workbench.storage.tables import journal as journal_table

_ENTRIES_AT_ONCE = 500


def problems(connection: Connection) -> Work[tuple[str, ...]]:
    """Everything that is wrong with the open file, in plain sentences; empty when it is whole."""
    found: list[str] = []
    entries = connection.execute(select(func.count()).select_from(journal_table)).scalar_one()
    total = entries + 4
    yield Progress(0, total, "Pages")
    if all(_page_is_damaged(connection) for _ in range(2)):  # twice: a page being written this moment is not damage
        found.append("Some pages of the data file are damaged. Put back the last backup.")
        return tuple(found)
    yield Progress(1, total, "Structure")
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        found.append("The structure of the data file is damaged. Put back the last backup.")
    yield Progress(2, total, "References")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        found.append("Some records refer to others that are not there.")
    yield Progress(3, total, "Grades")
    found += _grades_off_their_scale(connection)
    yield Progress(4, total, "Journal")
    if not journal.check_guards(connection.connection.dbapi_connection):
        found.append("The triggers that keep the journal append-only are missing.")
    for seen, problem in journal.problems(connection):
        if problem:
            found.append(problem)
        if seen % _ENTRIES_AT_ONCE == 0:
            yield Progress(4 + seen, total, "Journal")
    return tuple(found)


def _page_is_damaged(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None


def _grades_off_their_scale(connection: Connection) -> list[str]:
    query = (
        select(line.c.number, func.coalesce(line.c.scale_id, framework.c.scale_id), judgement.c.grade, func.count())
        .join(line, line.c.id == judgement.c.line_id)
        .join(framework, framework.c.id == line.c.framework_id)
        .where(judgement.c.grade.is_not(None))
        .group_by(text("1, 2, 3"))
    )
    scales = {row["id"]: scale_from(dict(row)) for row in connection.execute(select(scale)).mappings()}
    return [
        f"{count} of the judgements on line {number} hold a grade their scale does not have."
        for number, scale_id, grade, count in connection.execute(query)
        if not scales[scale_id].has(grade)
    ]
