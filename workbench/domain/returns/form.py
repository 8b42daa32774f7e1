"""A return form as a value: what one agency is asked about its cases, and what it has answered already."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workbench.domain.audits import Audit, AuditLine, Case, Involvement, Known, Member
from workbench.domain.judgements import Judgement
from workbench.domain.returns.layout import FIRST_ROW, FORMAT, FORMAT_VERSION, YES
from workbench.domain.returns.post import What
from workbench.domain.scales import NonScore, Scale
from workbench.domain.text import plain
from workbench.domain.whole_audit import WholeAudit

ASKED = (Known.KNOWN, Known.AWAITED)
"""The cases of a form: those the agency knows or may know."""
GIVEN = (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN, NonScore.NOT_ENOUGH_EVIDENCE)
"""The non-scores an agency may choose; 'not answered' is an empty cell."""

_UNSHOWN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a drop-down, and the grade's code or the non-score it stands for: a scale may have a grade 'NA'."""

    text: str
    grade: str | None
    non_score: NonScore | None


@dataclass(frozen=True, slots=True)
class FormCase:
    """One case of a form, as far as the agency has spoken of it."""

    case: Case
    involvement: Involvement

    @property
    def known(self) -> str:
        """'Yes' where it is recorded as known; empty where nobody has said."""
        return YES if self.involvement.state is Known.KNOWN else ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the sheet `Return`: a case and a line, and the agency's own judgement as it stands."""

    number: int
    """Of the row in the sheet."""
    case: Case
    line: AuditLine
    own: Judgement

    @property
    def answer(self) -> str:
        """The word that is chosen already; empty where none is."""
        given = (self.own.grade, self.own.non_score)
        return next((each.text for each in choices(self.line.scale) if (each.grade, each.non_score) == given), "")

    @property
    def started(self) -> bool:
        own = self.own
        return own.answered or any((own.reason, own.evidence, own.impact, own.from_others))


@dataclass(frozen=True)
class ReturnForm:
    """One agency's form for one audit. `version` counts the forms made for this agency, from 1."""

    partnership: str
    audit: Audit
    example: bool
    member: Member
    version: int
    made_on: date
    lines: tuple[AuditLine, ...]
    """Every line that is asked, the whole case last."""
    cases: tuple[FormCase, ...]
    left_out: tuple[tuple[Case, Known], ...]
    """Cases the form does not ask about, because the agency answered nil or is out of scope."""
    rows: tuple[FormRow, ...]

    @property
    def name(self) -> str:
        """Of its file: 'MIS26-POL-return-form-1.xlsx'."""
        return f"{name_start(self.audit, self.member)}{self.version}.xlsx"

    @property
    def identity(self) -> tuple[str | int, ...]:
        """What stands beside the labels of `layout.IDENTITY`."""
        said = (f"{FORMAT} {FORMAT_VERSION}", shown(self.audit.ref), shown(self.member.agency.code))
        return (*said, framework_digest(self.lines), self.version)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales in use, in the order of the lines: each has its own list of words."""
        return tuple(dict.fromkeys(line.scale for line in self.lines))

    @cached_property
    def started(self) -> int:
        """Rows that hold something the agency said before."""
        return sum(row.started for row in self.rows)

    @property
    def due(self) -> tuple[tuple[date | None, tuple[str, ...]], ...]:
        """Each day that a return is asked for by, with the references it holds for; None where no day is set."""
        days: dict[date | None, list[str]] = {}
        for each in self.cases:
            days.setdefault(each.involvement.due or self.audit.returns_due, []).append(shown(each.case.ref))
        ordered = sorted(days.items(), key=lambda item: (item[0] is None, item[0] or date.max))
        return tuple((day, tuple(refs)) for day, refs in ordered)


def return_form(whole: WholeAudit, member: Member, version: int, made_on: date) -> ReturnForm:
    """The form of one agency of the audit. It holds references, the agency's own words, and nobody else's."""
    recorded = {each.case_id: each for each in whole.involvements if each.agency_id == member.agency.id}
    said = [recorded.get(case.id) or Involvement(case.id, member.agency.id, Known.AWAITED) for case in whole.cases]
    cases = tuple(FormCase(case, each) for case, each in zip(whole.cases, said, strict=True) if each.state in ASKED)
    last = whole.whole_case_line
    lines = (*whole.graded_lines, *((last,) if last else ()))
    asked = ((each.case, line) for each in cases for line in lines)
    return ReturnForm(
        partnership=whole.partnership,
        audit=whole.audit,
        example=whole.example,
        member=member,
        version=version,
        made_on=made_on,
        lines=lines,
        cases=cases,
        left_out=tuple(
            (case, each.state) for case, each in zip(whole.cases, said, strict=True) if each.state not in ASKED
        ),
        rows=tuple(
            FormRow(number, case, line, whole.own(case, line, member))
            for number, (case, line) in enumerate(asked, FIRST_ROW)
        ),
    )


def asked_nothing(whole: WholeAudit) -> tuple[Member, ...]:
    """The agencies that get no form: they answered nil, or are out of scope, on every case."""
    return tuple(
        member for member in whole.members if not any(whole.involvement(case, member) in ASKED for case in whole.cases)
    )


def next_version(whole: WholeAudit, member: Member) -> int:
    """One more than the latest form that was sent to the agency, or came from it."""
    about = (What.SENT, What.RECEIVED)
    known = [each.version or 0 for each in whole.post if each.agency_id == member.agency.id and each.what in about]
    return 1 + max(known, default=0)


def name_start(audit: Audit, member: Member) -> str:
    """How the name of each form of this agency starts: 'MIS26-POL-return-form-'."""
    return f"{_for_name(audit.ref)}-{_for_name(member.agency.code)}-return-form-"


def framework_digest(lines: Iterable[AuditLine]) -> str:
    """A digest of what makes a return fit: keys, numbers, questions and scales of the lines. Wording beside them,
    such as a title or a descriptor, may be put right while forms are out."""
    asked = [
        [each.line.key, each.line.number, each.line.kind.value, each.line.question, _steps(each.scale)]
        for each in lines
    ]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=True).encode()).hexdigest()[:16]


def choices(scale: Scale) -> tuple[Choice, ...]:
    """What a drop-down offers: the grades, best first, then the non-scores. No two are the same words, whatever
    their case: a label that another has already is followed by its code."""
    taken: set[str] = set()
    grades = [Choice(_unlike(grade.label, grade.code, taken), grade.code, None) for grade in scale.grades]
    return (*grades, *(Choice(_unlike(each.label, each.short, taken), None, each) for each in GIVEN))


def line_label(line: AuditLine) -> str:
    """What stands in the column Line: '3. Return interviews'."""
    return one_line(f"{line.line.number}. {line.line.title}")


def question_of(line: AuditLine) -> str:
    """What stands first in the column Question: the question, then its prompts, each on a line of its own."""
    return shown("\n".join((line.line.question, *(f"• {prompt}" for prompt in line.line.prompts))))


def shown(text: str) -> str:
    """`text` as a cell can hold it: U+FFFD stands for what no file of this kind can hold."""
    return _UNSHOWN.sub("\ufffd", plain(text))


def one_line(text: str) -> str:
    return " ".join(shown(text).split())


def _unlike(label: str, code: str, taken: set[str]) -> str:
    text = one_line(label) or one_line(code) or "?"
    if text.casefold() in taken:
        text = f"{text} ({one_line(code)})"
    while text.casefold() in taken:
        text += "*"
    taken.add(text.casefold())
    return text


def _steps(scale: Scale) -> list[list[str | int]]:
    return [[grade.code, grade.label, grade.rank] for grade in scale.grades]


def _for_name(text: str) -> str:
    """`text` as part of a file's name on any computer."""
    return re.sub(r"[^\w-]+", "-", text).strip("-_") or "form"
