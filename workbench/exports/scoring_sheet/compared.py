"""The end of the Summary: how agencies and panel compare, how near they are, and the cases that two people graded."""

from workbench.domain.moderation.agreement import ALPHA, ALPHA_ABOUT, KAPPA, KAPPA_ABOUT, Agreement, Measured
from workbench.domain.moderation.bootstrap import Interval, Withheld, printed
from workbench.domain.moderation.compared import ABOUT, Counts
from workbench.domain.moderation.graded_twice import DoubleCase, graded_twice_words
from workbench.exports.scoring_sheet.cells import Cell, Page
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.words import head

_APART = ("Compared", "Same grade", "One grade apart", "Two or more apart")
_COMPARED = ("In words", *_APART, "Panel lower", "Panel higher")
_FIGURES = ("Figure", "What it says", "Figure in numbers", "Interval from", "Interval to", "Pairs", "Cases", "Seed")
_TWICE = ("Case graded twice", "In words", *_APART)
_COLUMNS = 11
"""As many as the tables above have, so that the rule under each section is as long."""


def write_agreement(found: Agreement, page: Page, styles: Styles) -> None:
    """Counts first, as plain numbers; then the figures with what they rest on, or why they are withheld."""
    if found.comparison.total.n:
        _comparison(found, page, styles)
    else:
        _section("Agencies and the panel", page, styles)
        page.add((found.comparison.words, styles.note))
    if found.double:
        _double(found.double, page, styles)
    if found.comparison.total.n or found.alpha:
        _figures(found, page, styles)


def _comparison(found: Agreement, page: Page, styles: Styles) -> None:
    compared = found.comparison
    _section("Agencies and the panel, by agency", page, styles)
    page.add((ABOUT, styles.note))
    page.add(*((text, styles.head) for text in ("Agency", *_COMPARED)))
    for member, counts in compared.by_agency:
        name = (member.agency.name, styles.strong)
        page.add(name, *_counts(counts, styles), of=f"agency {member.agency.code}", fields=["Name"])
    page.add(("All agencies", styles.strong), *_counts(compared.total, styles))

    _section("Agencies and the panel, by line of enquiry", page, styles)
    page.add(*((text, styles.head) for text in ("Line of enquiry", *_COMPARED)))
    for line, counts in compared.by_line:
        page.add((head(line), styles.strong), *_counts(counts, styles), of="the lines of enquiry")
    page.add(("All lines", styles.strong), *_counts(compared.total, styles))


def _counts(of: Counts, styles: Styles) -> tuple[Cell, ...]:
    words = " ".join(part for part in (of.words, of.apart) if part) if of.n else "Nothing to compare."
    numbers = (of.n, of.same, of.one_apart, of.further, of.lower, of.higher)
    return ((words, styles.text), *((number, styles.count) for number in numbers))


def _double(double: tuple[DoubleCase, ...], page: Page, styles: Styles) -> None:
    _section("Cases graded twice, by two people blind to each other", page, styles)
    page.add((f"{graded_twice_words(double)} Who differed where stands on the sheet Differences.", styles.note))
    page.add(*((text, styles.head) for text in _TWICE))
    for each in double:
        apart = [line.apart for line in each.lines if line.comparable]
        numbers: tuple[int | None, ...] = (None,) * len(_APART)
        if each.shown:
            numbers = (each.pairs, each.same, apart.count(1), sum(steps > 1 for steps in apart))
        page.add(
            (each.case.ref, styles.strong),
            (each.words, styles.text),
            *((number, styles.count) for number in numbers),
            of=f"case {each.case.ref}",
            fields=["Case", "Raters"],
        )


def _figures(found: Agreement, page: Page, styles: Styles) -> None:
    _section("How near the grades are", page, styles)
    page.add(*((text, styles.head) for text in _FIGURES))
    if found.comparison.total.n:
        _figure(KAPPA, KAPPA_ABOUT, found.kappa, found.seed, page, styles)
    if found.alpha:
        _figure(ALPHA, ALPHA_ABOUT, found.alpha, found.seed, page, styles)


def _figure(name: str, about: str, measured: Measured, seed: int, page: Page, styles: Styles) -> None:
    figure, ends = measured.found, None
    if not isinstance(figure, Withheld) and isinstance(figure.interval, Interval):
        ends = (printed(figure.interval.low), printed(figure.interval.high))
    page.add(
        (name, styles.strong),
        ("\n".join((" ".join(measured.words), about)), styles.text),
        ("Withheld", styles.quiet) if isinstance(figure, Withheld) else (printed(figure.value), styles.figure),
        *((value, styles.figure) for value in (ends or (None, None))),
        (measured.pairs, styles.count),
        (measured.cases, styles.count),
        (seed if ends else None, styles.count),
    )


def _section(title: str, page: Page, styles: Styles) -> None:
    page.add()
    page.add((title, styles.section), *(("", styles.section) for _ in range(_COLUMNS - 1)), height=24)
