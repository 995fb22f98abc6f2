"""Settings, notes, headings and nothing at all in TXT."""

from __future__ import annotations

import pytest

from parsers.tree import leaf_count
from tests.parsers.syntax.txt.examples import columns, read_text

# Nothing there, notes


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


def test_a_person_s_own_words_do_not_become_a_heading() -> None:
    text = "Gebruikersnaam: x\nOver mij: hallo\n\nLeuk dat je er bent\nGeboortedatum: 1995\n"
    file = read_text(text, "TikTok/x/Profielinformatie.txt")
    assert file.value == {
        "ProfileMap": {"Gebruikersnaam": "x", "Over mij": "hallo", "Geboortedatum": "1995"},
        "(text)": ["Leuk dat je er bent"],
    }


def test_settings_under_a_heading_nobody_knows() -> None:
    file = read_text("A: 1\n\nMeldingen\nNieuwe volgers: Aan\n", "TikTok/x/Instellingen.txt")
    assert file.value == {"SettingsMap": {"A": "1", "Meldingen": {"Nieuwe volgers": "Aan"}}}


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
    one = read_text("Number: 1\nTopic: late\n", "TikTok/Customer support history.txt")
    assert one.value == {"Number": "1", "Topic": "late"}
    two = read_text("Number: 1\nTopic: late\n\nNumber: 2\nTopic: lost\n", "TikTok/Donation.txt")
    assert two.value == [{"Number": "1", "Topic": "late"}, {"Number": "2", "Topic": "lost"}]
    names = read_text("smile\nwave\n", "TikTok/Stickers.txt")
    assert names.value == {"StickerList": ["smile", "wave"]}
    face = read_text("Create Date: N/A\n", "TikTok/AI-Moji.txt")
    assert face.value == {"Create Date": "N/A"}
