"""Changing the lines of enquiry and the scales a partnership keeps, and comparing their versions."""
