"""The structure that a person may send holds places and counts, and nothing that they wrote."""

from __future__ import annotations

import json

from parsers import Export, read_export
from parsers.export import structure, structure_json

PRIVATE = ("anna.de.vries", "geheim", "2024-05-06", "7300000000000000000", "bob99")


def test_no_value_and_no_name_of_a_person_is_in_the_structure() -> None:
    said = {"Date": "2024-05-06 07:08:09", "From": "bob99", "Content": "geheim"}
    tree = {
        "Direct Message": {
            "Direct Messages": {"ChatHistory": {"Chat History with anna.de.vries:": [said]}},
            "Brand New Chats": {"anna.de.vries": [said], "bob99": [said]},
            "Newer": {"bob99": {"Number": 1}, "7300000000000000000": [said]},
        },
        "TikTok Live": {
            "Watch Live History": {"WatchLiveMap": {"7300000000000000000": {"Link": "geheim"}}}
        },
    }
    export = read_export(json.dumps(tree).encode())
    assert isinstance(export, Export)
    text = structure_json(export)
    assert not [word for word in PRIVATE if word in text]
    assert {"path": "Direct Message > Direct Messages > ChatHistory{}[] > From",
            "kind": "text", "fate": "read", "leaves": 1} in structure(export.ledger)  # fmt: skip
    assert {"path": "Direct Message{}{}[] > From",
            "kind": "text", "fate": "unknown", "leaves": 3} in structure(export.ledger)  # fmt: skip
