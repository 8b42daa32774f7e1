"""Immediate concerns: the drawer that logs one from the first word, and the list of those on a case."""
