"""The short names of cases and agencies, and how the cases were chosen, in words."""

from collections.abc import Container

from workbench.domain.audits import Sample


def drawn(sample: Sample) -> str:
    """How the cases were chosen, where that is recorded."""
    if not sample.method and sample.population is None:
        return ""
    of = f" from {sample.population}" if sample.population is not None else ""
    return f"Drawn{of}{f': {sample.method.lower()}' if sample.method else ''}. "


def code_for(name: str, taken: Container[str]) -> str:
    """SAL for 'Salvation Army', SAL2 where that is taken."""
    stem = "".join(each for each in name.upper() if each.isalnum())[:3] or "AG"
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code


def next_ref(stem: str, taken: Container[str]) -> str:
    """MIS26-04 after MIS26-03."""
    number = 1
    while f"{stem}-{number:02d}" in taken:
        number += 1
    return f"{stem}-{number:02d}"
