"""The lists a case is described with, as they come with the program."""

from functools import cache

from workbench.domain.questions import Library
from workbench.domain.scales import Scale

FIELD_LISTS = {
    "age_band": "age-bands",
    "gender": "genders",
    "send": "send",
    "language": "languages",
    "status": "statuses",
    "placement": "placements",
}


@cache
def terms(name: str) -> tuple[tuple[str, str], ...]:
    """A list by its name. What is kept is the word itself, as in every file that comes or goes."""
    from workbench.imports import shipped

    return tuple((term.label, term.label) for term in shipped.vocabulary(name).terms)


@cache
def ethnicities(key: str) -> tuple[tuple[str, str], ...]:
    """The codes of an ethnicity set; empty for a set this program does not have."""
    from workbench.imports import shipped

    try:
        found = shipped.ethnicity_set(key)
    except KeyError:
        return ()
    return tuple((term.code, f"{term.code}  {term.head}: {term.label}" if term.head else f"{term.code}  {term.label}")
                 for term in found.terms)  # fmt: skip


@cache
def ethnicity_sets() -> tuple[tuple[str, str], ...]:
    from workbench.imports import shipped

    return tuple((each.key, each.title) for each in shipped.ethnicity_sets())


@cache
def agency_kinds() -> tuple[tuple[str, str], ...]:
    from workbench.imports import shipped

    return tuple((term.code, term.label) for term in shipped.vocabulary("agency-kinds").terms)


def read_all() -> None:
    """Read every list once, so that no screen waits for one."""
    for name in (*FIELD_LISTS.values(), "themes"):
        terms(name)
    for key, _ in ethnicity_sets():
        ethnicities(key)
    agency_kinds()


def scales_offered(library: Library) -> tuple[Scale, ...]:
    """The scales of the library, then those that come with Plumbline and are not in it yet."""
    from workbench.imports import shipped

    there = tuple(scale for _, scale in library.scales)
    graded = {scale.grades for scale in there}
    return (*there, *(scale for scale in shipped.scales() if scale.grades not in graded))


def scale_in_words(scale: Scale) -> str:
    """'Outstanding, Good, Requires improvement, Inadequate'."""
    return ", ".join(grade.label for grade in scale.grades)
