"""The jobs of agencies' returns: forms out, forms back. Heavy libraries are imported where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain import example as the_example
from workbench.domain.backup_plan import Why
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.identifiers.keeping import lookout_of
from workbench.domain.progress import Progress, Work
from workbench.domain.questions import Everything
from workbench.domain.returns.form import ReturnForm, asked_nothing, name_start, next_version, return_form
from workbench.domain.returns.post import Post, What, post_values
from workbench.domain.returns.staging import Asked, Staging
from workbench.domain.text import counted
from workbench.errors import NoLongerHolds, NotSaved, Refused

if TYPE_CHECKING:
    from workbench.domain.audits import Member
    from workbench.domain.returns.read import ReadForm
    from workbench.domain.returns.staged import StagedReturns
    from workbench.domain.whole_audit import WholeAudit
    from workbench.imports.return_form.process import Reading
    from workbench.storage.store import Store


def make_forms(store: Store, audit_id: int, out: Path, today: date) -> Work[tuple[Path, ...]]:
    """One return form for each agency that has a case to answer for, in the folder `out`: all of them, or none.

    The log says that they were made, as one step. No file is replaced: each form is of a higher version than those
    of its agency before. Agencies that are asked nothing get none: `domain.returns.form.asked_nothing` names them.
    """
    from workbench.exports import return_form as writer
    from workbench.exports.files import whole_files

    if store.read_only:
        raise NotSaved("This workspace is open read only, so no forms were made: they could not be logged as sent.")
    whole = store.ask(Everything(audit_id))
    the_example.check_may_leave(whole)
    forms = tuple(_forms(whole, _checked(out), today))
    with whole_files(out) as drafts:
        for number, form in enumerate(forms):
            for step in writer.write(form, drafts / form.name):
                share = step.done * 100 // step.total
                yield Progress(100 * number + share, 100 * len(forms), form.member.agency.name)
    made = tuple(out / form.name for form in forms)
    try:
        store.apply(_sent(store, whole, forms))
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made


def _forms(whole: WholeAudit, out: Path, today: date) -> Iterator[ReturnForm]:
    if not whole.cases:
        raise Refused(f"{whole.audit.ref} has no cases, so there is nothing to ask agencies. Put its cases in first.")
    if not whole.members:
        raise Refused(f"{whole.audit.ref} has no agencies, so there is nobody to ask. Choose its agencies first.")
    nothing = asked_nothing(whole)
    if len(nothing) == len(whole.members):
        raise Refused(f"Every agency of {whole.audit.ref} has answered nil or is out of scope, so no form is needed.")
    names = [path.name for path in out.iterdir()] if out.is_dir() else []
    for member in whole.members:
        if member not in nothing:
            version = max(next_version(whole, member), 1 + _latest(names, whole, member))
            form = return_form(whole, member, version, today)
            names.append(form.name)
            yield form


def _latest(names: list[str], whole: WholeAudit, member: Member) -> int:
    """The highest version among files of these names: a form that was made and taken back may have gone out."""
    ours = re.compile(re.escape(name_start(whole.audit, member)) + r"(\d{1,4})\.xlsx", re.IGNORECASE)
    return max((int(found[1]) for name in names if (found := ours.fullmatch(name))), default=0)


def _sent(store: Store, whole: WholeAudit, forms: tuple[ReturnForm, ...]) -> Edit:
    at = datetime.now(UTC)
    posts = (
        Post(
            0,
            whole.audit.id,
            form.member.agency.id,
            What.SENT,
            at,
            store.person,
            file=form.name,
            version=form.version,
        )
        for form in forms
    )
    added = tuple(Added(Kind.POST, store.new_id(), post_values(post)) for post in posts)
    return Edit("make return forms", f"{counted(len(forms), 'return form')} made", added)


def _checked(out: Path) -> Path:
    if any(each.suffix == ".plumbline" for each in (out, *out.absolute().parents)):
        raise Refused("A name that ends in .plumbline is a workspace. Choose an ordinary folder for the forms.")
    try:
        is_file = out.exists() and not out.is_dir()
        if out.is_dir():
            next(out.iterdir(), None)
    except OSError:
        raise Refused(f"{out.name[:40]} cannot be opened as a folder. Choose another folder for the forms.") from None
    if is_file:
        raise Refused(f"{out} is a file. Choose a folder for the forms.")
    return out


def read_returns(
    store: Store, audit_id: int, files: Sequence[Path], keep_identifiers: str = "", expected: int | None = None
) -> Work[StagedReturns]:
    """What each file would change and what is wrong in it, cell by cell. Nothing is changed.

    `keep_identifiers` says why what looks like an identifier may stand; without it such words are held back.
    `expected` is the agency (its id) that the files were asked of; the form of another is refused then. Closing this
    ends the process that reads.
    """
    from workbench.imports.return_form.process import Reading

    with Reading(files) as reading:
        return (yield from stage_as_read(store, audit_id, reading, Asked(keep_identifiers, expected)))


def stage_as_read(store: Store, audit_id: int, reading: Reading, asked: Asked) -> Work[StagedReturns]:
    """What `reading` gives, staged; each form is looked through while the next one is read."""
    from workbench.imports.return_form.reading import read_form

    work, files = _staging(store, audit_id, date.today(), asked), reading.paths
    forms: list[ReadForm] = []
    while len(forms) < len(files):
        yield Progress(len(forms), len(files), files[len(forms)].name)
        if answer := reading.next():
            forms.append(read_form(answer))
            yield from work.look_through(forms[-1], Progress(len(forms), len(files), answer.path.name))
    return (yield from work.stage(tuple(forms)))


def stage_again(store: Store, staged: StagedReturns, keep_identifiers: str = "") -> Work[StagedReturns]:
    """The same files against the workspace as it is now, and with a reason why identifiers stay; none is read again."""
    work = _staging(store, staged.audit_id, date.today(), Asked(keep_identifiers, staged.expected))
    return (yield from work.stage(staged.forms))


def apply_returns(store: Store, staged: StagedReturns, refused: Mapping[Path, int] | None = None) -> Work[Edit | None]:
    """Take the good rows of every file in, as one step, and list what is wrong until it is settled.

    `refused` names files that were refused and are to be logged as having come, with the id of the agency that sent
    each. None where there is nothing to do. NoLongerHolds where something changed since the files were read: then
    nothing was done. What stood there is backed up first.
    """
    from workbench.storage.backups.backing_up import back_up

    if store.read_only:
        raise NotSaved("This workspace is open read only, so nothing was taken in.")
    named = refused or {}
    logged = {place: named[each.path] for place, each in enumerate(staged.files) if each.path in named}
    yield Progress(0, 1, "Checking")
    work = _staging(store, staged.audit_id, date.today(), Asked(staged.keep_identifiers, staged.expected))
    fresh = yield from work.stage(staged.forms)
    if fresh.files != staged.files:
        raise NoLongerHolds(
            "Something these forms are about has changed since they were read, so nothing was taken in. "
            "Look at them again: they are shown as they would be taken now."
        )
    edit = work.edit(store.person, datetime.now(UTC), store.new_id, logged)
    if edit is None:
        return None
    yield from back_up(store, Why.IMPORT)
    store.apply(edit)
    return edit


def _staging(store: Store, audit_id: int, today: date, asked: Asked) -> Staging:
    return Staging(store.ask(Everything(audit_id)), lookout_of(store.ask), today, asked)
