"""What an identifier is: its kind, where it stands in a text, and the smallest thing to write instead."""

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What can tell a reader who a child, a family or a worker is."""

    NAME = "name"
    BORN = "date-of-birth"
    NHS_NUMBER = "nhs-number"
    PUPIL_NUMBER = "upn"
    NATIONAL_INSURANCE = "national-insurance-number"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "e-mail"

    @property
    def label(self) -> str:
        return _SAID[self][0]

    @property
    def fix(self) -> str:
        """The smallest change that takes the identifier away."""
        return _SAID[self][2]

    @property
    def with_article(self) -> str:
        """'a date of birth', 'an NHS number'."""
        return _SAID[self][1]


_SAID = {
    IdentifierKind.NAME: ("Name", "a name", "Write the role instead."),
    IdentifierKind.BORN: ("Date of birth", "a date of birth", "Write the age band instead."),
    IdentifierKind.NHS_NUMBER: ("NHS number", "an NHS number", "Use the case reference."),
    IdentifierKind.PUPIL_NUMBER: ("Pupil number", "a pupil number", "Use the case reference."),
    IdentifierKind.NATIONAL_INSURANCE: (
        "National Insurance number",
        "a National Insurance number",
        "Use the case reference.",
    ),
    IdentifierKind.POSTCODE: ("Postcode", "a postcode", "Write the area instead."),
    IdentifierKind.PHONE: ("Phone number", "a phone number", "Write who to ring instead."),
    IdentifierKind.EMAIL: ("E-mail address", "an e-mail address", "Write the role instead."),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier in a text: `text` is what stands there, from `start` up to `end`."""

    kind: IdentifierKind
    start: int
    end: int
    text: str

    @property
    def sentence(self) -> str:
        """'Looks like a date of birth: 3 May 2011. Write the age band instead.'"""
        return f"Looks like {self.kind.with_article}: {self._shown}. {self.kind.fix}"

    @property
    def short(self) -> str:
        """The same where there is little room: 'Date of birth: 3 May 2011. Write the age band instead.'"""
        return f"{self.kind.label}: {self._shown}. {self.kind.fix}"

    @property
    def _shown(self) -> str:
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names a workspace wants noticed, and those that are never taken for a person's.

    `names` are its own lists of staff, places and schools. `never` are agencies and the partnership: a given name
    before one of their words is no name ("Will Northmere publish?").
    """

    names: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
