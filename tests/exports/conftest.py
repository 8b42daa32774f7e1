"""Briefings to print. Every word in them is invented."""

from dataclasses import replace

import pytest

from tests.exports.example_briefing import EXAMPLE
from workbench.domain.briefing.briefing import Box, Briefing


@pytest.fixture
def example() -> Briefing:
    return EXAMPLE


@pytest.fixture
def empty() -> Briefing:
    return Briefing("", "", "", "", (), draft=False)


@pytest.fixture
def long() -> Briefing:
    """Boxes 2 and 7 hold far more than a box can."""
    boxes = list(EXAMPLE.boxes)
    boxes[1] = replace(boxes[1], paragraphs=tuple(_sentence(number) for number in range(30)))
    boxes[6] = replace(boxes[6], points=tuple(_sentence(number) for number in range(40)))
    return replace(EXAMPLE, boxes=tuple(boxes))


@pytest.fixture
def tongues() -> Briefing:
    """Polish, Welsh and Korean words on one page."""
    boxes = list(EXAMPLE.boxes)
    boxes[0] = Box(1, "Dlaczego patrzyliśmy", ("Zażółć **gęślą jaźń** dziś wieczorem.",))
    boxes[1] = Box(2, "Beth wnaethom ni", ("Ŵyŷ a thŷ, **gŵyl** a dŵr.",))
    points = ("아이의 말을 들었습니다.", "Word 단어 słowo.")
    boxes[2] = Box(3, "아동 보호", ("아동 보호 사례를 **함께** 읽었습니다.",), points)
    boxes[4] = Box(5, "아이들이 말한 것", quote="“다섯 사람이 같은 것을 물었어요.”")
    return replace(EXAMPLE, title="아동 보호 Ŵyŷ Żółć", boxes=tuple(boxes))


def _sentence(number: int) -> str:
    return f"Reading number {number} found **a plan that moved** when a child was asked, and {number + 1} that did not."
