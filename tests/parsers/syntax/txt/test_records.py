"""Records in TXT: hand-written files and expectations."""

from __future__ import annotations

from parsers.format.generations import Seen, Sign
from parsers.tree import leaf_count
from tests.parsers.syntax.txt.examples import LINKS, TIMES, WATCHED, columns, read_text


def test_one_record_is_a_list_of_one() -> None:
    file = read_text("Date: 2026-03-01 10:00:00 UTC\nLink: https://x.y/z\n\n\n", "a/Like List.txt")
    assert columns(file, "ItemFavoriteList") == {
        "Date": ["2026-03-01 10:00:00 UTC"],
        "Link": ["https://x.y/z"],
    }
    assert leaf_count(file.value) == 2


def test_values_are_cut_at_the_first_colon_and_may_be_empty() -> None:
    text = (
        "Date: 2024-01-01 10:00:00 UTC\nIP: 2001:db8::1\nDevice Model: iPhone14,4\n"
        "Device System:  \nNetwork Type: Wi-Fi\nCarrier: \n\n"
        "Date: 2024-01-02 10:00:00 UTC\nIP: 192.0.2.7\nDevice Model: a: b, c\n"
        "Device System: iOS 17\nNetwork Type: \nCarrier:\n\n"
    )
    file = read_text(text, "Activity/Login History.txt")
    assert columns(file, "LoginHistoryList") == {
        "Date": ["2024-01-01 10:00:00 UTC", "2024-01-02 10:00:00 UTC"],
        "IP": ["2001:db8::1", "192.0.2.7"],
        "Device Model": ["iPhone14,4", "a: b, c"],
        "Device System": [" ", "iOS 17"],
        "Network Type": ["Wi-Fi", ""],
        "Carrier": ["", ""],
    }
    assert Sign(Seen.LOGINS, "UTC") in file.signs
    assert Sign(Seen.DATES, "UTC") not in file.signs


def test_hashtag_links_have_two_colons_in_some_files() -> None:
    text = "Date: 2025-01-01 10:00:00\nHashTag Link:: https://x.y/tag/1\n\n"
    file = read_text(text, "Tiktok/Activity/Favorite HashTags.txt")
    assert columns(file, "FavoriteHashtagList")["HashTag Link"] == ["https://x.y/tag/1"]
    assert {Sign(Seen.FOLDER, "Tiktok"), Sign(Seen.DATES, "bare")} <= file.signs


def test_names_that_only_txt_has() -> None:
    reposts = read_text("Creation Time: 2026-03-01 10:00:00 UTC\nLink: l\n", "T/Reposts.txt")
    assert columns(reposts, "RepostList") == {
        "Creation Time": ["2026-03-01 10:00:00 UTC"],
        "Link": ["l"],
    }
    events = read_text("Date: d\nSource: s\nEvent: e\n", "T/Off TikTok Activity.txt")
    assert columns(events, "OffTikTokActivityDataList")["Date"] == ["d"]
    devices = read_text("Screen Resolution: 1080x2400\nWeb ID: ", "Activity/Status.txt")
    assert columns(devices, "Status List") == {"Screen Resolution": ["1080x2400"], "Web ID": [""]}


def test_a_comment_of_many_lines_stays_one_value() -> None:
    text = (
        "Date: 2026-03-01 10:00:01 UTC\nComment: my list\n- milk\nnote: bread\n\n"
        "and: butter\n\nPhoto: N/A\n\n"
        "Date: 2026-03-01 10:00:00 UTC\nComment: short\nPhoto: N/A\n\n"
        "Date: 2026-03-01 09:00:00 UTC\nComment: \nPhoto: N/A\n\n\n"
    )
    file = read_text(text, "TikTok/Comments/Comments.txt")
    found = columns(file, "CommentsList")
    assert found["Comment"] == ["my list\n- milk\nnote: bread\n\nand: butter", "short", ""]
    assert found["Photo"] == ["N/A", "N/A", "N/A"]
    assert leaf_count(file.value) == 9


def test_a_label_nobody_knows_stays_as_it_is_written() -> None:
    text = (
        "Date: 2026-03-01 10:00:01 UTC\nLink: l1\nMood: fine\n\n"
        "Date: 2026-03-01 10:00:00 UTC\nLink: l2\n\n"
    )
    file = read_text(text, "T/Watch History.txt")
    assert file.value["VideoList"] == [
        {"Date": "2026-03-01 10:00:01 UTC", "Link": "l1", "Mood": "fine"},
        {"Date": "2026-03-01 10:00:00 UTC", "Link": "l2"},
    ]
    one = read_text(
        "Date: d\nSearch Term: t\nBrightness: 80\n\nDate: d\nSearch Term: u\n", "Searches.txt"
    )
    assert one.value["SearchList"][0]["Brightness"] == "80"


def test_a_line_that_fits_nothing_is_kept_as_text() -> None:
    file = read_text(WATCHED.replace("\n\nDate", "\nwhat?\n\nDate"), "T/Watch History.txt")
    assert file.value["(text)"] == ["what?"]
    assert columns(file, "VideoList") == {"Date": TIMES, "Link": LINKS}


def test_an_odd_record_among_many_keeps_its_place() -> None:
    records = [f"Date: 2026-01-01 00:00:00\nLink: https://x.y/{n}" for n in range(1000)]
    records[500] += "\nTitle: two\nlines"
    file = read_text("\n\n".join(records) + "\n\n\n", "T/Watch History.txt")
    rows = file.value["VideoList"]
    assert len(rows) == 1000
    assert rows[500] == {
        "Date": "2026-01-01 00:00:00",
        "Link": "https://x.y/500",
        "Title": "two\nlines",
    }
    assert [row["Link"] for row in rows] == [f"https://x.y/{n}" for n in range(1000)]


def test_records_of_one_shape_are_a_batch_also_where_one_has_several_lines() -> None:
    records = [f"Date: 2026-01-01 00:00:00\nComment: c{n}" for n in range(600)]
    records[300] += "\n\nmore"
    file = read_text("\n\n".join(records), "T/Comments.txt")
    assert columns(file, "CommentsList")["Comment"][299:302] == ["c299", "c300\n\nmore", "c301"]


def test_a_field_that_stands_twice_in_a_record_is_kept_twice() -> None:
    file = read_text("Date: d\nLink: a\nLink: b\n", "T/Watch History.txt")
    assert file.value["VideoList"] == [{"Date": "d", "Link": "a", "Link\x002": "b"}]


def test_a_blank_line_after_every_line() -> None:
    file = read_text(WATCHED.replace("\n", "\n\n"), "T/Watch History.txt")
    assert columns(file, "VideoList") == {"Date": TIMES, "Link": LINKS}


def test_a_record_without_its_first_field() -> None:
    text = "Date: d1\nLink: l1\n\nLink: l2\n\nDate: d3\nLink: l3\n"
    file = read_text(text, "T/Watch History.txt")
    assert file.value["VideoList"] == [
        {"Date": "d1", "Link": "l1"},
        {"Link": "l2"},
        {"Date": "d3", "Link": "l3"},
    ]


def test_records_without_blank_lines_between_them() -> None:
    file = read_text(WATCHED.replace("\n\n", "\n"), "T/Watch History.txt")
    assert columns(file, "VideoList") == {"Date": TIMES, "Link": LINKS}


def test_a_map_of_json_is_a_list_in_txt_under_an_empty_id() -> None:
    text = "Shop Name: s1\nContent: hi\n\nShop Name: s2\nContent: ho\n"
    file = read_text(text, "TikTok/TikTok Shop/Communication with shops.txt")
    assert columns(file, "CommunicationHistories", "")["Shop Name"] == ["s1", "s2"]


def test_lives_watched_have_their_room_in_the_record() -> None:
    text = "Room ID: 7450\nWatch Time: 2025-01-01 10:00:00\nLink: l\n\n"
    file = read_text(text + text, "TikTok/TikTok Live/Watch Live History.txt")
    assert columns(file, "WatchLiveMap", "") == {
        "Room ID": ["7450", "7450"],
        "Watch Time": ["2025-01-01 10:00:00", "2025-01-01 10:00:00"],
        "Link": ["l", "l"],
    }


def test_one_object_stays_one_object() -> None:
    file = read_text(
        "Date: N/A\nGPS Data: N/A\nLast Region: N/A\n", "T/Most Recent Location Data.txt"
    )
    assert file.value == {"LocationData": {"Date": "N/A", "GPS Data": "N/A", "Last Region": "N/A"}}
