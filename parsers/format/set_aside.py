"""What is left out of the tables on purpose, each with its reason."""

from __future__ import annotations

from parsers.tree import Tree

FLAGS = {
    "App": "names the product the list belongs to (1 = TikTok), says nothing of a person",
    "IsFastLane": "says that this is the quick, shortened archive; see the warnings",
    "note": "a remark by TikTok about the section, no data",
}
"""Key beside a section's list -> why it is in no table."""

LEMON8 = "belongs to Lemon8, another product with an archive of its own"


def is_lemon8(tree: Tree) -> bool:
    """Most of Lemon8's sections carry its name; TikTok may one day have one that does."""
    if not isinstance(tree, dict):
        return False
    inner = [key for value in tree.values() if isinstance(value, dict) for key in value]
    return 0 < len(inner) < 2 * sum(key.startswith("Lemon8") for key in inner)
