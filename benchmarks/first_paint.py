"""A program of its own: print the moment its first window has been painted. Run by path, so that nothing else loads."""

import sys
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])


wait_for: list[str] = []


def empty() -> None:
    """The least a window can be."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])  # noqa: F841
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    wait_and_tell()


def product() -> None:
    """main.py as it is, stopped where it would wait for its user."""
    from PySide6.QtWidgets import QApplication

    setattr(QApplication, "exec", staticmethod(lambda *_: wait_and_tell()))  # noqa: B010
    sys.argv = ["main.py", *sys.argv[2:]]
    import main

    main.main()


def dressed() -> None:
    """The same, until the welcome screen stands on the window."""
    wait_for.append("WelcomePage")
    product()


def eager() -> None:
    """The same with everything imported first."""
    import alembic  # noqa: F401
    import openpyxl  # noqa: F401
    import reportlab.pdfgen.canvas  # noqa: F401
    import sqlalchemy  # noqa: F401

    import workbench.tasks  # noqa: F401
    from workbench.storage import workspaces  # noqa: F401

    product()


def wait_and_tell() -> int:
    """Run the event loop until the window on screen has been painted."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Paints(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    paints = Paints()
    while not paints.seen:
        for widget in QApplication.allWidgets() if wait_for else QApplication.topLevelWidgets():
            if widget.isVisible() and type(widget).__name__ in (wait_for or [type(widget).__name__]):
                widget.installEventFilter(paints)
        QCoreApplication.processEvents()
    print(time.monotonic(), flush=True)
    import os

    os._exit(0)


if __name__ == "__main__":
    {"empty": empty, "product": product, "dressed": dressed, "eager": eager}[sys.argv[1]]()
