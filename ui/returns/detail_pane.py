"""Beside the matrix: one return in full, what is wrong with it, what can be done, and what has happened to it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label, Rule
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.form.scrolled import scrolled
from ui.letters import RETURNS, letters
from ui.returns.cells import LOOKS
from ui.returns.problem_row import ToFix, of_owed, of_problem
from ui.theme import theme
from workbench.domain.returns.detail import ReturnDetail
from workbench.domain.returns.standing import ReturnsNow, State, settled_of

_WIDTH = 304
_LONG = 22
"""Letters of an agency's name that a button has room for."""


class DetailPane(QFrame):
    """It shows one return, or all of an agency's; Esc gives the keyboard back to the matrix."""

    kept = Signal(object, str)
    """(the Problem, the one of its offers that is meant)."""
    typing_asked = Signal(object)
    """The Problem or the OwedLine to be typed in."""
    left_out = Signal(object)
    acted = Signal(str)
    """"nil", "take back", "extend", "chase", "ask", "grade", "history"."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("One return")
        self.detail: ReturnDetail | None = None
        self._now: ReturnsNow | None = None
        self._may_act = True
        self.ref, self.agency = Label("", "section"), Paragraph("", "lead", "ink2", most_lines=2)
        self.pill = Pill("", role="detail_strong")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(16, 0, 16, 14)
        self._column.setSpacing(4)
        self.rows: list[ToFix] = []
        self.buttons: dict[str, Button] = {}
        self._pieces: list[QWidget] = []
        self._scroll = scrolled(self._inner)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(2)
        head.addWidget(self.ref)
        head.addWidget(self.agency)
        head.addSpacing(4)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_detail(self, now: ReturnsNow, detail: ReturnDetail | None, *, may_act: bool) -> None:
        """None where nothing is in hand."""
        same = self._now is not None and now.today == self._now.today
        if same and (detail, may_act) == (self.detail, self._may_act) and (detail is None or detail.standing):
            self._now = now
            return
        held = QApplication.focusWidget()
        focused = held is not None and self.isAncestorOf(held)
        name = held.accessibleName() if focused and held is not None else ""
        self._now, self.detail, self._may_act = now, detail, may_act
        self._make(now, detail)
        if focused:
            self._focus_again(name)

    def focus_first(self) -> None:
        """The first thing that can be done here."""
        for each in self._stops():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return

    @property
    def told(self) -> list[str]:
        """The sentences of what is to be fixed."""
        return [row.sentence for row in self.rows]

    def _stops(self) -> list[QWidget]:
        found = self._inner.findChildren(QWidget)
        tabbed = (each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled())
        return [each for each in tabbed if each.isVisibleTo(self)]

    def _focus_again(self, name: str) -> None:
        stops = self._stops()
        same = next((each for each in stops if each.accessibleName() == name), None)
        if same is not None:
            same.setFocus()
        elif stops:
            stops[0].setFocus()
        else:
            self.left.emit()

    def _make(self, now: ReturnsNow, detail: ReturnDetail | None) -> None:
        gone, self._pieces, self.rows, self.buttons = self._pieces, [], [], {}
        while self._column.takeAt(0) is not None:
            pass
        for piece in gone:
            piece.hide()
            piece.deleteLater()
        if detail is None:
            return
        self._show_head(now, detail)
        if detail.file:
            self._put(_beside("file-text", "ink2", Paragraph(detail.file, "detail", most_lines=2)))
        if detail.read:
            self._put(Paragraph(detail.read, "detail", "ink2"))
        involved = detail.involved
        if involved and involved.filled_by:
            self._put(Paragraph(f"Filled in by: {involved.filled_by}", "detail", "ink2"))
        if involved and involved.note:
            self._put(Paragraph(involved.note, "detail", "ink2"))
        if involved and involved.due and involved.due_why and detail.standing and detail.standing.open:
            self._put(Paragraph(f"Extended: {involved.due_why}", "detail", "ink2"))
        self._show_rows(now, detail)
        if detail.rest:
            self._put(_beside("check-circle", "ok", Paragraph(detail.rest, "detail", "ink2")))
        self._show_actions(now, detail)
        self._column.addStretch(1)
        self._show_history(detail)
        for piece in self._pieces:
            piece.setVisible(True)  # at once: the keyboard may come to it before the layout has its turn

    def _show_head(self, now: ReturnsNow, detail: ReturnDetail) -> None:
        self.ref.setText(detail.case.ref if detail.case else detail.member.agency.name)
        self.agency.set_text(detail.member.agency.name if detail.case else "All cases")
        self.setAccessibleName(f"Return: {detail.where}")
        if detail.standing is None:
            returns = now.of_agency(detail.member.agency.id)
            settled = settled_of(returns)
            self.pill.show_status(f"{settled} of {len(returns)} settled", tone="ink2", ground="sunken")
            return
        standing = detail.standing
        name, sign, ink, _, ground, *_ = LOOKS[standing.state]
        words = standing.state.word
        if standing.state is State.PROBLEM:
            words = f"Problem: {standing.to_fix} to fix"
        elif standing.open:
            words = f"Awaited, {standing.second(now.today)}"
        elif standing.on:
            words = f"{words}, {standing.second(now.today)}" if not standing.owed else f"{words}, {standing.owed} owed"
        elif standing.owed:
            words = f"{words}, {standing.owed} owed"
        tone = ink if ink in ("caution", "alarm") else sign
        self.pill.show_status(words, name, tone=tone, ground="okSoft" if sign == "ok" else ground)

    def _show_rows(self, now: ReturnsNow, detail: ReturnDetail) -> None:
        for number, problem in enumerate(detail.problems, 1):
            row = of_problem(number, problem, now.sheet.whole, may_act=self._may_act)
            row.kept.connect(lambda offer, problem=problem: self.kept.emit(problem, offer))
            row.typing_asked.connect(_sender(self.typing_asked.emit, problem))
            row.left_out.connect(_sender(self.left_out.emit, problem))
            self._put_row(row)
        for number, owed in enumerate(detail.owed, len(detail.problems) + 1):
            row = of_owed(number, owed, may_act=self._may_act)
            row.typing_asked.connect(_sender(self.typing_asked.emit, owed))
            self._put_row(row)

    def _show_actions(self, now: ReturnsNow, detail: ReturnDetail) -> None:
        standing, agency = detail.standing, detail.member.agency.name
        wanted: list[tuple[str, str, str]] = []
        if self._may_act:
            if detail.problems or detail.owed:
                wanted.append(
                    ("ask", f"Ask {agency}" if len(agency) <= _LONG else "Ask the agency", "paper-plane-tilt")
                )
            if standing.open if standing else any(each.open for each in now.of_agency(detail.member.agency.id)):
                wanted += [("chase", "Copy message", "copy"), ("extend", "More time", "hourglass")]
            if standing is not None:
                if standing.state in (State.NIL, State.OUT_OF_SCOPE):
                    wanted.append(("take back", "Awaited after all", "arrow-u-up-left"))
                elif not standing.lines:
                    wanted.append(("nil", "Nil return", "prohibit"))
        if standing is not None and standing.state not in (State.NIL, State.OUT_OF_SCOPE):
            wanted.append(("grade", "Open on the panel", "users-three"))
        keys = {"nil": "nil", "extend": "extend", "chase": "chase"}
        self._column.addSpacing(6)
        for name, words, sign in wanted:
            button = Button(words, icon_name=sign, height=32, role="detail_strong")
            if name in keys and (letter := letters.shown(RETURNS, keys[name])):
                button.set_key(letter)
            button.setAccessibleName(f"{words}: {detail.where}")
            button.clicked.connect(_sender(self.acted.emit, name))
            self.buttons[name] = button
            self._put(button, Qt.AlignmentFlag.AlignLeft)

    def _show_history(self, detail: ReturnDetail) -> None:
        if not detail.history and detail.case is None:
            return
        self._column.addSpacing(10)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label("History", "label"))
        row.addStretch(1)
        if detail.case is not None:
            full = Button("All changes", "quiet", height=28, role="detail_strong")
            full.setAccessibleName(f"All changes: {detail.where}")
            full.clicked.connect(_sender(self.acted.emit, "history"))
            self.buttons["history"] = full
            row.addWidget(full)
        self._put(head)
        grid = QWidget()
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(10)
        lines.setVerticalSpacing(3)
        lines.setColumnStretch(1, 1)
        for place, (day, text) in enumerate(detail.history):
            lines.addWidget(Label(day, "detail", "ink2"), place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(Paragraph(text, "detail"), place, 1)
        self._put(grid)

    def _put_row(self, row: ToFix) -> None:
        if not self.rows:
            self._put(Rule())
        self.rows.append(row)
        self._put(row)

    def _put(self, piece: QWidget, side: Qt.AlignmentFlag | None = None) -> None:
        self._pieces.append(piece)
        if side is None:
            self._column.addWidget(piece)
        else:
            self._column.addWidget(piece, 0, side)

    def _fit(self) -> None:
        self.setFixedWidth(round(_WIDTH * min(theme.text_scale, 1.2)))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif meant := letters.meant(RETURNS, event):
            self.acted.emit(meant)
        else:
            super().keyPressEvent(event)


def _sender(emit: Callable[[object], None], what: object) -> Callable[..., None]:
    return lambda *_: emit(what)


def _beside(name: str, tone: str, words: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(7)
    row.addWidget(Icon(name, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
