"""A walk through every page that presses, switches and chooses all there is, and keeps what it saw.

Seen is everything that the browser would be sent: text, cells, charts, titles of windows, labels,
options of fields, and the bytes and names of the files that can be saved.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import plotly
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from dashboard.pages.often.page import _PARTS as TABS
from tests.dashboard.conftest import go

_LEFT_ALONE = ("forget", "quit", "room", "leave-room", "looking", "closed-", "start-")
"""Beginnings of the keys of buttons that leave, forget, or change who looks."""

UNSEEN = ("start", "looking", "check")
"""Pages without anything of the archive; *Check it yourself* opens sockets, which tests may not."""

_CODED = re.compile(rb'sha256-[\w+/]+=*|"bdata":"[^"]*"')
"""Letters in a report that spell nothing: hashes in its policy, the numbers of its pictures."""

_NAMED = re.compile(r"\$\$ID-[0-9a-f]{32}")

_MOST = 400
"""Steps on one page, against a walk in circles."""


class Walk:
    """Which of some texts were sent, each with the first step or the file in which it was."""

    def __init__(self, app: AppTest, monkeypatch: pytest.MonkeyPatch, texts: Iterable[str]) -> None:
        self.app = app
        self.saved: dict[str, bytes] = {}
        self.found: dict[str, str] = {}
        self._texts = re.compile("|".join(map(re.escape, texts)).encode())
        self._known: set[int] = set()
        _keep_downloads(monkeypatch, self.saved)

    def pages(self, *only: str) -> Walk:
        """Walks through some pages, or all of them."""
        for page in only or [page.key for page in PAGES if page.key not in UNSEEN]:
            go(self.app, page)
            self._look(page)
            if page == "collected":
                self.tables()
                continue
            if page == "often":
                self._tabs(page)
            self._switch(page)
            self._choose(page)
            self._press(page)
        return self

    def _tabs(self, page: str) -> None:
        """Opens each tab of a page that draws only the one that is open."""
        for title, _draw in TABS:
            self.app.session_state["often-part"] = title
            self.app.run()
            self._look(f"{page}, {title}")
        self.app.session_state["often-part"] = TABS[0][0]
        self.app.run()

    def _look(self, step: str) -> None:
        assert not self.app.exception, (step, [e.message for e in self.app.exception])
        assert not self.app.warning, (step, [note.value for note in self.app.warning])
        for proto in _protos(self.app):
            self._search(proto, step)
        for name, data in self.saved.items():
            self._search(unpacked(data) + name.encode(), name)

    def _search(self, sent: bytes, step: str) -> None:
        if hash(sent) in self._known:
            return
        self._known.add(hash(sent))
        for text in set(self._texts.findall(sent)):
            self.found.setdefault(text.decode(), step)

    def tables(self, *only: str) -> Walk:
        """Opens tables of *What was collected*, or all; the pressing is tested with the page."""
        go(self.app, "collected")
        names = [b.key.removeprefix("open-") for b in self.app.button if _opens(b.key)]
        for name in only or names:
            for viewer in ("", "-together", "-room"):
                self.app.session_state[f"table-{name}{viewer}-open"] = True
            self.app.session_state["table"] = name
            self.app.run()
            self._look(f"collected, {name}")
        self.app.session_state["table"] = None
        return self

    def _switch(self, page: str) -> None:
        """Turns on every switch, also those that the first ones bring."""
        for _round in range(3):
            off = [toggle for toggle in self.app.toggle if not toggle.value]
            if not off:
                return
            for toggle in off:
                toggle.set_value(True)
            self.app.run()
            self._look(f"{page}, switched on")

    def _choose(self, page: str) -> None:
        """Chooses the first line of every table in which one can be chosen."""
        for _round in range(3):
            keys = [
                frame.key
                for frame in self.app.dataframe
                if frame.proto.selection_mode and frame.key
            ]
            new = [key for key in keys if not _chosen(self.app, key)]
            if not new:
                return
            for key in new:
                self.app.session_state[key] = {
                    "selection": {"rows": [0], "columns": [], "cells": []}
                }
            self.app.run()
            self._look(f"{page}, chosen")
            self._switch(page)

    def _press(self, page: str) -> None:
        """Presses every button once, and in the windows those that open a table."""
        done: set[str] = set()
        for _step in range(_MOST):
            left = [b for b in self.app.button if b.key not in done and not _kept(b.key or "")]
            inside = [b for b in left if (b.key or "").endswith("-button")]
            if not left:
                return
            button = (inside or left)[0]
            done.add(button.key)
            if button not in inside:
                self.app.session_state["table"] = None  # a window is closed before the next opens
            button.click().run()
            self._look(f"{page}, {button.key}")
            if button in inside and "-table-" not in button.key:
                self._switch(page)
                self._choose(page)
        raise AssertionError(f"{page}: more than {_MOST} buttons")


def unpacked(saved: bytes) -> bytes:
    """What is in a saved file; a workbook and a text for a word processor are zips too, and of a
    report its script is left out, which is the same for everybody, with hashes and packed numbers.
    """
    if not saved.startswith(b"PK"):
        return _CODED.sub(b"", saved.replace(_library(), b""))
    with zipfile.ZipFile(io.BytesIO(saved)) as parts:
        return b"".join(map(parts.read, parts.namelist()))


@cache
def _library() -> bytes:
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


def _opens(key: str | None) -> bool:
    return (key or "").startswith("open-")


def _kept(key: str) -> bool:
    return key.startswith(_LEFT_ALONE) or key.endswith("-room")


def _chosen(app: AppTest, key: str) -> bool:
    if key not in app.session_state:
        return False
    return bool(app.session_state[key]["selection"]["rows"])


def _protos(app: AppTest) -> Iterator[bytes]:
    """Every element and every block on the page, as it goes over the wire."""

    def walk(node: object) -> Iterator[bytes]:
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "SerializeToString"):
            yield proto.SerializeToString()
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    yield from walk(app._tree)


def sent(app: AppTest) -> Iterator[str]:
    """Every element and every block on the page in words, the names that Streamlit makes left out:
    they begin with a hash, which has figures by chance."""

    def walk(node: object) -> Iterator[str]:
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "SerializeToString"):
            yield _NAMED.sub("", str(proto))
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    yield from walk(app._tree)


def _keep_downloads(monkeypatch: pytest.MonkeyPatch, saved: dict[str, bytes]) -> None:
    """Makes every file that could be saved, as a click would."""
    import streamlit as st
    from streamlit.delta_generator import DeltaGenerator

    def keep(*_args: object, data: object, file_name: str, **_options: object) -> bool:
        made = data() if callable(data) else data
        saved[file_name] = made if isinstance(made, bytes) else str(made).encode()
        return False

    monkeypatch.setattr(st, "download_button", keep)
    monkeypatch.setattr(DeltaGenerator, "download_button", keep)
