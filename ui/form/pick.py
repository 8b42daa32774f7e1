"""A button that offers a list and does what is picked from it: going along the list does nothing yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.components.button import Button, Kind


class Pick(Button):
    """`picked` carries what was picked. Space or a press opens the list, Enter picks, Esc leaves all as it is."""

    picked = Signal(str)

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        height: int = 32,
        role: str = "label",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind, icon_name="caret-down", height=height, role=role, parent=parent)
        self._terms: tuple[tuple[str, str], ...] = ()
        self.clicked.connect(self._on_clicked)

    def set_terms(self, terms: Sequence[tuple[str, str]]) -> None:
        """(what is picked, what is shown) in the order of the list."""
        self._terms = tuple(terms)

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        return self._terms

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.accessibleName() or self.text())
        for value, shown in self._terms:
            action = menu.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, value=value: self.picked.emit(value))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
