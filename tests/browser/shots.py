"""Pictures of every page with the made-up data: wide and narrow, light and dark.

python -m tests.browser.shots        writes them to `shots/`
"""

from __future__ import annotations

import sys

from playwright.sync_api import Page

from dashboard.pages import PAGES
from tests.browser.serving import ROOT, browser, go, server, settled

_SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
_OUT = ROOT / "shots"


def main() -> None:
    _OUT.mkdir(exist_ok=True)
    only = sys.argv[1:]
    with server() as address, browser() as running:
        for theme in ("light", "dark"):
            for size, (width, height) in _SIZES.items():
                name = f"{theme}-{size}"
                if only and name not in only:
                    continue
                context = running.new_context(
                    viewport={"width": width, "height": height}, color_scheme=theme
                )
                page = context.new_page()
                page.goto(address)
                settled(page)
                _save(page, f"start-{name}")
                page.get_by_role("button", name="Try made-up data").click()
                page.get_by_role("heading", name="What was collected").wait_for()
                settled(page)
                for chosen in PAGES:
                    go(page, chosen.key, chosen.title)
                    _save(page, f"{chosen.key}-{name}", opened=True)
                go(page, "collected", "What was collected")
                for tab in ("How far back", "Month by month"):
                    page.get_by_role("tab", name=tab).click()
                    page.wait_for_timeout(900)
                    _save(page, f"collected-{tab.split()[-1]}-{name}")
                page.get_by_role("tab", name="Category by category").click()
                page.get_by_role("button", name="Private messages").click()
                page.get_by_role("button", name="Open this table").wait_for()
                page.wait_for_timeout(400)
                page.screenshot(path=_OUT / f"table-closed-{name}.png")
                page.get_by_role("button", name="Open this table").click()
                page.get_by_role("button", name="Save as CSV").wait_for()
                page.wait_for_timeout(1200)
                page.screenshot(path=_OUT / f"table-open-{name}.png")
                context.close()


def _save(page: Page, name: str, opened: bool = False) -> None:
    """The whole length of the page: the window is made as high as what scrolls inside it."""
    size = page.viewport_size
    assert size
    page.screenshot(path=_OUT / f"{name}{'-open' if opened and 'start' in name else ''}.png")
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    if height > size["height"]:
        page.set_viewport_size({"width": size["width"], "height": min(int(height) + 80, 9000)})
        page.wait_for_timeout(900)
        page.screenshot(path=_OUT / f"{name}-long.png")
        page.set_viewport_size(size)


if __name__ == "__main__":
    main()
