"""A line of words that shows what the file holds, and keeps what is being typed in it."""

from PySide6.QtWidgets import QLineEdit


def in_hand(line: QLineEdit) -> bool:
    """Whether a person is typing in it. The keyboard alone is not enough: what was undone under it must show."""
    return line.hasFocus() and line.isModified()


def show_line(line: QLineEdit, words: str, *, other: bool) -> None:
    """These words, from their beginning; what is being typed stays, unless the line is about another thing now."""
    if line.text() == words:
        line.setModified(False)
    elif other or not in_hand(line):
        line.setText(words)
        line.setCursorPosition(0)
