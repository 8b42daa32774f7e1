"""What the dialog of the draw is made of, and where it stands."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.steps import Steps
from ui.form.question import QuestionDialog
from ui.form.scrolled import scrolled
from ui.sampling.drawn_step import DrawnStep
from ui.sampling.method_step import MethodStep
from ui.sampling.population_step import PopulationStep
from workbench.domain.sampling.verbs import CasesOf
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

_STEPS = ("Population", "Method", "Draw")


class Pieces:
    def __init__(self, whole: WholeAudit, person: str, today: date) -> None:
        sample = whole.audit.sample
        self.title = Label("Draw the sample", "title")
        self.about = Paragraph(
            f"{whole.audit.title}. Nothing is kept until the last step.", "detail", "ink2", most_lines=1
        )
        self.steps = Steps(_STEPS)
        self.told = MessageBar("info", "")
        self.told.hide()
        self.population = PopulationStep(sample)
        self.method = MethodStep(sample.size or len(whole.cases), person, today)
        self.drawn = DrawnStep()
        self.stack = QStackedWidget()
        for page in (self.population, self.method):
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(4, 4, 20, 4)
            column.addWidget(page)
            self.stack.addWidget(scrolled(inner))
        self.stack.addWidget(self.drawn)
        self.back = Button("Back", height=40)
        self.discard = Button("Discard…", "quiet", icon_name="trash", height=40)
        self.close = Button("Put away", key="Esc", height=40)
        self.next = Button("Method", "primary", key="Ctrl Enter", height=40)

    def show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)

    def show_foot(self, step: int, kept: bool, many: int) -> None:
        become = self.drawn.become
        self.back.setHidden(step == 0 or kept)
        self.discard.setHidden(kept)
        if kept:
            words = "Done"
        elif step == 2:
            made = become is CasesOf.MAKE
            words = f"Keep the draw, make {counted(many, 'case')}" if made else "Keep the draw"
        else:
            words = "Draw" if step and self.method.chosen.by_chance else "Go on"
        self.next.setText(words)
        self.next.updateGeometry()


def lay_out(dialog: QWidget, pieces: Pieces) -> None:
    head = QHBoxLayout()
    head.setSpacing(14)
    head.addWidget(pieces.title)
    head.addWidget(pieces.about, 1, Qt.AlignmentFlag.AlignVCenter)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addWidget(pieces.back)
    foot.addWidget(pieces.discard)
    foot.addStretch(1)
    foot.addWidget(pieces.close)
    foot.addWidget(pieces.next)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    column.addLayout(head)
    column.addWidget(pieces.steps)
    column.addWidget(pieces.told)
    column.addWidget(pieces.stack, 1)
    column.addLayout(foot)


def closing_question(over: QWidget, *, shown_once: bool) -> QuestionDialog:
    """What would be lost: the list that links references to children, or what was typed."""
    if shown_once:
        about = "Which reference is which child is shown once and kept nowhere here. The draw itself is kept."
        return QuestionDialog("Finish without copying the list?", about, "Finish without it", "Go back", over)
    about = "The list and what you have typed here go with it. Nothing is kept yet."
    return QuestionDialog("Discard what is here?", about, "Discard", "Go back", over)
