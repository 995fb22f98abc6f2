"""Reading: an archive of TikTok to typed tables and the ledger of every leaf.

Knows no screen, no network and no charts. `read_export` is all that others need.
"""

from parsers.export import Export
from parsers.ledger import Fate, Ledger
from parsers.read import read_export
from parsers.refusal import Cause, Refusal

__all__ = ["Cause", "Export", "Fate", "Ledger", "Refusal", "read_export"]
