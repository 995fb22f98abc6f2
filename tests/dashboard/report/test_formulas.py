"""Saved tables hold no formula, whatever a program takes for the end of a cell."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from time import process_time

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.report.formulas import harmless, harmless_texts
from dashboard.report.tables.comma import csv_bytes

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_RUN = re.compile(r"[\s\"\0\u200b\ufeff]*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[\s\"\0\u200b\ufeff]*[+-]\d[\d .,]*\"*")

texts = st.text(st.sampled_from("=+-@＝ '\";,|\t\r\n\v\u2028\xa0\0\u200b1a5."), max_size=12)


def as_written(text: str) -> str:
    """What was written, by the rule in docs/tables.md."""
    start = r"(?:\A|(?<=[;,|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]))"
    unseen = r"\0-\x1b\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    blanks = rf'(?:(?![;,|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])["\s{unseen}])*'
    found = re.sub(rf"({start}{blanks})'(?='*[=+\-@＝＋－＠])", r"\1", text)
    return re.sub(r"\A'(?='*[\t\n\r])", "", found)


def test_every_part_of_a_text_is_looked_at_and_nothing_else_is_changed() -> None:
    for written, saved in {
        "=1+1": "'=1+1",
        "nice;=HYPERLINK(1)": "nice;'=HYPERLINK(1)",
        "nice\n=1": "nice\n'=1",
        'so "quoted";"=1': 'so "quoted";"\'=1',
        "a|\t @b": "a|\t '@b",
        "\t=1": "'\t'=1",
        "'=1": "''=1",
        "\0=1": "\0'=1",
        "nice;\0\u200b =1": "nice;\0\u200b '=1",
        "\u202a+31 6 1234\u202c": "\u202a'+31 6 1234\u202c",
        "-3,5x": "'-3,5x",
        "-5": "-5",
        "+31 6 12345678": "+31 6 12345678",
        "-1;-2.5;+3": "-1;-2.5;+3",
        "7300000000000000000": "7300000000000000000",
        "2026-01-02 03:04:05": "2026-01-02 03:04:05",
        "a = b - c, mail@example.org": "a = b - c, mail@example.org",
        "it's 'fine'": "it's 'fine'",
    }.items():
        assert harmless(written) == saved, written


_ODD = st.text(
    st.sampled_from(
        "=+-@＝＋－＠ '\";,|\t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2003\u2028\u2029\u3000é日\0a5."
    )
)


@given(st.lists(st.one_of(st.none(), texts, _ODD, st.text()), max_size=6))
def test_a_whole_column_at_once_is_as_each_text_alone(cells: list[str | None]) -> None:
    done = harmless_texts(pa.array(cells, pa.large_string()))
    assert done.to_pylist() == [None if cell is None else harmless(cell) for cell in cells]


def test_a_whole_column_at_once_knows_every_end_and_every_sign() -> None:
    ends = ["", *";,|\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"]
    cells = [
        f"{'a' if end else ''}{end}{blank}{sign}x"
        for end in ends
        for blank in ("", " ", '"', "\xa0", "'", "\0", "\x1b", "\xad", "\u200b", "\ufeff")
        for sign in "=+-@＝＋－＠"
    ]
    cells += ["\tx", "'\nx", "\rx"]
    done = harmless_texts(pa.array(cells, pa.large_string())).to_pylist()
    assert all("'" in one and one != cell for one, cell in zip(done, cells, strict=True))


@given(st.lists(texts, min_size=1, max_size=3))
def test_no_reader_of_any_separator_meets_a_formula(cells: list[str]) -> None:
    saved = csv_bytes(pd.DataFrame([cells], columns=list("abc")[: len(cells)], dtype="string"))
    line = saved.decode().split("\n", 1)[1]
    for separator in SEPARATORS.values():
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator):
            for cell in row:
                for part in re.split("[\t\r\n;|]", cell):
                    number = all(map(_NUMBER.fullmatch, filter(_RUN.match, part.split(","))))
                    assert not _RUN.match(part) or number, (cells, separator, cell)


@given(texts)
def test_what_was_written_can_be_had_back(text: str) -> None:
    assert as_written(str(harmless(text))) == text


def test_the_work_grows_with_the_text_and_not_with_its_square() -> None:
    def work(unit: str, length: int) -> float:
        text = unit * (length // len(unit))
        start = process_time()
        harmless(text)
        return process_time() - start

    for unit in (";", "\n", " ", '"', "'", "=", ";=", "-1,", '; "', "-1 ", "'\t", "\0", ";\0"):
        short, long = work(unit, 25_000), work(unit, 100_000)
        assert long < 10 * short + 0.05, unit


OFFICE = shutil.which("soffice")
_FILTER = "CSV:{},34,76,1,,0,false,true,false,false,false,-1,true"
"""Separator, quotation mark, UTF-8, first line ...; the last says: take formulas for formulas."""


_BEFORE = (
    *("", "nice;", "nice,", "nice\t", "nice|", "nice\n", 'nice;"', "nice; ", "\t"),
    *("\0", "nice;\0"),
)


@pytest.mark.slow
@pytest.mark.timeout(500)
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (libreoffice-calc) is not installed")
def test_libreoffice_runs_nothing_at_any_separator(tmp_path: Path) -> None:
    attacks = [
        f"{before}{run}"
        for before in _BEFORE
        for run in ("=1+1", '=HYPERLINK("x")', "@SUM(1)", "+1+1+cmd", "-A1", "＝1+1")
    ]
    frame = pd.DataFrame({"a": attacks, "b": attacks[::-1]}, dtype="string")
    safe, raw = tmp_path / "safe.csv", tmp_path / "raw.csv"
    safe.write_bytes(csv_bytes(frame))
    raw.write_text(frame.to_csv(index=False))
    for separator in (*SEPARATORS.values(), ",;\t"):
        in_safe, in_raw = _formulas(separator, safe, raw)
        assert in_safe == 0, separator
        assert in_raw > 0, separator  # the control: this way of opening does run them


def _formulas(separator: str, *files: Path) -> list[int]:
    """How many formulas LibreOffice makes of each file, split at this separator."""
    assert OFFICE
    split = "/".join(str(ord(one)) for one in separator)
    folder = files[0].parent / split.replace("/", " ")
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={(files[0].parent / 'office').as_uri()}",
            "--headless",
            f"--infilter={_FILTER.format(split)}",
            *("--convert-to", "fods", "--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return [(folder / f"{f.stem}.fods").read_text().count("table:formula=") for f in files]
