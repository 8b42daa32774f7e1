"""Two versions of a framework beside each other: what stayed, what was reworded, what came, went and moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.frameworks import Framework, Line, asked_the_same, wording_digest
from workbench.domain.text import counted


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Kind(StrEnum):
    """What became of a line."""

    SAME = "the same"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    OTHER_SCALE = "other scale"


_MOST_COMPARED = 160_000
"""Pairs of words looked at: two texts of 400 words. Longer ones are shown as exchanged whole."""

Pieces = tuple[tuple[Mark, str], ...]
"""Runs of words in reading order; where words were exchanged those that went come first."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a line in both versions: its title, question, a prompt, or what a grade looks like."""

    name: str
    pieces: Pieces

    @property
    def changed(self) -> bool:
        return any(mark is not Mark.SAME for mark, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line by its key, in both versions."""

    key: str
    before: Line | None
    after: Line | None
    kinds: tuple[Kind, ...]
    texts: tuple[Text, ...]
    said: str
    """What became of it, in words."""
    comparable: bool
    """Whether grades of the two are compared without anybody saying that the meaning is the same."""

    @property
    def sentence(self) -> str:
        return f"{self.title}: {self.said}"

    @property
    def title(self) -> str:
        line = self.after or self.before
        assert line is not None
        return line.title


@dataclass(frozen=True, slots=True)
class VersionChanges:
    before: Framework
    after: Framework
    lines: tuple[LineChange, ...]
    """In the order of the later version; lines that went stand where they were."""
    sentences: tuple[str, ...]
    """What changed, in plain words, for the head of the page."""


def compare_versions(before: Framework, after: Framework) -> VersionChanges:
    """Turned round, it says the same the other way round."""
    was = {line.key: line for line in before.lines}
    will = {line.key: line for line in after.lines}
    lines = tuple(_line(key, was.get(key), will.get(key), before, after) for key in _order(before, after))
    return VersionChanges(before, after, lines, _sentences(before, after, lines))


def differences(before: str, after: str) -> Pieces:
    """Word by word, by the longest row of words they share; the same two texts always give the same words."""
    if before > after:  # so that turned round it marks the same words
        return _gone_first([(_TURNED[mark], words) for mark, words in differences(after, before)])
    a, b = before.split(), after.split()
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    marked = [(Mark.SAME, word) for word in a[:head]]
    marked += _shared(a[head : len(a) - tail], b[head : len(b) - tail])
    marked += [(Mark.SAME, word) for word in a[len(a) - tail :]]
    return _gone_first(marked)


_TURNED = {Mark.SAME: Mark.SAME, Mark.GONE: Mark.NEW, Mark.NEW: Mark.GONE}


def _shared(a: Sequence[str], b: Sequence[str]) -> list[tuple[Mark, str]]:
    if len(a) * len(b) > _MOST_COMPARED:
        return [*((Mark.GONE, word) for word in a), *((Mark.NEW, word) for word in b)]
    longest = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            longest[i][j] = longest[i + 1][j + 1] + 1 if a[i] == b[j] else max(longest[i + 1][j], longest[i][j + 1])
    marked: list[tuple[Mark, str]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            marked.append((Mark.SAME, a[i]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            marked.append((Mark.GONE, a[i]))
            i += 1
        else:
            marked.append((Mark.NEW, b[j]))
            j += 1
    return [*marked, *((Mark.GONE, word) for word in a[i:]), *((Mark.NEW, word) for word in b[j:])]


def _gone_first(marked: Sequence[tuple[Mark, str]]) -> Pieces:
    """Runs of one mark, and between what stayed first all that went and then all that came."""
    runs: list[tuple[Mark, str]] = []
    gone: list[str] = []
    new: list[str] = []

    def settle() -> None:
        runs.extend((mark, " ".join(words)) for mark, words in ((Mark.GONE, gone), (Mark.NEW, new)) if words)
        gone.clear()
        new.clear()

    for mark, words in marked:
        if mark is Mark.SAME:
            settle()
            if runs and runs[-1][0] is Mark.SAME:
                runs[-1] = (mark, f"{runs[-1][1]} {words}")
            else:
                runs.append((mark, words))
        else:
            (gone if mark is Mark.GONE else new).append(words)
    settle()
    return tuple(runs)


def _order(before: Framework, after: Framework) -> list[str]:
    keys = [line.key for line in after.lines]
    place = 0
    for line in before.lines:
        if line.key in keys:
            place = keys.index(line.key) + 1
        else:
            keys.insert(place, line.key)
            place += 1
    return keys


def _line(key: str, was: Line | None, will: Line | None, before: Framework, after: Framework) -> LineChange:
    texts = _texts(was, will, before, after)
    if was is None or will is None:
        kind, said = (Kind.ADDED, "added.") if was is None else (Kind.REMOVED, "taken out.")
        return LineChange(key, was, will, (kind,), texts, said, False)
    kinds, said_of = [], []
    old, new = before.scale_of(was), after.scale_of(will)
    if any(text.changed for text in texts) or was.kind is not will.kind:
        kinds.append(Kind.REWORDED)
        changed = dict.fromkeys(text.name.split(" ")[0].lower() for text in texts if text.changed)
        said_of.append(f"{', '.join(changed) or 'kind of line'} changed")
    if was.number != will.number:
        kinds.append(Kind.MOVED)
        said_of.append(f"number {was.number} became {will.number}")
    if not asked_the_same(old, new):
        kinds.append(Kind.OTHER_SCALE)
        said_of.append(f"graded on {new.title} instead of {old.title}")
    comparable = wording_digest(was, old) == wording_digest(will, new)
    sentence = f"{'; '.join(said_of) or 'the same'}."
    if not asked_the_same(old, new):
        sentence += " Its grades are compared only through a recorded mapping of the two scales."
    elif not comparable:
        sentence += " Its grades are compared once somebody records that the meaning is the same."
    return LineChange(key, was, will, tuple(kinds) or (Kind.SAME,), texts, sentence, comparable)


def _texts(was: Line | None, will: Line | None, before: Framework, after: Framework) -> tuple[Text, ...]:
    def pair(name: str, old: str, new: str) -> Text:
        return Text(name, differences(old, new))

    found = [
        pair("Title", was.title if was else "", will.title if will else ""),
        pair("Question", was.question if was else "", will.question if will else ""),
        pair("Prompts", _as_list(was), _as_list(will)),
    ]
    told_before = {code: text for code, text in was.descriptors} if was else {}
    told_after = {code: text for code, text in will.descriptors} if will else {}
    labels: dict[str, str] = {}
    for line, framework in ((was, before), (will, after)):
        if line is not None:
            labels |= {grade.code: grade.label for grade in framework.scale_of(line).grades}
    found += [
        pair(f"Wording of {label}", told_before.get(code, ""), told_after.get(code, ""))
        for code, label in labels.items()
        if code in told_before or code in told_after
    ]
    return tuple(text for text in found if text.pieces)


def _as_list(line: Line | None) -> str:
    """Prompts as one text, each behind a bullet."""
    return " ".join(f"• {prompt}" for prompt in line.prompts) if line else ""


def _sentences(before: Framework, after: Framework, lines: Sequence[LineChange]) -> tuple[str, ...]:
    said = []
    if before.title != after.title:
        said.append(f"The title was {before.title} and is {after.title}.")
    if not asked_the_same(before.scale, after.scale):
        said.append(f"The lines were graded on {before.scale.title} and are graded on {after.scale.title}.")
    for kind in (Kind.REWORDED, Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.OTHER_SCALE, Kind.SAME):
        count = sum(kind in line.kinds for line in lines)
        if count:
            words = {Kind.REMOVED: "taken out", Kind.OTHER_SCALE: "on another scale", Kind.MOVED: "renumbered"}
            said.append(f"{counted(count, 'line')} {words.get(kind, kind.value)}.")
    both = [line for line in lines if line.before and line.after]
    if both:
        alike = sum(line.comparable for line in both)
        said.append(f"{alike} of {counted(len(both), 'line')} in both can be compared from year to year as they stand.")
    return tuple(said)
