"""Redaction stays one: what is planted in every cell goes out only where a mode allows it.

Everything that is sent is searched, in every mode: alone before anything was opened, together with
each way to open parts and with parts drawn by lot, and in a room.
"""

from __future__ import annotations

import random
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import redacted
from dashboard.store.session import Part, Viewer
from dashboard.words.people import PRESETS
from parsers.format.columns import COLUMNS, Privacy
from tests.dashboard.conftest import Open
from tests.dashboard.pages.wire import FORMS, Planted, Spot, Wire, look_as

_CLOSED = {"other", "note", "receiver_name"}
"""Kept unread, a note to a shop, a person's name: no part opens them."""

_WORDS = {Part.MESSAGES, Part.SEARCHES, Part.COMMENTS}
"""Only these open what was written, in `text` and `term`."""

_NAMED = {
    *("company", "event", "shop", "product", "topic", "place"),
    *("gps", "region", "location", "variation"),
}
"""What companies, shops and people gave a name; TikTok's program wrote all other traits."""


@cache
def planted() -> Planted:
    return Planted()


def _opened(opened: Open, viewer: Viewer, *parts: Part) -> AppTest:
    app = opened(planted().export, None)
    look_as(viewer, parts)
    return app.run()


def _private(spot: Spot) -> bool:
    if (spot.table, spot.column) == ("ad_partners", "name"):
        return False  # a company's name
    if spot.field in ("inferredGender", "Private Account"):
        return False  # what a card and the page of settings are about
    held = {Privacy.OTHER_PERSON, Privacy.IDENTIFIER, Privacy.CONTENT}
    return spot.column in COLUMNS and COLUMNS[spot.column].privacy in held


def _allowed(opened: frozenset[Part]) -> set[Spot]:
    """What the one beside the child may see: words of opened parts, and no other people's names."""
    tables = {name for part in opened for name in redacted.PARTS.get(part, ())}
    written = {name for part in opened & _WORDS for name in redacted.PARTS[part]}
    allowed = set()
    for spot in planted().spots.values():
        if spot.table not in tables or spot.column in _CLOSED:
            continue
        if spot.column in ("text", "term") and spot.table not in written:
            continue
        privacy = COLUMNS[spot.column].privacy
        if spot.column in _NAMED:
            seen = spot.form not in ("name", "mail")
        else:
            seen = privacy is Privacy.IDENTIFIER or (
                privacy is Privacy.CONTENT and spot.form != "name"
            )
        if seen:
            allowed.add(spot)
    return allowed


def test_every_text_cell_has_a_string_of_its_own_in_four_forms() -> None:
    spots = list(planted().spots.values())
    texts = {
        (table, column)
        for table, frame in planted().export.tables.items()
        for column in frame
        if column in frame.select_dtypes(["string", "category"])
    }
    assert len(texts) > 300
    for form in FORMS:
        assert {(spot.table, spot.column) for spot in spots if spot.form == form} >= texts


def test_a_room_is_sent_nothing_by_a_page_that_is_opened(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = Wire(_opened(opened, Viewer.ROOM), monkeypatch).draw().tables()
    assert wire.spots(planted()) == {}
    assert wire.messages > 500
    assert {name for name in wire.saved if "-room." not in name} <= {"inzage-reminders.ics"}


@pytest.mark.slow
def test_a_room_is_sent_nothing_by_anything_that_can_be_pressed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = Wire(_opened(opened, Viewer.ROOM), monkeypatch).pages()
    assert wire.spots(planted()) == {}


def test_alone_nothing_private_is_sent_before_it_is_asked_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What all the files of *Save and share* would hold is everything, and is made on a click only.
    wire = Wire(_opened(opened, Viewer.ME), monkeypatch).draw("saving")
    sent = wire.spots(planted())
    assert {spot: step for spot, step in sent.items() if _private(spot)} == {}
    assert {spot.column for spot in sent} >= {"company", "topic", "device_model"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_together_no_page_sends_more_than_the_choice_allows(
    opened: Open, monkeypatch: pytest.MonkeyPatch, preset: object
) -> None:
    parts = frozenset(Part(one) for one in preset.opens)  # type: ignore[attr-defined]
    wire = Wire(_opened(opened, Viewer.TOGETHER, *parts), monkeypatch).draw().tables()
    assert {s: step for s, step in wire.spots(planted()).items() if s not in _allowed(parts)} == {}


def _drawn(number: int) -> frozenset[Part]:
    """Some parts by lot, the same for the same number: there are too many to try them all."""
    lot = random.Random(number)
    return frozenset(part for part in Part if lot.random() < 0.5)


@pytest.mark.parametrize(
    "number", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 9))]
)
def test_together_parts_drawn_by_lot_send_no_more_than_they_allow(
    opened: Open, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    parts = _drawn(number)
    wire = Wire(_opened(opened, Viewer.TOGETHER, *parts), monkeypatch).draw().tables()
    sent = wire.spots(planted())
    assert {spot: step for spot, step in sent.items() if spot not in _allowed(parts)} == {}
    assert sent


@pytest.mark.slow
@pytest.mark.parametrize("parts", [frozenset(), frozenset(Part)], ids=["none", "all"])
def test_together_nothing_that_can_be_pressed_sends_more_than_the_choice_allows(
    opened: Open, monkeypatch: pytest.MonkeyPatch, parts: frozenset[Part]
) -> None:
    wire = Wire(_opened(opened, Viewer.TOGETHER, *parts), monkeypatch).pages()
    sent = wire.spots(planted())
    assert {spot: step for spot, step in sent.items() if spot not in _allowed(parts)} == {}
    assert set(sent) == _allowed(parts)
