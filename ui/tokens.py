"""The colours of the light and the dark look, read from resources/look/tokens.json."""

import json
from functools import cache
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@cache
def tokens(look: str) -> dict[str, str]:
    """Every token of a look by name: `ink1`, and `amber.solid` for the parts of a grade's family."""
    looks = json.loads((RESOURCES / "look" / "tokens.json").read_text("utf-8"))
    flat: dict[str, str] = dict(looks[look]["colours"])
    for family, parts in looks[look]["grades"].items():
        for part, value in parts.items():
            flat[f"{family}.{part}"] = value
    return flat
