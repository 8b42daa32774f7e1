"""Where things stand in a return form: the names and places its writer and its reader share."""

from workbench.domain.judgements import Words

FORMAT = "plumbline-return"
FORMAT_VERSION = 1
"""Of the form's own arrangement; a reader refuses a newer one."""

READ_ME, CASES, RETURN, LISTS = "Read me", "Cases", "Return", "Lists"
SHEETS = (READ_ME, CASES, RETURN, LISTS)
"""In their order; `Lists` is hidden. Headings are in row 1 of `Cases` and `Return`."""

FIRST_ROW = 2
"""Of the cases on `Cases` and of the answers on `Return`; the one below the last belongs to nobody."""

CASES_HEADINGS = ("Case", "Known: Yes or No", "Filled in by (role)", "Date")
"""In the order of the columns A to D. Column A is written by the program, B to D by the agency."""
CASES_CASE, KNOWN, FILLED_BY, FILLED_ON = "A", "B", "C", "D"

RETURN_HEADINGS = (
    "Case",
    "Line",
    "Question",
    "Grade",
    "Reason",
    "Evidence",
    "Impact on the child",
    "What we met from others (optional)",
)
"""In the order of the columns A to H. Columns A to C are written by the program, D to H by the agency."""
RETURN_CASE, LINE, QUESTION, GRADE = "A", "B", "C", "D"
WORDS = ((Words.REASON, "E"), (Words.EVIDENCE, "F"), (Words.IMPACT, "G"), (Words.FROM_OTHERS, "H"))
"""The columns of `Return` that hold words, with the box of a judgement that each belongs to."""

YES, NO = "Yes", "No"

IDENTITY = ("Form", "Audit", "Agency", "Lines of enquiry", "Form version")
"""Column A of the sheet `Lists`, rows 1 to 5; their values stand beside them in column B:
'plumbline-return 1', the audit's ref, the agency's code, the digest of the lines, the number of this form.
All are text but the number of the form, which is a whole number."""

MARKS = "C"
"""The column of `Lists` that tells what each row was sent with: `prefilled.marks_of`."""

KNOWN_LIST, FIRST_SCALE = "D", "E"
"""Columns of `Lists` that drop-downs offer, from row 2 down under a heading: Yes and No; then one column a scale."""
