"""Identifiers noticed while people type: marked, told with the smallest fix, kept with a reason, never in the way."""
