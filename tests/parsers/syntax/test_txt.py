"""TXT files to trees: hand-written files, hand-written expectations."""

from __future__ import annotations

import pytest

from parsers.syntax.txt import TextFile, read_text
from parsers.tree import Batch, leaf_count

WATCHED = (
    "Date: 2026-03-01 10:00:02 UTC\n"
    "Link: https://www.tiktokv.com/share/video/7300000000000000002/\n"
    "\n"
    "Date: 2026-03-01 10:00:01 UTC\n"
    "Link: https://www.tiktokv.com/share/video/7300000000000000001/\n"
    "\n\n"
)
TIMES = ["2026-03-01 10:00:02 UTC", "2026-03-01 10:00:01 UTC"]
LINKS = [
    "https://www.tiktokv.com/share/video/7300000000000000002/",
    "https://www.tiktokv.com/share/video/7300000000000000001/",
]


def columns(file: TextFile, *keys: str) -> dict[str, list[str]]:
    """The columns of the batch at these keys."""
    value = file.value
    for key in keys:
        value = value[key]
    assert isinstance(value, Batch)
    return value.columns


# Names and languages (gotcha 32)


@pytest.mark.parametrize(
    ("member", "place", "key"),
    [
        ("TikTok/Your Activity/Watch History.txt", "Watch History", "VideoList"),
        ("Tiktok/Activity/Browsing History.txt", "Watch History", "VideoList"),
        ("Activity/Video Browsing History.txt", "Watch History", "VideoList"),
        ("TikTok/Je activiteit/Kijkgeschiedenis.txt", "Watch History", "VideoList"),
        ("TikTok/Ваша активность/История просмотра.txt", "Watch History", "VideoList"),
        ("TikTok/La tua attività/Cronologia visualizzazioni.txt", "Watch History", "VideoList"),
        ("TikTok/Likes and Favourites/Like List.txt", "Like List", "ItemFavoriteList"),
        ("TikTok/Likes and Favorites/Favorite Videos.txt", "Favorite Videos", "FavoriteVideoList"),
        (
            "TikTok/Likes en favorieten/Favoriete video’s.txt",
            "Favorite Videos",
            "FavoriteVideoList",
        ),
        ("TIKTOK/LIKES AND FAVORITES/LIKE LIST.TXT", "Like List", "ItemFavoriteList"),
        ("x/Watch History (1).txt", "Watch History", "VideoList"),
    ],
)
def test_a_file_is_known_by_its_name(member: str, place: str, key: str) -> None:
    file = read_text(WATCHED, member)
    assert (file.place, file.guessed) == (place, False)
    assert columns(file, key) == {"Date": TIMES, "Link": LINKS}


def test_file_names_decomposed_by_macos_are_the_same_names() -> None:
    decomposed = "TikTok/Настройки.txt".replace("й", "и\u0306")
    assert read_text("Язык: ru\n", decomposed).place == "Settings"


def test_labels_are_translated() -> None:
    text = "Datum: 2026-03-01 10:00:00 UTC\nZoekterm: fiets: tweedehands\n\n\n"
    file = read_text(text, "TikTok/Je activiteit/Zoekopdrachten.txt")
    assert file.language == "nl"
    assert columns(file, "SearchList") == {
        "Date": ["2026-03-01 10:00:00 UTC"],
        "Search Term": ["fiets: tweedehands"],
    }


@pytest.mark.parametrize(
    ("text", "member", "language"),
    [
        ("Date: x\nLink: y\n", "Activity/Like List.txt", "en"),
        ("Datum: x\nLink: y\n", "TikTok/x/y.txt", "nl"),
        ("Дата: x\nСсылка: y\n", "TikTok/x/y.txt", "ru"),
        ("Data: x\nLink: y\n", "TikTok/x/Searches.txt", "it"),
        ("No hay datos en esta sección\n", "TikTok/x/Status.txt", "es"),
        ("В этом разделе нет данных", "TikTok/x/Status.txt", "ru"),
        ("You have no data in this section", "TikTok/x/y.txt", "en"),
        ("hallo\n", "TikTok/x/y.txt", None),
    ],
)
def test_the_language_is_told_by_names_labels_and_sentences(
    text: str, member: str, language: str | None
) -> None:
    assert read_text(text, member).language == language


# Conversations (gotchas 33, 34)


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
    assert file.place == "Direct Messages"
    chats = file.value["ChatHistory"]
    assert list(chats) == ["Chat History with user.name_1:", "Chat History with :"]
    assert columns(file, "ChatHistory", "Chat History with user.name_1:") == {
        "Date": ["2026-03-01 10:00:01 UTC", "2026-03-01 10:00:00 UTC"],
        "From": ["user.name_1", "me.myself"],
        "Content": ["see you at 10:30: ok?", "yes"],
    }
    assert leaf_count(file.value) == 3
    assert file.headings == 2
    assert "date UTC" in file.signs


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
    assert {"date bare", "no root folder"} <= file.signs


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
    assert file.place == "Group Chat"
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
    assert file.place == "Tako Chat History"
    (chat,) = file.value["TakoChatHistoryList"]
    assert chat["Messages"].columns == {
        "Date": ["2026-07-01 10:00:01 UTC", "2026-07-01 10:00:00 UTC"],
        "From": ["Tako", "me"],
        "Content": ["sunny", "weather?"],
        "Chat Title": ["Weather today", "Weather today"],
    }
    assert leaf_count(file.value) == 2


def test_lines_before_the_first_message_are_not_lost() -> None:
    file = read_text("what is this\n", "Direct Messages/Chat History.txt")
    assert file.value == {"(text)": ["what is this"]}


# Records (gotchas 35, 37, 38, 39)


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
    assert "login UTC" in file.signs
    assert "date UTC" not in file.signs


def test_hashtag_links_have_two_colons_in_some_files() -> None:
    text = "Date: 2025-01-01 10:00:00\nHashTag Link:: https://x.y/tag/1\n\n"
    file = read_text(text, "Tiktok/Activity/Favorite HashTags.txt")
    assert columns(file, "FavoriteHashtagList")["HashTag Link"] == ["https://x.y/tag/1"]
    assert {"folder Tiktok", "date bare"} <= file.signs


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


def test_one_object_stays_one_object() -> None:
    file = read_text(
        "Date: N/A\nGPS Data: N/A\nLast Region: N/A\n", "T/Most Recent Location Data.txt"
    )
    assert file.value == {"LocationData": {"Date": "N/A", "GPS Data": "N/A", "Last Region": "N/A"}}


# Nothing there, notes (gotcha 36)


@pytest.mark.parametrize(
    ("text", "member", "value"),
    [
        ("You have no data in this section\n\n\n", "T/Watch History.txt", {"VideoList": []}),
        ("YOU HAVE NO DATA in this section.", "T/Like List.txt", {"ItemFavoriteList": []}),
        ("Dit gedeelte bevat geen gegevens", "T/Kijkgeschiedenis.txt", {"VideoList": []}),
        ("Er staan geen gegevens in dit gedeelte", "T/Fondsenwerving.txt", {}),
        ("Je hebt geen informatie over platforms van derden", "T/Informatie van derden.txt", {}),
        ("No hay datos en esta sección", "T/Mensajes directos.txt", {"ChatHistory": {}}),
        ("В этом разделе нет данных", "T/Настройки.txt", {"SettingsMap": {}}),
        ("You have no data in this section", "T/Purchases.txt", {}),
        ("You have no data in this section", "T/Ad Interests.txt", {"AdInterestCategories": ""}),
        ("You have no data in this section", "T/Order History.txt", {"OrderHistories": {}}),
        ("", "T/Watch History.txt", {"VideoList": []}),
        ("You have no data in this section", "T/Something new.txt", {}),
    ],
)
def test_an_empty_section_is_one_empty_leaf(text: str, member: str, value: object) -> None:
    file = read_text(text, member)
    assert file.value == value
    assert leaf_count(file.value) == 1


@pytest.mark.parametrize("end", [")", ""])
def test_a_note_in_parentheses_may_be_left_open(end: str) -> None:
    text = f"(Note: data may have delays of several days{end}\n\nVideos watched: 12\n\n"
    file = read_text(text, "T/Activity Summary.txt")
    assert file.value == {
        "ActivitySummaryMap": {"Videos watched": "12"},
        "note": f"(Note: data may have delays of several days{end}",
    }


# Sectioned files


def test_purchases_under_their_headings() -> None:
    text = (
        "Send Gifts History:\nYou have no data in this section\n\n"
        "Buy Gifts History:\nDate: 2025-05-01 10:00:00\nPrice: 0.07\n\n"
        "Date: 2025-05-02 10:00:00\nPrice: 1.39\n\n\n"
    )
    file = read_text(text, "Tiktok/Activity/Purchases.txt")
    assert file.value["SendGifts"] == {"SendGifts": []}
    assert columns(file, "BuyGifts", "BuyGifts") == {
        "Date": ["2025-05-01 10:00:00", "2025-05-02 10:00:00"],
        "Price": ["0.07", "1.39"],
    }
    assert file.headings == 2


def test_purchases_in_russian_and_without_headings() -> None:
    text = (
        "История отправки Подарков\nВ этом разделе нет данных\n\n"
        "История покупки Подарков\nДата: 2025-05-01 10:00:00 UTC\nЦена: 0.07\n"
    )
    file = read_text(text, "TikTok/x/Покупки.txt")
    assert file.value["SendGifts"] == {"SendGifts": []}
    assert columns(file, "BuyGifts", "BuyGifts")["Price"] == ["0.07"]
    bare = read_text("Date: 2025-05-01 10:00:00\nPrice: 0.07\n", "Purchases.txt")
    assert columns(bare, "BuyGifts", "BuyGifts")["Price"] == ["0.07"]
    assert bare.guessed


def test_purchases_under_a_heading_nobody_knows() -> None:
    text = (
        "Verzonden\nDit gedeelte bevat geen gegevens\n\n"
        "Gekocht:\nDatum: 2025-05-01 10:00:00 UTC\nPrijs: 0.07\n"
    )
    file = read_text(text, "TikTok/Je activiteit/Aankopen.txt")
    assert file.value["Verzonden"] == []
    assert columns(file, "BuyGifts", "BuyGifts")["Price"] == ["0.07"]
    assert file.guessed


def test_settings_with_groups_and_lists() -> None:
    text = (
        "Private Account: Enabled\nWho can see your following list:: Everyone\nInterests: \n\n"
        "Content Preferences:\n"
        "Keyword filters for videos in For You feed: [a, b: c]\n"
        "Keyword filters for videos in Following feed: []\n\n"
        "Push Notification\nNew Fans: Default\n\n"
        "App Language: en\n"
    )
    file = read_text(text, "TikTok/Profile and Settings/Settings.txt")
    assert file.value == {
        "SettingsMap": {
            "Private Account": "Enabled",
            "Who can see your following list": "Everyone",
            "Interests": "",
            "Content Preferences": {
                "Keyword filters for videos in For You feed": "[a, b: c]",
                "Keyword filters for videos in Following feed": [],
            },
            "Push Notification": {"New Fans": "Default"},
            "App Language": "en",
        }
    }
    assert file.headings == 2


def test_settings_without_headings_are_flat_and_a_heading_without_content_is_empty() -> None:
    text = "A: 1\nContent Preferences:\nB: 2\n\nFamily Content Preferences:\n\nScreen Time:\n"
    file = read_text(text, "Settings.txt")
    assert file.value == {
        "SettingsMap": {
            "A": "1",
            "Content Preferences": "",
            "B": "2",
            "Family Content Preferences": {},
            "ScreenTime": [],
        }
    }
    assert file.headings == 0


def test_profile_with_linked_accounts_and_a_bio_of_several_lines() -> None:
    text = (
        "Username: x\nBio Description: hello\n\nsecond\nBirthdate: 01-Oct-1995\n\n"
        "Platform Info:\nPlatform: Facebook\nProfile Photo: N/A\n\n"
        "Platform: Google\nProfile Photo: \n"
    )
    file = read_text(text, "TikTok/Profile and Settings/Profile Information.txt")
    assert file.value == {
        "ProfileMap": {
            "Username": "x",
            "Bio Description": "hello\n\nsecond",
            "Birthdate": "01-Oct-1995",
            "PlatformInfo": [
                {"Platform": "Facebook", "Profile Photo": "N/A"},
                {"Platform": "Google", "Profile Photo": ""},
            ],
        }
    }


def test_labels_of_settings_stay_as_they_are_written() -> None:
    file = read_text("Gebruikersnaam: x\nBijnaam: y\n", "TikTok/x/Profielinformatie.txt")
    assert file.value == {"ProfileMap": {"Gebruikersnaam": "x", "Bijnaam": "y"}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gaming|Food & Drink\n\n", "Gaming|Food & Drink"),
        ("Ad Interests: Gaming|Food & Drink", "Gaming|Food & Drink"),
        ("Ad Interest Categories: Gaming", "Gaming"),
        ("Gaming\nFood: Drink\n", ["Gaming", "Food: Drink"]),
        ("Ad Interests:\nGaming\nSports\n", ["Gaming", "Sports"]),
    ],
)
def test_ad_interests(text: str, value: object) -> None:
    file = read_text(text, "TikTok/Your Activity/Ad Interests.txt")
    assert file.value == {"AdInterestCategories": value}


def test_sections_of_unknown_shape() -> None:
    one = read_text("Number: 1\nTopic: late\n", "T/Customer support history.txt")
    assert one.value == {"Number": "1", "Topic": "late"}
    two = read_text("Number: 1\nTopic: late\n\nNumber: 2\nTopic: lost\n", "T/Donation.txt")
    assert two.value == {
        "(records)": [{"Number": "1", "Topic": "late"}, {"Number": "2", "Topic": "lost"}]
    }
    names = read_text("smile\nwave\n", "T/Stickers.txt")
    assert names.value == {"StickerList": ["smile", "wave"]}
    face = read_text("Create Date: N/A\n", "T/AI-Moji.txt")
    assert face.value == {"Create Date": "N/A"}


# One name, two meanings; one content, no name (gotchas 32, 39, 40)


def test_dutch_berichten_are_posts_or_messages() -> None:
    posts = "Datum: 2026-03-01 10:00:00 UTC\nLink: https://x.y/z\nLike(s): 3\n"
    assert read_text(posts, "TikTok/Berichten/Berichten.txt").place == "Posts"
    chat = ">>> Chat History with x::\n\n2026-03-01 10:00:00 UTC x: a\n"
    assert read_text(chat, "TikTok/Berichten/Berichten.txt").place == "Direct Messages"
    folder = read_text(chat, "TikTok/Berichten/Directe berichten.txt")
    assert (folder.place, folder.guessed) == ("Direct Messages", False)


def test_russian_history_of_reposts_is_what_was_shared() -> None:
    text = (
        "Дата: 2026-03-01 10:00:00 UTC\nПересланный контент: video\n"
        "Ссылка: https://x.y/z\nМетод: chat\n"
    )
    file = read_text(text, "TikTok/Ваша активность/История репостов.txt")
    assert file.place == "Share History"
    assert columns(file, "ShareHistoryList") == {
        "Date": ["2026-03-01 10:00:00 UTC"],
        "Shared Content": ["video"],
        "Link": ["https://x.y/z"],
        "Method": ["chat"],
    }


VIDEO = "https://www.tiktokv.com/share/video/7300000000000000001/"
TIME = "2026-03-01 10:00:00 UTC"
SHORT = "https://m.tiktok.com"


@pytest.mark.parametrize(
    ("text", "member", "place"),
    [
        (f">>> Chat History with x::\n\n{TIME} x: a\n", "TikTok/a/b.txt", "Direct Messages"),
        (f"Date: {TIME}\nSearch Term: a\n", "TikTok/a/b.txt", "Searches"),
        (f"Wann: {TIME}\nAdresse: 192.0.2.1\nGerät: x\n", "TikTok/a/b.txt", "Login History"),
        (
            f"Wann: {TIME}\nWo: {SHORT}/h5/share/music/1.html\n",
            "a/b.txt",
            "Favorite Sounds",
        ),
        (
            f"Wann: {TIME}\nWo: {SHORT}/share/stickers/detail/1.html\n",
            "a/b.txt",
            "Favorite Effects",
        ),
        (
            f"Wann: {TIME}\nWo: {SHORT}/h5/share/tag/1.html\n",
            "a/b.txt",
            "Favorite Hashtags",
        ),
        ("Wort: x\nWo: https://www.tiktok.com/share/challenge/1/\n", "a/b.txt", "Hashtag"),
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/New Watch History.txt", "Watch History"),
        # It could be what was watched, liked or kept: nobody knows.
        (f"Date: {TIME}\nLink: {VIDEO}\n", "TikTok/a/b.txt", None),
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "TikTok/Likes and Favorites/b.txt", None),
        (f"Date: {TIME}\nUsername: a\n", "TikTok/a/b.txt", None),
        (f"Date: {TIME}\nComment: a\n", "TikTok/a/b.txt", None),
        (f"When: {TIME}\nMood: a\n", "TikTok/a/b.txt", None),
        ("just words\n", "readme.txt", None),
    ],
)
def test_a_file_without_a_known_name_is_told_by_content_or_left(
    text: str, member: str, place: str | None
) -> None:
    file = read_text(text, member)
    assert (file.place, file.guessed) == (place, place is not None)


def test_what_nobody_knows_stays_as_it_is_written() -> None:
    one = read_text(f"Wann: {TIME}\nWo: {VIDEO}\n", "a/b.txt")
    assert one.value == {"Wann": TIME, "Wo": VIDEO}
    text = f"Wann: {TIME}\nWo: {VIDEO}\n\n"
    two = read_text(text + text, "a/b.txt")
    assert two.value.columns == {"Wann": [TIME, TIME], "Wo": [VIDEO, VIDEO]}


def test_labels_of_an_unknown_language_are_told_by_their_values() -> None:
    file = read_text(f"Wann: {TIME}\nWer: anna\n", "a/Follower.txt")
    assert file.guessed
    assert columns(file, "FansList") == {"Date": [TIME], "UserName": ["anna"]}
    watched = read_text(f"Wann: {TIME}\nWo: {VIDEO}\nNeu: x\n", "a/Watch History.txt")
    assert columns(watched, "VideoList") == {"Date": [TIME], "Link": [VIDEO], "Neu": ["x"]}


def test_two_columns_of_one_shape_are_not_told_apart() -> None:
    text = f"Erst: {TIME}\nDann: {TIME}\n"
    assert read_text(text, "a/Watch History.txt").value["VideoList"].columns == {
        "Erst": [TIME],
        "Dann": [TIME],
    }


# Line ends (gotcha 41)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end: str) -> None:
    assert read_text(WATCHED.replace("\n", end), "a/Like List.txt") == read_text(
        WATCHED, "a/Like List.txt"
    )


def test_only_line_ends_end_a_line() -> None:
    text = "Date: d\nSearch Term: a\u2028b\x0bc\x85d\n"
    assert columns(read_text(text, "Searches.txt"), "SearchList")["Search Term"] == [
        "a\u2028b\x0bc\x85d"
    ]


# Signs of generations


def test_signs() -> None:
    old = WATCHED.replace("Link", "Video Link").replace(" UTC", "")
    assert read_text(old, "Activity/Video Browsing History.txt").signs == {
        "no root folder",
        "file Video Browsing History",
        "label Date",
        "label Video Link",
        "date bare",
    }
    assert read_text(WATCHED, "TikTok/Your Activity/Watch History.txt").signs == {
        "folder TikTok",
        "file Watch History",
        "label Date",
        "label Link",
        "date UTC",
    }
