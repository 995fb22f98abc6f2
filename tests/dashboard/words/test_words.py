"""Words: every table and column has one, in plain language, ready to be translated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard import words
from dashboard.words import amounts, columns, reasons, tables
from parsers.format import set_aside
from parsers.format.sections import TABLES

DASHBOARD = Path(__file__).parents[3] / "dashboard"
SOURCES = sorted(DASHBOARD.rglob("*.py"))

_MARKS = {"_": 1, "later": 1, "ngettext": 2}

_AVOIDED = re.compile(
    r"\b(spy\w*|hack\w*|addict\w*|leak\w*|stolen|suspicious|dangerous|abnormal|too much|predator\w*"
    r"|caught|guilty|secret\w*|track(s|ed|ing)|alarm\w*|everything TikTok knows|China)\b",
    re.IGNORECASE,
)


def _messages() -> list[tuple[str, ast.Call, list[ast.expr]]]:
    """Every marked message of the dashboard: file, call, and the arguments that are text."""
    found = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text())):
            name = getattr(getattr(node, "func", None), "id", None)
            if isinstance(node, ast.Call) and name in _MARKS:
                found.append((file.name, node, node.args[: _MARKS[name]]))
    return found


def _texts() -> list[str]:
    return [
        argument.value
        for _file, _call, arguments in _messages()
        for argument in arguments
        if isinstance(argument, ast.Constant)
    ]


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
    known = [*set_aside.FLAGS.values(), set_aside.LEMON8, set_aside.EXTRA_COPY]
    for reason in known:
        assert reasons.plain(reason) != reason
    assert reasons.plain("a reason that is newer than this page") == (
        "a reason that is newer than this page"
    )


def test_there_are_messages_to_look_at() -> None:
    assert len(_texts()) > 250


@pytest.mark.parametrize("text", sorted(set(_texts())))
def test_a_message_is_calm_and_can_be_translated(text: str) -> None:
    assert not _AVOIDED.search(text)
    assert "!" not in text
    fields = re.findall(r"\{([^}]*)\}", text)
    assert all(field.isidentifier() for field in fields), "placeholders have names"


def test_no_message_is_put_together_before_it_is_translated() -> None:
    for file, call, arguments in _messages():
        for argument in arguments:
            assert not isinstance(argument, ast.JoinedStr | ast.BinOp), (file, call.lineno)


def test_nothing_is_translated_while_a_file_is_loaded() -> None:
    """A title that was translated at import would have the first reader's language for all."""
    for file in SOURCES:
        for statement in ast.parse(file.read_text()).body:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                continue
            calls = [n for n in ast.walk(statement) if isinstance(n, ast.Call)]
            names = {getattr(call.func, "id", "") for call in calls}
            assert not names & {"_", "ngettext"}, file.name


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
    assert amounts.rows(1) == "1 row"
    assert amounts.rows(12_345) == "12,345 rows"
    assert amounts.values(1) == "1 value"
    first, last = pd.Timestamp("2025-01-01T10:00Z"), pd.Timestamp("2025-02-03T10:00Z")
    assert amounts.span(first, last) == "1 January 2025 to 3 February 2025"
    assert amounts.span(first, first) == "1 January 2025"
    assert amounts.month(first) == "January 2025"
