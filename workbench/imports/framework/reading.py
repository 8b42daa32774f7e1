"""What was read from a framework file: what was taken, what was left, and what was assumed without asking."""

from dataclasses import dataclass

from workbench.domain.frameworks import Framework


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of enquiry as it stood in the file."""

    key: str
    number: int
    text: str
    """The file's own words, prompts not included."""
    place: str
    """Where it stood: 'line 12', 'Lines!B5'."""
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text of the file that is not a line of enquiry, and the heading it stood under."""

    text: str
    heading: str = ""
    place: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A framework read from a file. Every text of the file is in `took`, in `left_out` or names the framework."""

    framework: Framework
    took: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...] = ()
    assumed: tuple[str, ...] = ()
    """Sentences about what the file did not say: the scale, the title."""
    year: int | None = None
    under: str = ""
    """The heading, sheet or lead-in under which the lines stood."""

    @property
    def left(self) -> tuple[str, ...]:
        """The texts not taken, headings among them, in the file's order."""
        return tuple(piece.text for piece in self.left_out)
