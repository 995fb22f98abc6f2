"""JSON that is not whole: what can be decoded is there, and what was passed over is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notice import Notice
from parsers.syntax.json.mending import mend

_any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=20,
)
_documents = st.one_of(st.lists(_any, min_size=1), st.dictionaries(st.text(), _any, min_size=1))


@pytest.mark.parametrize(
    ("text", "tree", "said"),
    [
        ('{"a": 1, "b": 2}', {"a": 1, "b": 2}, []),
        ('{"a": [1, 2,], "b": 3,}', {"a": [1, 2], "b": 3}, []),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, []),
        ('[{"a": 1} {"a": 2}]', [{"a": 1}, {"a": 2}], []),
        ('{"a": 1, "b": [{"c": 2}, {"c": ', {"a": 1, "b": [{"c": 2}]}, [Notice.CUT]),
        ('{"a": 1, "b": "half a wo', {"a": 1}, [Notice.CUT]),
        ('{"a": 1, "b"', {"a": 1}, [Notice.CUT]),
        ('{"a": oops, "b": 2}', {"b": 2}, [Notice.SKIPPED]),
        ('{"a": , "b": 2}', {"a": None, "b": 2}, [Notice.SKIPPED]),
        ('{"a": "wrong \\x escape", "b": 2}', {"a": "wrong \\x escape", "b": 2}, [Notice.SKIPPED]),
        ('{"a": 1]', {"a": 1}, [Notice.SKIPPED]),
        ('{"a": 1} thanks for reading', {"a": 1}, [Notice.BEHIND]),
        ('{"a": 1}\0\0\0', {"a": 1}, []),
        ('{"a": NaN, "b": -Infinity}', {"a": "NaN", "b": "-Infinity"}, []),
        ('{"a": "two\nlines\tand a tab"}', {"a": "two\nlines\tand a tab"}, []),
        ('{"a": "\\ud83d"}', {"a": "\ud83d"}, []),
        ('{"a": 1, "a": 2}', {"a": 1, "a\x002": 2}, [Notice.REPEATED]),
        ('{"a": 7454000000000000001}', {"a": 7454000000000000001}, []),
        ('{"a": 0.1, "b": 1e999}', {"a": 0.1, "b": "1e999"}, []),
    ],
)
def test_one_document(text: str, tree: object, said: list[str]) -> None:
    trees, problems = mend(text)
    assert trees == [tree]
    assert set(said) <= set(problems)
    if not said:
        assert Notice.BEHIND not in problems
        assert Notice.CUT not in problems


def test_two_documents_are_two() -> None:
    assert mend('{"a": 1}\n{"b": 2}')[0] == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("text", ["", "no brackets at all", '"a text"', "5", "null"])
def test_no_document(text: str) -> None:
    assert mend(text)[0] == []


def test_what_is_nested_too_deep_is_kept_as_text() -> None:
    deep = "[" * 5_000 + "1" + "]" * 5_000
    trees, problems = mend('{"before": 1, "deep": ' + deep + ', "after": 2}')
    assert Notice.DEEP in problems
    tree = trees[0]
    assert (tree["before"], tree["after"]) == (1, 2)
    inner = tree["deep"]
    while isinstance(inner, list):
        (inner,) = inner
    assert isinstance(inner, str)
    assert "1" in inner


@given(_documents)
def test_what_is_sound_stays_as_it_is(document: object) -> None:
    trees, problems = mend(json.dumps(document))
    assert trees == [document]
    assert problems == []


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text(), min_size=1, max_size=6), st.data())
def test_a_cut_costs_only_what_comes_behind_it(
    document: dict[str, str], data: st.DataObject
) -> None:
    text = json.dumps(document)
    cut = data.draw(st.integers(1, len(text) - 1))
    trees, problems = mend(text[:cut])
    ends = [
        len(json.dumps(dict(list(document.items())[:n]))) - 1 for n in range(1, len(document) + 1)
    ]
    whole = sum(end <= cut for end in ends)
    if whole:
        assert Notice.CUT in problems
        assert list(trees[0].items())[:whole] == list(document.items())[:whole]


@given(st.text(alphabet='{}[],:"\\ab1 \n'))
def test_nothing_raises(text: str) -> None:
    mend(text)
