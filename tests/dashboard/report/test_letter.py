"""Every paper in every language, for every country, role and file: nothing is left to fill in."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product

import pytest
from docx import Document

from analysis.declared.delivered import kinds
from analysis.letter.countries import countries, country
from analysis.letter.facts import Facts
from dashboard import words
from dashboard.report.letter import Asked, Asker, Block, Look, Paper, Role, letter, texts
from dashboard.report.letter_files import as_docx, as_html, as_text
from parsers.format.sections import TABLES

_FACTS = Facts(
    "json",
    (("watch_history", 12345), ("likes", 7)),
    date(2025, 3, 2),
    (("watch_history", date(2025, 3, 2)),),
    date(2024, 1, 9),
)
_NOTHING = Facts("txt", (), None, (), None)
_EIGHT = tuple(kind for kind in kinds() if kind.ask)
_ASKED = Asked(_EIGHT, date(2025, 11, 30), ("admin8888",), ("NewField",))


def _joined(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_language_has_the_same_lines_with_the_same_gaps(language: str) -> None:
    def gaps(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    source, other = texts("en"), texts(language)
    assert list(other) == list(source)
    assert [key for key in source if gaps(source[key]) != gaps(other[key])] == []


def test_a_letter_from_two_who_look_together_counts_no_sections() -> None:
    asker = Asker(country("NL"))
    alone = _joined(letter(Paper.REQUEST, "en", asker, _ASKED, _FACTS))
    assert "It has 2 sections with data: Watch History (12,345); " in alone
    some = replace(_FACTS, sections=tuple((name, 1) for name in sorted(TABLES)[:12]), some=True)
    together = _joined(letter(Paper.REQUEST, "en", asker, _ASKED, some))
    assert "Among the sections with data in it are: " in together
    assert "sections with data:" not in together
    assert "others" not in together


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_paper_has_a_gap_or_a_brace(language: str) -> None:
    askers = [
        Asker(one, role, **more)
        for one, role, more in product(
            countries(),
            Role,
            ({}, {"age": 15, "name": "N", "child": "C", "received": date(2026, 11, 6)}),
        )
    ]
    for paper, asker, facts, asked in product(
        Paper, askers, (_FACTS, _NOTHING), (_ASKED, Asked((), None))
    ):
        said = _joined(letter(paper, language, asker, asked, facts))
        assert not re.search(r"[{}]|None|\b(nan|NaT)\b", said), (paper, asker)
        assert said.count("\n") > 5


@pytest.mark.parametrize(
    ("language", "law", "article"),
    [("en", "GDPR", "Article 15 GDPR"), ("nl", "AVG", "artikel 15 AVG"),
     ("nb", "personvernforordningen", "personvernforordningen artikkel 15")],
)  # fmt: skip
def test_british_law_has_another_name_and_no_other_authority(
    language: str, law: str, article: str
) -> None:
    here = _joined(letter(Paper.REQUEST, language, Asker(country("NL")), _ASKED, _FACTS))
    there = _joined(letter(Paper.REQUEST, language, Asker(country("GB")), _ASKED, _FACTS))
    assert article in here
    assert law not in there.replace("UK GDPR", "")
    assert "UK GDPR" in there
    assert "Data Protection Commission" in here
    assert "Data Protection Commission" not in there
    assert "Information Commissioner" in there
    assert "C‑" not in here + there  # no rulings are quoted


def test_what_is_filled_in() -> None:
    asker = Asker(
        country("NO"), Role.MOTHER, name="Kari", place="Bergen", day=date(2026, 11, 26),
        account="@someone", child="Liv", asked=date(2026, 11, 1),
    )  # fmt: skip
    said = _joined(letter(Paper.REQUEST, "en", asker, _ASKED, _FACTS))
    assert said.startswith("Bergen, ")
    for part in (
        "Account: @someone", "the mother of Liv", "in JSON", "2 sections", "12,345", "admin8888",
        "NewField", "Datatilsynet", "keystroke patterns or rhythms (Technical)", "Kari",
    ):  # fmt: skip
        assert part in said, part
    assert "Registered e-mail" not in said


@pytest.mark.parametrize(
    ("language", "reader"),
    [
        ("en", r"you(rs?)?"),
        ("nl", r"je|jij|jou(w|zelf)?|jullie"),
        ("nb", r"du|deg|din|ditt|dine"),
    ],
)
def test_what_is_asked_for_does_not_speak_to_the_one_who_reads_it(
    language: str, reader: str
) -> None:
    """The letter goes to TikTok: “inferred about you” would be about TikTok."""
    words.use(language)
    kinds_asked = [words._(kind.what) for kind in kinds()]
    assert [said for said in kinds_asked if re.search(rf"\b({reader})\b", said)] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_parts_of_the_file_are_named_as_tiktok_names_them(language: str) -> None:
    said = _joined(letter(Paper.REQUEST, language, Asker(country("NL")), _ASKED, _FACTS))
    assert re.search("Watch History \\(12[.,\xa0]345\\); Like List \\(7\\)", said), said
    assert "Watch History – 2" in said
    assert re.search("[“«]Login History[”»]", said)


def test_the_chapters_are_numbered_without_a_gap() -> None:
    """Together the second one is left out where the watch history is closed; it was 1, 3 and 4."""

    def titles(asked: Asked, facts: Facts, paper: Paper = Paper.REQUEST) -> list[str]:
        blocks = letter(paper, "en", Asker(country("NL")), asked, facts)
        return [block.text[:3] for block in blocks if block.look is Look.TITLE]

    assert titles(_ASKED, _FACTS) == ["Req", "1. ", "2. ", "3. ", "4. "]
    assert titles(_ASKED, _NOTHING) == ["Req", "1. ", "2. ", "3. "]
    assert titles(Asked((), None), _NOTHING) == ["Req", "1. ", "2. "]
    assert titles(_ASKED, _FACTS, Paper.OBJECTION) == ["Obj"]


@pytest.mark.parametrize(
    ("language", "mother", "mine"),
    [("en", "as the mother of Sem", "my data"), ("nl", "als moeder van Sem", "mijn gegevens"),
     ("nb", "som mor til Sem", "opplysningene mine")],
)  # fmt: skip
def test_a_parent_objects_for_the_child_and_not_to_the_use_of_their_own_data(
    language: str, mother: str, mine: str
) -> None:
    asker = Asker(country("NO"), Role.MOTHER, child="Sem")
    said = _joined(letter(Paper.OBJECTION, language, asker, _ASKED, _FACTS))
    assert mother in said
    assert mine not in said


def test_plain_text_has_an_empty_line_after_a_list_and_after_the_name() -> None:
    blocks = (
        Block(Look.POINT, "a"), Block(Look.POINT, "b"), Block(Look.TEXT, "Please."),
        Block(Look.LINE, "N"), Block(Look.SMALL, "small"),
    )  # fmt: skip
    assert as_text(blocks) == "– a\n– b\n\nPlease.\n\nN\n\nsmall\n\n"


def test_a_reminder_and_a_complaint_name_the_last_day() -> None:
    asker = Asker(country("NL"), received=date(2026, 11, 6))  # due on Monday 7 December
    for paper in (Paper.REMINDER, Paper.COMPLAINT):
        said = _joined(letter(paper, "en", asker, _ASKED, _FACTS))
        assert "7 December 2026" in said


@pytest.mark.parametrize(
    ("language", "you", "read"),
    [("en", "(“you” is the holder of the account in them)", "I have read"),
     ("nl", "(“je” is daarin de houder van het account)", "ik gelezen"),
     ("nb", "(«du» er der innehaveren av kontoen)", "har lest")],
)  # fmt: skip
def test_you_is_nobody_at_tiktok_and_nobody_says_that_they_read_the_policy(
    language: str, you: str, read: str
) -> None:
    """The list has the words of the pages, which speak to the reader and not to TikTok."""
    asker = Asker(country("NL"), received=date(2026, 11, 6), answered=True)
    for paper in (Paper.REQUEST, Paper.REMINDER, Paper.COMPLAINT):
        said = _joined(letter(paper, language, asker, _ASKED, _FACTS))
        assert said.count(you) == 1, paper
        assert read not in said
    undated = _joined(letter(Paper.REQUEST, language, asker, Asked(_EIGHT, None), _FACTS))
    assert undated.count(you) == 1


def test_the_page_keeps_its_language() -> None:
    words.use("nb")
    letter(Paper.REQUEST, "nl", Asker(country("NL")), _ASKED, _FACTS)
    assert words.language() == "nb"


def test_a_letter_made_in_a_room_says_so() -> None:
    said = letter(Paper.REQUEST, "en", Asker(country("NL"), room=True), _ASKED, _FACTS)
    assert said[-1] == Block(Look.SMALL, texts("en")["footer_room"])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_it_fits_on_two_pages(language: str) -> None:
    """Counted in lines of 95 signs, of which 55 stand on a page: 10 points on A4."""
    asker = Asker(country("NO"), Role.MOTHER, name="N", place="P", account="a", contact="c")
    blocks = letter(Paper.REQUEST, language, asker, _ASKED, _FACTS)
    lines = sum(-(-len(block.text) // 95) + (block.look is Look.TITLE) for block in blocks)
    assert lines + sum(block.look is Look.TEXT for block in blocks) // 2 <= 110


def test_the_files_say_the_same_and_run_nothing() -> None:
    asker = Asker(country("NL"), name='<img src=x onerror="x">')
    blocks = letter(Paper.REQUEST, "nl", asker, _ASKED, _FACTS)
    page = as_html(blocks, "nl")
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    document = Document(BytesIO(as_docx(blocks)))
    assert [one.text for one in document.paragraphs] == [block.text for block in blocks]
    assert document.core_properties.author == ""
    assert " ".join(as_text(blocks).replace("– ", "").split()) == " ".join(
        " ".join(block.text for block in blocks).replace("– ", "").split()
    )


def test_a_name_with_signs_that_no_document_can_hold_is_written_all_the_same() -> None:
    """A company can put them in its name; the letter would come out as an empty file."""
    asked = replace(_ASKED, companies=("Zq\x00\x01\x1b\ufffe GmbH",))
    blocks = letter(Paper.REQUEST, "nl", Asker(country("NL")), asked, _FACTS)
    said = "".join(one.text for one in Document(BytesIO(as_docx(blocks))).paragraphs)
    assert "Zq���� GmbH" in said
