"""Every desk screen, light and dark, large and small: `python -m tests.ui.pictures OUT`."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.example import example_store
from ui.recent import remember
from ui.routes import Route, Screen
from ui.shell import Shell
from ui.theme import theme
from workbench.domain.questions import Everything, LinesAndScales, Programme

SIZES = (QSize(1440, 900), QSize(1280, 680))


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Album:
    """Takes one picture of a screen for each look and size."""

    def __init__(self, out: Path) -> None:
        self.out = out
        out.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, window: QWidget) -> None:
        for look in ("light", "dark"):
            theme.choose(look)
            for size in SIZES:
                window.resize(size)
                settle()
                picture = window.grab()
                picture.save(str(self.out / f"{name}_{look}_{size.width()}.png"))
        theme.choose("light")
        window.resize(SIZES[0])
        settle()

    def take_dialog(self, name: str, window: QWidget) -> None:
        settle()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.grab().save(str(self.out / f"{name}.png"))
                dialog.close()
        settle()


@contextmanager
def shown(data: Path) -> Iterator[Shell]:
    shell = Shell(data=data, relaunch=lambda folder: None)
    shell.show()
    shell.activateWindow()
    settle()
    yield shell
    shell.close()
    shell.deleteLater()
    settle()


def welcome(album: Album, data: Path) -> None:
    with shown(data) as shell:
        album.take("01_welcome_first", shell)
    northmere = data / "northmere.plumbline"
    northmere.mkdir(parents=True)
    remember(data, data / "adults.plumbline", datetime(2026, 5, 4, 17, 2))
    remember(data, northmere, datetime(2026, 5, 6, 17, 31))
    with shown(data) as shell:
        shell.welcome.card.secret.setText("harbour lantern th")
        album.take("02_welcome_back", shell)
        shell.welcome.card.show_problem("That passphrase does not open this workspace. Nothing was changed. Try again.")
        album.take("03_welcome_wrong", shell)
        shell.welcome.start_creating()
        steps = shell.welcome.steps
        steps.place.name.setText("Northmere Safeguarding Children Partnership")
        steps.place._show_name()
        album.take("04_create_place", shell)
        steps._show(1)
        steps.passphrase.first.setText("harbour lantern thirteen oatcake")
        steps.passphrase._show_verdict()
        album.take("05_create_passphrase", shell)
        steps.code.show_code("7QK2-M9XD-0R4T-V5HB-8ZNC-3WEA-YJ6P-1GSF-K2DQ", data / "northmere.plumbline")
        steps._show(2)
        album.take("06_create_code", shell)


def desk(album: Album, data: Path) -> None:
    store = example_store(data / "made")
    with shown(data) as shell:
        shell.show_workspace(store)
        assert shell.places is not None
        assert shell.desk is not None
        settle()
        album.take("10_programme", shell)
        audit = store.ask(Programme())[0].audit
        case = store.ask(Everything(audit.id)).cases[2]
        shell.places.go(Route(Screen.SCOPE, audit.id))
        album.take("11_scope", shell)
        shell.places.go(Route(Screen.CASES, audit.id, case.id))
        album.take("12_cases", shell)
        shell.places.go(Route(Screen.LIBRARY))
        album.take("13_library", shell)
        shell.places.go(Route(Screen.NEW_AUDIT))
        album.take("14_new_scope", shell)
        new = shell.places._page(Screen.NEW_AUDIT)
        new.go_on()
        album.take("15_new_problems", shell)
        new.scope.title.setText("Neglect 2026")
        new.scope.ref.setText("NEG26")
        new.go_on()
        album.take("16_new_lines", shell)
        new.go_on()
        album.take("17_new_agencies", shell)
        new.go_on()
        new.cases.how_many.setText("6")
        new.cases._on_make()
        album.take("18_new_cases", shell)
        shell.places.go(Route(Screen.PROGRAMME))
        shell.desk.toggle_rail()
        shell.toast.show_change("Missing children 2026 changed")
        shell.desk.tell("caution", "The key file was damaged; its copy was used and has been put right.")
        album.take("19_programme_rail", shell)
        shell.toast.hide()
        shell.places.export()
        album.take_dialog("20_export", shell)
        shell._on_find()
        album.take_dialog("21_find", shell)
        shell._on_help()
        album.take_dialog("22_keys", shell)
        whole = store.ask(Everything(audit.id))
        shell.places.show_history(whole.cases[0].id, whole.cases[0].ref)
        album.take_dialog("23_history", shell)
        assert store.ask(LinesAndScales()).frameworks
    with shown(data / "other") as shell:
        pass


def main() -> None:
    app = QApplication(sys.argv[:1])
    theme.install(app, "light")
    album = Album(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        welcome(album, Path(folder) / "a")
        desk(album, Path(folder) / "b")


if __name__ == "__main__":
    main()
