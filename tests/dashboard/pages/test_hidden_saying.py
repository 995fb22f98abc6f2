"""On Nothing hidden the person says what a place is, takes it back, saves it and loads it again."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from dashboard.store import saying, session
from dashboard.store.session import Viewer
from dashboard.words import tables
from fixtures.txt_foreign import TONGUES, archive
from parsers.by_hand import from_json
from tests.dashboard.conftest import Open, go, holding, press, words
from tests.parsers.test_handed_in import read

PLACE = "TikTok/Ontarro/Vrelk ontar.txt"


def _foreign(opened: Open) -> AppTest:
    return opened(read([*archive(TONGUES["nonsense"], "new").items()]), "hidden")


def _say(app: AppTest, place: str, table: str) -> AppTest:
    number = [*saying.open_paths(holding())].index(place) + 1
    app.selectbox(key="say-place").set_value(number).run()
    app.selectbox(key=f"say-table-{number}").set_value(table).run()
    return press(app, "Read it as this")


def test_a_place_becomes_a_table_is_said_as_such_and_can_be_taken_back(opened: Open) -> None:
    app = _foreign(opened)
    assert len(holding().export.tables["watch_history"]) == 0
    app = _say(app, PLACE, "watch_history")
    assert not app.exception
    assert len(holding().export.tables["watch_history"]) == 4
    assert PLACE not in saying.open_paths(holding())
    said = words(app)
    assert "You said this yourself; TikTok's file does not say it:" in said
    assert "read as what you said they are" in said
    assert "4 entries" in words(go(app, "collected"))
    app = press(go(app, "hidden"), "Take it back")
    assert len(holding().export.tables["watch_history"]) == 0
    assert PLACE in saying.open_paths(holding())
    assert "You said this yourself" not in words(app)


def test_each_choice_can_be_taken_back_alone(opened: Open) -> None:
    app = _say(_foreign(opened), PLACE, "watch_history")
    app = _say(app, "TikTok/Sumbo ba tarin/Sumbo.txt", "likes")
    app.selectbox(key="said-place").set_value(1).run()
    app = press(app, "Take it back")
    made = holding().export.tables
    assert (len(made["watch_history"]), len(made["likes"])) == (0, 4)


def test_only_tables_whose_fields_fit_can_be_chosen(opened: Open) -> None:
    app = _foreign(opened)
    number = [*saying.open_paths(holding())].index(PLACE) + 1
    app.selectbox(key="say-place").set_value(number).run()
    offered = app.selectbox(key=f"say-table-{number}").options
    titles = map(tables.title, ("watch_history", "likes", "favorite_videos", "reposts"))
    assert sorted(offered) == sorted(titles)


def test_what_was_said_can_be_saved_and_loaded(opened: Open) -> None:
    app = _say(_foreign(opened), PLACE, "watch_history")
    assert [b for b in app.download_button if b.label == "Save what I said (JSON)"]
    saved = json.dumps(
        {"inzage_rules": 1, "rules": [{"place": holding().export.assigned[0].path,
                                       "table": "watch_history"}]}
    )  # fmt: skip
    app = press(app, "Take it back")
    assert saying.load(holding(), from_json(saved)) == 1
    assert len(holding().export.tables["watch_history"]) == 4


def test_nobody_else_is_shown_it(opened: Open) -> None:
    for viewer in (Viewer.TOGETHER, Viewer.ROOM):
        app = _foreign(opened)
        holding().viewer = viewer
        assert "Do you know what it is?" not in words(app.run())
        session._store.clear()


def test_where_everything_is_known_there_is_nothing_to_say(opened: Open) -> None:
    app = opened(
        read([("user_data_tiktok.json", b'{"Your Activity": {"Searches": null}}')]), "hidden"
    )
    assert "Do you know what it is?" not in words(app)
