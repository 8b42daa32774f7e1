"""The cards of the component board: one for each kind of thing."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.ui.board_panel import FOUR
from ui.components.bracket import Bracket
from ui.components.button import Button
from ui.components.card import Card
from ui.components.chip import Chip, Layer
from ui.components.compared_bar import ComparedBar, compared_parts
from ui.components.countdown import Countdown
from ui.components.empty_state import EmptyState
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.glyph import Glyph
from ui.components.grade_legend import GradeLegend, Sign
from ui.components.keep_grade import KeepGrade
from ui.components.key_cap import KeyCap
from ui.components.labels import Elided, Label
from ui.components.marked_words import MarkedWords
from ui.components.message_bar import MessageBar
from ui.components.nav import NavBar, NavEntry
from ui.components.not_comparable import NotComparable
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from ui.components.progress_card import ProgressCard
from ui.components.saved_state import SavedState
from ui.components.squares import Squares
from ui.components.state_bar import Part, StateBar, StateLegend
from ui.components.steps import Steps
from ui.components.toast import Toast
from workbench.domain.identifiers import found_in
from workbench.domain.scales import NonScore, Symbol, Tone

LEFT = Qt.AlignmentFlag.AlignLeft


def row(*pieces: QWidget | int | None, gap: int = 8) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for piece in pieces:
        if isinstance(piece, int):
            line.addSpacing(piece)
        elif piece is None:
            line.addStretch(1)
        else:
            line.addWidget(piece)
    return line


def grades() -> Card:
    card = Card("Grades and the four non-scores")
    grid = QGridLayout()
    grid.setVerticalSpacing(7)
    grid.setHorizontalSpacing(14)
    for column, head in enumerate(("", "Panel, word", "Panel, code", "Agency, code", "One case")):
        grid.addWidget(Label(head, "smallest", "ink2"), 0, column)
    for place, given in enumerate((*FOUR, *NonScore), 1):
        key = given.key if isinstance(given, NonScore) else str(place)
        grid.addWidget(KeyCap(key), place, 0, LEFT)
        grid.addWidget(Chip(given, word=True), place, 1, LEFT)
        grid.addWidget(Chip(given, least_width=58), place, 2, LEFT)
        grid.addWidget(Chip(given, layer=Layer.SOFT, least_width=58), place, 3, LEFT)
        grid.addWidget(Squares([given], side=20), place, 4, LEFT)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def numbers() -> Card:
    card = Card("Small numbers")
    o, g, ri, i = FOUR
    card.body.addLayout(
        row(
            Squares([o, g, g, g, g, ri, ri, i]),
            2,
            Label("5 of 8", "name"),
            2,
            Label("Good or better", "detail", "ink2"),
            None,
        )
    )
    eight = [g, g, g, ri, ri, ri, i, NonScore.NOT_ENOUGH_EVIDENCE]
    card.body.addLayout(
        row(
            Squares(eight),
            2,
            Label("3 of 7", "name"),
            2,
            Label("“Not enough evidence” is left out", "detail", "ink2"),
            None,
        )
    )
    card.body.addWidget(NotComparable("reworded 2024"))
    parts = (Part(50, "received", "accent"), Part(2, "problems", "caution"), Part(3, "late", "alarm"))
    card.body.addWidget(StateLegend(parts))
    card.body.addWidget(StateBar((*parts, Part(1, "awaited", "surface", "control"))))
    compared, none = ComparedBar(), ComparedBar()
    compared.show_compared("Police", "16 of 61", compared_parts(42, 16, 3), "Police: same grade in 42 of 61.")
    compared.setChecked(True)
    none.show_compared("Youth justice", "", [], "Youth justice: nothing to compare yet.")
    card.body.addLayout(row(compared, none))
    card.body.addWidget(StateLegend(compared_parts(42, 16, 3), counts=False))
    card.body.addWidget(GradeLegend((*FOUR, NonScore.NOT_ENOUGH_EVIDENCE), (Sign("arrow-down", "Panel lower"),)))
    ramp = [
        type(g)(code=tone.value[:2].title(), label=tone.value.title(), rank=place, good=False, tone=tone, symbol=symbol)
        for place, (tone, symbol) in enumerate(zip(Tone, Symbol, strict=True), 1)
    ]
    card.body.addLayout(row(*[Chip(one) for one in ramp], None, gap=6))
    card.body.addLayout(row(*[Chip(one, layer=Layer.SOFT) for one in ramp], None, gap=6))
    card.body.addLayout(row(*[Glyph(one) for one in (*ramp, *NonScore)], None, gap=10))
    card.body.addStretch(1)
    return card


def buttons() -> Card:
    card = Card("Buttons")
    off = Button("Not yet", icon_name="lock-key")
    off.setEnabled(False)
    card.focused = Button("Keyboard focus")  # type: ignore[attr-defined]
    primary = Button("Primary", "primary", key="Ctrl S")
    card.body.addLayout(row(primary, Button("Secondary", icon_name="tray"), Button("Quiet", "quiet"), None))
    card.body.addLayout(row(card.focused, off, None))  # type: ignore[attr-defined]
    alarm = Button("Immediate concern", "alarm", icon_name="warning-octagon", key="F8")
    tall = Button("Open", "primary", key="Enter", height=44)
    card.body.addLayout(row(alarm, tall, None))
    ticked, chosen = QCheckBox("Nil return"), QRadioButton("Police")
    ticked.setChecked(True)
    chosen.setChecked(True)
    stock = QPushButton("Stock")
    stock.setProperty("kind", "primary")
    card.body.addLayout(row(ticked, chosen, QRadioButton("Other"), stock, None))
    card.body.addLayout(row(KeepGrade(FOUR[1]), KeepGrade(FOUR[2]), KeepGrade(NonScore.NOT_KNOWN), None))
    card.body.addLayout(
        row(
            Pill("Typing", "pencil-simple", tone="accentText", ground="accentSoft"),
            Pill("Late, 3 days", "clock", tone="alarm", ground="alarmSoft"),
            Pill("8", edge="hair", ground="surface"),
            None,
        )
    )
    card.body.addStretch(1)
    return card


def fields() -> Card:
    card = Card("Fields")
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    wrong, locked, choice = QLineEdit("MIS 26-3"), QLineEdit("Graded by panel"), QComboBox()
    locked.setReadOnly(True)
    choice.addItems(["Deep dive", "Dip sample"])
    fixed = FormRow("Needs fixing", wrong)
    fixed.set_error("Write it as MIS26-03")
    grid.addWidget(FormRow("Default", QLineEdit("Case reference"), required=True), 0, 0)
    grid.addWidget(FormRow("Kind", choice), 0, 1)
    grid.addWidget(fixed, 1, 0)
    grid.addWidget(FormRow("Locked", locked), 1, 1, Qt.AlignmentFlag.AlignTop)
    told = Field("Synopsis", role="body", height=112)
    told.set_text("Seen with Jasmine Carter, born 3 May 2011.")
    told.marks.show_found(found_in(told.text(), audit_day=date(2026, 5, 14)))
    grid.addWidget(told, 2, 0, 1, 2)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def saved() -> Card:
    card = Card("Saved state, always bottom right")
    states = [SavedState() for _ in range(3)]
    states[0].show_saved(time(10, 42, 7))
    states[1].show_not_saved("disk full; your words are kept")
    states[2].show_read_only("this audit closed on 9 March")
    for state in states:
        card.body.addWidget(state, 0, LEFT)
    card.body.addWidget(Steps(["Name and place", "Passphrase", "Recovery sheet"]))
    card.body.itemAt(card.body.count() - 1).widget().show_step(1)  # type: ignore[attr-defined, union-attr]
    card.body.addStretch(1)
    return card


def words() -> Card:
    card = Card("Type, Inter")
    for text, role in (
        ("Screen title 24 / 700", "title"),
        ("Section 16 / 700", "section"),
        ("Panel body 15 to 18 / 400", "panel_lead"),
        ("Body 14 / 400, 0123456789", "body"),
        ("Detail 13 / 400, smallest 12 / 500", "detail"),
    ):
        card.body.addWidget(Label(text, role))
    long = "A paragraph has a real line height, wraps in its width, and is cut at the end of its last line. " * 3
    card.body.addWidget(Paragraph(long, "body", "ink2", most_lines=2))
    card.body.addWidget(Elided("One line that gives way where there is little room, and is whole in its tip", "body"))
    card.body.addWidget(MarkedWords([("same", "Was risk seen"), ("gone", "early?"), ("new", "in time?")], "body"))
    card.body.addStretch(1)
    return card


def messages() -> Card:
    card = Card("Messages say what happened, what is safe, what to do", gap=8)
    card.body.addWidget(
        MessageBar("alarm", "This form is from another template", "Nothing was read in. It can be mapped.", "Map it")
    )
    card.body.addWidget(
        MessageBar("caution", "2 of 64 forms need a look", "The other 62 were read in at 16:02.", "Show them")
    )
    card.body.addWidget(
        MessageBar("info", "Working offline, as designed", "Links are checked for shape, not opened.", "Why")
    )
    toast = Toast()
    card.body.addWidget(toast)
    toast.show_change("Line 5 graded Requires improvement")
    countdown = Countdown("Stay")
    card.body.addWidget(countdown)
    countdown.show_seconds("Plumbline locks in {} s.", 42)
    card.body.addStretch(1)
    return card


def working() -> Card:
    card = Card("Working")
    progress = ProgressCard("Reading returned forms")
    progress.show_progress(12, 64, "MIS26-02-school.xlsx")
    card.body.addWidget(progress)
    bracket = Bracket()
    bracket.show_split("Wide split: three grades apart", 40, 370)
    card.body.addWidget(bracket)
    second = Bracket()
    second.show_split("One grade apart", 40, 150)
    card.body.addWidget(second)
    card.body.addStretch(1)
    return card


def empty() -> Card:
    card = Card("Empty")
    fact = "Forms went out on 15 April. Due Friday 1 May."
    card.body.addWidget(EmptyState("No returns yet", fact, "Import returned forms", icon_name="tray", key="Ctrl I"))
    return card


def nav(*, narrow: bool = False) -> NavBar:
    bar = NavBar()
    bar.set_workspace("Northmere SCP")
    bar.set_person("Ruth Okafor, officer")
    bar.show_sections(
        [
            (
                "Workspace",
                [
                    NavEntry("programme", "calendar-check", "Audit programme"),
                    NavEntry("actions", "path", "Action tracker"),
                    NavEntry("compare", "chart-line-up", "Compare years"),
                    NavEntry("lines", "books", "Lines and scales"),
                ],
            ),
            (
                "Missing children 2026",
                [
                    NavEntry("scope", "list-numbers", "Scope and lines"),
                    NavEntry("cases", "folders", "Cases and sample"),
                    NavEntry("returns", "tray", "Returns"),
                    NavEntry("panel", "users-three", "Panel"),
                ],
            ),
        ]
    )
    bar.set_current("programme")
    bar.set_badge("actions", "3 late", alarm=True)
    bar.set_badge("cases", "8")
    bar.set_narrow(narrow)
    return bar
