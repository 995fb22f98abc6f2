"""A small screen, or a large one at 200 %: the menu folds away, and one bar stays at the top."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import look_alone, settled


@pytest.mark.slow
def test_on_a_small_screen_the_menu_folds_by_itself_and_one_bar_stays(
    chromium: Browser, address: str
) -> None:
    """At 200 %: the page is seen after a choice, and no words lie half covered."""
    page = chromium.new_page(viewport={"width": 640, "height": 360}, locale="en-GB")
    page.goto(address)
    page.get_by_role("button", name="Try made-up data").click()
    look_alone(page)
    settled(page)
    opens = page.get_by_test_id("stExpandSidebarButton")
    for title in ("Devices", "Companies"):
        opens.click()
        menu = page.get_by_test_id("stSidebarUserContent")
        menu.get_by_role("link", name=title, exact=True).click()
        expect(page).to_have_title(f"{title} · Inzage")
        expect(opens).to_be_visible()
    settled(page)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 300)")
    bar = page.locator(".st-key-line").bounding_box()
    assert bar is not None
    assert bar["y"] == pytest.approx(0, abs=12)
    assert opens.bounding_box()["y"] < bar["y"] + bar["height"]  # type: ignore[index]
