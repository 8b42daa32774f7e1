"""What every form of a briefing says beside what was written: the same words on paper and on a web page."""

from workbench.domain.briefing.briefing import HEADS, Box, Briefing, unmarked
from workbench.exports.addresses import links

KIND = "Seven-minute briefing"
DRAFT = "DRAFT: not for publication"
EXAMPLE = "EXAMPLE: everything here is invented"
NOTHING = "Nothing is recorded here yet."
UNTITLED = "No title yet"

SLIP = "Team return slip"
SLIP_ASKS = "Talk about this briefing as a team, then write down what came of it."
FIELDS = ("Date", "How many came", "What was said", "One thing that will change")
"""Of the slip: two short ones, then two with room to write."""
_SEND_TO = "Send this slip to"


def notices(briefing: Briefing) -> list[str]:
    return [DRAFT] * briefing.draft + [EXAMPLE] * briefing.example


def boxes(briefing: Briefing) -> list[Box]:
    """Seven boxes in order, whatever the briefing holds."""
    given = {box.number: box for box in briefing.boxes}
    return [given.get(number, Box(number, "")) for number in range(1, len(HEADS) + 1)]


def own_words(briefing: Briefing) -> str:
    """The language to mark the program's own words with: none where the whole page is English."""
    return "" if briefing.language.lower().split("-")[0] == "en" else "en-GB"


def send_to(briefing: Briefing) -> tuple[str, str]:
    """Where the slip goes, in the program's words and then in the briefing's: the address of its closing line."""
    found = [text for text, link in links(unmarked(briefing.closing)) if link]
    where = found[-1] if found else unmarked(briefing.partnership).strip()
    return (f"{_SEND_TO}:", where) if where else ("", "")
