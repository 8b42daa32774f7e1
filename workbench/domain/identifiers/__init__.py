"""Identifiers in what is typed and imported: found, told with the smallest fix, and kept only with a reason."""

from workbench.domain.identifiers.kinds import Found, IdentifierKind, KnownNames
from workbench.domain.identifiers.noticing import found_in

__all__ = ["Found", "IdentifierKind", "KnownNames", "found_in"]
