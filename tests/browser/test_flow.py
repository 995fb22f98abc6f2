"""A real browser goes through the whole visit, and everything it asks for is our own server."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.visitor import Visitor
from fixtures.personas import sample_zip
from tests.browser.serving import ROOT, go, look_alone, open_sample, server, settled

pytestmark = pytest.mark.slow  # a browser goes through a server

_EXPECTED = re.compile(
    r"404 .*/_stcore/(health|host-config)'|404 .*/media/\w+\.png'|^(info|log|debug)"
)
"""Streamlit looks for its own root below a page's address first, and the icon is gone for a moment
when everything is forgotten; the rest of what a console can say is a fault."""


@dataclass
class Visit:
    """A page of its own session, with everything that it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    seen = Visit(context.new_page())
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.on("websocket", lambda socket: seen.asked.append(socket.url))
    seen.page.on(
        "console", lambda said: seen.complaints.append(f"{said.type}: {said.text} {said.location}")
    )
    seen.page.on("dialog", lambda dialog: seen.complaints.append("a dialog"))
    seen.page.goto(address)
    settled(seen.page)
    yield seen
    own = (f"{address}/", f"ws{address.removeprefix('http')}/", "data:", f"blob:{address}/")
    assert [url for url in seen.asked if not url.startswith(own)] == []
    assert [said for said in seen.complaints if not _EXPECTED.search(said)] == []
    context.close()


def test_made_up_data_from_the_first_click_to_forgetting_it(visit: Visit) -> None:
    page = visit.page
    open_sample(page)
    go(page, "collected", "What was collected")
    expect(page.get_by_role("heading", name="What was collected")).to_be_visible()
    expect(page.get_by_text("Liv, made up")).to_be_visible()
    for tab in ("How far back", "Month by month"):
        page.get_by_role("tab", name=tab).click()
        panel = page.get_by_role("tabpanel").filter(visible=True)
        expect(panel.locator(".js-plotly-plot:visible")).to_have_count(1)
    go(page, "hidden", "Nothing hidden")
    expect(page.get_by_role("heading", name="Not known")).to_be_visible()
    assert page.title() == "Nothing hidden · Inzage"
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_text("Everything is forgotten.")).to_be_visible()
    page.goto(f"{page.url.rstrip('/')}/collected")
    expect(page.get_by_role("heading", name="Nothing is open yet")).to_be_visible()


def test_back_stays_inside_the_story_and_a_screen_begins_at_its_top(visit: Visit) -> None:
    page = visit.page
    open_sample(page)
    go(page, "story", "In short")
    page.get_by_role("heading", name="Time", level=1).wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("heading", name="Nights", level=1).wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("heading", name="Devices", level=1).wait_for()
    page.go_back()
    page.get_by_role("heading", name="Nights", level=1).wait_for()
    page.go_back()
    page.get_by_role("heading", name="Time", level=1).wait_for()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    page.go_back()
    expect(page).to_have_title("What was collected · Inzage")


def test_a_room_is_one_click_away_also_from_a_window(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    (tmp_path / "own.zip").write_bytes(sample_zip("liv"))  # as a file of somebody's own
    page.locator("input[type=file]").set_input_files(tmp_path / "own.zip")
    look_alone(page)
    go(page, "collected", "What was collected")
    page.get_by_role("button", name="Private messages").click()
    page.get_by_role("button", name="Save as CSV").wait_for()
    page.get_by_role("button", name="Hide this for a room").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("A room: hidden")).to_be_visible()
    page.get_by_role("button", name="Private messages").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    assert saving.value.suggested_filename == "direct_messages-room.csv"
    lines = saving.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("shown,at,")
    assert all("•••" in line for line in lines[1:])
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Leave room view").click()
    expect(page.get_by_role("heading", name="Who is looking")).to_be_visible()
    page.get_by_role("button", name="Just me").click()
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("button", name="Hide for a room")).to_be_visible()


def test_a_table_opens_is_searched_and_saved(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.page
    open_sample(page)
    page.get_by_role("button", name="Searches").click()
    page.get_by_label("Search in this table").fill("bergen")
    page.get_by_label("Search in this table").press("Enter")
    expect(page.get_by_text("Found: ")).to_be_visible()
    settled(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    saving.value.save_as(tmp_path / "searches.csv")
    lines = (tmp_path / "searches.csv").read_text(encoding="utf-8-sig").splitlines()
    assert saving.value.suggested_filename == "searches.csv"
    assert lines[0] == "at,term,other,source"
    assert len(lines) > 1
    assert all("bergen" in line.lower() for line in lines[1:])
    link = saving.value.url.removeprefix(address)
    assert _ask(address, link).status == 200
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_text("Everything is forgotten.")).to_be_visible()
    assert _ask(address, link).status == 404


def test_an_own_archive_is_uploaded_and_called_so(visit: Visit, tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "user_data_tiktok.json",
            '{"Your Activity": {"Searches": {"SearchList": '
            '[{"Date": "2025-01-01 10:00:00", "SearchTerm": "snowy owl"}]}}}',
        )
    (tmp_path / "private name.zip").write_bytes(packed.getvalue())
    page = visit.page
    page.locator("input[type=file]").set_input_files(tmp_path / "private name.zip")
    page.get_by_role("button", name="Just me").click()
    expect(page.get_by_role("heading", name="Your file at a glance")).to_be_visible()
    expect(page.locator(".stMarkdownBadge", has_text="Your file")).to_be_visible()
    assert not [url for url in visit.asked if "private" in url or "owl" in url]
    assert "private" not in page.title()


def test_a_file_of_something_else_gets_one_plain_sentence(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)
    page = visit.page
    page.locator("input[type=file]").set_input_files(tmp_path / "photo.jpg")
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("TikTok")
    expect(page.get_by_role("button", name="Forget everything")).to_have_count(0)


def test_another_visitor_sees_nothing(visit: Visit, chromium: Browser, address: str) -> None:
    open_sample(visit.page)
    expect(visit.page.get_by_role("heading", name="What was collected")).to_be_visible()
    other = chromium.new_page()
    other.goto(f"{address}/collected")
    expect(other.get_by_role("heading", name="Nothing is open yet")).to_be_visible()
    other.close()


def test_a_reload_of_any_page_starts_afresh(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/hidden")
    expect(visit.page.get_by_role("heading", name="Nothing is open yet")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/collected", 200), ("/no/such.js", 200), ("/_stcore/health", 200),
     ("/_stcore/metrics", 404), ("/media/nothing.csv", 404), ("/../../etc/passwd", 400)],
)  # fmt: skip
def test_every_answer_of_the_real_server_has_the_headers(
    address: str, path: str, status: int
) -> None:
    answer = _ask(address, path)
    assert answer.status == status
    assert "default-src 'none'" in (answer.getheader("content-security-policy") or "")
    assert answer.getheader("x-content-type-options") == "nosniff"
    assert answer.getheader("server") is None


def test_the_real_server_refuses_foreign_pages(address: str) -> None:
    assert _ask(address, "/", Host="evil.example").status == 403
    assert _ask(address, "/", Origin="http://evil.example").status == 403
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
    }
    own = _ask(address, "/_stcore/stream", Origin=address, **upgrade)
    assert own.status == 101
    assert _ask(address, "/_stcore/stream", Origin="http://evil.example", **upgrade).status == 403


def test_quit_ends_the_program(chromium: Browser) -> None:
    start = "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", start], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    page = chromium.new_page()
    page.goto(process.stdout.readline().split()[-1])
    settled(page)
    page.get_by_role("button", name="Quit").click()
    expect(page.get_by_role("heading", name="Goodbye")).to_be_visible()
    page.close()
    assert process.wait(timeout=15) == 0
    assert "Nothing of your archive is kept." in process.stdout.read()


def test_the_archive_of_the_command_line_is_not_in_any_address(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "private name.json").write_text(
        '{"Your Activity": {"Searches": {"SearchList": '
        '[{"Date": "2025-01-01 10:00:00", "SearchTerm": "snowy owl"}]}}}'
    )
    start = (
        "from pathlib import Path; from dashboard.server.serve import serve;"
        f"serve(Path({str(tmp_path / 'private name.json')!r}), port=0, open_browser=False)"
    )
    asked: list[str] = []
    with server(start) as address:
        page = chromium.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        expect(page.locator(".stMarkdownBadge", has_text="Your file")).to_be_visible()
        page.close()
    assert asked
    assert not [url for url in asked if "private" in url]


def test_a_closed_page_is_forgotten_within_a_minute_without_another_visitor(
    chromium: Browser,
) -> None:
    start = (
        "import threading, time\n"
        "from dashboard.server import serve; from dashboard.store import session\n"
        "def tell():\n"
        "    while not session._store: time.sleep(0.2)\n"
        "    while session._store: time.sleep(0.2)\n"
        "    serve.quit()\n"
        "threading.Thread(target=tell, daemon=True).start()\n"
        "serve.serve(None, port=0, open_browser=False)\n"
    )
    with server(start) as address:
        page = chromium.new_page()
        page.goto(address)
        open_sample(page)
        expect(page.get_by_role("heading", name="What was collected")).to_be_visible()
        page.close()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                _ask(address, "/_stcore/health")
            except ConnectionError:
                return  # the server above stops as soon as it holds nothing
            time.sleep(1)
    raise AssertionError("the page's data was still there after a minute")


def _ask(address: str, path: str, **headers: str) -> http.client.HTTPResponse:
    """What the server answers to a browser that is in."""
    return Visitor(address).ask("GET", path, **headers)
