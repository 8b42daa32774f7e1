"""The pieces of forms and of the briefing composer, and the error, focus and read-only states of a field."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.card import Card
from ui.components.choice_cards import ChoiceCards
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.hint_row import HintRow
from ui.components.labels import Label
from ui.components.reading_bar import ReadingBar
from ui.components.word_meter import WordMeter
from ui.form.choice import Choice
from ui.form.days import DayField
from ui.form.pick import Pick
from ui.form.scrolled import scrolled
from ui.form.secret import Secret
from workbench.domain.identifiers import found_in

_PARTS = [(0, 8), (1, 30), (2, 26), (3, 41), (4, 37), (5, 30), (6, 28), (7, 44)]


class WritingBoard(QWidget):
    """Beside each other, as the composer and the forms use them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        for cards in ((_forms(), _choices()), (_boxes(),), (_meters(), _to_read())):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            beside.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(Label("Writing", "title"))
        whole.addLayout(beside, 1)


def _forms() -> Card:
    card = Card("Forms")
    day, wrong, secret, fixed = DayField(), DayField(), Secret("Passphrase"), QLineEdit("Graded by panel")
    day.set_day(date(2026, 5, 14))
    wrong.setText("31/02/2026")
    secret.setText("harbour lantern")
    fixed.setReadOnly(True)
    row = FormRow("Returns due", wrong, required=True)
    row.set_error(wrong.problem())
    for piece in (FormRow("Panel day", day), row, FormRow("Passphrase", secret), FormRow("Read only", fixed)):
        card.body.addWidget(piece)
    card.body.addStretch(1)
    return card


def _choices() -> Card:
    card = Card("Choices")
    status, agency = Choice([("cin", "Child in need"), ("cpp", "Child protection plan")]), Pick("Take one out…")
    status.set_value("cin")
    agency.set_terms([("POL", "Police"), ("EDU", "School")])
    cards = ChoiceCards("Who must act", [("police", "Police"), ("social care", "Social care"), ("lado", "LADO")])
    cards.set_current("police")
    card.body.addWidget(FormRow("Status", status))
    card.body.addWidget(agency, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(cards)
    card.body.addStretch(1)
    return card


def _boxes() -> Card:
    card = Card("Boxes of words")
    empty = Field("Why is this case reopened?", required=True, role="body", placeholder="In a few words")
    wrong = Field("Worry", required=True, role="body")
    wrong.set_error("Say why in a few words")
    told = Field("Synopsis", role="body")
    told.set_text("Seen with Jasmine Carter, born 3 May 2011.")
    told.marks.show_found(found_in(told.text(), audit_day=date(2026, 5, 14)))
    locked = Field("Reason", role="body")
    locked.set_text("Read only: the case is closed.")
    locked.set_read_only(True)
    for field in (empty, wrong, told, locked):
        card.body.addWidget(field)
    card.body.addStretch(1)
    return card


def _meters() -> Card:
    card = Card("Words and minutes")
    for words in (20, 48, 71):
        meter = WordMeter()
        meter.show_words(words, 35, 55)
        line = QHBoxLayout()
        line.addWidget(Label(f"{words} of 35 to 55 words", "detail", "ink2"))
        line.addStretch(1)
        line.addWidget(meter)
        card.body.addLayout(line)
    for parts in (_PARTS, [(number, 2 * seconds) for number, seconds in _PARTS]):
        bar = ReadingBar(7)
        bar.show_parts(parts, 3)
        card.body.addWidget(bar)
    card.body.addWidget(HintRow([("K", "known"), ("N", "nil return"), ("O", "out of scope"), ("A", "awaited")]))
    card.body.addStretch(1)
    return card


def _to_read() -> Card:
    card = Card("Longer than its room")
    inner = QWidget()
    column = QVBoxLayout(inner)
    for number in range(1, 13):
        column.addWidget(Label(f"Line {number} of what is only to be read", "body"))
    area = scrolled(inner, "To be read")
    area.setFixedHeight(150)
    card.body.addWidget(area)
    card.body.addStretch(1)
    return card
