"""What the list of cases is shown with: where it comes from, its rows, what is said of one, and what can be done."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ui.case_list.paste_box import PasteBox
from ui.case_list.preview import Preview
from ui.case_list.reading import Opened
from ui.case_list.row_problems import RowProblems
from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from workbench.domain.text import counted
from workbench.imports.case_list.fields import Around
from workbench.imports.case_list.plan import CaseList

_HOW = (
    "One row is one case. You see every column and say what it is taken as.\n"
    "Names, dates of birth, addresses and numbers of children are never taken, even where the list has them."
)


class Pieces:
    """The widgets, and what each shows of a plan. Where they stand is `lay_out`'s."""

    def __init__(self, about: str) -> None:
        self.title = Label("Add a list of cases", "title")
        self.about = Paragraph(f"{about}. Nothing is added until you press Add.", "detail", "ink2", most_lines=1)
        self.paste = PasteBox()
        self.open = Button("Open a file…", icon_name="folder-open")
        self.headings = Button("Copy the headings", "quiet", icon_name="copy")
        self.headings.setAccessibleDescription("For an empty spreadsheet: the headings that are understood as they are")
        self.from_words = Paragraph("or drop an .xlsx or .csv file on this window", "detail", "ink2", most_lines=1)
        self.sheet = Choice(blank="")
        self.sheet.setAccessibleName("Sheet")
        self.sheet_label = Label("Sheet", "label")
        self.told = MessageBar("info", "")
        self.told.setHidden(True)
        self.how = EmptyState("No list here yet", _HOW)
        self.preview = Preview()
        self.left_out = Paragraph("", "detail", "ink2", most_lines=2)
        self.problems = RowProblems()
        self.count = Paragraph("", "label", most_lines=2)
        self.next = Button("Next to look at", "quiet", key="F7")
        self.copy = Button("Copy these rows", "quiet", icon_name="copy")
        self.copy.setAccessibleDescription("The rows that need a look, with what to put right, for a spreadsheet")
        self.close = Button("Close", key="Esc", height=40)
        self.add = Button("Add", "primary", key="Ctrl Enter", height=40)
        self.table_parts: tuple[QWidget, ...] = (self.preview, self.problems)

    def show_sheets(self, opened: Opened) -> None:
        sheets = opened.tables.sheets
        self.sheet.set_terms([(str(place), sheet.name) for place, sheet in enumerate(sheets)])
        self.sheet.set_value(str(opened.at))
        several = len(sheets) > 1
        self.sheet.setHidden(not several)
        self.sheet_label.setHidden(not several)
        rows = counted(sum(any(cell.text for cell in row) for row in opened.sheet.rows), "row")
        self.from_words.set_text(f"{opened.tables.name}: {rows} read. Paste or open again to take another list.")

    def show_plan(self, plan: CaseList, around: Around, *, busy: bool) -> None:
        there = bool(plan.rows)
        self.how.setHidden(there)
        self.paste.show_low(there)
        for part in self.table_parts:
            part.setHidden(not there)
        self.preview.show_list(plan, around)
        self.left_out.set_text(" ".join(plan.left_out))
        self.left_out.setHidden(not plan.left_out)
        self.count.set_text(plan.in_words if there or plan.columns else "")
        good, stopped = len(plan.good), len(plan.stopped)
        self.add.setText(f"Add {counted(good, 'case')}" if good else "Add")
        self.add.setEnabled(good > 0 and not busy)
        self.add.updateGeometry()
        for button in (self.next, self.copy):
            button.setHidden(not stopped)

    def tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.show_message(kind, happened, safe)
        self.told.setHidden(False)

    def order(self) -> None:
        """Tab goes as the eye does: where it comes from, the columns, the rows, what is said of one, and the foot."""
        stops: list[QWidget] = [self.paste, self.open, self.headings, self.sheet, *self.preview.heads.choices]
        stops += [self.preview, *self.problems.stops(), self.next, self.copy, self.close, self.add]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
