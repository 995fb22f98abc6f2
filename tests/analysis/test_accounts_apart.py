"""Files of two people that were opened together, in whatever way: never one history."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

import inzage
from analysis.merging import read_several
from parsers import Cause, Export, Refusal, read_export
from parsers.notice import Notice


def _document(name: str, day: int) -> bytes:
    link = f"https://www.tiktokv.com/share/video/{7_000_000_000_000_000_000 + day}/"
    views = [{"Date": f"2025-03-{day:02} 10:00:00", "Link": link}]
    return json.dumps(
        {
            "Your Activity": {"Watch History": {"VideoList": views}},
            "Profile": {"Profile Info": {"ProfileMap": {"userName": name}}},
        }
    ).encode()


@pytest.mark.parametrize(
    "beside",
    [
        ("n.pdf", b"%PDF-1.4"),
        ("n.json", b"{}"),
        ("photo.jpg", b"\xff\xd8\xff"),
        ("note.txt", b"a note"),
        (
            "Watch History.txt",
            b"Date: 2025-03-03 10:00:00\nLink: https://www.tiktok.com/@/video/1\n\n",
        ),
    ],
    ids=lambda part: part[0],
)
def test_what_lies_beside_two_accounts_does_not_make_them_one(beside: tuple[str, bytes]) -> None:
    liv, bob = ("a.json", _document("liv", 1)), ("b.json", _document("bob", 2))
    refused = Refusal(Cause.OTHER_ACCOUNT)
    assert read_several([liv, beside, bob], read_export) == refused
    many = [(f"{number}.json", b"{}") for number in range(60)]
    assert read_several([liv, beside, bob, *many], read_export) == refused


def test_two_accounts_in_one_zip_are_not_one(tmp_path: Path) -> None:
    path = tmp_path / "both.zip"
    with ZipFile(path, "w") as made:
        made.writestr("a/user_data_tiktok.json", _document("liv", 1))
        made.writestr("b/user_data_tiktok.json", _document("bob", 2))
    assert read_several([path], read_export) == Refusal(Cause.OTHER_ACCOUNT)
    assert isinstance(read_several([path], read_export, renamed=True), Export)


def test_what_is_no_archive_beside_two_of_one_account_is_left_out_and_said() -> None:
    parts = [("a.json", _document("liv", 1)), ("n.pdf", b"%PDF"), ("b.json", _document("liv", 2))]
    found = read_several(parts, read_export)
    assert isinstance(found, Export)
    assert sorted(found.tables["watch_history"]["at"].dt.day) == [1, 2]
    assert Notice.NO_ARCHIVE in found.warnings
    assert found.passed_over == 1


def test_sixty_archives_and_a_text_file_are_more_than_can_be_put_together() -> None:
    """They are read as one then, and still not as those of two people."""
    many = [(f"{day}.json", _document("liv", day % 28 + 1)) for day in range(60)]
    text = (
        "Like List.txt",
        b"Date: 2025-03-03 10:00:00\nLink: https://www.tiktok.com/@/video/1\n\n",
    )
    assert isinstance(read_several([*many, text], read_export), Export)
    bob = ("bob.json", _document("bob", 3))
    assert read_several([*many[1:], bob, text], read_export) == Refusal(Cause.OTHER_ACCOUNT)


def test_two_accounts_on_standard_input_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = BytesIO()
    with ZipFile(made, "w") as both:
        both.writestr("a/user_data_tiktok.json", _document("liv", 1))
        both.writestr("b/user_data_tiktok.json", _document("bob", 2))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(made.getvalue())))
    assert inzage.main(["inspect", "-"]) == 2
    assert capsys.readouterr().err == f"{Refusal(Cause.OTHER_ACCOUNT).sentence}\n"
