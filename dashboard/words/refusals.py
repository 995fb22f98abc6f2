"""Why an archive could not be read, in the language of the run."""

from __future__ import annotations

from dashboard.words import _
from parsers.refusal import SENTENCES, Refusal


def plain(refusal: Refusal) -> str:
    """The sentence for its cause, with the service or the limit that it names."""
    return _(SENTENCES[refusal.cause]).format(service=refusal.detail, limit=refusal.detail)
