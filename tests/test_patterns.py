"""No regular expression takes the square of a text's length: one text would hold up everybody.

Every one that the source compiles or hands to pandas or Arrow is looked for, so that a new one is
tried too. Each is applied as the source does, to texts of the kinds that make such searches slow.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.sources import trees

_ROOT = Path(__file__).parents[1]
_PACKAGES = ("parsers", "analysis", "dashboard", "cohort")
_ANCHORED = {"match", "fullmatch"}

_ELSEWHERE = {
    "parsers/syntax/json/documents.py": "a taste of a fixed length",
    "dashboard/server/gate.py": "our own page",
    "dashboard/words/languages.py": "our own messages, in a test",
}
"""Files in which a pattern is made on the way, and what it is applied to instead of the archive."""

_MADE = {"dashboard/pages/companies/ads.py": r"[a-zA-Z][\w+.-]*://(?:[^/?#@]*@)?a\.b(?:[/?#:]|$)"}
"""A pattern that is put together, as it can be."""

_PIECES = [
    *(
        " ",
        "a",
        "A",
        "1",
        "@",
        ".",
        ":",
        "-",
        "/",
        "\n",
        "<",
        "[",
        "]",
        "(",
        ")",
        ",",
        "_",
        '"',
        "\\",
    ),
    *("{", "}", "=", "+", "'", "é", "#", "&", "*", "\t", "\r\n", "\N{NO-BREAK SPACE}", "\N{OWL}"),
    *("a@", "a.", "1.", "1:", "1-", "0-", "http://", "a b ", "@a ", "a:", "1 ", "a,", "1,", "://"),
    *("2020-01-01 ", "Date: ", "]: ", "{}", "[]", " > ", " (1)", "_1", "- copy"),
]
_TAILS = ("", "!", "\n!")
_SHORT, _LONG = 1_200, 4_800
_SLOW = 0.002
"""Seconds for a short text, from which on it is worth to look at how it grows."""


def _modules() -> Iterator[Any]:
    for name in _PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield importlib.import_module(found.name)


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for key, one in value.items():
            yield from _inside(key, depth + 1)
            yield from _inside(one, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _inside(one, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from _inside(getattr(value, part.name), depth + 1)


@cache
def _patterns() -> dict[tuple[Any, int], set[str]]:
    """Each pattern, and how it is applied wherever the source applies it by a name."""
    found: dict[tuple[Any, int], set[str]] = {}
    for module in _modules():
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for name, value in list(vars(module).items()):
            for pattern in _inside(value):
                used = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source))
                found.setdefault((pattern.pattern, pattern.flags), set()).update(used)
        for pattern_text, used_as in _handed_over(ast.parse(source), module):
            found.setdefault((pattern_text, 0), set()).add(used_as)
    for text in _MADE.values():
        found.setdefault((text, 0), set()).add("match")
    return found


_OF_TEXTS = {
    "contains",
    "extract",
    "extractall",
    "replace",
    "match",
    "fullmatch",
    "count",
    "findall",
    "split",
    "rsplit",
}
_OF_ARROW = {
    *("match_substring_regex", "extract_regex", "replace_substring_regex"),
    *("find_substring_regex", "count_substring_regex", "split_pattern_regex"),
}


def _handed_over(tree: ast.AST, module: Any) -> Iterator[tuple[str, str]]:
    """Patterns that are written as texts where pandas or Arrow take them."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        of_texts = (
            node.func.attr in _OF_TEXTS
            and isinstance(node.func.value, ast.Attribute)
            and node.func.value.attr == "str"
        )
        plain = any(
            one.arg == "regex" and isinstance(one.value, ast.Constant) and one.value.value is False
            for one in node.keywords
        )
        if (of_texts and not plain) or node.func.attr in _OF_ARROW:
            given = node.args[0] if of_texts else node.args[1]
            if isinstance(given, ast.Constant):
                yield given.value, node.func.attr
            elif isinstance(given, ast.Name) and isinstance(vars(module).get(given.id), str):
                yield vars(module)[given.id], node.func.attr


def _applied(pattern: Any, flags: int, used: set[str]) -> Callable[[Any], object]:
    compiled = re.compile(pattern, flags)
    if used and used <= _ANCHORED:
        return compiled.match if "match" in used else compiled.fullmatch
    return lambda text: sum(1 for _found in compiled.finditer(text))


def _seconds(apply: Callable[[Any], object], text: Any, rounds: int = 1) -> float:
    found = []
    for _round in range(rounds):
        start = time.process_time()
        apply(text)
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.slow
def test_every_pattern_takes_time_by_the_length_of_a_text() -> None:
    """Four times the text takes about four times as long; where it took sixteen it is told."""
    patterns = _patterns()
    assert len(patterns) > 70
    slow = []
    for (pattern, flags), used in patterns.items():
        apply = _applied(pattern, flags, used)
        for piece in _PIECES:
            for tail in _TAILS:
                text: Any = (piece * _SHORT)[:_SHORT] + tail
                long: Any = (piece * _LONG)[:_LONG] + tail
                if isinstance(pattern, bytes):
                    text, long = text.encode(), long.encode()
                if _seconds(apply, text) < _SLOW or (short := _seconds(apply, text, 5)) < _SLOW:
                    continue
                if _seconds(apply, long, 3) > 8 * short:
                    slow.append((pattern, piece, tail))
    assert [one for one in slow if one[0] not in _BOUNDED] == []
    assert {one[0] for one in slow} == set(_BOUNDED), "a bound is not needed any more"


_BOUNDED = {
    r"(?:\[\]|\{\w*\})+$": "a step of a path, of which 120 characters are looked at",
    r"(\s*\(\d+\)|\s*- copy|_\d{9,}|[\s_-]\d{1,4})+$": "a file's name of at most 200 characters",
}
"""Patterns that would take the square, and why no long text reaches them."""


def test_no_pattern_is_made_where_it_would_not_be_found() -> None:
    made = []
    for package in _PACKAGES:
        for where, tree in trees(package).items():
            inside = [
                node
                for function in ast.walk(tree)
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
                for node in ast.walk(function)
            ]
            for node in inside:
                if _makes_a_pattern(node) and where not in {*_ELSEWHERE, *_MADE}:
                    made.append(f"{where}:{node.lineno}")  # type: ignore[attr-defined]
    assert made == []


def _makes_a_pattern(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr not in {"escape", "Match", "Pattern"}
    )


@pytest.mark.parametrize("length", [200, 201])
def test_a_long_name_of_a_file_is_no_copy(length: int) -> None:
    from parsers.syntax.txt.names import stem_of

    name = "x" * (length - len(" (1)")) + " (1)"
    assert (stem_of(f"{name}.txt") == name) == (length > 200)


def test_a_company_with_a_very_long_name_takes_no_time() -> None:
    from analysis.companies.sensitive import kind_of

    assert kind_of("grindr " + "1, " * 50) == "dating"
    assert _seconds(kind_of, "1, " * 100_000) < 1
