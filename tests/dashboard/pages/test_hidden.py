"""Nothing hidden: the ledger in words, with sums that are exact."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
from streamlit.testing.v1 import AppTest

from parsers.notice import Notice
from tests.dashboard import exports
from tests.dashboard.conftest import Open, open_sample, words


def test_the_sum_is_written_out(opened: Open) -> None:
    said = words(opened(exports.small(), "hidden"))
    assert "Your file has 20 values." in said
    assert "13 + 2 + 1 + 1 + 3 = **20**" in said
    assert "13 in a table, 2 empty, 1 left out, 1 not readable, 3 not known: 20 in all." in said


def test_both_counts_are_said_also_where_they_differ(opened: Open) -> None:
    said = words(opened(exports.small(), "hidden"))
    assert "Both times it counted 20." in said
    said = words(opened(replace(exports.small(), counted=21), "hidden"))
    assert "Inzage counted 21 values before it sorted them and 20 after." in said
    assert "Both times" not in said


def test_every_place_that_is_in_no_table_is_listed(opened: Open) -> None:
    app = opened(exports.small(), "hidden")
    listed = {frame["path"].iloc[0]: frame for frame in _listings(app) if "kind" not in frame}
    assert listed["Profile > App"]["leaves"].tolist() == [1]
    assert listed["Searches > Date"][["leaves", "detail"]].values.tolist() == [[1, "time"]]
    assert listed["New Thing > Field"]["leaves"].tolist() == [3]
    assert "a reason of its own" in words(app)
    assert Notice.FAST_LANE.sentence in words(app)


def test_how_many_files_were_passed_over_is_said(opened: Open) -> None:
    export = replace(exports.small(), warnings=(Notice.PASSED_OVER,), passed_over=18_000)
    assert "Their number is 18,000." in words(opened(export, "hidden"))


def test_unknown_values_are_shown_only_when_asked_for(opened: Open) -> None:
    app = opened(exports.small(), "hidden")
    assert not _holds(app, "secret 1")
    app.toggle(key="unknown-open").set_value(True).run()
    assert _holds(app, "secret 1")


def test_the_structure_holds_places_and_counts_but_no_value(opened: Open) -> None:
    app = opened(exports.small(), "hidden")
    (structure,) = [frame for frame in _listings(app) if "kind" in frame]
    assert int(structure["leaves"].sum()) == 20
    assert "secret" not in json.dumps(structure.to_dict("list"))
    assert [b for b in app.download_button if b.label == "Save the structure (JSON)"]


def test_an_empty_account_is_a_page_too(opened: Open) -> None:
    app = opened(exports.nothing(), "hidden")
    said = words(app)
    assert "0 + 0 + 0 + 0 + 0 = **0**" in said
    assert "Nothing was left out." in said
    assert "Inzage knows every field in your file." in said
    assert not app.warning


def test_the_made_up_data_adds_up(blank: AppTest) -> None:
    said = words(open_sample(blank, page="hidden"))
    line = next(line for line in said.split("\n") if " = **" in line)
    parts, total = line.replace(",", "").replace("*", "").split(" = ")
    assert sum(int(part) for part in parts.split(" + ")) == int(total) > 10_000


def _listings(app: AppTest) -> list[pd.DataFrame]:
    return [element.value for element in app.dataframe if "path" in element.value]


def _holds(app: AppTest, text: str) -> bool:
    return any(text in element.value.to_string() for element in app.dataframe)
