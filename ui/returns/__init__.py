"""Returns: what each agency has sent back on each case, what is awaited, and what is wrong with it."""
