"""The key in a real browser: gone from the address bar, worth nothing in what a browser keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import CHROMIUM, settled
from tests.dashboard.living import Living, living

_SENTENCE = "Inzage opens only at the address shown in the window"


@pytest.fixture
def unopened() -> Iterator[Living]:
    with living(enter=False) as server:
        yield server


def _stranger(chromium: Browser) -> Page:
    context = chromium.new_context(locale="en-GB")
    context.clear_cookies()
    return context.new_page()


@pytest.mark.slow
def test_the_address_bar_and_the_way_back_have_no_key(chromium: Browser, unopened: Living) -> None:
    page = _stranger(chromium)
    page.goto("about:blank")
    page.goto(unopened.printed)
    settled(page)
    assert page.url == f"{unopened.address}/"
    (cookie,) = [
        one
        for one in page.context.cookies()
        if one["name"].startswith("inzage_") and one["name"] != "inzage_tab"
    ]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")
    assert cookie["expires"] == -1, "gone with the browser"
    readable = page.evaluate("document.cookie")
    assert cookie["name"] not in readable
    assert cookie["value"] not in readable
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name="See what is in your TikTok file")).to_be_visible()
    page.go_back()
    assert page.url == "about:blank"
    page.context.close()


@pytest.mark.slow
def test_a_bookmark_and_a_second_browser_get_in_only_with_a_key(
    chromium: Browser, unopened: Living
) -> None:
    first = _stranger(chromium)
    first.goto(unopened.printed)
    settled(first)
    assert unopened.process.stdout
    while "/?key=" not in (line := unopened.process.stdout.readline()):
        pass
    second = _stranger(chromium)
    for address in (unopened.address, f"{unopened.address}/collected", unopened.printed):
        answer = second.goto(address)
        assert answer
        assert answer.status == 403
        expect(second.get_by_text(_SENTENCE)).to_be_visible()
    second.goto(line.split()[-1])
    settled(second)
    expect(second.get_by_role("heading", name="See what is in your TikTok file")).to_be_visible()
    second.goto(f"{unopened.address}/check")
    settled(second)
    expect(second.get_by_role("heading", name="Check it yourself")).to_be_visible()


@pytest.mark.slow
def test_what_the_browser_writes_down_opens_nothing(
    chromium: Browser, unopened: Living, tmp_path: Path
) -> None:
    """Chromium keeps an address that led on elsewhere, in files; so a key must be worth nothing."""
    kept = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=str(CHROMIUM), args=["--no-sandbox"]
    )
    page = kept.new_page()
    page.goto(unopened.printed)
    settled(page)
    kept.close()
    with sqlite3.connect(tmp_path / "Default" / "History") as history:
        visited = {url for (url,) in history.execute("select url from urls")}
    assert f"{unopened.address}/" in visited
    for url in visited:
        answer = _stranger(chromium).goto(url)
        assert answer
        assert answer.status == 403
