"""What people really hand in: small files at the edges of the format, each with the right answer.

Each was found with real material; the content here is made up.
"""

from __future__ import annotations

import json
from typing import Any

from analysis.inspection import inspection
from analysis.people import OwnName, conversations, not_following_back
from parsers import Export, Refusal, read_export
from parsers.ledger import Fate

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
