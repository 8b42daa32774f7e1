"""Moderation: how agencies and panel compare, cases graded twice, and the conclusion on each line."""
