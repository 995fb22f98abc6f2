"""The words we say: every language's list of what is not said holds in all of its messages."""

from __future__ import annotations

import re

import pytest

from dashboard import words
from dashboard.words import update
from dashboard.words.languages import SOURCE

_QUOTED = {
    "analysis/data/background.json": re.compile(r"\b(China|Kina)\b"),
    "analysis/data/questions.json": re.compile(r"\b(China|Kina)\b"),
    "analysis/data/identifiers.json": re.compile(r"\btracking\b", re.IGNORECASE),
}
"""What somebody else says: an authority of a country, with its day; Apple in its menu."""


def _said(language: str) -> list[str]:
    """Every message as people of this language read it; of the source those of all catalogues."""
    kept = update.kept(language if language != SOURCE else words.LANGUAGES[1])
    said = []
    for message in kept:
        text = message.id if language == SOURCE else message.string
        places = {place for place, _line in message.locations}
        quoted = _QUOTED.get(places.pop()) if len(places) == 1 else None
        for form in text if isinstance(text, list | tuple) else (str(text),):
            said.append(quoted.sub("", form) if quoted else form)
    return said


def test_no_message_says_what_its_language_does_not_say() -> None:
    """All offences at once, so that a list that grew can be worked through."""
    offences = [
        f"{language}: {fault}: {text}"
        for language in words.LANGUAGES
        for text in _said(language)
        for fault in words.KNOWN[language].faults(text)
    ]
    assert offences == [], "\n".join(["", *offences])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_there_are_messages_to_look_at(language: str) -> None:
    if language != SOURCE and not words.KNOWN[language].whole:
        return  # a catalogue that is being written may be empty
    assert len([text for text in _said(language) if text]) > 1_000


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("en", "Choose a name to see its rows.", "says 'rows', not 'entries'"),
        ("en", "All of these moments", "says 'moments', not 'records, or times'"),
        ("en", "It stands in a cell.", "says 'stands', not 'is'"),
        ("en", "Ask whoever leads it.", "says 'whoever', not 'the person who, or anyone who'"),
        ("nl", "De standaarden van TikTok", "says 'standaarden', not 'standaardinstellingen'"),
        ("nl", "Wie kijkt er mee", "says 'kijkt er mee', not 'kijkt er'"),
        ("nl", "Kies een naam om de rijen te zien.", "says 'rijen', not 'regel, regels'"),
        ("nb", "teller: TikTok", "says 'teller:', not 'gjelder:'"),
        ("nb", "Velg et navn for å se radene.", "says 'radene', not 'oppføring, oppføringer'"),
        ("nb", "Videoer vist deg", "says 'vist deg', not 'vist for deg'"),
    ],
)
def test_a_word_of_ours_would_be_found(language: str, text: str, fault: str) -> None:
    assert words.KNOWN[language].faults(text) == [fault]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (SOURCE, "Days in a row"),
        (SOURCE, "{rows} of {moments}"),
        (SOURCE, "Names stand for others"),
        ("nl", "Laatste moment daar"),
        ("nb", "Dager på rad"),
    ],
)
def test_what_only_looks_like_one_is_left_alone(language: str, text: str) -> None:
    assert words.KNOWN[language].faults(text) == []


_HALF = {
    "en": re.compile(r"\b(?:than|of|from|by|until|to)(?:, in \w+)?$"),
    "nl": re.compile(r"\b(?<!lid )(?:dan|van|vanaf|tot|voor)(?: \([^)]*\))?$"),
    "nb": re.compile(r"\b(?:enn|fra|for)(?: så mange \w+)?$"),
}
"""What a label ends in that only goes on in the number beside it, and so is half a sentence."""


def _half(language: str, text: str) -> bool:
    return " " in text and _HALF[language].search(text) is not None


def test_no_label_is_half_a_sentence() -> None:
    halves = [
        (language, text)
        for language in _HALF
        for text in _said(language)
        if text and _half(language, text)
    ]
    assert halves == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Half were newer than, in days"),
        ("en", "Goes back to"),
        ("nl", "De helft was nieuwer dan (in dagen)"),
        ("nl", "Een sessie eindigt na een pauze van"),
        ("nb", "Halvparten var nyere enn så mange dager"),
        ("nb", "Uke fra"),
    ],
)
def test_half_a_sentence_would_be_found(language: str, text: str) -> None:
    assert _half(language, text)
