"""Agencies' returns: the forms that go out, what comes back, what is still awaited and what is wrong with it."""
