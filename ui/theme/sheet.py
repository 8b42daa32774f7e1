"""The style sheet of stock widgets, filled from the tokens. Painted widgets read the Theme instead."""

from functools import cache
from string import Template

from ui.tokens import tokens
from workbench.domain.scales import Tone

_TONES = ("ink1", "ink2", "ink3", "canvas", "accentText", "accentInk", "alarm", "caution", "ok")

_SHEET = """
* { outline: 0; }
QMainWindow, QDialog, QWidget[role="page"] { background: $canvas; }
QWidget[role="surface"] { background: $surface; }
QWidget[role="sunken"] { background: $sunken; }
QFrame[role="sunken"][kind="words"] { border: 0; border-top: 1px solid $hair; }
QWidget[role="rail"] { background: $rail; }
QFrame[role="card"] { background: $surface; border: 1px solid $hair; border-radius: 10px; }
QFrame[role="well"] { background: $sunken; border: 1px dashed $line; border-radius: 8px; }
QFrame[role="rule"] { background: $hair; border: 0; }
QFrame[role="toast"] { background: $ink1; border: 0; border-radius: 8px; }
QFrame[role="message"] { background: $sunken; border: 0; border-radius: 8px; }
QFrame[role="message"][kind="alarm"] { background: $alarmSoft; }
QFrame[role="message"][kind="caution"] { background: $cautionSoft; }
QFrame[role="message"][kind="ok"] { background: $okSoft; }
QFrame[role="strip"] { background: $surface; border: 0; border-bottom: 1px solid $hair; }
QFrame[role="drawer"] { background: $canvas; border: 0; border-left: 4px solid $alarm; }
QFrame[role="foot"] { background: $rail; border: 0; border-top: 1px solid $hair; }
QFrame[role="foot"][kind="panel"] { background: $surface; }
QFrame[role="side"] { background: $rail; border: 0; border-right: 1px solid $hair; }
QFrame[role="plate"] { background: $surface; border: 1px solid $hair; border-radius: 8px; }
QLabel { background: transparent; }
$labels
QPushButton { background: $surface; color: $ink1; border: 1px solid $control; border-radius: 6px;
    padding: 0 12px; min-height: 34px; font-weight: 600; }
QPushButton[role="painted"] { min-height: 0; padding: 0; border: 0; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $hair; }
QPushButton[kind="primary"] { background: $accent; color: $accentInk; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accentText; }
QPushButton[kind="quiet"]:hover { background: $accentSoft; }
QPushButton[kind="alarm"] { color: $alarm; border-color: $alarm; }
QPushButton[kind="alarm"]:hover { background: $alarmSoft; }
QPushButton[kind="tab"] { background: transparent; border: 1px solid transparent; min-height: 25px; padding: 0; }
QPushButton[kind="tab"]:checked { background: $surface; border-color: $hair; }
QPushButton[kind="bare"] { background: transparent; border: 0; min-height: 24px; padding: 0; text-align: left; }
QPushButton[kind="dashed"] { background: transparent; border: 1px dashed $control; border-radius: 8px; padding: 0;
    min-height: 52px; }
QPushButton[kind="dashed"][state="current"] { background: $surface; border: 1px solid $hair; }
QPushButton[kind="dashed"]:focus { border: 2px solid $focus; }
QPushButton:disabled { background: $sunken; color: $ink3; border-color: $hair; }
QPushButton[kind="dashed"]:disabled { background: transparent; border-color: $control; }
QLineEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $ink1; border: 1px solid $control;
    border-radius: 6px; padding: 1px 11px; min-height: 32px; placeholder-text-color: $ink3;
    selection-background-color: $accent; selection-color: $accentInk; }
QPlainTextEdit, QTextEdit { background: $surface; color: $ink1; border: 1px solid $control; border-radius: 8px;
    padding: 7px 9px; placeholder-text-color: $ink3; selection-background-color: $accent; selection-color: $accentInk; }
QPushButton:focus { border: 2px solid $focus; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 6px 8px; }
QLineEdit[state="error"], QComboBox[state="error"], QAbstractSpinBox[state="error"] { border: 2px solid $alarm;
    padding: 0 10px; }
QPlainTextEdit[state="error"], QTextEdit[state="error"] { border: 2px solid $alarm; padding: 6px 8px; }
QLineEdit[state="error"]:focus, QComboBox[state="error"]:focus, QAbstractSpinBox[state="error"]:focus,
QPlainTextEdit[state="error"]:focus, QTextEdit[state="error"]:focus { border: 3px solid $focus;
    background: $alarmSoft; }
QLineEdit[state="error"]:focus, QComboBox[state="error"]:focus, QAbstractSpinBox[state="error"]:focus {
    padding: 0 9px; }
QPlainTextEdit[state="error"]:focus, QTextEdit[state="error"]:focus { padding: 5px 7px; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $sunken; border-color: $hair;
    color: $ink2; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus, QTextEdit:read-only:focus { border-color: $focus; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: $sunken; border-color: $hair;
    color: $ink3; }
QTextEdit[role="inside"], QPlainTextEdit[role="inside"] { background: transparent; border: 0; padding: 0;
    color: $ink1; }
QTextEdit[role="inside"]:read-only { color: $ink2; }
QTextEdit[role="inside"]:focus, QPlainTextEdit[role="inside"]:focus { border: 0; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(icons:chevron-$look.svg); width: 12px; height: 12px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QComboBox QAbstractItemView, QMenu { background: $raised; color: $ink1; border: 1px solid $line;
    border-radius: 8px; padding: 4px; }
QMenu::item { padding: 7px 12px; border-radius: 5px; }
QMenu::item:disabled { color: $ink3; }
QMenu::item:selected, QComboBox QAbstractItemView::item:selected { background: $accentSoft; color: $ink1; }
QMenu::separator { height: 1px; background: $hair; margin: 4px 8px; }
QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; padding: 2px 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 6px; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; border: 1px solid $control;
    background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(icons:tick-$look.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(icons:dot-$look.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $line; }
QAbstractItemView { background: $surface; color: $ink1; border: 1px solid $hair; border-radius: 10px;
    selection-background-color: $accentSoft; selection-color: $ink1; }
QTableView { alternate-background-color: $surface; gridline-color: $hair; }
QTableView[role="inside"] { border: 0; border-radius: 0; selection-background-color: transparent; }
QTableView::item { padding: 6px 10px; border: 0; }
QTableView::item:focus { border: 2px solid $focus; }
QListView::item, QTreeView::item { padding: 6px 10px; border: 0; border-radius: 5px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accentSoft;
    color: $ink1; }
QTableView[role="inside"]::item, QTableView[role="inside"]::item:selected, QTableView[role="inside"]::item:focus {
    background: transparent; border: 0; padding: 0; }
QListView::item:focus, QTreeView::item:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $surface; color: $ink2; border: 0; border-bottom: 1px solid $line;
    padding: 8px 10px; font-weight: 600; }
QHeaderView::section:first { border-top-left-radius: 9px; }
QHeaderView::section:last { border-top-right-radius: 9px; }
QTableCornerButton::section { background: $surface; border: 0; }
QTabWidget::pane { border: 0; }
QTabBar::tab { padding: 8px 14px; color: $ink2; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: $ink1; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accentText; }
QProgressBar { background: $sunken; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $control; min-height: 32px; border-radius: 4px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $control; min-width: 32px; border-radius: 4px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $ink1; color: $canvas; border: 0; padding: 6px 8px; }
QSplitter::handle { background: $hair; }
"""

_EDGES = """
QFrame[role="card"], QFrame[role="message"], QFrame[role="well"], QFrame[role="plate"] {
    background: palette(base); border: 2px solid palette(window-text); border-radius: 8px; }
QFrame[role="toast"] { background: palette(window-text); border: 0; border-radius: 8px; }
QFrame[role="foot"] { border: 0; border-top: 2px solid palette(window-text); }
QFrame[role="side"] { border: 0; border-right: 2px solid palette(window-text); }
QFrame[role="rule"] { background: palette(window-text); border: 0; }
QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit { border: 2px solid palette(text); padding: 4px 8px; }
QTextEdit[role="inside"], QPlainTextEdit[role="inside"] { background: transparent; border: 0; padding: 0; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 3px solid palette(highlight); }
QScrollArea { background: transparent; border: 0; }
"""


@cache
def style_sheet(look: str) -> str:
    """In high contrast only edges: the colours are the system's own."""
    if look == "contrast":
        return _EDGES
    words = tokens(look)
    labels = [f'QLabel[tone="{tone}"] {{ color: {words[tone]}; }}' for tone in _TONES]
    labels += [f'QLabel[tone="{tone}"] {{ color: {words[f"{tone}.text"]}; }}' for tone in Tone]
    plain = {name: value for name, value in words.items() if "." not in name}
    return Template(_SHEET).substitute(plain, look=look, labels="\n".join(labels))
