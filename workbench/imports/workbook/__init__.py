"""Workbooks from outside: what they may be, and the cells of their sheets."""
