"""Step 2 of a new audit: which lines of enquiry, and the scale they are graded on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.lists import scale_in_words, scales_offered
from ui.components.button import Button
from ui.components.card import Card
from ui.components.form_row import FormRow
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.library.lines_view import LinesView, lines_of
from workbench.domain.frameworks import Framework, LineKind
from workbench.domain.questions import Library
from workbench.domain.scales import Scale

_OWN = "own"


class LinesStep(QWidget):
    """The framework as the audit will freeze it. `take_asked` wants lines from a document."""

    take_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frameworks: dict[str, Framework] = {}
        self._scales: dict[str, Scale] = {}
        self.framework_choice = Choice(blank="Choose the lines of enquiry")
        self.framework_row = FormRow("Lines of enquiry", self.framework_choice, required=True)
        self.scale_choice = Choice(blank="")
        self.scale_row = FormRow("Graded on", self.scale_choice)
        self.take = Button("Take lines from a document…", icon_name="upload-simple")
        self.take.clicked.connect(self.take_asked)
        self.framework_choice.picked.connect(self._on_framework)
        self.scale_choice.picked.connect(self._show)
        self.told = MessageBar("info", "")
        self.grades = Paragraph("", "body", "ink2")
        self.lines = LinesView()
        card = Card("Lines and scale")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.framework_row, 1)
        row.addWidget(self.scale_row, 1)
        card.body.addLayout(row)
        card.body.addWidget(self.grades)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addStretch(1)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(self.told)
        column.addWidget(self.lines)
        column.addStretch(1)
        self._show()

    def show_library(self, library: Library) -> None:
        """The newest version of each framework first; an older one can still be chosen."""
        first = not self._frameworks
        self._frameworks = {str(id): framework for id, framework in library.frameworks}
        self._scales = {str(number): scale for number, scale in enumerate(scales_offered(library))}
        newest = sorted(self._frameworks.items(), key=lambda item: (item[1].title, -item[1].version))
        self.framework_choice.set_terms([(id, _named(each)) for id, each in newest])
        if first and newest:
            self.framework_choice.set_value(min(newest, key=lambda item: _unlikely(item[1], library))[0])
        self._fill_scales()
        self._show()

    def choose(self, key: str, version: int) -> None:
        """The framework just taken in."""
        for id, framework in self._frameworks.items():
            if (framework.key, framework.version) == (key, version):
                self.framework_choice.set_value(id)
                self._on_framework()

    def framework(self) -> Framework | None:
        """As the audit will freeze it: on another scale the wording of each line's grades does not apply."""
        chosen = self._frameworks.get(self.framework_choice.value())
        if chosen is None or self.scale_choice.value() in ("", _OWN):
            return chosen
        scale = self._scales[self.scale_choice.value()]
        if scale.grades == chosen.scale.grades:
            return chosen
        lines = tuple(line if line.scale else replace(line, descriptors=()) for line in chosen.lines)
        return replace(chosen, scale=scale, lines=lines)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        self.framework_row.set_error(dict(problems).get("framework", ""))

    def _fill_scales(self) -> None:
        chosen = self._frameworks.get(self.framework_choice.value())
        own = [(_OWN, f"{chosen.scale.title}, as the lines were written")] if chosen else []
        others = [(id, scale.title) for id, scale in self._scales.items() if chosen is None or scale != chosen.scale]
        self.scale_choice.set_terms([*own, *others])
        self.scale_choice.set_value(_OWN if chosen else "")

    def _on_framework(self) -> None:
        self._fill_scales()
        self._show()

    def _show(self) -> None:
        framework = self.framework()
        own = self.scale_choice.value() in ("", _OWN)
        self.lines.setHidden(framework is None)
        self.told.setHidden(own or framework is None)
        if framework is None:
            self.grades.set_text("")
            return
        self.grades.set_text(f"Grades: {scale_in_words(framework.scale)}.")
        if not own:
            self.told.show_message(
                "info",
                "The lines were written for another scale",
                "What each grade looks like on a line is left out; the scale's own wording is shown instead.",
            )
        self.lines.show_lines(lines_of(framework), descriptors=False)


_GENERAL = "multi-agency-case-audit"
"""The shipped lines that fit a case of any theme."""


def _unlikely(framework: Framework, library: Library) -> tuple[bool, bool, bool, int]:
    """What is offered first: lines an audit used before, else those that fit any case, the newest version of them."""
    used = any(key == framework.key for key, _ in library.used)
    closes = any(line.kind is LineKind.WHOLE_CASE for line in framework.lines)
    return not used, framework.key != _GENERAL, not closes, -framework.version


def _named(framework: Framework) -> str:
    return f"{framework.title}, version {framework.version}"
