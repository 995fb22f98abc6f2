"""A TXT archive in a language that no list of words knows: told by what stands side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers import Export, read_export
from parsers.notice import Notice

_MINE, _LIKED = "TikTok/Deine Aktivität", "TikTok/Likes und Favoriten"
_VIDEO = "https://www.tiktokv.com/share/video/730000000000000000{}/"
_VIDEOS = "".join(
    f"Zeit: 2026-03-01 10:00:0{n} UTC\nAdresse: {_VIDEO.format(n)}\n\n" for n in range(3)
)
_MOMENTS = (
    "Zeit: 2026-03-01 09:00:00 UTC\nIP: 203.0.113.7\nGerätemodell: iPhone14,5\n"
    "Gerätesystem: iOS 17\nNetzwerktyp: Wi-Fi\nAnbieter: \n\n"
)
_WORDS = "Zeit: 2026-03-02 10:00:00 UTC\nBegriff: schnee-eule: nest\n\n"
_WHOLE = {
    f"{_MINE}/Wiedergabeverlauf.txt": _VIDEOS,
    f"{_MINE}/Anmeldeverlauf.txt": _MOMENTS,
    f"{_MINE}/Suchen.txt": _WORDS,
    f"{_LIKED}/Gefällt mir.txt": _VIDEOS,
}


def _read(folder: Path, files: dict[str, str]) -> Export:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    export = read_export(folder)
    assert isinstance(export, Export)
    total = sum(entry.leaves for entry in export.ledger.entries)
    assert total == sum(text.count(": ") - text.count(": nest") for text in files.values())
    return export


def test_what_lies_beside_the_addresses_is_watched_and_searched(tmp_path: Path) -> None:
    export = _read(tmp_path, _WHOLE)
    assert export.language == "unknown"
    assert Notice.GUESSED in export.warnings
    assert export.tables["watch_history"]["link"].tolist() == [_VIDEO.format(n) for n in range(3)]
    assert export.tables["searches"]["term"].tolist() == ["schnee-eule: nest"]
    (moment,) = export.tables["login_history"].to_dict("records")
    assert moment["device_model"] == "iPhone14,5"
    assert moment["os"] == "iOS 17"
    assert moment["network"] == "Wi-Fi"
    # Likes and favourites look alike, so nobody says which these are.
    assert export.tables["likes"].empty
    assert export.tables["favorite_videos"].empty
    assert export.unknown["path"].str.contains("Gefällt mir").all()
    assert len(export.unknown) == 6


@pytest.mark.parametrize(
    "changed",
    [
        {f"{_MINE}/Anmeldeverlauf.txt": ""},
        {f"{_MINE}/Gespeichert.txt": _VIDEOS},
        {f"{_MINE}/Wiedergabeverlauf.txt": _VIDEOS.replace("Zeit", "Erstellt")},
    ],
    ids=["no addresses", "two alike", "another label of times"],
)
def test_where_two_answers_are_possible_there_is_none(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    export = _read(tmp_path, _WHOLE | changed)
    assert export.tables["watch_history"].empty
