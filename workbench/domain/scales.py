"""Grade scales, and the four answers that are not a grade."""

from dataclasses import dataclass
from enum import StrEnum


class NonScore(StrEnum):
    """Four different facts. None is a number, none is in a denominator, and they are never merged."""

    NOT_APPLICABLE = "NA"
    NOT_KNOWN = "NK"
    NOT_ENOUGH_EVIDENCE = "NE"
    NOT_ANSWERED = "NX"
    """No judgement where one was expected. Never stored: it is the absence of the other three and of a grade."""

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def short(self) -> str:
        """The code shown on a chip: N/A, NK, NE or a dash."""
        return _SHORT[self]

    @property
    def key(self) -> str:
        """The key that gives it in the panel."""
        return _KEYS[self]


_LABELS = {
    NonScore.NOT_APPLICABLE: "Not applicable",
    NonScore.NOT_KNOWN: "Not known to agency",
    NonScore.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
    NonScore.NOT_ANSWERED: "Not answered",
}
_SHORT = {
    NonScore.NOT_APPLICABLE: "N/A",
    NonScore.NOT_KNOWN: "NK",
    NonScore.NOT_ENOUGH_EVIDENCE: "NE",
    NonScore.NOT_ANSWERED: "–",
}
_KEYS = {
    NonScore.NOT_APPLICABLE: "A",
    NonScore.NOT_KNOWN: "K",
    NonScore.NOT_ENOUGH_EVIDENCE: "E",
    NonScore.NOT_ANSWERED: "Del",
}


class Tone(StrEnum):
    """The colour of a grade; a theme, a sheet and a page each have their own shade of it. Best to worst."""

    BLUE = "blue"
    TEAL = "teal"
    OLIVE = "olive"
    AMBER = "amber"
    RUST = "rust"
    CRIMSON = "crimson"


class Symbol(StrEnum):
    """The shape of a grade, so that colour is never alone. Best to worst."""

    STAR = "star"
    DISC = "disc"
    THREE_QUARTER = "three_quarter"
    HALF = "half"
    QUARTER = "quarter"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale. `rank` 1 is the best; `good` says whether it counts as good or better."""

    code: str
    label: str
    rank: int
    good: bool
    descriptor: str = ""
    tone: Tone = Tone.TEAL
    symbol: Symbol = Symbol.DISC


@dataclass(frozen=True, slots=True)
class Scale:
    """Ordered grades, best first. A code on a partner's form means what its scale says, never what it looks like."""

    key: str
    title: str
    grades: tuple[Grade, ...]

    def grade(self, code: str) -> Grade:
        """The grade with this code. KeyError if the scale has none."""
        for grade in self.grades:
            if grade.code == code:
                return grade
        raise KeyError(code)

    def has(self, code: str) -> bool:
        return any(grade.code == code for grade in self.grades)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(grade.code for grade in self.grades)

    def digits(self) -> tuple[str, ...]:
        """The key printed on each grade's button: its own digit where codes are numbers, else 1, 2, 3 from the best.

        A grade no single digit stands for has an empty key; the arrows reach it.
        """
        if all(code.isascii() and code.isdigit() for code in self.codes):
            return tuple(code if len(code) == 1 else "" for code in self.codes)
        return tuple(str(number) if number < 10 else "" for number in range(1, len(self.grades) + 1))


def ramp(count: int) -> tuple[tuple[Tone, Symbol], ...]:
    """Tone and symbol for each grade of a scale of `count` grades, best first, for a scale that names none."""
    tones, symbols = tuple(Tone), tuple(Symbol)
    steps = {1: (1,), 2: (1, 5), 3: (1, 3, 5), 4: (0, 1, 3, 5), 5: (0, 1, 2, 3, 5)}
    places = steps.get(count, tuple(round(i * 5 / max(1, count - 1)) for i in range(count)))
    return tuple((tones[place], symbols[place]) for place in places)
