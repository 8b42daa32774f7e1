"""The first screen: open a workspace, make one, or look at the example."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.form.scrolled import scrolled
from ui.opening import Opening, Wish
from ui.recent import Recent, forget, recent
from ui.settings import Settings
from ui.settings_menu import settings_menu
from ui.welcome.cards import WayIn, WorkspaceCard, when
from ui.welcome.create import CreateSteps
from ui.welcome.plate import WelcomePlate
from workbench.errors import OpenElsewhere, WorkbenchError


class WelcomePage(QWidget):
    """`opened` carries the open Store. Until then nothing but folder names is known."""

    opened = Signal(object)

    def __init__(self, data: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._kept = settings
        self._selected: Path | None = None
        self._others: list[QWidget] = []
        self._about_card = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.opening = Opening(data, self)
        self.opening.opened.connect(self.opened)
        self.opening.failed.connect(self._on_failed)
        self.opening.slow.connect(self._on_slow)
        self.title = Label("Welcome", "display")
        self.lead = Label("", "lead", "ink2")
        self.card = WorkspaceCard()
        self.card.asked.connect(self._on_asked)
        self.card.dropped.connect(self._on_dropped)
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.create_way = WayIn(
            "plus", "Create a workspace", "Name it, choose where it lives, set a passphrase. Three steps.", "Ctrl N"
        )
        self.open_way = WayIn(
            "folder-open",
            "Open a workspace folder",
            "From this computer, a shared drive or an encrypted stick.",
            "Ctrl O",
        )
        self.example_way = WayIn(
            "compass", "Explore the example", "Three invented audits, ready to grade. Nothing to set up.", "Ctrl T"
        )
        self.create_way.clicked.connect(self.start_creating)
        self.open_way.clicked.connect(self.choose_folder)
        self.example_way.clicked.connect(self.open_example)
        self.settings = Button(
            "Light, dark and text size", "quiet", icon_name="text-aa", height=30, role="detail_strong"
        )
        self.settings.clicked.connect(self._on_settings)
        self.steps = CreateSteps(data)
        self.steps.left.connect(self.show_ways)
        self.steps.opened.connect(self.opened)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self._ways()))
        self._stack.addWidget(scrolled(self.steps))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(WelcomePlate(), 7)
        row.addWidget(self._stack, 11)
        self.show_recent()

    def _ways(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(72, 28, 72, 28)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.card)
        self._others_box = QVBoxLayout()
        self._others_box.setSpacing(8)
        column.addLayout(self._others_box)
        column.addSpacing(16)
        for way in (self.create_way, self.open_way, self.example_way):
            column.addWidget(way)
        column.addStretch(1)
        column.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignRight)
        return inner

    def show_recent(self, selected: Path | None = None) -> None:
        """The list of this computer; `selected` or the latest has its passphrase box open."""
        found = recent(self._data)
        if selected is None and found:
            selected = found[0].folder
        now = datetime.now()
        for widget in self._others:
            widget.hide()
            widget.deleteLater()
        self._others = []
        self._selected = selected
        self.title.setText("Welcome back" if found else "Welcome")
        self.lead.setText(
            "Open your workspace, or start somewhere new" if selected else "Create a workspace, or look at the example"
        )
        self.card.setHidden(selected is None)
        if selected is not None:
            chosen = next((each for each in found if each.folder == selected), None)
            self.card.show_workspace(chosen or Recent(selected, now), now, known=chosen is not None)
        for each in found:
            if each.folder != selected:
                self._add_other(each, now)

    def _add_other(self, each: Recent, now: datetime) -> None:
        there = each.folder.exists()
        meaning = f"{each.folder}, {f'opened {when(each.opened, now)}' if there else 'not found'}"
        other = WayIn("lock-key" if there else "prohibit", each.name, meaning, "")
        other.clicked.connect(lambda _checked=False, folder=each.folder: self.select(folder))
        self._others.append(other)
        self._others_box.addWidget(other)

    def select(self, folder: Path) -> None:
        """Put this workspace at the top, ready for its passphrase; or say why it cannot be opened."""
        from workbench.storage import workspaces

        self.show_ways()
        self.told.setHidden(True)
        self.show_recent(folder)
        try:
            workspaces.check_folder(folder)
        except WorkbenchError as error:
            known = any(each.folder == folder for each in recent(self._data))
            self.card.show_problem(str(error), action="Take off this list" if known else "")
        self.focus_first()

    def focus_first(self) -> None:
        if self.creating:
            self.steps.focus_first()
        elif self._selected is not None:
            self.card.secret.setFocus()
        else:
            self.create_way.setFocus()

    @property
    def creating(self) -> bool:
        return self._stack.currentIndex() == 1

    def start_creating(self) -> None:
        if self.opening.busy or self.creating:
            return
        self.steps.start()
        self._stack.setCurrentIndex(1)
        self.steps.focus_first()

    def show_ways(self) -> None:
        self._stack.setCurrentIndex(0)
        self.focus_first()

    def choose_folder(self) -> None:
        chooser = QFileDialog(self, "Open a workspace folder", str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._on_folder_chosen)
        chooser.open()

    def open_example(self) -> None:
        """The example of this computer, made afresh: three invented audits."""
        if self.opening.busy:
            return
        self.told.setHidden(True)
        self._about_card = False
        self.opening.make_example(self._data / "example", date.today())

    def stop(self) -> None:
        self.opening.stop()
        self.steps.stop()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", "open the workspace"),
            ("Ctrl+N", "create a workspace"),
            ("Ctrl+O", "open a workspace folder"),
            ("Ctrl+T", "explore the example"),
            ("Esc", "leave creating; nothing is kept"),
        )

    def _on_folder_chosen(self, chosen: str) -> None:
        self.select(Path(chosen))

    def _on_asked(self, secret: str, by_code: bool, read_only: bool) -> None:
        if self._selected is None or self.opening.busy:
            return
        self.card.forget_told()
        self._about_card = True
        wish = Wish(self._selected, "" if by_code else secret, secret if by_code else "", read_only)
        self.opening.open(wish)

    def _on_dropped(self) -> None:
        if self._selected is not None:
            forget(self._data, self._selected)
        self.show_recent()
        self.focus_first()

    def _on_settings(self) -> None:
        settings_menu(self, self._kept).popup(self.settings.mapToGlobal(self.settings.rect().topLeft()))

    def _on_slow(self) -> None:
        if self._about_card:
            self.card.show_busy("Opening…")
        else:
            self._tell("info", "Making the example…")
        announce(self, "Opening" if self._about_card else "Making the example")

    def _on_failed(self, error: WorkbenchError) -> None:
        if not self._about_card:
            self._tell("alarm", str(error))
        elif isinstance(error, OpenElsewhere):
            self.card.show_problem(str(error), action="Open read only", read_only=True)
        else:
            self.card.show_problem(str(error))

    def _tell(self, kind: MessageKind, sentence: str) -> None:
        self.told.show_message(kind, sentence)
        self.told.setHidden(False)
