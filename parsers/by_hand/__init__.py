"""What a person says of a path that nobody knows: which tables it can be, and it read as one."""

from parsers.by_hand.assigning import assign, key_of, offers, path_of, savable
from parsers.format.rule import NO_RULES, NoRules, Rule, as_json, from_json, rules_in

__all__ = [
    "NO_RULES",
    "NoRules",
    "Rule",
    "as_json",
    "assign",
    "from_json",
    "key_of",
    "offers",
    "path_of",
    "rules_in",
    "savable",
]
