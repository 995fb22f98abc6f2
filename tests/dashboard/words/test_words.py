"""Words: every table and column has one, in plain language, ready to be translated."""

from __future__ import annotations

import ast
import re

import pandas as pd
import pytest

from dashboard import words
from dashboard.words import amounts, columns, reasons, tables
from dashboard.words.languages import SOURCE
from parsers.format import set_aside
from parsers.format.sections import TABLES
from tests.sources import trees

_MARKS = {"_": 1, "later": 1, "ngettext": 2}


def _messages() -> list[tuple[str, ast.expr]]:
    """Every argument of the dashboard that is marked as a message, and its file and line."""
    return [
        (f"{file}:{argument.lineno}", argument)
        for file, tree in trees("dashboard").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (marked := _MARKS.get(_called(node)))
        for argument in node.args[:marked]
    ]


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", "")


def faults(text: str) -> list[str]:
    """What a message has that it should not, in words."""
    fields = re.findall(r"\{([^}]*)\}", text)
    wrong = words.KNOWN[SOURCE].faults(text)
    wrong += ["raises its voice"] if "!" in text else []
    return wrong + [f"has no name for {field!r}" for field in fields if not field.isidentifier()]


def test_every_table_and_column_has_a_plain_name() -> None:
    assert tables.named() == set(TABLES)
    assert columns.named() == {name for names in TABLES.values() for name in names}


def test_every_table_is_in_one_group_that_is_shown() -> None:
    shown = [name for group in tables.groups() for name in tables.named_in(group)]
    assert sorted(shown) == sorted(TABLES)


def test_names_are_told_apart() -> None:
    titles = [tables.title(name) for name in TABLES]
    assert len(set(titles)) == len(titles)
    for table, names in TABLES.items():
        labels = [columns.label(name) for name in names]
        assert len(set(labels)) == len(labels), table


def test_every_reason_for_setting_aside_has_a_sentence() -> None:
    known = [*set_aside.FLAGS.values(), set_aside.LEMON8]
    for reason in known:
        assert reasons.plain(reason) != reason
    assert reasons.plain("a reason that is newer than this page") == (
        "a reason that is newer than this page"
    )


def test_messages_are_calm_and_can_be_translated() -> None:
    texts = [(at, node.value) for at, node in _messages() if isinstance(node, ast.Constant)]
    assert len({text for _, text in texts}) > 1_000, "there are messages to look at"
    assert [f"{at} {fault}" for at, text in texts for fault in faults(text)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("They are tracking you", "says 'tracking'"),
        ("Dangerous apps", "says 'Dangerous'"),
        ("That is too much", "says 'too much'"),
        ("Well done!", "raises its voice"),
        ("{} videos", "has no name for ''"),
        ("{0} videos of {name}", "has no name for '0'"),
        ("{count:,} videos", "has no name for 'count:,'"),
    ],
)
def test_a_fault_in_a_message_would_be_found(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_no_message_is_put_together_before_it_is_translated() -> None:
    assert [at for at, node in _messages() if isinstance(node, ast.JoinedStr | ast.BinOp)] == []


def test_nothing_is_translated_while_a_file_is_loaded() -> None:
    """A title that was translated at import would have the first reader's language for all."""
    within = ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef
    assert [
        f"{file}:{node.lineno}"
        for file, tree in trees("dashboard").items()
        for statement in tree.body
        if not isinstance(statement, within)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and _called(node) in ("_", "ngettext")
    ] == []


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (None, "en"),
        ("", "en"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("fr-FR,en;q=0.5", "en"),
        ("NL", "nl"),
        ("xx", "en"),
    ],
)
def test_the_first_language_we_have_is_chosen(
    accepted: str | None, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "LANGUAGES", ("en", "nl"))
    assert words.choose(accepted) == chosen


@pytest.mark.parametrize(
    ("part", "said"),
    [(0, "0%"), (0.004, "almost none"), (0.5, "50%"), (0.996, "almost all"), (1, "100%")],
)
def test_a_share_never_says_all_or_none_of_what_is_not(part: float, said: str) -> None:
    assert amounts.share(part) == said


def test_amounts_and_days() -> None:
    assert amounts.rows(1) == "1 entry"
    assert amounts.rows(12_345) == "12,345 entries"
    assert amounts.values(1) == "1 value"
    first, last = pd.Timestamp("2025-01-01T10:00Z"), pd.Timestamp("2025-02-03T10:00Z")
    assert amounts.span(first, last) == "1 January 2025 to 3 February 2025"
    assert amounts.span(first, first) == "1 January 2025"
    assert amounts.month(first) == "January 2025"
