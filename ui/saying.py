"""What the workspace says of itself, said where the user is looking: above the page, or above the panel's boxes."""

from PySide6.QtCore import QObject

from ui.components.toast import Toast
from ui.desk import Desk
from ui.places import Places
from ui.workspace import OpenWorkspace


class Saying(QObject):
    """A tick and Undo stand only beside what was done."""

    def __init__(self, workspace: OpenWorkspace, desk: Desk, places: Places, toast: Toast) -> None:
        super().__init__(desk)
        self._desk, self._places, self._toast = desk, places, toast
        workspace.did.connect(self._on_did)
        workspace.logged.connect(self._on_no_way_back)
        workspace.undid.connect(self._on_no_way_back)
        workspace.told.connect(self.tell)
        workspace.refused.connect(self.refuse)

    def tell(self, words: str) -> None:
        self._in_view().show_told(words)

    def refuse(self, sentence: str) -> None:
        if self._places.on_panel:
            self.tell(sentence)
        else:
            self._desk.tell("caution", sentence)

    def _on_did(self, words: str) -> None:
        self._in_view().show_change(words)

    def _on_no_way_back(self, words: str) -> None:
        self._in_view().show_change(words, undo=False)

    def _in_view(self) -> Toast:
        return (self._places.panel_toast if self._places.on_panel else None) or self._toast
