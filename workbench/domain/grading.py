"""The verbs of grading: give a grade or a non-score, write the words that go with it."""

from dataclasses import dataclass, replace

from workbench.domain.audits import Agency, AuditLine, Involvement, Known
from workbench.domain.edits import Added, Change, Edit, Kind, changed_fields
from workbench.domain.frameworks import LineKind
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Words, with_words
from workbench.domain.records import involvement_values, judgement_values
from workbench.domain.scales import NonScore
from workbench.domain.text import plain
from workbench.errors import Refused


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """An agency whose own grade is entered for it, and what it is recorded as having had to do with the case."""

    agency: Agency
    involvement: Involvement

    @property
    def refusal(self) -> str:
        """Why it has no grade of its own on this case; empty where it may have one."""
        match self.involvement.state:
            case Known.NIL:
                return f"{self.agency.name} made a nil return on this case, so it has no grade to give here."
            case Known.OUT_OF_SCOPE:
                return f"{self.agency.name} is out of scope for this case, so it has no grade to give here."
        return ""


def give(
    current: Judgement, answer: str | NonScore, line: AuditLine, new_id: NewId, on_behalf: OnBehalf | None = None
) -> Edit | None:
    """Put a grade (a code of the line's scale) or a non-score in the judgement's place; None if it stands already.

    `NonScore.NOT_ANSWERED` takes back whatever was given. The words stay. Refused for a grade the scale does not have,
    and for an agency that does not know the case; one that was awaited is recorded as knowing it, in the same step.
    """
    if isinstance(answer, NonScore):
        grade, non_score = None, None if answer is NonScore.NOT_ANSWERED else answer
    elif line.scale.has(answer):
        grade, non_score = answer, None
    else:
        raise Refused(f"{name_of(line)} is graded on {line.scale.title}, which has no grade {answer}.")
    wanted = current._replace(grade=grade, non_score=non_score)
    reader = current.place.rater
    label = _blind_label(answer, line, reader) if reader else _given_label(answer, line, on_behalf)
    return _edit("grade", label, current, wanted, new_id, on_behalf)


def write(
    current: Judgement, words: Words, text: str, line: AuditLine, new_id: NewId, on_behalf: OnBehalf | None = None
) -> Edit | None:
    """Put words in one box of a judgement; None if they stand already. Words may come before the grade.

    Words typed for an agency are never refused: they are kept whatever was recorded of it meanwhile.
    """
    wanted = with_words(current, words, plain(text))
    whose = f"{name_of(line)}, {current.place.rater}" if current.place.rater else _whose(line, on_behalf)
    label = f"{whose}: {words.label} {'written' if text.strip() else 'cleared'}"
    kept = on_behalf if on_behalf and not on_behalf.refusal else None
    return _edit(f"write {words.label}", label, current, wanted, new_id, kept)


def name_of(line: AuditLine) -> str:
    """How a toast and the history name a line, without its text."""
    return "Whole case" if line.line.kind is LineKind.WHOLE_CASE else f"Line {line.line.number}"


def _whose(line: AuditLine, on_behalf: OnBehalf | None) -> str:
    return f"{name_of(line)}, {on_behalf.agency.name}" if on_behalf else name_of(line)


def _given_label(answer: str | NonScore, line: AuditLine, on_behalf: OnBehalf | None) -> str:
    where = _whose(line, on_behalf)
    if answer is NonScore.NOT_ANSWERED:
        return f"{where}: grade taken back"
    if isinstance(answer, NonScore):
        return f"{where}: {answer.label}"
    return f"{where} graded {line.scale.grade(answer).label}"


def _blind_label(answer: str | NonScore, line: AuditLine, reader: str) -> str:
    """Without the grade: whoever else grades the case must not meet it in a toast or under Ctrl+Z."""
    return f"{name_of(line)}, {reader}: {'grade taken back' if answer is NonScore.NOT_ANSWERED else 'answered'}"


def _edit(
    action: str, label: str, current: Judgement, wanted: Judgement, new_id: NewId, on_behalf: OnBehalf | None
) -> Edit | None:
    before, after = judgement_values(current), judgement_values(wanted)
    if before == after:
        return None
    if on_behalf and on_behalf.refusal:
        raise Refused(on_behalf.refusal)
    known = _known_now(on_behalf.involvement, new_id) if on_behalf else ()
    if current.id == 0:
        return Edit(action, label, (*known, Added(Kind.JUDGEMENT, new_id(), after)))
    return Edit(action, label, (*known, *changed_fields(Kind.JUDGEMENT, current.id, before, after)))


def _known_now(recorded: Involvement, new_id: NewId) -> tuple[Change, ...]:
    """An agency that grades its part knows the case; a note beside its involvement stays."""
    if recorded.state is not Known.AWAITED:
        return ()
    known = replace(recorded, state=Known.KNOWN)
    if recorded.id == 0:
        return (Added(Kind.INVOLVEMENT, new_id(), involvement_values(known)),)
    return changed_fields(Kind.INVOLVEMENT, recorded.id, involvement_values(recorded), involvement_values(known))
