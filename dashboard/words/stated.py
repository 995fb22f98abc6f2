"""The messages that stand in other layers: in dated data, in refusals and in warnings.

Those layers know no language. They state a sentence in English, and whoever shows it here
translates it with `_`; this gathers them for the catalogues.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import parsers
from analysis.companies.events import event_kinds
from analysis.devices.identifiers import identifiers
from analysis.norms.norms import gaps, norms
from parsers.format.columns import Kind
from parsers.ledger import KINDS
from parsers.refusal import SENTENCES

_PARSERS = Path(parsers.__file__).parent
_SENTENCE = re.compile(r"[A-Z].* .*\.")

VALUES = (*(kind.value for kind in Kind), *KINDS.values(), "list", "object", "several")
"""What the ledger calls the kinds of values."""


def messages() -> Iterator[tuple[str, str]]:
    """Where each message stands, and the message."""
    for kind in event_kinds():
        yield "analysis/data/events.json", kind.message
    for norm in norms():
        for words in (norm.says, norm.covers, norm.unit, norm.group.who):
            if words:
                yield "analysis/data/norms.json", words
    for gap in gaps():
        yield "analysis/data/norms.json", gap.says
    for identifier in identifiers():
        for words in (identifier.name, identifier.what, identifier.users, identifier.reset):
            yield "analysis/data/identifiers.json", words
        for source in identifier.sources:
            if source.endswith("."):  # a sentence of ours; a title stays as it was published
                yield "analysis/data/identifiers.json", source
    for sentence in SENTENCES.values():
        yield "parsers/refusal.py", sentence
    yield from _warnings()
    for word in VALUES:
        yield "parsers/ledger.py", word


def _warnings() -> Iterator[tuple[str, str]]:
    """What can be worth knowing about a file: the reader's constants that are sentences."""
    for file in sorted(_PARSERS.rglob("*.py")):
        for statement in ast.parse(file.read_text(encoding="utf-8")).body:
            said = statement.value if isinstance(statement, ast.Assign) else None
            text = said.value if isinstance(said, ast.Constant) else None
            if isinstance(text, str) and _SENTENCE.fullmatch(text):
                yield f"parsers/{file.relative_to(_PARSERS).as_posix()}", text
