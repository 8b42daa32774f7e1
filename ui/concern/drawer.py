"""F8: an immediate concern. Kept from the first word; nothing here is needed before the worry itself."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label, Rule
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.toast import DRAWER, Toast
from ui.concern.form import ConcernForm, raised_in_words
from ui.concern.listed import ConcernList
from ui.form.scrolled import scrolled
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.concerns import Concern, follow_up, raise_concern
from workbench.domain.edits import Edit
from workbench.domain.questions import Concerns

_KEEP_MS = 1_500
_WIDTH = 576


class ConcernDrawer(QFrame):
    """Esc closes and never discards: whatever was typed is logged."""

    closed = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._shade = Shade(parent)
        self._shade.pressed.connect(self.finish)
        self.setObjectName(DRAWER)
        self.setProperty("role", "drawer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Immediate concern")
        self._workspace = workspace
        self._concern: Concern | None = None
        self._unsaved: dict[int, Concern] = {}
        """By concern: what was typed while the file could not be written."""
        self._case_ref = ""
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self.form = form = ConcernForm()
        self.worry, self.about, self.must_act, self.told = form.worry, form.about, form.must_act, form.told
        self.how, self.told_at, self.acknowledged_at = form.how, form.told_at, form.acknowledged_at
        self.next_step = form.next_step
        self.others = ConcernList()
        self._sub = Label("", "detail", "ink2")
        self._state = Label("", "detail_strong", "alarm")
        self._paused = Label("Panel timer paused", "detail", "ink2")
        self._close = Button("Close", key="Esc", height=32, role="detail_strong")
        self._log = Button("Log concern", "primary", key="Ctrl Enter", height=40)
        self._build()
        self._connect()
        self.hide()

    def open_for(
        self, audit_id: int, case_id: int, case_ref: str, concern_id: int = 0, *, timer_paused: bool = False
    ) -> None:
        """The named concern; without a name the last open one of this case, else a new one; the keyboard in its words.

        Where the workspace is read only there is nothing to open but what is logged.
        """
        self._case_ref = case_ref
        there = self._there(case_id)
        named = next((each for each in there if each.id == concern_id), None)
        still_open = next((each for each in reversed(there) if each.is_open), None)
        shown = named or still_open or (there[-1] if self._workspace.read_only and there else None)
        self._concern = shown or self._fresh(audit_id, case_id)
        self._paused.setVisible(timer_paused)
        self.form.set_read_only(self._workspace.read_only)
        self._show()
        self.place()
        self._shade.show()
        self._shade.raise_()
        self.show()
        self.raise_()
        self._move_toasts()
        self._area.verticalScrollBar().setValue(0)  # what to do first of all stands there
        self.worry.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Along the right edge of the screen it belongs to."""
        around = self._around.rect()
        wide = min(round(_WIDTH * max(1.0, theme.text_scale)), around.width())
        self.setGeometry(around.width() - wide, 0, wide, around.height())
        self._shade.setGeometry(around)

    def keep(self) -> bool:
        """Log what is written so far; True once it is on disk. Until then this drawer remembers it."""
        self._keeping.stop()
        if self._concern is None or self._workspace.read_only:
            return True
        wanted = self.form.concern()
        if not wanted.worry.strip() and not self._is_logged(wanted):
            return True
        self._concern = self._unsaved[wanted.id] = wanted
        kept = self._workspace.edit(lambda: self._edit_for(wanted), about=("concern", wanted.id))
        if kept:
            self._unsaved.pop(wanted.id, None)
        return kept

    def _move_toasts(self) -> None:
        for toast in self.window().findChildren(Toast):
            toast.give_way()

    def put_away(self) -> None:
        """Log, and close without a word: another case or screen is coming."""
        self.keep()
        self._concern = None
        self.hide()
        self._shade.hide()
        self._move_toasts()

    def finish(self) -> None:
        """Log, and close. A time that cannot be read keeps the drawer open; the rest is logged all the same."""
        if self.form.show_problems():
            self.keep()
            return
        self.put_away()
        self.closed.emit()

    def _there(self, case_id: int) -> list[Concern]:
        """The concerns of a case, first to last: as they are logged, with what could not be written yet."""
        logged = {each.id: each for each in self._workspace.ask(Concerns(case_id))}
        return list((logged | {id: each for id, each in self._unsaved.items() if each.case_id == case_id}).values())

    def _fresh(self, audit_id: int, case_id: int) -> Concern:
        return Concern(audit_id, case_id, "", datetime.now().astimezone(), id=self._workspace.new_id())

    def _edit_for(self, wanted: Concern) -> Edit | None:
        """Against what the file holds now: the first time it is logged, later it is followed up."""
        logged = next((each for each in self._workspace.ask(Concerns(wanted.case_id)) if each.id == wanted.id), None)
        return raise_concern(wanted) if logged is None else follow_up(logged, wanted)

    def _is_logged(self, concern: Concern) -> bool:
        return any(each.id == concern.id for each in self._workspace.ask(Concerns(concern.case_id)))

    def _on_changed(self, ids: frozenset[int]) -> None:
        for id in tuple(self._unsaved):
            if id in ids:
                del self._unsaved[id]
        if self._concern is not None and self._concern.id in ids:
            self._show_state()

    def _on_another(self, concern_id: int) -> None:
        """From one concern of the case to another: what was typed is logged first."""
        if self._concern is None or self.form.show_problems():
            return
        self.keep()
        audit_id, case_id = self._concern.audit_id, self._concern.case_id
        found = next((each for each in self._there(case_id) if each.id == concern_id), None)
        self._concern = found or self._fresh(audit_id, case_id)
        self._show()
        self.worry.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        concern = self._concern
        assert concern is not None
        self._sub.setText(f"{self._case_ref}, {raised_in_words(concern.raised_at)}")
        self.worry.forget()
        self.form.show_concern(concern)
        self._show_state()

    def _show_state(self) -> None:
        concern = self._concern
        assert concern is not None
        there: Sequence[Concern] = self._there(concern.case_id)
        self.others.show_concerns(there, concern.id, may_add=not self._workspace.read_only)
        if not self._is_logged(concern):
            self._state.setText("Logged from the first word")
            self._state.set_tone("ink2")
            return
        late = ", overdue" if concern.overdue(datetime.now().astimezone()) else ""
        self._state.setText(f"Logged{late}: {concern.state}")
        self._state.set_tone("alarm" if concern.is_open else "ok")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon("warning-octagon", "alarm", 24), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(Label("Immediate concern", "title"))
        names.addWidget(self._sub)
        head.addLayout(names, 1)
        self._close.clicked.connect(self.finish)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(30, 2, 28, 6)
        inside.setSpacing(12)
        inside.addWidget(self.others)
        inside.addWidget(MessageBar("alarm", "If a child is in danger now, ring 999 first. Log it afterwards."))
        inside.addWidget(self.form)
        inside.addStretch(1)
        kept = QHBoxLayout()
        kept.setSpacing(10)
        kept.addWidget(Icon("eye-slash", "ink2", 18))
        told = "Kept in the concern log only. Never in scores, briefings or exports. Open, and red, until acknowledged."
        kept.addWidget(Paragraph(told, "detail", "ink2"), 1)
        states = QVBoxLayout()
        states.setSpacing(0)
        states.addWidget(self._state)
        states.addWidget(self._paused)
        foot = QHBoxLayout()
        foot.addLayout(states, 1)
        foot.addWidget(self._log)
        under = QVBoxLayout()
        under.setContentsMargins(30, 0, 28, 20)
        under.setSpacing(12)
        under.addWidget(Rule())
        under.addLayout(kept)
        under.addLayout(foot)
        head.setContentsMargins(30, 22, 28, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        self._area = scrolled(inner)
        column.addWidget(self._area, 1)
        column.addLayout(under)

    def _connect(self) -> None:
        self.form.typed.connect(self._on_typed)
        self.form.settled.connect(self.keep)
        self.others.chosen.connect(self._on_another)
        self._log.clicked.connect(self.finish)
        self._workspace.changed.connect(self._on_changed)
        self._around.installEventFilter(self)
        for keys in ("Esc", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_typed(self) -> None:
        concern = self._concern
        if concern is not None and self.worry.text().strip() and not concern.worry.strip():
            self.keep()  # from the first word, not two seconds later
        elif not self._keeping.isActive():
            self._keeping.start()

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Another case or screen comes, or it was closed: what is written is logged in either case."""
        if not event.spontaneous() and self._concern is not None:
            self.put_away()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # a key meant for this drawer never grades the line behind it

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays in the drawer until it is closed."""
        moved = super().focusNextPrevChild(next)
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            (self._close if next else self._log).setFocus(Qt.FocusReason.TabFocusReason)
        return moved


class Shade(QWidget):
    """Over what lies behind the drawer: it is there still, and cannot be graded by a stray press."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    # What Qt asks

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(theme.color("canvas" if theme.dark else "ink1"))
        shade.setAlpha(150 if theme.dark else 110)
        painter.fillRect(self.rect(), shade)
        painter.end()
