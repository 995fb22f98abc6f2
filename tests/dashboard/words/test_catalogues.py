"""The catalogues: whole, nothing left over, every placeholder in its place."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from babel import Locale
from babel.messages.catalog import Message

from analysis.words_used.languages import document
from dashboard import words
from dashboard.charts import language as chart_language
from dashboard.report import workshop
from dashboard.words import amounts, columns, languages, refusals, tables, times, update
from parsers.format.sections import TABLES
from parsers.notice import Notice
from parsers.refusal import SENTENCES, Refusal

ROOT = Path(__file__).parents[3]
TRANSLATED = words.LANGUAGES[1:]

_MARKS = re.compile(r"\{\w+\}|\*\*|<br>|`|:material/\w+:|https?://\S+")
"""What has to come through a translation as it is; in another order, where the language asks it."""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


def _messages(language: str) -> list[Message]:
    return [message for message in words_of(language) if message.id]


def words_of(language: str) -> update.Catalog:
    return update.kept(language)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_messages_that_are_used_and_no_others(language: str) -> None:
    kept = {_forms(message.id) for message in _messages(language)}
    wanted = {_forms(message) for _place, message in update.wanted()}
    assert wanted - kept == set(), "new: run `make words`, then translate"
    assert kept - wanted == set(), "nobody uses it: run `make words`"
    assert not words_of(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    missing = [
        message.id
        for message in _messages(language)
        if message.fuzzy or not all(_forms(message.string))
    ]
    if missing and not words.KNOWN[language].whole:
        warnings.warn(f"{language}: {len(missing)} messages are said in English", stacklevel=1)
    else:
        assert missing == []
    assert all(
        len(_forms(message.string)) == len(_forms(message.id)) for message in _messages(language)
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_and_marks_come_through(language: str) -> None:
    for message in _messages(language):
        if not all(_forms(message.string)):
            continue  # another test asks for it
        for said, shown in zip(_forms(message.id), _forms(message.string), strict=True):
            assert sorted(_MARKS.findall(said)) == sorted(_MARKS.findall(shown)), said
            assert said.endswith((".", "?", ":")) == shown.endswith((".", "?", ":")), said
            assert shown == shown.strip(), said
            assert "  " not in shown
            assert "!" not in shown


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_foreign_quotes(language: str) -> None:
    known = words.KNOWN[language]
    for message in _messages(language):
        for shown in _forms(message.string):
            assert not set(f'"{known.foreign_quotes}') & set(shown), shown


@pytest.mark.parametrize(
    ("language", "words_to_find"),
    [
        ("en", ["You are addicted.", "everything TikTok knows"]),
        ("nl", ["Je bent verslaafd.", "Dit is te veel."]),
        ("nb", ["Du er avhengig.", "for mye"]),
    ],
)
def test_a_word_to_avoid_would_be_found(language: str, words_to_find: list[str]) -> None:
    assert all(words.KNOWN[language].avoids.search(text) for text in words_to_find)


def test_every_part_of_a_language_is_there() -> None:
    """What hangs on a language outside its folder is asked for by the name of its file."""
    parts = [
        part
        for language, known in words.KNOWN.items()
        for part in (
            known.catalogue if language != languages.SOURCE else languages.FOLDER / language,
            languages.FOLDER / (language if known.whole else languages.SOURCE) / "letter.toml",
            ROOT / "analysis" / "data" / "lexicon" / f"{language}.json",
            *(workshop.FOLDER / f"{paper}.{language}.html" for paper in workshop.PAPERS),
        )
    ]
    assert [str(part.relative_to(ROOT)) for part in parts if not part.exists()] == []
    for language, known in words.KNOWN.items():
        assert Locale.parse(known.locale).language == language
        assert {"topics", "common", "joining"} <= set(document(language))


def test_a_language_that_lacks_a_field_is_told_so_by_name(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text('name = "Suomi"\nwhole = false\n', encoding="utf-8")
    with pytest.raises(LookupError, match="chart_day"):
        languages._read(tmp_path)


def test_a_message_without_a_translation_is_said_in_english() -> None:
    words.use("nl")
    assert words._("No message of ours says this.") == "No message of ours says this."


@pytest.mark.parametrize("language", TRANSLATED)
def test_names_are_told_apart(language: str) -> None:
    words.use(language)
    titles = [tables.title(name) for name in TABLES]
    assert len(set(titles)) == len(titles)
    for table, names in TABLES.items():
        labels = [columns.label(name) for name in names]
        assert len(set(labels)) == len(labels), table


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_is_as_it_is_written(language: str) -> None:
    """An edit by hand that changes the layout would make the next `make words` a large change."""
    written = words.KNOWN[language].catalogue.read_text(encoding="utf-8")
    assert written == update.text_of(update.renewed(language)), "run `make words`"


def test_messages_of_other_layers_are_wanted_too() -> None:
    wanted = {message: place for place, message in update.wanted()}
    assert all(wanted[notice.sentence] == "parsers/notice.py" for notice in Notice)
    assert wanted["a page was opened"] == "analysis/data/events.json"
    assert wanted["minutes per day"] == "analysis/data/norms.json"
    assert wanted["TikTok, each time that browser opens its site."] == (
        "analysis/data/identifiers.json"
    )
    assert wanted["whole number"] == "parsers/ledger.py"
    assert wanted["{count} entry", "{count} entries"] == "dashboard/words/amounts.py"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_refusal_is_a_sentence_without_gaps(language: str) -> None:
    words.use(language)
    said = {refusals.plain(Refusal(cause, "250 MB")) for cause in SENTENCES}
    assert len(said) == len(SENTENCES)
    assert not any("{" in sentence for sentence in said)
    assert sum("250 MB" in sentence for sentence in said) == 2


@pytest.mark.parametrize(
    ("asked", "language"),
    [("nb-NO", "nb"), ("no", "nb"), ("nn-NO,nn;q=0.9", "nb"), ("nl-BE", "nl"), ("de,nl", "nl")],
)
def test_the_nearest_language_is_chosen(asked: str, language: str) -> None:
    assert words.choose(asked) == language


def test_nothing_stays_nothing() -> None:
    """An empty text is gettext's key for the head of the catalogue."""
    words.use("nl")
    assert words._("") == ""


def test_a_file_that_is_saved_later_has_the_language_of_its_page() -> None:
    """Streamlit makes it on the click, in a thread that knows nothing of the run."""
    words.use("nb")
    make = words.bound(lambda: words._("Forget everything").encode())
    with ThreadPoolExecutor() as elsewhere:
        assert elsewhere.submit(lambda: words.language()).result() == "en"
        assert elsewhere.submit(make).result() == b"Glem alt"


_DAY = pd.Timestamp("2025-03-03T21:05Z")


@pytest.mark.parametrize(
    ("language", "rows", "one", "share", "day", "moment", "month", "sunday"),
    [
        ("en", "12,345 entries", "1 entry", "25%", "3 March 2025", "21:05", "March 2025", "Sunday"),
        ("nl", "12.345 regels", "1 regel", "25%", "3 maart 2025", "21:05", "maart 2025", "zondag"),
        (
            "nb",
            "12\xa0345 oppføringer",
            "1 oppføring",
            "25\xa0%",
            "3.\xa0mars 2025",
            "21:05",
            "mars 2025",
            "søndag",
        ),
    ],
)
def test_amounts_and_times_follow_the_language(
    language: str, rows: str, one: str, share: str, day: str, moment: str, month: str, sunday: str
) -> None:
    words.use(language)
    assert amounts.rows(12_345) == rows
    assert amounts.rows(1) == one
    assert amounts.share(0.25) == share
    assert amounts.day(_DAY) == day
    assert times.moment(_DAY) == f"{day}, {moment}"
    assert amounts.month(_DAY) == month
    assert not re.match(r"\d+[.)] ", day), "Markdown would make a list of it"
    assert times.weekdays()[6] == sunday


def test_charts_write_months_and_numbers_as_the_language_does() -> None:
    assert chart_language.config() == {}
    words.use("nl")
    told = chart_language.config()
    written = told["locales"][told["locale"]]["format"]
    assert (written["months"][2], written["shortMonths"][2]) == ("maart", "mrt")
    assert (written["days"][0], written["days"][1]) == ("zondag", "maandag")
    assert (written["decimal"], written["thousands"]) == (",", ".")
    words.use("nb")
    assert chart_language.config()["locales"]["nb"]["format"]["months"][4] == "mai"


_AGREED = {
    "profile": ("Accountgegevens", "Kontoopplysninger"),
    "settings": ("Instellingen", "Innstillinger"),
    "watch_history": ("Kijkgeschiedenis", "Visningshistorikk"),
    "login_history": ("Wanneer je apparaat is vastgelegd", "Når enheten din ble registrert"),
    "device_ids": ("Apparaatnummers", "Enhetsnumre"),
    "last_location": ("Laatst vastgelegde plaats", "Sist registrerte sted"),
    "searches": ("Zoekopdrachten", "Søkehistorikk"),
    "likes": ("Video's die je leuk vond", "Videoer du har likt"),
    "shares": ("Wat je hebt gedeeld", "Det du har delt"),
    "comments": ("Je reacties", "Kommentarene dine"),
    "direct_messages": ("Privéberichten", "Direktemeldinger"),
    "followers": ("Volgers", "Følgere"),
    "following": ("Accounts die je volgt", "Kontoer du følger"),
    "blocked": ("Geblokkeerde accounts", "Blokkerte kontoer"),
    "ad_interests": ("Advertentieonderwerpen", "Annonsetemaer"),
    "off_tiktok_activity": ("Wat anderen aan TikTok doorgaven", "Hva andre har fortalt TikTok"),
}
"""The names of categories that were agreed on, in Dutch and Norwegian."""


@pytest.mark.parametrize("table", _AGREED)
def test_categories_have_the_agreed_names(table: str) -> None:
    for language, name in zip(("nl", "nb"), _AGREED[table], strict=True):
        words.use(language)
        assert tables.title(table) == name
