"""A robot at the briefing composer: boxes by their number, checks by their name."""

from tests.ui.robots.window import WindowRobot
from ui.briefing.view import BriefingPage
from ui.routes import Route, Screen
from workbench.domain.briefing.checks import Check
from workbench.domain.briefing.versions import Version
from workbench.domain.questions import BriefingVersions, Programme


class BriefingRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def page(self) -> BriefingPage:
        page = self.keys.shell.page
        assert isinstance(page, BriefingPage)
        return page

    def open(self) -> "BriefingRobot":
        assert self.keys.shell.places is not None
        (summary,) = self.keys.workspace.ask(Programme())
        self.keys.shell.places.go(Route(Screen.BRIEFING, summary.audit.id))
        if self.keys.name == "Draft the briefing":
            self.keys.press("Space")
        return self.wait()

    def wait(self) -> "BriefingRobot":
        """Until the page in view is of the newest words."""
        self.keys.wait(lambda: not self.page.preview.busy and not self.page._look.isActive())
        return self

    def write(self, number: int, words: str) -> "BriefingRobot":
        """In place of what a box holds; the keyboard stays there."""
        self.keys.press(f"Alt+{number}")
        self.keys.fill(words)
        return self

    @property
    def version(self) -> Version:
        return self.page.version

    @property
    def versions(self) -> tuple[Version, ...]:
        return self.keys.workspace.ask(BriefingVersions(self.page.route.audit_id))

    def kept(self, number: int) -> str:
        """What the file holds of a box of the version being written."""
        return self.versions[-1].boxes[number - 1].text

    @property
    def checks(self) -> dict[str, Check]:
        return {row.check.name: row.check for row in self.page.checks.rows}
