"""Two who look together: what the young person presses is what opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import settled


@pytest.mark.slow
def test_a_choice_with_a_name_moves_the_switches_and_stays(chromium: Browser, address: str) -> None:
    """A browser keeps a switch where it stands, unless it is told: a test without one passed."""
    page = chromium.new_page(locale="en-GB")
    page.goto(address)
    page.get_by_role("button", name="Try made-up data").click()
    page.get_by_role("button", name="My child and I").click()
    times = page.get_by_role("switch", name="Open: times of day")
    companies = page.get_by_role("switch", name="Open: companies")
    expect(times).not_to_be_checked()
    page.get_by_role("button", name="Everything but words").click()
    expect(times).to_be_checked()
    expect(companies).to_be_checked()
    page.get_by_role("button", name="How much and when").click()
    expect(companies).not_to_be_checked()
    expect(times).to_be_checked()
    settled(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Nights with videos")).to_be_visible()
