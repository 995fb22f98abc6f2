"""Words that can be personal: what must be found, and the false friends that must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.redaction.redaction import CLOSED, Mode, Redaction, redact
from analysis.words_used.languages import LANGUAGES
from analysis.words_used.lexicon import TOPICS, WITH_CARE, lexicon, text_hits
from analysis.words_used.searches import words
from analysis.words_used.sensitive import sensitive_hits, sensitive_topics
from fixtures.sample_words import SEARCHES, TRIP_SEARCHES
from tests.analysis.hand_made import made, utc


def topics(text: str) -> set[str]:
    return {entry.topic for entry, _ in text_hits(text, lexicon())}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        # English
        ("symptoms of depression", "health"),
        ("AIDS symptoms", "health"),
        ("hearing aids for teens", "health"),
        ("eating disorders help", "health"),
        ("sunday mass near me", "religion"),
        ("who to vote for", "politics"),
        ("am i gay quiz", "sexuality"),
        ("pride month outfits", "sexuality"),
        ("what is racism", "ethnicity"),
        ("join a union", "trade_union"),
        ("student loan", "money"),
        ("how to stop self-harm", "self_harm"),
        # Dutch
        ("huisarts bellen", "health"),
        ("afspraak maken bij een arts", "health"),
        ("zwangerschapstest", "health"),
        ("kerk in de buurt", "religion"),
        ("stemwijzer 2026", "politics"),
        ("wat is een politieke partij", "politics"),
        ("veilige seks", "sexuality"),
        ("homo's in het voetbal", "sexuality"),
        ("vluchtelingen helpen", "ethnicity"),
        ("lid worden vakbond", "trade_union"),
        ("schulden afbetalen", "money"),
        ("Zelfmoord gedachten", "self_harm"),
        # Norwegian
        ("time hos fastlegen", "health"),
        ("brystkreft symptomer", "health"),
        ("p-piller bivirkninger", "health"),
        ("gudstjeneste i kirken", "religion"),
        ("valgomat stortingsvalg", "politics"),
        ("homofil venn", "sexuality"),
        ("samisk bunad", "ethnicity"),
        ("hvilken fagforening", "trade_union"),
        ("lån uten sikkerhet", "money"),
        ("selvskading hjelp", "self_harm"),
    ],
)
def test_found(text: str, topic: str) -> None:
    assert topics(text) == {topic}


@pytest.mark.parametrize(
    "text",
    [
        # One language's word in another
        "arts and crafts",  # nl arts: doctor
        "martial arts near me",
        "lege fles hergebruiken",  # nl empty; nb lege: doctor
        "seks år gammel",  # nb six; nl seks: sex
        "fag i videregående",  # nb school subject; an English slur
        "fagbrev",
        "same day delivery",  # nb same: Sami
        "staking crypto",  # nl staking: strike
        "kjære mamma",
        "party decorations",
        "verjaardagspartij spelletjes",
        "partij schaken",
        "parti matchen",
        "stemmen nadoen",  # nl voices; also to vote
        "voorlezen stemmetjes",
        "politie auto",  # nl police
        "politi bil",
        "høyre og venstre",  # nb right and left; names of parties
        "valg av farge",
        "gjelder dette meg",  # nb applies; gjeld: debt
        "onschuldig liedje",  # nl innocent; schuld: debt
        "hypothese schrijven",
        "leningrad film",
        "fattigmann oppskrift",  # nb a biscuit
        "kirkenes tur",  # nb a town
        "rom for en til",
        # Words that begin like another
        "jewelry haul",
        "activision games",
        "deportivo la coruña",
        "chemistry homework",
        "socialising tips",
        "trumpet lesson",
        # Parts of names and titles
        "Marvin Gaye greatest hits",
        "tyson gay 100m",
        "rudy gay highlights",
        "christian louboutin heels",
        "Kristen Stewart interview",
        "sex and the city outfits",
        "sex education season 4",
        "queer eye tour",
        "homo sapiens documentaire",
        "suicide squad trailer",
        "casino royale",
        "union jack dress",
        "western union",
        "union berlin",
        "european union flags",
        "mass effect",
        "body mass index",
        "race car",
        "racing games",
        "teaching aids",
        "first aid kit",
        "retail therapy",
        "cancer season astrology",
        "gabriel jesus goal",
        "praying mantis",
        "frp bypass samsung",
        "vvd defending highlights",
        "tweede kamer inrichten",
        "burnout drift",
        "kleren uit de kast",
        "coming out soon",
        "std vector c++",
        "soa season 2",
        "trans siberian orchestra",
        "player on loan",
        "abort mission",
        "",
        "😂",
    ],
)
def test_false_friends(text: str) -> None:
    assert topics(text) == set()


def test_a_text_may_touch_two_topics() -> None:
    assert topics("gay church") == {"religion", "sexuality"}


def test_what_stands_inside_a_longer_hit_is_not_repeated() -> None:
    hits = text_hits("trade union members", lexicon())
    assert [(entry.written, found) for entry, found in hits] == [
        ("trade union*", "trade union"),
        ("union member*", "union members"),
    ]
    assert [found for _, found in text_hits("eid mubarak ramadan", lexicon())] == [
        "eid mubarak",
        "ramadan",
    ]
    assert [found for _, found in text_hits("sosial angst og depresjon", lexicon())] == [
        "sosial angst",
        "angst og depresjon",
    ]


def test_an_exception_holds_in_every_language() -> None:
    only_nl = lexicon(("nl",))
    assert text_hits("homo sapiens", only_nl) == []
    assert text_hits("suicide squad", lexicon(("nb",))) == []


def test_hits_lead_to_their_rows() -> None:
    tables = {
        "searches": made(
            "searches",
            {"at": "2026-01-02 10:00:00", "term": "depressie test"},
            {"term": "fiets"},
            {"term": "Depressie test"},
            {},
        ),
        "comments": made(
            "comments", {"at": "2026-01-05 10:00:00", "text": "zelfmoord is geen grap"}
        ),
        "direct_messages": made("direct_messages", {"text": "depressie"}),
    }
    hits = sensitive_hits(tables)
    assert hits["table"].tolist() == ["searches", "searches", "comments"]
    assert hits["row"].tolist() == [0, 2, 0]
    assert hits["found"].tolist() == ["depressie", "depressie", "zelfmoord"]
    # The English entry depress* stands first and takes the Dutch word too.
    assert hits["language"].tolist() == ["en", "en", "nl"]
    assert sensitive_hits(tables, ("nl", "en"))["language"].tolist() == ["nl", "nl", "nl"]
    counted = sensitive_topics(hits)
    assert counted["sensitive"].tolist() == ["health", "self_harm"]
    assert counted["rows"].tolist() == [2, 1]
    assert counted["words"].tolist() == [1, 1]
    assert counted["first"][0] == utc("2026-01-02 10:00:00")


def test_nothing_there() -> None:
    empty = sensitive_hits({"searches": made("searches"), "comments": made("comments")})
    some = sensitive_hits({"searches": made("searches", {"term": "kerk"})})
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == some.dtypes.to_dict()
    counted = sensitive_topics(empty)
    assert counted.dtypes.to_dict() == sensitive_topics(some).dtypes.to_dict()
    assert len(sensitive_hits({})) == 0


def test_sample_person_searches_nothing_of_the_kind() -> None:
    assert [term for term in (*SEARCHES, *TRIP_SEARCHES) if topics(term)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicon_is_well_made(language: str) -> None:
    entries = lexicon((language,)).entries
    assert {entry.topic for entry in entries} == set(TOPICS)
    assert set(TOPICS) >= WITH_CARE
    for entry in entries:
        assert all(token.text for token in entry.tokens), entry.written
        prefixes = [token.text for token in entry.tokens if token.prefix]
        assert all(len(prefix) >= 3 for prefix in prefixes), entry.written
        assert not (len(entry.tokens) == 1 and prefixes and len(prefixes[0]) < 4), entry.written
        plain = entry.written.replace("*", "").replace(" + ", " ")
        assert words(plain) == plain.split(), "an entry is written as words are compared"
        assert entry.topic in {
            found.topic for found, _ in text_hits(plain, lexicon((language,)))
        }, f"{entry.written} finds itself"


def test_exceptions_are_each_needed() -> None:
    chosen = lexicon()
    by_word = {
        key: tuple(entry for entry in entries if not entry.exception)
        for key, entries in chosen.by_word.items()
    }
    bare = replace(chosen, exceptions=(), by_word=by_word)
    for exception in chosen.exceptions:
        text = exception.written.replace("*", "")
        assert text_hits(text, chosen) == [], exception.written
        assert text_hits(text, bare), f"{exception.written} keeps nothing out"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    for _, found in text_hits(text, lexicon()):
        assert set(found.split()) <= set(words(text))


def test_words_are_closed_where_one_is_not_alone() -> None:
    hits = sensitive_hits({"searches": made("searches", {"term": "kerk"})})
    for mode in (Mode.TOGETHER, Mode.ROOM):
        redaction = Redaction(mode, b"salt")
        shown = redact(hits, redaction)
        assert shown["found"].tolist() == [CLOSED]
        assert shown["entry"].tolist() == [CLOSED]
        assert redact(sensitive_topics(hits), redaction)["sensitive"].tolist() == [CLOSED]
