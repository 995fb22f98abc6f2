"""Conversations in TXT: hand-written files and expectations."""

from __future__ import annotations

from parsers.format.generations import Seen, Sign
from parsers.tree import leaf_count
from tests.parsers.syntax.txt.examples import columns, read_text


def test_chats_with_dots_in_names_many_colons_and_no_name() -> None:
    text = (
        ">>> Chat History with user.name_1::\n"
        "\n"
        "2026-03-01 10:00:01 UTC user.name_1: see you at 10:30: ok?\n"
        "2026-03-01 10:00:00 UTC me.myself: yes\n"
        "\n"
        ">>> Chat History with :\n"
        "\n"
        "2026-02-01 10:00:00 UTC me.myself: hello?\n"
        "\n\n"
    )
    file = read_text(text, "TikTok/Direct Messages/Direct Messages.txt")
    assert file.section_name == "Direct Messages"
    chats = file.value["ChatHistory"]
    assert list(chats) == ["Chat History with user.name_1:", "Chat History with :"]
    assert columns(file, "ChatHistory", "Chat History with user.name_1:") == {
        "Date": ["2026-03-01 10:00:01 UTC", "2026-03-01 10:00:00 UTC"],
        "From": ["user.name_1", "me.myself"],
        "Content": ["see you at 10:30: ok?", "yes"],
    }
    assert leaf_count(file.value) == 3
    assert file.headings == 2
    assert Sign(Seen.DATES, "UTC") in file.signs


def test_messages_without_zone_without_text_and_without_sender() -> None:
    text = (
        ">>> Chat History with a.b:::\n\n"
        "2020-11-15 10:00:02 a.b: \n"
        "2020-11-15 10:00:01 a.b:\n"
        "2020-11-15 10:00:00 : hm\n"
    )
    file = read_text(text, "Direct Messages/Chat History.txt")
    assert columns(file, "ChatHistory", "Chat History with a.b:") == {
        "Date": ["2020-11-15 10:00:02", "2020-11-15 10:00:01", "2020-11-15 10:00:00"],
        "From": ["a.b", "a.b", ""],
        "Content": ["", "", "hm"],
    }
    assert {Sign(Seen.DATES, "bare"), Sign(Seen.FOLDER, "")} <= file.signs


def test_a_message_goes_on_over_lines_and_blank_lines() -> None:
    text = (
        ">>> Chat History with x::\n\n"
        "2026-03-01 10:00:01 UTC x: first\n"
        "second: not a sender\n"
        "\n"
        "2026 was good\n"
        "Date: tomorrow\n"
        "2026-03-01 10:00:00 UTC x: other\n"
        "\n\n"
    )
    file = read_text(text, "TikTok/Direct Messages/Direct Messages.txt")
    assert columns(file, "ChatHistory", "Chat History with x:")["Content"] == [
        "first\nsecond: not a sender\n\n2026 was good\nDate: tomorrow",
        "other",
    ]
    assert leaf_count(file.value) == 2


def test_two_chats_of_one_name_are_both_kept() -> None:
    one = ">>> Chat History with x::\n\n2026-03-01 10:00:00 UTC x: a\n\n"
    file = read_text(one + one.replace("x: a", "x: b"), "TikTok/x/Chat de grupo.txt")
    assert file.section_name == "Group Chat"
    assert list(file.value["GroupChat"]) == [
        "Chat History with x:",
        "Chat History with x:\x002",
    ]


def test_a_chat_without_messages_is_one_empty_leaf() -> None:
    file = read_text(">>> Chat History with x::\n\n\n", "Direct Messages/Chat History.txt")
    assert file.value == {"ChatHistory": {"Chat History with x:": []}}
    assert file.headings == 0


def test_tako_has_its_title_with_each_message() -> None:
    text = (
        ">>> Chat History with Weather today::\n\n"
        "[2026-07-01 10:00:01 UTC] Tako: sunny\n"
        "[2026-07-01 10:00:00 UTC] me: weather?\n"
    )
    file = read_text(text, "TikTok/x/История чата Tako.txt")
    assert file.section_name == "Tako Chat History"
    assert len(file.value["TakoChatHistoryList"]) == 1
    assert columns(file, "TakoChatHistoryList", 0, "Messages") == {
        "Date": ["2026-07-01 10:00:01 UTC", "2026-07-01 10:00:00 UTC"],
        "From": ["Tako", "me"],
        "Content": ["sunny", "weather?"],
        "Chat Title": ["Weather today", "Weather today"],
    }
    assert leaf_count(file.value) == 2


def test_lines_before_the_first_message_are_not_lost() -> None:
    file = read_text("what is this\n", "Direct Messages/Chat History.txt")
    assert file.value == {"(text)": ["what is this"]}
