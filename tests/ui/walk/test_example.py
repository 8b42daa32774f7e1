"""A walk through every state of the example."""

from tests.ui.every_screen import Stage
from tests.ui.walk.checks import (  # noqa: F401
    test_everything_in_the_light,
    test_rings_in_the_dark,
    test_small_window_with_large_text,
)

STAGES = (Stage.EXAMPLE,)
