"""New audit: scope, lines and scale, agencies, cases. It becomes an audit in one edit, at the end."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

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
from ui.new_audit.scope import ScopeForm, proposed_ref
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.frameworks import Framework
from workbench.domain.planned import Entry, becomes_audit
from workbench.domain.questions import Agencies, Entries, LinesAndScales, Programme
from workbench.domain.scales import Grade, Scale
from workbench.domain.setting_up import NewAudit, new_audit, problems

TITLES = ("Scope", "Lines and scale", "Agencies", "Cases")
_NOTHING = Framework("", "", 1, Scale("", "", (Grade("", "", 1, True),)), ())
_STEP_OF = {"framework": 1, "agencies": 2, "cases": 3}


class NewAuditPage(Page):
    """What is written here stays while the program is open, until the audit is made or it is begun again.

    The later steps are made when they are asked for: all four at once would hold the window still.
    """

    take_asked = Signal()
    list_opened = Signal(object)
    where = Screen.NEW_AUDIT

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._begun = False
        self._step = 0
        self._entry: Entry | None = None
        self.head = PageHead("New audit")
        self.again = Button("Begin again", "quiet")
        self.again.clicked.connect(self._on_again)
        self.head.buttons.addWidget(self.again)
        self.steps = Steps(TITLES)
        self._stack = QStackedWidget()
        self.areas: list[QScrollArea] = []
        self._columns: list[QVBoxLayout] = []
        for name in ("", "Lines of enquiry", "", ""):
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(28, 4, 28, 20)
            self._columns.append(column)
            self.areas.append(scrolled(inner, name))
            self._stack.addWidget(self.areas[-1])
        self.scope = ScopeForm(date.today(), workspace)
        self._columns[0].addWidget(self.scope)
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

    @cached_property
    def lines(self) -> LinesStep:
        lines = LinesStep()
        lines.take_asked.connect(self.take_asked)
        self._columns[1].addWidget(lines)
        return lines

    @cached_property
    def agencies(self) -> AgenciesStep:
        agencies = AgenciesStep()
        self._columns[2].addWidget(agencies)
        return agencies

    @cached_property
    def cases(self) -> CasesStep:
        cases = CasesStep(self.workspace)
        cases.list_opened.connect(self.list_opened)
        self._columns[3].addWidget(cases)
        return cases

    def ahead(self) -> Sequence[Callable[[], object]]:
        return [partial(getattr, self, step) for step in ("lines", "agencies", "cases")]

    def refresh(self) -> None:
        if not self._begun:
            self._begun = True
            summaries = self.workspace.ask(Programme())
            self.scope.show_known([(each.audit.ref, each.audit.title) for each in summaries])
            self._show(0, focus=False)
        elif self._step:
            self.lines.show_library(self.workspace.ask(LinesAndScales()))

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        entry = next((each for each in self.workspace.ask(Entries()) if each.id == route.entry_id), None)
        if entry is None or (self._entry is not None and self._entry.id == entry.id):
            return
        if self.scope.title.text().strip():
            then = f"Create it or begin again; then make {entry.title} an audit."
            self.told.show_message("caution", "Another new audit is begun here", then)
            self.told.setHidden(False)
        else:
            self._begin_from(entry)

    def _begin_from(self, entry: Entry) -> None:
        """Planned work becomes an audit: what was settled of it stands in the form."""
        self._entry = entry
        self.scope.type.set_value(entry.type.value)
        self.scope.year.set_value(str(entry.year))
        self.scope.title.setText(entry.title)
        self.scope.theme.setText(entry.title)
        self.scope.ref.setText(proposed_ref(entry.title, entry.year))

    def choose_lines(self, key: str, version: int) -> None:
        self.lines.show_library(self.workspace.ask(LinesAndScales()))
        self.lines.choose(key, version)

    def focus_first(self) -> None:
        first: QWidget
        match self._step:
            case 0:
                first = self.scope.title
            case 1:
                first = self.lines.framework_choice
            case 2:
                first = next((box for box, _ in self.agencies.boxes.values()), self.agencies.name)
            case _:
                first = self.cases.table if self.cases.cases() else self.cases.how_many
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def gathered(self) -> NewAudit:
        return NewAudit(
            audit=self.scope.audit(),
            framework=self.lines.framework() or _NOTHING,
            agencies=self.agencies.chosen(),
            cases=self.cases.cases(),
            involvement=self.cases.involvement(),
            kept=self.cases.kept(),
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
            ("Ctrl+Shift+V", "on the cases: add a list, pasted or from a file"),
            ("K N O A", "in the grid: known, nil return, out of scope, awaited"),
        )

    def panes(self) -> Sequence[QWidget]:
        at_cases = (self.cases.how_many, self.cases.table, self.cases.grid) if self._step == 3 else ()
        return (*(at_cases or (self.areas[self._step],)), self.next)

    def _make(self) -> None:
        wanted = self.gathered()
        made: list[int] = []

        def set_up() -> Edit:
            edit = new_audit(wanted, self.workspace.new_id)
            made.append(edit.changes[0].id)
            planned = self._entry.id if self._entry else 0
            entry = next((each for each in self.workspace.ask(Entries()) if each.id == planned), None)
            return becomes_audit(edit, entry) if entry else edit

        if self.workspace.edit(set_up):
            self._on_again()
            self.asked_for.emit(Route(Screen.SCOPE, made[-1]))

    def _show(self, step: int, *, focus: bool = True) -> None:
        self._step = step
        if step == 1:
            self.lines.show_library(self.workspace.ask(LinesAndScales()))
        elif step == 2 and not self.agencies.boxes:
            self.agencies.show_known(self.workspace.ask(Agencies()))
        elif step == 3:
            self.cases.prepare(self.scope.audit(), self.agencies.chosen())
        self.setTabOrder(_last_stop(self.areas[step]), self.back)  # what was made later would come after the buttons
        self.setTabOrder(self.back, self.next)
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
        self._begun, self._entry = False, None
        self.scope.clear()
        self.agencies.show_known(self.workspace.ask(Agencies()))
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


def _last_stop(pane: QWidget) -> QWidget:
    """The last inside that Tab comes to."""
    last, each = pane, pane.nextInFocusChain()
    while each is not None and each is not pane:
        if pane.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None:
            last = each
        each = each.nextInFocusChain()
    return last
