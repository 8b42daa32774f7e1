"""The kinds of document an audit can become, and the forms each comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.domain.briefing.briefing import PageLayout
from workbench.domain.briefing.versions import briefing_of
from workbench.domain.progress import Work
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

Writer = Callable[[WholeAudit, Path, date], Work[Path]]


@dataclass(frozen=True)
class Form:
    """Another file that a kind of document can be, such as the same words in another layout."""

    name: str
    ending: str
    write: Writer
    marks_name: bool = False
    """Its name stands in the file's, because its ending does not tell it from the usual form."""


@dataclass(frozen=True)
class Output:
    """A kind of document: what one is called, the ending of its file and how it is written."""

    called: str
    ending: str
    write: Writer
    also: tuple[Form, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """The usual one first, which has no name."""
        return Form("", self.ending, self.write), *self.also


def _scoring_sheet(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import scoring_sheet

    return scoring_sheet.write(whole, path, today)


def _seven_minute_briefing(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import seven_minute_briefing

    return seven_minute_briefing.write(briefing_of(whole, today), path)


def _portrait(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import seven_minute_briefing

    return seven_minute_briefing.write(briefing_of(whole, today), path, PageLayout.PORTRAIT)


def _text_only(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import seven_minute_briefing

    return seven_minute_briefing.write_text_only(briefing_of(whole, today), path)


def _interchange(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    from workbench.exports import interchange

    return interchange.write(whole, path)


PORTRAIT, TEXT_ONLY = "portrait", "text-only"

KINDS = {
    "scoring-sheet": Output("A scoring sheet", ".xlsx", _scoring_sheet),
    "seven-minute-briefing": Output(
        "A seven minute briefing",
        ".pdf",
        _seven_minute_briefing,
        (Form(PORTRAIT, ".pdf", _portrait, marks_name=True), Form(TEXT_ONLY, ".html", _text_only)),
    ),
    "interchange": Output("An interchange file", ".json", _interchange),
}
"""Every KIND built so far."""


def form_for(kind: str, path: Path, form: str = "") -> Form:
    """The form of this kind to write to `path`: the one named, or the first whose ending the file has. Else Refused."""
    if kind not in KINDS:
        raise Refused(f"There is no document called {kind}. There are: {', '.join(KINDS)}.")
    output = KINDS[kind]
    if not path.name:
        raise Refused(f"Name the file to make, such as {kind}{output.ending}.")
    possible = [each for each in output.forms if each.name == form or not form]
    if not possible:
        raise Refused(f"{output.called} has no {form} form.")
    for each in possible:
        if path.suffix.lower() == each.ending:
            return each
    endings = " or ".join(dict.fromkeys(each.ending for each in possible))
    called = f"{output.called} in its {form} form" if form else output.called
    raise Refused(f"{called} ends in {endings}. Give the file such a name.")


def file_name(ref: str, kind: str, form: Form) -> str:
    """Such as 'MIS26-seven-minute-briefing-portrait.pdf'."""
    return f"{ref}-{kind}{f'-{form.name}' if form.marks_name else ''}{form.ending}"


def every_form() -> Iterator[tuple[str, Form]]:
    """Each file that can be made of an audit: its kind and form, as they are offered."""
    return ((kind, form) for kind, output in KINDS.items() for form in output.forms)
