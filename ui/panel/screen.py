"""The parts of the panel screen and how they are laid out, roomy or compact."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.foot_bar import FootBar
from ui.components.key_cap import KeyHint
from ui.components.labels import Elided
from ui.concern.drawer import ConcernDrawer
from ui.letters import PANEL, letters
from ui.panel.accepting import AcceptBar
from ui.panel.band import Band
from ui.panel.line_head import LineHead
from ui.panel.rail import PanelRail
from ui.panel.scale_board import BAR, ScaleBoard
from ui.panel.strip import CaseStrip
from ui.panel.words import WordsPanel
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Workspace

_ROOMY = (1_340, 800)
"""Below this, times the projector size, the rail narrows, prompts fold behind F3, three boxes become one with tabs."""


class PanelScreen(QWidget):
    """Only where things stand; what keys do is the page's."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = PanelRail()
        self.strip = CaseStrip()
        self.line_head = LineHead()
        self.board = ScaleBoard()
        self.words = WordsPanel()
        self.foot = FootBar(panel=True)
        self.foot.show_example(workspace.ask(Workspace()).example)
        self.counts = Elided("", "panel_card", "ink2")
        self._whose = Elided("", "panel_section")
        self.as_band = Band("users-three", "Back to the panel", "Esc", strong=True)
        self.closed_band = Band("lock-key", "Reopen…", "C")
        self.accept = AcceptBar()
        self.grade_as = Button("Grade as an agency", "quiet", key="G", height=28, role="panel_detail")
        self.grade_as.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press keeps the keyboard on the grades
        letters.changed.connect(self._show_letters)
        self.concern = ConcernDrawer(workspace, self)
        self._show_letters()
        self.compact = False
        self._narrow = False
        head = QHBoxLayout()
        head.setSpacing(14)
        head.setContentsMargins(0, 0, BAR, 0)
        head.addWidget(self._whose)
        head.addWidget(self.counts, 1)
        head.addWidget(self.accept)
        head.addWidget(self.grade_as)
        self._wording = KeyHint("F2", "full wording of each grade", "panel_detail")
        head.addWidget(self._wording)
        self.line_head.setContentsMargins(0, 0, BAR, 0)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.line_head)
        self._middle.addSpacing(8)
        self._middle.addLayout(head)
        self._middle.addWidget(self.board, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strip)
        right.addWidget(self.closed_band)
        right.addWidget(self.as_band)
        right.addLayout(self._middle, 1)
        right.addWidget(self.words)
        right.addWidget(self.foot)
        for band in (self.as_band, self.closed_band):
            band.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            band.hide()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self._fit()
        theme.changed.connect(self._fit)

    def _show_letters(self) -> None:
        self.grade_as.set_key(letters.shown(PANEL, "grade as"))
        self.closed_band.button.set_key(letters.shown(PANEL, "close case"))

    def make_room(self) -> None:
        """What agencies gave and may be accepted comes before the reminder of a key."""
        self._wording.setHidden(not self.accept.isHidden())

    @property
    def narrow(self) -> bool:
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """The rail as numbers and codes only. Where there is little room it is that anyway."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        compact = self.compact = self.width() < theme.px(_ROOMY[0]) or self.height() < theme.px(_ROOMY[1])
        side = 24 if compact else 28
        self._middle.setContentsMargins(side, 10 if compact else 16, side - BAR, 0)
        self._middle.setSpacing(2 if compact else 4)
        little = compact and theme.scale > 1
        self._whose.setText("Agencies’ own grades" if little else "Agencies’ grades for their own work")
        self.rail.show_compact(compact or self._narrow)
        self.make_room()
        for part in (self.strip, self.line_head, self.board, self.words, self.as_band, self.closed_band):
            part.show_compact(compact)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
