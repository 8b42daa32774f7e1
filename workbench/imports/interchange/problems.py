"""What a schema cannot say about an audit file: that its parts fit together. The data has its shape already."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from workbench.domain.interchange import AUDIT_DAYS, JUDGEMENT_TEXTS, RETURN_DAYS, SAMPLE_DAYS
from workbench.imports.shape import Problem, quoted

Data = dict[str, Any]


def problems(document: Data) -> Iterator[Problem]:
    yield from _agencies(document)
    yield from _scales(document)
    yield from _lines(document)
    yield from _audit(document["audit"])
    yield from _cases(document)
    yield from _draw(document)
    yield from _returns(document)
    yield from _judgements(document)
    yield from _meetings(document)


def _agencies(document: Data) -> Iterator[Problem]:
    codes = [agency["code"] for agency in document.get("agencies", ())]
    yield from _twice("agencies", "code", codes)


def _scales(document: Data) -> Iterator[Problem]:
    yield from _scale(document["scale"], "scale")
    keys = [scale["key"] for scale in document.get("scales", ())]
    yield from _twice("scales", "key", keys)
    for index, scale in enumerate(document.get("scales", ())):
        yield from _scale(scale, f"scales[{index}]")
        if scale["key"] == document["scale"]["key"] and scale != document["scale"]:
            what = f'the key {quoted(scale["key"])} is the key of "scale" too, and the two differ.'
            yield Problem(f"scales[{index}].key", what, "Give one of them another key.")


def _scale(scale: Data, place: str) -> Iterator[Problem]:
    grades = scale["grades"]
    yield from _twice(f"{place}.grades", "code", [grade["code"] for grade in grades])
    if sorted(grade["rank"] for grade in grades) != list(range(1, len(grades) + 1)):
        given = ", ".join(str(grade["rank"]) for grade in grades)
        what = f"the ranks are {given}."
        yield Problem(f"{place}.grades", what, f"They should be 1 to {len(grades)}, each once; 1 is the best.")


def _lines(document: Data) -> Iterator[Problem]:
    lines = document["lines"]
    yield from _twice("lines", "key", [line["key"] for line in lines])
    yield from _numbers(lines)
    closing = [index for index, line in enumerate(lines) if line.get("kind") == "whole_case"]
    for index in closing[1:]:
        what = f"lines[{closing[0]}] is a whole_case line already."
        yield Problem(f"lines[{index}].kind", what, "An audit has one at most; make this one a line.")
    codes = _codes(document)
    for index, line in enumerate(lines):
        named = line.get("scale", document["scale"]["key"])
        if named not in codes:
            what = f"{quoted(named)} is not the key of a scale in this file."
            yield Problem(f"lines[{index}].scale", what, 'Add the scale to "scales", or correct the key.')
            continue
        for code in line.get("descriptors", ()):
            if code not in codes[named]:
                what = f"{quoted(code)} is not a grade of this line's scale ({', '.join(codes[named])})."
                yield Problem(f"lines[{index}].descriptors", what, "Use the code of one of them.")


def _numbers(lines: list[Data]) -> Iterator[Problem]:
    """Two lines of one number. A line that gives none has that of its place, and then there is no key to point at."""
    seen: dict[int, int] = {}
    for index, line in enumerate(lines):
        number = line.get("number", index + 1)
        first = seen.setdefault(number, index)
        if first == index:
            continue
        taken = f"lines[{first}]" + ("" if "number" in lines[first] else ", from its place,")
        if "number" in line:
            what = f"{quoted(number)} is the number of {taken} already."
            yield Problem(f"lines[{index}].number", what, "Give it another.")
        else:
            what = f'it has no "number", so its place gives it number {number}, which {taken} has already.'
            yield Problem(f"lines[{index}]", what, 'Give each line a "number".')


def _audit(audit: Data) -> Iterator[Problem]:
    days: dict[str, date] = {}
    for key in AUDIT_DAYS:
        if key in audit:
            day = _day(audit[key])
            if day is None:
                yield _no_day(f"audit.{key}", audit[key])
            else:
                days[key] = day
    for first, last in (("period_from", "period_to"), ("reading_from", "reading_to")):
        if first in days and last in days and days[first] > days[last]:
            what = f"{audit[first]} is later than {last}, {audit[last]}."
            yield Problem(f"audit.{first}", what, "Put the earlier day first.")
    sample = audit.get("sample", {})
    yield from _days(sample, SAMPLE_DAYS, "audit.sample")
    yield from _twice("audit.sample.quota", "stratum", [each["stratum"] for each in sample.get("quota", ())])


def _days(data: Data, keys: Iterable[str], place: str) -> Iterator[Problem]:
    for key in keys:
        if key in data and _day(data[key]) is None:
            yield _no_day(f"{place}.{key}", data[key])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _no_day(place: str, text: str) -> Problem:
    return Problem(place, f"{quoted(text)} is not a day of the calendar.", "Correct the day.")


def _cases(document: Data) -> Iterator[Problem]:
    cases = document.get("cases", ())
    yield from _twice("cases", "ref", [case["ref"] for case in cases])
    agencies = {agency["code"] for agency in document.get("agencies", ())}
    for index, case in enumerate(cases):
        yield from _days(case, ("closed_on",), f"cases[{index}]")
        raters = case.get("raters", [])
        for number, rater in enumerate(raters):
            if rater in raters[:number]:
                what = f"{quoted(rater)} is named twice."
                yield Problem(f"cases[{index}].raters[{number}]", what, "Name two people.")
        involved = case.get("involvement", {})
        for code in involved:
            if code not in agencies:
                yield _stranger(f"cases[{index}].involvement", code, "an agency")
        for code in case.get("involvement_notes", ()):
            if code not in involved:
                what = f"{quoted(code)} has a note, and no involvement."
                yield Problem(f"cases[{index}].involvement_notes", what, 'Say in "involvement" what it had to do.')


def _draw(document: Data) -> Iterator[Problem]:
    draw = document.get("draw", ())
    yield from _twice("draw", "position", [place["position"] for place in draw])
    named = {index: place["case"] for index, place in enumerate(draw) if "case" in place}
    refs = {case["ref"] for case in document.get("cases", ())}
    seen: dict[str, int] = {}
    for index, ref in named.items():
        if ref not in refs:
            yield _stranger(f"draw[{index}].case", ref, "a case")
        first = seen.setdefault(ref, index)
        if first != index:
            yield Problem(f"draw[{index}].case", f"{quoted(ref)} is the case of draw[{first}] already.", _ONE_PLACE)


_ONE_PLACE = "A case is drawn once: leave it out here, or correct it."


def _returns(document: Data) -> Iterator[Problem]:
    involved = {case["ref"]: case.get("involvement", {}) for case in document.get("cases", ())}
    seen: dict[tuple[str, str], int] = {}
    for index, given in enumerate(document.get("returns", ())):
        place, ref, code = f"returns[{index}]", given["case"], given["agency"]
        first = seen.setdefault((ref, code), index)
        if first != index:
            yield Problem(place, f"this is the same return as returns[{first}].", "Keep one of them.")
        if ref not in involved:
            yield _stranger(f"{place}.case", ref, "a case")
        elif code not in involved[ref]:
            what = f"{quoted(code)} has a return, and no involvement in {quoted(ref)}."
            yield Problem(f"{place}.agency", what, 'Say in "involvement" what it had to do.')
        yield from _days(given, RETURN_DAYS, place)


def _meetings(document: Data) -> Iterator[Problem]:
    agencies = {agency["code"] for agency in document.get("agencies", ())}
    held: dict[tuple[str, str], int] = {}
    for index, meeting in enumerate(document.get("meetings", ())):
        place = f"meetings[{index}]"
        yield from _days(meeting, ("day",), place)
        first = held.setdefault((meeting["day"], meeting.get("title", "")), index)
        if first != index:
            what = f"it has the day and the title of meetings[{first}]."
            yield Problem(place, what, "Give one of them a title of its own.")
        came: dict[tuple[str, str, str], int] = {}
        for number, each in enumerate(meeting.get("attendance", ())):
            at = f"{place}.attendance[{number}]"
            if each["agency"] not in agencies:
                yield _stranger(f"{at}.agency", each["agency"], "an agency")
            first = came.setdefault((each["agency"], each.get("role", ""), each.get("name", "")), number)
            if first != number:
                what = f"it has the agency, the role and the name of attendance[{first}]."
                yield Problem(at, what, "Keep one of them.")


def _judgements(document: Data) -> Iterator[Problem]:
    agencies = {agency["code"] for agency in document.get("agencies", ())}
    cases = {case["ref"] for case in document.get("cases", ())}
    scales = _codes(document)
    lines = {line["key"]: scales.get(line.get("scale", document["scale"]["key"]), ()) for line in document["lines"]}
    seen: dict[tuple[str | None, ...], int] = {}
    for index, judgement in enumerate(document.get("judgements", ())):
        place = f"judgements[{index}]"
        identity = tuple(judgement.get(key) for key in ("case", "line", "layer", "agency", "rater"))
        first = seen.setdefault(identity, index)
        if first != index:
            yield Problem(place, f"this is the same judgement as judgements[{first}].", "Keep one of them.")
        yield from _layer(judgement, place)
        if judgement.get("case", "") not in cases and "case" in judgement:
            yield _stranger(f"{place}.case", judgement["case"], "a case")
        if judgement.get("agency", "") not in agencies and "agency" in judgement:
            yield _stranger(f"{place}.agency", judgement["agency"], "an agency")
        if judgement["line"] not in lines:
            yield _stranger(f"{place}.line", judgement["line"], "a line")
            continue
        yield from _answer(judgement, place, lines[judgement["line"]])


def _layer(judgement: Data, place: str) -> Iterator[Problem]:
    layer = judgement["layer"]
    for key, layers in (("case", ("self", "panel")), ("agency", ("self",))):
        if layer in layers and key not in judgement:
            yield Problem(place, f'a judgement on the layer {layer} needs "{key}".', "Add it.")
        if layer not in layers and key in judgement:
            yield Problem(f"{place}.{key}", f'a judgement on the layer {layer} has no "{key}".', "Take it out.")


def _answer(judgement: Data, place: str, codes: tuple[str, ...]) -> Iterator[Problem]:
    grade = judgement.get("grade")
    if grade is not None and "non_score" in judgement:
        yield Problem(place, "it has both a grade and a non_score.", "Keep one of them.")
    elif grade is None and "non_score" not in judgement and not any(judgement.get(key) for key in JUDGEMENT_TEXTS):
        yield Problem(place, "it has neither a grade, a non_score nor words.", "Add one, or take the judgement out.")
    if grade is not None and codes and grade not in codes:
        what = f"{quoted(grade)} is not a grade of this line's scale ({', '.join(codes)})."
        yield Problem(f"{place}.grade", what, "Use the code of one of them.")


def _codes(document: Data) -> dict[str, tuple[str, ...]]:
    """The grade codes of each scale, by its key."""
    scales = [*document.get("scales", ()), document["scale"]]
    return {scale["key"]: tuple(grade["code"] for grade in scale["grades"]) for scale in scales}


def _twice(place: str, key: str, values: Iterable[object]) -> Iterator[Problem]:
    seen: dict[object, int] = {}
    for index, value in enumerate(values):
        first = seen.setdefault(value, index)
        if first != index:
            what = f"{quoted(value)} is the {key} of {place}[{first}] already."
            yield Problem(f"{place}[{index}].{key}", what, "Give it another.")


def _stranger(place: str, value: str, kind: str) -> Problem:
    return Problem(place, f"{quoted(value)} is not {kind} in this file.", "Add it, or correct it.")
