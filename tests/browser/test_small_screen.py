"""A small screen, or a large one at 200 %: the menu folds away, and one bar stays at the top."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from dashboard import words
from dashboard.words import _
from tests.browser.serving import LOCALES, go, look_alone, settled


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


_OVER = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return Math.max(main.scrollWidth - main.clientWidth,
                    document.scrollingElement.scrollWidth - innerWidth);
}"""


@pytest.mark.slow
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_at_200_percent_the_first_number_is_in_the_first_screen(
    chromium: Browser, address: str, language: str
) -> None:
    words.use(language)
    page = chromium.new_context(
        viewport={"width": 640, "height": 360}, locale=LOCALES[language]
    ).new_page()
    page.goto(address)
    page.get_by_role("button", name=_("Try made-up data")).click()
    look_alone(page)
    settled(page)
    number = page.get_by_test_id("stMetricValue").first.bounding_box()
    picture = page.get_by_test_id("stPlotlyChart").first.bounding_box()
    assert number is not None
    assert picture is not None  # later, and there
    assert number["y"] + number["height"] <= 360
    page.context.close()


@pytest.mark.slow
def test_on_a_phone_no_page_is_wider_than_the_screen(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
    page.goto(address)
    page.get_by_role("button", name="Try made-up data").click()
    look_alone(page)
    settled(page)
    assert page.evaluate(_OVER) <= 0
    for key, title in (("devices", "Devices"), ("companies", "Companies"), ("places", "Places")):
        go(page, key, title)
        assert page.evaluate(_OVER) <= 0, key
        for table in page.get_by_test_id("stDataFrame").all():
            box = table.bounding_box()
            if box and box["width"]:
                assert box["x"] >= 0, key
                assert box["x"] + box["width"] <= 390, key
    page.context.close()
