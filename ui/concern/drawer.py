"""F8: an immediate concern. Kept from the first word; nothing here is needed before the worry itself."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.key_cap import KeyCap
from ui.components.labels import Icon, Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.segments import Segments
from ui.concern.clock import ClockField
from ui.workspace import OpenWorkspace
from workbench.domain.concerns import Concern, Worry, follow_up, raise_concern
from workbench.domain.edits import Edit
from workbench.domain.questions import Concerns

_KEEP_MS = 1_500
_WIDTH = 576
_MUST_ACT = (("Children’s social care", "Social care"), ("Police", "Police"), ("Other", "Other"))
_HOW = (("Phone", "Phone"), ("In the room", "In the room"), ("Other", "Other"))
_ABOUT = ((Worry.CHILD.value, "A child, now"), (Worry.PROFESSIONAL.value, "A professional"))


class ConcernDrawer(QFrame):
    """Esc closes and never discards: whatever was typed is logged."""

    closed = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("role", "drawer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Immediate concern")
        self._workspace = workspace
        self._concern: Concern | None = None
        self._unsaved: dict[int, Concern] = {}
        """By case: what was typed while the file could not be written."""
        self._case_ref = ""
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self.worry = Field("What is the worry?", required=True, role="body", height=110)
        self.about = Segments("About", list(_ABOUT), Worry.CHILD.value)
        self.must_act = Segments("Who needs to act?", list(_MUST_ACT), "")
        self.told = QLineEdit()
        self.how = Segments("How", list(_HOW), "")
        self.told_at = ClockField("10:46")
        self.acknowledged_at = ClockField("Still waiting")
        self.next_step = QLineEdit()
        self._rows: dict[str, FormRow] = {}
        self._sub = Label("", "detail", "ink2")
        self._state = Label("", "detail", "alarm")
        self._build()
        self._connect()
        self.hide()

    def open_for(self, audit_id: int, case_id: int, case_ref: str) -> None:
        """The open concern of this case, else a new one; the keyboard in the first box."""
        logged = [each for each in self._workspace.ask(Concerns(case_id)) if each.is_open]
        fresh = Concern(audit_id, case_id, "", datetime.now().astimezone(), id=self._workspace.new_id())
        self._case_ref = case_ref
        self._concern = self._unsaved.get(case_id) or (logged[-1] if logged else fresh)
        self._show()
        self.place()
        self.show()
        self.raise_()
        self.worry.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Along the right edge of the screen it belongs to."""
        around = self._around.rect()
        wide = min(_WIDTH, around.width())
        self.setGeometry(around.width() - wide, 0, wide, around.height())

    def keep(self) -> bool:
        """Log what is written so far; True once it is on disk. Until then this drawer remembers it for its case."""
        self._keeping.stop()
        if self._concern is None:
            return True
        wanted = self._written()
        if not wanted.worry.strip() and not self._is_logged(wanted):
            return True
        self._concern = self._unsaved[wanted.case_id] = wanted
        kept = self._workspace.edit(lambda: self._edit_for(wanted), about=("concern", wanted.id))
        if kept:
            self._unsaved.pop(wanted.case_id, None)
        return kept

    def put_away(self) -> None:
        """Log, and close without a word: another case or screen is coming."""
        self.keep()
        self.hide()
        self._concern = None

    def finish(self) -> None:
        """Log, and close. A time that cannot be read keeps the drawer open."""
        for name, clock in (("told_at", self.told_at), ("acknowledged_at", self.acknowledged_at)):
            self._rows[name].set_error(clock.problem())
            if clock.problem():
                clock.setFocus()
                return
        self.put_away()
        self.closed.emit()

    def _edit_for(self, wanted: Concern) -> Edit | None:
        """Against what the file holds now: the first time it is logged, later it is followed up."""
        logged = next((each for each in self._workspace.ask(Concerns(wanted.case_id)) if each.id == wanted.id), None)
        return raise_concern(wanted) if logged is None else follow_up(logged, wanted)

    def _is_logged(self, concern: Concern) -> bool:
        return any(each.id == concern.id for each in self._workspace.ask(Concerns(concern.case_id)))

    def _on_changed(self, ids: frozenset[int]) -> None:
        for case_id, concern in tuple(self._unsaved.items()):
            if concern.id in ids:
                del self._unsaved[case_id]
        if self._concern is not None and self._concern.id in ids:
            self._show_state()

    def _written(self) -> Concern:
        assert self._concern is not None
        return replace(
            self._concern,
            worry=self.worry.text(),
            about=Worry(self.about.current or Worry.CHILD.value),
            must_act=self.must_act.current,
            told=self.told.text(),
            how=self.how.current,
            told_at=self.told_at.at(),
            acknowledged_at=self.acknowledged_at.at(),
            next_step=self.next_step.text(),
        )

    def _show(self) -> None:
        concern = self._concern
        assert concern is not None
        self._sub.setText(f"{self._case_ref}, raised at {concern.raised_at:%H:%M on %A} {concern.raised_at:%d %B}")
        self.worry.set_text(concern.worry)
        self.about.set_current(concern.about.value)
        self.must_act.set_current(concern.must_act)
        self.told.setText(concern.told)
        self.how.set_current(concern.how)
        self.told_at.show_time(concern.told_at, concern.raised_at)
        self.acknowledged_at.show_time(concern.acknowledged_at, concern.raised_at)
        self.next_step.setText(concern.next_step)
        self._show_state()

    def _show_state(self) -> None:
        assert self._concern is not None
        if not self._is_logged(self._concern):
            self._state.setText("Not logged yet: it is logged from the first word")
            self._state.set_tone("ink2")
            return
        lado = " Tell the LADO." if self._concern.about is Worry.PROFESSIONAL and not self._concern.told else ""
        self._state.setText(f"Logged: {self._concern.state}.{lado}")
        self._state.set_tone("alarm" if self._concern.is_open else "ok")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon("warning-octagon", "alarm", 24), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(Label("Immediate concern", "title"))
        names.addWidget(self._sub)
        head.addLayout(names, 1)
        head.addWidget(KeyCap("Esc"), 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for name, label, field, at, across, wide in (
            ("about", "Who is the worry about?", self.about, 0, 0, 2),
            ("must_act", "Who needs to act?", self.must_act, 1, 0, 2),
            ("told", "Person told", self.told, 2, 0, 1),
            ("how", "How", self.how, 2, 1, 1),
            ("told_at", "Told at", self.told_at, 3, 0, 1),
            ("acknowledged_at", "Acknowledged at", self.acknowledged_at, 3, 1, 1),
            ("next_step", "Agreed next step", self.next_step, 4, 0, 2),
        ):
            self._rows[name] = FormRow(label, field)
            grid.addWidget(self._rows[name], at, across, 1, wide)
        kept = Paragraph(
            "Kept in the concern log only. Never in scores, briefings or exports. It stays open, and red, until "
            "somebody has been told and has acknowledged it.",
            "detail",
            "ink2",
        )
        self._log = Button("Log concern", "primary", key="Ctrl Enter", height=40)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self._log)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 24, 28, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(MessageBar("alarm", "If a child is in danger now, ring 999 first. Log it afterwards."))
        column.addWidget(self.worry)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(kept)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.worry.user_edited.connect(self._on_typed)
        self.worry.left.connect(self.keep)
        for line in (self.told, self.next_step):
            line.textEdited.connect(self._on_typed)
            line.editingFinished.connect(self.keep)
        for segments in (self.about, self.must_act, self.how):
            segments.chosen.connect(lambda key, chosen=segments: self._on_chosen(chosen, key))
        for clock in (self.told_at, self.acknowledged_at):
            clock.settled.connect(self.keep)
        self._log.clicked.connect(self.finish)
        self._workspace.changed.connect(self._on_changed)
        for keys in ("Esc", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_typed(self, _text: str) -> None:
        concern = self._concern
        if concern is not None and self.worry.text().strip() and not concern.worry.strip():
            self.keep()  # from the first word, not two seconds later
        elif not self._keeping.isActive():
            self._keeping.start()

    def _on_chosen(self, segments: Segments, key: str) -> None:
        segments.set_current(key)
        self.keep()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # a key meant for this drawer never grades the line behind it

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays in the drawer until it is closed."""
        moved = super().focusNextPrevChild(next)
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            (self.worry.edit if next else self._log).setFocus(Qt.FocusReason.TabFocusReason)
        return moved
