"""How places are said: what may be somebody's name is folded, what is a field is not."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from parsers import Export, Fate, read_export
from parsers.export import structure_json
from parsers.format.vocabulary import KNOWN
from parsers.tables.paths import FOLDED, MOST_FIELDS, Paths


def read(tree: Any) -> Export:
    export = read_export(json.dumps(tree).encode())
    assert isinstance(export, Export)
    return export


def paths(value: Any, at: str = "") -> dict[str, int]:
    """Path -> leaves of a document in which nothing has a table."""
    found: dict[str, int] = {}
    for path, _keys, _leaf in Paths(value).leaves(value, at):
        found[path] = found.get(path, 0) + 1
    return found


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        # What the declarations know, in any generation and language, however it is spelled.
        ({"Date": 1, "user_name": 2, "Gebruikersnaam": 3}, [" > Date", " > user_name",
                                                            " > Gebruikersnaam"]),
        # One person, or several; a name that looks like a field; a number; a day; another script.
        ({"anna": 1}, ["{}"]),
        ({"Anna": {"Bob": [1]}}, ["{}{}[]"]),
        ({"CloseFriend": {"Date": 1}}, ["{} > Date"]),
        ({"7300000000000000000": 1, "2024-05-06": 2, "Zoë 🌸": 3, "李雷": 4, "": 5}, ["{}"]),
        # A map keyed by people, one of whom is called like a field; and a mixed object.
        ({"anna": [1], "Date": [2]}, ["{}[]"]),
        ({"anna": {"Link": 1}, "Date": {"Link": 2}}, ["{} > Link"]),
        ({"Date": "x", "anna": {"Link": 1}}, [" > Date", "{} > Link"]),
        # Fields of records that stand side by side, in a list and in a map.
        ([{"NewField": 1, "anna": 2}, {"NewField": 3, "bob": 4}], ["[] > NewField", "[]{}"]),
        ({"anna": {"NewField": 1}, "bob": {"NewField": 2}}, ["{} > NewField"]),
(
            [{"Mood": n, "Päivä": 1} if n > 1 else {"Mood": n} for n in range(10)],
            ["[] > Mood", "[] > Päivä"],
        ),
        ([{"Mood": n, "Zoë": 1} if n > 2 else {"Mood": n} for n in range(10)],
         ["[] > Mood", "[]{}"]),
        ([{"Mood": 1}, {"Mood": 2}], ["[]{}"]),
        # The same friend in a fair part of the records, and an account's name in all of them.
        ([{"Date": n, **({"Anna": 1} if n % 2 else {})} for n in range(20)], ["[] > Date", "[]{}"]),
        ([{"Date": n, "anna_k": 1} for n in range(20)], ["[] > Date", "[]{}"]),
        # Members of groups: the friend who is in each of them, however she is called.
        ([{"Anna": n, f"m{n}": 1, f"k{n}": 2, "b": 1} for n in range(6)], ["[]{}"]),
        ([{"AnnaBella": n, f"Bob{n}": 1, f"m{n}": 2} for n in range(6)], ["[]{}"]),
        # Friends within records: a name that is a key of a map is a field nowhere.
        ([{"Seen": {"AnnaBella": [1], "BobSmith": [2]}} for _ in range(9)], ["[]{}{}[]"]),
        # Parts of a key that is made of several are said one by one.
        ({"Receiver > anna": 1}, [" > Receiver{}"]),
    ],
)  # fmt: skip
def test_how_keys_are_said(tree: Any, said: list[str]) -> None:
    assert sorted(paths(tree)) == sorted(said)


def test_each_leaf_is_counted_with_what_its_path_folds() -> None:
    tree = {"Your Activity": {"Close Friends": {"anna": {"Link": "x"}, "bob": {"Link": "y"}}}}
    tree["Your Activity"]["Watch History"] = {
        "VideoList": [{"Date": "2024-05-06 07:08:09", "Link": "https://a/1", "Anna": 1}]
    }
    export = read(tree)
    assert export.ledger.paths(Fate.UNKNOWN) == {
        ("Your Activity{}{} > Link", ""): 2,
        ("Your Activity > Watch History > VideoList[]{}", ""): 1,
    }
    assert export.counted == export.ledger.total == 5
    rows = export.unknown.itertuples(index=False, name=None)
    assert sorted(rows) == [
        ("Your Activity{}{} > Link", "Close Friends > anna", "x"),
        ("Your Activity{}{} > Link", "Close Friends > bob", "y"),
    ]


def test_rows_of_two_places_with_one_path_are_still_of_two_places() -> None:
    row = {"Date": "2024-05-06 07:08:09", "UserName": "x"}
    follower = {"FansList": [row, row]}
    export = read({"One": {"Part": follower}, "Two": {"Section": follower, "More": {"A": 1}}})
    assert export.tables["followers"]["user"].tolist() == ["x", "x"]
    assert set(export.tables["followers"]["source"]) == {"{}{} > FansList[]"}


def test_what_is_a_field_hangs_on_no_order() -> None:
    records = [{"NewField": 1, "Date": 2}, {"Date": 2, "NewField": 1}]
    one = {"A": records, "B": {"NewField": 1}}
    other = {"B": {"NewField": 1}, "A": records[::-1]}
    assert paths(one) == paths(other) == {"{} > NewField": 1, "{}[] > NewField": 2,
                                          "{}[] > Date": 2}  # fmt: skip


def test_long_lists_are_not_walked_to_tell_fields() -> None:
    rows = [{"NewField": n, "Deep": {"Er": [n]}} for n in range(300_000)]
    tree = {"anna": rows, **{f"k{n}": {"a": {"b": n}} for n in range(100_000)}}
    started = time.process_time()
    assert Paths(tree).step("NewField") == " > NewField"
    assert time.process_time() - started < 1


def test_the_structure_of_a_txt_file_shows_no_label_that_may_be_a_name() -> None:
    text = "Anna de Vries: 3\nBob: 4\nDate: 2024-05-06 07:08:09\n"
    once = "Bella:\nDate: 2024-05-06 07:08:09\nUsername: x\n\nCarl:\nDate: 2024-05-06 07:08:09\n"
    export = read_export(
        [
            ("TikTok/Profile and Settings/Settings.txt", text.encode()),
            ("TikTok/Your Activity/Close Friends.txt", text.encode()),
            ("TikTok/Your Activity/Purchases.txt", once.encode()),
        ]
    )
    assert isinstance(export, Export)
    said = structure_json(export)
    assert not [name for name in ("Anna", "Vries", "Bob", "Bella", "Carl") if name in said]
    assert "TikTok/Your Activity/Close Friends.txt > Date" in said


def test_an_object_of_more_keys_than_an_object_of_fields_has_shows_none_of_them() -> None:
    """However well they are known: somebody can be called like a field."""
    keys = sorted(KNOWN)[: MOST_FIELDS + 1]
    paths = Paths()
    assert FOLDED not in paths.steps(dict.fromkeys(keys[:-1], "x")).values()
    assert set(paths.steps(dict.fromkeys(keys, "x")).values()) == {FOLDED}
