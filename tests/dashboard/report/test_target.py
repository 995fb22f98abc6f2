"""A file that somebody names is never written over the archive that it is made from."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import inzage
from dashboard.report.target import TAKEN, write
from fixtures.make import sample_zip

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "words",
    [("report", "-o"), ("letter", "--country", "NL", "--out")],
    ids=lambda words: words[0],
)
def test_the_archive_is_never_written_over(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, link, hard = (tmp_path / f"{name}.zip" for name in ("archive", "link", "hard"))
    archive.write_bytes(sample_zip("liv"))
    link.symlink_to(archive)
    hard.hardlink_to(archive)
    for out in (archive, link, hard):
        assert inzage.main([words[0], str(archive), *words[1:], str(out)]) == 2
        assert capsys.readouterr().err == f"{TAKEN}\n"
    assert archive.read_bytes() == sample_zip("liv")


def test_what_is_there_in_an_archives_folder_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = tmp_path / "user_data_tiktok.json"
    inside.write_bytes(b"{}")
    assert inzage.main(["report", str(tmp_path), "-o", str(inside)]) == 2
    assert capsys.readouterr().err == f"{TAKEN}\n"
    assert inside.read_bytes() == b"{}"


@pytest.mark.skipif(os.name == "nt", reason="Windows names standard input otherwise")
def test_the_archive_on_standard_input_is_not_written_over(tmp_path: Path) -> None:
    archive = tmp_path / "archive.zip"
    archive.write_bytes(sample_zip("liv"))
    with archive.open("rb") as stream:
        command = [sys.executable, "inzage.py", "report", "-", "-o", str(archive)]
        done = subprocess.run(command, cwd=ROOT, stdin=stream, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, f"{TAKEN}\n")
    assert archive.read_bytes() == sample_zip("liv")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_file_is_for_the_own_account_only(tmp_path: Path) -> None:
    write(tmp_path / "report.html", b"x")
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o600
