"""What a draw comes to: the sample that is kept, from what the first two steps say, and the references."""

from collections.abc import Iterable
from datetime import date

from ui.sampling.method_step import MethodStep
from ui.sampling.population_step import PopulationStep
from workbench.domain.audits import Sample
from workbench.domain.sampling.drawing import Wanted
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.population import left_out_in_words
from workbench.domain.sampling.references import free_refs
from workbench.domain.sampling.verbs import CasesOf
from workbench.domain.text import plain
from workbench.domain.whole_audit import WholeAudit


def sample_of(population: PopulationStep, method: MethodStep, wanted: Wanted, today: date) -> Sample:
    """The groups stand there with their size where the list has them, and with a quota where they have one."""
    found = population.looked.population
    quota = wanted.quota or {}
    criteria = plain(population.criteria.text()).strip()
    out = left_out_in_words(len(method.before.left_out), plain(method.before.reason))
    if criteria and out and not criteria.endswith((".", "!", "?")):
        criteria += "."
    return Sample(
        population=len(found.rows),
        size=wanted.size,
        method=wanted.method.label,
        seed=wanted.seed if wanted.method.by_chance else "",
        criteria=f"{criteria} {out}".strip(),
        on=population.taken_on,
        source=plain(population.source.text()).strip(),
        quota=tuple((name, many, quota.get(name, 0)) for name, many in found.groups),
        drawn_by=plain(method.by.text()).strip(),
        drawn_on=method.on.day() or today,
    )


def refs_of(whole: WholeAudit, become: CasesOf, many: int, *, kept: bool, taken_out: Iterable[str] = ()) -> list[str]:
    """The references that the drawn places have once the draw is `kept`, or would get now."""
    cases = [case.ref for case in whole.cases]
    if kept:
        named = {case.id: case.ref for case in whole.cases}
        return [named.get(each.case_id or 0, "") for each in whole.draw if each.state is State.DRAWN]
    if become is CasesOf.MAKE:
        return list(free_refs(whole.audit.ref, [*taken_out, *cases], many))
    return cases if become is CasesOf.THERE else []
