"""What every page of ours has beside Streamlit's: its words, and what is fetched ahead."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import streamlit
from starlette.requests import Request

from dashboard import words
from dashboard.server import own

_SCRIPT = (Path(own.__file__).parent / "page" / "page.js").read_text(encoding="utf-8")


def test_each_sentence_of_the_script_has_a_translation() -> None:
    """A letter more or less, and the sentence would stay English in the other languages."""
    said = re.findall(r'\bsaid\(\s*"([^"]+)"', _SCRIPT)
    assert len(said) == 6  # "Menu" stands there twice
    assert set(said) == set(own._SAID)


def test_what_is_fetched_ahead_is_there_and_draws_charts_and_tables() -> None:
    parts = own._large_parts()
    assert [part.rpartition("/")[2].split(".")[0] for part in parts] == ["PlotlyChart", "DataFrame"]
    for part in parts:
        assert (Path(streamlit.__file__).parent / "static" / part.lstrip("/")).is_file()


def test_no_word_of_the_picker_says_that_something_is_sent_away() -> None:
    for language in ("en", "nl", "nb"):
        head = own._head(language).decode()
        said = json.loads(head.split('id="inzage-words">')[1].split("</script>")[0])
        assert said.keys() & {"en", "nl", "nb"} == {language}
        for word in ("Upload", "Upload file", "Upload files"):
            assert "load" not in said[language][word].lower(), (language, word)


def test_no_sentence_for_a_lost_server_asks_after_the_internet() -> None:
    """Streamlit's two sentences, to the letter as they stand in its script, and ours for them."""
    scripts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    (main,) = [file for file in scripts.glob("index.*.js") if file.stat().st_size > 400_000]
    written = main.read_text(encoding="utf-8")
    for language in ("en", "nl", "nb"):
        said = own._said(language)
        for theirs in own._LOST:
            assert theirs in written
            assert not {"internet", "streamlit"} & set(said[theirs].lower().split())
            assert theirs != said[theirs]


def test_the_page_that_stays_asks_for_nothing_more() -> None:
    """The server may be gone before a typeface is asked for, and the page would wait for it."""
    asked = Request({"type": "http", "headers": [], "path_params": {"language": "nl"}})
    page = bytes(asyncio.run(own._goodbye(asked)).body).decode()
    found = re.findall(r'url\("?([^")]{0,30})', page)
    assert len(found) == 2
    assert all(one.startswith("data:font/woff2;base64,") for one in found)
    assert not re.search(r"(?:src|href)=", page)
    words.use("en")
