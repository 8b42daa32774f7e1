"""What an agency meant by what it wrote in a cell: taken where it can mean one thing only, otherwise asked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from workbench.domain.audits import AuditLine, Case, Known
from workbench.domain.returns.form import choices, line_label, shown
from workbench.domain.returns.layout import NO, YES
from workbench.domain.scales import NonScore, Scale

Answer = str | NonScore
"""A grade's code, or a non-score. A non-score equals no code, though a scale may have a grade coded 'NA'."""

_ALSO: Mapping[NonScore, tuple[str, ...]] = {
    NonScore.NOT_APPLICABLE: ("NA", "N/A", "Not applicable", "Does not apply", "Non applicable"),
    NonScore.NOT_KNOWN: ("NK", "Not known", "Unknown", "Not known to us", "Not known to agency"),
    NonScore.NOT_ENOUGH_EVIDENCE: ("NE", "Not enough evidence", "Insufficient evidence", "Insufficient information"),
}
_BETWEEN = re.compile(r"\s*(?:[/,;&+|–—→]|->|-|\bor\b|\band\b|\bto\b|\bbut\b|\n)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_NEAR = 0.8
_LOOSE = "\n"
"""Before a reference as it may be typed: no text of a cell begins so."""
_DOUBT = re.compile(r"[?+<>~*%^=±≈≠≤≥¬]|^[-–−]\d|\w[-–−]$")
"""What makes a grade another one, or none that is sure: 'Good?', 'G-', '-1'."""
_MOST_TEXT = 200
"""Characters of a cell that could still be a grade with a few words beside it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """`answer` where the cell can mean one thing only; `chosen` where it is the very word of the drop-down."""

    answer: Answer | None = None
    chosen: bool = False
    offers: tuple[Answer, ...] = ()
    """What it may mean, where it is not plain."""
    both: bool = False
    """Whether it names two grades as if both were given."""


def answer_meant(text: str, scale: Scale) -> Meant:
    """The grade or non-score that the words in a grade cell stand for."""
    said = text.strip()
    words = _words_of(scale)
    if said in words.chosen:
        return Meant(words.chosen[said], chosen=True)
    found, is_sure = _one_of(said, words), _low(said) in words.loose or not _DOUBT.search(said)
    if len(found) == 1 and is_sure:
        return Meant(found[0])
    if found:
        return Meant(offers=found)
    parts = [each for each in _BETWEEN.split(said[:_MOST_TEXT]) if each]
    meant = [_one_of(each, words) for each in parts]
    if len(parts) > 1 and all(len(each) == 1 for each in meant):
        given = _apart(each[0] for each in meant)
        return Meant(given[0]) if len(given) == 1 and is_sure else Meant(offers=given, both=True)
    return Meant(offers=_named_in(said[:_MOST_TEXT], words) or _near(said, words))


def offered(answers: Iterable[Answer], scale: Scale) -> tuple[str, ...]:
    """Answers as a problem keeps them: a grade by its code, a non-score by its own unless a grade has that code."""
    return tuple(
        answer if not isinstance(answer, NonScore) else answer.label if scale.has(answer.value) else answer.value
        for answer in answers
    )


def answer_offered(offer: str, scale: Scale) -> Answer:
    """The answer that `offered` wrote. ValueError where the scale has none such."""
    if scale.has(offer):
        return offer
    for each in _ALSO:
        if offer in (each.value, each.label):
            return each
    raise ValueError(offer)


def answer_in_words(answer: Answer, scale: Scale) -> str:
    """'Good', 'Not known to agency'."""
    return answer.label if isinstance(answer, NonScore) else scale.grade(answer).label


def known_meant(text: str) -> tuple[Known | None, bool]:
    """Whether the agency knows the case; and whether it was said as the drop-down says it. None where unclear."""
    said = text.strip()
    if said in (YES, NO):
        return (Known.KNOWN if said == YES else Known.NIL), True
    bare = _bare(said) if "?" not in said else ""
    if bare in ("y", "yes", "known", "true", "knowntous", "yesknown"):
        return Known.KNOWN, False
    if bare in ("n", "no", "notknown", "unknown", "nil", "nilreturn", "none", "false", "notknowntous", "nonotknown"):
        return Known.NIL, False
    return None, False


def line_meant(text: str, lines: Iterable[AuditLine]) -> AuditLine | None:
    """The line a row names: by the number it starts with, whatever its title is by now, or by its title alone."""
    said, asked = " ".join(text.split()), tuple(lines)
    by_number = re.match(r"(\d{1,3})(?:\.0+)?(?=\D|$)", said)
    if by_number:
        rest = _bare(said[by_number.end() :])
        numbered = [each for each in asked if each.line.number == int(by_number[1])]
        titled = [each for each in asked if rest and rest == _bare(each.line.title)]
        if len(numbered) == 1 and (not titled or numbered[0] in titled):
            return numbered[0]
    titled = [each for each in asked if _bare(said) in (_bare(each.line.title), _bare(line_label(each)))]
    return titled[0] if len(titled) == 1 else None


def ref_key(text: str) -> str:
    """A case's reference, the same however it is typed: 'mis26–03' is 'MIS26-03'."""
    said = unicodedata.normalize("NFKC", " ".join(text.split())).casefold()
    return re.sub(r"\s*[-‐‑‒–—−_]\s*|\s+", "-", said)


def case_meant(text: str, cases: Mapping[str, Case]) -> Case | None:
    """The case that a cell names, of `cases_by_ref`."""
    return cases.get(text.strip()) or cases.get(f"{_LOOSE}{ref_key(text)}")


def cases_by_ref(cases: Iterable[Case]) -> Mapping[str, Case]:
    """The cases for `case_meant`: by their references, and by what only one of them is called however it is typed."""
    named: dict[str, list[Case]] = {}
    for case in cases:
        named.setdefault(f"{_LOOSE}{ref_key(shown(case.ref))}", []).append(case)
    loose = {key: found[0] for key, found in named.items() if len(found) == 1}
    return {**loose, **{shown(case.ref).strip(): case for found in named.values() for case in found}}


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_FIGURES = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_IN_WORDS = re.compile(
    r"(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ \-/]+([a-z]{3,9})\.?,?[ \-/]+(\d{4}|\d{2})", re.I
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_meant(text: str) -> date | None:
    """The day a cell gives, day before month as it is written here; None where it gives none."""
    said = " ".join(text.split())
    try:
        if iso := _ISO.fullmatch(said):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if figures := _FIGURES.fullmatch(said):
            return date(_year(figures[3]), int(figures[2]), int(figures[1]))
        if (worded := _IN_WORDS.fullmatch(said)) and worded[2][:3].lower() in _MONTHS:
            return date(_year(worded[3]), _MONTHS.index(worded[2][:3].lower()) + 1, int(worded[1]))
    except ValueError:
        return None
    return None


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


@dataclass(frozen=True)
class _Words:
    """What the answers of one scale may be called."""

    chosen: Mapping[str, Answer]
    """The very words of the drop-down."""
    loose: Mapping[str, tuple[Answer, ...]]
    """Whatever is printed for an answer somewhere, in small letters."""
    bare: Mapping[str, tuple[Answer, ...]]
    """The same without anything but letters and figures; and the first letters of a label."""
    labels: tuple[tuple[str, Answer], ...]


@lru_cache(maxsize=32)
def _words_of(scale: Scale) -> _Words:
    chosen = {each.text: answer for each in choices(scale) if (answer := each.non_score or each.grade)}
    loose: dict[str, list[Answer]] = {}
    bare: dict[str, list[Answer]] = {}
    labels: list[tuple[str, Answer]] = []

    def call(answer: Answer, *names: str) -> None:
        for name in names:
            for table, key in ((loose, _low(name)), (bare, _bare(name))):
                if key and answer not in _same(table.setdefault(key, []), answer):
                    table[key].append(answer)

    for text, answer in chosen.items():
        call(answer, text)
    for grade, key in zip(scale.grades, scale.digits(), strict=True):
        call(grade.code, grade.label, grade.code, key, f"{grade.code} {grade.label}", f"{grade.label} {grade.code}")
        call(grade.code, *([f"{key} {grade.label}", f"{grade.label} {key}"] if key else []))
        first_letters = "".join(word[0] for word in _WORD.findall(grade.label))
        if len(first_letters) > 1:
            call(grade.code, first_letters)
        labels += [(grade.label, grade.code), (grade.code, grade.code)]
    for each, names in _ALSO.items():
        call(each, *names, f"{each.value} {each.label}")
        labels.append((each.label, each))
    return _Words(chosen, _frozen(loose), _frozen(bare), tuple(labels))


def _same(known: list[Answer], answer: Answer) -> list[Answer]:
    """Those of the same kind: the code 'NA' and the non-score NA are equal as strings, and are not the same."""
    return [each for each in known if isinstance(each, NonScore) == isinstance(answer, NonScore)]


def _frozen(table: Mapping[str, list[Answer]]) -> Mapping[str, tuple[Answer, ...]]:
    return {key: tuple(answers) for key, answers in table.items()}


def _one_of(said: str, words: _Words) -> tuple[Answer, ...]:
    """The answers that a text may stand for as a whole."""
    if found := words.loose.get(_low(said)):
        return found
    if found := words.loose.get(_low(said.strip(" .,;:!?'\"()*"))):
        return found
    number = re.fullmatch(r"(\d+)\.0*", said)
    return words.loose.get(number[1], ()) if number else words.bare.get(_bare(said), ())


def _named_in(said: str, words: _Words) -> tuple[Answer, ...]:
    """The answers whose labels stand in a text, in their order there; a label within a longer one does not count."""
    written = f" {' '.join(_WORD.findall(said))} "
    low, found = written.casefold(), list[tuple[int, Answer]]()
    for label, answer in sorted(words.labels, key=lambda each: -len(each[0])):
        name = f" {' '.join(_WORD.findall(label))} "
        at = written.find(name) if answer == label else low.find(name.casefold())  # a code counts only as it is written
        if len(name) > 3 and at >= 0 and low[at + 1] != "_":
            found.append((at, answer))
            low = f"{low[: at + 1]}{'_' * (len(name) - 2)}{low[at + len(name) - 1 :]}"
    return _apart(answer for _, answer in sorted(found, key=lambda each: each[0]))


def _near(said: str, words: _Words) -> tuple[Answer, ...]:
    """The one answer that a slip of the hand is close to."""
    from difflib import get_close_matches

    bare = _bare(said)
    close = get_close_matches(bare, words.bare, n=1, cutoff=_NEAR) if 3 < len(bare) < _MOST_TEXT else []
    return words.bare[close[0]] if close else ()


def _apart(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for each in answers:
        if each not in _same(found, each):
            found.append(each)
    return tuple(found)


def _low(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, _low(text)))
