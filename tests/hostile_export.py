"""An archive in which every text that a stranger can write is an attack on whoever shows it.

It is made of the sample's life and of the fixtures' sections that the sample leaves empty: dates,
numbers and every second record stay as they are, so that the pages have something to draw.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Any

from fixtures.json_cases import full_export
from fixtures.leaves import plain
from fixtures.make import sample_zip

HOST = "evil.example"
_MOST = 400
"""Records of one list: enough for every chart, few enough for a page to be driven quickly."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*|\d+")


def attacks(sink: int) -> list[str]:
    """Texts that some program somewhere acts on; `sink` is a port of this computer that listens."""
    return [
        f"![picture](http://{HOST}/markdown.png)",
        f"![direct](http://127.0.0.1:{sink}/direct.png)",
        f'<img src="http://{HOST}/tag.png" onerror="alert(1)">',
        f"<style>@import url(http://{HOST}/style.css)</style><script>alert(1)</script>",
        f'<span style="background:url(http://{HOST}/plotly.png)">name</span>',
        f'<a href="http://{HOST}/anchor">name</a>',
        '"><svg onload=alert(1)><iframe srcdoc="<script>parent.alert(1)</script>">',
        f"[press](http://{HOST}/link) http://{HOST}/bare",
        "[press](javascript:alert(1)) [or](data:text/html,<script>alert(1)</script>)",
        f"$$\\href{{http://{HOST}/latex}}{{x}} \\includegraphics{{http://{HOST}/latex.png}}$$",
        ":material/home: :smile: :red[warning] :image[x] :violet-badge[Made-up data]",
        "# Nothing is open\n\n---\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "\u202egnp.exe\u202c \u2066left\u2069 \u200f \u0000 \u001b]8;;http://evil.example\u0007x",
        f'=HYPERLINK("http://{HOST}/formula","press")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        "{name} {0} %s %(x)s ${7*7} {{7*7}}",
        "😀👩‍👩‍👧‍👦🏳️‍🌈",
        "half \ud83d an emoji",
        f"file:///etc/passwd //{HOST}/relative.png \\\\{HOST}\\share",
        "None",
        "A" * 300 + " no end",
    ]


def hostile_tree(sink: int) -> dict[str, Any]:
    everything = attacks(sink)
    turns = count()

    def next_attack() -> str:
        return everything[next(turns) % len(everything)]

    def spoiled(node: Any) -> Any:
        if isinstance(node, dict):
            return {_key(name, next_attack): spoiled(value) for name, value in node.items()}
        if isinstance(node, list):
            return [
                spoiled(entry) if number % 2 == 0 else entry
                for number, entry in enumerate(node[:: len(node) // _MOST + 1])
            ]
        return next_attack() if isinstance(node, str) and not _DATE.fullmatch(node) else node

    tree = spoiled(_filled(_sample(), plain(full_export("J6b").tree)))
    unknown = {attack: [{attack: attack}, attack] for attack in everything}
    tree["Your Activity"][next_attack()] = unknown
    tree[f"New <img src=http://{HOST}/picture.png>"] = {"x": "y" * 100_000, **unknown}
    return tree


def hostile_zip(sink: int) -> bytes:
    """The tree as TikTok would pack it, in a folder whose name is an attack too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        name = f"![x](http:{HOST})/user_data_tiktok.json"
        archive.writestr(name, json.dumps(hostile_tree(sink)))
    return packed.getvalue()


def _sample() -> Any:
    with zipfile.ZipFile(io.BytesIO(sample_zip())) as archive:
        return json.loads(archive.read(archive.namelist()[0]))


def _filled(first: Any, second: Any) -> Any:
    """The first tree; where it is empty, the second."""
    if isinstance(first, dict) and isinstance(second, dict):
        names = [*first, *(name for name in second if name not in first)]
        return {
            name: _filled(first.get(name), second[name]) if name in second else first[name]
            for name in names
        }
    return first or second


def _key(name: str, attack: Any) -> str:
    """A key that is somebody's name (TikTok writes chats so) becomes an attack."""
    before, chat, _ = name.partition("Chat History with ")
    return f"{before}{chat}{attack()} {len(name)}:" if chat else name


def texts(node: Any) -> Iterator[str]:
    """Every text of a tree, keys included."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield name
            yield from texts(value)
    elif isinstance(node, list):
        for entry in node:
            yield from texts(entry)
    elif isinstance(node, str):
        yield node
