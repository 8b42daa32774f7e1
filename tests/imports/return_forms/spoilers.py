"""Ways to spoil a return form, each named for what somebody did to it, with the sentence it gets."""

from datetime import datetime
from typing import Any

from tests.imports.return_forms.forms import put
from tests.imports.return_forms.spoiling import (
    Spoil,
    Spoiled,
    archive,
    book,
    cell,
    delete_column,
    drop,
    heading_gone,
    instead,
    plain_book,
    rename,
    row,
    typed,
    with_part,
)
from tests.imports.workbooks import TYPES, old_container
from workbench.domain.returns.layout import CASES, LISTS, RETURN
from workbench.domain.returns.staged import FileState

_ODS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", content="<x/>")
_WORD = archive(**{"word__document.xml": "<x/>", "[Content_Types].xml": TYPES})
_R, _P, _N = FileState.REFUSED, FileState.PARTLY, FileState.NOTHING_NEW

WHOLE_FILES: dict[str, Spoiled] = {
    "a password on it": Spoiled(
        instead(old_container("EncryptionInfo", "EncryptedPackage")),
        _R,
        "this workbook has a password. Open it in Excel, take the password off, and save it again.",
    ),
    "a sensitivity label": Spoiled(
        instead(old_container("EncryptedPackage", "LabelInfo")),
        _R,
        "a sensitivity label or rights protection locks this workbook. Ask its sender to take the protection off, or "
        "to send it unlabelled.",
    ),
    "rights protection": Spoiled(instead(old_container("DRMEncryptedTransform")), _R, "a sensitivity label or rights"),
    "old Excel": Spoiled(instead(old_container("Root Entry", "Workbook")), _R, "this is an old Excel file (.xls)."),
    "OpenDocument": Spoiled(instead(_ODS), _R, "this is an OpenDocument spreadsheet (.ods). Save it as “Excel work"),
    "CSV renamed": Spoiled(
        instead(b"Case,Line,Grade\r\nMIS26-01,1,Good\r\n"), _R, "this is a text file (.csv) named as a workbook."
    ),
    "a web page": Spoiled(instead(b"<html><table></table></html>"), _R, "this is a web page named as a workbook."),
    "a PDF": Spoiled(instead(b"%PDF-1.7\n"), _R, "this is a PDF, not an Excel workbook."),
    "a Word document": Spoiled(instead(_WORD), _R, "this is a Word document, not an Excel workbook."),
    "noise": Spoiled(instead(bytes(range(256)) * 40), _R, "this is not an Excel workbook (.xlsx)."),
    "nothing at all": Spoiled(instead(b""), _R, "the file is empty."),
    "cut off": Spoiled(lambda data: data[: len(data) // 2], _R, "the workbook is damaged or cut off."),
    "macros": Spoiled(
        with_part("xl/vbaProject.bin", b"x"),
        _R,
        "the workbook has macros. Save it as “Excel workbook (.xlsx)”, without macros.",
    ),
    "another workbook": Spoiled(
        instead(plain_book()),
        _R,
        "this workbook is not a return form of Plumbline. Choose the form that the agency was sent.",
    ),
    "its answers copied to a new workbook": Spoiled(
        drop(LISTS), _R, "its hidden sheet “Lists” is missing, so it does not say which audit and agency it is from."
    ),
    "its identity wiped": Spoiled(cell(LISTS, "B1", None), _R, "its hidden sheet “Lists” no longer says which audit"),
    "another audit's form": Spoiled(
        typed(LISTS, "B2", "MIS25"),
        _R,
        "it is a form of another audit: “MIS25”, and this is MIS26. Open that audit first.",
    ),
    "an agency that takes no part": Spoiled(
        typed(LISTS, "B3", "FIRE"),
        _R,
        "it is the form of an agency, “FIRE”, that takes no part in MIS26. Ask who filled it in.",
    ),
    "lines that changed": Spoiled(
        typed(LISTS, "B4", "0123456789abcdef"),
        _R,
        "the lines of enquiry of MIS26 have changed since it was made, so its rows no longer match.",
    ),
    "a later program's form": Spoiled(
        typed(LISTS, "B1", "plumbline-return 2"), _R, "it was made by a later version of Plumbline."
    ),
    "no version": Spoiled(cell(LISTS, "B5", None), _R, "it no longer says which version it is."),
    "a sheet taken out": Spoiled(
        drop(CASES), _R, "its sheet “Cases” is missing. Copy the answers into the form that was sent, and read that."
    ),
    "a sheet renamed": Spoiled(
        rename(RETURN, "Return (2)"),
        _R,
        "its sheet “Return” is missing; there is one called “Return (2)”. Name it “Return” again.",
    ),
    "a heading changed": Spoiled(typed(RETURN, "D1", "Score"), _R, "“Grade” was changed.", "Return D1"),
    "a heading emptied": Spoiled(book(heading_gone), _R, "“Grade” is missing.", "Return D1"),
    "a column taken out": Spoiled(
        book(delete_column), _R, "the heading “Reason” of its sheet “Return” is missing, so the columns cannot be told"
    ),
}
"""Files that are refused as a whole."""

_LONG = "Very long. " * 3_000


def _known_no(opened: Any) -> None:
    put(opened[CASES], "B2", "No")


def _twice(opened: Any) -> None:
    row(opened, 14, "MIS26-01", "1. Spotting risk", "", "Inadequate", "Another reason.")


def _case_twice(opened: Any) -> None:
    put(opened[CASES], "A5", "MIS26-01")
    put(opened[CASES], "B5", "No")


def added(*texts: str) -> Spoil:
    return book(lambda opened: row(opened, 14, *texts))


ROWS: dict[str, Spoiled] = {
    "two grades in one cell": Spoiled(
        typed(RETURN, "D2", "G/RI"), _P, "2 grades are given: Good, Requires improvement.", "Return D2"
    ),
    "between two grades": Spoiled(
        typed(RETURN, "D2", "between Good and RI"), _P, "may mean Good or Requires improvement.", "Return D2"
    ),
    "a slip of the hand": Spoiled(typed(RETURN, "D2", "Goood"), _P, "“Goood” may mean Good.", "Return D2"),
    "a grade with words": Spoiled(typed(RETURN, "D2", "Good, but late in the day"), _P, "may mean Good.", "Return D2"),
    "words where the grade goes": Spoiled(
        typed(RETURN, "D2", "see above"), _P, "“see above” is no grade of Four grades.", "Return D2"
    ),
    "a number off the scale": Spoiled(cell(RETURN, "D2", 7), _P, "“7” is no grade of Four grades.", "Return D2"),
    "a date for a grade": Spoiled(
        cell(RETURN, "D2", datetime(2026, 3, 1)), _P, "The grade is a date, and is not taken.", "Return D2"
    ),
    "a formula for a grade": Spoiled(
        cell(RETURN, "D2", '="Go"&"od"'), _P, "The grade is a formula, and is not taken.", "Return D2"
    ),
    "an error for a grade": Spoiled(
        cell(RETURN, "D2", "#REF!"), _P, "The grade is an error of the spreadsheet, and is not", "Return D2"
    ),
    "a formula where words go": Spoiled(
        cell(RETURN, "E2", "=1+1"), _P, "Reason is a formula, and its result is not taken.", "Return E2"
    ),
    "an error where words go": Spoiled(
        cell(RETURN, "G2", "#NAME?"), _P, "Impact shows an error of the spreadsheet.", "Return G2"
    ),
    "far too many words": Spoiled(
        typed(RETURN, "F2", _LONG), _P, "Evidence is as long as a cell can be, so its end may be cut off.", "Return F2"
    ),
    "a name in the words": Spoiled(
        typed(RETURN, "E2", "Jasmine Carter told the officer."),
        _P,
        "Reason has a name in it, so it is held back.",
        "Return E2",
    ),
    "an NHS number": Spoiled(
        typed(RETURN, "F3", "Recorded under 943 476 5919."), _P, "Evidence has an NHS number in it", "Return F3"
    ),
    "a date of birth": Spoiled(
        typed(RETURN, "H3", "Born on 12/03/2011."), _P, "What was met from others has a date of birth", "Return H3"
    ),
    "an address to write to": Spoiled(
        typed(RETURN, "G4", "Write to team@example.org."), _P, "Impact has an e-mail address in it", "Return G4"
    ),
    "a name for a role": Spoiled(
        typed(CASES, "C2", "Jasmine Carter"), _P, "Who filled it in has a name in it, so it is held back.", "Cases C2"
    ),
    "not known, and answered": Spoiled(
        book(_known_no), _P, "It says that MIS26-01 is not known, and answers 4 lines of it.", "Cases B2"
    ),
    "an answer that waits": Spoiled(
        book(_known_no), _P, "This answer waits until it is settled whether the agency knows the case.", "Return D2"
    ),
    "perhaps known": Spoiled(
        typed(CASES, "B2", "maybe"), _P, "“maybe” does not say whether the agency knows MIS26-01.", "Cases B2"
    ),
    "known by a formula": Spoiled(
        cell(CASES, "B2", '="Yes"'), _P, "A formula does not say whether the agency knows MIS26-01.", "Cases B2"
    ),
    "a day that is none": Spoiled(typed(CASES, "D2", "31/02/2026"), _P, "“31/02/2026” is no date", "Cases D2"),
    "a day in words": Spoiled(typed(CASES, "D3", "last week"), _P, "“last week” is no date that can be.", "Cases D3"),
    "a day to come": Spoiled(
        cell(CASES, "D2", datetime(2027, 1, 1)), _P, "The date for MIS26-01 has not come yet.", "Cases D2"
    ),
    "a case nobody has heard of": Spoiled(
        typed(CASES, "A2", "MIS26-99"), _P, "“MIS26-99” is no case of this audit.", "Cases A2"
    ),
    "a case written over": Spoiled(
        typed(RETURN, "A2", "MIS26-99"), _P, "The row has “MIS26-99” where its case should be", "Return A2"
    ),
    "a name for a case": Spoiled(
        typed(RETURN, "A2", "Jasmine Carter"), _P, "The row has something else where its case should be", "Return A2"
    ),
    "a case emptied": Spoiled(
        cell(RETURN, "A2", None), _P, "The row has nothing where its case should be", "Return A2"
    ),
    "a case by a formula": Spoiled(
        cell(RETURN, "A2", "=A3"), _P, "The row has a formula where its case should be", "Return A2"
    ),
    "a line that is none": Spoiled(
        typed(RETURN, "B2", "9. Weather"), _P, "The row has “9. Weather” where its line should be", "Return B2"
    ),
    "a row added": Spoiled(
        added("", "", "", "", "We also saw the older brother."), _P, "The row has nothing where its case", "Return A14"
    ),
    "a case that was not on the form": Spoiled(
        added("MIS26-04", "1. Spotting risk", "", "Good", "It went well."),
        _P,
        "MIS26-04 stands nowhere on the sheet Cases: it is not on this form.",
        "Return A14",
    ),
    "one line answered twice": Spoiled(
        book(_twice), _P, "MIS26-01, 1. Spotting risk: A14 names the same case and line.", "Return D2"
    ),
    "one case twice": Spoiled(
        book(_case_twice), _P, "MIS26-01 stands in A2 already, and the two rows differ.", "Cases A5"
    ),
    "cells pasted over": Spoiled(
        typed(RETURN, "C2", "Did the plan move?"),
        _P,
        "The row names line 1 beside the question of line 3.",
        "Return B2",
    ),
}
"""Forms of which some rows are good and some are wrong."""
