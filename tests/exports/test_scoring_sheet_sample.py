"""The sheet Sample: how the cases were chosen, in a sentence and in facts, the mix beside the quota, and the draw."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.exports.audits import TODAY, example
from workbench.domain.audits import Sample
from workbench.domain.progress import finish
from workbench.domain.sampling.drawn import Drawn, State
from workbench.domain.sampling.telling import method_sentence
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet import write

PRINT = "f1" * 32
SAMPLE = Sample(
    143, 4, "Quota", "20260415", "Missing twice.", date(2026, 4, 1), "the case system",
    (("Early help", 40, 2), ("Child protection", None, 2)), "the partnership officer", date(2026, 4, 2),
)  # fmt: skip


def drawn() -> WholeAudit:
    whole = example(3)
    ids = [case.id for case in whole.cases]
    draw = (
        Drawn(1, whole.audit.id, 1, PRINT, "Early help", ids[0]),
        Drawn(2, whole.audit.id, 2, PRINT, "Child protection", ids[1]),
        Drawn(3, whole.audit.id, 3, PRINT, "Early help", None, State.REPLACED, "it is before the court"),
        Drawn(4, whole.audit.id, 4, PRINT, "Early help", ids[2]),
        Drawn(5, whole.audit.id, 5, PRINT, "Child protection", None, State.RESERVE),
    )
    return replace(whole, audit=replace(whole.audit, sample=SAMPLE), draw=draw)


def rows(whole: WholeAudit, folder: Path) -> list[tuple[object, ...]]:
    book = load_workbook(finish(write(whole, folder / "a.xlsx", TODAY)))
    return [tuple(each for each in row if each is not None) for row in book["Sample"].iter_rows(values_only=True)]


def test_every_fact_of_the_draw_is_on_the_sheet(tmp_path: Path) -> None:
    whole = drawn()
    found = rows(whole, tmp_path)
    assert found[1] == ("In a sentence", method_sentence(whole))
    assert ("Source of the list", "the case system") in found
    assert ("List taken on", "1 April 2026") in found
    assert ("Drawn by", "the partnership officer") in found
    assert ("Drawn on", "2 April 2026") in found
    at = found.index(("Group", "In the list", "Wanted", "Drawn", "Quota"))
    assert found[at + 1 : at + 3] == [
        ("Early help", 40, 2, 2, "Met"),
        ("Child protection", "Not counted", 2, 1, "1 short"),
    ]
    at = found.index(("Place in the draw", "Case", "Group"))
    first, second, third = (case.ref for case in whole.cases)
    assert found[at + 1 : at + 6] == [
        ("Place 1", first, "Early help"),
        ("Place 2", second, "Child protection"),
        ("Place 3", "replaced, it is before the court", "Early help"),
        ("Place 4", third, "Early help"),
        ("Place 5", "reserve", "Child protection"),
    ]


def test_no_fingerprint_is_on_any_sheet(tmp_path: Path) -> None:
    path = finish(write(drawn(), tmp_path / "a.xlsx", TODAY))
    for sheet in load_workbook(path):
        assert not any(PRINT in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_a_quota_nobody_set_is_not_shown_as_met(tmp_path: Path) -> None:
    sample = replace(SAMPLE, method="Random", quota=(("Early help", 40, 0), ("Child protection", 3, 0)))
    whole = drawn()
    found = rows(replace(whole, audit=replace(whole.audit, sample=sample)), tmp_path)
    assert ("Early help", 40, "No quota", 2) in found
    assert ("Child protection", 3, "No quota", 1) in found
