"""How typed marks look while they are typed: **strong** words are strong, and the marks themselves stand back."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ui.theme import theme

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LEAD = re.compile(r"^\s*(?:[-•>]|\d{1,2}[.)])\s")


class Markup(QSyntaxHighlighter):
    """Changes how the words look and never the words."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.changed.connect(self.rehighlight)

    # What Qt asks

    def highlightBlock(self, text: str) -> None:
        quiet, strong, quote = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(theme.color("ink3")))
        strong.setFontWeight(QFont.Weight.DemiBold)
        quote.setForeground(QColor(theme.color("accentText")))
        quote.setFontWeight(QFont.Weight.DemiBold)
        if text.lstrip().startswith(">"):
            self.setFormat(0, len(text), quote)
        if lead := _LEAD.match(text):
            self.setFormat(lead.start(), lead.end() - lead.start(), quiet)
        for found in _STRONG.finditer(text):
            self.setFormat(found.start(), 2, quiet)
            self.setFormat(found.start() + 2, len(found[1]), strong)
            self.setFormat(found.end() - 2, 2, quiet)


def toggle_strong(edit: QTextEdit) -> None:
    """Put ** round what is chosen, or take them away; where nothing is chosen, round the word at the caret."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        cursor.select(cursor.SelectionType.WordUnderCursor)
    words = cursor.selectedText()
    if not words or "\u2029" in words:
        return
    if words.startswith("**") and words.endswith("**") and len(words) > 4:
        cursor.insertText(words[2:-2])
        return
    block, start, end = cursor.block().text(), cursor.selectionStart(), cursor.selectionEnd()
    at, to = start - cursor.block().position(), end - cursor.block().position()
    if block[max(0, at - 2) : at] == "**" and block[to : to + 2] == "**":
        cursor.setPosition(start - 2)
        cursor.setPosition(end + 2, cursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        return
    cursor.insertText(f"**{words}**")


def toggle_lead(edit: QTextEdit, mark: str) -> None:
    """Begin the line at the caret with a mark ("- " for a point, "> " for a quote), or take it away."""
    cursor = edit.textCursor()
    line = cursor.block().text()
    cursor.beginEditBlock()
    cursor.movePosition(cursor.MoveOperation.StartOfBlock)
    if lead := _LEAD.match(line):
        cursor.setPosition(cursor.position() + lead.end(), cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    if not line.startswith(mark):
        cursor.insertText(mark)
    cursor.endEditBlock()
