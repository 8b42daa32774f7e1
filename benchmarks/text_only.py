"""The briefing as a page of plain text, saved; beside a template language that looks at none of the words."""

from collections.abc import Callable
from pathlib import Path

from mako.template import Template

from benchmarks.printing import amount
from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from tests.exports.example_briefing import EXAMPLE
from workbench.domain.progress import finish
from workbench.exports import seven_minute_briefing
from workbench.exports.files import whole_file
from workbench.exports.seven_minute.web_page import web_page

ROUNDS = 3
_PAGES = 100
_FRAME = 0.016
"""A page this quick is there with the next picture of the screen."""
_TEMPLATE = """<!DOCTYPE html>
<html lang="${said.language}"><head><meta charset="utf-8"><title>${said.title | h}</title></head><body>
<h1>${said.title | h}</h1><p>${said.subtitle | h}</p><p>${said.date | h}</p>
% for box in said.boxes:
<section><h2>${box.number} ${box.head | h}</h2><blockquote>${box.quote | h}</blockquote>
% for text in box.paragraphs:
<p>${text | h}</p>
% endfor
<ul>
% for text in box.points:
<li>${text | h}</li>
% endfor
</ul></section>
% endfor
<footer>${said.closing | h} ${said.small_print | h}</footer></body></html>
"""


def rows() -> list[Row]:
    with scratch() as folder:
        medians = middle(measure("text_only", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            "its text-only page",
            medians["product"],
            goal=_FRAME,
            peer=medians["peer"],
            peer_is="the same words by a compiled template of Mako, saved as safely: no marks, no direction, no style",
            notes=(f"the saving alone {amount(medians['saving'], 's')}",),
        )
    ]


def _product(folder: Path) -> list[float]:
    return _pages(lambda: finish(seven_minute_briefing.write_text_only(EXAMPLE, folder / "page.html")))


def _saving(folder: Path) -> list[float]:
    made = web_page(EXAMPLE)
    return _pages(lambda: _save(made, folder / "saved.html"))


def _peer(folder: Path) -> list[float]:
    template = Template(_TEMPLATE)
    return _pages(lambda: _save(template.render(said=EXAMPLE), folder / "peer.html"))


VARIANTS = {"product": _product, "saving": _saving, "peer": _peer}


def _save(page: str, path: Path) -> None:
    with whole_file(path) as draft:
        draft.write_text(page, encoding="utf-8", newline="\n")


def _pages(write: Callable[[], object]) -> list[float]:
    write()
    return [seconds(write) for _ in range(_PAGES)]


if __name__ == "__main__":
    answer(VARIANTS)
