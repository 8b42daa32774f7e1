"""The sheet Attendance: the panel meetings, who came by role, and how often each agency came."""

from workbench.domain.attendance_year import Held, Year, attendance_over
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page
from workbench.exports.scoring_sheet.styles import Styles

MEETINGS = ("Day", "Meeting", "Agencies that came", "Of", "Not said")
WHO = ("Agency", "Role", "Meeting", "How they came")
AGENCIES = ("Agency", "Code", "Meetings it came to", "Of", "Not said", "Gaps")
_NONE = "None is recorded."


def write_attendance(whole: WholeAudit, page: Page, styles: Styles) -> None:
    """The same counts as on the screen. By role: the names of staff stay in the workspace."""
    held = [Held(each, whole.audit.ref, whole.audit.title, whole.members) for each in whole.meetings]
    year = attendance_over(held)
    page.widths = (26, 34, 24, 15, 10, 24)
    _section(page, styles, "Panel meetings", MEETINGS)
    for at, each in enumerate(year.held):
        marks = [row.marks[at] for row in year.rows]
        said = [mark for mark in marks if mark.state is not None]
        came = sum(mark.state is not None and mark.state.came for mark in said)
        page.add(
            (_day(each), styles.strong),
            (each.meeting.title, styles.text),
            (came, styles.count),
            (len(said), styles.count),
            (len(marks) - len(said), styles.count),
            of=f"the meeting of {each.meeting.name}",
            fields=MEETINGS,
        )
    if not year.held:
        page.add((_NONE, styles.note))
    page.add()
    _who_came(year, page, styles)
    _agencies(year, page, styles)


def _who_came(year: Year, page: Page, styles: Styles) -> None:
    _section(page, styles, "Who came, by role", WHO)
    for at, each in enumerate(year.held):
        for row in year.rows:
            people = row.marks[at].people
            for person in people:
                page.add(
                    (row.agency.name, styles.strong),
                    (person.role, styles.text),
                    (each.meeting.name, styles.text),
                    (person.state.label, styles.text),
                    of=f"{row.agency.name} at the meeting of {each.meeting.name}",
                    fields=WHO,
                )
            if not people:
                page.add(
                    (row.agency.name, styles.strong),
                    ("", styles.text),
                    (each.meeting.name, styles.text),
                    ("Not said", styles.quiet),
                )
    if not year.held:
        page.add((_NONE, styles.note))
    page.add()


def _agencies(year: Year, page: Page, styles: Styles) -> None:
    _section(page, styles, "How often each agency came", AGENCIES)
    for row in year.rows:
        page.add(
            (row.agency.name, styles.strong),
            (row.agency.code, styles.quiet),
            (row.came, styles.count),
            (row.said, styles.count),
            (row.not_said, styles.count),
            (row.flag, styles.text),
            of=row.agency.name,
            fields=AGENCIES,
        )
    if not year.rows:
        page.add((_NONE, styles.note))
        return
    told = (
        "Apologies without a deputy, and absence, are a gap; two or more one after the other are named. "
        "Where nothing was said it is not known, and is not counted as absence."
    )
    page.add()
    page.add((told, styles.note))


def _section(page: Page, styles: Styles, title: str, heads: tuple[str, ...]) -> None:
    page.add((title, styles.section), ("", styles.section), height=24)
    page.add(*((text, styles.head) for text in heads))


def _day(held: Held) -> str:
    day = held.meeting.day
    return f"{day.day} {day:%B %Y}"
