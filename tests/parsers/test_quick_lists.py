"""Which lists say of themselves that they are the quick, shortened ones (`IsFastLane`)."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from parsers import Export, read_export
from parsers.worker import parcel

_VIEW = {"Date": "2025-01-01 10:00:00", "Link": "https://www.tiktokv.com/share/video/7/"}


def _read(*documents: dict[str, Any]) -> Export:
    members = [(f"user_data_{n}.json", json.dumps(tree).encode()) for n, tree in
               enumerate(documents)]  # fmt: skip
    export = read_export(members)
    assert isinstance(export, Export)
    return export


def _likes(flag: object) -> dict[str, Any]:
    return {"Likes and Favorites": {"Like List": {"IsFastLane": flag, "ItemFavoriteList": [_VIEW]}}}


def _followers(flag: object) -> dict[str, Any]:
    return {"Profile And Settings": {"Follower": {"IsFastLane": flag, "FansList": None}}}


@pytest.mark.parametrize(
    ("documents", "quick"),
    [
        ([_likes(True)], {"likes"}),
        ([_likes(False)], set()),
        ([_likes("true")], set()),
        ([_followers(True), _likes(False)], {"followers"}),
        ([_likes(True), _followers(True)], {"likes", "followers"}),
    ],
)
def test_only_the_list_with_the_mark_is_named(documents: list[Any], quick: set[str]) -> None:
    export = _read(*documents)
    assert export.quick == quick
    stream = io.BytesIO()
    parcel.send_result(stream, export)
    stream.seek(0)
    unpacking = parcel.Unpacking()
    *_, last = (unpacking.take(*message) for message in parcel.receive(stream, 1 << 20))
    assert isinstance(last, Export)
    assert last.quick == quick, "it crosses over from the reading process"
