"""What a person may say of an unknown list goes through the worker's pipe: nothing may be lost."""

from __future__ import annotations

import json

from parsers import Export, read_export
from parsers.tree import Batch


def test_a_list_of_several_shapes_is_kept_as_columns_of_texts_and_odd_records() -> None:
    view = {"When": "2024-02-29 12:00:00", "Where": "x"}
    views = [{**view, "Count": n} if n % 3 == 0 else view for n in range(3000)]
    counted = [{"When": "x", "Count": n} for n in range(1000)]
    tree = {"Your Activity": {"Newest": {"NewestList": views}, "Newer": {"NewerList": counted}}}
    found = read_export([("user_data_tiktok.json", json.dumps(tree).encode())])
    assert isinstance(found, Export)
    lists = {len(loose.value): loose.value for loose in found.loose}
    assert isinstance(lists[3000], Batch)
    assert not lists[3000].others
    assert (lists[3000].regular, len(lists[3000].odd)) == (2000, 1000)
    assert [*lists[3000].records()] == views
    assert lists[1000] == counted
