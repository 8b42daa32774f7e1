"""The ways cases come into a sample, and what each can be said to stand for."""

from enum import StrEnum


class Method(StrEnum):
    """Kept in the sample as its label; other words there came from elsewhere and stay as they are."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    QUOTA = "quota"
    PURPOSIVE = "purposive"
    VOLUNTEERED = "volunteered"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def sentence(self) -> str:
        """What it does and what it can be said to stand for, in one sentence."""
        return _SENTENCES[self]

    @property
    def by_chance(self) -> bool:
        return self in (Method.RANDOM, Method.STRATIFIED, Method.QUOTA)

    @property
    def in_groups(self) -> bool:
        """Whether each group is drawn from by itself, so that a reserve stands in only within its own group."""
        return self in (Method.STRATIFIED, Method.QUOTA)


_SENTENCES = {
    Method.RANDOM: "Every case on the list has the same chance. The plainest, and the easiest to defend.",
    Method.STRATIFIED: "The list is divided into groups and each is drawn from at random, in proportion to its size.",
    Method.QUOTA: "You say how many of each group; chance decides who. Small groups are seen, and count for more.",
    Method.PURPOSIVE: "You choose the cases for what they can show. They stand for themselves, not for the list.",
    Method.VOLUNTEERED: "Agencies put cases forward. They stand for themselves, not for the list.",
}


def method_of(words: str) -> Method | None:
    """The method that a sample names by its label; None where it says something else, or nothing."""
    plain = words.strip().casefold()
    return next((each for each in Method if each.value == plain), None)
