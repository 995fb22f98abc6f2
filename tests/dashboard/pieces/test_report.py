"""The report of an archive: what the pages say, and never more than whoever looks may see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from dashboard.charts import fates
from dashboard.charts.look import DARK
from dashboard.pages import PAGES as SCREENS
from dashboard.pieces import report_command
from dashboard.pieces.report import PAGES, report
from dashboard.pieces.sight import Choice, Sight
from dashboard.store import redacted
from dashboard.store.holding import Holding, Origin, Part, Viewer
from dashboard.words.tables import title
from parsers.export import Export
from parsers.ledger import Entry, Fate
from parsers.notice import Notice
from tests.dashboard import exports
from tests.dashboard.pages.wire import Planted, Spot

_DAY = date(2026, 11, 26)
_LIBRARY = re.compile(r"<script>.*?</script>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_SECRET = re.compile(r"zq\d{5}x")


def _written(
    export: Export,
    viewer: Viewer = Viewer.ME,
    opened: Iterable[Part] = (),
    pages: Iterable[str] = PAGES,
    origin: Origin = Origin.OWN,
) -> str:
    """The whole file but the two scripts, which are the same for everybody."""
    holding = Holding(export, origin, viewer, frozenset(opened))
    made = report(Sight(holding, Choice("Europe/Amsterdam")), pages, _DAY).decode("utf-8")
    return _LIBRARY.sub("", made)


def _said(page: str) -> str:
    """Its text as a reader has it, data of pictures included."""
    return _SPACE.sub(" ", _TAGS.sub(" ", page))


@cache
def _planted() -> Planted:
    return Planted()


def _spots(page: str) -> set[Spot]:
    return {_planted().spots[key] for key in _SECRET.findall(page)}


_ROWS = {
    "watch_history": [
        {"at": f"2025-03-{day:02}T21:{minute:02}:00"} for day in (3, 4, 5) for minute in (0, 1, 2)
    ],
    "login_history": [
        {"at": "2025-03-03T20:00:00", "ip": "203.0.113.9", "device_model": "SM-A546B"},
        {"at": "2025-03-09T20:00:00", "ip": "203.0.113.9", "device_model": "zz-9"},
    ],
    "off_tiktok_activity": [
        {"at": "2025-03-03T20:00:00", "company": "Shop <b>&", "event": "Purchase"},
        {"at": "2025-03-04T20:00:00", "company": "Shop <b>&", "event": "Search"},
        {"at": "2025-03-05T20:00:00", "company": "Other", "event": "Search"},
    ],
}


def test_no_two_things_in_it_have_one_name() -> None:
    """A chapter called like what draws the pictures left every picture undrawn."""
    names = re.findall(r' id="([^"]+)"', _written(_planted().export))
    assert "settings" in names
    assert len(names) == len({*names})


def test_each_chapter_says_what_was_planted() -> None:
    entries = (
        Entry("searches", "a", Fate.READ, "", "text", 7),
        Entry("searches", "b", Fate.EMPTY, "", "text", 2),
    )
    export = exports.export(_ROWS, entries=entries)
    said = _said(_written(export))
    for expected in (
        "What is in it is dated 3 March 2025 to 9 March 2025.",
        "Who was looking: “Me”.",
        "Made by Inzage on 26 November 2026",
        # Of three videos a minute apart, on three days.
        "Videos shown, recorded 9 Sessions in these days 3",
        "Phones and tablets 2 Browsers 0 Records 2",
        "zz-9",
        "Companies 2 Events 3",
        "Shop &lt;b&gt;&amp; 2",
        "Entries 14 Categories with data 3 of",
        fates.sentence(export.ledger),
        "7 + 2 + 0 + 0 + 0 = 9",
    ):
        assert expected in said, expected
    assert "{{" not in said
    assert "**" not in said


_ASKED = {
    "searches": [
        {"at": f"2025-0{month}-03T12:00:00", "term": term}
        for month, term in ((1, "zq guitar"), (1, "zq piano"), (3, "zq guitar"))
    ],
    "settings": [
        {"field": "Private Account", "value": "Enabled"},
        {"field": "Keyword filters for videos in For You feed", "value": "zq filtered"},
    ],
}


def test_of_searches_it_says_how_many_and_when_and_of_settings_those_we_know() -> None:
    for viewer in (Viewer.ME, Viewer.ROOM):
        page = _written(exports.export(_ASKED), viewer)
        said = _said(page)
        assert "Searches: 3. Different ones: 2. Period: 3 January 2025 to 3 March 2025." in said
        assert "Your file has 1 setting that we know. This is how it was set on 3 March" in said
        assert "Private account: only people you accept see your videos on on" in said
        assert "zq " not in page


def test_together_searches_and_settings_are_in_it_where_they_were_opened() -> None:
    export = exports.export(_ASKED)
    shut = _said(_written(export, Viewer.TOGETHER))
    assert "Searches: 3" not in shut
    assert "This stays closed: Searches." in shut
    assert "Of searches" not in shut, "nothing is said to be in it that is closed"
    assert "Of settings" not in shut
    assert "1 setting" not in shut
    opened = _said(_written(export, Viewer.TOGETHER, [Part.ACCOUNT]))
    assert "Your file has 1 setting that we know." in opened
    assert "March 2025" not in opened  # the day of the searches, which are closed
    opened = _said(_written(export, Viewer.TOGETHER, [Part.SEARCHES]))
    assert "Searches: 3. Different ones: 2." in opened
    assert "zq " not in opened


def test_alone_companies_and_devices_are_named_and_nothing_else_was_planted() -> None:
    columns = {spot.column for spot in _spots(_written(_planted().export))}
    assert {"company", "device_model"} <= columns
    assert columns.isdisjoint({"path", "text", "user", "sender"})


def test_nothing_that_is_planted_reaches_a_room() -> None:
    page = _written(_planted().export, Viewer.ROOM)
    assert _spots(page) == set()
    assert re.findall(r"203\.0\.113\.\d+\b(?!/)", page) == []
    assert "For a room: names are made up" in page


def test_together_nothing_is_in_it_that_was_not_opened() -> None:
    page = _written(_planted().export, Viewer.TOGETHER)
    assert _spots(page) == set()
    said = _said(page)
    assert "This stays closed: Times of day" in said
    for closed in ("devices", "places", "companies"):
        assert f'id="{closed}"' in page
    assert said.count("This stays closed: Devices and places.") == 4  # two cards, two chapters
    assert "is dated" not in said  # every table is closed, and so is how far back it goes
    assert "Nights with videos" not in said
    assert "SM-A546B" not in said


def test_together_an_opened_part_is_in_it_and_the_others_are_not() -> None:
    page = _written(_planted().export, Viewer.TOGETHER, [Part.PLACES])
    assert "SM-A546B" in page
    assert {spot.table for spot in _spots(page)} <= redacted.tables_of([Part.PLACES])
    assert "This stays closed: Companies and ads." in _said(page)


def test_together_a_finding_about_what_is_closed_is_not_told() -> None:
    card = "<h3>Are these still yours?</h3>"  # addresses and numbers of the account
    assert card not in _written(_planted().export, Viewer.TOGETHER, [Part.PLACES])
    assert card in _written(_planted().export, Viewer.TOGETHER, [Part.ACCOUNT])


def test_a_notice_names_its_lists_but_none_that_is_closed() -> None:
    noticed = exports.export(_ROWS, warnings=(Notice.QUICK_LISTS,))
    export = replace(noticed, lists={Notice.QUICK_LISTS: ("login_history", "off_tiktok_activity")})
    told = "TikTok made these lists in a quick way, so they may be incomplete: "
    places, companies = map(title, ("login_history", "off_tiktok_activity"))
    assert f"{told}{places}, {companies}." in _written(export)
    assert f"{told}{places}." in _written(export, Viewer.TOGETHER, [Part.PLACES])
    assert told not in _written(export, Viewer.TOGETHER)


def test_of_made_up_people_it_says_so() -> None:
    assert "does not exist" in _written(exports.export(_ROWS), origin=Origin.SAMPLE)
    assert "does not exist" not in _written(exports.export(_ROWS))


def test_it_is_light_also_where_the_screen_is_dark() -> None:
    holding = Holding(exports.export(_ROWS), Origin.OWN, Viewer.ME)
    dark = report(Sight(holding, Choice("UTC"), DARK), PAGES, _DAY)
    assert dark == report(Sight(holding, Choice("UTC")), PAGES, _DAY)


def test_only_the_chosen_chapters_are_in_it_in_the_order_of_the_pages() -> None:
    page = _written(exports.export(_ROWS), pages=["devices", "often"])
    assert re.findall(r'<section class="chapter[^"]*" id="(\w+)"', page) == ["often", "devices"]
    linked = set(re.findall(r'href="#(\w+)"', page))
    assert linked == {"often", "devices"}


def test_a_card_leads_to_no_chapter_that_is_not_there() -> None:
    page = _written(exports.export(_ROWS), pages=["glance"])
    assert set(re.findall(r'href="#(\w+)"', page)) == {"glance"}


def test_an_empty_file_has_a_report_too() -> None:
    said = _said(_written(exports.export({})))
    assert "so we cannot say how often" in said
    assert "This file cannot say" in said


def test_chapters_are_named_as_their_pages() -> None:
    titles = {page.key: page.title for page in SCREENS}
    assert {key: title for key, (title, _make, _part) in PAGES.items()} == {
        key: titles[key] for key in PAGES
    }
    parts = {page.key: page.part for page in SCREENS}
    assert {key: part for key, (_title, _make, part) in PAGES.items()} == {
        key: parts[key] for key in PAGES
    }
    assert tuple(PAGES) == report_command.PAGES


@pytest.mark.parametrize("viewer", Viewer)
def test_it_stays_small(viewer: Viewer) -> None:
    holding = Holding(exports.export(_ROWS), Origin.OWN, viewer)
    made = report(Sight(holding, Choice("UTC")), PAGES, _DAY)
    assert len(made) < 6_000_000
