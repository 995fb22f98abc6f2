"""A server of our own on a free port of this computer, and a browser to look at it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from benchmarks.visitor import LET_IN, come_in
from dashboard.words import KNOWN, _

LOCALES = {code: one.locale.replace("_", "-") for code, one in KNOWN.items()}
"""Language of ours -> what a browser of that language asks for."""

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[2]
_START = "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"


@contextmanager
def server(start: str = _START) -> Iterator[str]:
    """The address of a running dashboard; it ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", start], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        yield come_in(line.split()[-1])
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser whose new pages and contexts are let in by every server of `server`."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield let_in(running)
        finally:
            running.close()


def let_in(running: Browser) -> Browser:
    """Gives the cookies of all servers that were started here to each context that it will make."""
    plain = running.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = plain(**options)
        for address, cookies in LET_IN.items():
            for name, value in cookies.items():
                context.add_cookies([{"name": name, "value": value, "url": address}])
        return context

    def new_page(**options: Any) -> Page:
        return new_context(**options).new_page()

    running.new_context, running.new_page = new_context, new_page  # type: ignore[method-assign]
    return running


def settled(page: Page) -> None:
    """Waits until Streamlit has drawn everything: it runs nothing, and nothing changes for a while.

    What was pressed just before must have reached the server by then; where that is not sure, wait
    for what it brings first.
    """
    page.wait_for_selector("[data-testid=stApp]")
    page.wait_for_function(_STILL)


_STILL = """() => new Promise(done => {
    const app = document.querySelector('[data-testid=stApp]');
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(look, 400); };
    const look = () => {
        if (app.getAttribute('data-test-script-state') !== 'notRunning') return wait();
        watch.disconnect();
        done(true);
    };
    const watch = new MutationObserver(wait);
    const all = {subtree: true, childList: true, attributes: true, characterData: true};
    watch.observe(document, all);
    wait();
})"""


def look_alone(page: Page) -> None:
    """Says who looks. That leads to a page by itself; a link pressed before would be overtaken."""
    page.get_by_role("button", name=_("Just me")).click()
    page.get_by_role("heading", name=_("Your file at a glance"), level=1).wait_for()


def open_sample(page: Page) -> None:
    """Opens the made-up data for the person alone, in the language of the run."""
    page.get_by_role("button", name=_("Try made-up data")).click()
    look_alone(page)
    go(page, "collected", _("What was collected"))


def go(page: Page, key: str, title: str) -> None:
    """Goes to a page by the navigation, which is folded away where the window is narrow."""
    narrow = bool(page.viewport_size and page.viewport_size["width"] < 768)
    if narrow:
        page.get_by_test_id("stExpandSidebarButton").click()
    links = page.get_by_test_id("stSidebarUserContent")
    link = links.get_by_role("link", name=title, exact=True)
    if key == "start":  # it has another name where something is open
        link = link.or_(links.get_by_role("link", name=_("Open another file")))
    link.click()
    expect(page).to_have_title(f"{title} · Inzage")
    # A step within the page may stand behind it ("?screen=nights").
    page.wait_for_url(re.compile(rf"/{key if key != 'start' else ''}(\?.*)?$"))
    settled(page)
    if narrow:  # it folds by itself
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
