"""A plain text document as its headings, paragraphs and list items, whatever program it was pasted from."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What stands before a list item."""

    BULLET = "bullet"
    SUB = "sub"
    """The bullet a word processor gives the second level; pasting loses its indent."""
    NUMBER = "number"
    LETTER = "letter"
    LABEL = "label"
    """'KLOE 3:', 'Standard 2.'"""


class Kind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"


@dataclass(slots=True)
class Block:
    kind: Kind
    rows: list[str]
    line: int
    indent: int = 0
    mark: Mark | None = None
    number: int = 0
    """The number of a label."""
    label: str = ""
    """The label, or the capital letter, as it was written."""
    level: int = 0
    """A heading's level where it is written with #; 0 where it only looks like one."""
    known: bool = False
    """A heading that names a usual part of an audit document."""

    @property
    def raw(self) -> str:
        """The text on one line, emphasis marks kept."""
        return joined(self.rows)

    @property
    def text(self) -> str:
        return plain(self.raw)


MOST_HEADING = 110
_OTHER_SECTIONS = re.compile(
    r"^\W*(?:\w{1,2}[.)]\s*)?(?:objectives?|aims?|purpose|scope|background|introduction|context|method(?:ology)?|sample"
    r"|(?:executive |audit )?summary\b.*|(?:key |main |our )?findings\b.*|.*\brecommendations?\b.*|conclusions?"
    r"|(?:key |further |agreed )?actions?\b.*|next steps|highlights|(?:key )?strengths\b.*|good practice\b.*"
    r"|areas? (?:for|of|to|needing) (?:improve|develop|concern|good|strength).*|what is working.*|learning\b.*"
    r"|what we (?:did|found|will do)|why .*|outcomes?|limitations|references|appendix\b.*|contents|contacts?)\W*$",
    re.I,
)
LINES_HEADING = re.compile(r"\blines?\s+of\s+[ei]nquir(?:y|ies)\b|\bkloes?\b", re.I)

_GLUED = "•●○◦▪▫■□‣⁃∙·➢➤►▶✓✔❖◆◇\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d§"
_BULLET = re.compile(rf"(?:[{_GLUED}]\s*|[-–—*+Øü]\s+|-(?=[A-Z“\"]))")
_SUB = re.compile(r"(?:o\s+|[▪▫■□◦○\uf0a7§]\s*)")
_NUMBER = re.compile(
    r"(?:\(\d{1,2}\)\s*|\d{1,2}(?:\.\d{1,2})*[.)](?:\s+(?=\S)|(?=[^\W\d]|\*\*))|\d{1,2}\t+|\d{1,2}(?:\.\d{1,2})+\s+)"
)
_LETTER = re.compile(r"(?:\([a-z]\)|\([ivx]{1,4}\)|[a-zA-Z][.)](?=\s)|[ivx]{1,4}[.)](?=\s))\s*")
_LABEL = re.compile(
    r"(?:(?:KLOE|KLE)\s*(\d{1,2})\b\s*[:.)–—-]*|Q\s?(\d{1,2})\b\s*[:.)–—-]*"
    r"|(?:(?:key )?line of [ei]nquiry|standard|question|criterion|area|domain)\s+(\d{1,2})\s*(?:[:.)–—-]+|$))\s*",
    re.I,
)
_HASHES = re.compile(r"^(#{1,6})\s*([^\s#].*)$")
_BOLD_LINE = re.compile(r"^(?:\*\*|__)(?!\s)((?:(?!\*\*|__).)+)(?:\*\*|__)\s*:?$")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
# Compounds of this field that are written with a hyphen: a line may end at one without the hyphen being a word break.
_COMPOUND = re.compile(
    r"(?:multi|inter|cross|non|self|well|co|re|pre|post|follow|decision|evidence|child|family|person|long|short|high|low"
    r"|face|step|one|two|three|four|five|six|up|age|time|day|part|full|half|mid|risk|trauma|strengths|needs|outcome|out"
    r"|in|on|hands|problem|solution|culturally)",
    re.I,
)


def plain(text: str) -> str:
    """Without the marks that make text bold."""
    return re.sub(r"\*\*|__", "", text).strip()


def joined(rows: list[str]) -> str:
    """Wrapped rows as one line; a word broken by a hyphen at the end of a row is made whole."""
    pieces: list[str] = []
    for row in rows:
        row = " ".join(row.split())
        last = pieces[-1].rsplit(" ", 1)[-1] if pieces else ""
        if last.endswith("-") and last[:-1].isalpha() and row[:1].islower():
            pieces[-1] = pieces[-1] if _COMPOUND.fullmatch(last[:-1]) else pieces[-1][:-1]
            pieces.append(row)
        elif row:
            pieces += [" ", row] if pieces else [row]
    return "".join(pieces).strip()


def other_section(text: str) -> bool:
    """Whether this heads a usual part of an audit document that holds no lines of enquiry."""
    return len(text) <= MOST_HEADING and bool(_OTHER_SECTIONS.match(text))


def names_a_section(text: str) -> bool:
    return other_section(text) or (len(text) <= MOST_HEADING and bool(LINES_HEADING.search(text)))


def looks_like_heading(text: str, words: int = 9) -> bool:
    text = plain(text)
    first = re.search(r"[^\W_]", text)
    return (
        bool(first)
        and len(text.split()) <= words
        and len(text) <= MOST_HEADING
        and not text.endswith((".", ";", ",", "?", "!"))
        and (first is not None and not first[0].islower())
    )


def blocks_of(text: str) -> list[Block]:
    """The document in order. Every row with a letter or a digit in it is in exactly one block."""
    rows = [row.expandtabs(4) if row.startswith((" ", "\t")) else row for row in text.split("\n")]
    blocks: list[Block] = []
    open_block: Block | None = None
    for place, row in enumerate(rows):
        words = row.strip()
        if not words or _RULE.match(words):
            if words and open_block and open_block.kind is Kind.TEXT and len(open_block.rows) == 1 and words[0] in "=-":
                open_block.kind, open_block.level = Kind.HEADING, 1 if words[0] == "=" else 2
            open_block = None
            continue
        block = _marked(words, place + 1, len(row) - len(row.lstrip()))
        if block is None and open_block is not None and not _starts_anew(open_block, row, rows, place):
            open_block.rows.append(words)
            continue
        if block is None:
            known = looks_like_heading(words.removesuffix("?")) and names_a_section(plain(words))
            heads = known or _heads(words, rows, place, first=not blocks)
            block = Block(Kind.HEADING if heads else Kind.TEXT, [words], place + 1, known=known)
        blocks.append(block)
        open_block = None if block.kind is Kind.HEADING else block
    return [block for block in blocks if block.label or re.search(r"[^\W_]", block.text)]


def _marked(words: str, line: int, indent: int) -> Block | None:
    """The block a row begins by what stands before it; None where nothing does."""
    hashes = _HASHES.match(words)
    bold = _BOLD_LINE.match(words)
    if hashes or (bold and looks_like_heading(bold[1], 14)):
        text = hashes[2].rstrip("# ") if hashes else words
        label = _LABEL.match(plain(text))
        if label:
            rest = plain(text)[label.end() :]
            return _labelled(label, rest, line, indent, len(hashes[1]) if hashes else 0)
        return Block(Kind.HEADING, [text], line, level=len(hashes[1]) if hashes else 0)
    mark, rest, letter = None, words, ""
    # '- • text' and '- 3. text' come from converters that marked the same item twice.
    for _ in range(3):
        for kind, pattern in (
            (Mark.LABEL, _LABEL),
            (Mark.SUB, _SUB),
            (Mark.BULLET, _BULLET),
            (Mark.NUMBER, _NUMBER),
            (Mark.LETTER, _LETTER),
        ):
            found = pattern.match(rest) or (pattern.match(plain(rest)) if kind is Mark.LABEL else None)
            if found and (kind is Mark.LABEL or rest[found.end() :].strip()):
                if kind is Mark.LABEL:
                    text = plain(rest)[len(found[0]) :] if rest.startswith("**") else rest[found.end() :]
                    return _labelled(found, text, line, indent, 0)
                # 'B. Carter' may be a name: the letter is kept for whoever reads what was left.
                letter = found[0].strip() if kind is Mark.LETTER and found[0][:1].isupper() else ""
                mark, rest = kind, rest[found.end() :].strip()
                break
        else:
            break
    return Block(Kind.ITEM, [rest], line, indent, mark, label=letter) if mark else None


def _labelled(found: re.Match[str], rest: str, line: int, indent: int, level: int) -> Block:
    number = int(next(group for group in found.groups() if group))
    return Block(Kind.ITEM, [rest] if rest else [], line, indent, Mark.LABEL, number, found[0].strip(), level)


def _heads(words: str, rows: list[str], place: int, *, first: bool) -> bool:
    """Whether a row that begins a block is a heading, by its look and by what comes next."""
    following = rows[place + 1].strip() if place + 1 < len(rows) else ""
    if first and looks_like_heading(words, 14) and (not following or looks_like_heading(words)):
        return not words.endswith(":")
    if not looks_like_heading(words):
        return False
    return not following or _marked(following, 0, 0) is not None or names_a_section(plain(following))


def _starts_anew(block: Block, row: str, rows: list[str], place: int) -> bool:
    """Whether a row with no mark, right under `block`, is something of its own rather than the block's next row."""
    words = row.strip()
    if not block.rows:
        return False
    ended = block.rows[-1].rstrip("*_").endswith((".", "?", "!", ":", ";"))
    known = looks_like_heading(words, 7) and names_a_section(plain(words))
    following = rows[place + 1].strip() if place + 1 < len(rows) else ""
    leads = not following or _marked(following, 0, 0) is not None
    if known and leads and not row[:1].isspace() and (ended or bool(following)):
        return True
    if block.kind is Kind.TEXT:
        return block.rows[-1].endswith("?") and words[:1].isupper()
    return ended and not row[:1].isspace() and looks_like_heading(words) and bool(following) and leads
