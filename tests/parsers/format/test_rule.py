"""The file of rules: what was saved comes back, anything else is refused without a word of it."""

from __future__ import annotations

import pytest

from parsers.format.rule import NoRules, Rule, as_json, from_json


def test_what_was_saved_comes_back() -> None:
    rules = (Rule("A/b", "likes", {"Kiam": "Date"}), Rule("C > D", "searches"))
    assert from_json(as_json(rules)) == rules
    assert from_json(as_json(())) == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "no json", "[]", "{}", '{"rules": []}', '{"inzage_rules": 1}', "[" * 100_000,
        '{"inzage_rules": 1, "rules": {}}', '{"inzage_rules": 1, "rules": [1]}',
        '{"inzage_rules": 1, "rules": [{"place": "a", "table": "nothing"}]}',
        '{"inzage_rules": 1, "rules": [{"place": 5, "table": "likes"}]}',
        '{"inzage_rules": 1, "rules": [{"place": "", "table": "likes"}]}',
        '{"inzage_rules": 1, "rules": [{"place": "a", "table": ["likes"]}]}',
        '{"inzage_rules": 1, "rules": [{"place": "a", "table": "likes", "fields": []}]}',
        '{"inzage_rules": 1, "rules": [{"place": "a", "table": "likes", "fields": {"b": 1}}]}',
        b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str | bytes) -> None:
    with pytest.raises(NoRules) as caught:
        from_json(text)
    assert str(caught.value) == ""
