"""TXT files: what they are, by name or content."""

from __future__ import annotations

import pytest

from parsers.format.generations import Seen, Sign
from tests.parsers.syntax.txt.examples import LINKS, TIMES, WATCHED, columns, read_text

# Names and languages


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
    assert (file.section_name, file.guessed) == (place, False)
    assert columns(file, key) == {"Date": TIMES, "Link": LINKS}


def test_file_names_decomposed_by_macos_are_the_same_names() -> None:
    decomposed = "TikTok/Настройки.txt".replace("й", "и\u0306")
    assert read_text("Язык: ru\n", decomposed).section_name == "Settings"


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
        ("Datum: x\nGebruikersnaam: y\n", "TikTok/x/y.txt", "nl"),
        ("Дата: x\nСсылка: y\n", "TikTok/x/y.txt", "ru"),
        ("No hay datos en esta sección\n", "TikTok/x/Status.txt", "es"),
        ("В этом разделе нет данных", "TikTok/x/Status.txt", "ru"),
        ("You have no data in this section", "TikTok/Activity/y.txt", "en"),
        # Words that languages share, or one alone, tell nothing; nor do English ones that lack.
        ("Datum: x\nLink: y\n", "TikTok/x/y.txt", None),
        ("Data: x\nLink: y\n", "TikTok/x/y.txt", None),
        ("Fecha: x\n", "TikTok/x/y.txt", None),
        ("", "TikTok/Profil/Follower.txt", None),
        ("Kiam: 2026-03-01 10:00:00\nLink: y\n", "TikTok/x/Follower.txt", None),
        ("hallo\n", "TikTok/x/y.txt", None),
    ],
)
def test_the_language_is_told_by_names_labels_and_sentences(
    text: str, member: str, language: str | None
) -> None:
    assert read_text(text, member).language == language


# One name, two meanings; one content, no name


def test_dutch_berichten_are_posts_or_messages() -> None:
    posts = "Datum: 2026-03-01 10:00:00 UTC\nLink: https://x.y/z\nLike(s): 3\n"
    assert read_text(posts, "TikTok/Berichten/Berichten.txt").section_name == "Posts"
    chat = ">>> Chat History with x::\n\n2026-03-01 10:00:00 UTC x: a\n"
    assert read_text(chat, "TikTok/Berichten/Berichten.txt").section_name == "Direct Messages"
    folder = read_text(chat, "TikTok/Berichten/Directe berichten.txt")
    assert (folder.section_name, folder.guessed) == ("Direct Messages", False)


def test_russian_history_of_reposts_is_what_was_shared() -> None:
    text = (
        "Дата: 2026-03-01 10:00:00 UTC\nПересланный контент: video\n"
        "Ссылка: https://x.y/z\nМетод: chat\n"
    )
    file = read_text(text, "TikTok/Ваша активность/История репостов.txt")
    assert file.section_name == "Share History"
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
        # It could be what was watched, liked or kept: nobody knows. A word in it does not tell.
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/New Watch History.txt", None),
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/Favorisierte Videos.txt", None),
        (f"Fecha: {TIME}\nEnlace: {VIDEO}\n", "a/Videos favoritos.txt", None),
        # A name of one English word that stands in other languages too: the values must agree.
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/Videos.txt", None),
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/Status.txt", None),
        (f"Wann: {TIME}\nWo: {VIDEO}\n", "a/Follower.txt", None),
        (f"Wann: {TIME}\nWer: two words\n", "a/Follower.txt", None),
        (f"Wann: {TIME}\nWer: a.b_1\n", "a/Follower.txt", "Follower"),
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
    assert (file.section_name, file.guessed) == (place, place is not None)


def test_what_nobody_knows_stays_as_it_is_written() -> None:
    one = read_text(f"Wann: {TIME}\nWo: {VIDEO}\n", "a/b.txt")
    assert one.value == {"Wann": TIME, "Wo": VIDEO}
    text = f"Wann: {TIME}\nWo: {VIDEO}\n\n"
    two = read_text(text + text, "a/b.txt")
    assert columns(two) == {"Wann": [TIME, TIME], "Wo": [VIDEO, VIDEO]}


def test_labels_of_an_unknown_language_are_told_by_their_values() -> None:
    file = read_text(f"Wann: {TIME}\nWer: anna\n", "a/Follower.txt")
    assert file.guessed
    assert columns(file, "FansList") == {"Date": [TIME], "UserName": ["anna"]}
    watched = read_text(f"Wann: {TIME}\nWo: {VIDEO}\nNeu: x\n", "a/Watch History.txt")
    assert columns(watched, "VideoList") == {"Date": [TIME], "Link": [VIDEO], "Neu": ["x"]}


def test_two_columns_of_one_shape_are_not_told_apart() -> None:
    text = f"Erst: {TIME}\nDann: {TIME}\n"
    assert columns(read_text(text, "a/Watch History.txt"), "VideoList") == {
        "Erst": [TIME],
        "Dann": [TIME],
    }


# Line ends


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
        Sign(Seen.FOLDER, ""),
        Sign(Seen.FILE, "Video Browsing History"),
        Sign(Seen.LABEL, "Date"),
        Sign(Seen.LABEL, "Video Link"),
        Sign(Seen.DATES, "bare"),
    }
    assert read_text(WATCHED, "TikTok/Your Activity/Watch History.txt").signs == {
        Sign(Seen.FOLDER, "TikTok"),
        Sign(Seen.FILE, "Watch History"),
        Sign(Seen.LABEL, "Date"),
        Sign(Seen.LABEL, "Link"),
        Sign(Seen.DATES, "UTC"),
    }
