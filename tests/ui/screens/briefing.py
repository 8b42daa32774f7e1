"""The briefing composer."""

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.briefing.preview import PORTRAIT, TEXT_ONLY
from ui.briefing.view import BriefingPage
from ui.routes import Screen

_LONG = "Six of eight children were seen alone within a day, and what they said is in their own words. " * 9
_TELLING = "Jasmine Carter, born 3 May 2011, was seen at school. Call 020 7946 0018."


@view(Stage.EXAMPLE)
def briefing_not_begun(room: Room) -> None:
    room.go(Screen.BRIEFING)


@view(Stage.EXAMPLE)
def briefing(room: Room) -> None:
    _begun(room)


@view(Stage.EXAMPLE)
def briefing_portrait(room: Room) -> None:
    _shown_as(_begun(room), room, PORTRAIT)


@view(Stage.EXAMPLE)
def briefing_text_only(room: Room) -> None:
    _shown_as(_begun(room), room, TEXT_ONLY)


@view(Stage.EXAMPLE)
def briefing_too_long(room: Room) -> None:
    page = _begun(room)
    page.open_box(3)
    page.boxes[2].field.set_text(_LONG)
    _look(page, room)


@view(Stage.EXAMPLE)
def briefing_identifier(room: Room) -> None:
    page = _begun(room)
    page.open_box(5)
    page.boxes[4].field.set_text(_TELLING)
    page.boxes[4].field.marks.look()
    _look(page, room)


@view(Stage.EXAMPLE)
def briefing_title_and_names(room: Room) -> None:
    page = _begun(room)
    page.about.fold.setChecked(True)
    page.about.fields["title"].setFocus()


@view(Stage.EXAMPLE)
def briefing_versions(room: Room) -> None:
    page = _begun(room)
    page._on_kept()
    room.quiet()
    page.versions.offer()


@view(Stage.EXAMPLE)
def briefing_earlier_version(room: Room) -> None:
    page = _begun(room)
    page._on_kept()
    page._on_looked_at(page._versions[0].id)
    _look(page, room)


@view(Stage.READ_ONLY)
def briefing_read_only(room: Room) -> None:
    room.go(Screen.BRIEFING)


def _begun(room: Room) -> BriefingPage:
    room.go(Screen.BRIEFING)
    page: BriefingPage = room.page
    page._looked_at = 0
    if not page._versions:
        page.begin()
    page.about.fold.setChecked(False)
    page.layouts.set_current("landscape")
    page.preview.show_kind("landscape")
    page.open_box(1)
    _look(page, room)
    return page


def _look(page: BriefingPage, room: Room) -> None:
    page._look_again()
    room.wait(lambda: not page.preview.busy and not page._look.isActive())
    room.quiet()


def _shown_as(page: BriefingPage, room: Room, kind: str) -> None:
    page.layouts.set_current(kind)
    page.preview.show_kind(kind)
    _look(page, room)
