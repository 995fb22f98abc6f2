"""What is read from afar: larger letters in a room only, and no title cut off beside them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import words
from dashboard.words import _
from tests.browser.serving import LOCALES, settled

_CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stSidebarUserContent] a *')]
    .filter(one => one.scrollWidth > one.clientWidth && one.clientWidth)
    .map(one => one.textContent)"""

_CARDS = """() => [...document.querySelectorAll('[data-testid=stColumn]')].slice(0, 2)
    .map(card => card.getBoundingClientRect().height)"""

_SMALL, _LARGE = "17px", "20px"


def _letters(page: Page, size: str) -> None:
    expect(page.locator("html")).to_have_css("font-size", size)


@pytest.mark.slow
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_room_has_larger_letters_and_every_title_whole(
    chromium: Browser, address: str, language: str
) -> None:
    words.use(language)
    page = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale=LOCALES[language]
    ).new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(address)
    settled(page)
    _letters(page, _SMALL)
    assert page.evaluate(_CUT_OFF) == []
    own, made_up = page.evaluate(_CARDS)
    assert made_up == own < 400
    page.get_by_role("button", name=_("Try made-up data")).click()
    page.get_by_role("button", name=_("A room"), exact=True).click()
    _letters(page, _LARGE)
    settled(page)
    assert page.get_by_role("link", name=_("Searches and people")).is_visible()
    assert page.evaluate(_CUT_OFF) == []
    page.get_by_role("button", name=_("Leave room view")).click()
    page.get_by_role("button", name=_("Just me")).click()
    page.get_by_role("button", name=_("Show more")).click()
    _letters(page, _SMALL)
    assert refused == []  # the policy lets the style through
    page.context.close()
