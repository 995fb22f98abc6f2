"""Writes the lists of tables in the documents anew: python -m dashboard.report.lists

README.md has the tables by group, docs/tables.md each with its columns, its words and its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dashboard import words
from dashboard.words import tables
from parsers.format.sections import OTHER, SECTIONS, SOURCE, TABLES

ROOT = Path(__file__).parents[2]
_BEGIN, _END = "<!-- begin: made by `make words` -->\n", "<!-- end -->\n"


def _groups() -> Iterator[str]:
    yield "| group | tables |"
    yield "|---|---|"
    for group in tables.groups():
        names = ", ".join(f"`{name}`" for name in tables.named_in(group))
        yield f"| {tables.group_title(group)} | {names} |"


def _tables() -> Iterator[str]:
    places = defaultdict(list)
    for section in SECTIONS:
        places[section.table].append(section.at)
    yield "| table | columns | in plain words | in the archive |"
    yield "|---|---|---|---|"
    for name, columns in TABLES.items():
        own = ", ".join(column for column in columns if column not in (OTHER, SOURCE))
        said = f"{tables.title(name)}: {tables.sentence(name)}"
        where = "; ".join(f"`{place}`" for place in places[name])
        yield f"| `{name}` | {own} | {said} | {where} |"


LISTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "README.md": _groups,
    "docs/tables.md": _tables,
}
"""The documents with a list, by their names."""


def renewed(document: str, text: str) -> str:
    """The text of a document with its list as it should be; LookupError without a place for it."""
    words.use(words.LANGUAGES[0])
    before, begin, rest = text.partition(_BEGIN)
    _old, end, after = rest.partition(_END)
    if not (begin and end):
        raise LookupError(f"{document} has no place for the list of tables")
    made = "\n".join(LISTS[document]())
    return f"{before}{_BEGIN}\n{made}\n\n{_END}{after}"


def main() -> None:
    for document in LISTS:
        file = ROOT / document
        file.write_text(renewed(document, file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
