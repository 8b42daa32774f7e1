"""The verbs of grading: give a grade or a non-score, write the words that go with it."""

from dataclasses import replace

from workbench.domain.audits import AuditLine
from workbench.domain.edits import Added, Changed, Edit, Kind, changed_fields
from workbench.domain.frameworks import LineKind
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Words, with_words
from workbench.domain.records import judgement_values
from workbench.domain.scales import NonScore
from workbench.domain.text import plain
from workbench.errors import Refused


def give(current: Judgement, answer: str | NonScore, line: AuditLine, new_id: NewId) -> Edit | None:
    """Put a grade (a code of the line's scale) or a non-score in the judgement's place; None if it stands already.

    `NonScore.NOT_ANSWERED` takes back whatever was given. The words stay. Refused for a grade the scale does not have.
    """
    if isinstance(answer, NonScore):
        grade, non_score = None, None if answer is NonScore.NOT_ANSWERED else answer
    elif line.scale.has(answer):
        grade, non_score = answer, None
    else:
        raise Refused(f"{name_of(line)} is graded on {line.scale.title}, which has no grade {answer}.")
    return _edit(
        "grade", _given_label(answer, line), current, replace(current, grade=grade, non_score=non_score), new_id
    )


def write(current: Judgement, words: Words, text: str, line: AuditLine, new_id: NewId) -> Edit | None:
    """Put words in one box of a judgement; None if they stand already. Words may come before the grade."""
    wanted = with_words(current, words, plain(text))
    label = f"{name_of(line)}: {words.value} {'written' if text.strip() else 'cleared'}"
    return _edit(f"write {words.value}", label, current, wanted, new_id)


def name_of(line: AuditLine) -> str:
    """How a toast and the history name a line, without its text."""
    return "Whole case" if line.line.kind is LineKind.WHOLE_CASE else f"Line {line.line.number}"


def _given_label(answer: str | NonScore, line: AuditLine) -> str:
    if answer is NonScore.NOT_ANSWERED:
        return f"{name_of(line)}: grade taken back"
    if isinstance(answer, NonScore):
        return f"{name_of(line)}: {answer.label}"
    return f"{name_of(line)} graded {line.scale.grade(answer).label}"


def _edit(action: str, label: str, current: Judgement, wanted: Judgement, new_id: NewId) -> Edit | None:
    before, after = judgement_values(current), judgement_values(wanted)
    if before == after:
        return None
    changes: tuple[Added | Changed, ...]
    if current.id == 0:
        changes = (Added(Kind.JUDGEMENT, new_id(), after),)
    else:
        changes = changed_fields(Kind.JUDGEMENT, current.id, before, after)
    return Edit(action, label, changes)
