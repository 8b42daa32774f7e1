"""The panel: one case, one line of enquiry at a time, graded from the keyboard."""
