"""The languages' data against the declarations: a word that leads nowhere is a slip of the pen."""

from __future__ import annotations

import pytest

from parsers.format.languages import LANGUAGES, NOTHING, Language
from parsers.format.section import field_of
from parsers.format.sections import SECTIONS
from parsers.syntax.txt.names import folded
from tests.parsers.syntax.txt.examples import read_text

PLACES = {section.name for section in SECTIONS}
ROOTS = {section.root for section in SECTIONS}
FIELDS = {
    field_of(name)
    for section in SECTIONS
    for names in [*map(section.fields, section.columns), tuple(section.carried.values())]
    for name in names
}
OF_THE_PROFILE = {
    field_of(name)
    for name in (
        *("Nickname", "Telephone Number", "Email Address", "Birthdate", "Account Region"),
        *("Bio Description", "Like(s) Received", "Follower Count", "Following Count"),
    )
}
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)


def test_codes_and_evidence() -> None:
    codes = [language.code for language in LANGUAGES]
    assert codes[0] == "en"
    assert len(set(codes)) == len(codes)
    for language in LANGUAGES:
        seen = language.files or language.folders or language.labels or language.empty
        assert bool(seen) == bool(language.evidence), language.code
        assert not set(language.labels) & set(language.assumed), language.code


@each_language
def test_files_lead_to_sections(language: Language) -> None:
    for stem, meaning in language.files.items():
        for place in (meaning,) if isinstance(meaning, str) else meaning:
            assert place in PLACES, stem


@each_language
def test_folders_lead_to_roots(language: Language) -> None:
    assert set(language.folders.values()) <= ROOTS | {""}


@each_language
def test_labels_lead_to_fields(language: Language) -> None:
    for label, english in language.labels_known.items():
        assert field_of(english) in FIELDS | OF_THE_PROFILE, label


@each_language
def test_no_name_stands_twice(language: Language) -> None:
    for names in (language.files, language.folders, language.labels_known, language.headings):
        assert len({folded(name) for name in names}) == len(names)


def test_english_names_every_section() -> None:
    assert set(LANGUAGES[0].files.values()) == PLACES


def test_words_for_nothing_are_those_of_every_language() -> None:
    assert set(NOTHING) == {"", " ", "N/A", "n/a", "None", "N.v.t.", "N/D", "н/д", "Н/Д"}


@each_language
def test_each_file_name_is_found_under_any_folder(language: Language) -> None:
    for stem, meaning in language.files.items():
        place = meaning if isinstance(meaning, str) else meaning[0]
        assert read_text("", f"TikTok/{stem}.txt").section_name == place


@each_language
def test_each_empty_sentence_tells_the_language(language: Language) -> None:
    for sentence in language.empty:
        file = read_text(f"{sentence.upper()}.\n\n\n", "TikTok/any/Status.txt")
        assert (file.section_name, file.language) == ("Status", language.code)
        assert file.value == {"Status List": []}
