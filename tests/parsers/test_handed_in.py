"""What people really hand in: small files at the edges of the format, each with the right answer.

Each was found with real material; the content here is made up.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest

from analysis.inspection import inspection
from analysis.people import OwnName, conversations, not_following_back
from parsers import Export, Refusal, read_export
from parsers.ledger import Fate
from parsers.notice import Notice
from parsers.refusal import Cause

VIDEO = "https://www.tiktokv.com/share/video/730000000000000000{}/"
TIME = "2026-03-01 10:00:0{} UTC"


def read(source: Any) -> Export:
    export = read_export(source)
    assert isinstance(export, Export), export
    return export


def text(name: str, body: str, **more: str) -> Export:
    return read([(name, body.encode()), *((path, part.encode()) for path, part in more.items())])


def document(tree: Any) -> Export:
    return read([("user_data_tiktok.json", json.dumps(tree).encode())])


def refused(source: Any) -> Refusal:
    refusal = read_export(source)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def seen(export: Export) -> dict[str, int]:
    return {name: len(table) for name, table in export.tables.items() if len(table)}


# Fields and rows that were lost


def test_chats_with_tako_begin_with_a_bracket_and_are_no_json() -> None:
    said = "[2026-07-03 23:00:11 UTC] me.y: What is a plum?\n[2026-07-03 23:00:15 UTC] Tako: Fruit"
    export = text("TikTok/Direct Messages/Tako Chat History.txt", said)
    assert seen(export) == {"tako_messages": 2}
    assert export.tables["tako_messages"]["sender"].tolist() == ["me.y", "Tako"]
    assert export.ledger.count(Fate.UNKNOWN) == 0
    assert not export.warnings


def test_links_of_posts_by_their_older_names() -> None:
    post = {"Date": "2022-05-12 10:00:00", "VideoLink": "https://v16.example.com/a.mp4"}
    old = document(
        {
            "Activity": {"Like List": {"ItemFavoriteList": [post]}},
            "Tiktok Live": {"Go Live History": {}},
            "Tiktok Shopping": {"Order History": {}},
            "Video": {"Videos": {"VideoList": [{**post, "Likes": "5"}]}},
        }
    )
    assert old.tables["posts"]["link"].tolist() == ["https://v16.example.com/a.mp4"]
    assert (old.generation, old.ledger.count(Fate.UNKNOWN)) == ("J2", 0)
    body = "Date: 2021-06-01 10:00:00\nVideo Link: https://v16.example.com/a.mp4\nLike(s): 5\n"
    older = text("Videos/Videos.txt", body)
    assert older.tables["posts"]["link"].tolist() == ["https://v16.example.com/a.mp4"]
    assert (older.generation, older.ledger.count(Fate.UNKNOWN)) == ("T1", 0)


def test_posts_of_text_files_with_many_photos() -> None:
    links = [f"https://p16.example.com/{n}.jpg" for n in range(29)]
    head = "Date: 2024-11-20 10:00:00\nLink: "
    tail = (
        "\nLike(s): 3\nWho can view: Only You\nAllow comments: Yes\nAllow stitches: No\n"
        "Allow duets: No\nAllow stickers: No\nAllow sharing to story: Yes\n"
        "Content disclosure: N/A\nTitle: a day\nSound: x\nLocation: here\nAdds yours text: "
    )
    body = (
        f"{head}https://v16.example.com/a.mp4{tail}my first day\n\n"
        f"{head}{chr(10).join(links)}{tail}N/A\n\n"
        f"{head}\n{chr(10).join(links[:3])}{tail}\n\n\n"
    )
    export = text("TikTok/Post/Post.txt", body)
    posts = export.tables["posts"]
    assert posts["add_yours_text"].fillna("-").tolist() == ["my first day", "-", "-"]
    assert posts["link"][1].split("\n") == links
    assert posts["link"][2].split() == links[:3]
    assert posts["visible_to"].tolist() == ["Only You"] * 3
    assert (export.generation, export.ledger.count(Fate.UNKNOWN)) == ("T3", 0)


def test_a_deleted_account_keeps_its_row_without_a_name() -> None:
    body = f"Date: {TIME.format(1)}\nUsername: N/A\n\nDate: {TIME.format(2)}\nUsername: None\n"
    export = text("TikTok/Profile and Settings/Follower.txt", body)
    assert export.tables["followers"]["user"].fillna("-").tolist() == ["-", "None"]
    chats = {"Chat History with N/A:": [{"Date": "2026-01-01 10:00:00", "From": "N/A",
                                         "Content": "N/A"}]}  # fmt: skip
    message = document({"Direct Message": {"Direct Messages": {"ChatHistory": chats}}})
    (row,) = message.tables["direct_messages"].fillna("-").to_dict("records")
    assert (row["conversation"], row["sender"], row["text"]) == ("-", "-", "N/A")


def test_chats_directly_below_their_section() -> None:
    chats = {"Chat History with pal.one:": [
        {"Date": "2021-01-01 10:00:00", "From": "pal.one", "Content": "hi"}]}  # fmt: skip
    export = document({"Direct Messages": {"Chat History": chats}})
    (row,) = export.tables["direct_messages"].to_dict("records")
    assert (row["conversation"], row["sender"], row["text"]) == ("pal.one", "pal.one", "hi")
    assert export.ledger.count(Fate.UNKNOWN) == 0
    assert "pal.one" not in json.dumps(inspection(export))


def test_messages_without_a_sender() -> None:
    body = (
        ">>> Chat History with a.b::\n\n2026-03-01 10:00:02 UTC a.b: yes\n"
        "2026-03-01 10:00:01 UTC : hm\n2026-03-01 10:00:00 UTC: ho\n"
    )
    export = text("TikTok/Direct Messages/Direct Messages.txt", body)
    messages = export.tables["direct_messages"]
    assert messages["sender"].fillna("-").tolist() == ["a.b", "-", "-"]
    assert messages["text"].tolist() == ["yes", "hm", "ho"]


def test_device_numbers_of_the_first_archives() -> None:
    status = {"Resolution": "1080*2340", "AppVersion": "18.2.0", "Idfa": "A", "GAid": "B",
              "OpenUdid": "C", "Clientudid": ""}  # fmt: skip
    export = document({"Activity": {"Status": status}})
    (row,) = export.tables["device_ids"].to_dict("records")
    assert json.loads(row["other"]) == {"OpenUdid": "C", "Clientudid": ""}
    assert {fate: export.ledger.count(fate) for fate in (Fate.READ, Fate.EMPTY, Fate.UNKNOWN)} == {
        Fate.READ: 5,
        Fate.EMPTY: 1,
        Fate.UNKNOWN: 0,
    }


def test_a_group_among_the_conversations_is_nobody_who_does_not_follow() -> None:
    def said(who: str) -> dict[str, str]:
        return {"Date": "2026-05-03 10:00:00", "From": who, "Content": "hi"}

    chats = {
        "Chat History with Group_Chat_7000000000000000001:": [said("me.y"), said("c.d")],
        "Chat History with pal.one:": [said("me.y")],
    }
    fans = [{"Date": "2026-05-02 10:00:00", "UserName": "pal.one"}]
    export = document(
        {
            "Profile And Settings": {"Follower": {"FansList": fans}},
            "Direct Message": {"Direct Messages": {"ChatHistory": chats}},
        }
    )
    tables = export.tables
    counted = conversations(tables["direct_messages"], OwnName("me.y", "stated"))
    assert counted["group"].tolist() == [True, False]
    assert not_following_back(counted, tables["followers"], tables["following"]).empty


def test_a_real_file_of_july_2022() -> None:
    live = {
        "Watch Live History": {
            "WatchLiveMap": {
                "7118000000000000001": {
                    "WatchTime": "2022-07-01 20:00:00",
                    "Link": "",
                    "Comments": [
                        {
                            "CommentTime": "2022-07-01 20:03:00",
                            "CommentContent": "hello",
                            "RawTime": 1656705780,
                        }
                    ],
                }
            }
        },
        "Watch Live Settings": {
            "MostRecentModificationTimeInApp": "0",
            "MostRecentModificationTimeInWeb": "0",
        },
        "Go Live Settings": {"SettingsMap": {"Allow agencies to find and invite you": "Off"}},
    }
    gifts = {
        "SendGifts": {"SendGifts": [
            {"Date": "2022-07-02 10:00:00", "GiftAmount": "1", "UserName": "a"}]},
        "BuyGifts": {"BuyGifts": [{"Price": "0.07", "Date": "2022-07-02 10:00:00"}]},
    }  # fmt: skip
    export = document(
        {
            "Activity": {
                "Login History": {"LoginHistoryList": [{"Date": "2022-07-01 10:00:00 UTC"}]},
                "Purchase History": gifts,
                "Status": {"Status List": [{"Resolution": "412x732", "Web ID": "n/a"}]},
            },
            "Tiktok Live": live,
            "Tiktok Shopping": {"Order History": {}},
        }
    )
    assert (export.generation, export.ledger.count(Fate.UNKNOWN)) == ("J2", 0)
    assert export.tables["device_ids"]["web_id"].isna().all()
    (said,) = export.tables["watch_live_comments"].to_dict("records")
    assert said["at"].timestamp() == said["raw_time"]


def test_gifts_of_the_newer_description_have_a_price_each() -> None:
    body = (
        "Send Gifts History:\nDate: 2026-01-01 10:00:00 UTC\nPrice: 0.05\n\n"
        "Buy Gifts History:\nDate: 2026-01-02 10:00:00 UTC\nPrice: 0.07\n"
    )
    export = text("TikTok/Your Activity/Purchases.txt", body)
    assert export.tables["gifts_sent"]["amount"].tolist() == ["0.05"]
    assert export.tables["gifts_bought"]["price"].tolist() == ["0.07"]


# What is said of the file


def test_the_flag_of_the_quick_way_speaks_of_its_own_list() -> None:
    people = [{"Date": "2025-04-20 10:00:00", "UserName": "a"}]
    likes = [{"date": "2025-04-20 10:00:00", "link": VIDEO.format(1)}]
    export = document(
        {
            "Likes and Favorites": {"Like List": {"IsFastLane": False, "ItemFavoriteList": likes}},
            "Profile And Settings": {
                "Follower": {"IsFastLane": True, "FansList": people},
                "Following": {"IsFastLane": True, "Following": people},
            },
        }
    )
    assert export.generation == "J6a"
    assert export.lists == {Notice.QUICK_LISTS: ("followers", "following")}
    assert Notice.FAST_LANE not in export.warnings
    (said,) = inspection(export)["warnings"]
    assert "followers, following" in said


@pytest.mark.parametrize("rows", [5_999, 6_000])
def test_a_list_of_exactly_the_length_at_which_lists_are_cut(rows: int) -> None:
    liked = [{"Date": "2024-11-20 10:00:00", "Link": VIDEO.format(n % 10)} for n in range(rows)]
    people = [{"Date": "2024-11-20 10:00:00", "UserName": f"a{n}"} for n in range(6_000)]
    export = document(
        {
            "Activity": {
                "Like List": {"ItemFavoriteList": liked},
                "Following List": {"Following": people},
            }
        }
    )
    cut = {Notice.CUT_LISTS: ("likes",)}
    assert export.lists == (cut if rows == 6_000 else {})
    assert ("likes" in str(inspection(export)["warnings"])) == (rows == 6_000)


def test_times_without_anything_beside_them_do_not_pass_without_a_word() -> None:
    bare = "".join(f"Date: 2026-03-01 10:00:00 UTC\nLink: {' ' * (n % 2)}\n\n" for n in range(300))
    export = text("TikTok/Your Activity/Watch History.txt", bare)
    assert export.lists == {Notice.ONLY_TIMES: ("watch_history",)}
    times = "Date: 2026-03-01 10:00:00 UTC\n\n" * 300
    assert text("TikTok/Your Activity/Watch History.txt", times).lists == export.lists


@pytest.mark.parametrize(
    ("name", "body", "generation", "language"),
    [
        ("Favorite Videos.txt", f"Date: {TIME.format(1)}\nLink: {VIDEO.format(1)}\n", "T4", "en"),
        (
            "Favorite Videos.txt",
            f"Date: 2024-01-01 10:00:00\nLink: {VIDEO.format(1)}\n",
            "unknown",
            "en",
        ),
        (
            "Browsing History.txt",
            f"Date: 2024-01-01 10:00:00\nLink: {VIDEO.format(1)}\n",
            "unknown",
            "en",
        ),
        (
            "Activity/Browsing History.txt",
            f"Date: 2024-01-01 10:00:00\nLink: {VIDEO.format(1)}\n",
            "T2",
            "en",
        ),
        (
            "Login History.txt",
            "Date: 2024-01-01 10:00:00 UTC\nIP: 192.0.2.1\nDevice Model: x\n",
            "unknown",
            "en",
        ),
        ("Like List.txt", f"Datum: {TIME.format(1)}\nLink: {VIDEO.format(1)}\n", "T4", "unknown"),
    ],
)
def test_loose_files(name: str, body: str, generation: str, language: str) -> None:
    export = text(name, body)
    assert (export.generation, export.language) == (generation, language)
    assert export.ledger.count(Fate.UNKNOWN) == 0


def test_a_section_with_something_unknown_in_it_is_not_called_empty() -> None:
    export = document(
        {
            "Your Activity": {
                "Watch History": {"New List": [{"a": 1}]},
                "Searches": {"SearchList": "none of your business"},
                "Reposts": {"RepostList": None},
            }
        }
    )
    states = {name: export.states[name] for name in ("watch_history", "searches", "reposts")}
    assert states == {"watch_history": "unknown", "searches": "unknown", "reposts": "empty"}
    lines = text("TikTok/Your Activity/Watch History.txt", "what is this\nnobody knows\n")
    assert lines.states["watch_history"] == "unknown"


# Names of files


@pytest.mark.parametrize("name", ["my notes.txt", "Download (3).txt", "a.TXT"])
def test_one_bare_file_with_links_of_tiktok_is_shown_whatever_its_name_is(name: str) -> None:
    body = "".join(f"Kiam: {TIME.format(n)}\nLoko: {VIDEO.format(n)}\n\n" for n in range(3))
    export = text(name, body)
    assert export.ledger.count(Fate.UNKNOWN) == len(export.unknown) == 6
    assert not seen(export)


def test_a_browser_s_history_is_refused() -> None:
    lines = "2:53 PM\nGit Tutorial: first\nexample.org\n2:55 PM\nPython - lists\nexample.com\n"
    assert refused([("Browsing History.txt", lines.encode())]).cause is Cause.NOT_TIKTOK
    pages = "".join(
        f"Date: 2026-03-01 10:00:0{n}\nLink: https://example.org/{n}\n\n" for n in range(3)
    )
    assert refused([("Browsing History.txt", pages.encode())]).cause is Cause.NOT_TIKTOK
    assert refused([("Search History.txt", lines.encode())]).cause is Cause.NOT_TIKTOK


# Refusals


def test_a_folder_without_a_file_of_a_kind_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "data_structure.yml").write_text("Activity:\n  Likes:\n")
    assert refused(tmp_path).cause is Cause.NO_KIND
    (tmp_path / "data_structure.yml").rename(tmp_path / "TikTok_Data_1.zip.001")
    assert refused(tmp_path).cause is Cause.SPLIT
    (tmp_path / "TikTok_Data_1.zip.001").rename(tmp_path / "index.html")
    assert refused(tmp_path).cause is Cause.HTML
    (tmp_path / "index.html").unlink()
    assert refused(tmp_path).cause is Cause.EMPTY


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return target.getvalue()


def test_web_pages() -> None:
    page = b"<!DOCTYPE html><html><body>Browsing History</body></html>"
    inside = zipped(**{"TikTok/Activity/Browsing History.html": page, "style.css": b"a{}"})
    for source in (inside, [("user_data_tiktok.json", page)], [("Like List.txt", page)]):
        assert refused(source).cause is Cause.HTML


def test_a_part_of_a_split_zip() -> None:
    whole = zipped(**{"user_data_tiktok.json": b'{"Your Activity": {}}' * 100})
    for part, name in ((whole[:500], "a.zip.001"), (whole[500:], "a.zip.002"), (b"x", "a.z01")):
        assert refused([(name, part)]).cause is Cause.SPLIT
    assert refused([("a.zip.001", whole[:500]), ("a.zip.002", whole[500:])]).cause is Cause.SPLIT


def test_json_inside_a_text_of_json() -> None:
    tree = {"Your Activity": {"Searches": {"SearchList": [
        {"Date": "2026-05-20 10:00:00", "SearchTerm": "owl"}]}}}  # fmt: skip
    export = document(json.dumps(tree))
    assert export.tables["searches"]["term"].tolist() == ["owl"]
    assert export.ledger.total == 2
    assert refused([("user_data_tiktok.json", json.dumps("just a text").encode())])


def test_lemon8_alone() -> None:
    tree = {"Comments": {"Lemon8 Comments": {"Lemon8CommentsList": [{"comment": "hi"}]}}}
    refusal = refused([("user_data_lemon8.json", json.dumps(tree).encode())])
    assert (refusal.cause, refusal.detail) == (Cause.OTHER_SERVICE, "Lemon8")


def test_a_binary_file_of_the_right_name_is_passed_over() -> None:
    noise = Random(3).randbytes(20_000)
    assert refused([("Watch History.txt", noise)]).cause is Cause.NOT_TIKTOK
    body = f"Date: {TIME.format(1)}\nSearch Term: owl\n"
    export = read([("TikTok/a/Watch History.txt", noise), ("TikTok/a/Searches.txt", body.encode())])
    assert Notice.NOT_TEXT in export.warnings
    assert (seen(export), export.ledger.total) == ({"searches": 1}, 2)


# Signs nobody sees, addresses with more than an address


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u200e", "\u00a0", "\u202f", "\u2060"])
def test_signs_that_nobody_sees_around_times_and_labels(mark: str) -> None:
    body = (
        f"Date:{mark if mark == chr(0xA0) else ' ' + mark}2026-03-01 10:00:01 UTC{mark}\n"
        f"Link: {VIDEO.format(1)}\n\n{mark}Date: 2026-03-01{mark or ' '} 10:00:02 UTC\n"
        f"Link: {VIDEO.format(2)}\n"
    )
    views = text("TikTok/Your Activity/Watch History.txt", body).tables["watch_history"]
    assert views["at"].dt.second.tolist() == [1, 2]
    row = {"Date": f"{mark}2026-03-01 10:00:03{mark}", "Link": VIDEO.format(3)}
    tree = {"Your Activity": {"Watch History": {"VideoList": [row]}}}
    assert document(tree).tables["watch_history"]["at"].dt.second.tolist() == [3]
