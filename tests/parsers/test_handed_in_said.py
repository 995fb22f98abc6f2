"""What is said of files that people hand in: names, lists, generations, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from random import Random

import pytest

from analysis.inspection import inspection
from dashboard.report.inspection import in_words
from parsers.ledger import Fate
from parsers.notice import Notice
from parsers.refusal import Cause
from tests.parsers.test_handed_in import TIME, VIDEO, document, read, refused, seen, text

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
    said = inspection(export)
    assert said["unplaced"] == ["watch_history", "searches"]
    told = {
        name: (said["sections"][name]["state"], said["sections"][name]["rows"]) for name in states
    }
    assert told == {"watch_history": ("read", 0), "searches": ("read", 0), "reposts": ("empty", 0)}
    assert "of a form nobody knows" in in_words(said)
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
