"""When returns are due, and whether the panel grades first: asked at a new audit, changed in its scope."""

from datetime import date

from tests.ui.robots.desk import go, whole
from tests.ui.robots.window import WindowRobot
from ui.audit.scope import ScopePage
from ui.new_audit.scope import ScopeForm
from ui.routes import Screen
from ui.theme import Theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import History
from workbench.storage.store import Store


def test_both_are_changed_in_the_scope_and_stand_in_its_history(at_desk: WindowRobot) -> None:
    before = go(at_desk, Screen.SCOPE).audit
    assert (before.panel_first, before.returns_due) == (False, None)
    at_desk.tab_to("Returns due").fill("1 May 2026").press("Tab")
    at_desk.tab_to("The panel grades").press("Down", "Tab")

    after = whole(at_desk).audit
    assert (after.panel_first, after.returns_due) == (True, date(2026, 5, 1))
    moments = at_desk.workspace.ask(History(after.id))
    assert [field for moment in moments[-2:] for field, _, _ in moment.fields] == ["returns_due", "panel_first"]
    page = at_desk.shell.page
    assert isinstance(page, ScopePage)
    at_desk.workspace.undo()
    assert not whole(at_desk).audit.panel_first


def test_a_new_audit_takes_both(qtbot: object, theme: Theme, audited: Store) -> None:
    form = ScopeForm(date(2026, 4, 2), OpenWorkspace(audited))
    form.days["returns_due"].setText("01/05/2026")
    form.panel_first.set_value("first")
    made = form.audit()

    assert (made.panel_first, made.returns_due) == (True, date(2026, 5, 1))
    form.clear()
    assert (form.audit().panel_first, form.audit().returns_due) == (False, None)
