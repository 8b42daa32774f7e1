"""What in a list of cases looks like a real person: such a row waits until somebody says why it stays."""

import re
from collections.abc import Sequence

from workbench.domain.identifiers import Found, IdentifierKind, found_in
from workbench.imports.case_list.fields import Around, What
from workbench.imports.case_list.private import is_full_name, is_given_name

_INITIALS_AND_BIRTH = re.compile(r"\b[A-Z]{2,3}[ \-/]*(?:\d{8}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2})\b")


def in_text(text: str, what: What, around: Around) -> tuple[Found, ...]:
    """What a text has in it that says who somebody is, but for what was kept before. Staff may be named as such."""
    found = around.lookout.found_in(text, around.day, around.reading_from)
    return tuple(each for each in found if not (what is What.LEAD and each.kind is IdentifierKind.NAME))


def in_reference(ref: str, around: Around) -> str:
    """Why a reference says who the child is, in whatever letters; empty where it does not."""
    if ref.islower() or ref.isupper():
        as_written = ref.title()
        if is_given_name(as_written) or (ref.islower() and is_full_name(as_written)):
            return "a name"
    if found := found_in(ref, around.lookout.names, around.day, around.reading_from):
        return found[0].kind.with_article
    if is_full_name(ref) or is_given_name(ref):
        return "a name"
    return "a date of birth" if _INITIALS_AND_BIRTH.search(ref.upper()) else ""


def in_words(found: Sequence[Found]) -> str:
    """'a name: Ann Example, and 2 more'."""
    first = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{first.kind.with_article}: {' '.join(first.text.split())}{more}"
