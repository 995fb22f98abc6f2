"""The command `inzage`: its exit codes, what it says, and that nothing private is in it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from inzage import main
from parsers.by_hand import Rule, as_json

SECRET = "heron-4711"
_TREE = {
    "Your Activity": {
        "Searches": {
            "SearchList": [
                {"Date": "2025-03-30 01:30:00", "SearchTerm": SECRET},
                {"Date": "2025-03-30 00:30:00", "SearchTerm": "=1+1", "Mood": "fine"},
                {"Date": "someday", "SearchTerm": "None"},
            ]
        },
        "Watch History": {"VideoList": None},
    }
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "user_data_tiktok.json"
    file.write_text(json.dumps(_TREE))
    return file


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_inspect_counts_every_leaf_and_shows_no_value(run: Run, archive: Path) -> None:
    code, out, err = run("inspect", archive, "--json")
    assert (code, err) == (0, "")
    assert SECRET not in out
    assert "fine" not in out
    seen = json.loads(out)
    # 3 dates, 3 terms, 1 field nobody knows, 1 null; "None" is what the person typed.
    assert seen["ledger"] == {
        "total": 8, "read": 5, "empty": 1, "set_aside": 0, "unreadable": 1, "unknown": 1,
    }  # fmt: skip
    place = "Your Activity > Searches > SearchList[] > "
    assert seen["unknown"] == [{"path": place.removesuffix(" > ") + "{}", "leaves": 1}]
    assert seen["unreadable"] == [{"path": place + "Date", "expected": "time", "leaves": 1}]
    assert seen["sections"]["searches"] == {
        "state": "read",
        "rows": 3,
        "first": "2025-03-30T00:30:00Z",
        "last": "2025-03-30T01:30:00Z",
    }
    assert seen["sections"]["watch_history"]["state"] == "empty"
    assert seen["sections"]["likes"]["state"] == "absent"


def test_inspect_in_words_says_the_same(run: Run, archive: Path) -> None:
    code, out, _ = run("inspect", archive)
    assert code == 0
    assert SECRET not in out
    words = " ".join(out.split())
    assert "searches 3 2025-03-30T00:30:00Z 2025-03-30T01:30:00Z" in words
    assert "total 8 read 5 empty 1 set aside 0 unreadable 1 unknown 1" in words


def test_tables_are_written_with_what_no_column_takes(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    code, _, err = run("tables", archive, "--out", tmp_path / "out", "--format", "csv")
    assert (code, err) == (0, "")
    written = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert written == ["README.txt", "columns.csv", "ledger.csv", "searches.csv", "sections.csv"]
    with open(tmp_path / "out" / "searches.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["at", "term", "other", "source"]
    assert [row["term"] for row in rows] == [SECRET, "'=1+1", "None"]
    assert json.loads(rows[1]["other"]) == {"Mood": "fine"}


def test_times_inside_numbers_are_a_table_beside(run: Run, tmp_path: Path) -> None:
    # 1 714 554 000 * 2^32 + 13 * 2^8: a video of 2024-05-01 09:00:00 UTC.
    link = "https://www.tiktokv.com/share/video/7363953357225987328/"
    views = [{"Date": "2024-05-02 10:00:00", "Link": link}] * 2
    file = tmp_path / "user_data_tiktok.json"
    file.write_text(json.dumps({"Your Activity": {"Watch History": {"VideoList": views}}}))
    assert run("tables", file, "--out", tmp_path / "out")[0] == 0
    with open(tmp_path / "out" / "times_in_numbers.csv", encoding="utf-8-sig") as written:
        rows = list(csv.DictReader(written))
    assert rows == [
        {"table": "watch_history", "source": "Your Activity > Watch History > VideoList[]",
         "id": "'7363953357225987328", "made_at": "2024-05-01T09:00:00Z", "kind": "video"}
    ]  # fmt: skip


def test_parquet_keeps_types_and_every_letter(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("tables", archive, "--out", tmp_path / "out", "--format", "parquet")[0] == 0
    table = pd.read_parquet(tmp_path / "out" / "searches.parquet")
    assert table["term"].tolist() == [SECRET, "=1+1", "None"]
    assert table["at"].dt.tz is not None
    assert table["at"].tolist()[:2] == [
        pd.Timestamp("2025-03-30 01:30", tz="UTC"),
        pd.Timestamp("2025-03-30 00:30", tz="UTC"),
    ]


def test_findings_are_the_same_in_both_commands(run: Run, archive: Path) -> None:
    code, out, err = run("findings", archive, "--json", "--zone", "Europe/Amsterdam")
    assert (code, err) == (0, "")
    told = json.loads(out)["findings"]
    assert [one["key"] for one in told][:2] == ["sections_missing", "list_cut"]
    assert len(told) == 24
    assert {one["outcome"] for one in told[-5:]} == {"not_asked"}
    _, whole, _ = run("summary", archive, "--json", "--zone", "Europe/Amsterdam")
    assert json.loads(whole)["findings"] == told
    assert SECRET not in out


def test_findings_in_words_and_with_what_was_given(run: Run, archive: Path) -> None:
    code, out, _ = run("findings", archive)
    assert code == 0
    assert out.startswith("Nothing here proves that something is wrong.\n")
    assert "Used before the age of 13" in out.partition("Not asked:")[2]
    given = ["--born", "2015-01", "--with", "companies_sensitive"]
    _, out, _ = run("findings", archive, "--json", *given)
    told = {one["key"]: one["outcome"] for one in json.loads(out)["findings"]}
    assert told["active_before_13"] == "found"
    assert told["companies_sensitive"] == "no_data"
    _, out, _ = run("findings", archive, "--json", *given, "--mode", "room")
    told = {one["key"]: one["outcome"] for one in json.loads(out)["findings"]}
    assert told["companies_sensitive"] == told["active_before_13"] == "not_asked"


@pytest.mark.parametrize("born", ["2011", "2011-13", "2011-3", "march 2011", ""])
def test_a_wrong_month_of_birth_gets_one_sentence(run: Run, archive: Path, born: str) -> None:
    code, out, err = run("findings", archive, "--born", born)
    assert (code, out) == (2, "")
    assert "a year and a month" in err
    assert err.count("\n") == 1


def test_summary_is_on_the_clock_of_the_zone(run: Run, archive: Path) -> None:
    code, out, _ = run("summary", archive, "--json", "--zone", "Europe/Amsterdam")
    assert code == 0
    figures = json.loads(out)
    assert figures["zone"] == "Europe/Amsterdam"
    # 0:30 and 1:30 UTC are an hour apart, on a night in which the clock leaps from 2 to 3.
    assert figures["sessions"]["count"] == 2
    assert SECRET not in out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("not there.json", None, "no file or folder"),
        ("x.json", b"", "is empty"),
        ("x.zip", b"PK\x03\x04 cut", "damaged"),
        ("x.json", b'{"heron-4711": 1}', "not look like an archive of TikTok"),
        ("user_data.json", b"[1, 2]", "not look like an archive of TikTok"),
        ("StreamingHistory0.json", b'[{"endTime": "x", "artistName": "y"}]', "Spotify"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    run: Run, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    for command in (
        ["inspect"],
        ["findings"],
        ["summary", "--json"],
        ["tables", "--out", tmp_path / "o"],
    ):
        code, out, err = run(command[0], file, *command[1:])
        assert (code, out) == (2, "")
        assert words in err
        assert err.count("\n") == 1
        assert SECRET not in err
        assert str(tmp_path) not in err


def test_a_limit_says_how_to_go_on(run: Run, archive: Path) -> None:
    code, _, err = run("inspect", archive, "--limit", "0.0000001")
    assert code == 2
    assert "--limit" in err


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--zone", "Mars/Base", "time zone"),
        ("--gap", "0", "gap"),
        ("--gap", "five", "gap"),
        ("--night", "22:00", "night"),
        ("--night", "22:00-22:00", "night"),
    ],
)
def test_a_wrong_option_gets_one_sentence(
    run: Run, archive: Path, option: str, value: str, words: str
) -> None:
    code, out, err = run("summary", archive, "--json", option, value)
    assert (code, out) == (2, "")
    assert words in err.lower()
    assert err.count("\n") == 1


def test_a_mistake_of_ours_quotes_nothing(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("analysis.inspection.inspection", broken)
    code, out, err = run("inspect", archive)
    assert (code, out) == (2, "")
    assert SECRET not in err
    assert "KeyError" in err
    assert err.count("\n") == 1


def test_rules_say_what_a_file_is_that_nobody_knows(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "TikTok" / "Ago"
    folder.mkdir(parents=True)
    link = "https://www.tiktokv.com/share/video/7300000000000000001/"
    (folder / "Vidita.txt").write_text(f"Kiam: 2026-03-01 10:00:00 UTC\nLoko: {link}\n")
    rules = tmp_path / "rules.json"
    rules.write_text(as_json([Rule("Ago/vidita", "watch_history")]))
    for command in ("inspect", "summary", "findings"):
        assert run(command, str(tmp_path / "TikTok"), "--rules", str(rules), "--json")[0] == 0
    _, out, _ = run("inspect", str(tmp_path / "TikTok"), "--rules", str(rules), "--json")
    said = json.loads(out)
    assert said["sections"]["watch_history"]["rows"] == 1
    assert said["assigned"] == [{"path": "Ago/vidita", "table": "watch_history"}]
    assert said["ledger"]["unknown"] == 0
    _, out, _ = run("inspect", str(tmp_path / "TikTok"), "--rules", str(rules))
    assert "as you said: Ago/vidita is watch_history" in out


@pytest.mark.parametrize("text", [None, "", "{}", "secret"])
def test_a_file_that_is_no_rules_is_refused(run: Run, archive: Path, text: str | None) -> None:
    rules = archive.parent / "rules.txt"
    if text is not None:
        rules.write_text(text)
    code, out, err = run("inspect", str(archive), "--rules", str(rules))
    assert (code, out) == (2, "")
    assert err == "The file with rules cannot be read; use one that Inzage saved.\n"


def test_a_letter_is_printed_and_holds_no_entry(run: Run, archive: Path, tmp_path: Path) -> None:
    code, out, err = run(
        "letter", str(archive), "--country", "NO", "--lang", "nb", "--name", "Kari"
    )
    assert (code, err) == (0, "")
    assert "Datatilsynet" in out
    assert "Kari" in out
    assert "(3)" in out  # three searches
    assert SECRET not in out
    file = tmp_path / "letter.docx"
    more = ("--format", "docx", "--out", str(file))
    assert run("letter", str(archive), "--country", "NO", *more) == (0, "", "")
    assert file.read_bytes().startswith(b"PK")
    code, out, err = run("letter", str(archive), "--country", "NO", "--format", "docx")
    assert (code, out) == (2, "")
    assert err == "A document needs a file: add --out letter.docx\n"
