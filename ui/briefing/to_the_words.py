"""From a check to the words it is about, or to the place where it can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.routes import Route, Screen
from workbench.domain.briefing.checks import Check, Place
from workbench.domain.briefing.versions import TARGETS

if TYPE_CHECKING:
    from ui.briefing.view import BriefingPage


def go_to(page: BriefingPage, check: Check) -> None:
    """The keyboard goes there with it."""
    match check.leads_to:
        case Place.BOX:
            page.open_box(check.box)
            if check.text:
                page.in_hand.choose_words(check.text)
        case Place.LONGEST:
            fullest = max(page.boxes, key=lambda card: card.words_now / TARGETS[card.number][1])
            page.open_box(fullest.number)
        case Place.ABOUT:
            page.about.fold.setChecked(True)
            page.about.field_with(check.text).setFocus(Qt.FocusReason.OtherFocusReason)
        case Place.LOGO:
            page.asked_for.emit(Route(Screen.SETTINGS))
        case Place.NOWHERE:
            pass
