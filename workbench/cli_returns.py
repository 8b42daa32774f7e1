"""The commands of agencies' returns: make the forms that go out, and read back what comes."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from workbench import return_tasks, tasks
from workbench.cli import AsJson, AuditRef, KeepIdentifiers, PassphraseFile, Workspace, _opened, _print_json, _run, app
from workbench.domain.questions import Overview
from workbench.domain.returns.form import asked_nothing
from workbench.domain.returns.staged import FileState, StagedChange, StagedFile, StagedProblem
from workbench.domain.text import listed

returns = typer.Typer(
    name="returns",
    help="Agencies' returns: make the forms, and read them back.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(returns)

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What the name of a file may hold, and a terminal would obey or could not show."""
_MOST_SHOWN = 200
"""Characters of a text that a line of a terminal repeats."""


@returns.command("forms")
def forms(
    workspace: Workspace,
    audit: AuditRef,
    out: Annotated[Path, typer.Option("--out", help="The folder to make them in.")],
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make one return form (.xlsx) for each agency that has a case to answer for."""
    with _opened(workspace, passphrase_file) as store:
        audit_id = tasks.audit_id(store, audit)
        nothing = asked_nothing(store.ask(Overview(audit_id)))
        made = _run(return_tasks.make_forms(store, audit_id, out, date.today()))
    if as_json:
        _print_json({"files": [str(path) for path in made]})
        return
    for path in made:
        print(path)
    if nothing:
        names = listed([member.agency.name for member in nothing])
        print(f"No form for {names}: nil or out of scope on every case.", file=sys.stderr)


@returns.command("import")
def import_(
    workspace: Workspace,
    audit: AuditRef,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="The return forms that came back (.xlsx).")],
    apply: Annotated[bool, typer.Option("--apply", help="Take the good rows in. Without it nothing changes.")] = False,
    keep_identifiers: KeepIdentifiers = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Say what each form would change and what is wrong in it, cell by cell; with --apply, take the good rows in."""
    with _opened(workspace, passphrase_file, only_to_read=not apply) as store:
        audit_id = tasks.audit_id(store, audit)
        staged = _run(return_tasks.read_returns(store, audit_id, files, keep_identifiers))
        applied = apply and _run(return_tasks.apply_returns(store, staged)) is not None
    nothing_of_it = all(each.state is FileState.REFUSED for each in staged.files)
    if as_json:
        _print_json({"files": [_as_json(each) for each in staged.files], "applied": applied})
    elif not nothing_of_it:
        for each in staged.files:
            print("\n".join(_in_words(each)))
        print(_outcome(applied, apply, staged.in_words))
    if nothing_of_it:
        for each in staged.files:
            print("\n".join(_in_words(each)), file=sys.stderr)
        raise typer.Exit(1)


def _outcome(applied: bool, asked: bool, told: str) -> str:
    if applied:
        return f"{told} Taken in, as one step."
    return (
        f"{told} There was nothing to take in." if asked else f"{told} Nothing was changed; add --apply to take it in."
    )


def _as_json(each: StagedFile) -> dict[str, object]:
    """In the shape that others rely on."""
    return {
        "file": str(each.path),
        "agency": each.agency.agency.code if each.agency else None,
        "state": each.state.value,
        "changes": len(each.changes),
        "problems": [
            {"sheet": problem.sheet, "cell": problem.cell, "problem": problem.problem, "fix": problem.fix}
            for problem in _problems(each)
        ],
    }


def _problems(each: StagedFile) -> tuple[StagedProblem, ...]:
    """The cells that are wrong; of a file that was refused as a whole, why, where no cell is to blame."""
    if each.state is not FileState.REFUSED or each.problems:
        return each.problems
    why = each.sentence.removeprefix(f"{each.path.name}: ")
    problem, _, fix = why.partition(". ")
    return (StagedProblem("", "", f"{problem[:1].upper()}{problem[1:].rstrip('.')}.", fix),)


def _in_words(each: StagedFile) -> list[str]:
    named = each.sentence if each.sentence.startswith(each.path.name) else f"{each.path.name}: {each.sentence}"
    told = [named]
    told += [f"  {_change(change)}" for change in each.changes]
    told += [f"  ! {' '.join(filter(None, (p.sheet, p.cell)))}: {p.problem} {p.fix}" for p in each.problems]
    told += [f"  - {note}" for note in each.notes]
    return [_UNPRINTED.sub("\ufffd", line) for line in told]


def _change(change: StagedChange) -> str:
    where = " ".join(part for part in (change.case_ref, change.line.lower()) if part)
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    before, after = (f"{text[:_MOST_SHOWN]}…" if len(text) > _MOST_SHOWN else text for text in (before, after))
    if not before:
        return f"{where}, {change.what.lower()}: {after}"
    return f"{where}, {change.what.lower()}: {before} → {after or 'nothing'}"
