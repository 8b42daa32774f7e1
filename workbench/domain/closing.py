"""Closing a case when the panel has answered every line, and opening it again: never without saying why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.domain.audits import AuditLine, Case
from workbench.domain.edits import Edit, Kind, changed_fields
from workbench.domain.grading import name_of
from workbench.domain.judgements import Judgement, Words, owed
from workbench.domain.moderation.double import blind
from workbench.domain.questions import CaseSheet
from workbench.domain.records import case_values
from workbench.domain.text import counted, listed, plain
from workbench.errors import Refused

_MOST_NAMED = 3


def not_answered(sheet: CaseSheet) -> tuple[AuditLine, ...]:
    """The lines the panel has still to answer before the case can be closed, a whole-case line among them."""
    return tuple(line for line in sheet.lines if not _judged(sheet, line))


def close_case(sheet: CaseSheet, today: date) -> Edit | None:
    """The case is closed today; None where it is closed already. What is owed is said and never blocks.

    Refused, naming them, while lines are not answered.
    """
    case = sheet.case
    if case.closed_on is not None:
        return None
    if missing := not_answered(sheet):
        raise Refused(f"{_named(missing)} not answered yet, so {case.ref} stays open.")
    still_owed = owed_in_words(sheet.panel)
    label = f"{case.ref} closed" + (f", {still_owed}" if still_owed else "")
    label += ", its two readers not done" if blind(sheet) else ""
    return _edit("close case", label, case, replace(case, closed_on=today), sheet.audit.id)


def reopen_case(case: Case, why: str, audit_id: int) -> Edit | None:
    """The case is open again, and why is kept with it; None where it is open. Refused without a reason."""
    if case.closed_on is None:
        return None
    if not why.strip():
        raise Refused(f"Say why {case.ref} is reopened. Nothing was changed.")
    wanted = replace(case, closed_on=None, reopened=plain(why).strip())
    return _edit("reopen case", f"{case.ref} reopened", case, wanted, audit_id)


def owed_in_words(judgements: Sequence[Judgement]) -> str:
    """'2 reasons and 1 impact owed'; empty where nothing is."""
    count = Counter(words for judgement in judgements for words in owed(judgement))
    parts = [counted(count[words], words.value) for words in (Words.REASON, Words.IMPACT) if count[words]]
    return f"{listed(parts)} owed" if parts else ""


def _judged(sheet: CaseSheet, line: AuditLine) -> bool:
    judgement = sheet.judged.get(line.id)
    return judgement is not None and judgement.answered


def _named(lines: Sequence[AuditLine]) -> str:
    """'Line 6 and line 7 are'."""
    named = [name_of(line).lower() for line in lines[:_MOST_NAMED]]
    if len(lines) > _MOST_NAMED:
        named.append(f"{len(lines) - _MOST_NAMED} more")
    told = listed(named)
    return f"{told[0].upper()}{told[1:]} {'is' if len(lines) == 1 else 'are'}"


def _edit(action: str, label: str, before: Case, after: Case, audit_id: int) -> Edit:
    changes = changed_fields(Kind.CASE, before.id, case_values(before, audit_id), case_values(after, audit_id))
    return Edit(action, label, changes)
