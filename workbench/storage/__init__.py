"""The encrypted workspace. Rows stay in this package: what leaves it is a value."""
