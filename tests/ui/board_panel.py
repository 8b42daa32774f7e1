"""The components of the panel, laid out as in a panel meeting."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.agency_card import AgencyCard, NoAgency
from ui.components.bracket import Bracket
from ui.components.case_track import CaseTrack
from ui.components.chip import Chip
from ui.components.field import Field
from ui.components.foot_bar import FootBar
from ui.components.grade_head import GradeHead
from ui.components.labels import Label
from ui.components.line_rail import LineRail, RailLine
from ui.components.non_score_list import NonScoreList
from ui.components.paragraph import Paragraph
from ui.theme import theme
from workbench.domain.scales import Grade, NonScore, Symbol, Tone

FOUR = (
    Grade("O", "Outstanding", 1, True, "The child shaped the plan, and it lasted.", Tone.BLUE, Symbol.STAR),
    Grade("G", "Good", 2, True, "Views sought, recorded in their words, and acted on.", Tone.TEAL, Symbol.DISC),
    Grade(
        "RI",
        "Requires improvement",
        3,
        False,
        "Views recorded, but they changed little or came late.",
        Tone.AMBER,
        Symbol.HALF,
    ),
    Grade(
        "In", "Inadequate", 4, False, "Child not seen or heard; risk left unanswered.", Tone.CRIMSON, Symbol.TRIANGLE
    ),
)
OUTSTANDING, GOOD, RI, INADEQUATE = FOUR

AGENCIES = {
    OUTSTANDING: [("School", "Tutor met her every Friday; timetable changed at her request.")],
    GOOD: [
        ("Police", "Four prevention interviews held, each written in her words."),
        ("0–19 nursing", "Seen alone; her wishes passed on to the GP."),
        ("Youth justice", "Picked her own worker; goals in her phrasing."),
    ],
    RI: [
        ("Children’s social care", "Views noted at 2 of 6 visits; plan did not move."),
        ("Return home interviews", "4 of 6 held; 2 refused and not offered again."),
    ],
    INADEQUATE: [],
}

LINES = [
    RailLine("1", "Spotting and answering risk", GOOD),
    RailLine("2", "Using the threshold guide", GOOD),
    RailLine("3", "Timely, sound casework", RI, "reason owed"),
    RailLine("4", "Sharing and joining up", GOOD),
    RailLine("5", "Hearing the child"),
    RailLine("6", "Supervision and oversight"),
    RailLine("7", "Did help make a difference?", NonScore.NOT_ENOUGH_EVIDENCE, "reason owed"),
    RailLine("8", "Identity, culture, faith"),
]


def rail(*, compact: bool) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "side")
    frame.setFixedWidth(theme.px(104 if compact else 264) if theme.scale > 1 else 104 if compact else 264)
    column = QVBoxLayout(frame)
    column.setContentsMargins(6 if compact else 12, 16, 6 if compact else 12, 14)
    column.addWidget(Label("3 of 8" if compact else "Case 3 of 8", "panel_label"))
    column.addWidget(CaseTrack(8, 2))
    column.addSpacing(8)
    lines = LineRail(compact=compact)
    lines.show_lines(LINES, 4)
    column.addWidget(lines, 1)
    return frame


class PanelPieces(QWidget):
    """Enough of a panel to see the components beside each other."""

    def __init__(self, *, compact: bool) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heads = [GradeHead(grade, str(place)) for place, grade in enumerate(FOUR, 1)]
        self.heads[2].setChecked(True)
        self.bracket = Bracket()
        scale = QHBoxLayout()
        scale.setSpacing(8)
        for head in self.heads:
            names = [name for name, _ in AGENCIES[head.grade]]
            head.set_agencies(names)
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(head)
            for name, reason in AGENCIES[head.grade]:
                column.addWidget(AgencyCard(name, head.grade, reason, most_lines=2 if compact else 0))
            if not names:
                column.addWidget(NoAgency())
            column.addStretch(1)
            scale.addLayout(column, 1)
        self.non_scores = NonScoreList()
        others = QVBoxLayout()
        others.setSpacing(6)
        others.addWidget(self.non_scores)
        others.addWidget(AgencyCard("CAMHS", NonScore.NOT_KNOWN, "Nil return: no contact in the window."))
        others.addWidget(AgencyCard("GP", NonScore.NOT_ANSWERED, "Awaited. Chased 6 May.", note="not in the room"))
        others.addStretch(1)
        scale.addLayout(others, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 16, 28, 0)
        middle.setSpacing(2)
        middle.addWidget(Label("Hearing the child", "panel_title"))
        middle.addWidget(Paragraph("What did this child tell us, and what changed because of it?", "panel_lead"))
        middle.addSpacing(12)
        middle.addWidget(self.bracket)
        middle.addLayout(scale)
        middle.addStretch(1)
        self.why = Field("Why this grade", required=True, placeholder="Needed before moving on", height=128)
        self.why.set_text(
            "Her wishes are well recorded by school and police, but they did not reach the plan. "
            "Two refused return interviews were not offered again"
        )
        self.seen = Field("Evidence seen", hint="source, date, page", height=128)
        self.seen.set_placeholder("Document, date, page. Do not attach files.")
        self.child = Field("What it meant for the child", required=True, height=128)
        self.child.set_text("She felt “asked, then forgotten”.")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Label("Panel grade", "panel_label"))
        left.addWidget(Chip(RI, word=True, role="panel_head", least_width=theme.px(217), least_height=theme.px(38)))
        note = "Lower than 4 of 6 agencies gave. Their own grades stay on record."
        left.addWidget(Paragraph(note, "panel_detail", "ink2"))
        left.addStretch(1)
        judge = QHBoxLayout()
        judge.setContentsMargins(28, 14, 28, 12)
        judge.setSpacing(12)
        judge.addLayout(left, 6)
        for field, share in ((self.why, 10), (self.seen, 8), (self.child, 9)):
            judge.addWidget(field, share)
        well = QWidget()
        well.setProperty("role", "sunken")
        well.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        well.setLayout(judge)
        foot = FootBar(
            [
                ("Esc", "back to grades"),
                ("Tab", "next box"),
                (["Ctrl", "Enter"], "save, go to line 6"),
                ("F8", "immediate concern"),
                ("F1", "all keys"),
            ],
            panel=True,
        )
        foot.show_mode("Typing", "pencil-simple")
        foot.saved.show_saved(time(10, 42, 7))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(middle, 1)
        right.addWidget(well)
        right.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rail(compact=compact))
        whole.addLayout(right, 1)

    # What Qt asks

    def resizeEvent(self, event: object) -> None:
        self.layout().activate()  # type: ignore[union-attr]
        places = [head.mapTo(self, head.rect().center()).x() - self.bracket.x() for head in self.heads]
        offset = self.bracket.mapTo(self, self.bracket.rect().topLeft()).x() - self.bracket.x()
        self.bracket.show_split("Wide split: two grades apart", places[0] - offset, places[2] - offset)


def panel_pieces(*, compact: bool = False) -> PanelPieces:
    return PanelPieces(compact=compact)
