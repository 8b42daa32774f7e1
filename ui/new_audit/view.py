"""New audit: scope, lines and scale, agencies, cases. It becomes an audit in one edit, at the end."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.foot_bar import Hint
from ui.components.message_bar import MessageBar
from ui.components.steps import Steps
from ui.form.scrolled import scrolled
from ui.new_audit.agencies import AgenciesStep
from ui.new_audit.cases import CasesStep
from ui.new_audit.lines import LinesStep
from ui.new_audit.scope import ScopeForm
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.frameworks import Framework
from workbench.domain.questions import Agencies, LinesAndScales, Programme
from workbench.domain.scales import Grade, Scale
from workbench.domain.setting_up import NewAudit, new_audit, problems

TITLES = ("Scope", "Lines and scale", "Agencies", "Cases")
_NOTHING = Framework("", "", 1, Scale("", "", (Grade("", "", 1, True),)), ())
_STEP_OF = {"framework": 1, "agencies": 2, "cases": 3}


class NewAuditPage(Page):
    """What is written here stays while the program is open, until the audit is made or it is begun again."""

    take_asked = Signal()
    where = Screen.NEW_AUDIT

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._begun = False
        self._step = 0
        self.head = PageHead("New audit")
        self.again = Button("Begin again", "quiet")
        self.again.clicked.connect(self._on_again)
        self.head.buttons.addWidget(self.again)
        self.steps = Steps(TITLES)
        self.scope, self.lines = ScopeForm(date.today()), LinesStep()
        self.agencies, self.cases = AgenciesStep(), CasesStep()
        self.lines.take_asked.connect(self.take_asked)
        self._stack = QStackedWidget()
        self.areas: list[QScrollArea] = []
        for step in (self.scope, self.lines, self.agencies, self.cases):
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(28, 4, 28, 20)
            column.addWidget(step)
            area = scrolled(inner, "Lines of enquiry" if step is self.lines else "")
            self.areas.append(area)
            self._stack.addWidget(area)
        self.told = MessageBar("caution", "")
        self.told.setHidden(True)
        self.back = Button("Back", icon_name="arrow-left")
        self.back.clicked.connect(self.go_back)
        self.next = Button("Next", "primary", key="Ctrl Enter")
        self.next.clicked.connect(self.go_on)
        top = QVBoxLayout()
        top.setContentsMargins(28, 20, 28, 8)
        top.setSpacing(10)
        top.addWidget(self.head)
        top.addWidget(self.steps)
        top.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 8, 28, 12)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)

    def refresh(self) -> None:
        summaries = self.workspace.ask(Programme())
        if not self._begun:
            self._begun = True
            self.scope.show_known([(each.audit.ref, each.audit.title) for each in summaries])
            self.agencies.show_known(self.workspace.ask(Agencies()))
            self._show(0, focus=False)
        self.lines.show_library(self.workspace.ask(LinesAndScales()))

    def choose_lines(self, key: str, version: int) -> None:
        self.lines.show_library(self.workspace.ask(LinesAndScales()))
        self.lines.choose(key, version)

    def focus_first(self) -> None:
        first: Sequence[QWidget] = (
            self.scope.title,
            self.lines.framework_choice,
            next((box for box, _ in self.agencies.boxes.values()), self.agencies.name),
            self.cases.table if self.cases.cases() else self.cases.how_many,
        )
        first[self._step].setFocus(Qt.FocusReason.OtherFocusReason)

    def gathered(self) -> NewAudit:
        return NewAudit(
            audit=self.scope.audit(),
            framework=self.lines.framework() or _NOTHING,
            agencies=self.agencies.chosen(),
            cases=self.cases.cases(),
            involvement=self.cases.involvement(),
        )

    def problems(self) -> list[tuple[str, str]]:
        """Everything to put right, in the order of the form."""
        refs = {each.audit.ref for each in self.workspace.ask(Programme())}
        found = [*problems(self.gathered(), refs), *self.scope.problems()]
        if not self.agencies.chosen():
            found.append(("agencies", "Choose at least one agency."))
        order = [*self.scope.rows, *_STEP_OF]
        return sorted(found, key=lambda problem: order.index(problem[0]))

    def go_on(self) -> None:
        """To the next step if this one is whole; from the last, make the audit."""
        self.cases.settle()
        found = self.problems()
        here = [each for each in found if _STEP_OF.get(each[0], 0) == self._step]
        if self._step == 0:
            # Cases and lines come later; only what this step asks is said now.
            self.scope.show_problems(here)
        if here:
            self._show_problems(here)
        elif self._step < len(TITLES) - 1:
            self._show(self._step + 1)
        elif found:
            self._show(_STEP_OF.get(found[0][0], 0))
            self._show_problems(found)
        else:
            self._make()

    def go_back(self) -> None:
        if self._step:
            self._show(self._step - 1)
        else:
            self.asked_for.emit(Route(Screen.PROGRAMME))

    def hints(self) -> Sequence[Hint]:
        return (("Tab", "next field"), (["Ctrl", "Enter"], "next step"), ("Esc", "back"), ("F1", "all keys"))

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("Ctrl+Enter", "next step; on the last, create the audit"),
            ("Esc", "step back"),
            ("Enter, F2", "edit a cell of the cases"),
            ("K N O A", "known, nil return, out of scope, awaited"),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.areas[self._step], self.next)

    def _make(self) -> None:
        wanted = self.gathered()
        made: list[int] = []

        def set_up() -> Edit:
            edit = new_audit(wanted, self.workspace.new_id)
            made.append(edit.changes[0].id)
            return edit

        if self.workspace.edit(set_up):
            self._on_again()
            self.asked_for.emit(Route(Screen.SCOPE, made[-1]))

    def _show(self, step: int, *, focus: bool = True) -> None:
        self._step = step
        if step == 3:
            self.cases.prepare(self.scope.ref.text().strip(), self.scope.ethnicity_set.value(), self.agencies.chosen())
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.told.setHidden(True)
        last = step == len(TITLES) - 1
        self.next.setText("Create the audit" if last else f"Next: {TITLES[step + 1].lower()}")
        self.back.setText("Back" if step else "Leave")
        title = self.scope.title.text().strip()
        self.head.show_words(title or "New audit", "Nothing is kept in the workspace until you create it.")
        if focus:
            self.focus_first()

    def _show_problems(self, found: Sequence[tuple[str, str]]) -> None:
        told = [sentence for name, sentence in found if _STEP_OF.get(name, 0) == self._step]
        self.scope.show_problems(found)
        self.lines.show_problems(found)
        by_name = dict(reversed(found))
        self.agencies.show_problem(by_name.get("agencies", ""))
        self.cases.show_problem(by_name.get("cases", ""))
        many = f"{len(told)} things to put right here" if len(told) > 1 else told[0]
        self.told.show_message("caution", many, "Each is said at its field." if len(told) > 1 else "")
        self.told.setHidden(False)
        name = found[0][0]
        if self.scope.focus_on(name):
            self.areas[0].ensureWidgetVisible(self.scope.rows[name])
        else:
            self.focus_first()

    def _on_again(self) -> None:
        self._begun = False
        self.scope.clear()
        self.cases.clear()
        self.refresh()
        if self.isVisible():
            self.focus_first()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
