"""Which list of a document holds its lines of enquiry: by its heading, by labels, or as the only one it has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.errors import BadFile
from workbench.imports.framework.text_blocks import LINES_HEADING, Block, Kind, Mark, other_section

_ABOUT_FINDINGS = re.compile(
    r"\b(?:findings?|recommendations?|actions?|results?|scores?|(?:progress|graded?) against)\b", re.I
)
_ALSO_LINES = re.compile(
    r"\b(?:standards?|criteria|domains|questions(?=\W*$| (?:asked|answered|we|the panel|each))"
    r"|(?:audit|key|core|practice|review) (?:question|areas|themes|statements)"
    r"|areas (?:of (?:enquiry|inquiry|focus|practice)|we|examined|considered|covered|audited|graded|to be)"
    r"|what (?:we|the panel|auditors) (?:looked at|asked|ask|examined|graded|judged|want to know)"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:areas|steps|principles|statements))\b"
    r"|^(?:the )?areas\W*$",
    re.I,
)
_BULLETS = frozenset({Mark.BULLET, Mark.SUB})


@dataclass(slots=True)
class Item:
    """One line of enquiry as blocks: the item itself, a question that follows it, and the prompts below it."""

    block: Block
    question: Block | None = None
    prompts: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    items: list[Item]
    heading: Block | None = None
    assumed: tuple[str, ...] = ()


def find_lines(blocks: Sequence[Block], name: str) -> Found:
    """The lines of the document. BadFile, naming the lists there are, when none can be told to be them."""
    found = _under_a_heading(blocks) or _the_only_list(blocks) or _all_questions(blocks)
    if found:
        return found
    heads = list(dict.fromkeys(heading.text if heading else "(no heading)" for heading, _ in _lists(blocks)))
    if not heads:
        raise BadFile(
            f"{name}: there is no list in this document. "
            "Put each line of enquiry on a row of its own, beginning with a hyphen."
        )
    shown = ", ".join(f"“{head}”" for head in heads[:5]) + (f" and {len(heads) - 5} more" if len(heads) > 5 else "")
    raise BadFile(
        f"{name}: no list in this document is headed as lines of enquiry (there are lists under {shown}). "
        "Put the heading “Key lines of enquiry” above the list to read."
    )


def _under_a_heading(blocks: Sequence[Block]) -> Found | None:
    candidates = [(-score, i, end) for i in range(len(blocks)) for score, end in [_weight(blocks, i)] if score]
    labels = [i for i, block in enumerate(blocks) if block.mark is Mark.LABEL]
    if len(labels) > 1:
        candidates.append((-2.5, labels[0] - 1, len(blocks)))
    for score, i, end in sorted(candidates):
        if score == -2.5:
            found = Found(_labelled_items(blocks[labels[0] :]))
        else:
            found = Found(_items(blocks[i + 1 : end]), blocks[i])
        if not found.items and score == -3:
            found.items = _unmarked(blocks, i)
        if len(found.items) >= (1 if score == -3 else 2):
            return found
    return None


def _weight(blocks: Sequence[Block], i: int) -> tuple[float, int]:
    """How surely the list under block `i` holds the lines (0: not at all), and where that list ends."""
    block, text = blocks[i], blocks[i].text
    lead_in = block.kind is Kind.TEXT and text.endswith(":") and len(text.split()) <= 30
    if block.kind is not Kind.HEADING and not lead_in:
        return 0, 0
    if LINES_HEADING.search(text) and not _ABOUT_FINDINGS.search(text):
        score = 3.0
    elif _ALSO_LINES.search(text) and not _ABOUT_FINDINGS.search(text) and not other_section(text):
        score = 2.0
    else:
        return 0, 0
    if lead_in:
        end = next((j for j in range(i + 1, len(blocks)) if blocks[j].kind is not Kind.ITEM), len(blocks))
        return score - 0.4, end
    return score, _section_end(blocks, i)


def _section_end(blocks: Sequence[Block], i: int) -> int:
    """Up to the next heading of the same weight. A heading before the first item makes groups, and groups go on."""
    seen_item = grouped = False
    for j in range(i + 1, len(blocks)):
        block = blocks[j]
        seen_item = seen_item or block.kind is Kind.ITEM
        if block.kind is not Kind.HEADING or (blocks[i].level and block.level > blocks[i].level):
            continue
        if block.known or block.level or (seen_item and not grouped):
            return j
        grouped = True
    return len(blocks)


def _items(section: Sequence[Block]) -> list[Item]:
    """The section's items of the first kind and indent; what stands below one of them is its prompts."""
    listed = [block for block in section if block.kind is Kind.ITEM]
    if not listed:
        return []
    labels = [block for block in listed if block.mark is Mark.LABEL]
    base = Mark.LABEL if len(labels) > 1 else listed[0].mark
    alike = _BULLETS if base in _BULLETS else frozenset({base})
    if listed[0].mark is Mark.BULLET:
        # In a pasted list 'o' is the second level; a document may also have turned bullets into numbers half way.
        alike = frozenset(Mark) - {Mark.SUB}
    indent = min(block.indent for block in listed if block.mark in alike)
    items: list[Item] = []
    for block in section:
        if block.kind is Kind.ITEM and block.mark in alike and block.indent <= indent + 1:
            items.append(Item(block))
        elif block.kind is Kind.ITEM and items:
            items[-1].prompts.append(block)
        elif block.kind is Kind.TEXT and items and block.text.endswith("?") and _wants_a_question(items[-1]):
            items[-1].question = block
    return items


def _labelled_items(blocks: Sequence[Block]) -> list[Item]:
    """'KLOE 1: … KLOE 2: …' wherever they stand, until the numbers stop rising or another part begins."""
    items: list[Item] = []
    below = True
    for block in blocks:
        if block.mark is Mark.LABEL:
            if items and block.number <= items[-1].block.number:
                break
            items.append(Item(block))
            below = True
        elif block.kind is Kind.HEADING:
            below = False
        elif below and block.kind is Kind.ITEM:
            items[-1].prompts.append(block)
        elif below and block.text.endswith("?") and _wants_a_question(items[-1]):
            items[-1].question = block
    return items


def _wants_a_question(item: Item) -> bool:
    numbered = item.block.mark in (Mark.LABEL, Mark.NUMBER, Mark.LETTER)
    return numbered and item.question is None and not item.prompts and not item.block.text.endswith("?")


def _unmarked(blocks: Sequence[Block], i: int) -> list[Item]:
    """A headed list whose bullets were lost in pasting: each paragraph up to the next known heading."""
    items: list[Item] = []
    for block in blocks[i + 1 :]:
        if block.kind is Kind.ITEM or block.known or block.level:
            break
        if not block.text.endswith(":"):
            items.append(Item(block))
    return items if len(items) > 1 else []


def _lists(blocks: Sequence[Block]) -> list[tuple[Block | None, list[Item]]]:
    """The lists of the document, each with the heading it stands under."""
    lists: list[tuple[Block | None, list[Item]]] = []
    heading: Block | None = None
    start = 0
    for i, block in enumerate([*blocks, Block(Kind.HEADING, [""], 0)]):
        if block.kind is Kind.HEADING:
            items = _items(blocks[start:i])
            if len(items) > 1:
                lists.append((heading, items))
            heading, start = block, i + 1
    return lists


def _the_only_list(blocks: Sequence[Block]) -> Found | None:
    """The one list of the document that is not headed as something else, such as findings or actions."""
    lists = [(heading, items) for heading, items in _lists(blocks) if not (heading and other_section(heading.text))]
    if len(lists) != 1:
        return None
    heading, items = lists[0]
    where = f"under “{heading.text}”" if heading else "in the document"
    said = f"No heading names lines of enquiry; the list {where} is taken, as no other could be."
    return Found(items, heading, (said,))


def _all_questions(blocks: Sequence[Block]) -> Found | None:
    """A document with no list whose rows, after its headings, are all questions."""
    rest = [block for block in blocks if block.kind is not Kind.HEADING or block.text.endswith("?")]
    if len(rest) < 2 or not all(block.text.endswith("?") for block in rest):
        return None
    return Found([Item(block) for block in rest], None, ("There are no bullets; each question is taken as a line.",))
