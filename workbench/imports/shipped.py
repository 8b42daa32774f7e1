"""What comes with Plumbline: scales, frameworks and lists of terms, read from `resources` once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.domain.frameworks import Framework
from workbench.domain.scales import Scale
from workbench.imports.framework.toml import framework_from
from workbench.imports.scale_toml import scale_from
from workbench.imports.toml_files import read_toml

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DEFAULT_SCALE = "ofsted-4"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list of terms. `head` is the group it is counted under when numbers are small."""

    code: str
    label: str
    head: str = ""
    names: tuple[str, ...] = ()
    """What it is also called."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms offered for a field. Where it is `free`, another word may be typed."""

    key: str
    title: str
    terms: tuple[Term, ...]
    free: bool = False

    def term(self, code: str) -> Term:
        """The term with this code. KeyError if there is none."""
        for term in self.terms:
            if term.code == code:
                return term
        raise KeyError(code)

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.head for term in self.terms if term.head))


@cache
def scales() -> tuple[Scale, ...]:
    """The shipped scales, the usual one first."""
    found = [scale_from(file, file.top) for file in map(read_toml, sorted((RESOURCES / "scales").glob("*.toml")))]
    return tuple(sorted(found, key=lambda scale: (scale.key != DEFAULT_SCALE, scale.key)))


def scale(key: str) -> Scale:
    """The shipped scale with this key. KeyError if there is none."""
    return {scale.key: scale for scale in scales()}[key]


@cache
def frameworks() -> tuple[Framework, ...]:
    known = {scale.key: scale for scale in scales()}
    files = map(read_toml, sorted((RESOURCES / "frameworks").glob("*.toml")))
    return tuple(framework_from(file, known, scale(DEFAULT_SCALE)) for file in files)


def framework(key: str) -> Framework:
    """The shipped framework with this key. KeyError if there is none."""
    return {framework.key: framework for framework in frameworks()}[key]


@cache
def vocabulary(name: str) -> Vocabulary:
    """A shipped list of terms by its file's name: age-bands, genders, send, statuses, … KeyError if there is none."""
    if name not in vocabulary_names():
        raise KeyError(name)
    file = read_toml(RESOURCES / "vocabularies" / f"{name}.toml")
    file.only(file.top, ("key", "title", "free", "terms"), ())
    terms = []
    for place, table in enumerate(file.tables(file.top, "terms", (), most=200)):
        path = ("terms", place)
        file.only(table, ("code", "label", "head", "names"), path)
        terms.append(
            Term(
                code=file.words(table, "code", path, needed=True),
                label=file.words(table, "label", path, needed=True),
                head=file.words(table, "head", path),
                names=file.texts(table, "names", path),
            )
        )
    title = file.words(file.top, "title", (), needed=True)
    return Vocabulary(file.key_word(file.top, ()), title, tuple(terms), file.top.get("free") is True)


@cache
def vocabulary_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (RESOURCES / "vocabularies").glob("*.toml")))


def ethnicity_set(key: str) -> Vocabulary:
    """A set of ethnicity codes: ew-2021, ew-2011 or police-16-1. An audit keeps to one."""
    return vocabulary(f"ethnicity-{key}")


def ethnicity_sets() -> tuple[Vocabulary, ...]:
    return tuple(vocabulary(name) for name in vocabulary_names() if name.startswith("ethnicity-"))
