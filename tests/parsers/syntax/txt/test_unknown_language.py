"""A TXT archive in a language that nobody entered: no row may stand where it does not belong."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from fixtures.txt_foreign import (
    LAYOUTS,
    SECTIONS,
    TABLES,
    TONGUES,
    Tongue,
    archive,
    minutes,
)
from parsers import Export, Refusal, read_export
from parsers.ledger import Fate
from parsers.notice import Notice

_BELONGS = {minutes(section): TABLES[section] for section in SECTIONS}


def read(files: dict[str, bytes]) -> Export:
    export = read_export(list(files.items()))
    assert isinstance(export, Export)
    return export


def wrong(export: Export) -> list[tuple[str, str]]:
    """Rows that stand in a table where they do not belong: (table, where they belong)."""
    found = []
    for name, table in export.tables.items():
        if "at" in table:
            found += [(name, _BELONGS[at.minute]) for at in table["at"].dropna()]
        elif len(table):
            ours = name == "hashtags" and table["name"].str.startswith("tag").all()
            found += [] if ours else [(name, "hashtags")]
    return [(name, belongs) for name, belongs in found if name != belongs]


def test_no_row_of_any_language_in_any_layout_is_in_a_wrong_table() -> None:
    for code, spoken in TONGUES.items():
        for layout in LAYOUTS:
            export = read(archive(spoken, layout))
            assert not wrong(export), (code, layout)
            assert export.language in (code, "unknown"), (code, layout)
            assert export.tables["likes"].empty, (code, layout)
            # What is told in every language: the moments by their addresses, sounds and hashtags
            # by their links, chats by who writes in them.
            for table in ("login_history", "favorite_sounds", "favorite_hashtags", "hashtags"):
                assert len(export.tables[table]) == 4, (code, layout, table)
            assert len(export.tables["direct_messages"]) == 4, (code, layout)
            assert len(export.tables["group_messages"]) == 4, (code, layout)
            # The rest is there, to be looked at: nothing is lost.
            assert export.ledger.count(Fate.UNKNOWN) == len(export.unknown) > 0
            assert Notice.GUESSED in export.warnings


def test_parts_of_an_archive() -> None:
    """With fewer files beside each other a wrong guess would be nearer."""
    for spoken in (TONGUES["nb"], TONGUES["nonsense"]):
        for layout in ("new", "old", "flat"):
            for section in ("watch", "likes", "saved", "reposts", "followers", "comments"):
                for beside in ((), ("logins",), ("logins", "saved")):
                    files = archive(spoken, layout, rows=3, sections=(section, *beside))
                    export = read_export(list(files.items()))
                    # A loose file without a link of TikTok's may be anybody's.
                    assert isinstance(export, Refusal) or not wrong(export), (layout, section)


_WORDS = sorted(
    {
        word
        for spoken in TONGUES.values()
        for word in (*spoken.labels, *spoken.files.values(), *spoken.folders)
    }
    | {"Videos", "Posts", "Post", "Status", "Comments", "Story", "Collection", "Favorite", "List"}
    | {"Watch", "History", "Like", "Sounds", "Link", "Date", "Videos 2", "My Videos", "IP", "Data"}
)
_TELLING = {
    # Words that do say what a file is, in a language or by one word that all borrow.
    *("Follower", "Following", "Hashtag", "Reposts", "Cronologia visualizzazioni"),
    *("Mensajes directos", "Chat de grupo", "Suchbegriff", "Termine di ricerca", "Søkeord"),
    *("Término de búsqueda", "Termo de pesquisa", "Terme de recherche", "Wyszukiwany termin"),
    *("Arama terimi", "Sökterm", "Søgeord"),
}
_FREE = [word for word in _WORDS if word not in _TELLING]


def mixed_up(chance: random.Random) -> Tongue:
    """A language whose every word is one of any language, in any meaning."""
    files = dict(zip(SECTIONS, chance.sample(_FREE, len(SECTIONS)), strict=True))
    mine, liked, me, other = chance.choices(_FREE, k=4)
    return Tongue(files, (mine, liked, me, other), tuple(chance.sample(_FREE, 7)))


def test_words_that_mean_something_else_place_nothing() -> None:
    for seed in range(30):
        chance = random.Random(seed)
        layout, rows = chance.choice(sorted(LAYOUTS)), chance.randint(1, 5)
        export = read(archive(mixed_up(chance), layout, rows))
        assert not wrong(export), (seed, layout)


def _watched(spoken: Tongue, seconds: int, rows: int) -> dict[str, bytes]:
    """An archive of the newest layout in which somebody moves on after so many seconds."""
    files = archive(spoken, "new", rows=2)
    path = f"TikTok/{spoken.folders[0]}/{spoken.files['watch']}.txt"
    start = dt.datetime(2026, 3, 1, 10, minutes("watch"))
    date, link = spoken.labels[:2]
    blocks = []
    for n in range(rows):
        day, second = divmod(n * seconds, 60)
        moment = (start + dt.timedelta(days=day, seconds=second)).strftime("%Y-%m-%d %H:%M:%S UTC")
        video = f"https://www.tiktokv.com/share/video/73{n:017}/"
        blocks.append(f"{date}: {moment}\n{link}: {video}")
    files[path] = ("\n\n".join(blocks) + "\n\n\n").encode()
    del files[f"TikTok/{spoken.folders[0]}/{spoken.files['reposts']}.txt"]
    return files


def test_the_watch_history_is_told_by_its_neighbours_and_its_rhythm() -> None:
    spoken = TONGUES["nonsense"]
    files = _watched(spoken, seconds=10, rows=300)
    export = read(files)
    assert len(export.tables["watch_history"]) == 300
    assert not wrong(export)
    assert Notice.GUESSED in export.warnings
    # Each sign alone is none: the rhythm of likes, no other folder of such lists, few rows.
    others = {
        "slow": _watched(spoken, seconds=1800, rows=300),
        "few": _watched(spoken, seconds=10, rows=100),
        "alone": {path: text for path, text in files.items() if spoken.folders[1] not in path},
        "no addresses": {p: t for p, t in files.items() if spoken.files["logins"] not in p},
        "two alike": files | {f"TikTok/{spoken.folders[0]}/Two.txt": files[next(iter(files))]},
    }
    for why, changed in others.items():
        assert read(changed).tables["watch_history"].empty, why


def test_a_translated_label_helps_where_the_values_agree() -> None:
    spoken = TONGUES["de"]
    export = read(archive(spoken, "new"))
    assert export.language == "de"
    assert len(export.tables["searches"]) == 4
    # The same label over links: it is a translation that nobody has seen, so the values decide.
    date, _link, user, _term, *rest = spoken.labels
    other = replace(spoken, labels=(date, "Suchbegriff", user, "Wort", *rest))
    assert not wrong(read(archive(other, "new")))


def test_fields_of_a_moment_that_stand_in_another_order_are_not_taken_for_each_other() -> None:
    fields = [("Kiam", "2026-03-01 10:00:00 UTC"), ("Kie", "203.0.113.7"), ("A", "iOS 17.1"),
              ("B", "iPhone14,5"), ("C", "Wi-Fi"), ("D", "KPN")]  # fmt: skip
    text = "\n".join(f"{label}: {value}" for label, value in fields)
    (row,) = read({"TikTok/a/b.txt": text.encode()}).tables["login_history"].to_dict("records")
    assert row["ip"] == "203.0.113.7"
    assert "iPhone14,5" not in (row["os"], row["network"], row["carrier"])
    assert row["device_model"] != "iOS 17.1"
