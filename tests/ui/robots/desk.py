"""Robots at the desk: the programme, a new audit, the cases of an audit."""

from tests.ui.robots.home import HomeRobot as ProgrammeRobot
from tests.ui.robots.window import WindowRobot
from ui.audit.cases import CasesPage
from ui.new_audit.view import NewAuditPage
from ui.routes import Route, Screen
from workbench.domain.questions import Everything, Programme
from workbench.domain.whole_audit import WholeAudit

__all__ = ["CasesRobot", "NewAuditRobot", "ProgrammeRobot", "go", "whole"]


class NewAuditRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def page(self) -> NewAuditPage:
        page = self.keys.shell.page
        assert isinstance(page, NewAuditPage)
        return page

    @property
    def step(self) -> str:
        return self.page.steps.accessibleName()

    @property
    def errors(self) -> dict[str, str]:
        """The sentence at each field that has one."""
        rows = self.page.scope.rows.items()
        return {name: row.field.accessibleDescription() for name, row in rows if row.field.property("state") == "error"}

    def scope(self, **fields: str) -> "NewAuditRobot":
        """Fields by their label, with _ for spaces."""
        for label, words in fields.items():
            self.keys.tab_to(label.replace("_", " ")).fill(words)
        return self

    def next(self) -> "NewAuditRobot":
        self.keys.press("Ctrl+Return")
        return self

    def tick(self, *agencies: str) -> "NewAuditRobot":
        for agency in agencies:
            self.keys.tab_to(agency).press("Space")
        return self

    def cases(self, how_many: int) -> "NewAuditRobot":
        self.keys.tab_to("How many cases").fill(str(how_many)).press("Enter")
        return self


class CasesRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def page(self) -> CasesPage:
        page = self.keys.shell.page
        assert isinstance(page, CasesPage)
        return page

    @property
    def refs(self) -> list[str]:
        return [case.ref for case in self.page.table.table.cases]

    def told(self, ref: str) -> list[str]:
        """The row of a case as it is shown."""
        model = self.page.table.table
        row = self.refs.index(ref)
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def knew(self, ref: str) -> list[str]:
        """Who knew the case, in the order of the agencies."""
        model = self.page.grid.grid
        row = model.cases.index(ref)
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def go(robot: WindowRobot, screen: Screen) -> WholeAudit:
    audit = robot.workspace.ask(Programme())[0].audit
    assert robot.shell.places is not None
    robot.shell.places.go(Route(screen, audit.id))
    robot.wait(lambda: robot.focused.isVisible())
    return robot.workspace.ask(Everything(audit.id))


def whole(robot: WindowRobot) -> WholeAudit:
    return robot.workspace.ask(Everything(robot.workspace.ask(Programme())[0].audit.id))
