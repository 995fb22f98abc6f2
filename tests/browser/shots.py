"""Pictures of every page with the made-up data: each language, wide and narrow, light and dark.

python -m tests.browser.shots            writes them to `shots/`
python -m tests.browser.shots nl wide    only those whose name holds all of these words
"""

from __future__ import annotations

import sys
from itertools import product

from playwright.sync_api import Page

from dashboard import words
from dashboard.pages import PAGES
from dashboard.pages.page import When
from dashboard.words import _
from tests.browser.serving import LOCALES, ROOT, browser, go, look_alone, server, settled

_SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
_OUT = ROOT / "shots"
_TABS = {
    "collected": ("How far back", "Month by month"),
    "often": ("Hours and nights", "Sessions", "What you did", "Next to other figures"),
    "said": ("Conversations", "Followers and gifts"),
}
"""The tabs of a page but its first, which is what a visit begins with."""


def main() -> None:
    _OUT.mkdir(exist_ok=True)
    with server() as address, browser() as running:
        for language, theme, size in product(words.LANGUAGES, ("light", "dark"), _SIZES):
            name = f"{language}-{theme}-{size}"
            if not set(sys.argv[1:]) <= set(name.split("-")):
                continue
            width, height = _SIZES[size]
            context = running.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,
                locale=LOCALES[language],
                timezone_id="Europe/Amsterdam",
            )
            words.use(language)
            page = context.new_page()
            page.goto(address)
            settled(page)
            _visit(page, name)
            context.close()


def _visit(page: Page, name: str) -> None:
    """The way of a newcomer, then every page and every tab, in the language of the run."""
    _save(page, f"start-{name}")
    _press(page, "Try made-up data")
    page.get_by_role("heading", name=_("Who is looking")).wait_for()
    settled(page)
    _save(page, f"looking-first-{name}")
    look_alone(page)
    settled(page)
    for chosen in PAGES:
        if When.MADE_UP_OPEN not in chosen.when:
            continue  # it is there only before anything is open
        go(page, chosen.key, _(chosen.title))
        if page.get_by_role("button", name=_("Open this page")).count():
            _save(page, f"{chosen.key}-closed-{name}")
            _press(page, "Open this page")
            settled(page)
        _save(page, f"{chosen.key}-{name}")
        for tab in _TABS.get(chosen.key, ()):
            page.get_by_role("tab", name=_(tab)).click()
            settled(page)
            page.wait_for_timeout(900)
            _save(page, f"{chosen.key}-{tab.split()[-1]}-{name}")
    collected = next(chosen for chosen in PAGES if chosen.key == "collected")
    go(page, collected.key, _(collected.title))
    page.get_by_role("tab", name=_("Category by category")).click()
    _press(page, "Private messages")
    page.get_by_role("button", name=_("Save as CSV")).wait_for()
    page.wait_for_timeout(1200)
    page.screenshot(path=_OUT / f"table-open-{name}.png")


def _press(page: Page, message: str) -> None:
    page.get_by_role("button", name=_(message)).first.click()


def _save(page: Page, name: str) -> None:
    """The whole length of the page: the window is made as high as what scrolls inside it."""
    size = page.viewport_size
    assert size
    page.screenshot(path=_OUT / f"{name}.png")
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    if height > size["height"]:
        page.set_viewport_size({"width": size["width"], "height": min(int(height) + 80, 9000)})
        page.wait_for_timeout(900)
        page.screenshot(path=_OUT / f"{name}-long.png")
        page.set_viewport_size(size)


if __name__ == "__main__":
    main()
