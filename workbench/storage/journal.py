"""The journal: one chain of entries per replica, behind undo, history and merge. It may only grow.

An entry holds salted hashes of what was before and after; the values and salts stand in a side table that only an
erasure may empty, so that the chain still verifies when the words are gone.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from workbench.domain.edits import Added, Change, Changed, Edit, Removed, Value, Values
from workbench.storage.columns import canonical, spelled
from workbench.storage.tables import journal, journal_value, replica

START = bytes(32)
SALT = 16
_DIGEST = 16
_MEMBER = 1 + 8 + _DIGEST  # kind, id, digest

GUARDS = frozenset(
    {
        "journal_never_changes",
        "journal_never_shrinks",
        "journal_value_never_goes",
        "journal_value_only_erased",
        "replica_never_changes",
        "replica_never_goes",
        "journal_never_replaced",
        "journal_value_never_replaced",
        "replica_never_replaced",
    }
)
"""The triggers that keep the journal append-only; opening checks that they are there."""


class Entry(NamedTuple):
    """One row of the journal, in column order."""

    replica: str
    seq: int
    step: int
    reverses: int | None
    at: str
    person: str
    action: str
    undoable: int
    kind: str
    record: int
    field: str
    before: bytes | None
    after: bytes | None
    members: bytes | None
    previous: bytes
    hash: bytes


class Kept(NamedTuple):
    """The row beside an entry that holds its words."""

    replica: str
    seq: int
    label: str
    before: str | None
    after: str | None
    salt: bytes


@dataclass
class Head:
    """Where the next entry of this replica goes."""

    replica: str
    seq: int
    hash: bytes


def head_of(connection: Connection, name: str) -> Head:
    last = select(journal.c.seq, journal.c.hash).where(journal.c.replica == name).order_by(journal.c.seq.desc())
    row = connection.execute(last.limit(1)).first()
    return Head(name, row.seq, row.hash) if row else Head(name, 0, START)


@dataclass(frozen=True)
class Draft:
    """What an entry will say, before it has its place in the chain; `named` is kind to members, in column order."""

    named: tuple[str, int, str, bytes | None, bytes | None, bytes | None]
    before: str | None
    after: str | None
    salt: bytes


def entries_for(edit: Edit, head: Head, step: int, at: str, person: str) -> tuple[list[Entry], list[Kept], Head]:
    """The entries and kept values of an edit, and the head after them. All a bulk edit adds is one entry."""
    added = [change for change in edit.changes if edit.bulk and isinstance(change, Added)]
    rest = [change for change in edit.changes if not (edit.bulk and isinstance(change, Added))]
    drafts = [_bulk(added, edit.label)] if added else []
    drafts += [_single(change, edit.label) for change in rest]
    return chained(drafts, edit, head, step, at, person)


def chained(
    drafts: Sequence[Draft], edit: Edit, head: Head, step: int, at: str, person: str
) -> tuple[list[Entry], list[Kept], Head]:
    """Drafts put in their place behind `head`."""
    entries: list[Entry] = []
    kept: list[Kept] = []
    seq, previous = head.seq, head.hash
    for draft in drafts:
        seq += 1
        body = (head.replica, seq, step, edit.reverses, at, person, edit.action, int(edit.undoable), *draft.named)
        entries.append(Entry(*body, previous, _hashed(body, previous)))
        kept.append(Kept(head.replica, seq, edit.label, draft.before, draft.after, draft.salt))
        previous = entries[-1].hash
    return entries, kept, Head(head.replica, seq, previous)


def _single(change: Change, label: str) -> Draft:
    salt = secrets.token_bytes(SALT)
    before: str | None = None
    after: str | None = None
    field = ""
    match change:
        case Added():
            after = spelled(change.values)
        case Removed():
            before = spelled(change.values)
        case Changed():
            field, before, after = change.field, canonical(change.before), canonical(change.after)
    hashes = _salted(salt, label, before), _salted(salt, label, after)
    named = (change.kind.value, change.id, field, *hashes, None)
    return Draft(named, before, after, salt)


def _bulk(changes: Sequence[Added], label: str) -> Draft:
    """The ids and a digest per record; the salts stand in the side table, one after another."""
    salts = secrets.token_bytes(SALT * len(changes))
    kinds = sorted({change.kind for change in changes})
    places = {kind: bytes([index]) for index, kind in enumerate(kinds)}
    parts = [json.dumps(kinds).encode() + b"\n"]
    for start, change in zip(range(0, len(salts), SALT), changes, strict=True):
        digest = member_digest(salts[start : start + SALT], change.values)
        parts.append(places[change.kind] + change.id.to_bytes(8, "big") + digest)
    return Draft(("bulk", 0, "", None, _salted(salts, label, ""), b"".join(parts)), None, None, salts)


class Member(NamedTuple):
    """One record of a bulk entry."""

    kind: str
    id: int
    digest: bytes
    salt: bytes


def members_of(members: bytes, salts: bytes) -> Iterator[Member]:
    """The records a bulk entry names, in the order they were added."""
    head, _, body = members.partition(b"\n")
    kinds = json.loads(head)
    for index in range(len(body) // _MEMBER):
        part = body[index * _MEMBER : (index + 1) * _MEMBER]
        salt = salts[index * SALT : (index + 1) * SALT]
        yield Member(kinds[part[0]], int.from_bytes(part[1:9], "big"), part[9:], salt)


def is_named(members: bytes, id: int) -> bool:
    """Whether a bulk entry names this record; quicker than reading every member."""
    start, spelled_id = members.index(b"\n") + 1, id.to_bytes(8, "big")
    place = members.find(spelled_id, start)
    while place >= 0 and (place - start) % _MEMBER != 1:
        place = members.find(spelled_id, place + 1)
    return place >= 0


def member_digest(salt: bytes, values: Values) -> bytes:
    return hashlib.sha256(salt + spelled(values).encode()).digest()[:_DIGEST]


def _salted(salt: bytes, label: str, value: str | None) -> bytes | None:
    return None if value is None else hashlib.sha256(salt + f"{label}\n{value}".encode()).digest()


def _hashed(body: Iterable[Any], previous: bytes) -> bytes:
    content = [each.hex() if isinstance(each, bytes) else each for each in (*body, previous)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def check_guards(raw: Any) -> bool:
    """Whether every trigger that guards the journal is there, and stops what it is to stop."""
    guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%raise(ABORT,%'"
    return {name for (name,) in raw.execute(guards)} >= GUARDS


def check_heads(connection: Connection) -> bool:
    """Whether the last entry of each replica is as it was written: the quick check made at each opening."""
    same = journal.alias()
    last = select(func.max(same.c.seq)).where(same.c.replica == replica.c.id).scalar_subquery()
    heads = select(journal).select_from(
        replica.outerjoin(journal, (journal.c.replica == replica.c.id) & (journal.c.seq == last))
    )
    return all(row[0] is not None and _is_whole(_entry(row)) for row in connection.execute(heads))


def _entry(columns: Iterable[Any]) -> Entry:
    entry = Entry(*columns)
    return entry._replace(undoable=int(entry.undoable))


def problems(connection: Connection) -> Iterator[tuple[int, str]]:
    """Walks every chain: (entries seen, problem or '') for each entry, in plain words."""
    query = (
        select(journal, journal_value.c.label, journal_value.c.before, journal_value.c.after, journal_value.c.salt)
        .outerjoin(
            journal_value, (journal_value.c.replica == journal.c.replica) & (journal_value.c.seq == journal.c.seq)
        )
        .order_by(journal.c.replica, journal.c.seq)
    )
    erased = set(connection.execute(select(journal.c.record).where(journal.c.action == "erase")).scalars())
    expected: dict[str, tuple[int, bytes]] = {}
    width = len(journal.c)
    for seen, row in enumerate(connection.execute(query), start=1):
        entry = _entry(row[:width])
        seq, previous = expected.get(entry.replica, (1, START))
        kept = Kept(entry.replica, entry.seq, *row[width:])
        if entry.seq != seq or entry.previous != previous:
            yield seen, f"The journal misses an entry before number {entry.seq} of copy {entry.replica[:6]}."
        elif not _is_whole(entry):
            yield seen, f"Entry {entry.seq} of copy {entry.replica[:6]} was altered after it was written."
        elif kept.salt is None or (_has_lost_words(entry, kept) and not _is_erased(entry, erased)):
            yield seen, f"The words of entry {entry.seq} of copy {entry.replica[:6]} are gone without an erasure."
        elif not _says_what_it_said(entry, kept):
            yield seen, f"The words of entry {entry.seq} of copy {entry.replica[:6]} were altered."
        else:
            yield seen, ""
        expected[entry.replica] = (entry.seq + 1, entry.hash)


def _has_lost_words(entry: Entry, kept: Kept) -> bool:
    if entry.members is not None:
        return kept.label == ""
    return (entry.before is not None and kept.before is None) or (entry.after is not None and kept.after is None)


def _is_erased(entry: Entry, erased: set[int]) -> bool:
    return entry.record in erased or any(is_named(entry.members or b"\n", id) for id in erased)


def _says_what_it_said(entry: Entry, kept: Kept) -> bool:
    if entry.members is not None:
        return kept.label == "" or _salted(kept.salt, kept.label, "") == entry.after
    return all(
        value is None or _salted(kept.salt, kept.label, value) == said
        for value, said in ((kept.before, entry.before), (kept.after, entry.after))
    )


def _is_whole(entry: Entry) -> bool:
    return _hashed(entry[:-2], entry.previous) == entry.hash


def replica_for(connection: Connection, place: str, started: str, fresh: str, anew: bool) -> str:
    """The replica that last wrote from `place`; a new one if none has yet, or where it is to begin `anew`."""
    newest = select(replica.c.id).where(replica.c.place == place).order_by(text("rowid DESC")).limit(1)
    if not anew and (known := connection.execute(newest).scalar()):
        return str(known)
    connection.execute(replica.insert().values(id=fresh, place=place, started=started))
    return fresh


def parsed(text: str | None) -> Value:
    """A value as the journal spelled it."""
    return None if text is None else _value(json.loads(text))


def parsed_record(text: str) -> dict[str, Value]:
    return {field: _value(each) for field, each in json.loads(text).items()}


def _value(each: Any) -> Value:
    return tuple(_value(part) for part in each) if isinstance(each, list) else each
