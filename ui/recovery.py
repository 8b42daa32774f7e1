"""Words that were being typed when the program ended: brought back at the next opening, and named."""

from ui.workspace import Intent, OpenWorkspace
from workbench.domain.audits import AuditLine
from workbench.domain.edits import Changed, Edit, Kind, Record
from workbench.domain.grading import name_of, write
from workbench.domain.judgements import Place, Words, words_of
from workbench.domain.questions import CaseGrades, Draft, Drafts, FieldNow, JudgementAt, Overview
from workbench.errors import Refused


def bring_back(workspace: OpenWorkspace) -> tuple[str, ...]:
    """Write every draft into its box, where the box still holds what typing began with; a sentence for each.

    Where the box has other words by now, the typed words are put behind them: nothing is lost and nothing replaced.
    """
    return tuple(sentence for draft in workspace.ask(Drafts()) if (sentence := _bring_back(workspace, draft)))


def _bring_back(workspace: OpenWorkspace, draft: Draft) -> str:
    match draft.subject:
        case Place() as place:
            return _into_judgement(workspace, draft, place)
        case Record() as record:
            return _into_record(workspace, draft, record)


def _into_judgement(workspace: OpenWorkspace, draft: Draft, place: Place) -> str:
    words = Words(draft.field)
    try:
        line, where = _line_at(workspace, place)
    except Refused:  # the case, or the line, was taken out since: the words wait for it to come back
        return ""
    now = words_of(workspace.ask(JudgementAt(place)), words)
    text = _behind(now, draft)

    def intent() -> Edit | None:
        return write(workspace.ask(JudgementAt(place)), words, text, line, workspace.new_id)

    return _write(workspace, draft, now, text, intent, f"{where}: {words.label}")


def _line_at(workspace: OpenWorkspace, place: Place) -> tuple[AuditLine, str]:
    """The line of a place, and how the place is named. Refused where it is gone."""
    if place.case_id is None:  # the audit's conclusion
        whole = workspace.ask(Overview(place.audit_id))
        lines, ref, whose = whole.lines, whole.audit.ref, "conclusion"
    else:
        sheet = workspace.ask(CaseGrades(place.case_id))
        agency = next((each.agency.name for each in sheet.members if each.agency.id == place.agency_id), "")
        lines, ref, whose = sheet.lines, sheet.case.ref, agency or place.rater or ""
    line = next((each for each in lines if each.id == place.line_id), None)
    if line is None:
        raise Refused("This line is no longer in the audit.")
    return line, ", ".join(part for part in (ref, name_of(line).lower(), whose) if part)


def _into_record(workspace: OpenWorkspace, draft: Draft, record: Record) -> str:
    try:
        now = str(workspace.ask(FieldNow(record, draft.field)))
    except Refused:  # removed since: the words wait for the record to come back
        return ""
    text, said = _behind(now, draft), draft.field.replace("_", " ")

    def intent() -> Edit | None:
        change = Changed(record.kind, record.id, draft.field, workspace.ask(FieldNow(record, draft.field)), text)
        return Edit(f"write {said}", f"{said.capitalize()} brought back", (change,))

    what = "somebody at a meeting" if record.kind is Kind.ATTENDANCE else f"a {record.kind.value}"
    return _write(workspace, draft, now, text, intent, f"{said.capitalize()} of {what}")


def _behind(now: str, draft: Draft) -> str:
    return draft.text if now in (draft.base, draft.text) else f"{now}\n\n{draft.text}"


def _write(workspace: OpenWorkspace, draft: Draft, now: str, text: str, intent: Intent, where: str) -> str:
    typing = (draft.subject, draft.field)
    if text == now:
        workspace.drop_draft(*typing)
        return ""
    if not workspace.edit(intent, about=typing, settles=typing):
        return ""
    return f"{where}, typed at {draft.at.astimezone():%H:%M}"
