"""A robot at the welcome screen, and one that creates a workspace."""

from tests.ui.robots.window import WindowRobot


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
