"""Pictures of the panel from the example: `python -m tests.ui.panel_pictures OUT`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.example import example_store
from ui.computer_settings import SIZES
from ui.panel.view import PanelPage
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Words
from workbench.domain.questions import AuditByRef, Cases, Overview
from workbench.domain.setting_up import change_audit

_SIZES = {"": (1440, 900), "_1280x680": (1280, 680)}
_LINE = 4


class Album:
    """Takes the panel of one case in one state after another."""

    def __init__(self, out: Path, workspace: OpenWorkspace, ref: str) -> None:
        self.out, self.workspace = out, workspace
        self.audit_id = workspace.ask(AuditByRef("MIS26"))
        self.case_id = next(each.id for each in workspace.ask(Cases(self.audit_id)) if each.ref == ref)

    def take(self, name: str, size: tuple[int, int], prepare: Callable[[PanelPage], object]) -> None:
        page = PanelPage(self.workspace)
        page.resize(*size)
        page.show()
        page.open_case(self.audit_id, self.case_id)
        page.model.go_to(_LINE)
        page.activateWindow()
        page.board.focus_grades(page.model.current)
        prepare(page)
        for _ in range(4):
            QApplication.processEvents()
        page.grab().save(str(self.out / f"panel_{name}.png"))
        for dialog in page.findChildren(QDialog):
            dialog.grab().save(str(self.out / f"dialog_{name}.png"))
            dialog.close()
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def typing(page: PanelPage) -> None:
    page.words.focus_words(Words.REASON)


def grading(page: PanelPage) -> None:
    page.board.focus_grades(page.model.current)


def as_police(page: PanelPage) -> None:
    police = next(each for each in page.model.sheet.members if each.agency.name == "Police")
    page._grade_as(police.agency.id)


def as_nobody_known(page: PanelPage) -> None:
    camhs = next(each for each in page.model.sheet.members if each.agency.name == "CAMHS")
    page._grade_as(camhs.agency.id)


def concern(page: PanelPage) -> None:
    page.concerns.raise_one()
    page.concern.worry.set_text("Record from 2 May mentions a new adult collecting her from school. No check seen.")


def all_answered(page: PanelPage) -> None:
    while (at := page.model.next_open()) is not None:
        page.model.go_to(at)
        page.model.give("G")
    page.model.go_to(_LINE)


def whole_case(page: PanelPage) -> None:
    page.model.go_to(len(page.model.sheet.graded_lines))
    page.model.give("RI")
    page.words.focus_words(Words.REASON)


def closed(page: PanelPage) -> None:
    if not page.closing.closed:
        page.closing.close_or_reopen()


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    workspace = OpenWorkspace(example_store(out / "example"))
    album = Album(out, workspace, "MIS26-03")
    theme.install(app, "light")

    def everywhere(name: str, prepare: Callable[[PanelPage], object]) -> None:
        for look in ("light", "dark"):
            theme.choose(look)
            for suffix, size in _SIZES.items():
                album.take(f"{look}_{name}{suffix}", size, prepare)
        theme.choose("light")

    for name, prepare in (("grading", grading), ("typing", typing), ("as_police", as_police), ("concern", concern)):
        everywhere(name, prepare)
    for scale, told in SIZES.items():
        theme.set_scale(scale)
        for suffix, size in _SIZES.items():
            for name, prepare in (("typing", typing), ("as_police", as_police)):
                album.take(f"{told.split()[0]}_{name}{suffix}", size, prepare)
    theme.set_scale(1.0)
    album.take("as_nil", _SIZES[""], as_nobody_known)
    album.take("whose", _SIZES[""], lambda page: page._ask_whose())
    first = workspace.ask(Overview(album.audit_id)).audit
    _panel_first(workspace, album.audit_id, on=True)
    album.take("first_graded", _SIZES[""], grading)
    album.take("first", _SIZES[""], lambda page: page.model.go_to(6))
    album.take("first_armed_1280x680", _SIZES["_1280x680"], lambda page: (page.model.go_to(6), page._hide_or_show()))
    _panel_first(workspace, album.audit_id, on=first.panel_first)
    everywhere("answered", all_answered)
    everywhere("whole", whole_case)
    everywhere("closed", closed)
    album.take("reopening", _SIZES[""], lambda page: page.closing.close_or_reopen())
    workspace.close()


def _panel_first(workspace: OpenWorkspace, audit_id: int, *, on: bool) -> None:
    from dataclasses import replace

    audit = workspace.ask(Overview(audit_id)).audit
    workspace.edit(lambda: change_audit(audit, replace(audit, panel_first=on)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
