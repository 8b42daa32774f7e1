"""A walk through every state before a workspace is open, and of the other workspaces."""

from tests.ui.every_screen import Stage
from tests.ui.walk.checks import (  # noqa: F401
    test_everything_in_the_light,
    test_rings_in_the_dark,
    test_small_window_with_large_text,
)

STAGES = tuple(each for each in Stage if each is not Stage.EXAMPLE)
