"""What a person says of a place: the fields that fit are taken, all else stays to be seen."""

from __future__ import annotations

import io
from typing import Any

import pytest

from fixtures.txt_foreign import TONGUES, archive
from parsers import Export
from parsers.by_hand import Rule, as_json, assign, from_json, key_of, offers, path_of, savable
from parsers.ledger import Fate
from parsers.notice import Notice
from parsers.worker import parcel
from tests.parsers.test_handed_in import document, read, seen, text

VIDEO = "https://www.tiktokv.com/share/video/730000000000000000{}/"


def blocks(*rows: dict[str, str]) -> str:
    return "\n\n".join("\n".join(f"{k}: {v}" for k, v in row.items()) for row in rows) + "\n\n\n"


def said(export: Export, **tables: str) -> Export:
    """The export with the place whose path holds a word as that table."""
    paths = {path_of(loose): key_of(loose) for loose in export.loose}
    rules = []
    for word, table in tables.items():
        (place,) = [key for path, key in paths.items() if word in path]
        rules.append(Rule(place, table))
    return assign(export, rules)


def watched(rows: int = 3, **more: str) -> str:
    return blocks(
        *(
            {"Kiam": f"2026-03-01 10:00:0{n} UTC", "Loko": VIDEO.format(n), **more}
            for n in range(rows)
        )
    )


def test_a_file_becomes_the_table_that_the_person_says() -> None:
    export = text("TikTok/Ago/Vidita.txt", watched())
    assert seen(export) == {}
    made = said(export, Vidita="watch_history")
    assert seen(made) == {"watch_history": 3}
    rows = made.tables["watch_history"]
    assert rows["at"].dt.strftime("%H:%M:%S").tolist() == ["10:00:00", "10:00:01", "10:00:02"]
    assert rows["video_id"].tolist() == [f"730000000000000000{n}" for n in range(3)]
    assert set(rows["source"]) == {"TikTok/Ago/Vidita.txt"}
    assert made.states["watch_history"] == "read"
    assert made.ledger.total == made.counted == 6
    assert made.ledger.count(Fate.READ) == 6
    assert len(made.unknown) == 0
    assert Notice.ASSIGNED in made.warnings
    assert seen(export) == {}, "what was read stays as it was, to go back to"


def test_a_wrong_choice_loses_no_row_and_no_field() -> None:
    """Likes said to be searches are not offered; said to be reposts, a third field stays."""
    export = text("TikTok/Ago/Sxati.txt", watched(Humoro="gaja"))
    offered = offers(export)["TikTok/Ago/Sxati.txt"]
    assert "searches" not in offered
    assert "followers" not in offered
    assert "login_history" not in offered
    assert {"likes", "reposts", "watch_history"} <= set(offered)
    made = said(export, Sxati="reposts")
    assert seen(made) == {"reposts": 3}
    assert made.tables["reposts"]["other"].tolist() == ['{"Humoro": "gaja"}'] * 3
    assert made.ledger.count(Fate.READ) == 6
    assert made.ledger.count(Fate.UNKNOWN) == 3
    assert made.ledger.total == 9


@pytest.mark.parametrize("table", ["searches", "login_history", "direct_messages", "profile", "x"])
def test_a_table_whose_needed_fields_are_not_there_is_not_made(table: str) -> None:
    export = text("TikTok/Ago/Vidita.txt", watched())
    assert said(export, Vidita=table) is export


def test_links_to_sounds_are_no_videos_and_the_other_way_round() -> None:
    sounds = blocks(
        *(
            {
                "K": f"2026-03-01 10:00:0{n} UTC",
                "L": f"https://m.tiktok.com/h5/share/music/{n}.html",
            }
            for n in range(2)
        )
    )
    assert "favorite_sounds" not in offers(text("TikTok/A/V.txt", watched()))["TikTok/A/V.txt"]
    export = text("TikTok/A/S.txt", sounds)
    assert seen(export) == {"favorite_sounds": 2}, "two signs, so it was guessed"
    assert "watch_history" not in offers(export).get("TikTok/A/S.txt", ())


def test_what_was_guessed_can_be_something_else() -> None:
    rows = blocks(
        *(
            {"Kiam": f"2026-03-0{n} 10:00:00 UTC", "IP-o": "203.0.113.7", "Loko": "Delft"}
            for n in range(1, 4)
        )
    )
    export = text("TikTok/A/Ensalutoj.txt", rows)
    assert seen(export) == {"login_history": 3}
    assert export.guessed == (("TikTok/A/Ensalutoj.txt", "login_history"),)
    made = said(export, Ensalutoj="favorite_locations")
    assert made is export, "an address is no link, and two labels for one name tell nothing"
    made = assign(
        export,
        [Rule("A/ensalutoj", "searches", {"Kiam": "Date", "Loko": "SearchTerm"})],
    )
    assert seen(made) == {"searches": 3}
    assert made.guessed == ()
    assert Notice.GUESSED not in made.warnings
    assert made.states["login_history"] == "absent"
    assert made.tables["searches"]["term"].tolist() == ["Delft"] * 3
    assert made.tables["searches"]["other"].tolist() == ['{"IP-o": "203.0.113.7"}'] * 3
    assert made.ledger.total == export.ledger.total == 9


def _new(records: Any) -> dict[str, Any]:
    return {
        "Your Activity": {
            "Searches": {"SearchList": [{"Date": "2026-03-01 10:00:00", "SearchTerm": "a"}]},
            "Seen": {"Seen List": records, "Mark": 1},
        }
    }


def test_a_list_of_json_too_whatever_stands_in_it() -> None:
    records = [
        {"When": "2026-03-01 10:00:00", "Where": VIDEO.format(1)},
        {"When": None, "Where": VIDEO.format(2), "Mood": 5},
        {"Where": VIDEO.format(3)},
        {"When": "soon", "Where": VIDEO.format(4)},
    ]
    export = document(_new(records))
    assert offers(export) == {}, "one time that is none, and it is no list of times"
    records[-1]["When"] = "2026-03-01 11:00:00"
    export = document(_new(records))
    place = "Your Activity > Seen > Seen List"
    assert "likes" in offers(export)[place]
    made = said(export, Seen="likes")
    likes = made.tables["likes"]
    assert likes["video_id"].tolist() == [f"730000000000000000{n}" for n in range(1, 5)]
    assert likes["at"].isna().tolist() == [False, True, True, False]
    assert likes["other"].dropna().tolist() == ['{"Mood": 5}']
    assert made.ledger.total == made.counted == export.ledger.total
    assert made.ledger.count(Fate.UNKNOWN) == 2  # the mood, and the mark beside the list
    # Words that nobody knows and that are in one place only may be names: they fold.
    assert made.unknown[["path", "key"]].values.tolist() == [["Your Activity{}{}", "Seen > Mark"]]
    assert set(likes["source"]) == {"Your Activity{}{}"}


def test_rows_that_stand_in_the_table_already_are_not_doubled() -> None:
    row = {"Date": "2026-03-01 10:00:00", "Link": VIDEO.format(1)}
    more = {"Date": "2026-03-02 10:00:00", "Link": VIDEO.format(2)}
    tree = {
        "Likes and Favorites": {"Like List": {"ItemFavoriteList": [row]}},
        "Your Activity": {"Hearts": {"Hearts List": [row, more]}},
    }
    made = said(document(tree), Hearts="likes")
    assert made.tables["likes"]["video_id"].tolist() == [f"730000000000000000{n}" for n in (1, 2)]
    assert Notice.REPEATS in made.warnings


@pytest.mark.parametrize("layout", ["new", "old", "flat"])
def test_every_file_of_a_language_nobody_entered_is_counted_once(layout: str) -> None:
    export = read([*archive(TONGUES["nonsense"], layout).items()])
    offered = offers(export)
    assert len(offered) >= 8
    for place, tables in offered.items():
        for table in tables:
            (loose,) = [one for one in export.loose if one.path == place]
            made = assign(export, [Rule(key_of(loose), table)])
            assert made.ledger.total == made.counted == export.counted, (place, table)
            assert len(made.tables[table]) == len(export.tables[table]) + 4, (place, table)
            unknown = made.ledger.count(Fate.UNKNOWN)
            in_rows = sum(made.tables[table]["other"].notna())
            assert len(made.unknown) + in_rows >= unknown - in_rows, (place, table)


def test_rules_are_saved_without_a_value_and_do_the_same_again() -> None:
    export = read([*archive(TONGUES["nonsense"], "new").items()])
    made = said(export, Relvo="likes", Wuub="searches")
    saved = as_json(made.assigned)
    for value in ("7303", "wol0", "knit", "2026"):
        assert value not in saved
    assert "Vorto" in saved
    again = assign(export, from_json(saved))
    assert again.ledger == made.ledger
    moved = read(
        [(f"Downloads/{name}", data) for name, data in archive(TONGUES["nonsense"], "new").items()]
    )
    assert seen(assign(moved, from_json(saved))) == seen(made)


def test_a_rule_from_a_file_named_after_somebody_is_not_saved() -> None:
    assert savable(Rule("Ontarro/wuub", "searches", {"Kiu": "Date"}))
    assert savable(Rule("Your Activity > Seen > Seen List", "likes"))
    for name in ("anna@example.org", "tiktok 0612345678", "x" * 80):
        assert not savable(Rule(name, "likes"))
        assert not savable(Rule("A/b", "likes", {name: "Date"}))


def test_the_records_come_out_of_the_reading_process_as_they_went_in() -> None:
    many = [
        {"When": f"2026-03-01 10:00:{n % 60:02}", "Where": VIDEO.format(n % 9)} for n in range(500)
    ]
    many[7] = {"When": None, "Where": VIDEO.format(1)}
    for export in (
        text("TikTok/Ago/Vidita.txt", watched(1)),
        text("TikTok/Ago/Vidita.txt", watched()),
        document(_new(many)),
        read([*archive(TONGUES["nonsense"], "old").items()]),
    ):
        stream = io.BytesIO()
        parcel.send_result(stream, export)
        stream.seek(0)
        unpacking = parcel.Unpacking()
        results = [unpacking.take(kind, body) for kind, body in parcel.receive(stream, 1 << 30)]
        back = results[-1]
        assert isinstance(back, Export)
        assert offers(back) == offers(export) != {}
        rules = [
            Rule(key_of(one), offers(export)[path_of(one)][0])
            for one in export.loose
            if path_of(one) in offers(export)
        ]
        there, here = assign(back, rules), assign(export, rules)
        assert there.ledger == here.ledger
        assert seen(there) == seen(here)
