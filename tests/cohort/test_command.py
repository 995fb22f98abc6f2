"""The command: many archives, interrupted, on one machine and on a cluster."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cohort.cluster import is_in_clear
from fixtures import make

ROOT = Path(__file__).resolve().parents[2]
MIXED = ("json_J1", "json_J5b", "txt_T1", "refuse_snapchat")


def _run(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "inzage.py", "cohort", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, **more)


def _folder(path: Path, names: tuple[str, ...]) -> Path:
    """Archives of some cases, each under the name of its case."""
    path.mkdir()
    for name in names:
        case = make.write_case(name, path.parent / "cases")
        (opened,) = filter(None, (case / "expected/open.txt").read_text().split("\n"))
        (case / opened).rename(path / f"{name}{Path(opened).suffix}")
    (path / ".hidden").write_bytes(b"")
    return path


def _content(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.*")}


@pytest.mark.slow
def test_a_folder_becomes_a_data_set_and_the_key_stays_beside_it(tmp_path: Path) -> None:
    folder, out = _folder(tmp_path / "in", MIXED), tmp_path / "out"
    done = _run(str(folder), "--out", str(out), "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Read: 3. Already there: 0. Refused: 1.\n"
    made = [tmp_path / "out.key", out, *out.rglob("*")]
    assert [path.name for path in made if path.stat().st_mode & 0o077] == []
    rows = [*csv.reader((tmp_path / "out.key.files.csv").open())]
    assert [name.split(".")[0] for name, _ in rows[1:]] == sorted(MIXED)
    assert len(list((out / "exports").glob("*.parquet"))) == 4
    (refusal,) = [*csv.DictReader((out / "refusals.csv").open())]
    assert refusal["cause"] == "other_service"
    assert not any(name in path.name for path in out.rglob("*") for name in MIXED)
    for table in out.glob("table=*"):
        assert len({str(pq.read_schema(part)) for part in table.glob("*")}) == 1
    again = _run(str(folder), "--out", str(out))
    assert again.stdout == "Read: 0. Already there: 4. Refused: 0.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("none", "--out", "out"),
            "A folder or the key cannot be used (No such file or directory).",
        ),
        (("empty", "--out", "out"), "There is nothing in that folder."),
        (
            ("empty", "--out", "memory://out"),
            "Where --out is no folder of this computer, name a file for the key with --key.",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    given = [str(tmp_path / word) if word in ("none", "empty", "out") else word for word in words]
    done = _run(*given)
    assert (done.returncode, done.stderr) == (2, sentence + "\n")


@pytest.mark.parametrize("address", ["tls://127.0.0.1:9", "tcp://127.0.0.1:9", "odd://x"])
def test_where_no_cluster_answers_it_says_so(address: str, tmp_path: Path) -> None:
    """The first wants certificates, at the second nobody listens, the third is no address."""
    folder, key = _folder(tmp_path / "in", MIXED[:1]), ("--key", str(tmp_path / "key"))
    soon = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    done = _run(str(folder), "--out", str(tmp_path / "out"), *key, "--scheduler", address, env=soon)
    *_, sentence = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence.startswith("No Dask cluster answers at that address")
    assert address not in done.stderr


def test_a_cluster_that_is_not_encrypted_is_told_of_before_the_key_is_sent() -> None:
    clear = ("tcp://192.0.2.1:8786", "192.0.2.1:8786", "ws://[2001:db8::1]:9", "cluster.example:1")
    for address in clear:
        assert is_in_clear(address), address
    kept = ("tls://192.0.2.1:8786", "wss://x.example:9", "tcp://127.0.0.1:1", "tcp://[::1]:2")
    for address in (*kept, "localhost:8786"):
        assert not is_in_clear(address), address


@pytest.mark.slow  # starts the program four times, and kills it once
def test_after_a_kill_it_goes_on_to_the_same_data_set(tmp_path: Path) -> None:
    names = tuple(name for name in make.CASES if name.startswith("json_J"))[:9]
    folder = _folder(tmp_path / "in", names)
    whole, out, key = tmp_path / "whole", tmp_path / "out", ("--key", str(tmp_path / "key"))
    assert _run(str(folder), "--out", str(whole), *key).returncode == 0
    words = ["inzage.py", "cohort", str(folder), "--out", str(out), *key, "--workers", "1"]
    running = subprocess.Popen([sys.executable, *words], cwd=ROOT)
    while len(list((out / "exports").glob("part*"))) < 3 and running.poll() is None:
        time.sleep(0.02)
    running.kill()
    assert running.wait() == -9
    kept = len(list((out / "exports").glob("part*")))
    assert 3 <= kept < len(names)
    done = _run(str(folder), "--out", str(out), *key)
    assert done.stdout == f"Read: {len(names) - kept}. Already there: {kept}. Refused: 0.\n"
    assert _content(out) == _content(whole)


@pytest.mark.slow  # a scheduler and two workers, each a process
def test_a_cluster_by_its_address_makes_the_same_data_set(tmp_path: Path) -> None:
    folder, key = _folder(tmp_path / "in", MIXED), ("--key", str(tmp_path / "key"))
    here, there = tmp_path / "here", tmp_path / "there"
    assert _run(str(folder), "--out", str(here), *key).returncode == 0
    told = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker"]
    file = ["--scheduler-file", str(told), "--no-dashboard"]
    started = [subprocess.Popen([*dask, *file, "--host", "127.0.0.1", "--port", "0"], cwd=ROOT)]
    try:
        started += [
            subprocess.Popen([*worker, *file, "--host", "127.0.0.1", "--no-nanny"], cwd=ROOT)
            for _ in range(2)
        ]
        while not told.exists():
            time.sleep(0.05)
        address = _address(told)
        done = _run(str(folder), "--out", str(there), *key, "--scheduler", address)
        assert (done.returncode, done.stderr) == (0, "")
    finally:
        for one in started:
            one.terminate()
            one.wait()
    assert _content(here) == _content(there)


def _address(told: Path) -> str:
    while True:
        try:
            return str(json.loads(told.read_text())["address"])
        except ValueError:
            time.sleep(0.05)  # it is being written


_WATCHED = """
import sys
seen = []
def hear(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"):
        seen.append(str(given[0] if event == "socket.getaddrinfo" else given[1][0]))
sys.addaudithook(hear)
import inzage
assert inzage.main(sys.argv[1:]) == 0
print(sorted(set(seen)))
"""


@pytest.mark.slow
def test_on_one_machine_no_address_but_its_own_is_used(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "in", MIXED[:1])
    words = ["cohort", str(folder), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *words], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split("\n")[1] == "['127.0.0.1']"


def test_what_somebody_else_named_ends_nothing_and_is_no_formula(tmp_path: Path) -> None:
    """A name that is no text, a formula, one that fsspec reads; a pipe and a device have no end."""
    folder, out = _folder(tmp_path / "in", ("json_J1",)), tmp_path / "out"
    (whole,) = folder.glob("json_J1*")
    for name in (b"\xff\xfe.zip", b"=1+1.zip", b"x;=1+1.zip", whole.name.encode() + b"::x"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"no: " + name)
    os.mkfifo(folder / "pipe.zip")
    (folder / "device.zip").symlink_to("/dev/zero")
    done = _run(str(folder), "--out", str(out), "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Passed over, since they are no files: 2.\nRead: 1. Already there: 0. Refused: 4.\n"
    )
    names = [name for name, _ in csv.reader((tmp_path / "out.key.files.csv").open())][1:]
    assert sorted(names) == sorted(
        [whole.name, "'=1+1.zip", "x;'=1+1.zip", f"{whole.name}::x", "\\udcff\\udcfe.zip"]
    )
