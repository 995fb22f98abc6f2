"""Findings in words: sentences filled and translated, cells as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from analysis.columns import DERIVED
from analysis.findings import FINDINGS
from analysis.findings.finding import Level, Outcome
from dashboard import words
from dashboard.report.findings import in_words
from dashboard.words import findings
from parsers.format.columns import COLUMNS
from tests.analysis.findings.asking import BE, ZONE, asked, daily, file_of, of
from tests.analysis.findings.test_answers import answers

STRANGER = {
    "login_history": [
        *daily("SM-A346B", "2026-01-01 08:00", 100),
        *daily("RMX3511", "2026-03-01 22:30", 3, ip=BE, network="4G"),
    ]
}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


def test_a_sentence_that_counts_follows_the_number_and_the_language() -> None:
    one = of("device_rare", STRANGER)
    assert findings.seen(one) == "Seen on a few days only: realme C35."
    # A code that our list does not know is counted and not named: it is text of the file.
    unknown = daily("ZZ-0001", "2026-02-01 09:00", 2)
    two = of("device_rare", {"login_history": [*STRANGER["login_history"], *unknown]})
    one = of("device_rare", {"login_history": [*STRANGER["login_history"][:100], *unknown]})
    assert findings.seen(one) == "One device was recorded on a few days only."
    assert findings.seen(two) == "2 devices were recorded on a few days only."
    words.use("nl")
    assert findings.seen(two) == "2 apparaten zijn maar op een paar dagen vastgelegd."
    words.use("nb")
    assert findings.seen(one) == "Én enhet ble bare registrert på noen få dager."


def test_titles_in_a_sentence_are_small() -> None:
    kept = {"shop_addresses": [{"address": "Lane 1"}], "autofill": [{"value": "Lane 1"}]}
    answer = of("payment_and_address", kept)
    assert findings.seen(answer) == "Kept in this account: saved addresses and saved form data."
    words.use("nb")
    said = "Lagret i denne kontoen: lagrede adresser og lagrede skjemaopplysninger."
    assert findings.seen(answer) == said


def test_figures_fill_their_gaps() -> None:
    last = {"at": "2026-06-30T12:00:00"}
    answer = of(
        "history_short",
        {
            "watch_history": [last, {"at": "2026-06-10T12:00:00"}],
            "likes": [last, {"at": "2022-06-30T12:00:00"}],
        },
    )
    assert findings.seen(answer).startswith(
        "The watch history covers 20 days, while the likes go back 1,461 days."
    )


def test_every_gap_of_every_finding_is_one_that_is_filled() -> None:
    figures = {"history_short": {"days", "like_days"}, "ad_forms": {"answers"},
               "assistant_chats": {"messages"}, "coins_before_18": {"rows"},
               "messages_before_16": {"rows"}, "live_before_18": {"rows"}}  # fmt: skip
    for one in FINDINGS:
        gaps = set(re.findall(r"{(\w+)}", one.words.seen + one.words.seen_many))
        assert gaps <= {"total"} | figures.get(one.key, set()), one.key


def test_every_column_of_an_item_has_a_class_and_a_heading() -> None:
    for column in findings._LABELS:
        assert column in DERIVED or column in COLUMNS, column
    answer = of("device_new_country_new", STRANGER)
    assert [findings.label(column) for column in answer.items][:3] == [
        "Device", "Country of the network", "First",
    ]  # fmt: skip


def test_cells_as_a_person_reads_them() -> None:
    answer = of("device_new_country_new", STRANGER)
    assert findings.value(answer, "device_model", "RMX3511") == "realme C35 (RMX3511)"
    assert findings.value(answer, "device_model", "NOBODY-1") == "NOBODY-1"
    assert findings.value(answer, "country", "BE") == "Belgium"
    assert findings.value(answer, "table", "likes") == "Videos you liked"
    assert findings.value(answer, "records", 1_234) == "1,234"
    assert findings.value(answer, "first", pd.Timestamp("2026-03-01", tz="UTC")) == "1 March 2026"
    email = of("contact_still_yours", {"profile": [{"field": "emailAddress", "value": "a@b.nl"}]})
    words.use("nl")
    assert findings.value(email, "kind", "email") == "e-mailadres"


def test_every_level_and_outcome_has_a_name() -> None:
    assert set(findings.LEVELS) == set(Level)
    assert set(findings.OUTCOMES) == set(Outcome)


def test_the_plain_text_begins_with_the_gravest_and_names_everything_else() -> None:
    told = in_words(answers(file_of(STRANGER), asked()), ZONE)
    lines = told.splitlines()
    assert lines[0] == "Nothing here proves that something is wrong."
    assert "LOOK AT IT" in lines
    assert lines.index("LOOK AT IT") < lines.index("GOOD TO KNOW")
    item = "realme C35 (RMX3511); 1 March 2026, 23:30 to 3 March 2026, 23:30; Records: 3"
    assert f"      {item}" in lines, "on the clock of the zone"
    assert any(line.startswith("    - If it could be somebody you are afraid of") for line in lines)
    whole = " ".join(told.split())
    for one in FINDINGS:
        assert one.words.title in whole, one.key
    assert max(map(len, lines)) <= 96


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_plain_text_reads_in_every_language(language: str) -> None:
    words.use(language)
    assert "{" not in in_words(answers(file_of(STRANGER), asked()), ZONE)
