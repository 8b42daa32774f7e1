"""References for new cases. One that was ever given out is never given to another child."""

from collections.abc import Iterable
from re import escape, fullmatch


def free_refs(stem: str, taken: Iterable[str], many: int) -> tuple[str, ...]:
    """MIS26-04, MIS26-05 after MIS26-03, going on from the highest: a gap may be a case that was taken out.

    A reference stands in the list that links it to a child, and on forms that agencies have.
    """
    numbers = (fullmatch(rf"{escape(stem)}-([0-9]{{1,9}})", ref) for ref in taken)
    highest = max((int(found[1]) for found in numbers if found), default=0)
    return tuple(f"{stem}-{number:02d}" for number in range(highest + 1, highest + many + 1))
