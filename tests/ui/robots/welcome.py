"""A robot at the welcome screen, and one that creates a workspace."""

from tests.ui.robots.window import WindowRobot
from ui.welcome.recent_row import RecentRow


class WelcomeRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys
        self.screen = keys.shell.welcome

    def open_with(self, passphrase: str) -> None:
        self.keys.tab_to("Passphrase").fill(passphrase).press("Enter")

    def open_with_code(self, code: str) -> None:
        self.keys.tab_to("Passphrase").tab_to("Use the recovery code").press("Space")
        self.keys.fill(code).press("Enter")

    def open_read_only(self) -> None:
        self.keys.tab_to("Open read only").press("Space")

    def renew(self, passphrase: str) -> str:
        """The new passphrase and the new code that opening by code asks for; gives the code."""
        self.keys.wait(lambda: self.screen.renewing)
        self.keys.tab_to("Passphrase").fill(passphrase).tab_to("Type it again").fill(passphrase).press("Enter")
        code = "-".join(self.screen.renewal.code._groups.text().split())
        self.keys.tab_to("Type the last two groups").fill(code[-9:]).press("Enter")
        return code

    @property
    def said(self) -> str:
        """The small words at the foot of the card."""
        return self.screen.card._state.text() or self.screen.card.backup.said

    @property
    def others(self) -> list[str]:
        """What is heard of each workspace below the first."""
        rows = self.screen.findChildren(RecentRow)
        return [f"{row.accessibleName()}: {row.accessibleDescription()}" for row in rows if not row.isHidden()]

    @property
    def told(self) -> str:
        """The sentence of what went wrong, once there is one."""
        self.keys.wait(lambda: bool(self.keys.messages))
        return self.keys.messages[-1]


class CreateRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys
        self.steps = keys.shell.welcome.steps

    def begin(self) -> "CreateRobot":
        self.keys.press("Ctrl+N")
        return self

    def name_and_place(self, partnership: str, folder: str, person: str, role: str = "") -> "CreateRobot":
        self.keys.tab_to("Partnership").fill(partnership).tab_to("Folder to keep it in").fill(folder)
        self.keys.tab_to("Your name").fill(person).tab_to("Your role").fill(role).press("Enter")
        return self

    def passphrase(self, first: str, again: str = "") -> "CreateRobot":
        self.keys.tab_to("Passphrase").fill(first).tab_to("Type it again").fill(again or first).press("Enter")
        return self

    def code(self) -> str:
        """The recovery code, as it is written down from the screen."""
        self.keys.wait(lambda: self.steps.code._groups.text() != "")
        return "-".join(self.steps.code._groups.text().split())

    def finish(self, ending: str) -> "CreateRobot":
        self.keys.tab_to("Type the last two groups").fill(ending).press("Enter")
        return self

    @property
    def step(self) -> str:
        return self.steps.steps.accessibleName()
