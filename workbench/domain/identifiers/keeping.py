"""What looks like an identifier and is meant to stay: kept once, with the reason, and not told again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from workbench.domain.audits import Agency
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.identifiers.kinds import Found, IdentifierKind, KnownNames
from workbench.domain.identifiers.noticing import found_in
from workbench.domain.identifiers.spelling import spelled
from workbench.domain.ids import NewId
from workbench.domain.questions import Agencies, Kept, KeptIdentifiers, Question, Terms, Workspace
from workbench.domain.terms import NAMES, Term
from workbench.domain.text import plain
from workbench.errors import Refused


def keep_identifier(kind: IdentifierKind, text: str, reason: str, new_id: NewId) -> Edit:
    """Let `text` stand wherever it is written in this workspace. Refused without a reason.

    The edit's sentence does not repeat the text: what is erased later must not live on in the history's words.
    """
    return Edit("keep identifier", f"{kind.label} kept, with your reason", (kept_record(kind, text, reason, new_id),))


def kept_record(kind: IdentifierKind, text: str, reason: str, new_id: NewId) -> Added:
    """The record alone, for a step that does more than keep it."""
    said = " ".join(plain(reason).split())
    if not said:
        raise Refused("Say why it is kept, such as: published number of the duty team. Nothing was changed.")
    return Added(Kind.KEPT, new_id(), {"kind": kind.value, "text": " ".join(plain(text).split()), "reason": said})


def names_to_notice(terms: Iterable[Term], agencies: Iterable[Agency] = (), partnership: str = "") -> KnownNames:
    """The workspace's own lists of staff, places and schools; its agencies and its own name are no person's."""
    never = [partnership, *(text for each in agencies for text in (each.name, each.code))]
    names = tuple(dict.fromkeys(term.name for term in terms if term.list in NAMES))
    return KnownNames(names, tuple(text for text in never if text))


A = TypeVar("A")
_NO_NAMES = KnownNames()


class Asks(Protocol):
    """How a workspace is asked: `store.ask`."""

    def __call__(self, question: Question[A], /) -> A: ...


@dataclass(frozen=True)
class Lookout:
    """What a workspace wants noticed, and what it has decided to keep."""

    names: KnownNames = _NO_NAMES
    kept: tuple[Kept, ...] = ()

    def found_in(self, text: str, audit_day: date | None = None, reading_from: date | None = None) -> tuple[Found, ...]:
        """The identifiers in a text that nobody has decided to keep."""
        found = found_in(text, self.names, audit_day, reading_from)
        return tuple(each for each in found if _told(each.kind, each.text) not in self._kept) if self._kept else found

    @cached_property
    def _kept(self) -> frozenset[tuple[str, str]]:
        return frozenset(_told(each.kind, each.text) for each in self.kept)


def lookout_of(ask: Asks, agencies: Iterable[Agency] = ()) -> Lookout:
    """What the workspace behind `ask` notices and keeps; `agencies` are those a file brings along."""
    names = names_to_notice(ask(Terms()), (*ask(Agencies()), *agencies), ask(Workspace()).partnership)
    return Lookout(names, ask(KeptIdentifiers()))


def _told(kind: str, text: str) -> tuple[str, str]:
    """The same for every way of writing it: "943 476 5919" and "9434765919" are one number."""
    bare = "".join(character for character in spelled(text).plain.casefold() if character.isalnum())
    return str(kind), bare
