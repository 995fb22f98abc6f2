"""What somebody closed stays closed, counts included: none of them is on any page, together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from dashboard.pages.often.page import _PARTS as TABS
from dashboard.pieces.report import PAGES as CHAPTERS
from dashboard.pieces.report import report
from dashboard.pieces.sight import Choice, Sight
from dashboard.store import redacted
from dashboard.store.session import Holding, Origin, Part, Viewer
from dashboard.words.people import PRESETS, Preset
from parsers.ledger import Entry, Fate
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, press, words
from tests.dashboard.pages.walking import UNSEEN, sent
from tests.dashboard.pages.wire import look_as

_COUNTS = {
    "direct_messages": 701,
    "group_messages": 709,
    "searches": 719,
    "comments": 727,
    "favorite_comments": 733,
    "likes": 739,
    "favorite_videos": 743,
    "shares": 751,
    "reposts": 757,
    "posts": 761,
    "followers": 769,
    "following": 773,
    "blocked": 787,
    "gifts_sent": 797,
    "off_tiktok_activity": 809,
    "ad_interests": 811,
    "login_history": 821,
}
"""Primes, so that no sum of a few of them is another one; none is on a page for another reason."""

_ALONE = re.compile(r"(?<![\w.,-])\d{3}(?![\w]|[.,]\d)")


_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")


def _rows(table: str, count: int) -> Iterator[dict[str, object]]:
    """All within a minute, so that each month, day and hour that is counted has them all."""
    for row in range(count):
        cells: dict[str, object] = {"at": f"2025-03-10T10:00:{row % 60:02}"}
        if table == "direct_messages":
            cells |= {"chat": "c", "sender": "me", "text": "t"}
        if table == "searches":
            cells |= {"term": "a guitar"}
        if table == "ad_interests":
            cells |= {"topic": "Guitar"}
        if table == "login_history":
            cells |= {"device_model": "SM-A546B", "ip": "203.0.113.7"}
        if table == "off_tiktok_activity":
            cells |= {"company": "Made up", "event": "view"}
        yield cells


_READ, _ALL = 829, 839
"""How many values the ledger has: what is open, taken from the whole, is what is closed."""


def _export() -> exports.Export:
    views = [{"at": f"2025-03-10T10:{minute:02}:00", "link": "v"} for minute in range(50)]
    rows = {table: [*_rows(table, count)] for table, count in _COUNTS.items()}
    me = [{"field": "userName", "value": "me"}]
    ledger = (
        Entry("likes", "Likes > List[]", Fate.READ, "", "text", _READ),
        Entry("searches", "Searches > Date", Fate.UNREADABLE, "time", "text", 3),
        Entry(None, "Profile > App", Fate.SET_ASIDE, "a reason of its own", "number", 2),
        Entry("comments", "Comments > List[]", Fate.EMPTY, "", "empty list", 5),
    )
    return exports.export({"watch_history": views, "profile": me, **rows}, entries=ledger)


def _years(opened: frozenset[Part]) -> dict[str, int]:
    """A year for each table, before anything that a page says of its own accord; what is closed
    comes first, since a chart has all the years between two that are open."""
    shown = {name for part in opened for name in redacted.PARTS.get(part, ())}
    order = sorted(_COUNTS, key=lambda table: table in shown)
    return {table: 1975 + number for number, table in enumerate(order)}


def _numbers(app: AppTest, which: re.Pattern[str] = _ALONE) -> set[int]:
    """Every number of three digits that a page shows, in words, tables and charts."""
    texts = [words(app)]
    texts += [frame.value.to_csv(sep="|", index=False) for frame in app.dataframe]
    texts += [chart.proto.spec for chart in app.get("plotly_chart")]
    texts += sent(app)  # names of windows and folds, of buttons, and what a field offers
    return {int(found) for text in texts for found in which.findall(text)}


def _every_page(app: AppTest, which: re.Pattern[str] = _ALONE) -> Iterator[tuple[str, set[int]]]:
    for page in PAGES:
        if page.key in UNSEEN:
            continue
        yield page.key, _numbers(go(app, page.key), which)
        if page.key == "often":
            for title, _draw in TABS:
                app.session_state["often-part"] = title
                yield f"often, {title}", _numbers(app.run(), which)


def _closed(opened: frozenset[Part]) -> set[int]:
    tables = {name for part in opened for name in redacted.PARTS.get(part, ())}
    closed = {count for table, count in _COUNTS.items() if table not in tables}
    return closed | {_READ, _ALL} if closed else closed


_CHOSEN = [
    *(pytest.param(frozenset(Part(one) for one in p.opens), id=p.key) for p in PRESETS),
    pytest.param(frozenset({Part.ACCOUNT, Part.TIMES}), id="account and times"),
    pytest.param(frozenset(Part) - {Part.LINKS}, id="all but links"),
    pytest.param(frozenset(Part) - {Part.SEARCHES}, id="all but searches"),
]
"""What the young person may have opened; where all but one is open, a whole tells that one."""


@pytest.mark.parametrize("parts", _CHOSEN)
def test_together_no_page_says_how_many_are_closed(opened: Open, parts: frozenset[Part]) -> None:
    app = opened(_export(), None)
    look_as(Viewer.TOGETHER, parts)
    holding().age_opened = True
    app.run()
    closed = _closed(parts)
    told = {page: found & closed for page, found in _every_page(app)}
    assert {page: found for page, found in told.items() if found} == {}


@pytest.mark.parametrize("parts", _CHOSEN)
def test_together_no_page_says_how_far_back_goes_what_is_closed(
    opened: Open, parts: frozenset[Part]
) -> None:
    rows = {
        table: [{**next(_rows(table, 1)), "at": f"{year}-03-10T10:00:00"}]
        for table, year in _years(parts).items()
    }
    views = [{"at": f"2025-03-10T10:{minute:02}:00", "link": "v"} for minute in range(50)]
    born = [{"field": "birthDate", "value": "01-Jan-1960"}]
    app = opened(exports.export({"watch_history": views, "profile": born, **rows}), None)
    look_as(Viewer.TOGETHER, parts)
    holding().age_opened = True
    app.run()
    open_tables = {name for part in parts for name in redacted.PARTS.get(part, ())}
    closed = {year for table, year in _years(parts).items() if table not in open_tables}
    found = {page: years & closed for page, years in _every_page(app, _YEAR)}
    assert {page: years for page, years in found.items() if years} == {}


@pytest.mark.parametrize("parts", _CHOSEN)
def test_together_the_oldest_day_is_the_same_on_every_page(
    opened: Open, parts: frozenset[Part]
) -> None:
    """In the line at the top, on the card about age, and under Age in this file."""
    rows = {"watch_history": [{"at": "2025-03-10T10:00:00", "link": "v"}]}
    rows["login_history"] = [{"at": "2024-05-06T10:00:00", "ip": "203.0.113.7"}]
    rows["searches"] = [{"at": "2023-02-01T10:00:00", "term": "a guitar"}]
    rows["profile"] = [{"field": "birthDate", "value": "01-Jan-2009"}]
    app = opened(exports.export(rows), None)
    look_as(Viewer.TOGETHER, parts)
    holding().age_opened = True
    day = "10 March 2025"
    day = "6 May 2024" if Part.PLACES in parts else day
    day = "1 February 2023" if Part.SEARCHES in parts else day
    said = words(go(app, "questions"))
    assert f"The oldest entry is of {day}." in said
    assert (f"{day} – 10 March 2025" in said) == (Part.TIMES in parts)
    opened_age = f"on {day}, the oldest day in this file" in words(go(app, "worth"))
    assert opened_age == (Part.ACCOUNT in parts)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_room_after_two_who_looked_together_is_told_no_more(opened: Open, preset: Preset) -> None:
    """One click leads there, without the code of the young person."""
    app = press(opened(_export(), "looking"), "My child and I")
    press(press(app, preset.words), "Hide for a room")
    assert "A room: hidden" in words(app)
    closed = _closed(frozenset(Part(one) for one in preset.opens))
    told = dict(_every_page(app))
    assert {page: found & closed for page, found in told.items() if found & closed} == {}
    seen = set().union(*told.values())
    assert (821 in seen) == ("places" in preset.opens), "what was opened is open to a room too"
    assert "Made up" not in words(go(app, "companies")), "but no name"


def test_alone_the_same_pages_say_how_many_there_are(opened: Open) -> None:
    """Or the test above would see nothing because nothing is ever shown."""
    app = opened(_export(), None)
    look_as(Viewer.ME, ())
    app.run()
    seen = set().union(*(found for _page, found in _every_page(app)))
    assert _closed(frozenset()) - seen == set()
    assert {_READ, _ALL} <= seen


_UNREAD = re.compile(r"<(script|style).*?</\1>|<[^>]*>", re.DOTALL)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_report_of_two_says_how_many_of_what_is_open(preset: object) -> None:
    parts = frozenset(Part(one) for one in preset.opens)  # type: ignore[attr-defined]
    held = Holding(_export(), Origin.OWN, Viewer.TOGETHER, parts)
    made = report(Sight(held, Choice("UTC")), CHAPTERS, date(2026, 11, 26)).decode()
    told = {int(found) for found in _ALONE.findall(_UNREAD.sub(" ", made))}
    assert told & _closed(parts) == set()
    assert told >= {821} & (set(_COUNTS.values()) - _closed(parts)), "logins, where they are open"
