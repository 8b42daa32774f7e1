"""Save lines as a file that another partnership can load."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.taking_in import TakingIn, Told
from workbench.domain.frameworks import Framework


def ask_where(framework: Framework, window: QWidget) -> QFileDialog:
    """Asks for a file, writes it, and says where it is."""
    name = f"{framework.key}-v{framework.version}.toml"
    chooser = QFileDialog(window, "Save lines as a file", str(_documents() / name), "Lines for Plumbline (*.toml)")
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix("toml")
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.fileSelected.connect(lambda file: save(framework, Path(file), window))
    chooser.open()
    return chooser


def save(framework: Framework, path: Path, window: QWidget) -> TakingIn:
    from workbench import tasks

    dialog = TakingIn("Save lines as a file", tasks.save_framework(framework, path), _saved, window)
    dialog.open()
    return dialog


def _saved(path: Path) -> Told:
    where = f"It is in {path.parent}."
    return f"{path.name} is ready", (where, "Another partnership loads it under Lines and scales, Take from a file.")


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
