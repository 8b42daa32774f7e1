"""From a passphrase that was right to the painted home of the workspace, in the whole window."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import ready
from benchmarks.first_window import home
from benchmarks.rounds import answer, ask, scratch
from benchmarks.row import Row
from benchmarks.watching import Paints, after
from workbench import tasks

ROUNDS = 5


def rows() -> list[Row]:
    with scratch() as folder:
        ready.make_example(folder)
        command = [sys.executable, "-m", "benchmarks.home", "product", str(folder)]
        found = [ask(command, **home(folder)) for _ in range(1 + ROUNDS)][1:]  # the first reads the disk
    accepted = [each["accepted"] for each in found]
    entered = statistics.median(each["entered"] for each in found)
    return [
        Row(
            "passphrase accepted to home painted",
            statistics.median(accepted),
            goal=0.3,
            notes=(
                f"worst {max(accepted) * 1000:.0f} ms of {len(accepted)}",
                f"from Enter, the derivation of the key included, {entered * 1000:.0f} ms",
            ),
        )
    ]


def _product(folder: Path) -> dict[str, float]:
    from ui import app as the_app
    from ui.shell import Shell
    from ui.theme import theme
    from workbench.storage.keys import slots as keys

    accepted: list[float] = []
    home_page: list[Paints] = []
    after(keys, "unlock", lambda folder: accepted.append(perf_counter()))
    after(Shell, "show_workspace", lambda shell: home_page.append(Paints(shell.page)))
    app = QApplication([])
    theme.install(app, "light")
    store = ready.open_copy(folder)
    store.close()
    shell = Shell(store.folder)
    shell.show()
    the_app.import_the_rest().join()  # a person types longer than that
    QCoreApplication.processEvents()
    QTest.keyClicks(shell.welcome.card.secret, tasks.EXAMPLE_PASSPHRASE)
    entered = perf_counter()
    QTest.keyClick(shell.welcome.card.secret, Qt.Key.Key_Return)
    while not (home_page and home_page[0].seen):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    painted = perf_counter()
    shell.close()
    return {"accepted": painted - accepted[-1], "entered": painted - entered}


VARIANTS = {"product": _product}

if __name__ == "__main__":
    answer(VARIANTS)
