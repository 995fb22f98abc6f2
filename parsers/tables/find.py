"""Where in a tree the sections stand, whatever the generation calls them.

A section is known by its name (in any generation's words) under any root, or, where nobody knows
the name, by the names of the lists inside it, which have never been renamed. Two sections can
share such a name (`VideoList`): then a field of the records decides, or nobody does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.format.generations import GENERATIONS, Seen, Sign
from parsers.format.layout import BY_INNER_KEY, ROOTS, SLOTS
from parsers.format.section import field_of, name_of
from parsers.format.sections import SECTIONS
from parsers.format.set_aside import FLAGS
from parsers.ledger import Fate, kind_of
from parsers.tables.accounting import Account
from parsers.tables.paths import FOLDED, WORD, is_map, joined
from parsers.tree import Batch, Tree, deeper, is_leaf, key_in_path, key_shown

MOST_WRAPPED = 100
"""Archives in a list around them: one is plausible, a hundred thousand are another service's."""

DEEPEST = 8
"""No root or section has been seen below the second level; a wrapper or two may come."""

_TOLD_BY = 20
"""Records at the beginning of a list that tell what it is."""

_MOVED = {
    name_of(old): name_of(new)
    for generation in GENERATIONS
    for old, new in generation.moves.items()
}
_OLD_ROOTS = frozenset(
    name_of(sign.name)
    for generation in GENERATIONS
    for sign in generation.signs
    if sign.seen is Seen.ROOT
)
_KNOWN_ROOTS = ROOTS | _OLD_ROOTS
_SIGNATURES = {
    name_of(section.name): field_of(section.signature) for section in SECTIONS if section.signature
}


@dataclass(frozen=True)
class Found:
    """A section's own object. `name` is its compared canonical name, `path` where it stands.

    `again` are the objects of the same name at the same path, which a file can repeat at will.
    `exact_path` tells objects apart whose paths are the same, since what may be a name is folded
    there; it is never shown.
    """

    name: str
    value: Tree
    path: str
    exact_path: str = ""
    guessed: bool = False
    again: tuple[Tree, ...] = ()


def find(tree: Tree, account: Account) -> list[Found]:
    """Every section of a tree; what stands outside of them is written down.

    Iterative, since a hostile tree is deep.
    """
    trees = tree if isinstance(tree, list) and len(tree) <= MOST_WRAPPED else [tree]
    if not trees or not all(isinstance(inner, dict) and inner for inner in trees):
        account.unclaimed("", tree)
        return []
    found: list[Found] = []
    stack = [("", "", "", inner, 1, "") for inner in reversed(trees)]
    while stack:
        path, exact_path, folded, node, depth, root = stack.pop()
        below = []
        steps, alike = account.paths.steps(node), is_map(node)
        for key, value in node.items():
            known = depth == 1 and name_of(key) in _KNOWN_ROOTS
            shown = f"{WORD}{key_in_path(key)}" if known else steps[key]
            own = deeper(exact_path, FOLDED if alike else f"{WORD}{key_in_path(key)}")
            name, guessed = section_of(key, value, depth, root)
            if name:
                shown = steps[key] if guessed else f"{WORD}{key_in_path(key)}"
                where = (path + shown).removeprefix(WORD)
                found.append(Found(name, value, where, own, guessed))
                account.signs |= {Sign(Seen.SECTION, key), Sign(Seen.SECTION, key, root)}
                continue
            here = deeper(path, shown)
            keys = joined(folded, key_shown(key)) if FOLDED in shown else folded
            if depth == 1:
                account.signs.add(Sign(Seen.ROOT, key))
            if isinstance(value, dict) and value and depth < DEEPEST:
                below.append((here, own, keys, value, depth + 1, key if depth == 1 else root))
            else:
                _outside(key, value, here.removeprefix(WORD), keys, account, known=known)
        stack.extend(reversed(below))
    return _together(found)


def _outside(key: str, value: Tree, path: str, keys: str, account: Account, *, known: bool) -> None:
    """Writes down what is in no section: a flag, an empty root that is known, or anything else."""
    if key_shown(key) in FLAGS and not isinstance(value, dict | list | Batch):
        account.flag(None, path, key, value)
    elif known and is_leaf(value) and (value is None or isinstance(value, dict | list)):
        account.book.add(None, path, Fate.EMPTY, 1, kind=kind_of(value))
    else:
        account.unclaimed(path, value, keys=keys)


def _together(found: list[Found]) -> list[Found]:
    """Sections with what stands under the same name at the same path, each read as one."""
    same: dict[tuple[str, str, str, bool], list[Found]] = {}
    for section in found:
        one = section.name, section.path, section.exact_path, section.guessed
        same.setdefault(one, []).append(section)
    return [
        replace(first, again=tuple(section.value for section in more))
        for first, *more in same.values()
    ]


def section_of(key: str, value: Tree, depth: int, root: str) -> tuple[str, bool]:
    """The section that a key's value is ("" if none), and whether that is a guess."""
    name = name_of(key)
    name = name if name in SLOTS else _MOVED.get(name, "")
    if name and depth == 2 and (_root_known(root) or is_leaf(value) or _fits(name, value)):
        return name, False
    if name and depth in (1, 3) and not is_leaf(value) and _fits(name, value):
        return name, True
    return _by_inner_key(value), True


def _root_known(root: str) -> bool:
    return name_of(root) in _KNOWN_ROOTS


def _fits(name: str, value: Tree) -> bool:
    """Whether a value has what its section should hold: a known inner key, or fields of its own."""
    slot = SLOTS[name]
    if isinstance(value, dict):
        return slot.section is not None or any(name_of(key) in slot.keys for key in value)
    return isinstance(value, list | Batch) and slot.only_list is not None


def _by_inner_key(value: Tree) -> str:
    if not isinstance(value, dict):
        return ""
    found: dict[str, None] = {}
    for key, inner in value.items():
        # "Following" is a section as well as the list in it: only a filled list tells.
        for name in BY_INNER_KEY.get(name_of(key), ()):
            slot = SLOTS[name].keys[name_of(key)]
            kinds = list | Batch if slot.each else dict
            if not is_leaf(inner) and isinstance(inner, kinds):
                found[name] = None
    names = [name for name in found if _signature_fits(name, value)]
    return names[0] if len(names) == 1 else ""


def _signature_fits(name: str, value: dict[str, Tree]) -> bool:
    """Tells apart what shares an inner key: own posts have likes, LIVE settings speak of LIVE."""
    seen = {field_of(word) for inner in value.values() for word in _words_in(inner)}
    if name in _SIGNATURES:
        return _SIGNATURES[name] in seen
    if name == name_of("Watch History"):
        return {"date", "link"} & seen != set() and "likes" not in seen
    if name == name_of("Go Live Settings"):
        return any("live" in word for word in seen)
    if name == name_of("Settings"):
        return not any("live" in word for word in seen)
    return True


def _words_in(inner: Tree) -> list[str]:
    """Keys of an object, or of the first records of a list."""
    if isinstance(inner, dict):
        return list(inner)
    if isinstance(inner, list | Batch):
        first = inner[:_TOLD_BY] if isinstance(inner, list) else inner.first(_TOLD_BY)
        return [key for item in first if isinstance(item, dict) for key in item]
    return []
