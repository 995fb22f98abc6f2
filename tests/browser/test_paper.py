"""On paper: the page alone, its pictures and tables whole, and nothing that can only be pressed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import go, look_alone, settled

_PAPER = {"width": 794, "height": 1123}
"""A sheet of A4 in pixels of the screen."""

_SEEN = """() => {
    const seen = (what) => [...document.querySelectorAll(what)].filter(one =>
        one.checkVisibility() && one.getBoundingClientRect().width);
    const within = (one) => {
        const inner = one.getBoundingClientRect();
        for (let outer = one.parentElement; outer; outer = outer.parentElement) {
            const box = outer.getBoundingClientRect();
            const cut = getComputedStyle(outer).overflowY !== 'visible'
                && !['HTML', 'BODY'].includes(outer.tagName);
            if (cut && (inner.bottom > box.bottom + 1 || inner.top < box.top - 1)) return false;
        }
        return inner.right <= innerWidth + 1 && inner.left >= -1;
    };
    const whole = seen('[data-testid=stPlotlyChart] .main-svg, [data-testid=stDataFrame]');
    return {
        beside: seen('[data-testid=stSidebar], [data-testid=stHeader], .st-key-line').length,
        buttons: seen('[data-testid=stMain] button').filter(one => !one.closest(
            '.st-key-lines-worth, [class*=st-key-open-]')).length,
        names: seen('.st-key-lines-worth button, [class*=st-key-open-] button').length,
        ways: seen('[data-testid=stMain] [data-testid=stPageLink]').length,
        pictures: seen('[data-testid=stPlotlyChart]').length,
        tables: seen('[data-testid=stDataFrame]').length,
        cut: whole.filter(one => !within(one)).length,
        parted: seen('[data-testid=stPlotlyChart], [data-testid=stDataFrame]').filter(one =>
            getComputedStyle(one).breakInside !== 'avoid').length,
        rolls: getComputedStyle(document.querySelector('[data-testid=stMain]')).overflowY,
        high: document.scrollingElement.scrollHeight,
    };
}"""


def _printed(page: Page) -> dict[str, Any]:
    page.emulate_media(media="print")
    page.set_viewport_size(_PAPER)  # type: ignore[arg-type]
    settled(page)
    page.wait_for_timeout(500)  # pictures take their new width
    found: dict[str, Any] = page.evaluate(_SEEN)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
    settled(page)
    return found


def _open(chromium: Browser, address: str, style: bool = True) -> Page:
    page = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="en-GB")
    if not style:
        page.route("**/own/page.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(address)
    page.get_by_role("button", name="Try made-up data").click()
    look_alone(page)
    settled(page)
    return page


@pytest.mark.slow
def test_paper_has_the_page_whole_and_nothing_beside_it(chromium: Browser, address: str) -> None:
    page = _open(chromium, address)
    for key, title, pictures, tables, names in (
        ("glance", "At a glance", 5, 0, 3),
        ("collected", "What was collected", 1, 0, 41),
        ("devices", "Devices", 2, 5, 0),
        ("companies", "Companies", 1, 2, 0),
    ):
        if key != "glance":
            go(page, key, title)
        page.get_by_test_id("stPlotlyChart").first.wait_for()
        found = _printed(page)
        assert (found["beside"], found["buttons"], found["ways"]) == (0, 0, 0), key
        assert found["names"] == names, key  # what is a way on a screen is a name on paper
        assert found["pictures"] >= pictures, key
        assert found["tables"] >= tables, key
        assert (found["cut"], found["parted"]) == (0, 0), key
        assert found["rolls"] == "visible", key
        assert found["high"] > _PAPER["height"], key  # what follows goes on to the next sheet
    page.context.close()


@pytest.mark.slow
def test_without_our_rules_for_paper_it_would_not(chromium: Browser, address: str) -> None:
    page = _open(chromium, address, style=False)
    found = _printed(page)
    assert found["buttons"]
    assert found["parted"]
    page.context.close()
