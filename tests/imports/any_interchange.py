"""Hypothesis strategies of audit files as we would write them ourselves."""

from typing import Any

from hypothesis import strategies as st

text = st.text(
    st.characters(codec="utf-8", exclude_characters="\0"),
    min_size=1,
    max_size=12,
)
name = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=6)
day = st.dates().map(lambda each: each.isoformat())


def named(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ([], {})}


@st.composite
def scales(draw: st.DrawFn, key: str) -> dict[str, Any]:
    codes = draw(st.lists(name, min_size=1, max_size=5, unique=True))
    return {
        "key": key,
        "title": draw(text),
        "grades": [
            {
                "code": code,
                "label": draw(text),
                "rank": rank,
                "good": draw(st.booleans()),
                "descriptor": draw(text),
                "tone": draw(st.sampled_from(["blue", "teal", "olive", "amber", "rust", "crimson"])),
                "symbol": draw(st.sampled_from(["star", "disc", "three_quarter", "half", "quarter", "triangle"])),
            }
            for rank, code in enumerate(codes, 1)
        ],
    }


def quota(stratum: str) -> st.SearchStrategy[dict[str, Any]]:
    counts = {"stratum": st.just(stratum), "wanted": st.integers(0, 9)}
    return st.fixed_dictionaries(counts, optional={"population": st.integers(0, 99)})


@st.composite
def drawn(draw: st.DrawFn, refs: list[str]) -> list[dict[str, Any]]:
    """The list of a draw: each case in one place of it, and other places that came to nothing."""
    cases = draw(st.permutations([*refs, *[None] * draw(st.integers(0, 2))]))
    states = st.sampled_from(["drawn", "reserve", "replaced"])
    words = st.fixed_dictionaries({"state": states}, optional={"stratum": text, "reason": text})
    return [
        {"position": at} | ({} if ref is None else {"case": ref}) | draw(words)
        for at, ref in zip(sorted(draw(st.sets(st.integers(1, 99), min_size=len(cases)))), cases, strict=False)
    ]


@st.composite
def returns(draw: st.DrawFn, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    facts = {"received_on": day, "filled_on": day, "due": day, "filled_by": text, "due_why": text}
    given = st.fixed_dictionaries({}, optional={**facts, "after_panel": st.just(True)})
    places = [{"case": case["ref"], "agency": code} for case in cases for code in case.get("involvement", ())]
    return [place | said for place in places if (said := draw(given))]


@st.composite
def meetings(draw: st.DrawFn, agencies: list[str]) -> list[dict[str, Any]]:
    """Panel meetings, each of an agency's people told apart by role and name."""
    who = st.tuples(st.sampled_from(agencies), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "c", "d"]))
    held = []
    for on, title in sorted(draw(st.sets(st.tuples(day, st.sampled_from(["", "Panel", "Second"])), max_size=3))):
        came = [
            {key: value for key, value in zip(("agency", "role", "name"), each, strict=True) if value}
            | {"state": draw(st.sampled_from(["present", "deputy", "apologies", "absent"]))}
            for each in sorted(draw(st.sets(who, max_size=4)) if agencies else ())
        ]
        held.append(
            named({"day": on, "title": title, "attendance": came}) if title else named({"day": on, "attendance": came})
        )
    return held


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any audit file as we would write it ourselves: nothing empty, everything in its order."""
    keys = draw(st.lists(name, min_size=2, max_size=2, unique=True))
    main, own = [draw(scales(key)) for key in keys]
    agencies = sorted(draw(st.lists(name, max_size=3, unique=True)))
    lines = []
    for number, key in enumerate(draw(st.lists(name, min_size=1, max_size=4, unique=True)), 1):
        scale = own if number == 1 else main
        line = {
            "key": key,
            "number": number,
            "title": draw(text),
            "question": draw(text),
            "prompts": draw(st.lists(text, max_size=2)),
        }
        line |= {"kind": "whole_case"} if number == 4 else {}
        line |= {"scale": own["key"]} if number == 1 else {}
        worded = draw(st.sets(st.sampled_from([grade["code"] for grade in scale["grades"]])))
        line["descriptors"] = {grade["code"]: draw(text) for grade in scale["grades"] if grade["code"] in worded}
        lines.append(named(line))
    cases = []
    for ref in sorted(draw(st.lists(name, max_size=3, unique=True))):
        involved = [code for code in agencies if draw(st.booleans())]
        case: dict[str, Any] = {
            "ref": ref,
            draw(st.sampled_from(["age_band", "gender", "language", "synopsis"])): draw(text),
        }
        case |= draw(st.fixed_dictionaries({}, optional={"closed_on": day, "reopened": text}))
        case["themes"] = draw(st.lists(text, max_size=2))
        case["facts"] = [{"label": draw(text), "value": draw(text)} for _ in range(draw(st.integers(0, 2)))]
        case["involvement"] = {
            code: draw(st.sampled_from(["known", "nil", "out_of_scope", "awaited"])) for code in involved
        }
        case["involvement_notes"] = {code: draw(text) for code in involved if draw(st.booleans())}
        case["raters"] = draw(st.lists(name, max_size=2, unique=True))
        cases.append(named(case))
    judgements = []
    for ref in [None, *(case["ref"] for case in cases)]:
        for index, line in enumerate(lines):
            codes = [grade["code"] for grade in (own if index == 0 else main)["grades"]]
            places: list[dict[str, Any]] = [{"layer": "final"}]
            if ref is not None:
                places = [{"layer": "self", "agency": code} for code in agencies] + [{"layer": "panel"}]
            for place in places:
                answer = draw(st.sampled_from(["none", "grade", "non_score", "words"]))
                if answer == "none":
                    continue
                judgement = ({"case": ref} if ref is not None else {}) | {"line": line["key"]} | place
                judgement |= {"rater": draw(name)} if draw(st.booleans()) else {}
                judgement |= {"grade": draw(st.sampled_from(codes))} if answer == "grade" else {}
                judgement |= {"non_score": draw(st.sampled_from(["NA", "NK", "NE"]))} if answer == "non_score" else {}
                judgement |= {draw(st.sampled_from(["evidence", "impact", "from_others"])): draw(text)}
                judgements.append(judgement)
    heads = sorted(draw(st.lists(st.integers(0, 6), max_size=4)))
    order = [
        "why_we_looked",
        "what_we_did",
        "working_well",
        "get_better",
        "children_told_us",
        "partnership_will",
        "you_can",
    ]
    audit = {
        "ref": draw(name),
        "title": draw(text),
        "type": "dip-sample",
        "year": draw(st.integers(1990, 2100)),
        "minutes_per_case": 45,
        "ethnicity_set": "ew-2021",
    }
    audit |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "theme": text,
                "lead": text,
                "follows": text,
                "panel_day": day,
                "period_to": day,
                "reading_from": day,
                "returns_due": day,
                "panel_first": st.just(True),
                "confirmed_on": day,
                "confirmed_by": text,
                "unconfirmed": text,
            },
        )
    )
    audit["sample"] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "population": st.integers(0, 99),
                "size": st.integers(0, 9),
                "seed": text,
                "criteria": text,
                "source": text,
                "drawn_by": text,
                "on": day,
                "drawn_on": day,
            },
        )
    )
    audit["sample"]["quota"] = [draw(quota(stratum)) for stratum in draw(st.lists(name, max_size=2, unique=True))]
    audit["sample"] = named(audit["sample"])
    return named(
        {
            "format": "plumbline-audit",
            "version": 1,
            "partnership": draw(text),
            "agencies": [{"code": code, "name": draw(text), "kind": draw(text)} for code in agencies],
            "scale": main,
            "scales": [own],
            "framework": {"key": draw(name), "title": draw(text), "version": draw(st.integers(1, 9))},
            "lines": lines,
            "audit": named(audit),
            "cases": cases,
            "draw": draw(drawn([case["ref"] for case in cases])),
            "returns": draw(returns(cases)),
            "judgements": judgements,
            "messages": [{"head": order[head], "text": draw(text)} for head in heads],
            "meetings": draw(meetings(agencies)),
        }
    )
