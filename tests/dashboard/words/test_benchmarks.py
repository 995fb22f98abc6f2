"""What stands below a benchmark: whom, when, what, from where, and how sure."""

from __future__ import annotations

from analysis.norms.norms import norms
from dashboard import words
from dashboard.words import benchmarks

_NORMS = {norm.key: norm for norm in norms()}


def test_no_grade_for_an_original_that_was_not_read() -> None:
    for norm in norms():
        said = benchmarks.about(norm)
        assert ("well sourced" in said or "weakly" in said) == norm.verified, norm.key
        assert ("we did not read the original" in said) != norm.verified, norm.key


def test_a_group_of_several_countries_names_each() -> None:
    said = benchmarks.about(_NORMS["qustodio_2024"])
    assert said.startswith("United States, United Kingdom, France, Spain, Australia, children")


def test_a_default_is_not_called_a_rule() -> None:
    assert benchmarks.role(_NORMS["screen_time_under_18"]) == "TikTok's default"
    assert benchmarks.role(_NORMS["messages_13_15"]) == "TikTok's rule"


def test_sources_are_in_the_language_of_the_run() -> None:
    words.use("nl")
    try:
        said = [benchmarks.according(norm) for norm in norms()]
    finally:
        words.use("en")
    for sentence in said:
        assert sentence.startswith("Bron: ")
        assert not any(english in sentence for english in ("as reported", "read in", " June "))
