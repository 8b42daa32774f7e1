"""What a column of a list of cases can be taken as, and the headings that partnerships write above it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbench.domain.audits import Agency
from workbench.domain.identifiers.keeping import Lookout
from workbench.imports.framework.table_grades import normal
from workbench.imports.shipped import Vocabulary, ethnicity_set, vocabulary


class What(StrEnum):
    """What a column is taken as."""

    REF = "ref"
    AGE = "age_band"
    BORN = "born"
    """A date of birth, read into an age band and then let go."""
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    SEND = "send"
    LANGUAGE = "language"
    STATUS = "status"
    PLACEMENT = "placement"
    AREA = "area"
    LEAD = "lead_professional"
    SYNOPSIS = "synopsis"
    THEMES = "themes"
    FACT = "fact"
    AGENCY = "agency"
    LEFT = "left"
    IDENTIFIES = "identifies"
    """Left out because it says who the child is."""

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def kept(self) -> bool:
        """Whether words of such a column come into the audit."""
        return self not in (What.LEFT, What.IDENTIFIES)


_LABELS = {
    What.REF: "Reference",
    What.AGE: "Age band, or age in years",
    What.BORN: "Age band, from the date of birth",
    What.GENDER: "Gender",
    What.ETHNICITY: "Ethnicity",
    What.SEND: "Disability or SEND",
    What.LANGUAGE: "Main language",
    What.STATUS: "Status",
    What.PLACEMENT: "Where the child lives",
    What.AREA: "Area",
    What.LEAD: "Lead professional",
    What.SYNOPSIS: "Synopsis",
    What.THEMES: "Themes",
    What.FACT: "A fact of its own",
    What.AGENCY: "Agency",
    What.LEFT: "Left out",
    What.IDENTIFIES: "Left out: identifies a child",
}
LISTS = {
    What.AGE: "age-bands",
    What.BORN: "age-bands",
    What.GENDER: "genders",
    What.SEND: "send",
    What.LANGUAGE: "languages",
    What.STATUS: "statuses",
    What.PLACEMENT: "placements",
    What.THEMES: "themes",
}
"""The shipped list of terms of a field, where there is one."""
CLOSED = (What.AGE, What.BORN, What.ETHNICITY)
"""Another word is taken only where somebody says so: counts are made of these."""
ONCE = tuple(each for each in What if each not in (What.FACT, What.AGENCY, What.THEMES, What.LEFT, What.IDENTIFIES))
"""What only one column can be."""
LONGEST = {What.REF: 40, What.SYNOPSIS: 4_000, What.THEMES: 1_000, What.FACT: 500}
LONGEST_OTHER = 200
FACT_HEAD = re.compile(r"^\s*fact\s*[:\-–]\s*(.+)$", re.I | re.S)
"""'Fact: Times missing' names a fact."""

NAMES: Mapping[What, tuple[str, ...]] = {
    What.REF: (
        *(
            "ref",
            "refs",
            "reference",
            "references",
            "case",
            "cases",
            "case ref",
            "case reference",
            "case no",
            "case id",
        ),
        *("case number", "case code", "audit ref", "audit reference", "audit no", "audit id", "ref no", "reference no"),
        *(
            "reference number",
            "unique ref",
            "unique reference",
            "child ref",
            "child reference",
            "child",
            "young person",
        ),
        *("pseudonym", "pseudo id", "id", "code", "yp", "anonymised reference", "anonymised ref", "case identifier"),
    ),
    What.AGE: (
        *(
            "age",
            "ages",
            "age band",
            "age bands",
            "age group",
            "age range",
            "age years",
            "age in years",
            "age at audit",
        ),
        *("age at panel", "age at referral", "age yrs", "current age", "childs age", "child s age", "age of child"),
    ),
    What.BORN: (
        *("dob", "d o b", "date of birth", "birth date", "birthdate", "born", "date born", "childs dob", "child s dob"),
        *("child dob", "child date of birth", "child s date of birth", "birthday", "dob of child", "edd"),
    ),
    What.GENDER: ("gender", "sex", "gender identity", "m f", "childs gender", "child s gender", "gender of child"),
    What.ETHNICITY: (
        *("ethnicity", "ethnic origin", "ethnic group", "ethnic background", "ethnicity code", "ethnic code", "ethnic"),
        *("childs ethnicity", "child s ethnicity", "self defined ethnicity", "sde", "ethnicity of child"),
    ),
    What.SEND: (
        *("send", "sen", "disability", "disability or send", "disability and send", "send or disability", "sen status"),
        *(
            "send status",
            "special educational needs",
            "special needs",
            "ehcp",
            "sen provision",
            "disabilities",
            "sen d",
        ),
    ),
    What.LANGUAGE: ("language", "main language", "first language", "home language", "languages", "preferred language"),
    What.STATUS: (
        *("status", "case status", "legal status", "plan", "plan type", "type of plan", "threshold", "level of need"),
        *("current status", "child status", "social care status", "level", "status at audit", "cin cp cla"),
    ),
    What.PLACEMENT: (
        *(
            "placement",
            "placement type",
            "where the child lives",
            "living arrangements",
            "living arrangement",
            "living",
        ),
        *("lives with", "accommodation", "where living", "living situation", "type of placement"),
    ),
    What.AREA: ("area", "locality", "district", "ward", "patch", "local area", "borough", "neighbourhood", "quadrant"),
    What.LEAD: (
        *("lead professional", "lead practitioner", "lead worker", "key worker", "keyworker", "allocated worker"),
        *("social worker", "allocated social worker", "case holder", "caseholder", "worker", "professional", "sw"),
    ),
    What.SYNOPSIS: (
        *("synopsis", "brief synopsis", "summary", "case summary", "brief summary", "pen picture", "what happened"),
        *("background", "case synopsis", "overview", "case overview", "description", "brief description"),
    ),
    What.THEMES: (
        *("theme", "themes", "audit theme", "audit themes", "concern", "concerns", "presenting issue", "main theme"),
        *("presenting issues", "risk", "risks", "risk factors", "category", "categories", "primary need", "issues"),
    ),
}
# Heads that also number rows: another column is the reference if there is one.
WEAK_REFS = ("no", "number", "num", "#", "row", "item", "sr", "s no")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column is taken as; an agency by its code."""

    what: What
    agency: str = ""

    @property
    def key(self) -> str:
        return f"{self.what.value}:{self.agency}" if self.agency else self.what.value


LEFT = Target(What.LEFT)
IDENTIFIES = Target(What.IDENTIFIES)


def target_of(key: str) -> Target:
    """The target with this key."""
    what, _, agency = key.partition(":")
    return Target(What(what), agency)


@dataclass(frozen=True)
class Around:
    """What the audit already is, which a list is read against."""

    audit_ref: str = ""
    refs: tuple[str, ...] = ()
    """The references that are there already."""
    agencies: tuple[Agency, ...] = ()
    ethnicity_set: str = "ew-2021"
    day: date = field(default_factory=date.today)
    """The day an age is worked out for: the panel day."""
    fact_labels: tuple[str, ...] = ()
    """The labels of facts that cases of the audit have."""
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """The partnership's own words, beside those that come with the program."""
    lookout: Lookout = field(default_factory=Lookout)
    """The names that are noticed in texts, and what is kept already with a reason."""
    reading_from: date | None = None

    def terms(self, what: What) -> tuple[tuple[str, str], ...]:
        """(what is kept, what is shown) of the known words of a field; empty where any word will do."""
        if what is What.ETHNICITY:
            found = self.ethnicities
            return tuple((t.code, f"{t.code}  {t.head}: {t.label}" if t.head else f"{t.code}  {t.label}")
                         for t in found.terms) if found else ()  # fmt: skip
        words = [term.label for term in vocabulary(LISTS[what]).terms] if what in LISTS else []
        words += {What.AREA: self.areas, What.THEMES: self.themes}.get(what, ())
        return tuple((word, word) for word in dict.fromkeys(words))

    @property
    def ethnicities(self) -> Vocabulary | None:
        try:
            return ethnicity_set(self.ethnicity_set)
        except KeyError:
            return None

    def agency(self, code: str) -> Agency | None:
        return next((each for each in self.agencies if each.code == code), None)

    def label(self, target: Target, head: str = "") -> str:
        """A target in words: 'Reference', 'Police, known or not', 'Fact: Times missing'."""
        if target.what is What.AGENCY:
            agency = self.agency(target.agency)
            return f"{agency.name if agency else target.agency}: known or not"
        return f"Fact: {head}" if target.what is What.FACT and head else target.what.label


_AROUND_AGENCY = re.compile(
    r"\b(?:is|was|were|the|to|known|knew|not|nil|return|returns|involved|involvement|agency|y n|yes no|yes or no"
    r"|case|child|or|by|with|open)\b"
)


def agency_of(head: str, agencies: Sequence[Agency]) -> str:
    """The code of the agency a heading names: 'POL', 'Police', 'Known to Police? (Y/N)', 'Constabulary'."""
    bare = " ".join(_AROUND_AGENCY.sub(" ", normal(head)).split())
    for word in dict.fromkeys((normal(head), bare)):
        if not word:
            continue
        for agency in agencies:
            if word in (normal(agency.code), normal(agency.name)):
                return agency.code
        found = {each.code for each in agencies if word in _also_called(each.kind)}
        if len(found) == 1:
            return found.pop()
    return ""


def _also_called(kind: str) -> tuple[str, ...]:
    terms = (term for term in vocabulary("agency-kinds").terms if kind and term.code == kind)
    return tuple(normal(name) for term in terms for name in (term.label, *term.names))
