"""A local id of the list is nowhere but on the screen: in no table, journal, backup, document, message or title."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication

from tests import arrange
from tests.arrange import Opener
from tests.ui.populations import listed
from tests.ui.robots.desk import go, whole
from tests.ui.robots.sampling import DrawRobot, SampleRobot, made, stratified
from tests.ui.robots.window import WindowRobot
from ui.routes import Screen
from workbench import tasks
from workbench.documents import every_form, file_name
from workbench.domain.backup_plan import Why
from workbench.domain.finding import Find
from workbench.domain.progress import finish
from workbench.domain.questions import History, UndoSteps
from workbench.storage.backups.backing_up import back_up

IDS = [row.split("\t")[0] for row in listed(70).splitlines()[1:]]
MARKS = [each.lower().encode(encoding) for each in IDS for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
"""Every id of the list that is drawn from, as text is written in files and documents."""
TODAY = date(2026, 4, 2)


@pytest.fixture
def drawn(at_desk: WindowRobot) -> WindowRobot:
    """Drawn and kept, one replaced, one step taken back and done again, and the window's list put away."""
    go(at_desk, Screen.CASES)
    drawing = made(stratified(DrawRobot(at_desk).open()))
    assert holds(repr(drawing.rows).encode()), "it is on the screen"
    drawing.keys.tab_to("Copy this list").press("Space").press("Ctrl+Return")
    QGuiApplication.clipboard().setText("something else")
    SampleRobot(at_desk).at(2)
    at_desk.tab_to("Replace place 2").press("Space")
    at_desk.tab_to("Why").type("moved away").press("Enter")
    at_desk.wait(lambda: at_desk.toast.startswith("Place 2 replaced"))
    at_desk.press("Ctrl+Z", "Ctrl+Shift+Z")
    return at_desk


def holds(data: bytes) -> bool:
    """Whether an id is there, in whatever letters."""
    plain = data.lower()
    return any(mark in plain for mark in MARKS)


def unpacked(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from (parts.read(name) for name in parts.namelist())
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        yield "\n".join(page.get_textpage().get_text_range() for page in document).encode()
        document.close()


def test_an_id_would_be_found(tmp_path: Path) -> None:
    """What the other tests look with can see an id where there is one."""
    (tmp_path / "seen.txt").write_text(listed(3))
    assert all(holds(part) for part in unpacked(tmp_path / "seen.txt"))


def test_no_table_holds_an_id_and_no_journal_entry(drawn: WindowRobot, open_workspace: Opener) -> None:
    """Every table as somebody with the key reads it: records, journal and its values, drafts, what find looks in."""
    store = drawn.workspace.store
    tables = arrange.tables(store, without=())
    assert {"draw", "journal", "journal_value", "draft"} <= set(tables)
    assert len(tables["draw"]) > 4
    raw = open_workspace.raw(store)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    for name in names:
        for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
            said = b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in row)
            assert not holds(said), name
    raw.close()


def test_neither_find_nor_history_nor_undo_says_an_id(drawn: WindowRobot) -> None:
    store = drawn.workspace.store
    for word in IDS:
        assert store.ask(Find(word)) == ()
    held = whole(drawn)
    records = [held.audit.id, *(each.id for each in held.draw), *(each.id for each in held.cases)]
    assert not holds(repr([store.ask(History(record)) for record in records]).encode())
    steps = store.ask(UndoSteps())
    assert steps.undo is not None
    assert not holds(repr(steps).encode())


def test_no_file_of_the_workspace_nor_of_this_computer_holds_an_id(drawn: WindowRobot, data: Path) -> None:
    """The database and its side files, the backups with what they say in clear, and the program's own notes."""
    store = drawn.workspace.store
    assert finish(back_up(store, Why.IMPORT)) is not None
    files = [*store.folder.rglob("*"), *data.rglob("*")]
    found = [path for path in files if path.is_file() and any(map(holds, unpacked(path)))]
    assert found == []
    assert any("backups" in path.parts for path in files)


def test_no_document_holds_an_id_nor_a_fingerprint(drawn: WindowRobot, tmp_path: Path) -> None:
    store, held = drawn.workspace.store, whole(drawn)
    fingerprints = [each.fingerprint.encode() for each in held.draw]
    assert all(len(each) == 64 for each in fingerprints)
    for kind, form in every_form():
        target = tmp_path / file_name(held.audit.ref, kind, form)
        made_file = finish(tasks.export(store, held.audit.id, kind, target, TODAY, form.name))
        for part in unpacked(made_file):
            assert not holds(part), (kind, form.name)
            assert not any(each in part for each in fingerprints), (kind, form.name)


def test_no_title_and_no_message_says_an_id(drawn: WindowRobot) -> None:
    titles = [drawn.shell.windowTitle(), drawn.toast, *drawn.messages, SampleRobot(drawn).card.sentence.text()]
    assert not holds("\n".join(titles).encode())


def test_nothing_typed_in_the_dialog_is_drafted_before_it_is_kept(at_desk: WindowRobot) -> None:
    """A list that is only looked at, and put away, leaves the file as it was."""
    before = arrange.tables(at_desk.workspace.store, without=())
    go(at_desk, Screen.CASES)
    drawing = DrawRobot(at_desk).open().paste(listed(40))
    drawing.next().keys.tab_to("How many").fill("4")
    drawing.next().keys.press("Esc")
    assert arrange.tables(at_desk.workspace.store, without=()) == before
    asked = at_desk.workspace._answers._kept
    assert not holds(repr(asked).encode()), "no answer with an id in its question stays in memory"
