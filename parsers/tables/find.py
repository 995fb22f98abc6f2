"""Where in a tree the sections stand, whatever the generation calls them.

A section is known by its name (in any generation's words) under any root, or, where nobody knows
the name, by the names of the lists inside it, which have never been renamed. Two sections can
share such a name (`VideoList`): then a field of the records decides, or nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.batch import Batch
from parsers.format.generations import GENERATIONS
from parsers.format.layout import BY_INNER_KEY, PLACE_WORDS, PLACES, ROOTS
from parsers.format.section import field_of, name_of
from parsers.format.sections import SECTIONS
from parsers.format.set_aside import FLAGS
from parsers.tree import Tree, deeper, is_leaf, key_in_path, key_shown, keys_folded

MOST_WRAPPED = 100
"""Archives in a list around them: one is plausible, a hundred thousand are another service's."""

DEEPEST = 8
"""No root or section has been seen below the second level; a wrapper or two may come."""

_MOVED = {
    name_of(old): name_of(new)
    for generation in GENERATIONS
    for old, new in generation.moves.items()
}
_OLD_ROOTS = frozenset(
    name_of(sign.removeprefix("root "))
    for generation in GENERATIONS
    for sign in generation.signs
    if sign.startswith("root ")
)
_KNOWN_ROOTS = ROOTS | _OLD_ROOTS
_SIGNATURES = {
    name_of(section.place): field_of(section.signature) for section in SECTIONS if section.signature
}


@dataclass(frozen=True)
class Found:
    """A section's own object. `place` is its compared canonical name, `path` how it is shown.

    `again` are the objects of the same name in the same place, which a file can repeat at will.
    """

    place: str
    value: Tree
    path: str
    guessed: bool = False
    again: tuple[Tree, ...] = ()


@dataclass
class Survey:
    """What one tree holds: sections, leaves outside any section, and signs of its generation."""

    found: list[Found] = field(default_factory=list)
    flags: list[tuple[str, Tree]] = field(default_factory=list)
    empty_roots: list[tuple[str, Tree]] = field(default_factory=list)
    unclaimed: list[tuple[str, Tree]] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    keys: int = 0


def survey(tree: Tree) -> Survey:
    """Finds every section of a tree; iterative, since a hostile tree is deep."""
    result = Survey()
    trees = tree if isinstance(tree, list) and len(tree) <= MOST_WRAPPED else [tree]
    if not trees or not all(isinstance(inner, dict) and inner for inner in trees):
        result.unclaimed.append(("", tree))
        return result
    stack = [("", inner, 1, "") for inner in reversed(trees)]
    while stack:
        path, node, depth, root = stack.pop()
        result.keys += len(node)
        below = []
        folded = keys_folded(node)
        for key, value in node.items():
            known = depth == 1 and name_of(key) in _KNOWN_ROOTS
            shown = f" > {key_in_path(key)}" if known else folded[key]
            place, guessed = place_of(key, value, depth, root)
            if place:
                shown = folded[key] if guessed else f" > {key_in_path(key)}"
                here = (path + shown).removeprefix(" > ")
                result.found.append(Found(place, value, here, guessed))
                result.signs.update(_signs(key, root))
                continue
            below_here = deeper(path, shown)
            here = below_here.removeprefix(" > ")
            if depth == 1:
                result.signs.add(f"root {key}")
            if key_shown(key) in FLAGS and not isinstance(value, dict | list | Batch):
                result.flags.append((here, value))
                if key == "IsFastLane" and value is True:
                    result.signs.add("field IsFastLane is true")
            elif known and is_leaf(value) and (value is None or isinstance(value, dict | list)):
                result.empty_roots.append((here, value))
            elif isinstance(value, dict) and value and depth < DEEPEST:
                below.append((below_here, value, depth + 1, key if depth == 1 else root))
            else:
                result.unclaimed.append((here, value))
        stack.extend(reversed(below))
    return result


def together(found: list[Found]) -> list[Found]:
    """Sections with what stands under the same name in the same place, each read as one."""
    same: dict[tuple[str, str, bool], list[Found]] = {}
    for section in found:
        same.setdefault((section.place, section.path, section.guessed), []).append(section)
    return [
        replace(first, again=tuple(section.value for section in more))
        for first, *more in same.values()
    ]


def _signs(key: str, root: str) -> Iterator[str]:
    yield f"section {key}"
    yield f"section {root} > {key}"


def place_of(key: str, value: Tree, depth: int, root: str) -> tuple[str, bool]:
    """The section that a key's value is ("" if none), and whether that is a guess."""
    name = name_of(key)
    name = name if name in PLACES else _MOVED.get(name, "")
    if name and depth == 2 and (_root_known(root) or is_leaf(value) or _fits(name, value)):
        return name, False
    if name and depth in (1, 3) and not is_leaf(value) and _fits(name, value):
        return name, True
    return _by_inner_key(value), True


def _root_known(root: str) -> bool:
    return name_of(root) in _KNOWN_ROOTS


def _fits(name: str, value: Tree) -> bool:
    """Whether a value has what its section should hold: a known inner key, or fields of its own."""
    place = PLACES[name]
    if isinstance(value, dict):
        return place.section is not None or any(name_of(key) in place.keys for key in value)
    return isinstance(value, list | Batch) and place.only_list is not None


def _by_inner_key(value: Tree) -> str:
    if not isinstance(value, dict):
        return ""
    found: dict[str, None] = {}
    for key, inner in value.items():
        # "Following" is a section as well as the list in it: only a filled list tells.
        for name in BY_INNER_KEY.get(name_of(key), ()):
            place = PLACES[name].keys[name_of(key)]
            kinds = list | Batch if place.each else dict
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
    if isinstance(inner, Batch):
        return list(inner.columns)
    if isinstance(inner, list):
        return [key for item in inner[:20] if isinstance(item, dict) for key in item]
    return []


def place_named(word: str) -> str:
    """How a section is called by us, from its compared name."""
    return PLACE_WORDS[word]
