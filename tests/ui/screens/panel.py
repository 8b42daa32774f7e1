"""The panel: grading and typing, what hides and what comes up, a closed case, and an immediate concern."""

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.panel.view import PanelPage
from ui.routes import Screen
from workbench.domain.judgements import Words

_CASE, _LINE = "MIS26-03", 5
_WORRY = "Record from 2 May mentions a new adult collecting her from school. No check seen."


@view(Stage.EXAMPLE)
def panel_grading(room: Room) -> None:
    room.at_panel(_CASE, _LINE)


@view(Stage.EXAMPLE)
def panel_typing(room: Room) -> None:
    room.at_panel(_CASE, _LINE).words.focus_words(Words.REASON)


@view(Stage.EXAMPLE)
def panel_not_graded(room: Room) -> None:
    room.at_panel(_CASE, 7)


@view(Stage.EXAMPLE, least=(1280, 680))
def panel_prompts(room: Room) -> None:
    """Folded where there is room, unfolded where there is little."""
    room.at_panel(_CASE, _LINE).line_head.fold()


@view(Stage.EXAMPLE)
def panel_rail_as_codes(room: Room) -> None:
    room.at_panel(_CASE, _LINE).set_narrow(True)


@view(Stage.EXAMPLE)
def panel_toast(room: Room) -> None:
    room.at_panel(_CASE, _LINE).model.give("G")


@view(Stage.EXAMPLE)
def panel_as_police(room: Room) -> None:
    _as(room.at_panel(_CASE, _LINE), "Police")


@view(Stage.EXAMPLE)
def panel_as_nil_return(room: Room) -> None:
    _as(room.at_panel(_CASE, _LINE), "CAMHS")


@view(Stage.EXAMPLE)
def panel_grade_as(room: Room) -> None:
    room.at_panel(_CASE, _LINE).whose.ask()


@view(Stage.EXAMPLE)
def panel_agencies_hidden(room: Room) -> None:
    """F4."""
    room.at_panel(_CASE, _LINE)._hide_or_show()


@view(Stage.EXAMPLE)
def panel_first(room: Room) -> None:
    room.change(panel_first=True)
    room.at_panel(_CASE, 7)
    room.quiet()


@view(Stage.EXAMPLE)
def panel_first_armed(room: Room) -> None:
    room.change(panel_first=True)
    room.at_panel(_CASE, 7)._hide_or_show()


@view(Stage.EXAMPLE)
def panel_wording(room: Room) -> None:
    room.at_panel(_CASE, _LINE)._ask_wording()


@view(Stage.EXAMPLE)
def panel_attendance(room: Room) -> None:
    room.at_panel(_CASE, _LINE)._ask_attendance()


@view(Stage.EXAMPLE)
def panel_history(room: Room) -> None:
    page = room.at_panel(_CASE, _LINE)
    page.model.give("G")
    page._ask_history()
    room.quiet()


@view(Stage.EXAMPLE)
def panel_keys(room: Room) -> None:
    room.at_panel(_CASE, _LINE)
    room.press("F1")


@view(Stage.EXAMPLE)
def panel_all_answered(room: Room) -> None:
    _answer(room, room.at_panel(_CASE, _LINE))
    room.quiet()


@view(Stage.EXAMPLE)
def panel_whole_case(room: Room) -> None:
    page = room.at_panel(_CASE, _LINE)
    _answer(room, page)
    page.model.go_to(len(page.model.sheet.graded_lines))
    page.model.give("RI")
    page.words.focus_words(Words.REASON)
    room.quiet()


@view(Stage.EXAMPLE)
def panel_closed(room: Room) -> None:
    page = room.at_panel("MIS26-05", 3)
    page.closing.close_or_reopen()
    room.quiet()


@view(Stage.EXAMPLE)
def panel_reopen(room: Room) -> None:
    panel_closed(room)
    room.panel.closing.close_or_reopen()


@view(Stage.EXAMPLE)
def panel_reopen_lacking(room: Room) -> None:
    panel_reopen(room)
    room.dialog._on_reopen()


@view(Stage.EXAMPLE)
def cases_concern(room: Room) -> None:
    """From the desk."""
    room.go(Screen.CASES, _CASE)
    room.page.concern.raise_one()


@view(Stage.LARGE)
def panel_many(room: Room) -> None:
    room.at_panel("BIG26-03", 9)


@view(Stage.LARGE)
def panel_many_typing(room: Room) -> None:
    room.at_panel("BIG26-03", 12).words.focus_words(Words.IMPACT)


@view(Stage.LARGE)
def panel_many_attendance(room: Room) -> None:
    room.at_panel("BIG26-03", 1)._ask_attendance()


@view(Stage.READ_ONLY)
def panel_read_only(room: Room) -> None:
    room.at_panel(_CASE, _LINE)


# From here on a concern stands in the workspace: it is never undone.


@view(Stage.EXAMPLE)
def concern(room: Room) -> None:
    room.at_panel(_CASE, _LINE).concerns.raise_one()


@view(Stage.EXAMPLE)
def concern_logged(room: Room) -> None:
    page = room.at_panel(_CASE, _LINE)
    page.concerns.raise_one()
    page.concern.worry.set_text(_WORRY)
    page.concern.keep()


@view(Stage.EXAMPLE)
def concern_bad_time(room: Room) -> None:
    concern_logged(room)
    form = room.panel.concern.form
    form.told_at.set_text("half past") if hasattr(form.told_at, "set_text") else form.told_at.setText("half past")
    room.panel.concern.finish()


@view(Stage.EXAMPLE)
def panel_with_concern(room: Room) -> None:
    room.at_panel(_CASE, _LINE)


@view(Stage.EXAMPLE)
def programme_with_concern(room: Room) -> None:
    room.go(Screen.PROGRAMME)


def _as(page: PanelPage, agency: str) -> None:
    member = next(each for each in page.model.sheet.members if each.agency.name == agency)
    page.whose.grade_as(member.agency.id)


def _answer(room: Room, page: PanelPage) -> None:
    """Line by line, as a person does it."""
    while (at := page.model.next_open()) is not None:
        page.model.go_to(at)
        page.model.give("G")
        room.settle()
    page.model.go_to(_LINE - 1)
    room.settle()
