"""What is written is what was read, read back with other libraries."""

from __future__ import annotations

import os
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pytest

import inzage
from analysis.redaction.redaction import Mode
from dashboard.report.tables import comma, databases, workbook
from dashboard.report.tables.comma import csv_bytes
from dashboard.report.tables.formats import FORMATS
from dashboard.report.tables.write import frames_of, write_tables
from fixtures.personas import sample_zip
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.pages.walking import unpacked

_AT = "2025-01-02T03:04:05"
_ID = "7300000000000000001"
_TEXTS = [
    "=1+1",
    "two\nlines; 'and' \"more\"",
    "🦉 \u202eright\u202c",
    "N/A",
    "0012",
    "",
    "a" * 70_000,
]


def _planted() -> Export:
    rows = [{"at": f"2025-03-{n + 1:02}T10:00:0{n}", "term": text} for n, text in enumerate(_TEXTS)]
    seen = [{"at": "2025-01-02T03:04:05", "link": "x", "video_id": _ID}, {"link": "y"}]
    posts = [{"at": "2025-01-02T03:04:05", "likes": 3}, {"at": "2025-01-03T00:00:00"}]
    return exports.export({"searches": rows, "watch_history": seen, "posts": posts})


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_says_what_it_holds_and_names_nothing_of_the_archive(
    form: str, tmp_path: Path
) -> None:
    written = write_tables(_planted(), tmp_path, form)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {path.name for path in written}
    if form in ("csv", "parquet"):
        assert names >= {f"searches.{form}", f"sections.{form}", f"ledger.{form}"}
    else:
        assert names == {f"inzage-tables.{form}", "README.txt"}
    about = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "searches (7): " in about
    assert "  video_id: Video number (text)" in about
    assert "  at: Time (time (UTC))" in about
    assert "  likes: Likes (whole number)" in about


def test_a_workbook_keeps_ids_and_times_and_runs_nothing(tmp_path: Path) -> None:
    write_tables(_planted(), tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "inzage-tables.xlsx")
    heads, *rows = book["watch_history"].iter_rows(values_only=True)
    assert heads[:4] == ("at", "link", "video_id", "title")
    assert rows[0][:3] == (datetime(2025, 1, 2, 3, 4, 5), "x", _ID)
    assert rows[1][:3] == (None, "y", None)
    cells = list(book["searches"].iter_rows(min_row=2))
    assert {cell.data_type for row in cells for cell in row if cell.value is not None} <= {"s", "d"}
    terms = [row[1].value for row in cells]
    assert terms[:5] == _TEXTS[:5]
    assert terms[6] == "a" * 32_000 + "…"
    pieces = list(book["long texts"].iter_rows(min_row=2, values_only=True))
    assert [piece[:4] for piece in pieces] == [("searches", 7, "term", n) for n in (1, 2, 3)]
    assert "".join(str(piece[4]) for piece in pieces) == _TEXTS[6]


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    write_tables(_planted(), tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "inzage-tables.xlsx")
    sheets = [book[name] for name in ("searches", "searches 2", "searches 3")]
    assert [sheet.max_row - 1 for sheet in sheets] == [3, 3, 1]
    assert sheets[1].cell(2, 2).value == _TEXTS[3]
    pieces = book["long texts"].iter_rows(min_row=2, max_col=2, values_only=True)
    assert {*pieces} == {("searches", 7)}  # the row of the table, not of its third sheet


@pytest.mark.parametrize(("form", "module"), [("xlsx", workbook), ("sqlite", databases)])
def test_it_is_told_how_far_the_one_file_is(
    form: str, module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROWS_TOLD", 3)
    told: list[tuple[str, int]] = []
    write_tables(_planted(), tmp_path, form, tell=lambda name, rows: told.append((name, rows)))
    assert [rows for name, rows in told if name == "searches"] == [0, 3, 6]  # of seven
    assert [rows for name, rows in told if name == "posts"] == [0]


def test_sqlite_keeps_every_value(tmp_path: Path) -> None:
    write_tables(_planted(), tmp_path, "sqlite")
    with sqlite3.connect(tmp_path / "inzage-tables.sqlite") as base:
        assert [term for (term,) in base.execute("SELECT term FROM searches")] == _TEXTS
        rows = base.execute("SELECT at, video_id FROM watch_history").fetchall()
        assert rows == [("2025-01-02 03:04:05", _ID), (None, None)]
        assert base.execute("SELECT date(at) FROM posts WHERE likes = 3").fetchall() == [
            ("2025-01-02",)
        ]
        types = dict(base.execute("SELECT name, type FROM pragma_table_info('posts')").fetchall())
        assert (types["at"], types["likes"], types["title"]) == ("TIMESTAMP", "INTEGER", "TEXT")
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
        assert names >= {"searches", "sections", "ledger", "columns"}


def test_duckdb_keeps_every_value(tmp_path: Path) -> None:
    write_tables(_planted(), tmp_path, "duckdb")
    with duckdb.connect(str(tmp_path / "inzage-tables.duckdb"), read_only=True) as base:
        assert [row[0] for row in base.execute("SELECT term FROM searches").fetchall()] == _TEXTS
        base.execute("SET TimeZone = 'UTC'")
        found = base.execute('SELECT year("at"), video_id FROM watch_history').fetchall()
        assert found == [(2025, _ID), (None, None)]


def test_without_duckdb_one_sentence_names_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(databases.NoDuckdbError):
        write_tables(_planted(), tmp_path, "duckdb")
    archive = tmp_path / "made-up.zip"
    archive.write_bytes(sample_zip("liv"))
    out = str(tmp_path / "out")
    assert inzage.main(["tables", str(archive), "--out", out, "--format", "duckdb"]) == 2
    assert "choose sqlite" in capsys.readouterr().err


def test_csv_survives_a_spreadsheet_and_gives_back_what_was_there(tmp_path: Path) -> None:
    write_tables(_planted(), tmp_path, "csv")
    data = (tmp_path / "watch_history.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    read = pl.read_csv(tmp_path / "watch_history.csv", infer_schema=False)
    assert read["video_id"].to_list() == [f"'{_ID}", None]  # a spreadsheet keeps 15 digits
    assert read["at"].to_list()[0] == "2025-01-02T03:04:05Z"
    terms = pl.read_csv(tmp_path / "searches.csv", infer_schema=False)["term"].to_list()
    assert terms[0] == "'=1+1"
    assert terms[4] == "0012"


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ("1234567890123456", "'1234567890123456"),
        ("123456789012345", "123456789012345"),
        ("'1234567890123456", "''1234567890123456"),
        ("1234567890123456 ", "1234567890123456 "),
        ("a1234567890123456", "a1234567890123456"),
        ("１２３４５６７８９０１２３４５６", "１２３４５６７８９０１２３４５６"),
    ],
)
def test_a_number_too_long_for_a_spreadsheet_gets_one_apostrophe(text: str, saved: str) -> None:
    frame = pd.DataFrame({"id": pd.array([text, None], dtype="string")})
    assert csv_bytes(frame).decode().splitlines()[1] == saved


@pytest.mark.parametrize("together", [1, 2, 100])
def test_csv_is_the_same_however_many_rows_are_written_together(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comma, "_AT_A_TIME", together)
    texts = ['a,"b"', None, "=1+1", "two\nlines", "back\rhere"]
    at = ["2025-01-02 03:04:05.9", None, "1969-12-31 23:59:59.5", "0999-01-01", "2025-06-01"]
    frame = pd.DataFrame(
        {
            "at": pd.to_datetime(pd.Series(at), utc=True, format="ISO8601").dt.as_unit("us"),
            "text": pd.array(texts, dtype="string"),
            "kind": pd.Categorical(["@x", None, "1234567890123456", "@x", "y"]),
            "count": pd.array([1, None, -3, 4_000, 5], dtype="Int64"),
            "share": [0.5, float("nan"), 1e20, -2.0, 3.25],
            "whole": [True, False, True, True, False],
        }
    )
    assert csv_bytes(frame).decode() == (
        "at,text,kind,count,share,whole\n"
        '2025-01-02T03:04:05Z,"a,""b""",\'@x,1,0.5,True\n'
        ",,,,,False\n"
        "1969-12-31T23:59:59Z,'=1+1,'1234567890123456,-3,1e+20,True\n"
        '0999-01-01T00:00:00Z,"two\nlines",\'@x,4000,-2.0,True\n'
        '2025-06-01T00:00:00Z,"back\rhere",y,5,3.25,False\n'
    )
    alone = csv_bytes(frame[["text"]]).decode()
    assert alone == 'text\n"a,""b"""\n""\n\'=1+1\n"two\nlines"\n"back\rhere"\n'
    assert csv_bytes(frame.iloc[:0]) == b"at,text,kind,count,share,whole\n"


def test_parquet_is_to_the_letter(tmp_path: Path) -> None:
    export = _planted()
    write_tables(export, tmp_path, "parquet")
    read = pd.read_parquet(tmp_path / "searches.parquet")
    assert read["term"].fillna("").tolist() == _TEXTS
    assert (read["at"] == export.tables["searches"]["at"]).all()


@pytest.mark.parametrize("form", ["csv", "xlsx", "sqlite"])
def test_for_a_classroom_nothing_private_is_written(form: str, tmp_path: Path) -> None:
    rows = {
        "direct_messages": [
            {"at": _AT, "conversation": "Sanna V", "sender": "Sanna V", "text": "a secret"}
        ],
        "searches": [{"at": _AT, "term": "a secret"}],
        "login_history": [{"at": _AT, "ip": "203.0.113.77", "device_model": "SM-A546B"}],
    }
    written = write_tables(exports.export(rows), tmp_path, form, Mode.ROOM)
    said = b"".join(unpacked(path.read_bytes()) for path in written)
    for private in (b"Sanna", b"a secret", b"203.0.113.77"):
        assert private not in said
    assert b"SM-A546B" in said  # what TikTok's program writes of a device stays
    assert "names are made up" in (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "ledger" not in {path.stem for path in written}


def test_the_command_reads_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "made-up.zip"
    packed.write_bytes(sample_zip("liv"))
    with packed.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", type("Stream", (), {"buffer": stream})())
        assert (
            inzage.main(["tables", "-", "--out", str(tmp_path / "out"), "--format", "sqlite"]) == 0
        )
    assert capsys.readouterr().out == "2 files written.\n"


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_again_replaces_what_was_written_and_follows_no_link(
    form: str, tmp_path: Path
) -> None:
    """In a folder where somebody else may write, a file of ours can have become a link."""
    out, mine = tmp_path / "out", tmp_path / "mine.txt"
    mine.write_bytes(b"my own")
    for file in write_tables(_planted(), out, form):
        if file.name != "README.txt":
            file.unlink()
            file.symlink_to(mine)
    written = write_tables(_planted(), out, form)
    assert mine.read_bytes() == b"my own"
    assert not any(file.is_symlink() for file in written)


@pytest.mark.parametrize("name", ["README.txt", "searches.csv"])
def test_no_file_of_anybody_else_is_written_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "made-up.zip"
    packed.write_bytes(sample_zip("liv"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(b"my own")
    assert inzage.main(["tables", str(packed), "--out", str(tmp_path / "out")]) == 2
    assert "that Inzage did not write" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "out").iterdir()] == [name]
    assert (tmp_path / "out" / name).read_bytes() == b"my own"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("form", FORMATS)
def test_saved_tables_are_for_the_own_account_only(form: str, tmp_path: Path) -> None:
    packed, out = tmp_path / "made-up.zip", tmp_path / "new" / "out"
    packed.write_bytes(sample_zip("liv"))
    before = os.umask(0o022)
    try:
        assert inzage.main(["tables", str(packed), "--out", str(out), "--format", form]) == 0
        assert os.umask(0o022) == 0o022  # as it was, for whoever called it
    finally:
        os.umask(before)
    made = [out, *out.iterdir()]
    assert len(made) > 2
    assert [file.name for file in made if file.stat().st_mode & 0o077] == []


def test_every_column_has_a_meaning() -> None:
    frames = frames_of(_planted(), Mode.ME)
    listed = frames["columns"]
    assert listed["meaning"].str.len().min() > 0
    assert set(listed["table"]) == set(frames) - {"columns"}
    assert not np.any(listed.duplicated(["table", "column"]))
