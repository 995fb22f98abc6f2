"""A hostile archive on every page for every viewer: nothing is asked for, run or opened.

Every name and address but this computer's own leads to a recorder. Once the browser does not even
heed the policy that the server sends, so that what is proved is the pages and not the policy alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.pages import PAGES
from tests.browser import serving
from tests.browser.crawl import Crawl
from tests.browser.recorder import Recorder, recorder
from tests.browser.serving import CHROMIUM, settled
from tests.hostile_export import HOST, hostile_zip

_EXPECTED = re.compile(
    r"404 .*/_stcore/(health|host-config)'|404 .*/media/\w+\.png'|^(info|log|debug)"
    r"|^verbose: \[DOM\] Password field is not contained in a form.*/looking'"
)
"""Streamlit looks for its own root below a page's address first; see `test_flow`. Its forms are no
`<form>` either, which Chromium remarks on where the young person may set a code."""

_ACTING = ", ".join(
    [
        *(f"{tag}[{where}*='{HOST}']" for tag in ("a", "img", "link", "image", "use")
          for where in ("href", "src")),
        "a[href^='javascript']", "a[href^='data:text']", f"[style*='{HOST}']", "svg[onload]",
        "iframe",
    ]
)  # fmt: skip
"""What an attack would have become in the page if it had been taken for markup."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Recorder]:
    with recorder() as listening:
        yield listening


@pytest.fixture(scope="module")
def mapped(elsewhere: Recorder, chromium: Browser) -> Iterator[Browser]:
    """A browser for which every other computer is the recorder."""
    running = chromium.browser_type.launch(
        executable_path=str(CHROMIUM),
        args=["--no-sandbox", "--disable-dev-shm-usage", *elsewhere.browser_arguments],
    )
    yield serving.let_in(running)
    running.close()


@pytest.fixture(scope="module")
def archive(elsewhere: Recorder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hostile") / f"![x](http:{HOST}) <img src=x>.zip".replace(
        "/", ""
    )
    file.write_bytes(hostile_zip(elsewhere.port))
    return file


@pytest.mark.slow
def test_the_recorder_would_notice(mapped: Browser, elsewhere: Recorder, address: str) -> None:
    """The control: a page without our care reaches the recorder, by name and by number."""
    page = mapped.new_page()
    page.set_content(
        f'<img src="http://{HOST}/control.png"><img src="http://192.0.2.7/number.png">'
        f'<img src="http://127.0.0.1:{elsewhere.port}/direct.png">'
    )
    page.wait_for_timeout(1_500)
    page.close()
    heard = "\n".join(elsewhere.of_pages)
    for path in ("/control.png", "/number.png", "/direct.png"):
        assert path in heard
    elsewhere.heard.clear()


@pytest.mark.slow
@pytest.mark.timeout(420)
@pytest.mark.parametrize(
    ("viewer", "said", "heeds_policy", "windows"),
    [
        ("Just me", "Hide for a room", False, 8),
        ("My child and I", "Together", True, 2),
        ("A room", "A room: hidden", True, 2),
    ],
)
def test_nothing_of_a_hostile_archive_is_acted_on(
    mapped: Browser,
    elsewhere: Recorder,
    address: str,
    archive: Path,
    viewer: str,
    said: str,
    heeds_policy: bool,
    windows: int,
) -> None:
    context = mapped.new_context(
        viewport={"width": 1280, "height": 900}, bypass_csp=not heeds_policy, locale="en-GB"
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url))
    page.on("console", lambda one: complaints.append(f"{one.type}: {one.text} {one.location}"))
    page.on("dialog", lambda _dialog: complaints.append("a dialog"))
    page.on("pageerror", lambda error: complaints.append(f"an error: {error}"))
    context.on("page", lambda _page: complaints.append("another window"))
    page.goto(address)
    settled(page)
    page.locator("input[type=file]").set_input_files(archive)
    page.get_by_role("heading", name="Who is looking").wait_for()
    page.get_by_role("button", name=viewer).click()
    chosen = "You first" if viewer == "My child and I" else "Your file at a glance"
    page.get_by_role("heading", name=chosen).wait_for()
    settled(page)
    crawl = Crawl(page, windows)
    titles = {chosen.key: chosen.title for chosen in PAGES[1:]}
    links = page.get_by_test_id("stSidebarUserContent").get_by_role("link").all()
    keys = [(link.get_attribute("href") or "").rpartition("/")[2] for link in links]
    # On the page that asks who is looking every press may change just that.
    keys = [key for key in keys if key in titles and key != "looking"]
    assert len(keys) >= 8
    for key in keys:
        crawl.through(key, titles[key])
        assert not page.get_by_text("stopped because of a mistake").count(), key
        assert HOST not in page.title()
        # Whoever looked at the beginning still does.
        assert page.locator(".st-key-line").get_by_text(said).first.is_visible(), key
        assert not page.locator(_ACTING).count(), key
    own = (f"{address}/", f"ws{address.removeprefix('http')}/", "data:", f"blob:{address}/")
    assert [url for url in asked if not url.startswith(own)] == []
    assert not [url for url in asked if HOST in url]
    assert elsewhere.of_pages == []
    assert [one for one in complaints if not _EXPECTED.search(one)] == []
    assert len(context.pages) == 1
    context.close()
    print(f"{viewer}: {len(asked)} requests, 0 elsewhere; {len(crawl.pressed)} buttons pressed")
    if viewer == "Just me":
        assert len(crawl.pressed) > 20
        for file in crawl.saved:
            assert not _formulas(file), "a spreadsheet would run it"


def _formulas(file: bytes) -> list[str]:
    """Cells of a saved table that a spreadsheet takes for a formula (structure.json has none)."""
    if file.startswith((b"{", b"[")):
        return []
    rows = csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row if re.match(r"[=@\t\r]|[+-](?!\d)", cell)]
