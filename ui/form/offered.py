"""A line that offers the words of one of the partnership's own lists; any other words may be typed."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Terms
from workbench.domain.terms import ListOf


def terms_of(workspace: OpenWorkspace, of: ListOf) -> list[str]:
    """The words of one list, in the order the partnership gave them."""
    return [term.name for term in workspace.ask(Terms()) if term.list is of]


class Offered(QObject):
    """Looks the list up whenever the keyboard comes into the line; ↓ shows all of it."""

    def __init__(self, workspace: OpenWorkspace, line: QLineEdit, of: ListOf) -> None:
        super().__init__(line)
        self._workspace, self._line, self._of = workspace, line, of
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        if (offers := completer.popup()) is not None:
            theme.dress(offers)  # Qt gives it no parent
        line.installEventFilter(self)

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._words.setStringList(terms_of(self._workspace, self._of))
        return False
