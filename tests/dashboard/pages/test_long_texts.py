"""One person's long texts hold nobody up: no page takes more than a second of the server for them.

Texts of 200,000 characters stand in every cell, in the forms that make searches in them slow.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from dashboard.pages import PAGES
from dashboard.store.session import Part, Viewer
from parsers.export import Export
from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import SOURCE, TABLES
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go
from tests.dashboard.pages.walking import UNSEEN
from tests.dashboard.pages.wire import look_as

_LENGTH = 200_000
_MOST = 2.0
"""Seconds of the processor for a page: half of them for the noise of a busy computer."""


def _rows(table: str, text: str) -> Iterator[dict[str, object]]:
    for row in range(2):
        cells: dict[str, object] = {}
        for column in TABLES[table]:
            kind = COLUMNS[column].kind
            if column != SOURCE:
                cells[column] = f"{text}{row}"
            if kind is Kind.TIME:
                cells[column] = f"2025-0{row + 1}-11T21:00:00"
            elif kind is Kind.NUMBER:
                cells[column] = row + 1
        yield cells


def _export(piece: str) -> Export:
    text = (piece * _LENGTH)[:_LENGTH]
    return exports.export({table: [*_rows(table, text)] for table in TABLES})


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1,", "0-", "a@", " ", "http://a@", "[]"])
def test_no_page_takes_long_for_long_texts(opened: Open, piece: str) -> None:
    app = opened(_export(piece), None)
    for viewer in Viewer:
        look_as(viewer, Part)
        for page in PAGES:
            if page.key in UNSEEN:
                continue
            start = time.process_time()
            go(app, page.key)
            taken = time.process_time() - start
            assert not app.exception
            assert not app.warning
            assert taken < _MOST, (page.key, viewer)
