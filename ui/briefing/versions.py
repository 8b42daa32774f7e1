"""Versions of a briefing: keep this one, look at an earlier one, bring its words back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.components.button import Button
from ui.components.message_bar import MessageBar
from workbench.domain.briefing.versions import Version


class VersionButton(Button):
    """`looked_at` carries the id of a version to show; `kept` asks to set the present one aside."""

    looked_at = Signal(object)
    kept = Signal()
    drafted_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", height=28, role="detail_strong", icon_name="caret-down", parent=parent)
        self._versions: tuple[Version, ...] = ()
        self._shown = 0
        self._read_only = False
        self.clicked.connect(self.offer)

    def show_versions(self, versions: Sequence[Version], shown: Version, *, read_only: bool) -> None:
        self._versions, self._shown, self._read_only = tuple(versions), shown.id, read_only
        self.setText(named(shown))
        self.setAccessibleName(f"{named(shown)}, of {len(versions)}. Versions")

    def offer(self) -> None:
        """Every version, the newest first; and what can be done with the one in hand."""
        menu = QMenu(self)
        menu.setAccessibleName("Versions")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for version in reversed(self._versions):
            action = menu.addAction(named(version), partial(self.looked_at.emit, version.id))
            action.setCheckable(True)
            action.setChecked(version.id == self._shown)
        if not self._read_only:
            menu.addSeparator()
            menu.addAction(f"Keep draft {self._versions[-1].version} as it is, and go on", self.kept.emit)
            menu.addAction("Draft the boxes again from the audit", self.drafted_again.emit)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class EarlierVersion(MessageBar):
    """Says that the version in view was kept and can only be read; its button brings the words back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent=parent)

    def show_version(self, version: Version, *, read_only: bool) -> None:
        self.setVisible(version.kept_on is not None)
        if version.kept_on is not None:
            said = f"{named(version)}. It can be read, not changed; an export is of the draft."
            self.show_message("info", said, "", "" if read_only else "Bring its words back")


def named(version: Version) -> str:
    """ "Draft 3", or "Version 2, kept 14 May"."""
    if version.kept_on is None:
        return f"Draft {version.version}"
    return f"Version {version.version}, kept {version.kept_on.day} {version.kept_on:%B}"
