"""Where the parts of the composer stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.key_cap import KeyHint
from ui.components.labels import Elided
from ui.form.scrolled import Scrolled, scrolled

if TYPE_CHECKING:
    from ui.briefing.view import BriefingPage


def arrange(page: BriefingPage) -> Scrolled:
    """Head and bar above; boxes, page and checks side by side. Gives the area that scrolls the boxes."""
    page.head.buttons.insertWidget(0, page.versions)
    page.head.buttons.addWidget(page.export)
    page.head.setContentsMargins(24, 14, 24, 6)
    area = scrolled(_boxes(page), "Seven boxes")
    left = QVBoxLayout()
    left.setSpacing(6)
    left.addLayout(_headed("Seven boxes", KeyHint(["Alt", "1–7"], "jump to a box")))
    left.addWidget(area, 1)
    middle = QVBoxLayout()
    middle.setSpacing(8)
    middle.addLayout(_headed("Page preview", page.layouts))
    middle.addWidget(page.preview, 1)
    middle.addWidget(page.heard)
    middle.addWidget(page.slip)
    work = QHBoxLayout()
    work.setContentsMargins(24, 6, 24, 14)
    work.setSpacing(16)
    work.addLayout(left, 39)
    work.addLayout(middle, 59)
    work.addWidget(page.checks, 28)
    page.checks.setMinimumWidth(250)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(page.head)
    inside = QVBoxLayout(page.inside)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    inside.addWidget(_read_aloud(page))
    inside.addLayout(work, 1)
    whole.addWidget(page.empty, 1)
    whole.addWidget(page.inside, 1)
    return area


def _boxes(page: BriefingPage) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(6)
    for card in page.boxes:
        column.addWidget(card)
    column.addWidget(page.about)
    column.addStretch(1)
    return inner


def _read_aloud(page: BriefingPage) -> QWidget:
    band = QWidget()
    column = QVBoxLayout(band)
    column.setContentsMargins(24, 2, 24, 2)
    column.setSpacing(4)
    column.addWidget(page.earlier)
    column.addWidget(page.read_aloud)
    return band


def _headed(title: str, beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Elided(title, "section"), 1)
    row.addWidget(beside, 0, Qt.AlignmentFlag.AlignRight)
    return row


def bring_into_view(area: Scrolled, card: QWidget) -> None:
    """All of a box, or its top where it is higher than the room."""
    bar = area.verticalScrollBar()
    top, low = card.y(), card.y() + card.height() + 12
    bar.setValue(min(max(bar.value(), low - area.viewport().height()), max(0, top - 6)))
