"""Numbers a person carries for life: NHS number, pupil number (UPN), National Insurance number."""

import re
from collections.abc import Iterator

from workbench.domain.identifiers.kinds import IdentifierKind

Span = tuple[IdentifierKind, int, int]

_GAP = r"\s{0,2}[-./]?\s{0,2}"
_TEN = re.compile(
    rf"(?:(?<![\dA-Za-z])|(?<=\bNHS)|(?<=\bnhs))(?:\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\dA-Za-z])"
    r"|(?<!\d[ -])\d(?:[ \-.]?\d){9}(?![A-Za-z]|[ -]?\d))"
)
_NHS_CUE = re.compile(
    r"(?:\bNHS|\bCHI)(?:\s+(?:number|num|no|id))?\b[^\w\n]{0,4}(?:is|was)?[^\w\n]{0,3}$", re.IGNORECASE
)

_UPN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]\s?\d(?:[ \-]?\d){10}[ \-]?[0-9A-Za-z](?![A-Za-z0-9])")
_UPN_CUE = re.compile(r"\b(?:UPN|pupil\s+(?:number|no)\b\.?)[^\w\n]{0,4}(?:is|was)?[^\w\n]{0,3}$", re.IGNORECASE)

_NI = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]\s?[A-Za-z][ \-]{0,2}\d{2}[ \-]?\d{2}[ \-]?\d{2}"
    r"(?:[ \-]{0,2}[A-DMFa-d])?(?![A-Za-z0-9])"
)
_NI_CUE = re.compile(
    r"\b(?:NI|NINO|N\.I\.|national\s+insurance)(?:\s+(?:number|num|no))?\b[^\w\n]{0,4}(?:is|was)?[^\w\n]{0,3}$",
    re.IGNORECASE,
)
_NEVER_ISSUED = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})


def numbers(text: str) -> Iterator[Span]:
    """Each of the three in a text of one spelling.

    An NHS number is ten digits whose last is right for the other nine; a UPN is a letter that is right for its twelve
    digits (the last of which may be a letter). One that is introduced by name counts though its check digit is wrong:
    a slip of the pen still points at somebody. National Insurance numbers have no check digit: their letters decide.
    """
    for match in _TEN.finditer(text):
        if _right_nhs_number(match[0]) or _NHS_CUE.search(text, max(0, match.start() - 30), match.start()):
            yield IdentifierKind.NHS_NUMBER, match.start(), match.end()
    for match in _UPN.finditer(text):
        if _right_pupil_number(match[0]) or _UPN_CUE.search(text, max(0, match.start() - 30), match.start()):
            yield IdentifierKind.PUPIL_NUMBER, match.start(), match.end()
    for match in _NI.finditer(text):
        if _right_insurance_number(match[0]) or _NI_CUE.search(text, max(0, match.start() - 40), match.start()):
            yield IdentifierKind.NATIONAL_INSURANCE, match.start(), match.end()


def _right_nhs_number(written: str) -> bool:
    from stdnum.gb import nhs

    digits = re.sub(r"\D", "", written)
    return len(set(digits)) > 1 and nhs.is_valid(digits)


def _right_pupil_number(written: str) -> bool:
    # Only the check letter: the library's list of authorities ends before the latest ones were made.
    from stdnum.gb import upn

    number = re.sub(r"[^A-Z0-9]", "", written.upper())
    return number[-1] not in "IOS" and bool(upn.calc_check_digit(number[1:]) == number[0])


def _right_insurance_number(written: str) -> bool:
    """Two letters that are issued, six digits, and a last letter A to D."""
    number = re.sub(r"[^A-Z0-9]", "", written.upper())
    issued = number[0] not in "DFIQUV" and number[1] not in "DFIOQUV" and number[:2] not in _NEVER_ISSUED
    return issued and number[-1] in "ABCD"
