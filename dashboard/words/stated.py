"""The messages that stand in other layers: in dated data, in refusals and in warnings.

Those layers know no language. They state a sentence in English, and whoever shows it here
translates it with `_`; this gathers them for the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.background.cards import cards
from analysis.background.questions import questions
from analysis.companies.events import event_kinds
from analysis.dated import document
from analysis.declared.delivered import kinds
from analysis.devices.identifiers import identifiers
from analysis.findings import FINDINGS
from analysis.norms.norms import gaps, norms
from analysis.norms.settings import settings
from parsers.format.columns import Kind
from parsers.ledger import KINDS
from parsers.notice import Notice
from parsers.refusal import SENTENCES

VALUES = (*(kind.value for kind in Kind), *KINDS.values(), "list", "object", "several")
"""What the ledger calls the kinds of values."""


def messages() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Where each message stands, and the message, or the two of one that counts."""
    for finding in FINDINGS:
        for said in finding.words.messages():
            yield f"analysis/findings/{finding.key}.py", said
    for setting in settings():
        for said in (setting.what, setting.price, setting.where):
            yield "analysis/data/settings.json", said
    for source in document("settings")["sources"].values():
        yield "analysis/data/settings.json", source
    for declared in kinds():
        for part in filter(None, (declared.what, declared.says)):
            yield "analysis/data/declared.json", part
    for unnamed in document("declared")["unnamed"]:
        yield "analysis/data/declared.json", unnamed["what"]
    for kind in event_kinds():
        yield "analysis/data/events.json", kind.message
    for norm in norms():
        for words in (norm.says, norm.covers, norm.unit, norm.group.who, norm.source):
            if words:
                yield "analysis/data/norms.json", words
    for gap in gaps():
        yield "analysis/data/norms.json", gap.says
        yield "analysis/data/norms.json", gap.source
    for card in cards():
        for words in (card.title, card.says, card.source):
            yield "analysis/data/background.json", words
    for one in questions():
        for words in (one.title, one.people, one.known, one.source, one.do):
            yield "analysis/data/questions.json", words
    for identifier in identifiers():
        for words in (identifier.name, identifier.what, identifier.users, identifier.reset):
            yield "analysis/data/identifiers.json", words
        for source in identifier.sources:
            yield "analysis/data/identifiers.json", source
    for sentence in SENTENCES.values():
        yield "parsers/refusal.py", sentence
    for notice in Notice:
        yield "parsers/notice.py", notice.sentence
    for word in VALUES:
        yield "parsers/ledger.py", word
