"""Maps for lists, lists for maps, one record for many: told by their fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parsers import Export, Fate, read_export

_VIEW = {
    "Date": "2025-01-01 10:00:00",
    "Link": "https://www.tiktokv.com/share/video/7300000000000000001/",
}
_LATER = {**_VIEW, "Date": "2025-01-02 10:00:00"}
_MESSAGE = {"Date": "2025-01-01 10:00:00", "From": "anna", "Content": "hello"}


def _read(folder: Path, root: str, section: str, value: Any) -> Export:
    file = folder / "user_data_tiktok.json"
    file.write_text(json.dumps({root: {section: value}}))
    export = read_export(file)
    assert isinstance(export, Export)
    return export


@pytest.mark.parametrize(
    "videos", [{"0": _VIEW, "1": _LATER}, {"Items": [_VIEW, _LATER], "Next": "page 2"}]
)
def test_views_in_an_object_are_views(tmp_path: Path, videos: Any) -> None:
    export = _read(tmp_path, "Your Activity", "Watch History", {"VideoList": videos})
    assert export.tables["watch_history"]["at"].dt.day.tolist() == [1, 2]
    assert export.ledger.count(Fate.READ) == 4
    assert export.ledger.count(Fate.UNREADABLE) == 0
    assert export.unknown["value"].tolist() == (["page 2"] if "Items" in videos else [])


def test_one_view_without_a_list_is_one(tmp_path: Path) -> None:
    export = _read(tmp_path, "Your Activity", "Watch History", {"VideoList": _VIEW})
    assert len(export.tables["watch_history"]) == 1


def test_an_object_of_anything_is_no_list_of_views(tmp_path: Path) -> None:
    odd = {"0": _VIEW, "1": {"Mood": "fine"}}
    export = _read(tmp_path, "Your Activity", "Watch History", {"VideoList": odd})
    assert export.tables["watch_history"].empty
    assert export.ledger.count(Fate.UNREADABLE) == 3
    assert len(export.unknown) == 3


def test_chats_in_a_list_are_messages(tmp_path: Path) -> None:
    chats = [{"With": "anna", "Messages": [_MESSAGE]}, {"With": "ben", "Messages": [_MESSAGE] * 2}]
    export = _read(tmp_path, "Direct Message", "Direct Messages", {"ChatHistory": chats})
    assert export.tables["direct_messages"]["text"].tolist() == ["hello"] * 3
    assert sorted(export.unknown["value"]) == ["anna", "ben"]


def test_orders_in_a_list_keep_their_items(tmp_path: Path) -> None:
    orders = [
        {"order_number": number, "order_date": "2025-01-01 10:00:00",
         "Products": [{"product_name": f"lamp {number}", "quantity": 1}]}
        for number in ("41", "42")
    ]  # fmt: skip
    export = _read(tmp_path, "TikTok Shop", "Order History", {"OrderHistories": orders})
    assert export.tables["shop_orders"]["order_id"].tolist() == ["41", "42"]
    items = export.tables["shop_order_items"]
    assert items[["order_id", "product"]].values.tolist() == [["41", "lamp 41"], ["42", "lamp 42"]]
    assert export.ledger.count(Fate.READ) == export.ledger.total == 8
