"""Staging: what each form of a batch would change, what is wrong with it, and all of it as one edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.edits import Added, Change, Edit, Kind
from workbench.domain.identifiers.keeping import Lookout
from workbench.domain.ids import NewId
from workbench.domain.progress import Progress, Work
from workbench.domain.returns.held import Held
from workbench.domain.returns.noticed import Noticing
from workbench.domain.returns.one_form import OneForm
from workbench.domain.returns.post import Post, What, post_values
from workbench.domain.returns.read import Content, ReadCell, ReadForm
from workbench.domain.returns.refusing import Batch
from workbench.domain.returns.staged import FileState, StagedFile, StagedReturns
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

_ROWS_AT_ONCE = 20
_MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch is staged for. `expected` is the agency the files were asked of, where they may not be anybody's."""

    keep_identifiers: str = ""
    expected: int | None = None


class Staging:
    """Forms staged one after another against an audit as it is now. It changes nothing itself."""

    def __init__(self, whole: WholeAudit, lookout: Lookout, today: date, asked: Asked) -> None:
        self._whole, self._today, self._asked = whole, today, asked
        audit = whole.audit
        self._noticing = Noticing(lookout, audit.panel_day, audit.reading_from, asked.keep_identifiers)
        self._held = Held(whole)
        self._read: list[tuple[ReadForm, StagedFile, str]] = []

    def look_through(self, form: ReadForm, at: Progress) -> Work[None]:
        """Look through the words of a form for identifiers ahead of staging it: most of what staging it takes."""
        if len(form.rows) > _MOST_ROWS:
            return
        for number, row in enumerate(form.rows):
            if number % _ROWS_AT_ONCE == 0:
                yield at
            for cell in row[4:]:
                if isinstance(cell, ReadCell) and cell.content is Content.TEXT and not cell.empty:
                    self._noticing.found_in(cell.text)

    def stage(self, forms: tuple[ReadForm, ...]) -> Work[StagedReturns]:
        """The batch as it would be taken now."""
        batch = Batch(
            self._whole,
            forms,
            self._asked.expected,
            bool(self._asked.keep_identifiers.strip()),
            self._today,
            self._noticing,
        )
        for number, form in enumerate(forms):
            at = Progress(number, len(forms), form.path.name)
            yield at
            name = self._noticing.file_name(form.path.name)
            member = batch.member_of(form)
            version = form.identity.version if form.identity else None
            if told := batch.not_taken(number):
                state, why = told
                sentence = f"{form.path.name}: {why}"
                staged = StagedFile(form.path, state, sentence, member, version, problems=form.problems)
            else:
                assert member is not None
                yield from self.look_through(form, at)
                staged = OneForm(form, member, name, self._held, self._noticing, self._today).staged()
            self._read.append((form, staged, name))
        files = tuple(staged for _, staged, _ in self._read)
        return StagedReturns(self._whole.audit.id, files, forms, self._asked.keep_identifiers, self._asked.expected)

    def edit(self, person: str, at: datetime, new_id: NewId, refused: dict[int, int]) -> Edit | None:
        """Everything that was staged as one step; None where there is nothing to do.

        `refused` names the refused files that are to be logged, by their place in the batch, with their agency.
        """
        changes: list[Change] = [*self._noticing.kept(new_id), *self._held.changes(new_id)]
        posts = list(self._posts(person, at, new_id, refused))
        if not changes and not posts:
            return None
        return Edit("import returns", self._label(refused), (*changes, *posts), bulk=True)

    def _posts(self, person: str, at: datetime, new_id: NewId, refused: dict[int, int]) -> Iterator[Added]:
        for number, (form, staged, name) in enumerate(self._read):
            agency = staged.agency.agency.id if staged.agency else None
            if staged.state is FileState.REFUSED:
                if number not in refused:
                    continue
                what, agency, text = What.REFUSED, agency or refused[number], _without_name(staged, form)
            elif staged.state is FileState.NOTHING_NEW and self._was_read(form):
                continue
            else:
                what, text = What.RECEIVED, _received(staged)
            assert agency is not None
            post = Post(
                new_id(), self._whole.audit.id, agency, what, at, person, None, text, name, staged.version, form.digest
            )
            yield Added(Kind.POST, post.id, post_values(post))

    def _was_read(self, form: ReadForm) -> bool:
        """Whether this very copy is in the log, or stands earlier in the batch."""
        earlier = [each for each, _, _ in self._read]
        first = next(each for each in earlier if each.digest == form.digest)
        known = {post.digest for post in self._whole.post if post.what is What.RECEIVED}
        return first is not form or form.digest in known

    def _label(self, refused: dict[int, int]) -> str:
        taken = [
            staged
            for form, staged, _ in self._read
            if staged.can_be_taken or (staged.state is FileState.NOTHING_NEW and not self._was_read(form))
        ]
        if not taken:
            return f"{counted(len(refused), 'refused form')} logged"
        if len(taken) == 1 and taken[0].agency:
            version = f", version {taken[0].version}" if taken[0].version else ""
            return f"Return form of {taken[0].agency.agency.name}{version} taken in"
        return f"{len(taken)} return forms taken in"


def _without_name(staged: StagedFile, form: ReadForm) -> str:
    """Why it was refused, without the name of the file, which may name somebody."""
    text = staged.sentence.removeprefix(f"{form.path.name}: ")
    return _capital(text)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _received(staged: StagedFile) -> str:
    """What the log says of a form that was read: 'Version 2: 56 lines new, 2 to settle.'"""
    _, _, told = staged.sentence.partition(": ")
    told = _capital(told)
    return f"Version {staged.version}: {told[:1].lower()}{told[1:]}" if staged.version else told
