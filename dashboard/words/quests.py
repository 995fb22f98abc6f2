"""The quests of a workshop in words: question, hint, answer, and something to talk about.

An answer's gaps are filled from `analysis.quests`; text of the archive never stands in it but
beside it, since a page writes such text in a way of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.quests import Answer
from dashboard.words import _, amounts, countries, later, times


@dataclass(frozen=True)
class Quest:
    """`page` is the key of the page where the answer is found; the rest are `later` messages."""

    question: str
    hint: str
    page: str
    answer: str
    talk: str


QUESTS: Mapping[str, Quest] = {
    "devices": Quest(
        later("From which devices was the app opened?"),
        later("Look at “Each device” on the page “Devices”."),
        "devices",
        later("There are {devices} devices in the file."),
        later("Could you name all the devices you used in the past half year?"),
    ),
    "new_phone": Quest(
        later("On which day does a new phone appear, and which one?"),
        later("Look for the bar that begins late in “When each device was seen”."),
        "devices",
        later("The newest device was first recorded on {day}."),
        later("What else changes on the day somebody gets a new phone?"),
    ),
    "rare_device": Quest(
        later("One device was hardly ever recorded. Which one, and in which country?"),
        later("Look at the column “Records” in “Each device”."),
        "devices",
        later("Times it was recorded: {moments}. Country of the network: {country}."),
        later("Who could have used it? Can the file say so? Who would you ask?"),
    ),
    "trip": Quest(
        later("Find the trip abroad. Which country, and from when to when?"),
        later("Look at “When and where” on the page “Places”."),
        "places",
        later("Recorded in {country} from {first} to {last}. The trip itself may be longer."),
        later("The address shows a network, not a spot. What can it be wrong about?"),
    ),
    "small_hours": Quest(
        later("Which nights in a row have videos between one and five o'clock?"),
        later("Look at “Hours and nights” on the page “How often”."),
        "often",
        later(
            "The longest run has {row} nights: from the night of {first} to that of {last}. "
            "In the whole file there are {nights} such nights."
        ),
        later("Think of three reasons. Which of them can the file tell apart?"),
    ),
    "longest": Quest(
        later("When was the longest time in one go?"),
        later("Look at “Sessions” on the page “How often”."),
        "often",
        later("On {day}: {length} from the first entry to the last."),
        later("Does a long evening say anything about other evenings?"),
    ),
    "most_told": Quest(
        later("Which company told TikTok most often about a visit or a purchase?"),
        later("The list “Company by company” begins with the one that told most."),
        "companies",
        later("It told TikTok something {events} times."),
        later("Did you know that a shop can pass this on? Where would you have been told?"),
    ),
    "knew_of_trip": Quest(
        later("Which company could know of the trip before it began?"),
        later(
            "First find the day of the trip. Then see which company told TikTok something just "
            "before it."
        ),
        "companies",
        later("It told TikTok something {events} times before the trip, from {first} to {last}."),
        later("What would you guess from these events alone? How sure would you be?"),
    ),
    "shoes": Quest(
        later("Which company knew about the shoes?"),
        later("Look for shoes among the searches. Then see which company comes right after."),
        "companies",
        later(
            "It told TikTok something {events} times after the searches, from {first} to {last}."
        ),
        later("Two things close in time: does one follow from the other?"),
    ),
    "too_young": Quest(
        later("Two things in this file do not fit TikTok's rules for the age in it. Which ones?"),
        later(
            "Look at “Account details”, “Private messages” and “Coins bought for gifts” on the "
            "page “What was collected”."
        ),
        "collected",
        later(
            "By the birth date entered, the owner was {age}. Private messages: {messages}; TikTok "
            "allows them from 16. Coins bought: {bought}; TikTok allows that from 18."
        ),
        later("What could explain this? Think of three reasons that are nobody's fault."),
    ),
}

OF_PERSONA: Mapping[str, tuple[str, ...]] = {
    "liv": ("devices", "new_phone", "trip", "longest", "most_told", "knew_of_trip"),
    "sem": ("devices", "rare_device", "trip", "small_hours", "shoes", "too_young"),
    "ida": ("new_phone", "trip", "small_hours", "most_told", "knew_of_trip"),
}
"""Which quests a made-up life has an answer to."""


def told(quest: Quest, answer: Answer) -> str:
    """The answer as a sentence, in the language of the run."""
    gaps = {name: amounts.number(value) for name, value in answer.numbers.items()}
    gaps |= {name: amounts.day(value) for name, value in answer.days.items()}
    if "minutes" in answer.numbers:
        gaps["length"] = times.duration(answer.numbers["minutes"])
    gaps["country"] = countries.name(answer.country)
    return _(quest.answer).format(**gaps)
