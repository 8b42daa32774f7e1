"""What a partnership settles once for all its audits: whose workspace it is, its logo, and the limits it works to."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.edits import Added, Changed, Edit, Kind
from workbench.domain.ids import NewId
from workbench.domain.text import plain
from workbench.errors import Refused

READING_SPEED = (80, 220)
"""Words a minute, read aloud: the slowest and the fastest that can be set."""
SMALL_NUMBER = (3, 20)
"""Counts of children below this are not published; the least and the most that can be set."""
BACKUP_GB = (1, 500)
LARGEST_LOGO = 400_000
"""Bytes: a logo goes into every document and every backup."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for all settings of a workspace; those of a computer (light or dark, keys) are not among them."""

    partnership: str
    person: str
    reading_speed: int = 130
    """Words a minute at which a briefing is read aloud."""
    small_number: int = 5
    """No count of children below this is published."""
    backup_gb: int = 5
    """Gigabytes that backups may take; the last two verified ones are kept whatever they take."""
    logo: bytes = b""
    """A PNG or JPEG; empty where there is none."""
    logo_description: str = ""
    """What the logo shows, for those who hear a document; empty while nobody has said."""
    logo_decorative: bool = False
    """Whether somebody decided that the logo says nothing that the words beside it do not."""
    ids: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The record of each setting that is written down."""


_KEYS = {
    "partnership": "partnership",
    "person": "person",
    "reading_speed": "reading_speed",
    "small_number": "small_number",
    "backup_gb": "backup_budget_gb",
    "logo": "logo",
    "logo_description": "logo_description",
    "logo_decorative": "logo_decorative",
}
_CALLED = {
    "partnership": "Partnership",
    "person": "Your name and role",
    "reading_speed": "Reading speed",
    "small_number": "Smallest number published",
    "backup_gb": "Space for backups",
    "logo": "Logo",
    "logo_description": "Description of the logo",
    "logo_decorative": "Logo",
}


def change_settings(before: Settings, after: Settings, new_id: NewId) -> Edit | None:
    """Write down what differs, as one step. Refused, naming the setting, for what is out of its range."""
    after = _checked(after)
    if before.person and not after.person:
        raise Refused("The history names who did what, so your name and role cannot be empty. Nothing was changed.")
    old, new = _values(before), _values(after)
    differing = [name for name in _KEYS if old[name] != new[name]]
    if not differing:
        return None
    changes: list[Added | Changed] = []
    for name in differing:
        id = before.ids.get(_KEYS[name])
        if id is None:
            changes.append(Added(Kind.SETTING, new_id(), {"key": _KEYS[name], "value": new[name]}))
        else:
            changes.append(Changed(Kind.SETTING, id, "value", old[name], new[name]))
    return Edit("change settings", f"{_CALLED[differing[0]]} changed", tuple(changes))


def settings_from(written: Mapping[str, tuple[int, str]]) -> Settings:
    """From (id, value) by key, as they are written down; what is not there is as it was at first."""
    named: dict[str, Any] = {name: _read(name, written[key][1]) for name, key in _KEYS.items() if key in written}
    return replace(Settings("", ""), **named, ids={key: id for key, (id, _) in written.items()})


def _read(name: str, value: str) -> Any:
    if name in ("reading_speed", "small_number", "backup_gb"):
        return int(value)
    if name == "logo":
        return base64.b64decode(value)
    return value == "yes" if name == "logo_decorative" else value


def _values(settings: Settings) -> dict[str, str]:
    return {
        "partnership": settings.partnership,
        "person": settings.person,
        "reading_speed": str(settings.reading_speed),
        "small_number": str(settings.small_number),
        "backup_gb": str(settings.backup_gb),
        "logo": base64.b64encode(settings.logo).decode("ascii"),
        "logo_description": settings.logo_description,
        "logo_decorative": "yes" if settings.logo_decorative else "no",
    }


def _checked(settings: Settings) -> Settings:
    partnership, person, described = (
        " ".join(plain(text).split()) for text in (settings.partnership, settings.person, settings.logo_description)
    )
    if not partnership:
        raise Refused("A workspace needs the name of its partnership. Nothing was changed.")
    for name, (least, most) in (
        ("reading_speed", READING_SPEED),
        ("small_number", SMALL_NUMBER),
        ("backup_gb", BACKUP_GB),
    ):
        if not least <= getattr(settings, name) <= most:
            raise Refused(f"{_CALLED[name]}: write a number from {least} to {most}. Nothing was changed.")
    if settings.logo and not settings.logo.startswith((_PNG, _JPEG)):
        raise Refused("The logo must be a PNG or a JPEG picture. Nothing was changed.")
    if len(settings.logo) > LARGEST_LOGO:
        raise Refused("The logo is larger than 400 KB. Save it smaller, then choose it again. Nothing was changed.")
    return replace(settings, partnership=partnership, person=person, logo_description=described)
