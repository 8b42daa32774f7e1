"""The audit's conclusion on each line with its reason; confirming them, and opening them again with a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.domain.audits import Audit, AuditLine, Known
from workbench.domain.closing import owed_in_words
from workbench.domain.edits import Edit, Kind, changed_fields
from workbench.domain.grading import name_of
from workbench.domain.judgements import Judgement, Layer, Words
from workbench.domain.moderation.shut import day_in_words
from workbench.domain.records import audit_values
from workbench.domain.scales import NonScore
from workbench.domain.text import counted, listed, plain
from workbench.domain.whole_audit import Distribution, WholeAudit, distribution
from workbench.errors import Refused

BOXES = (Words.REASON, Words.IMPACT)
"""The boxes of words that go with a conclusion."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One line with what was found on it, and what the audit concludes."""

    line: AuditLine
    judgement: Judgement
    """On the final layer; an empty one where nothing is concluded."""
    panel: Distribution
    own: Distribution

    @property
    def settled(self) -> bool:
        """Whether it can be confirmed: a grade, or an answer that is no grade with the reason why there is none."""
        given = self.judgement
        return given.grade is not None or (given.answered and bool(given.reason.strip()))

    @property
    def lacks(self) -> str:
        """What must be done before it can be confirmed; empty where nothing."""
        if self.settled:
            return ""
        return "say why there is no grade" if self.judgement.answered else "not concluded"


def conclusions(whole: WholeAudit) -> tuple[Conclusion, ...]:
    """Every line that counts, in order. A whole-case judgement is one of a case: nothing is concluded on it here."""
    owns = _own_spreads(whole)
    return tuple(
        Conclusion(line, whole.final(line), distribution(whole, line, Layer.PANEL), own)
        for line, own in zip(whole.graded_lines, owns, strict=True)
    )


def _own_spreads(whole: WholeAudit) -> Iterator[Distribution]:
    """`distribution` of the agencies' own grades on each line, in one pass: a large audit has ten thousand."""
    members, cases = {each.agency.id for each in whole.members}, {each.id for each in whole.cases}
    states = {(each.case_id, each.agency_id): each.state for each in whole.involvements}
    asked = {(case, agency) for case in cases for agency in members}
    nil = sum(states.get(pair) is Known.NIL for pair in asked)
    asked = {pair for pair in asked if states.get(pair, Known.AWAITED) in (Known.KNOWN, Known.AWAITED)}
    codes: dict[int, Counter[str]] = {line.id: Counter() for line in whole.graded_lines}
    others: dict[int, Counter[NonScore]] = {line.id: Counter() for line in whole.graded_lines}
    answered = dict.fromkeys(codes, 0)
    for place, _, grade, non_score, *_ in whole.judgements:
        if place.layer is not Layer.SELF or place.rater is not None or place.line_id not in codes:
            continue
        if place.case_id not in cases or place.agency_id not in members:
            continue
        if grade is not None:
            codes[place.line_id][grade] += 1
        elif non_score is not None:
            others[place.line_id][non_score] += 1
        else:
            continue
        answered[place.line_id] += (place.case_id, place.agency_id) in asked
    for line in whole.graded_lines:
        others[line.id][NonScore.NOT_ANSWERED] = len(asked) - answered[line.id]
        grades = tuple((code, codes[line.id][code]) for code in line.scale.codes)
        non_scores = tuple((each, others[line.id][each]) for each in NonScore)
        yield Distribution(line, Layer.SELF, grades, non_scores, nil)


def concluded_words(found: Sequence[Conclusion], audit: Audit) -> str:
    """'5 of 8 lines concluded. 2 reasons owed.', or since when they are confirmed."""
    if audit.confirmed_on is not None:
        return confirmed_words(audit)
    done = sum(each.settled for each in found)
    still_owed = owed_in_words([each.judgement for each in found])
    told = f"{done} of {counted(len(found), 'line')} concluded."
    return f"{told} {still_owed[0].upper()}{still_owed[1:]}." if still_owed else told


def confirmed_words(audit: Audit) -> str:
    """'Confirmed on 14 May 2026 by J. Chair.'; empty while they are open."""
    if audit.confirmed_on is None:
        return ""
    return f"Confirmed on {day_in_words(audit.confirmed_on)}" + (
        f" by {audit.confirmed_by}." if audit.confirmed_by else "."
    )


def why_not_confirmed(whole: WholeAudit) -> str:
    """What stands in the way of confirming, naming the lines; empty where nothing does."""
    found = conclusions(whole)
    if not found:
        return "This audit has no lines of enquiry, so there is nothing to confirm."
    open_ones = [each.line for each in found if not each.judgement.answered]
    unexplained = [each.line for each in found if each.judgement.answered and not each.settled]
    told = []
    if open_ones:
        told.append(f"{_named(open_ones)} not concluded yet: give a grade, or say why there is none.")
    if unexplained:
        told.append(f"{_named(unexplained)} left without a grade: say why in its reason.")
    return " ".join(told)


def confirm(whole: WholeAudit, by: str, today: date) -> Edit | None:
    """The conclusions are confirmed today; from then on they and the panel's grades stand still. None where they are.

    Refused while a line is neither concluded nor left without a grade for a stated reason, and without a name or role.
    Reasons and impacts that are owed are said and do not block. Undo does not take it back: opening again asks why.
    """
    audit = whole.audit
    if audit.confirmed_on is not None:
        return None
    if why := why_not_confirmed(whole):
        raise Refused(f"{why} Nothing was confirmed.")
    name = " ".join(plain(by).split())
    if not name:
        raise Refused("Say who confirms the conclusions, by name or role. Nothing was confirmed.")
    still_owed = owed_in_words([each.judgement for each in conclusions(whole)])
    label = f"Conclusions of {audit.ref} confirmed" + (f", {still_owed}" if still_owed else "")
    return _edit("confirm conclusions", label, audit, replace(audit, confirmed_on=today, confirmed_by=name))


def reopen(audit: Audit, why: str) -> Edit | None:
    """The conclusions are open again, and why is kept with the audit; None where they are. Refused without a reason."""
    if audit.confirmed_on is None:
        return None
    if not why.strip():
        raise Refused(f"Say why the conclusions of {audit.ref} are reopened. Nothing was changed.")
    wanted = replace(audit, confirmed_on=None, confirmed_by="", unconfirmed=plain(why).strip())
    return _edit("reopen conclusions", f"Conclusions of {audit.ref} reopened", audit, wanted)


def _edit(action: str, label: str, before: Audit, after: Audit) -> Edit:
    """Never undone: what was confirmed is opened again in the open, with a reason, and not by Ctrl+Z."""
    changes = changed_fields(Kind.AUDIT, before.id, audit_values(before), audit_values(after))
    return Edit(action, label, changes, undoable=False)


def _named(lines: Sequence[AuditLine]) -> str:
    """'Line 6 and line 7 are'."""
    named = [name_of(line).lower() for line in lines[:_MOST_NAMED]]
    if len(lines) > _MOST_NAMED:
        named.append(f"{len(lines) - _MOST_NAMED} more")
    told = listed(named)
    return f"{told[0].upper()}{told[1:]} {'is' if len(lines) == 1 else 'are'}"
