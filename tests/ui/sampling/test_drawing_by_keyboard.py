"""The draw of a sample by keyboard: list, method, draw, and what is kept of it; told plainly where something lacks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.imports.workbooks import saved
from tests.ui.desk.test_reachable import unnamed
from tests.ui.populations import listed
from tests.ui.robots.desk import CasesRobot, go, whole
from tests.ui.robots.sampling import DrawRobot, SampleRobot, made
from tests.ui.robots.window import WindowRobot
from ui.routes import Screen
from workbench.domain.audits import Sample
from workbench.domain.sampling.drawing import Wanted, draw_list, shares
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.population import population_of
from workbench.domain.setting_up import change_audit

PER_EVENT = 0.1
"""Seconds: what the window may take for one thing."""


def test_a_sample_is_drawn_kept_and_shown_once(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    keys = drawing.keys
    drawing.paste(listed(70)).group_by("Plan")
    keys.tab_to("List taken on").fill("1/4/2026")
    keys.tab_to("Where it is from").fill("The case system")
    keys.tab_to("Who was in").fill("Missing twice")
    drawing.next().keys.tab_to("1, Random")
    drawing.method(2).keys.tab_to("How many").fill("4")
    assert {name: line.text() for name, line in drawing.dialog.pieces.method.groups.lines.items()} == {
        "Child in need": "2",
        "Child protection": "1",
        "Early help": "1",
    }
    keys.tab_to("Seed").fill("20260415")
    drawing.next()
    assert drawing.step == "Step 3 of 3, Draw"
    made(drawing)
    assert drawing.dialog.windowTitle() == "Draw the sample"
    held = whole(at_desk)
    sample = held.audit.sample
    assert (sample.population, sample.size, sample.method, sample.seed) == (70, 4, "Stratified", "20260415")
    assert (sample.on, sample.source, sample.criteria) == (date(2026, 4, 1), "The case system", "Missing twice")
    assert (sample.drawn_by, sample.drawn_on) == ("R. Officer", date(2026, 4, 2))
    assert sample.quota == (("Child in need", 40, 2), ("Child protection", 10, 1), ("Early help", 20, 1))
    rows = [(n, tuple(line.split("\t"))) for n, line in enumerate(listed(70).splitlines()[1:], 2)]
    population = population_of(rows, 0, 1)
    wanted = Wanted(Method.STRATIFIED, 4, 2, "20260415", shares(population.groups, 4))
    places = draw_list(population.rows, wanted)
    assert [(each.position, each.stratum, each.state) for each in held.draw] == [
        (each.position, each.row.stratum, each.state) for each in places
    ]
    assert [row[1] for row in drawing.rows[:4]] == ["MIS26-04", "MIS26-05", "MIS26-06", "MIS26-07"]
    assert [row[4] for row in drawing.rows] == [each.row.local_id for each in places]
    assert len({each.fingerprint for each in held.draw}) == len(places)
    # Done asks while nothing has been copied; copied, it just ends.
    drawing.keys.press("Ctrl+Return")
    assert keys.dialog.windowTitle() == "Finish without copying the list"
    keys.press("Esc")
    keys.tab_to("Copy this list").press("Space")
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert copied[0] == ["Place", "Reference", "Draw", "Row of your list", "Local id", "Group"]
    assert copied[1] == ["1", "MIS26-04", "Drawn", *[str(places[0].row.number), *drawing.rows[0][4:6]]]
    keys.press("Ctrl+Return")
    assert not drawing.is_open
    card = SampleRobot(at_desk)
    assert card.card.sentence.text().startswith(
        "4 of 70 cases, drawn at random within three strata, with seed 20260415, on 2 April 2026 by R. Officer."
    )
    assert card.rows[0] == ("1", places[0].row.stratum, "MIS26-04")
    assert card.rows[-1][2] == "reserve"
    assert not card.card.draw.isVisible()
    at_desk.press("Ctrl+Shift+D")
    assert at_desk.toast.startswith("A draw is recorded already.")
    at_desk.press("Ctrl+Z")
    assert whole(at_desk).draw == ()
    assert CasesRobot(at_desk).refs == ["MIS26-01", "MIS26-02", "MIS26-03"]


def test_what_was_typed_is_there_again_when_it_was_put_away(drawing: DrawRobot) -> None:
    keys = drawing.keys
    drawing.paste(listed(70))
    keys.tab_to("Who was in").fill("Missing twice")
    keys.press("Esc")
    assert not drawing.is_open
    drawing.open()
    assert drawing.dialog.pieces.population.criteria.text() == "Missing twice"
    assert len(drawing.dialog.pieces.population.looked.population.rows) == 70
    keys.tab_to("Discard…").press("Space")
    assert keys.dialog.windowTitle() == "Discard what is here"
    keys.press("Esc")
    assert drawing.is_open
    keys.tab_to("Discard…").press("Space")
    keys.tab_to("Discard").press("Space")
    keys.wait(lambda: not drawing.is_open)
    drawing.open()
    assert not drawing.dialog.pieces.population.touched


def test_only_the_size_draws_numbers_of_the_officers_own_list(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    keys = drawing.keys
    keys.tab_to("1, A list of children")
    drawing.method(2).next()
    field = keys.tab_to("How many there are to draw from").focused
    assert field.accessibleDescription() == "Write a whole number from 1 to 50,000, such as 143."
    keys.fill("143")
    drawing.next().keys.tab_to("How many").fill("3")
    keys.tab_to("Seed").fill("20260415")
    drawing.next()
    assert drawing.heads == ("Place", "Reference", "Draw", "Row of your list")
    assert [row[3] for row in drawing.rows] == ["110", "77", "93", "140", "109"]
    assert [row[1] for row in drawing.rows[:3]] == ["MIS26-01", "MIS26-02", "MIS26-03"], "the cases that are here"
    drawing.next()
    keys.wait(lambda: drawing.dialog.is_kept)
    held = whole(at_desk)
    assert [each.case_id for each in held.draw] == [*(case.id for case in held.cases), None, None]
    assert [each.fingerprint for each in held.draw] == [""] * 5


def test_groups_need_the_list_and_a_quota_its_numbers(drawing: DrawRobot) -> None:
    keys = drawing.keys
    drawing.paste(listed(70)).next().keys.tab_to("1, Random")
    drawing.method(3)
    step = drawing.dialog.pieces.method
    assert step.lacking.text() == "Choose the column of the groups under Population first."
    drawing.next()
    assert drawing.step == "Step 2 of 3, Method"
    drawing.dialog.go_back()
    keys.tab_to("Column of the groups")
    drawing.group_by("Plan").next()
    keys.tab_to("To draw, Child in need").fill("0")
    keys.tab_to("To draw, Early help").fill("2")
    assert step.total.text() == "2 cases in all."
    drawing.next()
    assert [row[5] for row in drawing.rows] == ["Early help"] * 4


def test_chosen_cases_are_ticked_and_told_as_chosen(at_desk: WindowRobot, drawing: DrawRobot) -> None:
    keys = drawing.keys
    drawing.paste(listed(12)).next().keys.tab_to("1, Random")
    drawing.method(4).next()
    step = drawing.dialog.pieces.method
    assert step.lacking.text() == "Tick the cases that are taken: Space on the row."
    keys.tab_to("The list: tick the cases that are taken").press("Down", "Space", "Down", "Down", "Space")
    assert step.total.text() == "2 cases ticked."
    drawing.next()
    assert [row[3] for row in drawing.rows] == ["3", "5"]
    made(drawing)
    sample = whole(at_desk).audit.sample
    assert (sample.method, sample.seed, sample.size) == ("Purposive", "", 2)
    assert "2 of 12 cases, chosen, not drawn" in SampleRobot(at_desk).card.sentence.text()


def test_a_file_is_read_and_one_that_is_no_list_is_told_and_changes_nothing(drawing: DrawRobot, tmp_path: Path) -> None:
    rows = [line.split("\t") for line in listed(30).splitlines()]
    drawing.dialog.read_file(saved(tmp_path / "list.xlsx", rows))
    drawing.settle()
    assert drawing.dialog.pieces.population.read.text().startswith("list.xlsx: 30 rows read. 30 children can be drawn.")
    bad = tmp_path / "list.pdf"
    bad.write_bytes(b"%PDF")
    drawing.dialog.read_file(bad)
    drawing.settle()
    assert "list.pdf" in drawing.told
    assert len(drawing.dialog.pieces.population.looked.population.rows) == 30


def test_what_is_recorded_of_the_sample_already_stands_in_the_boxes(at_desk: WindowRobot) -> None:
    audit = go(at_desk, Screen.CASES).audit
    known = Sample(population=143, size=6, criteria="Missing twice", source="The case system", on=date(2026, 4, 1))
    assert at_desk.workspace.edit(lambda: change_audit(audit, replace(audit, sample=known)))
    drawing = DrawRobot(at_desk).open()
    population = drawing.dialog.pieces.population
    assert (population.criteria.text(), population.source.text()) == ("Missing twice", "The case system")
    assert (population.many.text(), population.day.text()) == ("143", "01/04/2026")
    assert drawing.dialog.pieces.method.many.text() == "6"
    assert not population.touched


def test_every_step_is_named(drawing: DrawRobot) -> None:
    found: list[str] = []
    drawing.paste(listed(70)).group_by("Plan")
    found += unnamed(drawing.dialog)
    stratified_on = drawing.next()
    found += unnamed(stratified_on.dialog)
    drawing.keys.tab_to("How many").fill("4")
    found += unnamed(drawing.next().dialog)
    assert found == []


def test_five_thousand_rows_never_hold_the_window(drawing: DrawRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each handler of the window's own thread, timed; the reading and the look-up are done aside."""
    slowest: dict[str, float] = {}

    def timed(name: str, act: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object) -> object:
            begun = perf_counter()
            try:
                return act(*given)
            finally:
                slowest[name] = max(slowest.get(name, 0.0), perf_counter() - begun)

        return run

    dialog = drawing.dialog
    dialog._staging.done.disconnect(dialog._on_done)
    done = timed("shown", dialog._on_done)
    dialog._staging.done.connect(lambda what, result: done(what, result))
    drawing.paste(listed(4_999)).group_by("Plan")
    timed("to the method", dialog.go_on)()
    drawing.keys.tab_to("How many").fill("40")
    for digit in (4, 1):
        timed("another method", dialog.pieces.method.method.cards[digit - 1].click)()
    timed("to the draw", dialog.go_on)()
    drawing.settle()
    dialog.pieces.drawn.cases.cards[1].click()
    QApplication.sendPostedEvents()
    assert len(drawing.rows) == 42
    assert max(slowest.values()) < PER_EVENT, slowest
