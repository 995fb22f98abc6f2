"""Every finding once, in its order, in every mode; no message of a fault, nothing changed."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import findings
from analysis.findings import FINDINGS
from analysis.findings.answers import Answer, answers, as_plain, cards, put_away
from analysis.findings.finding import SWITCHES, Asks, Found, Given, Harm, Level, Outcome
from analysis.redaction.redaction import Mode, Redaction
from fixtures.personas import sample_zip
from parsers import Export, read_export
from parsers.format.sections import TABLES
from tests.analysis.findings.asking import SWITCHED, asked, daily, file_of, of
from tests.dashboard.exports import export

CONTRACT = """
sections_missing 1 stated
list_cut 1 assumed
history_short 1 counted
contact_still_yours 1 stated
device_new_country_new 2 counted
device_rare 2 counted
device_new 2 counted
device_changed 3 counted
account_numbers 3 counted
customer_list 2 stated
purchases_told 3 stated
source_unexplained 2 assumed
ad_forms 2 stated
gender_inferred 3 stated
payment_and_address 2 stated
settings_open 2 assumed
posts_deleted 2 stated
place_exact 3 stated
assistant_chats 3 stated
coins_before_18 2 counted
messages_before_16 3 counted
live_before_18 3 counted
active_before_13 3 counted
companies_sensitive 2 assumed
"""

SECRET = "reiger-4711"


def persona(name: str) -> Export:
    read = read_export([("sample.zip", sample_zip(name))])
    assert isinstance(read, Export)
    return read


def plain(found: tuple[Answer, ...], mode: Mode = Mode.ME) -> list[dict[str, object]]:
    return as_plain(put_away(found, Redaction(mode, b"", {})))


def test_the_index_is_the_contract() -> None:
    told = [f"{one.key} {int(one.level)} {one.certainty.value}" for one in FINDINGS]
    assert told == CONTRACT.strip().splitlines()
    assert [one.key for one in FINDINGS if one.asks is Asks.SWITCH] == list(SWITCHES)


def test_a_finding_is_a_file_and_a_word_in_the_index() -> None:
    folder = Path(findings.__file__).parent
    files = {file.stem for file in folder.glob("*.py") if "FINDING = " in file.read_text()}
    assert files == {one.key for one in FINDINGS}, "a file and its name in the index are one"
    for one in FINDINGS:
        assert set(one.tables) <= set(TABLES), f"{one.key}: a table that does not exist"
        assert one.words.innocent, f"{one.key}: what explains it when all is well?"
        assert one.words.do, f"{one.key}: what can a person do?"
        assert one.words.where, f"{one.key}: where in TikTok?"
        gaps = set(re.findall(r"{(\w+)}", one.words.seen + one.words.seen_many))
        assert bool(one.words.seen_many) == ("total" in gaps and "{total}" not in one.words.seen)


def test_the_document_has_a_row_for_each() -> None:
    text = (Path(__file__).parents[3] / "docs/tables.md").read_text(encoding="utf-8")
    chapter = text.split("\n## The findings\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \| (\d) \| (\w+) \|", chapter, re.MULTILINE)
    assert [f"{key} {level} {certainty}" for key, _, level, certainty in rows] == (
        CONTRACT.strip().splitlines()
    )
    told = {key: tuple(tables.split(", ")) for key, tables, *_ in rows}
    for one in FINDINGS:
        if one.key not in ("sections_missing", "active_before_13"):
            assert told[one.key] == one.tables, one.key


def test_a_rule_reads_no_clock_and_imports_no_page() -> None:
    for file in Path(findings.__file__).parent.glob("*.py"):
        names = {node.attr for node in ast.walk(ast.parse(file.read_text()))
                 if isinstance(node, ast.Attribute)}  # fmt: skip
        assert not names & {"now", "today", "utcnow"}, file.name


def test_an_empty_file_is_never_clear_but_for_itself() -> None:
    everything = answers(export({}), asked("2011-03", switches=SWITCHED))
    outcomes = {one.key: one.outcome for one in everything}
    assert outcomes.pop("sections_missing") is Outcome.FOUND
    assert set(outcomes.values()) == {Outcome.NO_DATA}


def test_what_was_not_given_is_not_asked() -> None:
    outcomes = {one.key: one.outcome for one in answers(persona("sem"), asked())}
    ages = {"settings_open", "coins_before_18", "messages_before_16", "live_before_18",
            "active_before_13", "companies_sensitive"}  # fmt: skip
    assert {key for key, outcome in outcomes.items() if outcome is Outcome.NOT_ASKED} == ages


def test_sems_third_phone_leads_what_is_to_be_looked_at() -> None:
    everything = answers(persona("sem"), asked())
    top = cards(everything)
    assert len(top) <= 7
    assert [one.level for one in top] == sorted(one.level for one in top)
    looks = [one for one in top if one.level is Level.LOOK]
    assert looks[0].key == "device_rare"
    assert looks[0].items["device_model"].tolist() == ["RMX3511"]
    assert looks[0].items["records"].tolist() == [3]
    # Over a Belgian mobile network, next to the Netherlands: good to know, and no more.
    pair = next(one for one in everything if one.key == "device_new_country_new")
    assert (pair.outcome, pair.level) == (Outcome.FOUND, Level.KNOW)


@pytest.mark.parametrize("name", ["liv", "ida"])
def test_a_life_without_a_stranger_has_none(name: str) -> None:
    outcomes = {one.key: one.outcome for one in answers(persona(name), asked())}
    for key in ("device_new_country_new", "device_rare", "device_new"):
        assert outcomes[key] is Outcome.CLEAR
    assert outcomes["device_changed"] is Outcome.FOUND, "both got a new phone"


def test_ten_items_and_the_total() -> None:
    rows = [{"at": f"2026-01-{day:02}T10:00:00"} for day in range(1, 32)]
    (shown,) = plain((of("posts_deleted", {"deleted_posts": rows}),))
    assert len(shown["items"]) == 10  # type: ignore[arg-type]
    assert shown["total"] == 31
    (few,) = plain((of("posts_deleted", {"deleted_posts": rows[:10]}),))
    assert "total" not in few


def test_a_fault_drops_its_message() -> None:
    def look(_given: Given) -> Found | None:
        raise ValueError(SECRET)

    broken = replace(next(one for one in FINDINGS if one.key == "posts_deleted"), look=look)
    found = answers(file_of({"deleted_posts": [{"title": SECRET}]}), asked(), [broken])
    assert found[0].outcome is Outcome.BROKEN
    assert SECRET not in repr(plain(found))


def test_a_rule_gets_its_own_tables_and_no_other() -> None:
    seen = []

    def look(given: Given) -> Found | None:
        seen.append(set(given.tables))
        return None

    spying = [replace(one, look=look) for one in FINDINGS]
    rows = {name: [{}] for name in TABLES}
    answers(file_of(rows), asked("2011-03", switches=SWITCHED), spying)
    assert seen == [set(one.tables) for one in FINDINGS]


OTHERS = (Mode.TOGETHER, Mode.ROOM)


@pytest.mark.parametrize("mode", OTHERS)
def test_what_can_harm_is_not_asked_where_others_look(mode: Mode) -> None:
    rows = {name: [{}] for name in TABLES}
    every = asked("2011-03", switches=SWITCHED, mode=mode, opened=frozenset(TABLES))
    by_key = {one.key: one.outcome for one in answers(file_of(rows), every)}
    for one in FINDINGS:
        hidden = one.harm is Harm.MUCH or (one.harm is Harm.SOME and mode is Mode.ROOM)
        assert (by_key[one.key] is Outcome.NOT_ASKED) == hidden, one.key
    assert by_key["companies_sensitive"] is Outcome.NOT_ASKED


def test_for_two_only_what_was_opened_is_looked_for() -> None:
    rows = {"off_tiktok_activity": [{"company": "Boekhuis Voorbeeld", "event": "Purchase"}]}
    closed = of("purchases_told", rows, mode=Mode.TOGETHER)
    assert (closed.outcome, closed.total, closed.looked_at) == (Outcome.NOT_ASKED, 0, ())
    opened = of("purchases_told", rows, mode=Mode.TOGETHER, opened=frozenset(rows))
    assert opened.outcome is Outcome.FOUND


@pytest.mark.parametrize("mode", OTHERS)
def test_others_see_no_number_and_no_name(mode: Mode) -> None:
    rows = {
        "profile": [{"field": "emailAddress", "value": f"{SECRET}@example.org"}],
        "linked_accounts": [{"platform": "Facebook", "name": SECRET}],
        "settings": [{"field": "Allow DownLoad", "value": "On"}],
        "login_history": [*daily("SM-A346B", "2026-01-01 08:00", 60),
                          *daily("RMX3511", "2026-03-01 08:00", 1)],
    }  # fmt: skip
    found = answers(file_of(rows), asked(mode=mode, band="13_15"))
    told = json.dumps(plain(found, mode), ensure_ascii=False)
    assert SECRET not in told
    shown = {one.key for one in found if one.outcome is Outcome.FOUND}
    assert {"contact_still_yours", "device_rare", "settings_open"} <= shown
    if mode is Mode.ROOM:
        assert "re…" not in told, "not even the first letters of an address"


_TEXT = st.sampled_from(["", " ", "N/A", "RMX3511", "rmx3511", "4G", "10.0.0.1", "82.168.0.1",
                         "94.104.0.1", "Purchase", "Grindr", "userName", "Private Account", "On",
                         "9" * 25]) | st.text(max_size=8)  # fmt: skip
_TIME = st.none() | st.datetimes(
    pd.Timestamp("2015-01-01").to_pydatetime(), pd.Timestamp("2027-01-01").to_pydatetime()
).map(lambda at: at.replace(microsecond=0).isoformat())
_TABLES = ("login_history", "off_tiktok_activity", "profile", "settings", "watch_history", "likes",
           "device_ids", "direct_messages", "deleted_posts", "last_location")  # fmt: skip


@st.composite
def odd_rows(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    chosen = draw(st.sets(st.sampled_from(_TABLES), max_size=4))
    rows = {}
    for name in sorted(chosen):
        columns = [column for column in TABLES[name] if column not in ("source", "likes")]
        values = {c: _TIME if c in ("at", "deleted_at") else st.none() | _TEXT for c in columns}
        rows[name] = draw(st.lists(st.fixed_dictionaries(values), max_size=14))
    return rows


@settings(max_examples=25, deadline=None)
@given(odd_rows(), st.booleans(), st.sampled_from(Mode))
def test_any_file_gets_every_answer_and_stays_as_it_is(
    rows: dict[str, list[dict[str, object]]], born: bool, mode: Mode
) -> None:
    file = file_of(rows)
    before = {name: file.tables[name].copy(deep=True) for name in rows}
    given_with = asked("2011-03" if born else "", mode=mode, switches=SWITCHED, band="13_15")
    told = plain(answers(file, given_with), mode)
    assert [one["key"] for one in told] == [one.key for one in FINDINGS]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    for one in told:
        allowed = {"key", "outcome", "level", "certainty", "items", "total", "looked_at"}
        assert set(one) <= allowed
        assert one["outcome"] == "found" or one["items"] == []
    for name, frame in before.items():
        pd.testing.assert_frame_equal(file.tables[name], frame)


def test_every_word_of_a_person_stands_in_the_items_alone() -> None:
    """Text of the file can be in an item, and in nothing else of an answer."""
    rows = {"off_tiktok_activity": [{"company": SECRET, "event": "Purchase"}] * 2}
    answer = of("purchases_told", rows)
    (told,) = plain((answer,))
    assert SECRET in json.dumps(told.pop("items"))
    assert SECRET not in json.dumps(told)
    assert all(isinstance(value, int) for value in answer.figures.values())


def test_each_outcome_and_level_is_one_of_the_contract() -> None:
    outcomes = {"found", "clear", "no_data", "broken", "not_asked"}
    assert {one.value for one in Outcome} == outcomes
    assert [int(level) for level in Level] == [1, 2, 3]
