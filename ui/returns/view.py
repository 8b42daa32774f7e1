"""Returns: every case by every agency, what has come, what is late, what is wrong, and whom to chase."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.components.foot_bar import Hint
from ui.letters import RETURNS, letters
from ui.page import Page
from ui.programme.facts import local_now
from ui.returns.acts import ReturnActs
from ui.returns.chase_list import MOST
from ui.returns.edits import ReturnEdits
from ui.returns.layout import Pieces, lay_out
from ui.routes import Route, Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.programme import day_in_year
from workbench.domain.returns.chasing import to_chase
from workbench.domain.returns.post import What
from workbench.domain.returns.standing import ReturnsNow
from workbench.domain.text import counted

_HIGH, _LOW = 760, 600
"""Heights of the page from which three, and two, rows of the chase list are in view."""


class ReturnsPage(Page):
    history_asked = Signal(object, str, object)
    """((record's id, heading), ...), a title, and the Scale whose grades are named."""
    dialog_opened = Signal(object)
    """A dialog with work of its own: it is stopped when the window closes."""
    where = Screen.RETURNS
    narrow = True

    def __init__(
        self, workspace: OpenWorkspace, parent: QWidget | None = None, clock: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(workspace, parent)
        self.clock = clock
        """What is late is told by it."""
        self.now: ReturnsNow | None = None
        self._shown_all_the_same = False
        self.edits = ReturnEdits(workspace, lambda: self.clock())
        self.pieces = Pieces(read_only=workspace.read_only)
        self.acts = ReturnActs(self)
        lay_out(self, self.pieces)
        self._listen()
        self.setAcceptDrops(not workspace.read_only)

    def _listen(self) -> None:
        pieces, acts = self.pieces, self.acts
        pieces.chase.clicked.connect(acts.chase)
        pieces.forms.clicked.connect(acts.make_forms)
        pieces.read.clicked.connect(acts.open_files)
        pieces.state.due_asked.connect(acts.change_due)
        pieces.matrix.current_changed.connect(self._show_detail)
        pieces.matrix.acted.connect(acts.act)
        pieces.matrix.opened.connect(self._on_opened)
        pieces.pane.acted.connect(acts.act)
        pieces.pane.kept.connect(acts.keep)
        pieces.pane.typing_asked.connect(acts.type_in)
        pieces.pane.left_out.connect(acts.leave_out)
        pieces.pane.left.connect(lambda: pieces.matrix.setFocus(Qt.FocusReason.OtherFocusReason))
        pieces.chases.copy_asked.connect(acts.copy_message)
        pieces.chases.log.clicked.connect(acts.log)
        pieces.empty.step_requested.connect(self._on_next_step)
        pieces.anyway.clicked.connect(self._on_anyway)
        pieces.told.acted.connect(self._on_read_it)
        letters.changed.connect(self._show_letters)
        theme.changed.connect(self._fit)

    @property
    def matrix(self) -> QWidget:
        return self.pieces.matrix

    def refresh(self) -> None:
        now = self.now = self.edits.now(self.route.audit_id)
        may_act = not self.workspace.read_only
        pieces = self.pieces
        there = bool(now.every)
        pieces.head.show_words("Returns", "", f"{now.audit.title}  ›  Returns")
        pieces.state.show_returns(now, may_act=may_act)
        chases = to_chase(now)
        waiting = sum(len(each.returns) for each in chases)
        pieces.chase.setText(f"Chase {waiting}" if waiting else "Chase")
        pieces.chase.setAccessibleName(f"Chase {counted(waiting, 'return')}")
        pieces.chase.setEnabled(bool(waiting))
        pieces.chase.updateGeometry()
        pieces.forms.setEnabled(there and may_act)
        pieces.read.setEnabled(there and may_act)
        pieces.chases.show_chases(chases, may_act=may_act)
        pieces.matrix.show_returns(now)
        self._show_empty(now)
        self._show_letters()
        self._show_detail()

    def show_route(self, route: Route) -> None:
        other = route.audit_id != self.route.audit_id
        super().show_route(route)
        self.pieces.drop.hide()  # files may have been carried elsewhere meanwhile
        if other:
            self._shown_all_the_same = False
            self.pieces.told.hide()
            if self.now is not None:
                self._show_empty(self.now)
        if route.case_id and route.agency_id:
            self.pieces.matrix.choose(route.case_id, route.agency_id)
        elif route.case_id:
            self.pieces.matrix.choose_case(route.case_id)

    def here(self) -> Route:
        place = self.pieces.matrix.place
        if place is None:
            return Route(Screen.RETURNS, self.route.audit_id)
        return Route(Screen.RETURNS, self.route.audit_id, place[0] or 0, agency_id=place[1])

    def focus_first(self) -> None:
        if self.route.importing:
            self.route = replace(self.route, importing=False)
            self.acts.open_files()
        if not self.pieces.work.isHidden():
            self.pieces.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pieces.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        shown = [(letters.shown(RETURNS, name), does) for name, does in _HINTED]
        return (
            (["↑", "↓", "←", "→"], "move"),
            ("Enter", "open"),
            *((letter, does) for letter, does in shown if letter),
            (["Ctrl", "I"], "import"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("↑ ↓ ← →", "from return to return; with Shift, select several"),
            ("Home, End", "first, last agency; with Ctrl, first, last case"),
            ("Enter", "open: the keyboard goes to what is to be fixed"),
            ("Esc", "back to the matrix"),
            *letters.all_of(RETURNS),
            ("Ctrl+I", "import returned forms; or drop the files on the screen"),
            ("Ctrl+Shift+M", "make forms, one for each agency"),
            ("Ctrl+D", "the day by which returns are due"),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.pieces.matrix, self.pieces.pane, self.pieces.chases)

    def ahead(self) -> Sequence[Callable[[], object]]:
        return [_import_the_rest]

    def stop(self) -> None:
        self.pieces.minute.stop()

    def _show_empty(self, now: ReturnsNow) -> None:
        """The matrix; or where there is nothing to show in it, one sentence of fact and the next step."""
        empty, may_act = self.pieces.empty, not self.workspace.read_only
        sent = [each.at.astimezone().date() for each in now.sheet.whole.post if each.what is What.SENT]
        refused = any(each.what is What.REFUSED for each in now.sheet.whole.post)
        nothing = bool(now.every) and now.nothing_came and not refused and not self._shown_all_the_same
        if not now.every:
            lacking = "cases" if not now.cases else "agencies"
            empty.title.setText(f"No {lacking} yet")
            empty.fact.set_text("A return is one case from one agency. Put both in under Cases and sample.")
            empty.button.setText("Cases and sample")
        else:
            empty.title.setText("No returns yet")
            if sent:
                fact = f"Forms went out on {day_in_year(sent[-1], now.today)}."
                fact += (
                    f" They are due on {day_in_year(now.audit.returns_due, now.today)}."
                    if (now.audit.returns_due)
                    else ""
                )
            else:
                fact = "No forms were made yet. One workbook for each agency, with its cases by reference."
            empty.fact.set_text(fact)
            empty.button.setText("Import returned forms" if sent else "Make forms")
        empty.button.updateGeometry()
        empty.button.setHidden(not may_act and bool(now.every))
        self.pieces.anyway.setHidden(not now.every)
        shown = bool(now.every) and not nothing
        self.pieces.work.setHidden(not shown)
        self.pieces.state.setHidden(not now.every)
        self.pieces.blank.setHidden(shown)

    def _show_detail(self) -> None:
        if self.now is not None:
            place = self.pieces.matrix.place
            detail = self.edits.detail(self.now, *place) if place else None
            self.pieces.pane.show_detail(self.now, detail, may_act=not self.workspace.read_only)

    def _show_letters(self) -> None:
        self.pieces.chase.set_key(letters.shown(RETURNS, "chase"))

    def _on_opened(self) -> None:
        self.pieces.pane.focus_first()

    def _on_next_step(self) -> None:
        now = self.now
        if now is None:
            return
        if not now.every:
            self.asked_for.emit(replace(self.route, screen=Screen.CASES, case_id=0, agency_id=0))
        elif any(each.what is What.SENT for each in now.sheet.whole.post):
            self.acts.open_files()
        else:
            self.acts.make_forms()

    def _on_read_it(self) -> None:
        self.pieces.told.hide()
        self.focus_first()

    def _on_anyway(self) -> None:
        self._shown_all_the_same = True
        self.refresh()
        self.focus_first()

    def on_minute(self) -> None:
        """At midnight what was due becomes late."""
        if self.isVisible() and self.now is not None and self.now.today != self.clock().date():
            self.workspace.changed.emit(frozenset())

    def _fit(self) -> None:
        """In a low window the matrix keeps its rows, and the chase list scrolls."""
        room = self.height() / theme.text_scale
        self.pieces.chases.set_most(MOST if room >= _HIGH else 2 if room >= _LOW else 1)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.acts.files_in(event.mimeData()) and self.now is not None and self.now.every:
            event.acceptProposedAction()
            self.pieces.drop.show_over(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pieces.drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.pieces.drop.hide()
        event.acceptProposedAction()
        self.acts.read_files(self.acts.files_in(event.mimeData()))


_HINTED = (("chase", "chase"), ("nil", "mark nil"), ("extend", "extend"))


def _import_the_rest() -> None:
    import ui.returns.import_dialog
    import ui.returns.type_in  # noqa: F401
