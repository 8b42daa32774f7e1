"""The two lists of the library: what there is, and the lines of the framework that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.audit.lists import scale_in_words
from ui.library.rows import Row, RowDelegate, Rows
from ui.theme import theme
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.library.framework_changes import users_of
from workbench.domain.questions import Library
from workbench.domain.scales import Scale
from workbench.domain.text import counted


class RowList(QListView):
    """`chosen` carries the key of a row that a person came to."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Rows(self)
        self.setModel(self.table)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self.table.rows[row].key if 0 <= row < len(self.table.rows) else ""

    def show_rows(self, rows: Sequence[Row], key: str) -> None:
        """Show these, the row with this key current. Nothing is said of it: it is no choice of a person's."""
        with QSignalBlocker(self.selectionModel()):
            self.table.show_rows(rows)
            place = self.table.place_of(key)
            if place >= 0:
                self.setCurrentIndex(self.table.index(place))
            else:
                self.clearSelection()
        self.viewport().update()
        if place >= 0:
            self.scrollTo(self.table.index(place))

    def choose(self, key: str) -> None:
        place = self.table.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.table.index(place))

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and (key := self.table.rows[now.row()].key):
            self.chosen.emit(key)


class LineList(RowList):
    """The lines in their order. The keys ask; the page does."""

    edit_asked = Signal()
    move_asked = Signal(int)
    add_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Lines of enquiry", parent)
        self.doubleClicked.connect(self._on_double_clicked)

    def _on_double_clicked(self) -> None:
        self.edit_asked.emit()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_asked.emit()
            case Qt.Key.Key_Up if alt:
                self.move_asked.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.move_asked.emit(1)
            case Qt.Key.Key_Insert:
                self.add_asked.emit()
            case Qt.Key.Key_Delete:
                self.remove_asked.emit()
            case _:
                super().keyPressEvent(event)


def framework_key(id: int) -> str:
    return f"framework {id}"


def scale_key(id: int) -> str:
    return f"scale {id}"


def library_rows(library: Library) -> list[Row]:
    """Frameworks by title, the newest version first; then scales."""
    frameworks = sorted(library.frameworks, key=lambda item: (item[1].title, item[1].key, -item[1].version))
    rows = [Row("", "Lines of enquiry")]
    for id, each in frameworks:
        users = users_of(each, library)
        frozen = f", used by {_few(users)}" if users else ""
        row = Row(framework_key(id), each.title, f"Version {each.version}, {lines_in(each)}{frozen}")
        rows.append(row if not users else Row(row.key, row.name, row.about, icon="lock-key"))
    rows.append(Row("", "Scales"))
    return rows + [Row(scale_key(id), scale.title, _grades(scale)) for id, scale in library.scales]


def line_rows(framework: Framework) -> list[Row]:
    rows = []
    for line in framework.lines:
        whole = line.kind is LineKind.WHOLE_CASE
        about, picture, tone = _about(line, framework.scale_of(line))
        rows.append(Row(line.key, line.title, f"Whole case, {about}" if whole else about,
                        " " if whole else str(line.number), picture, tone))  # fmt: skip
    return rows


def lines_in(framework: Framework) -> str:
    return counted(sum(line.kind is LineKind.LINE for line in framework.lines), "line")


def _about(line: Line, scale: Scale) -> tuple[str, str, str]:
    if not line.question:
        return "No question yet", "warning", "caution"
    told, wanted = len(line.descriptors), len(scale.grades)
    own = "own scale, " if line.scale else ""
    return f"{own}{counted(len(line.prompts), 'prompt')}, {told} of {wanted} grades described", "", "ink2"


def _few(refs: Sequence[str]) -> str:
    return ", ".join(refs[:2]) + (f" and {len(refs) - 2} more" if len(refs) > 2 else "")


def _grades(scale: Scale) -> str:
    return f"{counted(len(scale.grades), 'grade')}: {scale_in_words(scale)}"
