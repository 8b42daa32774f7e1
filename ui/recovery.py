"""Words that were being typed when the program ended: brought back at the next opening, and named."""

from datetime import datetime

from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.grading import name_of, write
from workbench.domain.judgements import words_of
from workbench.domain.questions import CaseGrades, Draft, Drafts, JudgementAt


def bring_back(workspace: OpenWorkspace) -> tuple[str, ...]:
    """Write every draft into its box, where the box still holds what typing began with; a sentence for each.

    Where the box has other words by now, the typed words are put behind them: nothing is lost and nothing replaced.
    """
    return tuple(sentence for draft in workspace.ask(Drafts()) if (sentence := _bring_back(workspace, draft)))


def _bring_back(workspace: OpenWorkspace, draft: Draft) -> str:
    case_id = draft.place.case_id
    assert case_id is not None
    sheet = workspace.ask(CaseGrades(case_id))
    line = next(each for each in sheet.lines if each.id == draft.place.line_id)
    now = words_of(workspace.ask(JudgementAt(draft.place)), draft.words)
    text = draft.text if now in (draft.base, draft.text) else f"{now}\n\n{draft.text}"
    if text == now:
        workspace.drop_draft(draft.place, draft.words)
        return ""

    def intent() -> Edit | None:
        return write(workspace.ask(JudgementAt(draft.place)), draft.words, text, line, workspace.new_id)

    if not workspace.edit(intent, about=(draft.place, draft.words), settles=(draft.place, draft.words)):
        return ""
    return f"{sheet.case.ref}, {name_of(line).lower()}: {draft.words.value}, typed at {_clock(draft.at)}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
