"""The keys of the composer, as data: the screen obeys them, the foot bar and F1 show them."""

from collections.abc import Callable

from ui.briefing.box_card import BoxCard
from ui.components.foot_bar import Hint

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
