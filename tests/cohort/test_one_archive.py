"""One archive into the data set: whole or not at all, the same each time, nothing private in it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from cohort import one_archive
from cohort.dataset import Dataset, OtherDatasetError, OtherFilesError
from cohort.one_archive import Outcome, Task, take
from parsers import Cause, Refusal
from tests.dashboard.store import warm

KEY = bytes(range(32))
ABOUT = {"format": "1", "mode": "room", "key": "k"}


def _archive(folder: Path, friend: str = "zqjan") -> Path:
    """Two views, a search and a chat with somebody, in the shape of 2025."""
    document = {
        "Your Activity": {
            "Watch History": {
                "VideoList": [
                    {
                        "Date": "2025-03-01 10:00:00",
                        "Link": "https://www.tiktokv.com/share/video/1/",
                    },
                    {
                        "Date": "2025-03-02 10:00:00",
                        "Link": "https://www.tiktokv.com/share/video/2/",
                    },
                ]
            },
            "Searches": {"SearchList": [{"Date": "2025-03-01 09:00:00", "SearchTerm": "zqword"}]},
        },
        "Direct Message": {
            "Direct Messages": {
                "ChatHistory": {
                    f"Chat History with {friend}:": [
                        {"Date": "2025-03-01 11:00:00", "From": friend, "Content": "zqhello"}
                    ]
                }
            }
        },
    }
    folder.mkdir(exist_ok=True)
    path = folder / "user_data_tiktok.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _task(source: Path, out: Path, mode: str = "room") -> Task:
    return Task(str(source), str(out), KEY, mode, 1 << 30)


def _rows(out: Path, table: str) -> pd.DataFrame:
    parts = sorted((out / f"table={table}").glob("*.parquet"))
    return pd.concat(pq.read_table(part).to_pandas() for part in parts)


@pytest.fixture(autouse=True)
def _readers_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each archive is read in a process of its own, which has pandas already."""
    warm.everywhere(monkeypatch)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    Dataset(str(tmp_path / "out")).begin(ABOUT)
    return tmp_path / "out"


def test_the_rows_of_an_archive_carry_its_number(tmp_path: Path, out: Path) -> None:
    outcome = take(_task(_archive(tmp_path / "a"), out))
    assert outcome.what == "read"
    watched = _rows(out, "watch_history")
    assert watched["export_id"].tolist() == [outcome.export_id] * 2
    assert [str(at) for at in watched["at"]] == [
        "2025-03-01 10:00:00+00:00",
        "2025-03-02 10:00:00+00:00",
    ]
    (entry,) = Dataset(str(out)).entries()
    assert (entry["outcome"], entry["rows"], entry["unknown"]) == ("read", 4, 0)
    assert str(entry["period_start"])[:10] == "2025-03-01"


def test_the_same_archive_is_the_same_one_under_another_name(tmp_path: Path, out: Path) -> None:
    first = take(_task(_archive(tmp_path / "a"), out))
    again = _archive(tmp_path / "b").rename(tmp_path / "b" / "user_data.json")
    assert take(_task(again, out)) == Outcome(first.export_id, "kept")
    other = take(_task(_archive(tmp_path / "c", friend="zqpiet"), out))
    assert other.what == "read"
    assert other.export_id != first.export_id


def test_another_key_gives_another_number(tmp_path: Path, out: Path) -> None:
    source = _archive(tmp_path / "a")
    (tmp_path / "two").mkdir()
    one = take(_task(source, out))
    other = take(Task(str(source), str(tmp_path / "two"), bytes(32), "room", 1 << 30))
    assert one.export_id != other.export_id


@pytest.mark.parametrize("mode", ["room", "together"])
def test_nothing_that_was_planted_is_in_the_data_set(mode: str, tmp_path: Path, out: Path) -> None:
    take(_task(_archive(tmp_path / "zqfolder"), out, mode))
    cells = "".join(
        pq.read_table(path).to_pandas().to_csv() + path.name for path in out.rglob("*.parquet")
    )
    assert "2025-03-01" in cells
    assert "zq" not in cells


def test_a_second_run_writes_the_same_bytes(tmp_path: Path, out: Path) -> None:
    source = _archive(tmp_path / "a")
    take(_task(source, out))
    take(_task(source, tmp_path / "two"))
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.parquet")}
        for folder in (out, tmp_path / "two")
    )
    assert one == two


def test_a_refusal_is_an_entry_and_no_row(tmp_path: Path, out: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no zip at all")
    outcome = take(_task(tmp_path / "no.zip", out))
    (entry,) = Dataset(str(out)).entries()
    assert outcome.what == entry["outcome"] == "refused"
    assert entry["cause"] == outcome.cause
    assert entry["sentence"].endswith(".")
    assert list(out.glob("table=*")) == []


def test_what_may_be_this_computers_fault_is_tried_again(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _archive(tmp_path / "a")
    stopped = Refusal(Cause.STOPPED)
    with monkeypatch.context() as patch:
        patch.setattr(one_archive, "read_unqueued", lambda parts, limit: stopped)
        assert take(_task(source, out)).what == "failed"
    assert Dataset(str(out)).entries() == []
    assert take(_task(source, out)).what == "read"


def test_a_fault_says_its_kind_and_nothing_of_the_file(tmp_path: Path, out: Path) -> None:
    assert take(_task(tmp_path / "zqjan.zip", out)) == Outcome("", "failed", "FileNotFoundError")


def test_what_was_never_finished_is_taken_away(tmp_path: Path, out: Path) -> None:
    take(_task(_archive(tmp_path / "a"), out))
    whole = sorted(out.rglob("*"))
    (out / "table=watch_history" / "part-0123456789abcdef.parquet").write_bytes(b"half")
    (out / "exports" / ".part-0123456789abcdef.parquet.unfinished").write_bytes(b"half")
    Dataset(str(out)).begin(ABOUT)
    assert sorted(out.rglob("*")) == whole


def test_another_run_that_takes_parts_away_is_noticed(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that was killed can have workers that still write when the next one begins."""
    source = _archive(tmp_path / "a")
    write = Dataset._write_table

    def interrupted(self: Dataset, name: str, table: object) -> None:
        if name.startswith("exports"):  # all tables are written, the row is not
            Dataset(str(out)).begin(ABOUT)
        write(self, name, table)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Dataset, "_write_table", interrupted)
        assert take(_task(source, out)) == Outcome("", "failed", "OSError")
    assert Dataset(str(out)).entries() == []
    assert take(_task(source, out)).what == "read"
    assert len(_rows(out, "watch_history")) == 2


def test_a_row_that_came_while_its_parts_were_taken_away_goes_too(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _archive(tmp_path / "a")
    remove, entry = Dataset._take_away, out / "exports"
    taken = take(_task(source, tmp_path / "two"))
    (row,) = (tmp_path / "two" / "exports").glob("*.parquet")

    def late(self: Dataset, path: str) -> None:
        if "table=watch_history" in path:  # the other run finishes now
            (entry / row.name).write_bytes(row.read_bytes())
        remove(self, path)

    part = out / "table=watch_history" / row.name
    part.parent.mkdir()
    part.write_bytes(b"half")
    with monkeypatch.context() as patch:
        patch.setattr(Dataset, "_take_away", late)
        Dataset(str(out)).begin(ABOUT)
    assert Dataset(str(out)).entries() == []
    assert take(_task(source, out)) == taken


def test_the_same_archive_twice_at_the_same_time_is_written_twice(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people can hand in one file. Both once wrote under one name, and one found it gone."""
    source = _archive(tmp_path / "a")
    put, depth = type(Dataset(str(out)).fs).mv, 0
    other: list[Outcome] = []

    def moving(self: object, *names: str, **more: object) -> None:
        nonlocal depth
        if "exports" in names[0] and not depth:
            depth = 1
            other.append(take(_task(source, out)))
        put(self, *names, **more)

    monkeypatch.setattr(type(Dataset(str(out)).fs), "mv", moving)
    assert [take(_task(source, out)).what, *(one.what for one in other)] == ["read", "read"]


def test_no_file_of_anybody_else_is_taken_away(tmp_path: Path, out: Path) -> None:
    """Archives that lay in a folder called exports were deleted once, before any was read."""
    foreign = (
        out / "exports" / "notes.txt",
        out / "exports" / "alice.zip",
        out / "exports" / "half.unfinished",
        out / "table=likes" / "part-of-mine.parquet",
    )
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"mine")
    Dataset(str(out)).begin(ABOUT)
    assert all(path.read_bytes() == b"mine" for path in foreign)


def test_a_folder_with_other_files_and_no_data_set_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "study" / "exports").mkdir(parents=True)
    (tmp_path / "study" / "exports" / "alice.zip").write_bytes(b"mine")
    with pytest.raises(OtherFilesError):
        Dataset(str(tmp_path / "study")).begin(ABOUT)
    assert [path.name for path in (tmp_path / "study").rglob("*")] == ["exports", "alice.zip"]


@pytest.mark.parametrize("other", [{"mode": "together"}, {"key": "other"}])
def test_a_data_set_has_one_key_and_one_mode(other: dict[str, str], out: Path) -> None:
    with pytest.raises(OtherDatasetError):
        Dataset(str(out)).begin(ABOUT | other)
    Dataset(str(out)).begin(ABOUT)


def test_an_address_is_read_as_a_path_is(tmp_path: Path, out: Path) -> None:
    """fsspec's own memory stands for a store of objects."""
    import fsspec

    source = _archive(tmp_path / "a")
    with fsspec.open("memory://in/user_data_tiktok.json", "wb") as file:
        file.write(source.read_bytes())
    Dataset("memory://out").begin(ABOUT)
    far = take(Task("memory://in/user_data_tiktok.json", "memory://out", KEY, "room", 1 << 30))
    assert far == take(_task(source, out))
    (entry,) = Dataset("memory://out").entries()
    assert entry == Dataset(str(out)).entries()[0]
