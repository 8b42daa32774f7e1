"""Invented lists to draw from, and a draw of an earlier audit. The ids in them are made up, and nobody's."""

from dataclasses import replace
from datetime import date

from ui.workspace import OpenWorkspace
from workbench.domain.audits import Sample
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Overview
from workbench.domain.sampling.drawing import Wanted, draw_list
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.verbs import CasesOf, NewDraw, draw, remove_draw
from workbench.domain.setting_up import change_audit
from workbench.sampling_tasks import look_at, read_pasted

PLANS = (
    "Early help",
    "Child in need",
    "Child in need",
    "Child protection",
    "Child in need",
    "Child in need",
    "Early help",
)
ID = "Zq{:06d}"
"""What every id in these lists begins with is found nowhere else."""


def listed(many: int) -> str:
    """A list as it is pasted: headings, an id, a plan and an age on each row."""
    rows = [f"{ID.format(700_101 + 37 * n)}\t{PLANS[n % len(PLANS)]}\t{10 + n % 8}" for n in range(many)]
    return "\n".join(["Person ID\tPlan\tAge", *rows])


def drawn_before(workspace: OpenWorkspace, ref: str, panel_day: date, text: str, rows: tuple[int, ...]) -> None:
    """These rows of the list, by their numbers in it, as the cases of an earlier audit with this panel day."""
    store = workspace.store
    audit_id = workspace.ask(AuditByRef(ref))
    looked = finish(look_at(store, finish(read_pasted(text, panel_day)), 0, None, audit_id, panel_day))
    places = draw_list(looked.population.rows, Wanted(Method.PURPOSIVE, chosen=frozenset(rows)))

    def now() -> bool:
        return bool(workspace.ask(Overview(audit_id)).draw)

    if now():
        assert workspace.edit(lambda: remove_draw(workspace.ask(Overview(audit_id))))
    new = NewDraw(Sample(size=len(rows), method="Purposive"), places, CasesOf.THERE, looked.fingerprints)
    assert workspace.edit(lambda: draw(new, workspace.ask(Overview(audit_id)), workspace.new_id))
    audit = workspace.ask(Overview(audit_id)).audit
    assert workspace.edit(lambda: change_audit(audit, replace(audit, panel_day=panel_day)))
