"""A list that was opened or pasted, and which of its sheets is looked at."""

from dataclasses import dataclass

from workbench.imports.case_list.fields import Around
from workbench.imports.case_list.plan import likeliest
from workbench.imports.case_list.tables import Tables
from workbench.imports.workbook.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Opened:
    tables: Tables
    at: int
    """The place of the sheet looked at."""

    @property
    def sheet(self) -> Sheet:
        return self.tables.sheets[self.at]


def opened(tables: Tables, around: Around) -> Opened:
    """The sheet that reads most like a list of cases first."""
    return Opened(tables, likeliest(tables.sheets, around))
