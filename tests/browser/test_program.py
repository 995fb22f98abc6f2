"""The program folder, by somebody else on a computer with nothing on it: no Python, no network, no
home folder, no programs. It opens, once however often it is started, draws every page, saves,
reads, forgets, quits and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.pages import PAGES
from dashboard.words import _
from fixtures.make import sample_zip
from program import once
from tests.browser.serving import go, look_alone
from tests.waiting import until

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "build" / "app" / "Inzage"
NOBODY = "65534"

pytestmark = [
    pytest.mark.slow,  # building takes more than a minute
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs another user"),
]


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """The folder as somebody unpacked it, and beside it a folder for temporary files of theirs."""
    if not os.environ.get("PROGRAM_MADE"):  # by `make app`, a moment ago
        build = [sys.executable, "program/build.py"]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    folder = Path(tempfile.mkdtemp(prefix="program-"))
    folder.chmod(0o755)
    try:
        shutil.copytree(MADE, folder / "Inzage", symlinks=True)
        opened = folder / "own" / "opened"
        (folder / "browser").write_text(f'#!/bin/sh\necho "$1 $LD_LIBRARY_PATH" >> {opened}\n')
        (folder / "browser").chmod(0o755)
        (folder / "own").mkdir()
        shutil.chown(folder / "own", int(NOBODY), int(NOBODY))
        yield folder
    finally:
        shutil.rmtree(folder)


def _start(place: Path, *words: str) -> subprocess.Popen[str]:
    bare = ["env", "-i", f"TMPDIR={place / 'own'}", "HOME=/nonexistent", "PATH="]
    # Every call of every library is looked up at once, so that none can be missing later.
    bare += ["LD_BIND_NOW=1", "DISPLAY=:9", f"BROWSER={place / 'browser'} %s"]
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return subprocess.Popen(
        [*user, *bare, str(place / "Inzage" / "Inzage"), *words],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _address(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    line = running.stdout.readline()
    assert "http://127.0.0.1:" in line, line
    return line.split()[-1]


def _forget(page: Page) -> None:
    page.get_by_role("button", name="Forget everything").first.click()
    page.get_by_role("button", name="Yes, forget it").click()
    page.get_by_text("Everything is forgotten.").wait_for()


def _a_second_start_opens_the_first(place: Path) -> None:
    opened = place / "own" / "opened"
    first = _start(place)
    try:
        address = _address(first)
        until(lambda: opened.exists() and len(opened.read_text().splitlines()) == 1)
        assert opened.read_text() == f"{address} \n"  # and no library of ours for the browser
        time.sleep(10 * once.PAUSE)  # until then, whoever asks sees the page open by itself
        second = _start(place)
        said, _ = second.communicate(timeout=60)
        assert (second.returncode, said) == (0, "")
        until(lambda: opened.read_text() == f"{address} \n" * 2)  # the first one opens it
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)
    finally:
        first.kill()
    opened.unlink()
    assert list((place / "own").iterdir()) == []


def _every_page_is_drawn(page: Page) -> None:
    """Nothing that was left out is asked for."""
    lacking: list[str] = []
    page.on("response", lambda got: lacking.append(got.url) if got.status >= 400 else None)
    page.on("pageerror", lambda fault: lacking.append(str(fault)))
    links = page.get_by_test_id("stSidebarUserContent").get_by_role("link").all_inner_texts()
    for one in [one for one in PAGES if any(_(one.title) in link for link in links)]:
        go(page, one.key, _(one.title))
        assert not page.get_by_text("a mistake in Inzage").count(), one.key
    go(page, "saving", _("Save and share"))
    for kind, ending in (("HTML", ".html"), ("XLSX", ".xlsx"), ("SQLite", ".sqlite")):
        with page.expect_download() as coming:
            page.get_by_role("button", name=kind).first.click()
        assert coming.value.suggested_filename.endswith(ending)
        assert coming.value.path().stat().st_size > 10_000
    go(page, "rest", _("Ask for the rest"))
    with page.expect_download() as coming:
        page.get_by_role("button", name=_("Save for a word processor")).click()
    assert coming.value.path().stat().st_size > 5_000
    assert lacking == []


def _it_opens_reads_forgets_quits_and_leaves_nothing(chromium: Browser, place: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place / "Inzage").rglob("*")}
    start = time.monotonic()
    running = _start(place, "--no-browser", "--port", "0")
    try:
        address = _address(running)
        page = chromium.new_page(locale="en-GB")
        page.goto(address)
        page.get_by_role("heading", name="See what is in your TikTok file").wait_for()
        print(f"first page after {time.monotonic() - start:.1f} s, with the browser's start")
        page.get_by_role("button", name="Try made-up data").click()
        look_alone(page)
        _every_page_is_drawn(page)
        _forget(page)
        archive = {"name": "x.zip", "mimeType": "application/zip", "buffer": sample_zip("sem")}
        page.locator("input[type=file]").set_input_files(archive)
        look_alone(page)
        _forget(page)
        page.get_by_role("button", name="Quit").first.click()
        page.get_by_role("heading", name="Goodbye").wait_for()
        page.close()
        assert running.wait(timeout=60) == 0
    finally:
        running.kill()
    assert list((place / "own").iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in (place / "Inzage").rglob("*")} == before


def _what_is_cut_off_is_said(place: Path) -> None:
    """As after a download that broke off: a double click says so, in three languages."""
    part = place / "Inzage" / "_internal" / ".streamlit" / "config.toml"
    whole = part.read_bytes()
    part.unlink()
    try:
        said, _ = _start(place).communicate(timeout=60)
    finally:
        part.write_bytes(whole)
    for words in (
        "Unpack the zip once more",
        "Pak de zip opnieuw uit",
        "Pakk ut zip-filen på nytt",
    ):
        assert words in said
    assert list((place / "own").iterdir()) == []


def _the_reading_process_has_its_limits(place: Path) -> None:
    """What the program asks its readers: a place without network, or at least guarded."""
    asked = _start(place, "--read", "network")
    said, _ = asked.communicate(timeout=60)
    assert said in ("none", "guarded")


def _it_says_what_is_in_it(place: Path) -> None:
    listed = (place / "Inzage" / "PACKAGES.txt").read_text(encoding="utf-8").split("\n")
    named = {line.split(" ")[0].lower() for line in listed if line}
    assert {"python", "streamlit", "pandas", "pyarrow", "plotly", "isal", "iptocc"} <= named
    assert not {"pytest", "mypy", "playwright", "pyinstaller", "duckdb", "dask"} & named
    texts = (place / "Inzage" / "LICENCES.txt").read_text(encoding="utf-8")
    assert all(f" {name} " in texts for name in ("streamlit", "pandas", "lxml"))


def _it_is_small_enough(place: Path) -> None:
    unpacked = sum(one.lstat().st_size for one in (place / "Inzage").rglob("*") if one.is_file())
    assert unpacked < 250e6
    assert MADE.with_name("Inzage-linux.zip").stat().st_size < 90e6


def test_the_program_folder(chromium: Browser, place: Path) -> None:
    """One test, since building takes more than a minute and two at once would be in each other's
    way."""
    _it_says_what_is_in_it(place)
    _it_is_small_enough(place)
    _a_second_start_opens_the_first(place)
    _what_is_cut_off_is_said(place)
    _the_reading_process_has_its_limits(place)
    _it_opens_reads_forgets_quits_and_leaves_nothing(chromium, place)
