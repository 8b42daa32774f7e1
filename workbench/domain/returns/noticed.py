"""The texts of a form looked through for identifiers: what is held back, and what may be said of it."""

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.edits import Added
from workbench.domain.identifiers.keeping import Lookout
from workbench.domain.identifiers.kinds import Found
from workbench.domain.identifiers.staged import Spot, kept_records
from workbench.domain.ids import NewId

_LONGEST_QUOTE = 60


class Noticing:
    """The lookout of one batch. With a `reason` nothing is held back, and what was let through is remembered."""

    def __init__(self, lookout: Lookout, audit_day: date | None, reading_from: date | None, reason: str = "") -> None:
        self._lookout, self._days, self._reason = lookout, (audit_day, reading_from), reason.strip()
        self._seen: dict[str, tuple[Found, ...]] = {}
        self._let_through: list[Spot] = []

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Every identifier in a text, whatever is to become of it."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = self._lookout.found_in(text, *self._days)
        return found

    def holds_back(self, where: str, text: str) -> tuple[Found, ...]:
        """The identifiers for which a text cannot be taken; none where somebody has said why they are kept."""
        found = self.found_in(text)
        if found and self._reason:
            self._let_through += (Spot(where, each) for each in found)
            return ()
        return found

    def kept(self, new_id: NewId) -> tuple[Added, ...]:
        """The records that let stand what was let through."""
        return kept_records(self._let_through, self._reason, new_id) if self._let_through else ()

    def quoted(self, text: str, otherwise: str = "what it says") -> str:
        """“text” where it is short and tells nobody's name; `otherwise` where not."""
        said = " ".join(text.split())
        if not said or len(said) > _LONGEST_QUOTE or self.found_in(said):
            return otherwise
        return f"“{said}”"

    def file_name(self, name: str) -> str:
        """The name of a file where it names nobody and can be written down; empty otherwise."""
        if not name.isprintable():
            return ""
        stem = re.sub(r"[_\-.+()\[\]]+", " ", re.sub(r"\.\w{1,5}$", "", name))
        return "" if any(map(self.found_in, (name, stem, stem.title()))) else name


def kinds_of(found: Iterable[Found]) -> tuple[str, ...]:
    """'a name', 'a date of birth', each once."""
    return tuple(dict.fromkeys(each.kind.with_article for each in found))
