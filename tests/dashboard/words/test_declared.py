"""What the policy declared is said of the text that was in force for the file."""

from __future__ import annotations

import pandas as pd

from dashboard.words import declared


def test_a_file_of_2023_stands_beside_the_text_of_2023() -> None:
    last = pd.Timestamp("2023-09-12T10:00Z")
    said = declared.location(last, "Last recorded place")
    assert "(4 May 2023)" in said
    assert ": the approximate location." in said
    assert "precise" not in said
    assert "under “Last recorded place”" in said
    assert "This text was in force on the last day in your file." in said
    assert "United Kingdom" not in said


def test_old_and_new_files_are_told_what_is_not_known() -> None:
    old = declared.companies(pd.Timestamp("2020-01-31T00:00Z"))
    assert "(July 2020)" in old
    assert "codes" not in old
    assert "Your file is older. This is the oldest text we have read." in old
    new = declared.companies(pd.Timestamp("2026-11-20T00:00Z"))
    assert "(30 November 2025)" in new
    assert "Those codes are not in the file." in new
    assert "The United Kingdom has had a text of its own since 11 November 2026" in new


def test_a_name_with_braces_of_its_own_is_left_as_it_is() -> None:
    assert "under “{date}”" in declared.location(None, "{date}")


def test_inferred_gender_is_no_secret() -> None:
    said = declared.topics(None)
    assert "infers your interests, gender and age range" in said
    assert "a field for inferred gender" in said
    assert "newest text we have read" in said
