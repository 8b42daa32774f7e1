"""What the file has answered holds until something is written; a panel out of view asks when it is shown again."""

from dataclasses import replace

from tests.ui.robots.desk import go
from tests.ui.robots.window import WindowRobot
from ui.answers import Answers
from ui.panel.view import PanelPage
from ui.routes import Screen
from workbench.domain.questions import AuditByRef, Cases, Programme
from workbench.domain.setting_up import change_audit
from workbench.storage.store import Store


def panel_of(robot: WindowRobot) -> PanelPage:
    page = robot.shell.page
    assert isinstance(page, PanelPage)
    return page


def retitle(store: Store, title: str) -> None:
    before = store.ask(Programme())[0].audit
    edit = change_audit(before, replace(before, title=title))
    assert edit is not None
    store.apply(edit)


def test_an_answer_is_the_same_until_something_is_written(audited: Store) -> None:
    answers = Answers(audited)
    first = answers.ask(Programme())
    assert answers.ask(Programme()) is first
    retitle(audited, "Children who go missing")
    assert answers.ask(Programme())[0].audit.title == "Children who go missing"


def test_two_questions_of_one_kind_have_two_answers(audited: Store) -> None:
    answers, audit = Answers(audited), audited.ask(AuditByRef("MIS26"))
    assert answers.ask(Cases(audit))
    assert answers.ask(Cases(audit + 1)) == ()


def test_what_the_desk_changed_stands_on_the_panel_when_it_is_shown_again(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    panel = panel_of(at_desk)
    go(at_desk, Screen.SCOPE)
    retitle(at_desk.workspace.store, "Children who go missing")
    at_desk.workspace.changed.emit(frozenset())
    assert panel.model.sheet.audit.title == "Missing children 2026"
    go(at_desk, Screen.PANEL)
    assert panel.model.sheet.audit.title == "Children who go missing"


def test_a_window_that_was_hidden_shows_what_the_panel_missed(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.PANEL)
    panel = panel_of(at_desk)
    at_desk.shell.hide()
    retitle(at_desk.workspace.store, "Children who go missing")
    at_desk.workspace.changed.emit(frozenset())
    at_desk.shell.show()
    at_desk.wait(lambda: panel.model.sheet.audit.title == "Children who go missing")
