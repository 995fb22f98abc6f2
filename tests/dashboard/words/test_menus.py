"""Names in TikTok's menus that we have not seen in a language are given in English too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dashboard.words import update

_SEEN = {
    "nl": {"Settings and privacy", "Account", "Privacy", "Download your data", "Screen time",
           "Content preferences", "Stitch"},
    "nb": {"Settings and privacy", "Ads", "Stitch"},
}  # fmt: skip
"""Names that a page of TikTok in that language shows; all others are ours."""
_PATH = re.compile(r"(?:Settings and privacy|Privacy|Activity centre)(?: > [A-Z][^>.,;()]*)+")
_NAMED = re.compile(r"(?:“|under )(Download your data|All data|Recently deleted)\b")


def _names(said: str) -> Iterator[str]:
    """The menu names in an English message, as a path or by themselves."""
    for path in _PATH.findall(said):
        yield from (name.strip() for name in path.split(" > "))
    yield from _NAMED.findall(said)


def _lacking(language: str, english: str, said: str) -> list[str]:
    wanted = {name for name in _names(english) if name not in _SEEN[language]}
    return sorted(one for one in wanted if f"({one})" not in said and f"> {one}" not in said)


@pytest.mark.parametrize("language", ["nl", "nb"])
def test_a_menu_name_that_was_not_seen_is_in_english_too(language: str) -> None:
    lacking = [
        (name, str(message.string))
        for message in update.kept(language)
        if isinstance(message.id, str) and not message.id.startswith("Settings > ")
        for name in _lacking(language, message.id, str(message.string))
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("language", "english", "said", "lacks"),
    [
        ("nb", "Settings and privacy > Account.", "Innstillinger og personvern > Konto.",
         ["Account"]),
        ("nb", "It is under “All data”.", "Det er under «Alle data».", ["All data"]),
        ("nl", "Settings and privacy > Ads", "Instellingen en privacy > Advertenties", ["Ads"]),
        ("nl", "Settings and privacy > Account", "Instellingen en privacy > Account", []),
    ],
)  # fmt: skip
def test_a_name_that_is_lacking_would_be_found(
    language: str, english: str, said: str, lacks: list[str]
) -> None:
    assert _lacking(language, english, said) == lacks
