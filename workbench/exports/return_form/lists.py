"""The hidden sheet Lists: which form this is, and the words that the drop-downs offer."""

from itertools import zip_longest

from openpyxl.utils import column_index_from_string, get_column_letter

from workbench.domain.returns.form import ReturnForm, choices
from workbench.domain.returns.layout import FIRST_SCALE, IDENTITY, KNOWN_LIST, LISTS, NO, YES
from workbench.domain.returns.prefilled import marks_of
from workbench.domain.scales import Scale
from workbench.exports.return_form.styles import FormStyles
from workbench.exports.scoring_sheet.cells import Cell, Page, Value


def write_lists(form: ReturnForm, page: Page, styles: FormStyles) -> None:
    """Column A and B: the identity. MARKS: what the form was sent with. From KNOWN_LIST on: one list a column, under a
    heading."""
    page.widths = (18, 30, 4, 10, *[28] * len(form.scales))
    said: list[tuple[Value, ...]] = list(zip(IDENTITY, form.identity, strict=True))
    offered: list[tuple[str, ...]] = [("Known", YES, NO)]
    offered += [(scale.title, *(each.text for each in choices(scale))) for scale in form.scales]
    rows = zip_longest(said, marks_of(form), zip_longest(*offered, fillvalue=""))
    for identity, mark, words in rows:
        cells: list[Cell] = [(value, styles.fixed) for value in (*(identity or ("", "")), mark or "", *(words or ()))]
        page.add(*cells, of="the scale", fields=["", "", "", "", *(scale.title for scale in form.scales)])


def known_list() -> str:
    return f"{LISTS}!${KNOWN_LIST}$2:${KNOWN_LIST}$3"


def list_of(form: ReturnForm, scale: Scale) -> str:
    """The cells that hold the words of a scale: Lists!$E$2:$E$8."""
    letter = get_column_letter(column_index_from_string(FIRST_SCALE) + form.scales.index(scale))
    return f"{LISTS}!${letter}$2:${letter}${1 + len(choices(scale))}"
