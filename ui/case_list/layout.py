"""Where the pieces of the list of cases stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.case_list.pieces import Pieces

_PROBLEMS = 138


def lay_out(dialog: QWidget, pieces: Pieces) -> None:
    source = QHBoxLayout()
    source.setSpacing(16)
    source.addWidget(pieces.paste, 3)
    beside = QVBoxLayout()
    beside.setSpacing(4)
    buttons = QHBoxLayout()
    buttons.setSpacing(8)
    for piece in (pieces.open, pieces.headings, pieces.sheet_label):
        buttons.addWidget(piece)
    buttons.addWidget(pieces.sheet, 1)
    buttons.addStretch(1)
    beside.addLayout(buttons)
    beside.addWidget(pieces.from_words)
    beside.addStretch(1)
    source.addLayout(beside, 4)
    pieces.sheet.setMaximumWidth(260)
    pieces.sheet.setHidden(True)
    pieces.sheet_label.setHidden(True)
    pieces.problems.setFixedHeight(_PROBLEMS)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 14, 24, 14)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(14)
    head.addWidget(pieces.title)
    head.addWidget(pieces.about, 1, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(head)
    column.addLayout(source)
    column.addWidget(pieces.told)
    column.addWidget(pieces.how, 1)
    column.addWidget(pieces.preview, 1)
    column.addWidget(pieces.left_out)
    column.addWidget(pieces.problems)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addWidget(pieces.count, 1, Qt.AlignmentFlag.AlignVCenter)
    for piece in (pieces.next, pieces.copy):
        foot.addWidget(piece)
    foot.addSpacing(8)
    for piece in (pieces.close, pieces.add):
        foot.addWidget(piece)
    column.addLayout(foot)
