"""When an archive was asked for, by the name of its file or folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.make import sample_zip
from parsers import Export, read_export
from parsers.archive.asked import asked
from parsers.worker import parcel

_MOMENT = datetime(2026, 8, 9, 12, 0, tzinfo=UTC)  # 1786276800 seconds since 1970


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("TikTok_Data_1786276800.zip", _MOMENT),
        ("Downloads/TikTok_Data_1786276800 (1).zip", _MOMENT),
        ("TikTok_Data_1786276800/TikTok/Your Activity/Watch History.txt", _MOMENT),
        ("TikTok_Data_17862768001.zip", None),  # a number of eleven digits
        ("TikTok_Data_1000000000.zip", None),  # 2001, when there was no TikTok
        ("TikTok_Data_9999999999.zip", None),
        ("user_data_tiktok.json", None),
    ],
)
def test_a_name_tells_the_moment_of_the_request(name: str, moment: datetime | None) -> None:
    assert asked([name]) == moment


def test_an_archive_has_it_from_its_own_name_and_keeps_it_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "TikTok_Data_1786276800.zip"
    path.write_bytes(sample_zip("liv"))
    for source in (path, str(path), tmp_path, [(path.name, path.read_bytes())]):
        read = read_export(source)
        assert isinstance(read, Export)
        assert read.requested == _MOMENT
    sent = tmp_path / "sent"
    with sent.open("wb") as stream:
        parcel.send_result(stream, read)
    unpacking, result = parcel.Unpacking(), None
    with sent.open("rb") as stream:
        for kind, body in parcel.receive(stream, 1 << 30):
            result = unpacking.take(kind, body)
    assert isinstance(result, Export)
    assert result.requested == _MOMENT
    bare = read_export(sample_zip("liv"))
    assert isinstance(bare, Export)
    assert bare.requested is None
