"""Reading in a process of its own: the same tables come back, and a lost worker is a refusal."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from dashboard.store import reader
from fixtures import make
from parsers import Cause, Export, Refusal, read_export
from parsers.worker import parcel


def nothing(_share: float) -> None:
    return


def test_what_comes_back_is_what_was_read(tmp_path: Path) -> None:
    case = make.write_case("json_J6b", tmp_path)
    shares: list[float] = []
    there = reader.read([case / "archive"], shares.append)
    here = read_export(case / "archive")
    assert isinstance(there, Export)
    assert isinstance(here, Export)
    for name, frame in here.tables.items():
        pd.testing.assert_frame_equal(there.tables[name], frame, check_categorical=False)
    assert there.ledger == here.ledger
    assert there.states == here.states
    assert there.unknown.equals(here.unknown)
    assert (there.files, there.warnings) == (here.files, here.warnings)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_an_upload_crosses_over_as_bytes() -> None:
    result = reader.read([("sample.zip", make.sample_zip())], nothing)
    assert isinstance(result, Export)
    assert len(result.tables["watch_history"]) > 5000


def test_a_refusal_comes_back_as_it_is(tmp_path: Path) -> None:
    assert reader.read([tmp_path / "none.zip"], nothing) == Refusal(Cause.NOT_FOUND)


def test_a_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "import sys, time; sys.stdin.buffer.read(); time.sleep(600)"
    _worker_is(monkeypatch, slow)
    start = time.monotonic()
    assert reader.read([("a.json", b"{}")], nothing, seconds=1) == Refusal(Cause.STOPPED)
    assert time.monotonic() - start < 100  # it would sleep for ten minutes


@pytest.mark.parametrize(
    "code",
    [
        "import sys; sys.stdin.buffer.read(); sys.exit(1)",
        "import os; os.abort()",
        "import sys; sys.stdout.buffer.write(b't' + bytes(8) + b'x' * 9)",
        "import sys; sys.stdout.buffer.write(b'e' + (10**15).to_bytes(8, 'big'))",
        "import sys; sys.stdout.buffer.write(b'e' + (2).to_bytes(8, 'big') + b'[]')",
        "print('no message at all')",
    ],
)
def test_a_worker_that_dies_or_talks_nonsense_is_a_refusal(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _worker_is(monkeypatch, code)
    assert reader.read([("a.json", b"{}" * 100_000)], nothing) == Refusal(Cause.STOPPED)


def test_more_memory_than_allowed_is_a_refusal_and_nothing_dies() -> None:
    rows = [{"Date": "2024-01-01 00:00:00", "Link": ["https://example.org/"]} for _ in range(10)]
    text = json.dumps({"Your Activity": {"Watch History": {"VideoList": rows * 60_000}}})
    little = 1 << 30
    result = reader.read([("user_data_tiktok.json", text.encode())], nothing, memory=little)
    assert result == Refusal(Cause.STOPPED)


def test_more_values_than_allowed_are_refused_before_they_cost_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    views = [{"Date": "2024-01-01 00:00:00", "Link": f"https://example.org/{n}"} for n in range(5)]
    tree = {"Your Activity": {"Watch History": {"VideoList": views * 1000}, "More": [1] * 900}}
    monkeypatch.setattr(reader, "VALUES", 1000)
    result = reader.read([("user_data_tiktok.json", json.dumps(tree).encode())], nothing)
    assert isinstance(result, Export)  # what is in columns does not count
    assert len(result.tables["watch_history"]) == 5000
    tree["Your Activity"]["More"] *= 2  # type: ignore[operator]
    result = reader.read([("user_data_tiktok.json", json.dumps(tree).encode())], nothing)
    assert result == Refusal(Cause.STOPPED)


@pytest.mark.parametrize(("limit", "gigabytes"), [(256 << 20, 8), (1 << 30, 12), (4 << 30, 48)])
def test_memory_goes_with_what_may_be_unpacked(
    limit: int, gigabytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def noted(*asked: object) -> Refusal:
        given.append(asked[-1]["memory"])  # type: ignore[index]
        return Refusal(Cause.EMPTY)

    monkeypatch.setattr(reader, "_answer", noted)
    _worker_is(monkeypatch, "pass")
    large = [("a.json", bytes(reader.SMALL + 1))]
    reader.read(large, nothing, limit=limit)
    assert given == [gigabytes << 30]
    reader.read([], nothing, limit=limit)
    assert given[1:] == [reader.SMALL_MEMORY]


def test_the_worker_has_no_network_and_writes_no_file(tmp_path: Path) -> None:
    code = (
        "import os, socket, parsers.worker.worker as worker\n"
        "worker._give_up_network(); worker._give_up_resources(4 << 30, 60, 0)\n"
        "try:\n    socket.socket().connect(('192.0.2.1', 80)); print('connected')\n"
        "except PermissionError: print('refused')\n"
        "try:\n    os.write(os.open('x', os.O_CREAT | os.O_WRONLY), b'y'); print('written')\n"
        "except OSError: print('not written')\n"
        "import sys, syslog\n"
        "try:\n    syslog.syslog('x'); print('told')\n"
        "except PermissionError: print('untold')\n"
        "try:\n    from multiprocessing.util import spawnv_passfds as start\n"
        "    start(b'/bin/true', [b'true'], []); print('started')\n"
        "except PermissionError: print('unstarted')\n"
        "for event in ('_winapi.CreateProcess', 'sqlite3.load_extension'):\n"
        "    try:\n        sys.audit(event, None, 'x', None); print(event)\n"
        "    except PermissionError: print('closed')\n"
    )
    worker = reader.subprocess.run(
        [reader.sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(reader._ROOT)},
    )
    told = ["refused", "not", "written", "untold", "unstarted", "closed", "closed"]
    assert worker.stdout.split() == told


def test_where_the_system_allows_it_a_worker_has_no_network_at_all() -> None:
    allowed = shutil.which("unshare") and any(
        subprocess.run([*way, "true"], capture_output=True).returncode == 0
        for way in (["unshare", "-n"], ["unshare", "-rn"])
    )
    assert reader.network() == ("none" if allowed else "guarded")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many were reading at once, each time that another began."""
    running: list[int] = []
    seen: list[int] = []

    def answer(*_: object) -> Refusal:
        running.append(1)
        seen.append(len(running))
        time.sleep(0.05)
        running.pop()
        return Refusal(Cause.EMPTY)

    monkeypatch.setattr(reader, "_answer", answer)
    _worker_is(monkeypatch, "pass")
    return seen


@pytest.mark.parametrize(("size", "most"), [(reader.SMALL + 1, 2), (10, 3)])
def test_no_more_than_two_read_at_once_and_a_small_one(
    size: int, most: int, counted: list[int]
) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: reader.read([("a.json", bytes(size))], nothing), range(8)))
    assert max(counted) == most


def test_a_person_reads_one_at_a_time(counted: list[int]) -> None:
    def read(person: str) -> Refusal | Export:
        return reader.read([("a.json", b"{}")], nothing, person=person)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(read, ["one"] * 3 + ["two"]))
    assert results.count(Refusal(Cause.BUSY)) == 2
    assert results.count(Refusal(Cause.EMPTY)) == 2
    assert read("one") == Refusal(Cause.EMPTY)


def test_nobody_waits_longer_than_they_may(
    monkeypatch: pytest.MonkeyPatch, counted: list[int]
) -> None:
    monkeypatch.setattr(reader, "PATIENCE", 0.01)
    large = [("a.json", bytes(reader.SMALL + 1))]
    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda _: reader.read(large, nothing), range(3)))
    assert results.count(Refusal(Cause.BUSY)) == 1


def test_a_small_file_that_takes_long_goes_on_among_the_large_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a zip of a megabyte may that unpacks to hundreds."""
    given: list[tuple[int, int]] = []

    def answer(*asked: object) -> Refusal:
        order = asked[-1]
        given.append((order["seconds"], order["nice"]))  # type: ignore[index]
        small = len(given) == 1
        free = reader._turns._free
        assert free == ({False: 2, True: 0} if small else {False: 1, True: 1})
        return Refusal(Cause.STOPPED if small else Cause.EMPTY)

    monkeypatch.setattr(reader, "_answer", answer)
    _worker_is(monkeypatch, "pass")
    assert reader.read([("a.zip", b"x")], nothing) == Refusal(Cause.EMPTY)
    assert given == [(reader.SMALL_SECONDS + 1, 0), (reader.SECONDS + 1, reader.NICE)]


def test_a_file_is_small_by_what_is_handed_over(tmp_path: Path) -> None:
    half = reader.SMALL // 2
    assert reader._is_small([("a", bytes(half)), ("b", bytes(half))])
    assert not reader._is_small([("a", bytes(half)), ("b", bytes(half + 1))])
    little = tmp_path / "a.json"
    little.write_bytes(b"{}")
    assert reader._is_small([little])
    assert not reader._is_small([tmp_path]), "nobody knows how much is in a folder"
    assert reader._is_small([tmp_path / "none"])


def test_a_table_with_a_wrong_type_is_not_taken() -> None:
    export = read_export(make.sample_zip())
    assert isinstance(export, Export)
    frame = export.tables["searches"].assign(at="2024-01-01")
    stream = io.BytesIO()
    parcel._send_table(stream, parcel.TABLE, frame, "searches")
    stream.seek(0)
    (message,) = parcel.receive(stream, 1 << 30)
    with pytest.raises(parcel.Torn):
        parcel.Unpacking().take(*message)


def test_what_a_worker_says_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _worker_is(monkeypatch, "import sys; sys.stderr.write('a word of the file'); sys.exit(1)")
    assert reader.read([("a.json", b"{}")], nothing) == Refusal(Cause.STOPPED)
    assert "a word of the file" not in capfd.readouterr().err


def test_a_worker_gets_nothing_of_the_environment_that_it_does_not_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_OWNER", "word")
    _worker_is(monkeypatch, "import os; print('A_SECRET_OF_THE_OWNER' in os.environ, end='')")
    assert reader._asked("network") == "False"


def test_an_answer_that_is_too_long_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = [("a.json", b'{"Your Activity": {"Searches": {"SearchList": []}}}')]
    assert isinstance(reader.read(upload, nothing), Export)
    monkeypatch.setattr(reader, "ANSWER", 100)
    assert reader.read(upload, nothing) == Refusal(Cause.STOPPED)


@pytest.mark.skipif(sys.platform == "win32", reason="there the parent's clock is the only limit")
def test_a_worker_gives_its_limits_away_and_stands_back() -> None:
    code = (
        "import os, resource as r\n"
        "from parsers.worker.worker import _give_up_resources\n"
        "before = os.nice(0); _give_up_resources(1 << 30, 7, 3)\n"
        "kept = [r.getrlimit(one)[1] for one in (r.RLIMIT_CORE, r.RLIMIT_FSIZE, r.RLIMIT_CPU)]\n"
        "print(*kept, os.nice(0) - before)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(reader._ROOT)},
    )
    assert told.stdout.split() == ["0", "0", "7", "3"]


def _worker_is(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Starts other code in place of the worker."""
    real = reader.subprocess.Popen

    def start(_command: list[str], **options: object) -> object:
        return real([reader.sys.executable, "-c", code], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(reader.subprocess, "Popen", start)
