"""The first page: the promise, two ways in, and what happens when a file cannot be read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import reader, session
from dashboard.words import refusals
from parsers.refusal import Cause, Refusal
from tests.dashboard import exports
from tests.dashboard.conftest import SCRIPT, forget, go, open_sample, press, words

_ONE_SEARCH = (
    '{"Your Activity": {"Searches": {"SearchList": '
    '[{"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}]}}}'
)


def test_says_what_it_does_and_offers_two_ways_in(start: AppTest) -> None:
    assert start.title[0].value == "See what is in your TikTok file"
    assert [heading.value for heading in start.header] == ["Open my file", "Try made-up data"]
    for fact in ("Runs on this computer", "Nothing is sent", "You can check it"):
        assert fact in words(start)
    assert not start.exception


def test_made_up_data_opens_with_one_click_and_is_called_so(start: AppTest) -> None:
    press(start, "Try made-up data")
    assert start.title[0].value == "Who is looking"
    press(start, "Just me")
    assert start.title[0].value == "Your file at a glance"
    assert "Liv, made up" in words(start)
    assert ":material/lock: Your file" not in words(start)


def test_an_uploaded_archive_is_read_and_its_bytes_are_freed(
    start: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[str] = []
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

    monkeypatch.setattr(
        MemoryUploadedFileManager,
        "remove_session_files",
        lambda _self, session_id: freed.append(session_id),
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("user_data_tiktok.json", _ONE_SEARCH)
    start.file_uploader[0].set_value([("export.zip", packed.getvalue(), "application/zip")]).run()
    press(start, "Just me")
    assert start.title[0].value == "Your file at a glance"
    assert ":material/lock: Your file" in words(start)
    assert "Entries: 1" in words(go(start, "collected"))
    assert freed == ["test session id"]


def test_several_parts_reach_the_reader_together(
    start: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def read(source: object, *_rest: object, **_options: object) -> object:
        seen.append(source)
        return exports.small()

    monkeypatch.setattr(reader, "read", read)
    parts = [("a.json", b"{}", "application/json"), ("b.txt", b"x", "text/plain")]
    start.file_uploader[0].set_value(parts).run()
    assert seen == [[("a.json", b"{}"), ("b.txt", b"x")]]


def _of_account(name: str, day: int) -> tuple[str, bytes, str]:
    document = {
        "Profile": {"Profile Info": {"ProfileMap": {"userName": name}}},
        "Your Activity": {
            "Searches": {
                "SearchList": [{"Date": f"2025-01-{day:02} 10:00:00", "SearchTerm": "owl"}]
            }
        },
    }
    return f"{name}.json", json.dumps(document).encode(), "application/json"


def test_two_accounts_are_refused_until_the_person_says_that_it_is_one(start: AppTest) -> None:
    both = [_of_account("jan.jansen", 1), _of_account("piet.pietersen", 9)]
    start.file_uploader[0].set_value(both).run()
    assert [note.value for note in start.warning] == [Refusal(Cause.OTHER_ACCOUNT).sentence]
    assert "jansen" not in words(start)
    start.checkbox[0].check().run()
    start.file_uploader[0].set_value(both).run()
    press(start, "Just me")
    collected = go(start, "collected")
    assert "Which file gave what" in [heading.value for heading in collected.header]
    assert "No file covers 1 January 2025 to 9 January 2025." in words(collected)


@pytest.mark.parametrize("cause", list(Cause))
def test_a_refusal_is_one_plain_sentence(opened: Callable[..., AppTest], cause: Cause) -> None:
    refusal = Refusal(cause, "Instagram")
    app = opened(refusal, None)
    assert [note.value for note in app.warning] == [refusal.sentence]
    assert not any(button.key == "forget" for button in app.button)


@pytest.mark.parametrize("cause", list(Cause))
def test_a_refusal_says_what_to_do_next_until_something_else_is_done(
    opened: Callable[..., AppTest], cause: Cause
) -> None:
    refusal = Refusal(cause, "Instagram")
    app = opened(refusal, None)
    (how,) = [fold for fold in app.expander if fold.label == "How do I get my file?"]
    asks = cause in {
        Cause.EMPTY, Cause.DAMAGED, Cause.NOTHING_READABLE, Cause.NOT_TIKTOK,
        Cause.OTHER_SERVICE, Cause.ENCRYPTED, Cause.PACKED, Cause.HOSTILE, Cause.NO_KIND,
        Cause.HTML, Cause.SPLIT,
    }  # fmt: skip
    assert how.proto.expanded is asks
    steps = refusals.steps(refusal)
    assert len(steps) > 1
    app.run()  # as after the choice of a day for the reminders
    assert app.warning
    assert "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)) in words(app)
    if asks:
        assert any("tick every box" in step and "JSON" in step for step in steps)
    go(app, "collected")
    assert not go(app, "start").warning


def test_a_mistake_of_ours_becomes_a_refusal_without_its_message(
    start: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ValueError("a private word")

    monkeypatch.setattr(session, "read_export", broken)
    press(start, "Try made-up data")
    assert [note.value for note in start.warning] == [Refusal(Cause.FAILED).sentence]
    assert "a private word" not in caplog.text
    assert "ValueError at pages/test_start.py:" in caplog.text


def test_the_archive_of_the_command_line_opens_by_itself(tmp_path: Path) -> None:
    archive = tmp_path / "mine.json"
    archive.write_text(_ONE_SEARCH)
    session.hand_over([archive], lambda: True)
    app = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    press(app, "Just me")
    assert app.title[0].value == "Your file at a glance"
    assert ":material/lock: Your file" in words(app)
    assert not app.query_params


def test_a_missing_archive_of_the_command_line_is_refused_once(tmp_path: Path) -> None:
    session.hand_over([tmp_path / "gone.zip"], lambda: True)
    app = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    assert [note.value for note in app.warning] == [Refusal(Cause.NOT_FOUND).sentence]
    (tmp_path / "gone.zip").write_text(_ONE_SEARCH)
    assert app.run().warning  # not tried once more by itself
    assert not session._store


def test_forget_drops_everything_and_says_so(opened: Callable[..., AppTest]) -> None:
    app = opened(exports.small())
    forget(app)
    assert not session._store
    assert app.info[0].value == (
        "Everything is forgotten. Your file and what you saved are still where you put them."
    )
    assert not any(button.key == "forget" for button in app.button)


def test_letters_grow_from_the_first_page_on_and_stay_large_when_all_is_forgotten(
    start: AppTest,
) -> None:
    assert not start.get("html")
    start.toggle(key="larger-choice").set_value(True).run()
    (sent,) = start.get("html")
    assert "font-size:125%" in sent.proto.body
    forget(open_sample(start))
    assert len(start.get("html")) == 1
    assert start.toggle(key="larger-choice").value is True


def test_quit_forgets_and_says_how_to_stop(opened: Callable[..., AppTest]) -> None:
    app = opened(exports.small())
    press(app, "Quit")
    assert not session._store
    assert app.title[0].value == "Everything is forgotten"  # no server of ours in this test
    assert "Ctrl+C" in words(app)


def test_says_how_to_get_the_file_in_the_app_and_on_the_web(start: AppTest) -> None:
    said = words(start)
    for menu in ("Settings and privacy", "Manage account", "Download your data", "Request data"):
        assert f"[**{menu}**]" in said, menu
    assert "The file stays there for up to four days." in said
    assert "The last 24 to 48 hours may be missing." in said
    assert [b.label for b in start.download_button] == ["Put reminders in my calendar"]


def test_says_how_to_bring_it_from_a_phone_and_what_to_do_where_one_is_not_alone(
    start: AppTest,
) -> None:
    said = words(go(start, "getting"))
    assert "From the phone to this computer, without sending it to anybody" in said
    assert said.index("Looking changes nothing.") < said.index("Talk to someone first")


def test_a_part_of_an_export_says_what_to_ask_for(opened: Callable[..., AppTest]) -> None:
    app = opened(exports.small())
    (advice,) = [line for line in words(app).split("\n") if "Not in this file: Device" in line]
    assert "Device records" in advice
    assert "Settings" in advice
    assert "Searches" not in advice
    assert "Put reminders in my calendar" in [b.label for b in app.download_button]


def test_a_whole_export_gets_no_such_advice(start: AppTest) -> None:
    from tests.dashboard.conftest import open_sample

    open_sample(start)
    assert "Put reminders in my calendar" not in [b.label for b in start.download_button]
