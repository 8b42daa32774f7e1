"""Plumbline without a window: cases, lines of enquiry, grades, and what is made from them."""

VERSION = "0.1.0"
