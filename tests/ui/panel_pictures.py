"""Pictures of the panel from the example: `python -m tests.ui.panel_pictures OUT`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.ui.example import example_store
from ui.panel.view import PanelPage
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Words
from workbench.domain.questions import AuditByRef, Cases

_SIZES = {"": (1440, 900), "_1280x680": (1280, 680)}


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    store = example_store(out / "example")
    workspace = OpenWorkspace(store)
    audit_id = workspace.ask(AuditByRef("MIS26"))
    case = next(each for each in workspace.ask(Cases(audit_id)) if each.ref == "MIS26-03")
    theme.install(app, "light")
    for look in ("light", "dark"):
        theme.choose(look)
        for suffix, size in _SIZES.items():
            for mode in ("grading", "typing"):
                page = PanelPage(workspace)
                page.resize(*size)
                page.show()
                page.open_case(audit_id, case.id)
                page.model.go_to(4)
                page.activateWindow()
                if mode == "typing":
                    page.words.focus_words(Words.REASON)
                else:
                    page.board.focus_grades(page.model.current)
                for _ in range(4):
                    app.processEvents()
                page.grab().save(str(out / f"panel_{look}_{mode}{suffix}.png"))
                page.close()
    workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
