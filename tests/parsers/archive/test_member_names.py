"""Names of members as different programs pack them."""

from __future__ import annotations

import io
import zipfile

from parsers import Export, read_export

SEARCH = "Datum: 2026-01-02 03:04:05 UTC\nZoekterm: breien\n\n\n"


def packed_without_saying_utf_8(name: str, text: str) -> bytes:
    """A zip as macOS makes it: the name is UTF-8, and the flag that says so is not set."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), text)
    data = bytearray(buffer.getvalue())
    for signature, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        data[data.index(signature) + place] &= ~0x08
    return bytes(data)


def test_a_name_in_utf_8_is_read_whether_or_not_the_archive_says_so() -> None:
    name = "TikTok/Ваша активность/Поисковые запросы.txt"
    text = "Дата: 2026-01-02 03:04:05 UTC\nПоисковый запрос: вязание\n\n\n"
    export = read_export(packed_without_saying_utf_8(name, text))
    assert isinstance(export, Export)
    assert export.files == (name,)
    assert list(export.tables["searches"]["term"]) == ["вязание"]


def test_upper_case_and_browser_copies_are_the_same_file() -> None:
    for name in ("ZOEKOPDRACHTEN.TXT", "Zoekopdrachten (2).txt", "zoekopdrachten.txt"):
        export = read_export([(name, SEARCH.encode())])
        assert isinstance(export, Export), name
        assert list(export.tables["searches"]["term"]) == ["breien"]
        assert export.language == "nl"
