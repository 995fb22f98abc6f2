"""A whole folder, zipped or not: the right file is read first, and what was passed over is said."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from analysis.inspection import inspection
from fixtures.leaves import weight
from parsers import Cause, Export, Refusal, read_export
from parsers.archive.choosing import MOST_MEMBERS
from parsers.notice import Notice

TREE = {
    "Profile And Settings": {"Follower": {"FansList": []}},
    "Your Activity": {
        "Searches": {"SearchList": [{"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}]}
    },
}
RIGHT = json.dumps(TREE).encode()
TEXT = b"Date: 2025-01-01 10:00:00\nSearch Term: owl\n\n"
OTHER = b'{"settings": {"colour": "blue"}, "items": [1, 2, 3]}'


def _zip(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def _others(count: int, suffix: str = "json") -> list[tuple[str, bytes]]:
    return [(f"papers/{number % 50}/{number}.{suffix}", OTHER) for number in range(count)]


def _found(source: object, passed_over: int | None = None) -> Export:
    export = read_export(source)  # type: ignore[arg-type]
    assert isinstance(export, Export), export
    assert "owl" in set(export.tables["searches"]["term"])
    if passed_over is not None:
        assert export.passed_over == passed_over
        assert Notice.PASSED_OVER in export.warnings
        assert f"Their number is {passed_over}." in str(inspection(export)["warnings"])
        assert export.ledger.total == weight(TREE)
    return export


def test_the_right_file_among_thousands_is_read_whatever_its_place_and_name() -> None:
    others = _others(3_000)
    for name in ("z/user_data_tiktok.json", "Downloads/TikTok/mine.json", "a/renamed.json"):
        for members in ([(name, RIGHT), *others], [*others, (name, RIGHT)]):
            export = _found(_zip(*members), passed_over=3_000)
            assert inspection(export)["files"] == [name]


@pytest.mark.slow
def test_twenty_thousand_small_files_beside_it_cost_nothing() -> None:
    pictures = [(f"pictures/{number}.jpg", b"\xff\xd8\xff") for number in range(10_000)]
    _found(_zip(*pictures, *_others(10_000), ("user_data.json", RIGHT)), passed_over=10_000)
    texts = [("TikTok/Your Activity/Searches.txt", TEXT), *_others(20_000, "txt")]
    _found(_zip(*texts))


def test_beside_a_few_files_everything_is_read_as_before() -> None:
    export = _found(_zip(*_others(20), ("user_data_tiktok.json", RIGHT)))
    assert len(export.files) == 21
    assert export.warnings == ()


def test_more_files_than_any_archive_has_and_none_of_them_right() -> None:
    refused = read_export(_zip(*_others(MOST_MEMBERS + 100)))
    assert isinstance(refused, Refusal)
    assert refused.cause is Cause.NOT_TIKTOK


def test_something_large_beside_it_is_passed_over_and_the_limit_still_holds() -> None:
    large = (
        "papers/large.json",
        b'{"a": "' + bytes(range(32, 127)).replace(b'"', b"") * 99 + b'"}',
    )
    content = _zip(large, ("user_data_tiktok.json", RIGHT))
    _found(read := content, passed_over=None)
    export = read_export(read, limit=5_000)
    assert isinstance(export, Export)
    assert export.passed_over == 1
    refused = read_export(content, limit=50)
    assert isinstance(refused, Refusal)
    assert refused.cause is Cause.TOO_LARGE


def test_a_folder_is_chosen_from_in_the_same_way(tmp_path: Path) -> None:
    for name, content in _others(MOST_MEMBERS + 50):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "user_data_tiktok.json").write_bytes(RIGHT)
    _found(tmp_path, passed_over=MOST_MEMBERS + 50)


def test_the_zip_of_tiktok_among_other_papers_is_opened(tmp_path: Path) -> None:
    inner = _zip(("user_data_tiktok.json", RIGHT))
    members = [*_others(20), ("TikTok_Data_1786276800.zip", inner), ("photos.zip", inner)]
    _found(_zip(*members))
    for name, content in members:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    _found(tmp_path)


def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere.json", tmp_path / "folder"
    elsewhere.write_bytes(RIGHT)
    folder.mkdir()
    (folder / "user_data_tiktok.json").symlink_to(elsewhere)
    assert isinstance(read_export(folder), Refusal)
