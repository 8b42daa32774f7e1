"""The guide says what is so: its links, pictures, keys and commands are those there are, and no page is lost."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.room import Room, Stage, opened
from ui.routes import Screen
from ui.theme import theme
from workbench import cli, tasks

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
PAGES = sorted(path for path in DOCS.glob("*.md") if path != INDEX)
READ = (ROOT / "README.md", INDEX, *PAGES)
MOST_BYTES = 150_000
EVERYWHERE = "everywhere"
SCREENS = {
    "welcome.md": Screen.WELCOME,
    "programme.md": Screen.PROGRAMME,
    "new-audit.md": Screen.NEW_AUDIT,
    "cases.md": Screen.CASES,
    "returns.md": Screen.RETURNS,
    "panel.md": Screen.PANEL,
    "scores.md": Screen.SCORES,
    "library.md": Screen.LIBRARY,
    "briefing.md": Screen.BRIEFING,
    "settings.md": Screen.SETTINGS,
    "attendance.md": Screen.ATTENDANCE,
}
"""The screen a page is about: its table of keys is the one that F1 lists there, whole."""
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_ROW = re.compile(r"^\| (.+?) \| (.+?) \|$")
_COMMANDS, _KEYS = "| Command | Does |", "| Key | Does |"

Keys = list[tuple[str, str]]


def words(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def table(page: Path, head: str) -> Keys:
    """Every row of the tables of a page that have this head."""
    found: Keys = []
    inside = False
    for line in words(page).splitlines():
        if line == head:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and "---" not in line:
            row = _ROW.match(line)
            assert row is not None, f"{page.name}: {line}"
            found.append((row[1], row[2]))
    return found


@pytest.fixture(scope="module")
def listed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Keys]:
    """What F1 lists: by screen, and everywhere."""
    theme.install(qapp, "light")
    folder = tmp_path_factory.mktemp("guide")
    with opened(Stage.NEW, folder / "new") as room:
        found = {Screen.WELCOME.value: list(room.shell.welcome.keys())}
        found[EVERYWHERE] = [(action.shown, action.text) for action in room.shell.actions_table if action.listed]
    with opened(Stage.EXAMPLE, folder / "example") as room:
        for screen in set(SCREENS.values()) - {Screen.WELCOME}:
            found[screen.value] = _at(room, screen)
    return found


def _at(room: Room, screen: Screen) -> Keys:
    room.go(screen, "MIS26-03" if screen is Screen.PANEL else "")
    sections = room.places.keys()
    return [row for _, rows in sections for row in rows]


@pytest.mark.parametrize("page", READ, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_and_picture_is_there_and_nothing_leads_to_the_network(page: Path) -> None:
    for picture, target in _LINK.findall(words(page)):
        assert "://" not in target, target
        there = (page.parent / target.partition("#")[0]).resolve()
        assert there.is_relative_to(ROOT), target
        assert there.is_file(), target
        assert not picture or there.stat().st_size < MOST_BYTES, f"{target} is too large for a slow line"
    assert not re.search(r"https?://|www\.", words(page))


def test_no_page_and_no_picture_is_orphaned() -> None:
    linked = {target for _, target in _LINK.findall(words(INDEX))}
    assert linked == {page.name for page in PAGES}
    shown = {(page.parent / target).resolve() for page in READ for mark, target in _LINK.findall(words(page)) if mark}
    assert {path.resolve() for path in (DOCS / "pictures").glob("*")} == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_says_what_it_is_for_shows_it_and_says_what_it_promises(page: Path) -> None:
    text = words(page)
    assert text.startswith("# ")
    if page.name != "commands.md":
        assert "](pictures/" in text
        assert "\n## Keys\n" in text
    for head in ("What the program promises", "What its messages mean", "What it does not do"):
        assert f"\n## {head}\n" in text, head


@pytest.mark.parametrize("page", [INDEX, *PAGES], ids=lambda page: page.name)
def test_the_keys_of_a_page_are_those_that_f1_lists(page: Path, listed: dict[str, Keys]) -> None:
    everywhere = listed[EVERYWHERE]
    shown = table(page, _KEYS)
    screen = SCREENS.get(page.name)
    if page == INDEX:
        assert shown == everywhere
    elif screen is not None:
        assert shown == listed[screen.value]
    else:
        known = {row for rows in listed.values() for row in rows}
        assert set(shown) <= known


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "commands.md"], ids=["README.md", "commands.md"])
def test_every_command_is_named_and_every_one_named_is_there(page: Path) -> None:
    rows = [tuple(row.strip("`").split()[:2]) for row, _ in table(page, _COMMANDS)]
    assert sorted({name for name, _ in rows if name != "python"}) == sorted(cli.commands())
    grouped = {(name, each) for name, each in rows if (name, each) in _every_option()}
    assert grouped == {path for path in _every_option() if len(path) == 2}
    assert set(tasks.KINDS) <= set(re.findall(r"`([a-z-]+)`", words(page)))


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "commands.md"], ids=["README.md", "commands.md"])
def test_every_option_named_is_one_of_a_command(page: Path) -> None:
    takes = {option for command in _every_option().values() for option in command} | {"--help"}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", words(page)))
    assert named - {"--require-hashes"} <= takes
    assert takes <= named | {"--help"}


def _every_option() -> dict[tuple[str, ...], list[str]]:
    """By the words of the command: ('export',), ('returns', 'forms')."""
    from typer.main import get_command

    def within(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        inside = getattr(command, "commands", {})  # a group has commands; the type of one command does not
        for name, each in inside.items():
            yield from within(each, (*path, name))
        if not inside:
            yield path, [option for each in command.params for option in each.opts if option.startswith("--")]

    return dict(within(get_command(cli.app), ()))
