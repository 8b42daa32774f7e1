"""How the cases were chosen, in the words every document uses: counts first, and no more claimed than is so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.domain.audits import Case, Sample
from workbench.domain.sampling.drawn import Drawn, State
from workbench.domain.sampling.methods import Method, method_of
from workbench.domain.text import counted, in_words, listed
from workbench.domain.whole_audit import WholeAudit

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_STRATA = {Method.STRATIFIED: "within", Method.QUOTA: "to a quota within"}


def method_sentence(whole: WholeAudit) -> str:
    """The whole of it, for papers of the partnership: how many of how many, by what method, when, who, what changed.

    "8 of 143 cases, drawn at random within three strata with seed 20260415 on 2 April 2026 by the partnership officer;
    one was replaced because it is before the court. Who was in: …". Empty where nothing is recorded.
    """
    sample = whole.audit.sample
    if sample == Sample() and not whole.draw:
        return ""
    many, population = _many(whole), _population(whole)
    of = f" of {population}" if population is not None else ""
    said = f"{many}{of} {'case' if (population or many) == 1 else 'cases'}"
    how = _how(sample) + _seed(sample) + _when(sample)
    by = f" by {sample.drawn_by.strip()}" if sample.drawn_by.strip() else ""
    how = f"{how}{by}".strip()
    parts = [f"{said}{f', {how}' if how else ''}{_stand(sample)}{_replaced(whole, reasons=True)}."]
    parts += _short(whole)
    if sample.criteria.strip():
        parts.append(f"Who was in: {_ended(sample.criteria)}")
    if sample.source.strip() or sample.on:
        source = f" from {sample.source.strip().rstrip('.')}" if sample.source.strip() else ""
        parts.append(f"The list is{source}{f' of {full_day(sample.on)}' if sample.on else ''}.")
    return " ".join(parts)


def method_in_brief(whole: WholeAudit) -> str:
    """The same for what is published, to stand after the number of cases: no person, no reason, no source.

    "drawn at random from 143 within three strata, with seed 20260415, on 2 April 2026; one was replaced". A method in
    other words stays as it was written.
    """
    sample = whole.audit.sample
    if (method := method_of(sample.method)) is None:
        return sample.method.strip().rstrip(".")
    if not method.by_chance:
        return f"{_how(sample)}{_stand(sample)}{_replaced(whole)}"
    of = f" from {population}" if (population := _population(whole)) is not None else ""
    how = _how(sample).replace("at random", f"at random{of}", 1)
    return f"{how}{_seed(sample)}{_when(sample)}{_replaced(whole)}"


@dataclass(frozen=True, slots=True)
class Mix:
    """One group of the draw. `of` is how many of the population are in it, None where nobody has counted."""

    stratum: str
    of: int | None
    wanted: int
    drawn: int
    quota: bool = True
    """Whether so many were asked for at all."""

    @property
    def short(self) -> int:
        return max(self.wanted - self.drawn, 0) if self.quota else 0

    @property
    def counts(self) -> str:
        """'3 of 3 drawn, 40 in the list'; '2 of 3 drawn, 1 short'."""
        told = f"{self.drawn} of {self.wanted} drawn" if self.quota else f"{self.drawn} drawn"
        told += f", {self.short} short" if self.short else ""
        return f"{told}, {self.of} in the list" if self.of is not None else told


def mixes(whole: WholeAudit) -> tuple[Mix, ...]:
    """The achieved mix beside the quota, in the quota's order; a group that is in no quota comes after."""
    sample = whole.audit.sample
    drawn = Counter(each.stratum for each in whole.draw if each.state is State.DRAWN)
    return achieved(sample, drawn)


def achieved(sample: Sample, drawn: Mapping[str, int]) -> tuple[Mix, ...]:
    """`drawn` is how many of each group are in."""
    method = method_of(sample.method)
    quota = method is None or method.in_groups
    found = [Mix(name, of, wanted, drawn.get(name, 0), quota) for name, of, wanted in sample.quota]
    named = {name for name, _, _ in sample.quota}
    return (*found, *(Mix(name, None, 0, many, False) for name, many in drawn.items() if name and name not in named))


def full_day(day: date) -> str:
    """'2 April 2026', whatever language the computer speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def unlinked(whole: WholeAudit) -> tuple[Case, ...]:
    """The cases that no place of the draw became."""
    linked = {each.case_id for each in whole.draw}
    return tuple(case for case in whole.cases if case.id not in linked)


def place_in_words(place: Drawn, refs: Mapping[int, str]) -> str:
    """'MIS26-04', 'no case yet', 'reserve', 'replaced, it is before the court'. `refs` are the cases' own, by id."""
    if place.state is State.REPLACED:
        return f"replaced, {place.reason}" if place.reason else "replaced"
    if place.state is State.RESERVE:
        return "reserve"
    return refs.get(place.case_id or 0, "no case yet")


def _many(whole: WholeAudit) -> int:
    if whole.draw:
        return sum(each.state is State.DRAWN for each in whole.draw)
    return len(whole.cases) or whole.audit.sample.size or 0


def _population(whole: WholeAudit) -> int | None:
    """How many there were to choose from; None where fewer are recorded than were chosen, which cannot be."""
    population = whole.audit.sample.population
    return population if population is not None and _many(whole) <= population else None


def _how(sample: Sample) -> str:
    match method := method_of(sample.method):
        case None:
            return f"chosen this way: {sample.method.strip().rstrip('.')}" if sample.method.strip() else ""
        case Method.PURPOSIVE:
            return "chosen, not drawn"
        case Method.VOLUNTEERED:
            return "put forward by agencies, not drawn"
        case Method.RANDOM:
            return "drawn at random"
        case _:
            strata = sum(wanted > 0 for _, _, wanted in sample.quota)
            many = f"{in_words(strata)} {'stratum' if strata == 1 else 'strata'}" if strata else "strata"
            return f"drawn at random {_STRATA[method]} {many}"


def _seed(sample: Sample) -> str:
    method = method_of(sample.method)
    by_chance = method is None or method.by_chance
    return f", with seed {sample.seed.strip()}" if sample.seed.strip() and by_chance else ""


def _when(sample: Sample) -> str:
    return f", on {full_day(sample.drawn_on)}" if sample.drawn_on else ""


def _stand(sample: Sample) -> str:
    method = method_of(sample.method)
    return ": they stand for themselves" if method is not None and not method.by_chance else ""


def _replaced(whole: WholeAudit, *, reasons: bool = False) -> str:
    """Who was left out after the draw, and for how many of them a reserve came in."""
    gone = [each for each in whole.draw if each.state is State.REPLACED]
    if not gone:
        return ""
    came = min(max(_many(whole) + len(gone) - _at_first(whole), 0), len(gone))
    many = in_words(len(gone))
    was = "was" if len(gone) == 1 else "were"
    told = f"{many} {was} replaced" if came == len(gone) else f"{many} {was} left out"
    if 0 < came < len(gone):
        told += f", {in_words(came)} of them replaced"
    why = list(dict.fromkeys(_inside(each.reason) for each in gone if each.reason))
    return f"; {told}{f' because {listed(why)}' if reasons and why else ''}"


def _at_first(whole: WholeAudit) -> int:
    """How many places were drawn before any was replaced: a group may have held fewer than its quota from the start."""
    sample, method = whole.audit.sample, method_of(whole.audit.sample.method)
    places = Counter(each.stratum for each in whole.draw)
    wanted = {name: many for name, _, many in sample.quota}
    if sum(wanted.values()) and (method is None or method.in_groups) and "" not in places:
        return sum(min(many, places[name]) for name, many in wanted.items())
    left = sum(each.state is State.REPLACED for each in whole.draw)
    return _many(whole) if sample.size is None else min(sample.size, _many(whole) + left)


def _short(whole: WholeAudit) -> list[str]:
    """What a reader would otherwise take for granted: that each quota is met, and that every case was drawn."""
    told = [f"{each.stratum}: {each.short} short of the {each.wanted} wanted." for each in mixes(whole) if each.short]
    size, many = whole.audit.sample.size, _many(whole)
    if whole.draw and size is not None and many < size and not told:
        told.append(f"{size - many} fewer than the {size} wanted.")
    without = sum(each.case_id is None for each in whole.draw if each.state is State.DRAWN)
    if 0 < without < many:
        told.append(f"{counted(without, 'drawn place has', 'drawn places have')} no case in the audit.")
    if whole.draw and not without and (more := len(unlinked(whole))):
        told.append(f"{counted(more, 'more case is', 'more cases are')} in the audit without having been drawn.")
    return told


def _inside(reason: str) -> str:
    """A reason within a sentence: 'It is before the court.' → 'it is before the court'; 'GP …' stays."""
    reason = reason.strip().rstrip(".")
    return reason[:1].lower() + reason[1:] if reason[1:2].islower() or reason[1:2] == " " else reason


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
