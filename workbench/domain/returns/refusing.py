"""Why a file is not taken in as a whole: it is no form, another's, an older one, or one that was read before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.domain.audits import AuditLine, Member
from workbench.domain.programme import day_in_year
from workbench.domain.returns.form import framework_digest, next_version, shown
from workbench.domain.returns.layout import FORMAT, FORMAT_VERSION
from workbench.domain.returns.noticed import Noticing
from workbench.domain.returns.post import What
from workbench.domain.returns.read import Identity, ReadForm
from workbench.domain.returns.staged import FileState
from workbench.domain.whole_audit import WholeAudit

_MORE_ROWS = 300
"""Rows that may have been added to a form before it is no form any more."""
_MORE_VERSIONS = 100
"""Forms that may have gone out and are in the log no more. One of a later version still would shut out all others."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is known before any form of a batch is staged."""

    whole: WholeAudit
    forms: tuple[ReadForm, ...]
    expected: int | None
    """The agency that the files were asked of; None where they may be anybody's."""
    again: bool
    """Whether a copy that was read before is to be looked at again: what was held back then may be kept now."""
    today: date
    noticing: Noticing

    def member_of(self, form: ReadForm) -> Member | None:
        """The agency of this audit that a form says it is from."""
        if form.identity is None or not _same(form.identity.audit, self.whole.audit.ref):
            return None
        code = form.identity.agency
        return next((each for each in self.whole.members if _same(each.agency.code, code)), None)

    def not_taken(self, number: int) -> tuple[FileState, str] | None:
        """Why the form with this place in the batch is not taken, without its name; None where it can be."""
        form = self.forms[number]
        if form.refusal:
            return _refused(form.refusal)
        if form.identity is None:
            return _refused("this workbook is not a return form of Plumbline.")
        member = self.member_of(form)
        if why := self._not_ours(form.identity, member):
            return _refused(why)
        assert member is not None
        if form.broken:
            return _refused(form.broken)
        asked = len(self.whole.cases) * len(self._asked)
        if len(form.rows) > asked + _MORE_ROWS or len(form.cases) > len(self.whole.cases) + _MORE_ROWS:
            return _refused("it has far more rows than it was sent with. Delete those that were added.")
        if told := self._read_before(number, member):
            return FileState.NOTHING_NEW, told
        if why := self._too_old(form, member):
            return _refused(why)
        return None

    def _not_ours(self, identity: Identity, member: Member | None) -> str:
        audit = self.whole.audit
        number = re.fullmatch(rf"{FORMAT} (\d{{1,4}})", identity.form)
        if number is None or int(number[1]) > FORMAT_VERSION:
            return "it was made by a later version of Plumbline. Open it on a computer that has that version."
        if not _same(identity.audit, audit.ref):
            if not identity.audit:
                return "it no longer says which audit it is from. Copy the answers into the form that was sent."
            other = self.noticing.quoted(identity.audit)
            return f"it is a form of another audit: {other}, and this is {audit.ref}. Open that audit first."
        if member is None:
            named = f", {self.noticing.quoted(identity.agency)}," if identity.agency else ""
            return f"it is the form of an agency{named} that takes no part in {audit.ref}. Ask who filled it in."
        if self.expected is not None and member.agency.id != self.expected:
            wanted = next((each.agency.name for each in self.whole.members if each.agency.id == self.expected), "")
            return (
                f"it is the form of {member.agency.name}, and one of {wanted} was expected. "
                "Ask for the right file, or read this one for all agencies."
            )
        if identity.lines != framework_digest(self._asked):
            return (
                f"the lines of enquiry of {audit.ref} have changed since it was made, so its rows no longer match. "
                "Make new forms, and have the answers put into one."
            )
        if identity.version is None:
            return "it no longer says which version it is. Copy the answers into the form that was sent."
        if identity.version >= next_version(self.whole, member) + _MORE_VERSIONS:
            said = f"it says that it is version {identity.version}, and none such was made."
            return f"{said} Ask for the form as it was sent."
        return ""

    @property
    def _asked(self) -> tuple[AuditLine, ...]:
        last = self.whole.whole_case_line
        return (*self.whole.graded_lines, *((last,) if last else ()))

    def _read_before(self, number: int, member: Member) -> str:
        form = self.forms[number]
        for other in self.forms[:number]:
            if other.digest and other.digest == form.digest:
                return f"this is the same file as {other.path.name}, chosen twice. It is read once."
        if self.again:
            return ""
        for post in self.whole.post:
            if post.what is What.RECEIVED and post.digest == form.digest and post.agency_id == member.agency.id:
                return f"this copy was read on {day_in_year(post.at.date(), self.today)} already. Nothing in it is new."
        return ""

    def _too_old(self, form: ReadForm, member: Member) -> str:
        assert form.identity is not None
        version = form.identity.version or 0
        read = [
            post
            for post in self.whole.post
            if post.what is What.RECEIVED and post.agency_id == member.agency.id and (post.version or 0) > version
        ]
        if read:
            last = max(read, key=lambda post: post.version or 0)
            on = day_in_year(last.at.date(), self.today)
            return (
                f"it is version {version}, and version {last.version} was read on {on}. "
                "Have what is new in it put into the later one, and read that."
            )
        later = max(self._versions_beside(form, member), default=0)
        if later > version:
            return (
                f"it is version {version}, and version {later} is among these files. "
                "Have what is new in it put into the later one."
            )
        return ""

    def _versions_beside(self, form: ReadForm, member: Member) -> Iterable[int]:
        for other in self.forms:
            if other is not form and other.identity and not other.broken and self.member_of(other) == member:
                yield other.identity.version or 0


def _refused(why: str) -> tuple[FileState, str]:
    return FileState.REFUSED, why


def _same(said: str, wanted: str) -> bool:
    return said.strip().casefold() == shown(wanted).strip().casefold()
