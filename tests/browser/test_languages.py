"""The three languages in a real browser: the page's own language, the choice, the charts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import words
from dashboard.words import _
from tests.browser.serving import go, open_sample, settled


def _visit(chromium: Browser, address: str, locale: str) -> Page:
    page = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale=locale, timezone_id="Europe/Oslo"
    ).new_page()
    page.goto(address)
    settled(page)
    return page


@pytest.mark.parametrize(
    ("locale", "language", "month", "count"),
    [
        ("nl-NL", "nl", "mei 2026", "5.927"),
        ("nb-NO", "nb", "mai 2026", "5\xa0927"),
        ("nn-NO", "nb", "mai 2026", "5\xa0927"),
        ("en-GB", "en", "May 2026", "5,927"),
    ],
)
@pytest.mark.slow
def test_the_browsers_language_is_spoken(
    chromium: Browser, address: str, locale: str, language: str, month: str, count: str
) -> None:
    page = _visit(chromium, address, locale)
    words.use(language)
    assert page.evaluate("document.documentElement.lang") == language
    open_sample(page)
    go(page, "often", _("How often"))
    expect(page.get_by_text(count, exact=True).first).to_be_visible()
    go(page, "devices", _("Devices"))
    expect(page.locator(".js-plotly-plot:visible").nth(1)).to_contain_text(month)
    page.context.close()


@pytest.mark.slow
def test_the_language_is_changed_on_the_page_and_stays(chromium: Browser, address: str) -> None:
    page = _visit(chromium, address, "en-GB")
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    page.get_by_role("option", name="Norsk").click()
    words.use("nb")
    expect(page.get_by_role("heading", name=_("See what is in your TikTok file"))).to_be_visible()
    settled(page)
    picker = page.get_by_test_id("stFileUploader")
    expect(picker).to_contain_text("Velg fil")
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    page.get_by_role("option", name="Nederlands").click()
    expect(picker).to_contain_text("Kies een bestand")
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    page.get_by_role("option", name="Norsk").click()
    expect(picker).to_contain_text("Velg fil")
    settled(page)
    open_sample(page)
    settled(page)
    assert page.title().startswith(_("What was collected"))
    page.get_by_role("button", name=_("Forget everything")).click()
    page.get_by_role("button", name=_("Yes, forget it")).click()
    expect(page.get_by_role("heading", name=_("See what is in your TikTok file"))).to_be_visible()
    page.context.close()
