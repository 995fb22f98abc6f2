"""What is worth knowing about how the file was read, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, tables
from parsers.notice import Notice


def notices(sight: Sight) -> Iterator[tuple[Notice, str]]:
    """Each notice with its sentence, which names only lists that whoever looks may know of: one
    about nothing else is left out."""
    export = sight.holding.export
    for notice in export.warnings:
        about = export.lists.get(notice, ())
        names = [name for name in about if sight.may_count(name)]
        if names or not about:
            number = amounts.number(export.passed_over)
            lists = ", ".join(map(tables.title, names))
            yield notice, _(notice.sentence).format(number=number, lists=lists)
