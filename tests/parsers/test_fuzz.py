"""Archives that began as a fixture and were then changed in ways nobody would think of.

    make test        a bounded number of changes
    make fuzz        many more (FUZZ=20000)

Whatever comes of it is read or refused; nothing is raised, lost or said aloud. A change that breaks
one of the laws is written down as a fixture before it is mended.
"""

from __future__ import annotations

import copy
import io
import json
import os
import random
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.json_cases import full_export
from fixtures.json_places import GENERATIONS
from fixtures.leaves import plain, weight
from fixtures.txt_cases import NAMES, txt_case
from parsers import Export, Refusal, read_export
from parsers.notice import Notice
from parsers.refusal import Cause
from parsers.worker import parcel

EXAMPLES = int(os.environ.get("FUZZ", "60"))
"""Changed archives for each law."""

CANARY = "kanariegeel-7f3a"
"""Stands in changed places; no sentence of ours may repeat it."""

relaxed = settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

ODD = st.sampled_from(
    [
        None, True, 0, -1, 1.5, 2**63, 10**40, "", " ", "N/A", CANARY, f"{CANARY} " * 400, [], {},
        [[]], [None], {"": None}, {CANARY: CANARY}, [CANARY, {CANARY: [CANARY]}], "\ud83d", "\x00",
        "2024-02-30 12:00:00", "0001-01-01 00:00:00", "9999-12-31 23:59:59", 1e308, "=1+1",
    ]
)  # fmt: skip
ACTS = st.sampled_from(["drop", "put", "rename", "twice", "nest", "swap", "cut", "list", "key"])


@cache
def json_tree(generation: str) -> Any:
    return plain(full_export(generation).tree)


def json_part(generation: str, data: st.DataObject) -> Any:
    """Some sections of a generation's export: what stands beside them untouched adds nothing."""
    sections = [(root, place) for root, places in json_tree(generation).items() for place in places]
    drawn = data.draw(st.lists(st.sampled_from(sections), min_size=4, max_size=12, unique=True))
    tree: dict[str, Any] = {}
    for root, place in drawn:
        whole = json_tree(generation)[root]
        tree.setdefault(root, {})[place] = copy.deepcopy(whole[place])
    return tree


@cache
def txt_files(name: str) -> dict[str, bytes]:
    return dict(txt_case(name).files)


def places(node: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every node below this one, without looking at more than three of a list."""
    entries: Any = enumerate(node[:3]) if isinstance(node, list) else ()
    if isinstance(node, dict):
        entries = node.items()
    for key, value in entries:
        yield (*before, key)
        yield from places(value, (*before, key))


def changed(tree: Any, act: str, place: tuple[Any, ...], odd: Any, other: tuple[Any, ...]) -> None:
    """One change, in place; a place that an earlier change took away is left alone."""
    try:
        holder = _at(tree, place[:-1])
        value = holder[place[-1]]
    except (KeyError, IndexError, TypeError):
        return
    if isinstance(holder, str):
        return  # a list stood there; a letter of a text is no place
    last = place[-1]
    if act == "drop":
        del holder[last]
    elif act == "put":
        holder[last] = odd
    elif act == "rename" and isinstance(holder, dict):
        holder[f"{last}{CANARY}"] = holder.pop(last)
    elif act == "key" and isinstance(holder, dict):
        holder[str(last).swapcase()] = copy.deepcopy(value)
    elif act == "twice":
        if isinstance(holder, list):
            holder.append(copy.deepcopy(value))
        else:
            holder[f" {last}"] = copy.deepcopy(value)
    elif act == "nest":
        holder[last] = {CANARY: value} if odd else [value]
    elif act == "list":
        holder[last] = [value, odd, value]
    elif act == "cut" and isinstance(value, str | list):
        holder[last] = value[: len(value) // 2]
    elif act == "swap":
        _swap(tree, holder, last, other)


def _swap(tree: Any, holder: Any, last: Any, other: tuple[Any, ...]) -> None:
    try:
        holder[last] = copy.deepcopy(_at(tree, other))
    except (KeyError, IndexError, TypeError):
        return


def _at(tree: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        tree = tree[key]
    return tree


def hold_to_the_laws(result: Export | Refusal) -> None:
    """What is true of every reading, whatever was read."""
    assert isinstance(result, Export | Refusal)
    if isinstance(result, Refusal):
        assert result.cause is not Cause.FAILED
        assert CANARY not in result.sentence
        return
    assert not [said for said in result.warnings if CANARY in said.sentence]
    assert Notice.ODD_SECTION not in result.warnings
    assert CANARY not in result.generation + result.format + result.language
    counted = sum(entry.leaves for entry in result.ledger.entries)
    assert counted == result.ledger.total
    stream = io.BytesIO()
    parcel.send_result(stream, result)
    stream.seek(0)
    unpacking, arrived = parcel.Unpacking(), None
    for kind, body in parcel.receive(stream, 1 << 30):
        arrived = unpacking.take(kind, body) or arrived
    assert isinstance(arrived, Export)
    assert arrived.ledger == result.ledger
    assert {n: len(t) for n, t in arrived.tables.items()} == {
        n: len(t) for n, t in result.tables.items()
    }


@relaxed
@given(st.sampled_from(sorted(GENERATIONS)), st.data())
def test_a_json_archive_changed_in_its_structure(generation: str, data: st.DataObject) -> None:
    tree = json_part(generation, data)
    where = st.sampled_from(list(places(tree)))
    for _ in range(data.draw(st.integers(1, 6))):
        changed(tree, data.draw(ACTS), data.draw(where), data.draw(ODD), data.draw(where))
    result = read_export([("user_data_tiktok.json", json.dumps(tree).encode())])
    hold_to_the_laws(result)
    if isinstance(result, Export):
        assert result.ledger.total == weight(tree)


@relaxed
@given(st.sampled_from(sorted(GENERATIONS)), st.randoms(use_true_random=False), st.data())
def test_a_json_archive_changed_in_its_bytes(
    generation: str, chance: random.Random, data: st.DataObject
) -> None:
    tree = json_part(generation, data)
    text = json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode()
    hold_to_the_laws(read_export([("user_data_tiktok.json", spoiled(text, chance))]))


@relaxed
@given(st.sampled_from(sorted(NAMES)), st.randoms(use_true_random=False))
def test_a_txt_archive_changed_in_its_bytes_lines_and_names(
    name: str, chance: random.Random
) -> None:
    whole = txt_files(name)
    files = {path: whole[path] for path in chance.sample(sorted(whole), min(9, len(whole)))}
    for path in chance.sample(sorted(files), min(3, len(files))):
        content = files.pop(path)
        lines = content.split(b"\n")
        act = chance.choice(["bytes", "shuffle", "join", "drop", "rename", "twice"])
        if act == "shuffle":
            chance.shuffle(lines)
        elif act == "drop":
            lines = [line for line in lines if chance.random() < 0.8]
        content = {"join": b" ", "twice": b"\n\n"}.get(act, b"\n").join(lines)
        new = path.replace("/", f"/{CANARY} ", 1) if act == "rename" else path
        files[new] = spoiled(content, chance) if act == "bytes" else content
    hold_to_the_laws(read_export(list(files.items())))


@relaxed
@given(st.randoms(use_true_random=False))
def test_a_zip_changed_in_its_bytes(chance: random.Random) -> None:
    packed = io.BytesIO()
    method = chance.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("user_data_tiktok.json", json.dumps(json_tree("J6b")))
        archive.writestr("TikTok/Your Activity/Searches.txt", b"Date: 2025-01-01 10:00:00 UTC\n")
    result = read_export(spoiled(packed.getvalue(), chance))
    assert isinstance(result, Export | Refusal)
    hold_to_the_laws(result)


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Bytes with one to six changes: turned, dropped, doubled, put in, cut off."""
    changing = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changing) + 1)
        size = chance.choice([1, 1, 1, 4, 60, 2_000])
        act = chance.choice(["turn", "drop", "double", "put", "cut", "zero"])
        if act == "turn" and at < len(changing):
            changing[at] ^= 1 << chance.randrange(8)
        elif act == "drop":
            del changing[at : at + size]
        elif act == "double":
            changing[at:at] = changing[at : at + size]
        elif act == "put":
            changing[at:at] = chance.choice(
                [b'"', b"{", b"}", b"[", b",", b"\\", b"\n", b"\xff", b"\xed\xa0\x80", b"\x00",
                 b"PK\x03\x04", b"PK\x01\x02", b"\xef\xbb\xbf", b"1e999", b"NaN", b"null"]
            )  # fmt: skip
        elif act == "zero":
            changing[at : at + size] = bytes(len(changing[at : at + size]))
        elif chance.random() < 0.3:
            del changing[at:]
    return bytes(changing)
