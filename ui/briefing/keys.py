"""The keys of the composer, as data: the screen obeys them, the foot bar and F1 show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from ui.briefing.box_card import BoxCard
from ui.components.foot_bar import Hint

if TYPE_CHECKING:
    from ui.briefing.view import BriefingPage

HINTS: tuple[Hint, ...] = (
    (["Alt", "1–7"], "box"),
    (["Ctrl", "B"], "bold"),
    (["Ctrl", "Shift", "N"], "insert a count"),
    ("F6", "next pane"),
    ("F7", "next check"),
    ("F1", "all keys"),
)
KEYS = (
    ("Alt+1 to Alt+7", "that box, to write in"),
    ("Ctrl+B", "bold, or not"),
    ("Ctrl+Shift+L", "this line is a point, or not"),
    ("Ctrl+Shift+Q", "this line is a quote, or not"),
    ("Ctrl+Shift+N", "insert a count of the panel’s grades"),
    ("F7", "next check that has not passed"),
    ("Ctrl+E", "export"),
)
IN_A_BOX: tuple[tuple[str, Callable[[BoxCard], None]], ...] = (
    ("Ctrl+B", lambda card: card.strong.click()),
    ("Ctrl+Shift+L", lambda card: card.point.click()),
    ("Ctrl+Shift+Q", lambda card: card.quote.click()),
    ("Ctrl+Shift+N", lambda card: card.offer_figures()),
)
"""What these do in the box that is in hand."""


def make_shortcuts(page: BriefingPage) -> None:
    """Each key works wherever the keyboard is on the page."""
    for card in page.boxes:
        at = QShortcut(QKeySequence(f"Alt+{card.number}"), page)
        at.activated.connect(lambda number=card.number: page.open_box(number))
    for keys, act in IN_A_BOX:
        at = QShortcut(QKeySequence(keys), page)
        at.activated.connect(lambda act=act: act(page.in_hand))
    QShortcut(QKeySequence("F7"), page).activated.connect(page.checks.next)
