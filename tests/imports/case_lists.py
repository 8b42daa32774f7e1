"""Lists of cases as officers keep them: what is pasted, and what it should come to. Every name is invented."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.domain.audits import Agency
from workbench.domain.identifiers.keeping import Lookout
from workbench.domain.identifiers.kinds import KnownNames
from workbench.domain.progress import finish
from workbench.imports.case_list.fields import Around
from workbench.imports.case_list.plan import CaseList, Decisions, ListReading
from workbench.imports.case_list.tables import pasted_table

AGENCIES = (
    Agency(1, "CSC", "Children’s social care", "social-care"),
    Agency(2, "POL", "Police", "police"),
    Agency(3, "SCH", "School", "school"),
)
AROUND = Around(
    audit_ref="MIS26",
    refs=("MIS26-90",),
    agencies=AGENCIES,
    day=date(2026, 5, 14),
    lookout=Lookout(KnownNames(("Northmere Academy",), ("Northmere",))),
)


def reading(text: str, around: Around = AROUND) -> ListReading:
    return ListReading(pasted_table(text).sheets[0], around)


def staged(text: str, around: Around = AROUND, decisions: Decisions | None = None) -> CaseList:
    return finish(reading(text, around).staged(decisions or Decisions()))


def tabbed(*rows: Sequence[str]) -> str:
    return "\n".join("\t".join(row) for row in rows)


@dataclass(frozen=True)
class Listed:
    """A pasted list, the refs that are good, and what is told of some column: (its head, the key it is taken as)."""

    called: str
    text: str
    good: tuple[str, ...]
    taken: dict[str, str] = field(default_factory=dict)
    stopped: int = 0
    bands: tuple[str, ...] = ()


TABLES = (
    Listed("plain from Excel", "Case ref\tAge\r\nMIS26-01\t14\r\nMIS26-02\t9\r\n", ("MIS26-01", "MIS26-02"),
           {"Case ref": "ref", "Age": "age_band"}, bands=("14 to 15", "5 to 9")),
    Listed("one cell with a line break", 'Ref\tSynopsis\nMIS26-01\t"Left home.\nCame back ""late""."\nMIS26-02\tx',
           ("MIS26-01", "MIS26-02"), {"Synopsis": "synopsis"}),
    Listed("a quotation mark that opens nothing", 'Ref\tSynopsis\nMIS26-01\t"Safe" she said\nMIS26-02\t"x',
           ("MIS26-01", "MIS26-02")),
    Listed("commas", 'Ref,Age band,Status\nMIS26-01,14 to 15,"Looked after, on remand"\n', ("MIS26-01",),
           {"Status": "status"}, bands=("14 to 15",)),
    Listed("semicolons, as LibreOffice saves them", "Ref;Age;Sex\nMIS26-01;14;F\nMIS26-02;15;M\n",
           ("MIS26-01", "MIS26-02"), {"Sex": "gender"}),
    Listed("a mark of its encoding first", "\ufeffRef\tAge\nMIS26-01\t14", ("MIS26-01",), {"Ref": "ref"}),
    Listed("hard spaces", "Case\u00a0ref\tAge\nMIS26-01\u00a0\t\u00a014\u00a0", ("MIS26-01",), {"Case ref": "ref"}),
    Listed("an old Mac's line ends", "Ref\tAge\rMIS26-01\t14\rMIS26-02\t15", ("MIS26-01", "MIS26-02")),
    Listed("empty rows between", "Ref\tAge\n\nMIS26-01\t14\n\n\t\nMIS26-02\t15\n\n", ("MIS26-01", "MIS26-02")),
    Listed("an empty column first", "\tRef\tAge\n\tMIS26-01\t14", ("MIS26-01",), {"Ref": "ref"}),
    Listed("a title above", "Missing children audit\t\nDrawn in April\t\n\nRef\tAge\nMIS26-01\t14", ("MIS26-01",)),
    Listed("a row of totals", "Ref\tAge\nMIS26-01\t14\nTotal\t1", ("MIS26-01",)),
    Listed("the headings again on the next page", "Ref\tAge\nMIS26-01\t14\nRef\tAge\nMIS26-02\t15",
           ("MIS26-01", "MIS26-02")),
    Listed("two rows of headings",
           "Reference\tAge\tKnown to\t\t\n\t\tCSC\tPOL\tSCH\nMIS26-01\t14\tY\tN\tY", ("MIS26-01",),
           {"CSC": "agency:CSC", "POL": "agency:POL", "Reference": "ref", "Age": "age_band"}),
    Listed("merged heads over the agencies", "\t\tAgencies\t\t\nRef\tAge\tCSC\tPolice\tSchool\nMIS26-01\t14\ty\tn\t",
           ("MIS26-01",), {"Police": "agency:POL", "School": "agency:SCH"}),
    Listed("one column and no heading", "MIS26-01\nMIS26-02\nMIS26-03", ("MIS26-01", "MIS26-02", "MIS26-03")),
    Listed("no heading, the audit's own references", "14\tMIS26-01\n15\tMIS26-02", ("MIS26-01", "MIS26-02")),
    Listed("references in small letters", "ref\tage\nmis26-01\t14\nmis26 - 02\t15", ("MIS26-01", "MIS26-02")),
    Listed("long dashes in references", "Ref\tAge\nMIS26–01\t14", ("MIS26-01",)),
    Listed("a number for each row", "No\tReference\tAge\n1\tMIS26-01\t14\n2\tMIS26-02\t15", ("MIS26-01", "MIS26-02"),
           {"No": "left", "Reference": "ref"}),
    Listed("numbers only", "No\tAge\n1\t14\n2\t15", ("1", "2"), {"No": "ref"}),
    Listed("the same heading twice", "Ref\tStatus\tStatus\nMIS26-01\tCIN\tCP", ("MIS26-01",),
           {"Status": "status"}),
    Listed("ages in words", "Ref\tAge\nA1\t14 years 3 months\nA2\t8 months\nA3\tunborn\nA4\t16-17\nA5\tunder 5",
           ("A1", "A2", "A3", "A4", "A5"), bands=("14 to 15", "Under 5", "Unborn", "16 to 17", "Under 5")),
    Listed("a band the spreadsheet made a date of", "Ref\tAge band\nA1\t2026-11-10\nA2\tDec-13\nA3\t10-Nov",
           ("A1", "A2", "A3"), bands=("10 to 11", "12 to 13", "10 to 11")),
    Listed("dates of birth", "Ref\tDOB\nA1\t12/03/2011\nA2\t2020-01-31\nA3\t40614", ("A1", "A2", "A3"), {"DOB": "born"},
           bands=("14 to 15", "5 to 9", "14 to 15")),
    Listed("dates of birth beside an age", "Ref\tDate of birth\tAge\nA1\t12/03/2011\t15", ("A1",),
           {"Date of birth": "identifies", "Age": "age_band"}, bands=("14 to 15",)),
    Listed("names beside the reference", "Ref\tChild's name\tSurname\nA1\tJo\tLane", ("A1",),
           {"Child's name": "identifies", "Surname": "identifies"}),
    Listed("names under a heading of no meaning", "Ref\tIndex\nA1\tSofia Bright\nA2\tJack Lane\nA3\tAmina Shah",
           ("A1", "A2", "A3"), {"Index": "identifies"}),
    Listed("NHS numbers under a heading of no meaning", "Ref\tIndex\nA1\t943 476 5919\nA2\t9434765870", ("A1", "A2"),
           {"Index": "identifies"}),
    Listed("postcodes and telephones", "Ref\tWhere\tTel\nA1\tSW1A 1AA\t07700 900123\nA2\tM1 1AE\t07700 900456",
           ("A1", "A2"), {"Where": "identifies", "Tel": "identifies"}),
    Listed("a worker's name is a worker's", "Ref\tSocial worker\nA1\tR. Porter\nA2\tTeam manager", ("A1", "A2"),
           {"Social worker": "lead_professional"}),
    Listed("ethnicity in four ways",
           "Ref\tEthnicity\nA1\tW1\nA2\tWhite: Irish\nA3\tWBRI\nA4\tAny other Black background",
           ("A1", "A2", "A3", "A4"), {"Ethnicity": "ethnicity"}),
    Listed("who knew, in many words",
           "Ref\tKnown to Police?\tCSC (Y/N)\tSchool\nA1\t✓\tnil return\tn/a\nA2\tNo\tYES\ttbc",
           ("A1", "A2"), {"Known to Police?": "agency:POL", "CSC (Y/N)": "agency:CSC"}),
    Listed("a school's name is no answer", "Ref\tSchool\nA1\tOakfield\nA2\tHillside", ("A1", "A2"), {"School": "left"}),
    Listed("a Word table", "Reference\tAge band\tGender\nMIS26-01\t14 to 15\tGirl\nMIS26-02\t16 to 17\tBoy\n",
           ("MIS26-01", "MIS26-02"), bands=("14 to 15", "16 to 17")),
    Listed("unknown headings", "Ref\tShoe colour\nA1\tred", ("A1",), {"Shoe colour": "left"}),
    Listed("facts named as such", "Ref\tFact: Times missing\nA1\t6", ("A1",), {"Fact: Times missing": "fact"}),
    Listed("a row without a reference", "Ref\tAge\nA1\t14\n\t15", ("A1",), stopped=1),
    Listed("one reference twice", "Ref\tAge\nA1\t14\na1\t15\nA2\t15", ("A2",), stopped=2),
    Listed("the same row twice", "Ref\tAge\nA1\t14\nA1\t14", ("A1",)),
    Listed("in the audit already", "Ref\tAge\nmis26-90\t14\nMIS26-91\t14", ("MIS26-91",)),
    Listed("a formula as text", "Ref\tArea\nA1\t=HYPERLINK(1)\nA2\tNorth", ("A2",), stopped=1),
    Listed("errors of the spreadsheet", "Ref\tArea\nA1\t#REF!\nA2\tNorth", ("A2",), stopped=1),
    Listed("characters nobody sees", "Ref\tArea\nA1\tNo\x07rth\nA2\tNorth", ("A2",), stopped=1),
    Listed("far too long", f"Ref\tArea\nA1\t{'x' * 300}\nA2\tNorth", ("A2",), stopped=1),
    Listed("an age that is none", "Ref\tAge\nA1\tteen\nA2\t14", ("A2",), stopped=1),
    Listed("a name as a reference", "Ref\tAge\nSofia Bright\t14\nMIS26-02\t15\nMIS26-03\t15", ("MIS26-02", "MIS26-03"),
           stopped=1),
    Listed("initials and a birthday as a reference", "Ref\tAge\nJS120311\t14\nMIS26-02\t15", ("MIS26-02",), stopped=1),
    Listed("a name in the synopsis", "Ref\tSynopsis\nA1\tHer sister Amina Shah rang.\nA2\tSeen.", ("A2",), stopped=1),
    Listed("a place of the workspace's list",
           "Ref\tSynopsis\nA1\tAt Northmere Academy.\nA2\tSeen.", ("A2",), stopped=1),
)  # fmt: skip
