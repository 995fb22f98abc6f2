"""A language learned from one account in two forms: what its rows prove, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fixtures.two_forms import FILES, NOTHING, PRIVATE, Row, account, as_json, txt
from parsers.format.languages import EN, Language
from parsers.learning.learned import Learned, is_word
from parsers.learning.learning import learn
from parsers.learning.writing import known, source, together
from tests.parsers.test_handed_in import read, seen

ROOT = Path(__file__).parents[3]
SECTIONS = {
    "watch": "Watch History",
    "likes": "Like List",
    "saved": "Favorite Videos",
    "followers": "Follower",
    "following": "Following",
    "searches": "Searches",
    "comments": "Comments",
    "logins": "Login History",
    "chats": "Direct Messages",
    "gifts": "Purchases",
    "hashtags": "Hashtag",
    "profile": "Profile Info",
}
ALL = {FILES[section]: place for section, place in SECTIONS.items()}


def learned(
    written: dict[str, list[Row]] | None = None,
    english: dict[str, list[Row]] | None = None,
    more: dict[str, bytes] | None = None,
    **options: Any,
) -> Learned:
    files = txt(written or account(), **options) | (more or {})
    return learn([*files.items()], read([("user_data_tiktok.json", as_json(english or account()))]))


def language(made: Learned) -> Language:
    return together(Language("xx", ""), made, "made up")


@pytest.mark.parametrize("hours", [0, 2, -5])
def test_files_labels_and_headings_follow_from_the_rows(hours: int) -> None:
    made = learned(hours=hours)
    assert made.files == ALL
    assert made.labels == {
        "Kiam": "Date",
        "Ligilo": "Link",
        "Nomo de uzanto": "Username",
        "Sercxvorto": "Search Term",
        "Diro": "Comment",
        "Reta adreso": "IP",
        "Aparato": "Device Model",
        "Sistemo": "Device System",
        "Reto": "Network Type",
        "Telefonisto": "Carrier",
        "Prezo": "Price",
        "Krado": "Hashtag Name",
        "Kradligilo": "HashTag Link",
    }
    assert made.headings == {"Senditaj donacoj": "SendGifts", "Acxetitaj donacoj": "BuyGifts"}
    assert made.folders == {
        "Mia vivo": "Your Activity",
        "Amoj": "Likes and Favorites",
        "Cetero": "",
    }
    assert made.empty == (NOTHING,)
    assert made.nothing == ("N/Z",)
    assert not made.assumed


def test_no_value_of_the_account_is_in_the_file() -> None:
    made = source(language(learned()), "Made up").casefold()
    assert not [word for word in PRIVATE if word.casefold() in made]
    for value in ("noto", "ni iras", 'nomo"', "retposxto", "naskita"):
        assert value not in made, "what stands once is no label that was proved"


def test_lists_that_were_asked_for_on_two_days_still_agree() -> None:
    older, newer = account(), account()
    older["watch"], newer["watch"] = older["watch"][:30], newer["watch"][10:]
    older["likes"] = older["likes"][:9]
    assert learned(older, newer).files == ALL
    assert learned(newer, older).files == ALL


def test_two_sections_that_cannot_be_told_apart_teach_no_name() -> None:
    alike = account()
    alike["saved"] = alike["likes"]
    made = learned(alike, alike)
    assert not {"Amata", "Tenata"} & {*made.files}
    assert made.labels["Ligilo"] == "Link", "the watch history tells it"
    assert made.unclear["files"] == 2


def test_likes_that_are_all_watched_too_are_no_watch_history() -> None:
    """Without the JSON's likes nothing is left that could be taken for them."""
    fewer = account()
    del fewer["likes"], fewer["saved"]
    made = learned(account(), fewer)
    assert "Amata" not in made.files
    assert "Tenata" not in made.files
    assert made.files["Spektita"] == "Watch History"


def test_too_few_rows_are_an_accident() -> None:
    few = account()
    few["searches"] = few["searches"][:2]
    made = learned(few, few)
    assert "Sercxoj" not in made.files
    assert "Sercxvorto" not in made.labels


def test_a_label_that_means_two_things_is_left_out() -> None:
    files = txt(account())
    name = "TikTok/Mia vivo/Sercxoj.txt"
    files[name] = files[name].replace(b"Sercxvorto:", b"Ligilo:")
    english = read([("user_data_tiktok.json", as_json(account()))])
    made = learn([*files.items()], english)
    assert "Ligilo" not in made.labels
    assert made.unclear["labels that mean two things"] == 1
    assert made.files == ALL


def test_a_value_that_looks_like_a_label_is_none() -> None:
    """A comment goes on below with "Noto: bela"; a search term is called like a label."""
    made = learned()
    assert "Noto" not in made.labels
    assert "Dato" not in made.labels
    assert "Dato" not in source(language(made), "")


def test_a_file_or_folder_that_is_called_after_the_person_is_left_out() -> None:
    files = {
        name.replace("Spektita", "Spektita de Zofia").replace("Amoj/", "Zofia/"): data
        for name, data in txt(account()).items()
    }
    english = read([("user_data_tiktok.json", as_json(account()))])
    made = learn([*files.items()], english)
    assert "zofia" not in source(language(made), "").casefold()
    assert made.unclear["file names that may be private"] == 1
    loose = {name.split("/", 1)[1]: data for name, data in txt(account()).items()}
    assert learn([*loose.items()], english).folders == {}, "a folder that may be anybody's"
    assert learn([*loose.items()], english).files == ALL


def test_what_a_person_put_beside_it_teaches_nothing() -> None:
    more = {
        "TikTok/Cetero/Taglibro.txt": b"Kara taglibro: hodiau\nMi estas: malgaja\n\n",
        "TikTok/Cetero/Notoj.txt": b"secret one line",
        "TikTok/Cetero/Ripeto.txt": NOTHING.encode(),
    }
    made = learned(more=more)
    assert made.files == ALL
    assert made.empty == (NOTHING,)


@pytest.mark.parametrize(
    ("word", "told"),
    [("N/Z", True), ("N.v.t.", True), ("k. A.", True), ("KPN", False), ("geheim", False)],
)
def test_only_an_abbreviation_is_a_word_for_nothing(word: str, told: bool) -> None:
    files = {name: data.replace(b"N/Z", word.encode()) for name, data in txt(account()).items()}
    english = read([("user_data_tiktok.json", as_json(account()))])
    assert learn([*files.items()], english).nothing == ((word,) if told else ())


def test_what_was_assumed_and_is_seen_is_assumed_no_more() -> None:
    before = Language("xx", "", labels={"Tago": "Date"}, assumed={"Kiam": "Date", "Loko": "GPS"})
    after = together(before, learned(), "made up")
    assert after.assumed == {"Loko": "GPS"}
    assert after.labels["Kiam"] == after.labels["Tago"] == "Date"
    assert after.evidence == "made up"


def test_the_file_is_python_that_says_the_same(tmp_path: Path) -> None:
    odd = Learned(
        files={'L\'un "deux"': "Watch History", "Elŝutoj": "Searches", "a\\b": "Comments"},
        labels={"Kiam'": "Date"},
        empty=("x" * 60 + " a", "y" * 60 + " b"),
        nothing=("N/Z",),
    )
    for made in (learned(), odd):
        one = language(made)
        text = source(one, "Made up")
        found: dict[str, Any] = {}
        exec(text, found)
        assert found["XX"] == one
        file = tmp_path / "xx.py"
        file.write_text(text, encoding="utf-8")
        ruff = ["ruff", "format", "--config", str(ROOT / "pyproject.toml"), "--check", str(file)]
        command = [sys.executable, "-m", *ruff]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_known_language_written_anew_stays_the_same() -> None:
    assert known("en") == EN
    assert known("xx") == Language("xx", "")


def test_the_learned_language_reads_the_archive_as_the_json_does(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "parsers", tmp_path / "parsers", ignore=shutil.ignore_patterns("*.pyc"))
    languages = tmp_path / "parsers/format/languages"
    (languages / "xx.py").write_text(source(language(learned()), "x"), encoding="utf-8")
    index = languages / "__init__.py"
    text = index.read_text(encoding="utf-8").replace("    DA,\n)", "    DA,\n    XX,\n)")
    index.write_text(f"{text}\n", encoding="utf-8")
    first = "from parsers.format.languages.tr import TR\n"
    assert first in text
    text = text.replace(first, first + "from parsers.format.languages.xx import XX\n")
    index.write_text(text, encoding="utf-8")
    for name, data in txt(account()).items():
        file = tmp_path / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    say = (
        "import json, parsers\n"
        "e = parsers.read_export('archive')\n"
        "rows = {n: len(t) for n, t in e.tables.items() if len(t)}\n"
        "print(json.dumps([e.language, rows, e.guessed, e.ledger.count(parsers.Fate.UNKNOWN)]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", say], cwd=tmp_path, capture_output=True, check=True
    )
    spoken, rows, guessed, unknown = json.loads(done.stdout)
    english = seen(read([("user_data_tiktok.json", as_json(account()))]))
    assert spoken == "xx"
    assert rows == english
    assert guessed == []
    # A field in which nothing ever stood, and two files in which nothing stands, taught nothing.
    assert unknown == len(account()["comments"]) + 2


@pytest.mark.parametrize(
    ("word", "told"),
    [("Kiam", True), ("Nomo de uzanto", True), ("", False), ("a@b", False), ("x" * 61, False),
     ("tel 0612", False), ("Zofia", False), ("a\nb", False)],
)  # fmt: skip
def test_a_word_of_the_program(word: str, told: bool) -> None:
    assert is_word(word, {"zofia"}) is told
