"""`inzage report`: one file on the disk, or one sentence and the exit code 2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import inzage
from dashboard import words
from fixtures.make import sample_zip

ROOT = Path(__file__).parents[3]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.zip"
    path.write_bytes(sample_zip("liv"))
    return path


@pytest.fixture(autouse=True)
def _english_again() -> object:
    yield
    words.use("en")


def test_half_a_year_of_a_person_is_one_file_under_six_megabytes(
    archive: Path, tmp_path: Path
) -> None:
    made = tmp_path / "report.html"
    given = ["report", str(archive), "-o", str(made), "--lang", "nb", "--zone", "Europe/Oslo"]
    assert inzage.main(given) == 0
    page = made.read_text(encoding="utf-8")
    assert made.stat().st_size < 6_000_000
    assert '<html lang="nb">' in page
    assert "5 927" in page.replace("\xa0", " ")  # videos that were shown


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--pages", "often,attic"], "The pages are some of glance, worth, often"),
        (["--open", "times"], "--open belongs to --mode together."),
        (["--mode", "room", "--open", "times"], "--open belongs to --mode together."),
        (["--mode", "together", "--open", "times,attic"], "What opens is some of times, companies"),
        (["--zone", "Middle/Earth"], "The time zone is not known"),
        (["-o", "no/such/folder.html"], "The report could not be written there"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    archive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    said: str,
) -> None:
    out = ["-o", str(tmp_path / "report.html"), "--zone", "UTC", "--pages", "glance"]
    assert inzage.main(["report", str(archive), *out, *given]) == 2
    out_said, err = capsys.readouterr()
    assert err.startswith(said)
    assert (err.count("\n"), out_said) == (1, "")
    assert not (tmp_path / "report.html").exists()


def test_together_only_the_parts_that_were_named_are_open(archive: Path, tmp_path: Path) -> None:
    def written(*opens: str) -> str:
        out = tmp_path / "report.html"
        given = ["-o", str(out), "--zone", "UTC", "--pages", "companies,places"]
        assert inzage.main(["report", str(archive), *given, "--mode", "together", *opens]) == 0
        return out.read_text(encoding="utf-8")

    company = "Reisbureau Fictief"  # planted among what companies told TikTok
    assert company not in written()
    assert company not in written("--open", "places")
    assert company in written("--open", "companies,places")


def test_a_file_that_is_no_archive_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "report.html")
    assert inzage.main(["report", str(tmp_path / "missing.zip"), "-o", out]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_report_is_written_without_streamlit(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    code = (
        "import sys, inzage\n"
        f"code = inzage.main(['report', {str(archive)!r}, '-o', {str(out)!r}, '--zone', 'UTC'])\n"
        "print(code, 'streamlit' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said == "0 False\n"
