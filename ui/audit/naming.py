"""The short names of cases and agencies, and how the cases were chosen, in words."""

from collections.abc import Container, Iterable

from workbench.domain.audits import Sample
from workbench.domain.sampling.methods import method_of
from workbench.domain.sampling.references import free_refs


def drawn(sample: Sample) -> str:
    """How the cases were chosen, where that is recorded."""
    if not sample.method and sample.population is None:
        return ""
    of = f" from {sample.population}" if sample.population is not None else ""
    known = method_of(sample.method)
    did = "Chosen" if known is not None and not known.by_chance else "Drawn"
    return f"{did}{of}{f': {sample.method.lower()}' if sample.method else ''}. "


def code_for(name: str, taken: Container[str]) -> str:
    """SAL for 'Salvation Army', SAL2 where that is taken."""
    stem = "".join(each for each in name.upper() if each.isalnum())[:3] or "AG"
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code


def next_ref(stem: str, taken: Iterable[str]) -> str:
    """MIS26-04 after MIS26-03; never the reference of a case that was taken out before it."""
    return free_refs(stem, taken, 1)[0]
