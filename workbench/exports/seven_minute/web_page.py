"""The briefing as one page of plain text for a browser: no script, nothing fetched, read from 1 to 7."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

from workbench.domain.briefing.briefing import HEADS, Box, Briefing, runs, unmarked
from workbench.errors import Refused
from workbench.exports.addresses import links
from workbench.exports.seven_minute.logo import logo_of
from workbench.exports.seven_minute.said import (
    FIELDS,
    KIND,
    NOTHING,
    SLIP,
    SLIP_ASKS,
    UNTITLED,
    boxes,
    notices,
    own_words,
    send_to,
)
from workbench.exports.seven_minute.web_style import STYLE

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_UNTYPED = "\x1a"
"""Says that an asterisk before it is one; gone once the marks are read."""
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_SLIP_LINES = {FIELDS[2]: "field long", FIELDS[3]: "field long"}


def web_page(briefing: Briefing) -> str:
    """The whole page. Characters that no page may hold are left out; every other is kept as it was typed."""
    if not _LANGUAGE.fullmatch(briefing.language):
        raise Refused(f"“{briefing.language}” is not a language code. Write it like en-GB, cy or pl.")
    return "\n".join((*_head(briefing), *_body(briefing), "</html>", ""))


def readable(text: str) -> str:
    """`text` on one line, without the characters that a page may not hold."""
    kept = "".join(each for each in unicodedata.normalize("NFC", text) if _may_stand(each))
    return _SPACE.sub(" ", kept).strip(" ")


def _may_stand(character: str) -> bool:
    # A control, half of a pair, or a place that will never be a character.
    kind = unicodedata.category(character)
    return (
        bool(_SPACE.match(character))
        or character == _UNTYPED
        or not (kind in ("Cc", "Cs") or (ord(character) & 0xFFFE) == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF)
    )


def _head(briefing: Briefing) -> Iterator[str]:
    title = _plain(briefing.title)
    marks = [mark for mark, said in (("draft", briefing.draft), ("example", briefing.example)) if said]
    name = f"{title}: {KIND.lower()}" if title else KIND
    name = f"{name} ({', '.join(marks)})" if marks else name
    yield "<!DOCTYPE html>"
    yield f'<html lang="{briefing.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(name)}</title>"
    yield f"<style>\n{STYLE}</style>"
    yield "</head>"


def _body(briefing: Briefing) -> Iterator[str]:
    own = own_words(briefing)
    yield "<body>"
    yield "<main>"
    yield "<header>"
    title = _plain(briefing.title)
    yield _told("h1", briefing.title) if title else _own("h1", UNTITLED, own)
    if _plain(briefing.subtitle):
        yield _told("p", briefing.subtitle, "subtitle")
    date = f" <span>{_marked(briefing.date)}</span>" if _plain(briefing.date) else ""
    yield f'<p class="date"><span{_language(own)}>{KIND}</span>{date}</p>'
    for notice in notices(briefing):
        yield _own("p", notice, own, "notice")
    yield "</header>"
    for box in boxes(briefing):
        yield from _section(box, briefing.closing if box.number == len(HEADS) else "", own)
    yield "</main>"
    yield from _footer(briefing)
    if briefing.slip:
        yield from _slip(briefing, own)
    yield "</body>"


def _section(box: Box, closing: str, own: str) -> Iterator[str]:
    numbered = box.number == len(HEADS)
    yield f'<section id="box-{box.number}" aria-labelledby="head-{box.number}">'
    head = _marked(box.head)
    usual = "" if head else _language(own)
    number = f'<span class="number">{box.number}</span> '
    yield f'<h2 id="head-{box.number}"{_direction(box.head)}>{number}<span{usual}>' + (
        f"{head or HEADS[box.number - 1]}</span></h2>"
    )
    if _plain(box.quote):
        yield f"<blockquote>{_told('p', box.quote)}</blockquote>"
    yield from (_told("p", text) for text in box.paragraphs if _plain(text))
    if points := [text for text in box.points if _plain(text)]:
        listed = "ol" if numbered else "ul"
        yield f"<{listed}>"
        yield from (_told("li", text) for text in points)
        yield f"</{listed}>"
    yield from (_told("p", text) for text in box.after if _plain(text))
    if _plain(closing):
        yield _told("p", closing, "closing")
    elif not any(map(_plain, box.texts)):
        yield _own("p", NOTHING, own, "nothing")
    yield "</section>"


def _footer(briefing: Briefing) -> Iterator[str]:
    said = [
        _told("p", text, name)
        for text, name in ((briefing.partnership, "partnership"), (briefing.small_print, "small"))
        if _plain(text)
    ]
    if logo := logo_of(briefing.logo):
        wide, high = logo.picture.size
        described = escape(readable(briefing.logo_description))
        said.append(f'<img src="{logo.data_address()}" alt="{described}" width="{wide // 2}" height="{high // 2}">')
    if said:
        yield "<footer>"
        yield from said
        yield "</footer>"


def _slip(briefing: Briefing, own: str) -> Iterator[str]:
    yield '<section class="slip" aria-labelledby="slip">'
    yield f'<h2 id="slip"{_language(own)}>{SLIP}</h2>'
    yield _own("p", SLIP_ASKS, own)
    for field in FIELDS:
        yield _own("p", field, own, _SLIP_LINES.get(field, "field"))
    before, where = send_to(briefing)
    if before:
        yield f"<p><span{_language(own)}>{before}</span> <strong>{_linked(readable(where))}</strong></p>"
    yield "</section>"


def _told(tag: str, text: str, name: str = "") -> str:
    shape = f' class="{name}"' if name else ""
    return f"<{tag}{shape}{_direction(text)}>{_marked(text)}</{tag}>"


def _own(tag: str, text: str, own: str, name: str = "") -> str:
    """The program's own words, which are English on every page."""
    shape = f' class="{name}"' if name else ""
    return f"<{tag}{shape}{_language(own)}>{escape(text)}</{tag}>"


def _language(own: str) -> str:
    return f' lang="{own}"' if own else ""


def _direction(text: str) -> str:
    written = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)
    return ' dir="auto"' if written else ""


def _plain(text: str) -> str:
    return unmarked(readable(text)).replace(_UNTYPED, "").strip()


def _marked(text: str) -> str:
    said = ((run.strong, _linked(run.text.replace(_UNTYPED, ""))) for run in runs(readable(text)))
    return "".join(f"<strong>{words}</strong>" if strong else words for strong, words in said)


def _linked(text: str) -> str:
    return "".join(
        f'<a href="{escape(target)}">{escape(said)}</a>' if target else escape(said) for said, target in links(text)
    )
