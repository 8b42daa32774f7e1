"""What waits with a problem stands in the pane: nobody leaves out, or keeps, words that they have not seen."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.arrange import whole_of
from tests.ui.forms_filled import answered, fill, forms
from tests.ui.robots.returns import ReturnsRobot
from tests.ui.robots.window import WindowRobot
from ui.components.paragraph import Paragraph
from workbench.domain.returns.layout import RETURN
from workbench.storage.store import Store


def test_the_words_of_a_row_that_lost_its_line_can_be_read(
    at_desk: WindowRobot, audited: Store, tmp_path: Path
) -> None:
    made = forms(audited, whole_of(audited).audit.id, tmp_path, date.today())
    answers = dict(answered(["MIS26-02"], 4, "Grade 2")) | {("MIS26-02", 3): {"Grade": "Grade B"}}
    long = "He was seen late. " * 60 + "And then not at all."
    answers["MIS26-02", 1] = {"Grade": "Grade 2", "Reason": long, "Impact": "He was safer"}
    form = fill(made["POL"], answers, {"MIS26-02": "Yes"})
    book = load_workbook(form)
    row = next(row for row in book[RETURN].iter_rows(min_row=2) if row[4].value == long)
    row[1].value = "As discussed"
    book.save(form)
    returns = ReturnsRobot(at_desk).open()
    returns.choose_files(form).take()
    returns.at(1, 1)
    shown = [each.text() for each in returns.page.pieces.pane.rows[0].findChildren(Paragraph)]
    assert shown[-3:] == ["Grade: Grade 2", f"Reason: {long}", "Impact: He was safer"]
