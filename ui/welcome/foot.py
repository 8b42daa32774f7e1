"""The foot of the welcome screen: the version, two rarer ways in, and how the window looks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.computer_settings import SIZES, Settings
from ui.theme import theme
from workbench import VERSION


class WelcomeFoot(QWidget):
    restore_asked = Signal()
    check_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.restore = Button("Restore a backup", "quiet", height=30, role="detail_strong")
        self.restore.clicked.connect(self.restore_asked)
        self.check = Button("Check a file", "quiet", height=30, role="detail_strong")
        self.check.clicked.connect(self.check_asked)
        self.size_button = Button("Text size", "quiet", icon_name="text-aa", height=30, role="detail_strong")
        self.size_button.clicked.connect(self._on_size)
        self.dark = Button("Dark", "quiet", icon_name="moon", height=30, role="detail_strong")
        self.dark.clicked.connect(self._on_dark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Label(f"Version {VERSION}", "detail", "ink3"))
        row.addSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.check)
        row.addStretch(1)
        row.addWidget(self.size_button)
        row.addWidget(self.dark)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.dark.setText("Light" if theme.dark else "Dark")
        self.dark.set_icon_name("sun" if theme.dark else "moon")
        self.dark.setAccessibleName("Light look" if theme.dark else "Dark look")

    def _on_dark(self) -> None:
        self._settings.choose_look("light" if theme.dark else "dark")

    def _on_size(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Text size")
        for size, told in SIZES.items():
            action = menu.addAction(f"Text {told}")
            action.setCheckable(True)
            action.setChecked(size == theme.text_scale)
            action.triggered.connect(lambda _checked=False, wanted=size: self._settings.choose_text(wanted))
        menu.popup(self.size_button.mapToGlobal(self.size_button.rect().topLeft()))
