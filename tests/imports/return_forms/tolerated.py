"""What agencies do to a form that can mean one thing only: it is taken, and told where that is worth knowing."""

from typing import Any

from tests.imports.return_forms.forms import put
from tests.imports.return_forms.spoilers import added
from tests.imports.return_forms.spoiling import Spoiled, book, cell, row, typed
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.staged import FileState

_READY = FileState.READY


def _sorted(opened: Any) -> None:
    """As a spreadsheet sorts rows by the grade: each row keeps its case and line."""
    sheet = opened[RETURN]
    rows = [[each.value for each in line] for line in sheet.iter_rows(min_row=2)]
    rows.sort(key=lambda line: str(line[3]))
    for number, line in enumerate(rows, 2):
        for column, value in enumerate(line, 1):
            sheet.cell(number, column).value = value


def _deleted(opened: Any) -> None:
    opened[RETURN].delete_rows(3)


def _moved(opened: Any) -> None:
    """The column of the evidence moved before that of the reason."""
    for number in range(1, 14):
        cells = opened[RETURN][f"E{number}"], opened[RETURN][f"F{number}"]
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


def _inserted(opened: Any) -> None:
    opened[RETURN].insert_cols(4)
    put(opened[RETURN], "D1", "Our notes")
    put(opened[RETURN], "D2", "For ourselves")


def _line_above(opened: Any) -> None:
    opened[RETURN].insert_rows(1)
    put(opened[RETURN], "A1", "Please send back by Friday")


def _doubled(opened: Any) -> None:
    values = [each.value for each in opened[RETURN][2]]
    row(opened, 14, *(str(each or "") for each in values))


def _nil_in_full(opened: Any) -> None:
    for number in range(10, 14):
        put(opened[RETURN], f"D{number}", "Not known to agency")


def _all_unknown(opened: Any) -> None:
    opened[CASES]["B4"].value = None
    _nil_in_full(opened)


def _no_reason(opened: Any) -> None:
    opened[RETURN]["E2"].value = None


def _no_grade(opened: Any) -> None:
    opened[RETURN]["D2"].value = None


def _no_evidence(opened: Any) -> None:
    put(opened[RETURN], "D2", "Not enough evidence")
    opened[RETURN]["E2"].value = None


TAKEN: dict[str, Spoiled] = {
    "small letters": Spoiled(
        typed(RETURN, "D2", "good"), _READY, "“good” was typed and is taken as Good (D2).", "note"
    ),
    "capitals": Spoiled(typed(RETURN, "D2", "GOOD"), _READY, "“GOOD” was typed and is taken as Good (D2).", "note"),
    "a code and a space": Spoiled(
        typed(RETURN, "D2", "RI "), _READY, "“RI” was typed and is taken as Requires improvement (D2).", "note"
    ),
    "dots in a code": Spoiled(
        typed(RETURN, "D2", "R.I."), _READY, "“R.I.” was typed and is taken as Requires improvement", "note"
    ),
    "a capital too many": Spoiled(
        typed(RETURN, "D2", "Requires Improvement"), _READY, "is taken as Requires improvement (D2).", "note"
    ),
    "a full stop": Spoiled(typed(RETURN, "D2", "Good."), _READY, "“Good.” was typed and is taken as Good", "note"),
    "a line end after it": Spoiled(typed(RETURN, "D2", "Good\n"), _READY, "8 lines new, 1 nil return"),
    "the number of its key": Spoiled(
        cell(RETURN, "D2", 3), _READY, "“3” was typed and is taken as Requires improvement (D2).", "note"
    ),
    "N/A": Spoiled(typed(RETURN, "D2", "n/a"), _READY, "“n/a” was typed and is taken as Not applicable (D2).", "note"),
    "no reason": Spoiled(book(_no_reason), _READY, "1 grade has no reason, which is owed: MIS26-01 line 1.", "note"),
    "not enough evidence, and no reason": Spoiled(
        book(_no_evidence), _READY, "“Not enough evidence” without a reason, which is owed: MIS26-01 line 1.", "note"
    ),
    "words without a grade": Spoiled(
        book(_no_grade),
        _READY,
        "Words without a grade are kept, and the line counts as not answered: MIS26-01 line 1.",
        "note",
    ),
    "nothing beside Known": Spoiled(
        cell(CASES, "B2", None),
        _READY,
        "Lines are answered, and nothing beside Known: taken as known (MIS26-01).",
        "note",
    ),
    "yes in small letters": Spoiled(
        typed(CASES, "B2", "y"), _READY, "Cases: typed and not chosen, and understood all the same: B2.", "note"
    ),
    "rows sorted": Spoiled(book(_sorted), _READY, "8 lines new, 1 nil return"),
    "a row deleted": Spoiled(
        book(_deleted),
        _READY,
        "Return: 1 row is not in it any more, and nothing is changed there: MIS26-01 line 2.",
        "note",
    ),
    "columns moved": Spoiled(
        book(_moved), _READY, "Return: the columns were moved. They are read by their headings.", "note"
    ),
    "a column of their own": Spoiled(
        book(_inserted), _READY, "Return: column D is no part of the form and not read.", "note"
    ),
    "a line above the headings": Spoiled(book(_line_above), _READY, "8 lines new, 1 nil return"),
    "a row twice": Spoiled(
        book(_doubled), _READY, "Return: a row stands twice with the same answers, and counts once (A14).", "note"
    ),
    "a question reworded": Spoiled(
        typed(RETURN, "C2", "Did we spot it?"),
        _READY,
        "Return: the question was written over; the line was told by its number (C2).",
        "note",
    ),
    "a reference in small letters": Spoiled(typed(RETURN, "A2", "mis26–01"), _READY, "8 lines new, 1 nil return"),
    "a nil return with a reason on each line": Spoiled(book(_nil_in_full), _READY, "8 lines new, 1 nil return"),
    "not known on every line": Spoiled(
        book(_all_unknown), _READY, "Every line answered is “Not known to agency”: MIS26-03.", "note"
    ),
    "characters nobody can see": Spoiled(
        typed(RETURN, "E2", "Safe\u202egrade_x0007_"),
        _READY,
        "Characters that cannot be shown were taken out of the words in E2.",
        "note",
    ),
    "a day as it is spoken": Spoiled(typed(CASES, "D2", "1st June 2026"), _READY, "8 lines new, 1 nil return"),
    "an empty row with spaces": Spoiled(added("", "", "", " "), _READY, "8 lines new, 1 nil return"),
}
