"""Plain text documents: the lines of enquiry are found as they stand, and every other text is accounted for."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.frameworks import LineKind
from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.files import read_framework
from workbench.imports.framework.reading import Reading
from workbench.imports.framework.short_titles import LONGEST, short_title, slug
from workbench.imports.framework.text import read_framework_text
from workbench.imports.text_files import decoded

DOCUMENTS = Path(__file__).parent / "documents"
SCALE = shipped.scale("ofsted-4")


def read(text: str) -> Reading:
    return read_framework_text(text, "lines.txt", SCALE)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def everything(reading: Reading) -> set[str]:
    """Every word that the reading accounts for."""
    texts = [reading.framework.title, reading.under, *reading.left]
    for taken in reading.took:
        texts += [taken.text, *taken.prompts]
    return {word for text in texts for word in words(text)}


def test_an_audit_summary_gives_its_eight_lines_and_leaves_the_rest() -> None:
    reading = read_framework(DOCUMENTS / "audit-summary.txt")
    framework = reading.framework
    assert (framework.title, framework.key, reading.year) == (
        "Missing from School Audit 2031",
        "missing-from-school-audit",
        2031,
    )
    assert [line.number for line in framework.lines] == list(range(1, 9))
    assert framework.lines[1].question == (
        "The Northbank Guide to Levels of Support (Steps to Help) Booklet is used to decide who should help."
    )
    assert framework.lines[7].question.endswith("belief, first language, disability and caring duties.")
    assert [line.title for line in framework.lines] == [
        "Reasons for absence found out",
        "Northbank Guide to Levels of Support",
        "Home visits made on the day they are due",
        "Joint planning between school and health",
        "Wishes of pupils",
        "Oversight by senior leaders is effective",
        "Tutors work closely to bring pupils back",
        "Proper regard for background",
    ]
    assert reading.under == "Key lines of enquiry"
    assert [piece.text for piece in reading.left_out if piece.is_heading] == [
        "Audit Summary",
        "Objective",
        "Summary of Findings",
        "Recommendations",
    ]
    assert [piece.heading for piece in reading.left_out if not piece.is_heading] == [
        "Objective",
        *["Summary of Findings"] * 3,
        *["Recommendations"] * 3,
    ]
    assert framework.scale == SCALE
    assert reading.assumed == (f"The document names no scale; “{SCALE.title}” is used.",)


def test_a_scrutiny_report_gives_the_list_its_lead_in_announces() -> None:
    reading = read_framework(DOCUMENTS / "scrutiny-report.txt")
    assert len(reading.framework.lines) == 6
    assert reading.under.endswith("these six areas:")
    assert reading.framework.title == "Outside Reader's Report, May 2031"
    assert reading.framework.key == "outside-readers-report"
    assert "No family was met" in reading.left
    assert any(text.startswith("A. Reader") for text in reading.left)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("assurance-report.txt", "lists under “Strategic Recommendations”"),
        ("seven-minutes.txt", "there is no list in this document"),
        ("practice-messages.txt", "“Highlights”, “Key Actions Taken”, “Areas for Improvement”"),
    ],
)
def test_a_document_without_lines_is_refused_with_what_it_holds(name: str, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence) as caught:
        read_framework(DOCUMENTS / name)
    assert str(caught.value).startswith(name)


def test_headed_lines_bring_titles_questions_prompts_and_the_whole_case() -> None:
    reading = read_framework(DOCUMENTS / "headed-lines.md")
    first, second, last = reading.framework.lines
    assert (first.title, first.key) == ("Being noticed", "being-noticed")
    assert first.question == "Did anyone notice early that this child was caring for somebody?"
    assert first.prompts == ("Who asked, and when", "School, GP and hospital all count")
    assert second.prompts == ("A break each week", "Chosen by the child")
    assert last.kind is LineKind.WHOLE_CASE
    assert reading.left == ("The panel reads six files.", "Findings so far", "Two files were thin.")


def test_a_list_pasted_from_a_word_processor_is_made_whole() -> None:
    reading = read_framework(DOCUMENTS / "pasted-from-a-word-processor.txt")
    first, second, third = reading.framework.lines
    assert first.question.endswith("coming home, and by somebody the child had not met in uniform?")
    assert first.prompts == ("Offers made more than once", "A choice of place")
    assert second.question.endswith("the multi-agency plan?")
    assert (third.title, third.question) == ("Supervision", "Did a manager read the interview?")
    assert reading.left == ("Next steps", "Report to the board in June.")


def test_a_headed_list_that_lost_its_bullets_is_read_by_paragraphs() -> None:
    reading = read_framework(DOCUMENTS / "lost-bullets.txt")
    assert len(reading.framework.lines) == 3
    assert reading.framework.title == "Lost bullets"
    assert reading.left == ("Background", "The audit follows three reviews.")


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.iterdir()))
def test_no_word_of_a_document_is_passed_over_in_silence(name: str) -> None:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    try:
        reading = read_framework(DOCUMENTS / name)
    except BadFile:
        return
    bare = re.sub(r"(?m)^\W*(?:\d+\.|[•·-]|o\t|KLOE \d:)", "", text.replace("uni-\nform", "uniform"))
    missing = set(words(bare)) - everything(reading)
    assert missing <= {"A", "B"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- One thing asked\n- Another thing asked\n", 2),
        ("Was risk seen?\nWas the child heard?\n", 2),
        ("Our audit\n1) Was risk seen\n2) Was the child heard\n3) Did it help\n", 3),
        ("Key lines of enquiry:\na) Was risk seen\nb) Was the child heard\n", 2),
        ("KLOEs\n(1) Was risk seen\n(2) Was the child heard\n", 2),
        ("Standards\n1.1 Risk is seen\n1.2 The child is heard\n", 2),
        ("KLOE 1: Was risk seen?\nKLOE 2: Was the child heard?\n", 2),
        ("**Key lines of enquiry**\n\n* Was risk seen\n* Was the child heard\n\n**Findings**\n\n* None\n", 2),
        ("Lines of enquiry\n• Was risk seen\n  – at once\n  – again\n• Was the child heard\n", 2),
        ("Key lines of enquiry\n1. Was risk seen?\n• at once\n2. Was the child heard?\n• alone\n", 2),
        ("Lines of inquiry\n\nRisk\n- Was risk seen\n\nVoice\n- Was the child heard\n\nFindings\n- None\n", 2),
        ("KEY LINES OF ENQUIRY\n====================\n- Was risk seen\n- Was the child heard\n", 2),
        (
            "Key lines of enquiry\n- Risk is seen.\n- The child is heard.\nRecommendations\n- Do more.\n- Do it now.\n",
            2,
        ),
    ],
)
def test_lists_are_found_however_they_are_written(text: str, count: int) -> None:
    assert len(read(text).framework.lines) == count


def test_the_same_document_gives_the_same_keys_and_two_alike_are_told_apart() -> None:
    text = (
        "Key lines of enquiry\n- The voice of children is heard early on\n- The voice of children is heard later on\n"
    )
    assert read(text) == read(text)
    keys = [line.key for line in read("Lines of enquiry\n- Was it safe?\n- Was it safe?\n").framework.lines]
    assert keys == ["was-it-safe", "was-it-safe-2"]


def test_a_list_of_more_than_sixty_lines_is_refused() -> None:
    with pytest.raises(BadFile, match="61 lines of enquiry were found"):
        read("\n".join(f"- Line number {n}" for n in range(61)))


WORD = st.text("abcdefghijklmnopqrstuvwxyzéü’", min_size=2, max_size=9)
SENTENCE = st.lists(WORD, min_size=3, max_size=14).map(lambda parts: " ".join(parts).capitalize() + ".")
BULLETS = ["- ", "• ", "•", "* ", "– ", "-\t", "·\t", "- • ", "- •", "\uf0b7\t", "➢ ", "+ "]
NUMBERS = ["{}. ", "{}) ", "({}) ", "{}.\t"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@given(
    sentences=st.lists(SENTENCE, min_size=2, max_size=12, unique=True),
    bullets=st.lists(st.sampled_from(BULLETS), min_size=1, max_size=3),
    encoding=st.sampled_from(ENCODINGS),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    gap=st.booleans(),
    heading=st.sampled_from(["Key lines of enquiry", "## KLOEs", "**Lines of enquiry:**", ""]),
)
def test_any_bulleted_list_is_read_back(
    sentences: list[str], bullets: list[str], encoding: str, ending: str, gap: bool, heading: str
) -> None:
    if encoding == "cp1252":
        bullets = ["• ", "- "]
    rows = [bullets[n % len(bullets)] + sentence for n, sentence in enumerate(sentences)]
    text = (ending * (2 if gap else 1)).join([heading, *rows]) + ending
    reading = read(decoded(text.encode(encoding), "lines.txt"))
    assert [taken.text for taken in reading.took] == sentences
    assert reading.left == ()


@given(
    sentences=st.lists(SENTENCE, min_size=2, max_size=12, unique=True),
    mark=st.sampled_from(NUMBERS),
    width=st.integers(30, 90),
)
def test_any_numbered_and_wrapped_list_is_read_back(sentences: list[str], mark: str, width: int) -> None:
    import textwrap

    rows = ["Our audit of 2031", "", "Key lines of enquiry", ""]
    for number, sentence in enumerate(sentences, start=1):
        rows += textwrap.wrap(mark.format(number) + sentence, width, subsequent_indent="    ", break_on_hyphens=False)
    reading = read("\n".join([*rows, "", "Findings", "- Other."]))
    assert [line.question for line in reading.framework.lines] == sentences
    assert reading.left == ("Findings", "Other.")
    assert reading.year == 2031


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        reading = read(text)
    except BadFile:
        return
    keys = [line.key for line in reading.framework.lines]
    assert len(keys) == len(set(keys))
    assert all(line.title and line.question for line in reading.framework.lines)


@given(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join))
def test_a_short_title_is_short_and_starts_with_a_capital(sentence: str) -> None:
    title = short_title(sentence)
    assert 0 < len(title) <= LONGEST
    assert title == short_title(sentence)
    assert slug(title)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Hearing the child", "Hearing the child"),
        (
            "How well do agencies identify and respond to risks outside the home?",
            "Agencies identify and respond to risks",
        ),
        ("The lived experience of the child is understood by all", "Lived experience of the child understood"),
        ("Is there evidence that the plan for this child was followed in good time?", "Plan for this child followed"),
        ("MANAGEMENT OVERSIGHT IS ON THE FILE AND IT MOVES THE PLAN", "Management oversight on the file"),
        ("Thresholds are understood, applied and questioned when that is needed", "Thresholds understood"),
    ],
)
def test_short_titles_end_where_a_reader_would_pause(sentence: str, title: str) -> None:
    assert short_title(sentence) == title


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n  \n", "empty"),
        (b"%PDF-1.4", "PDF"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\x00\x01\x02binary\x00\x00\x07", "not a text file"),
        (b"\xff\xfeA\x00B", "cut off or damaged"),
    ],
)
def test_a_file_that_is_not_text_is_told_what_it_is(data: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=sentence):
        read_framework(path)
