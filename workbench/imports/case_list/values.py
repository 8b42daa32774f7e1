"""One cell of a list of cases, read as what its column is: the value that would be kept, and what is wrong with it."""

import difflib
import re
from dataclasses import dataclass

from workbench.domain.audits import Known
from workbench.domain.identifiers import Found
from workbench.domain.text import plain
from workbench.imports.case_list.ages import band_born, band_of, made_a_date
from workbench.imports.case_list.fields import CLOSED, LISTS, LONGEST, LONGEST_OTHER, Around, Target, What
from workbench.imports.framework.table_grades import normal
from workbench.imports.shipped import Term, vocabulary

UNKNOWN = "unknown word"
"""The sort of problem that a meaning settles, for every row with this word."""
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)", re.I)
_MOST_TOLD = 6

_MEANT: dict[What, dict[str, str]] = {
    What.GENDER: {
        "m": "boy",
        "male": "boy",
        "b": "boy",
        "f": "girl",
        "female": "girl",
        "g": "girl",
        "nb": "non-binary",
    },
    What.SEND: {
        **dict.fromkeys(("n", "no", "none", "nil", "no send", "no sen", "not send"), "none"),
        **dict.fromkeys(("sen support", "support", "k", "sen s"), "support"),
        **dict.fromkeys(("ehc plan", "ehcp in place", "e", "education health and care plan", "yes ehcp"), "ehcp"),
    },
    What.STATUS: {
        **dict.fromkeys(("lac", "child looked after", "looked after child", "cic", "child in care", "in care"), "cla"),
        **dict.fromkeys(("cpp", "cp plan", "child protection", "subject to a child protection plan"), "cp"),
        **dict.fromkeys(("cin plan", "s17", "section 17", "child in need plan"), "cin"),
        **dict.fromkeys(("eh", "early help plan", "ehp", "family help", "caf"), "early-help"),
        **dict.fromkeys(("universal", "universal only"), "universal"),
    },
    What.PLACEMENT: {
        **dict.fromkeys(("home", "at home", "parents", "with parents", "parental home", "with family"), "parents"),
        **dict.fromkeys(("foster", "foster carer", "foster carers", "foster placement", "fostered"), "foster"),
        **dict.fromkeys(("residential", "residential home", "childrens home"), "children-home"),
    },
}
_ADULT = {"boy": "man", "girl": "woman"}
_ETHNICITIES = {
    # The codes of the school census and of the NHS, by what they mean in the sets that come with the program.
    **{"wbri": "W1", "wiri": "W2", "woth": "W9", "mwbc": "M1", "mwba": "M2", "mwas": "M3", "moth": "M9", "aind": "A1"},
    **{"apkn": "A2", "aban": "A3", "aoth": "A9", "bcrb": "B1", "bafr": "B2", "both": "B9", "ooth": "O9", "refu": "NS"},
    **{"a": "W1", "b": "W2", "c": "W9", "d": "M1", "e": "M2", "f": "M3", "g": "M9", "h": "A1", "j": "A2", "k": "A3"},
    **{"l": "A9", "m": "B1", "n": "B2", "p": "B9", "s": "O9", "z": "NS"},
    **{"white british": "W1", "british": "W1", "white irish": "W2", "white other": "W9", "other white": "W9"},
    **{"black african": "B2", "black caribbean": "B1", "black other": "B9", "asian other": "A9", "mixed other": "M9"},
    **{"other": "O9", "not stated": "NS", "refused": "NS", "prefer not to say": "NS"},
}
_BY_LABEL = {"chne": "Chinese", "chinese": "Chinese", "r": "Chinese", "roma": "Roma", "wrom": "Roma", "arab": "Arab",
             "wirt": "Gypsy or Irish Traveller", "traveller": "Gypsy or Irish Traveller"}  # fmt: skip
_NOT_RECORDED = ("not known", "unknown", "not recorded", "nobt", "nk")

KNOWN_WORDS = {
    Known.KNOWN: ("known", "yes", "y", "k", "true", "x", "1", "involved", "open", "current", "known to", "yes known"),
    Known.NIL: (
        "nil",
        "nil return",
        "no",
        "n",
        "not known",
        "none",
        "false",
        "0",
        "nk",
        "no involvement",
        "not involved",
    ),
    Known.OUT_OF_SCOPE: ("out of scope", "out", "o", "na", "n a", "not applicable", "outside scope", "not in scope"),
    Known.AWAITED: (
        "awaited",
        "a",
        "awaiting",
        "pending",
        "waiting",
        "tbc",
        "to be confirmed",
        "not returned",
        "asked",
    ),
}
_KNOWN = {word: known for known, words in KNOWN_WORDS.items() for word in words}
_TICKS, _BLANKS = ("✓", "✔", "☑", "√"), ("", "-", "–", "—", "?")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell, in a sentence, and the smallest thing that mends it."""

    place: str
    """'Cases!B7'."""
    column: int
    what: str
    fix: str
    stops: bool = True
    """Whether the row is not added until it is mended; else it is added as it stands, and this is only told."""
    sort: str = ""
    meant: str = ""
    """The known word that comes nearest, where there is one."""
    found: tuple[Found, ...] = ()
    """The identifiers, where it is of that sort."""

    @property
    def sentence(self) -> str:
        return f"{self.place}: {self.what} {self.fix}".strip()


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell comes to. `problem` has no place yet: the same words may stand in many cells."""

    text: str
    problem: Problem | None = None


def read_value(raw: str, target: Target, around: Around, *, formula: bool = False) -> Value:
    """The value of a cell for its column; `text` is what would be kept."""
    text = _said(raw, target.what)
    if wrong := _unreadable(raw, text, target.what, formula=formula):
        return Value(text, wrong)
    if not text:
        return Value("")
    match target.what:
        case What.AGE:
            return _age(text, around)
        case What.BORN:
            band = band_born(text, around.day)
            wrong = _problem("this is not a date of birth that can be.", "Write it as 12/03/2011, or leave it empty.")
            return Value(band) if band else Value("", wrong)
        case What.ETHNICITY:
            code = ethnicity_code(text, around)
            return Value(code) if code else _unknown(text, target.what, around)
        case What.AGENCY:
            known = known_from(text)
            return Value(known.value) if known else _unknown(text, target.what, around)
        case What.AREA if around.areas:
            return Value(found) if (found := _same(text, around.areas)) else _unknown(text, target.what, around)
        case what if what in LISTS and what is not What.THEMES:
            term = _term(text, what)
            return Value(term.label) if term else _unknown(text, what, around)
        case _:
            return Value(text)


def read_themes(raw: str, around: Around) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The themes of a cell, one to a line or with ; between them, and a note for each that is not on the list."""
    known = {normal(value): value for value, _ in around.terms(What.THEMES)}
    known |= {normal(term.code): term.label for term in vocabulary("themes").terms}
    found: list[str] = []
    notes = []
    for part in re.split(r"[;\n]", plain(raw)):
        if not (word := " ".join(part.split())):
            continue
        pieces = [word]
        if normal(word) not in known and all(normal(piece) in known for piece in word.split(",")):
            pieces = word.split(",")
        for piece in pieces:
            if not (theme := known.get(normal(piece))):
                theme = piece
                notes.append(_unknown(piece, What.THEMES, around).problem)
            found.append(theme)
    return tuple(dict.fromkeys(found)), tuple(note for note in notes if note)


def known_from(text: str) -> Known | None:
    """What a word says an agency had to do with a case; None where it says nothing of the sort."""
    if text.strip() in _TICKS:
        return Known.KNOWN
    return Known.AWAITED if text.strip() in _BLANKS else _KNOWN.get(normal(text))


def ethnicity_code(text: str, around: Around) -> str:
    """The code of the audit's set for a code, a label, 'White: Irish', or a code of the school census or the NHS."""
    found = around.ethnicities
    if found is None:
        return text
    codes = {term.code.casefold(): term.code for term in found.terms}
    if text.casefold() in codes:
        return codes[text.casefold()]
    word = normal(text)
    labels: dict[str, str] = {}
    for term in found.terms:
        for name in (f"{term.head} {term.label}", f"{term.code} {term.head} {term.label}", term.label):
            labels.setdefault(normal(name), term.code)
    if word in labels:
        return labels[word]
    if word in _NOT_RECORDED:
        return codes.get("nk") or codes.get("ns", "")
    meant = _ETHNICITIES.get(word, "")
    return codes.get(meant.casefold(), "") or labels.get(normal(_BY_LABEL.get(word, "")), "")


def for_age(gender: str, raw: str, band: str) -> str:
    """'M' or 'Male' is a boy until the age band says a man; 'Boy' is a boy."""
    if normal(raw) not in ("m", "male", "f", "female"):
        return gender
    grown = {term.label for term in vocabulary("age-bands").terms if term.code in ("18-25", "26-64", "65+")}
    labels = {term.code: term.label for term in vocabulary("genders").terms}
    for child, adult in _ADULT.items():
        if gender == labels[child] and band in grown:
            return labels[adult]
    return gender


def _said(raw: str, what: What) -> str:
    text = plain(raw)
    if what in (What.SYNOPSIS, What.FACT):
        return "\n".join(line.rstrip() for line in text.strip().split("\n"))
    return " ".join(text.split())


def _unreadable(raw: str, text: str, what: What, *, formula: bool) -> Problem | None:
    if formula:
        return _problem("this is a formula, which is not worked out here.", "Put its result in the cell instead.")
    if _ERROR.fullmatch(text):
        return _problem(f"the spreadsheet could not work out this cell ({text}).", "Write what it should say.")
    if text.startswith("="):
        return _problem("this begins with =, as a formula does.", "Write what it should say, without the =.")
    if _UNSEEN.search(raw):
        return _problem("this has a character in it that cannot be seen.", "Type the words again.")
    most = LONGEST.get(what, LONGEST_OTHER)
    if len(text) > most:
        return _problem(f"this is {len(text):,} characters long. The most here is {most:,}.", "Shorten it.")
    return None


def _age(text: str, around: Around) -> Value:
    if band := band_of(text):
        return Value(band)
    if band := made_a_date(text):
        note = _problem(f"the spreadsheet had made a date of {text}.", f"It is read as {band}.", stops=False)
        return Value(band, note)
    return _unknown(text, What.AGE, around)


def _term(text: str, what: What) -> Term | None:
    terms, word = vocabulary(LISTS[what]).terms, normal(text)
    meant = _MEANT.get(what, {}).get(word, "")
    for term in terms:
        if text.casefold() == term.label.casefold() or (meant and term.code == meant):
            return term
    return next((t for t in terms if word and word in map(normal, (t.label, t.code, *t.names))), None)


def _same(text: str, known: tuple[str, ...]) -> str:
    return next((each for each in known if normal(each) == normal(text)), "")


def _unknown(text: str, what: What, around: Around) -> Value:
    """A word that no list has: it stops the row where counts are made of it, and is told of elsewhere."""
    if what is What.AGENCY:
        fix = "Write known, nil, out of scope or awaited, or choose what it means."
        return Value(
            "", _problem(f"“{_short(text)}” does not say whether the agency knew the case.", fix, sort=UNKNOWN)
        )
    terms = around.terms(what)
    near = difflib.get_close_matches(text.casefold(), [label.casefold() for _, label in terms], 1, 0.75)
    meant = next((value for value, label in terms if near and label.casefold() == near[0]), "")
    shown = [label for _, label in terms[:_MOST_TOLD]]
    known = f"The list has {', '.join(shown)}{' and more' if len(terms) > len(shown) else ''}."
    if near:
        known = f"Did it mean {next(label for value, label in terms if value == meant)}?"
    elif what is What.ETHNICITY and terms:
        known = f"Write a code of the audit’s set, such as {terms[0][0]}."
    name = what.label.split(",")[0].lower()
    if what in CLOSED:
        told = _problem(
            f"“{_short(text)}” is not on the list for {name}.", f"{known} Or choose what it means.", sort=UNKNOWN
        )
        return Value(text, Problem("", -1, told.what, told.fix, sort=UNKNOWN, meant=meant))
    told = _problem(f"“{_short(text)}” is not on the list for {name}.", f"It is taken as it is. {known}", stops=False)
    return Value(text, Problem("", -1, told.what, told.fix, stops=False, sort=UNKNOWN, meant=meant))


def _problem(what: str, fix: str, *, stops: bool = True, sort: str = "") -> Problem:
    return Problem("", -1, what, fix, stops, sort)


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= 40 else f"{one[:39]}…"
