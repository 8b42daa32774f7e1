"""Lines of enquiry as a file: whatever is in them, what is read back is what was written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import FOUR, scale_of
from workbench import tasks
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.progress import finish
from workbench.errors import Refused
from workbench.imports.framework.toml import read_framework_toml

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(str.strip).filter(bool)
OWN = st.sampled_from([None, scale_of("A", "B", "C", key="abc"), scale_of('"', "\\", key="odd", good=1)])


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        own = draw(OWN)
        codes = draw(st.sets(st.sampled_from((own or FOUR).codes)))
        told = tuple((code, draw(WORDS)) for code in (own or FOUR).codes if code in codes)
        prompts = tuple(draw(st.lists(WORDS, max_size=3)))
        made.append(Line(f"line-{number}", number * 2, draw(WORDS), draw(WORDS), prompts, LineKind.LINE, own, told))
    if draw(st.booleans()):
        made.append(replace(made[0], key="whole", number=99, kind=LineKind.WHOLE_CASE))
    return tuple(made)


@given(lines(), WORDS, WORDS)
def test_any_lines_at_all_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Line, ...], title: str, source: str
) -> None:
    framework = Framework("lines", title, 3, FOUR, made, source)
    path = tmp_path_factory.getbasetemp() / "lines.toml"
    finish(tasks.save_framework(framework, path))
    assert read_framework_toml(path, {}, scale_of("x", "y", key="other")).framework == framework


def test_a_file_of_lines_is_called_toml(tmp_path: Path) -> None:
    framework = Framework("lines", "Lines", 1, FOUR, (Line("one", 1, "One", "Was it?"),))
    with pytest.raises(Refused, match=r"ends in \.toml"):
        finish(tasks.save_framework(framework, tmp_path / "lines.txt"))
