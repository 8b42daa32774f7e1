"""Plumbline without a window. Exit 0: done; 1: refused, with one plain sentence; 2: the command was not understood."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from workbench import tasks
from workbench.computer import data_folder, machine
from workbench.documents import PORTRAIT
from workbench.domain.frameworks import Line
from workbench.domain.progress import Work
from workbench.domain.questions import Counts, LinesAndScales
from workbench.domain.text import counted
from workbench.errors import OpenElsewhere, Refused, WorkbenchError
from workbench.storage import workspaces
from workbench.storage.backups.backing_up import last_verified
from workbench.storage.backups.put_back import day_and_time
from workbench.storage.store import Store

T = TypeVar("T")

app = typer.Typer(
    name="plumbline",
    help="Multi-agency case audits, offline. Without a command it opens the window.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Workspace = Annotated[Path, typer.Argument(help="The workspace folder, NAME.plumbline.")]
AuditRef = Annotated[str, typer.Argument(help="The audit's reference, such as MIS26.")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="A file whose first line is the passphrase. Or set PLUMBLINE_PASSPHRASE."),
]
KeepIdentifiers = Annotated[
    str,
    typer.Option(metavar="REASON", help="Why names, dates of birth or numbers found in the file may stay as they are."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on standard output.")]


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder to make it in.")],
    as_json: AsJson = False,
) -> None:
    """Build the example workspace, three years of one theme, and every kind of document from it."""
    made = _run(tasks.make_demo(out, date.today(), data_folder()))
    if as_json:
        _print_json({"files": [str(path) for path in made]})
        return
    for path in made:
        print(path)
    print(f"The passphrase of the example workspace is: {tasks.EXAMPLE_PASSPHRASE}", file=sys.stderr)


@app.command()
def create(
    workspace: Workspace,
    partnership: Annotated[str, typer.Option(help="The partnership's name, as it is printed.")] = "Our partnership",
    person: Annotated[str, typer.Option(help="Your name and role, for the history.")] = "Partnership officer",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a new encrypted workspace. Prints its recovery code, once."""
    passphrase = _passphrase(passphrase_file, twice=True)
    if len(passphrase) < 12:
        raise Refused("A passphrase needs at least 12 characters. Four ordinary words work well. Nothing was made.")
    store, code = _run(tasks.create_workspace(workspace, passphrase, partnership, person, data_folder()))
    store.close()
    print(f"Made {store.folder}")
    print(f"Recovery code: {code}")
    print("Write it down and keep it in a safe. It is shown once; nobody can reset the passphrase.")


@app.command("import")
def import_(
    workspace: Workspace,
    file: Annotated[Path, typer.Argument(help="One audit in the interchange format (.json).")],
    keep_identifiers: KeepIdentifiers = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Take in one audit from the interchange format, whole or not at all."""
    with _opened(workspace, passphrase_file) as store:
        taken = _run(tasks.import_audit(store, file, keep_identifiers))
    if as_json:
        _print_json({"audit": taken.ref, "notes": list(taken.notes)})
        return
    print(f"{taken.ref} was taken in.")
    for note in taken.notes:
        print(note)


@app.command()
def framework(
    workspace: Workspace,
    file: Annotated[Path, typer.Argument(help="TOML, a table (.xlsx, .csv) or plain text with one line per bullet.")],
    keep_identifiers: KeepIdentifiers = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Take lines of enquiry from a document into the library; shows what it took and what it left."""
    with _opened(workspace, passphrase_file) as store:
        taken = _run(tasks.take_framework(store, file, keep_identifiers))
        frozen = store.ask(LinesAndScales()).used
    found = taken.reading.framework
    if as_json:
        _print_json({"lines": [_line_json(line) for line in found.lines], "left": list(taken.reading.left)})
        return
    print(taken.sentence)
    print(f"\nTook {counted(len(found.lines), 'line')}, graded on {found.scale.title}:")
    for line in found.lines:
        print("\n".join(_line_text(line)))
    if taken.reading.left:
        print(f"\nLeft {counted(len(taken.reading.left), 'other text')}:")
        for text in taken.reading.left:
            print(f"  - {text}")
    for assumed in taken.reading.assumed:
        print(f"\n{assumed}")
    if any(key == found.key for key, _ in frozen):
        print("\nAudits already set up keep the lines they were set up with.")


def _line_json(line: Line) -> dict[str, object]:
    return {"key": line.key, "title": line.title, "question": line.question, "prompts": list(line.prompts)}


def _line_text(line: Line) -> Iterator[str]:
    yield f"  {line.number}. {line.title}\n     {line.question}"
    for prompt in line.prompts:
        yield f"       - {prompt}"
    if line.descriptors:
        yield f"     with {counted(len(line.descriptors), 'descriptor')} of its grades"


@app.command()
def export(
    workspace: Workspace,
    audit: AuditRef,
    kind: Annotated[str, typer.Option("--as", metavar="KIND", help=f"One of: {', '.join(tasks.KINDS)}.")],
    out: Annotated[Path, typer.Option("--out", help="The file to make. A briefing to .html is its text-only page.")],
    portrait: Annotated[bool, typer.Option("--portrait", help="The seven-minute briefing to read down.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make one document of an audit."""
    form = PORTRAIT if portrait else ""
    tasks.check_target(kind, out, form)
    with _opened(workspace, passphrase_file, only_to_read=True) as store:
        path = _run(tasks.export(store, tasks.audit_id(store, audit), kind, out, date.today(), form))
    if as_json:
        _print_json({"files": [str(path)]})
    else:
        print(path)


@app.command()
def check(workspace: Workspace, passphrase_file: PassphraseFile = None, as_json: AsJson = False) -> None:
    """Check every page, every reference and every entry of the journal."""
    with _opened(workspace, passphrase_file, only_to_read=True) as store:
        problems = _run(tasks.check(store))
        counts = dict(store.ask(Counts()).counts)
        kept = last_verified(store.folder)
    if as_json:
        backup = kept.isoformat() if kept else None
        _print_json({"ok": not problems, "problems": list(problems), "counts": counts, "last_backup": backup})
    else:
        print("\n".join(problems) if problems else "Whole: every page, reference and journal entry checked.")
        print(", ".join(f"{kind} {count}" for kind, count in counts.items()))
        print(f"Last verified backup: {day_and_time(kept)}." if kept else "There is no verified backup yet.")
    if problems:
        raise typer.Exit(1)


@contextmanager
def _opened(folder: Path, passphrase_file: Path | None, only_to_read: bool = False) -> Iterator[Store]:
    """The workspace, open; read only where it is open elsewhere and `only_to_read` is all that is asked."""
    folder, data = workspaces.check_folder(folder), data_folder()
    passphrase = _passphrase(passphrase_file)
    try:
        store = workspaces.open_store(folder, passphrase, machine=machine(data), data=data)
    except OpenElsewhere as error:
        if not only_to_read:
            raise
        store = workspaces.open_store(folder, passphrase, machine=machine(data), data=data, read_only=True)
        why, _, _ = str(error).partition(". ")
        print(f"{why}. It was opened read only here.", file=sys.stderr)
    with closing(store):
        for notice in store.notices:
            print(notice, file=sys.stderr)
        yield store


def _passphrase(file: Path | None, twice: bool = False) -> str:
    if file:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"The passphrase file {file.name} cannot be read.") from error
        return lines[0] if lines else ""
    if (given := os.environ.get("PLUMBLINE_PASSPHRASE")) is not None:
        return given
    try:
        asked: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return asked


def _run(work: Work[T]) -> T:
    """The result of `work`, with a progress bar on standard error where there is a terminal to show it."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn()
    with closing(work), Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        shown = bar.add_task("")
        while True:
            try:
                progress = next(work)
            except StopIteration as stop:
                result: T = stop.value
                return result
            bar.update(shown, total=progress.total, completed=progress.done, description=progress.label)


def _print_json(answer: object) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # what the other end cannot hold is written as \u2192, which any reader of it knows
        text = json.dumps(answer, indent=2)
    print(text)


def run(arguments: list[str], command: Callable[..., object] = app) -> int:
    """Run one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a word that a terminal cannot show ends nothing that is half told
            stream.reconfigure(errors="replace")
    if arguments and not arguments[0].startswith("-") and arguments[0] not in commands():
        print(f"There is no command called {arguments[0]}. There are: {', '.join(commands())}.", file=sys.stderr)
        return 2
    try:
        command(arguments)
    except SystemExit as end:
        if end.code != _INTERRUPTED:
            return int(end.code or 0)
        print("Stopped. Nothing was left half done.", file=sys.stderr)
        return 1
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        print(_bug(error), file=sys.stderr)
        return 1
    return 0


_INTERRUPTED = 130
"""How Typer ends when Ctrl+C was pressed."""


def commands() -> tuple[str, ...]:
    """The names of all commands, and of the groups of them."""
    single = (str(each.name or getattr(each.callback, "__name__", "")) for each in app.registered_commands)
    return (*single, *(str(each.typer_instance and each.typer_instance.info.name) for each in app.registered_groups))


def _bug(error: Exception) -> str:
    """A bug says so and names the place in the program, without any case text, path or key."""
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).stem}, line {where.tb_lineno}" if where else "unknown"
    told = f"{type(error).__name__} in {place}"
    return f"Something went wrong in Plumbline itself. What was saved is safe. Tell us this: {told}."


from workbench import cli_backups, cli_returns  # noqa: E402, F401  their commands join these
