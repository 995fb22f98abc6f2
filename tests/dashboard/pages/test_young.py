"""Together: what is closed at the start, and that neither counts nor times of it are sent."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from dashboard.store import redacted, session
from dashboard.store.session import Part, Viewer
from parsers.format.sections import TABLES
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, press, words

_COUNTED = {
    "comments": 137, "searches": 149, "direct_messages": 151, "off_tiktok_activity": 163,
    "login_history": 167, "likes": 173, "followers": 179, "settings": 181,
}  # fmt: skip
"""A number of rows for each part that no other number of the pages is by chance."""


def _planted(open_it: Open) -> AppTest:
    rows = {
        name: [_row(name, number) for number in range(count)] for name, count in _COUNTED.items()
    }
    rows["watch_history"] = [{"at": f"2026-03-0{1 + n % 9} 21:4{n % 10}:17"} for n in range(40)]
    return open_it(exports.export(rows), "looking")


def _row(table: str, number: int) -> dict[str, str]:
    told = {"field": f"f{number}", "value": "v", "company": "zqcompany", "event": "Search"}
    row = {name: value for name, value in told.items() if name in TABLES[table]}
    if "at" in TABLES[table]:
        row["at"] = f"2026-03-0{1 + number % 9} 23:41:{number % 60:02}"
    return row


def _sent(app: AppTest) -> str:
    assert not app.exception
    assert not app.warning, [said.value for said in app.warning]
    protos = [element.proto for element in app.main if hasattr(element, "proto")]
    # Names that Streamlit makes have figures by chance: the hash of a widget, and the number, drawn
    # by lot, of a file that is made on a click.
    named = r'\$\$ID-[0-9a-f]{32}|deferred_file_id: "[0-9a-f]{32}"'
    return words(app) + re.sub(named, "", "".join(map(str, protos)))


def test_every_table_belongs_to_a_part() -> None:
    assert set().union(*redacted.PARTS.values()) == set(TABLES)


def test_parts_open_their_own_tables_and_times_of_day_none() -> None:
    assert redacted.tables_of([]) == redacted.tables_of([Part.TIMES]) == frozenset()
    both = redacted.tables_of([Part.TIMES, Part.SEARCHES, Part.COMMENTS])
    assert both == {"searches", "comments", "favorite_comments", "watch_live_comments"}
    assert redacted.tables_of(Part) == set(TABLES)


def test_what_was_written_opens_with_words_only(opened: Open) -> None:
    rows = {
        "location_reviews": [{"place": "Bergen", "text": "zqreview"}],
        "comments": [{"text": "zqcomment"}],
    }
    opened(exports.export(rows), None)
    (entry,) = session._store.values()
    holding = entry.holding
    holding.viewer, holding.opened = Viewer.TOGETHER, frozenset(Part)

    def text(name: str) -> str:
        shown = redacted.archive_table(holding, holding.export.tables[name], name)
        return str(shown["text"].iloc[0])

    assert text("location_reviews") == "•••"
    assert text("comments") == "zqcomment"


def test_nothing_closed_is_counted_dated_or_named(opened: Open) -> None:
    app = _planted(opened)
    press(app, "My child and I")
    for page in PAGES:
        if page.key in ("start", "check", "quests", "getting"):
            continue
        said = _sent(go(app, page.key))
        for table, count in _COUNTED.items():
            assert not re.search(rf"(?<!\d){count}(?!\d)", said), (page.key, table)
        assert "zqcompany" not in said, page.key
        assert "23:41" not in said, page.key
        assert "21:4" not in said, page.key


def test_how_often_says_nothing_of_sessions_and_of_lists_that_are_closed(opened: Open) -> None:
    """Group messages are empty here, which is no business of who sees no messages."""
    app = press(_planted(opened), "My child and I")
    said = _sent(go(app, "often"))
    assert "Videos shown, recorded" in said
    assert "Sessions in these days" not in said
    assert "Group messages" not in said
    assert "What is closed is not counted here" in said
    press(go(app, "looking"), "How much and when")
    said = _sent(go(app, "often"))
    assert "Sessions in these days" in said
    assert "Group messages" not in said
    (entry,) = session._store.values()
    entry.holding.viewer = Viewer.ME
    said = _sent(go(app, "often"))
    assert "Group messages" in said
    assert "What is closed is not counted here" not in said


@pytest.mark.parametrize(
    ("preset", "opens"),
    [
        ("Only how much", set()),
        ("How much and when", {Part.TIMES}),
        ("Everything but words", {Part.TIMES, Part.COMPANIES, Part.PLACES, Part.PEOPLE}),
    ],
)
def test_a_preset_opens_its_parts_and_no_other(opened: Open, preset: str, opens: set[Part]) -> None:
    app = opened(exports.small(), "looking")
    press(app, "My child and I")
    press(app, preset)
    (entry,) = session._store.values()
    assert entry.holding.opened == opens
    for page in ("glance", "worth"):
        assert not go(app, page).warning, page


def test_the_code_of_the_young_person_holds(opened: Open) -> None:
    app = opened(exports.small(), "looking")
    press(app, "My child and I")
    app.text_input(key="looking-code").set_value("4711").run()
    press(app, "Set the code")
    assert "choose “Just me” below and type the code" in words(app)
    assert "Set the code" not in [button.label for button in app.button]
    press(app, "Just me")
    (more,) = [button for button in app.button if button.label == "Show more"]
    assert more.disabled
    for wrong in ("0000", "1111", "2222", "3333", "4444"):
        app.text_input(key="looking-code-typed").set_value(wrong).run()
        assert next(b for b in app.button if b.label == "Show more").disabled
    assert not [field for field in app.text_input if field.key == "looking-code-typed"]
    (entry,) = session._store.values()
    assert entry.holding.viewer is Viewer.TOGETHER


def test_together_there_is_still_a_way_out_before_anything_is_shown(opened: Open) -> None:
    app = press(press(opened(exports.small(), "looking"), "My child and I"), "Not now")
    assert "Everything is forgotten." in words(app)
    assert not session._store


def test_what_is_closed_is_not_called_clear(opened: Open) -> None:
    app = press(opened(exports.small(), "looking"), "My child and I")
    assert "What is closed was not looked at." in words(go(app, "worth"))


def test_the_right_code_opens(opened: Open) -> None:
    app = opened(exports.small(), "looking")
    press(app, "My child and I")
    app.text_input(key="looking-code").set_value("4711").run()
    press(app, "Set the code")
    press(app, "Just me")
    app.text_input(key="looking-code-typed").set_value("4711").run()
    press(app, "Show more")
    (entry,) = session._store.values()
    assert entry.holding.viewer is Viewer.ME
    assert entry.holding.code == ""


def test_with_a_code_nothing_opens_around_it(opened: Open) -> None:
    app = opened(exports.small(), "looking")
    press(app, "My child and I")
    app.toggle(key="looking-open-times").set_value(True).run()
    app.text_input(key="looking-code").set_value("4711").run()
    press(app, "Set the code")
    go(app, "looking")
    (entry,) = session._store.values()
    labels = {button.label for button in app.button}
    assert not labels & {"Let me look alone first", "Everything but words"}
    assert app.toggle(key="looking-open-searches").disabled
    app.session_state["looking-open-searches"] = True  # as a page that was tampered with would
    app.run()
    assert entry.holding.opened == {Part.TIMES}
    app.toggle(key="looking-open-times").set_value(False).run()
    assert entry.holding.opened == frozenset()  # closing needs no code
    press(app, "Hide for a room")
    for wider in ("Just me", "My child and I"):
        press(go(app, "looking"), wider)
        assert next(b for b in app.button if b.label == "Show more").disabled
    assert entry.holding.viewer is Viewer.ROOM
    assert entry.holding.code == "4711"
