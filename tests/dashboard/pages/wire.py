"""A private string in every cell of text, and everything that goes over the wire, searched for it.

Seen is every message that Streamlit's runtime sends to a browser, whether or not anything of it is
drawn, besides what `walking` sees: the bytes and the names of the files that can be saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import pytest
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from dashboard.store import session
from dashboard.store.session import Origin, Part, Viewer
from parsers.export import Export
from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import SOURCE, TABLES
from parsers.ledger import Entry, Fate
from parsers.notice import Notice
from tests.dashboard import exports
from tests.dashboard.conftest import go
from tests.dashboard.pages.walking import UNSEEN, Walk

FORMS: Mapping[str, str] = {
    "words": "{} of the street",
    "link": "https://zq.example/{}?of={}",
    "name": "seen by @{}",
    "mail": "{}@zq.example",
}
"""The forms in which something private can stand in a text."""


class Spot(NamedTuple):
    """Where a string was planted."""

    table: str
    column: str
    form: str
    field: str = ""


class Planted:
    """An export with a string of its own in every text cell, and what was planted where."""

    def __init__(self) -> None:
        self.spots: dict[str, Spot] = {}
        rows = {table: [*self._rows(table)] for table in TABLES}
        rows["login_history"] += [
            {"at": f"2025-01-1{day}T20:00:00", "ip": f"203.0.113.{day}", "device_model": "SM-A546B"}
            for day in range(1, 9)
        ]
        for table, fields in _FIELDS.items():
            rows[table] += [
                {"field": field, "value": self.plant(table, "value", form, field)}
                for field in fields
                for form in FORMS
            ]
        unknown = [(f"New > {self._path(form)}", self._path(form)) for form in FORMS]
        fates = (Fate.UNKNOWN, Fate.SET_ASIDE, Fate.UNREADABLE)
        entries = [
            Entry("searches", f"Searches > {self._path(form)}", fate, "time", "text", 1)
            for fate in fates
            for form in FORMS
        ]
        made = exports.export(
            rows,
            entries=(*entries, Entry("searches", "Searches > Date", Fate.READ, "", "text", 1)),
            unknown=unknown,
            warnings=(Notice.GUESSED,),
        )
        for table, frame in made.tables.items():
            frame[SOURCE] = pd.Categorical(
                [self.plant(table, SOURCE, [*FORMS][row % 4]) for row in range(len(frame))]
            )
        self.export: Export = replace(
            made,
            files=tuple(f"{self._path(form)}.txt" for form in FORMS),
            guessed=tuple((self._path(form), "searches") for form in FORMS),
        )

    def plant(self, table: str, column: str, form: str, field: str = "") -> str:
        key = f"zq{len(self.spots):05d}x"
        self.spots[key] = Spot(table, column, form, field)
        return FORMS[form].replace("{}", key)

    def _path(self, form: str) -> str:
        return self.plant("", "path", form)

    def _rows(self, table: str) -> Iterator[dict[str, object]]:
        for row, form in enumerate(FORMS):
            cells: dict[str, object] = {}
            for column in TABLES[table]:
                kind = COLUMNS[column].kind
                if column == SOURCE:
                    continue
                if kind is Kind.TIME:
                    cells[column] = f"2025-0{row + 1}-1{row}T2{row}:0{row}:00"
                elif kind is Kind.NUMBER:
                    cells[column] = row + 1
                else:
                    cells[column] = self.plant(table, column, form)
            yield cells


_FIELDS = {
    "profile": ("userName", "bioDescription", "emailAddress", "inferredGender", "accountRegion"),
    "settings": (
        "Private Account",
        "Interests",
        "Content Preferences > Keyword filters for videos in For You feed",
    ),
    "watch_live_settings": ("WatchLiveSettingsMap > app",),
    "go_live_settings": ("People you assigned to moderate your LIVE",),
    "autofill": ("FirstName", "Country"),
    "screen_time": ("SleepHoursDuration",),
}
"""Fields that pages look for, each with planted values."""


class Wire(Walk):
    """Which of the planted strings were sent, each with the step at which it first was."""

    def __init__(self, app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(app, monkeypatch, ())
        self._texts = re.compile(rb"(?i)zq\d{5}x")
        self.messages = 0
        self._sent: list[bytes] = []
        enqueue = ForwardMsgQueue.enqueue

        def keep(queue: ForwardMsgQueue, message: object) -> None:
            self._sent.append(message.SerializeToString())  # type: ignore[attr-defined]
            enqueue(queue, message)  # type: ignore[arg-type]

        monkeypatch.setattr(ForwardMsgQueue, "enqueue", keep)

    def draw(self, *but: str) -> Wire:
        """Draws every page and every tab once and touches nothing else."""
        for page in PAGES:
            if page.key not in (*UNSEEN, *but):
                go(self.app, page.key)
                self._look(page.key)
                if page.key == "often":
                    self._tabs(page.key)
        return self

    def tables(self, *only: str) -> Wire:
        """Every table in one run, searched and ordered as on its page; each opened beforehand."""
        app = AppTest.from_function(_every_table, default_timeout=60)
        app.session_state["visit"] = self.app.session_state["visit"]
        app.session_state["only"] = only
        for name in TABLES:
            for viewer in ("", "-together", "-room"):
                app.session_state[f"table-{name}{viewer}-open"] = True
        page, self.app = self.app, app
        app.run()
        self._look("tables")
        self.app = page
        return self

    def _look(self, step: str) -> None:
        super()._look(step)
        self.messages += len(self._sent)
        for sent in self._sent:
            self._search(sent, step)
        self._sent.clear()

    def spots(self, planted: Planted) -> dict[Spot, str]:
        """Where what was sent had been planted, and at which step it was first sent."""
        return {planted.spots[key.casefold()]: step for key, step in self.found.items()}


def _every_table() -> None:
    import streamlit as st

    from dashboard import words
    from dashboard.show import show
    from dashboard.store import session
    from parsers.format.sections import TABLES

    words.use("en")
    holding = session.current()
    assert holding is not None
    for name in st.session_state["only"] or TABLES:
        # A closed one draws a button of its part, which can stand on a page once.
        if show.in_a_room() or show.may_open(name):
            show.table(holding.export.tables[name], name, key=f"table-{name}")


def look_as(viewer: Viewer, opened: Iterable[Part] = (), origin: Origin = Origin.OWN) -> None:
    """Whoever looks at what is open, from now on."""
    for entry in session._store.values():
        entry.holding.viewer = viewer
        entry.holding.opened = frozenset(opened)
        entry.holding.origin = origin
