"""Which values can be known to come from TikTok's program, so that others may read them.

`parsers.format.contents` says what each column of open text or traits holds; here a value is held
against it. What does not fit may be anything that somebody wrote: a name, an address, a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from analysis.companies.events import OWN, event_kinds, is_known
from analysis.companies.sensitive import kinds as sensitive_kinds
from analysis.devices.names import DEVICE, UNKNOWN, WEB, model_name
from parsers.export import NUMBER
from parsers.format.contents import CARRIERS, FIELDS, LONGEST, PATTERNS, WORDS, Content
from parsers.format.generations import GENERATIONS
from parsers.format.languages import LANGUAGES
from parsers.format.section import field_of, name_of
from parsers.format.sections import SECTIONS

Hide = Callable[[str], str]
"""What stands in place of a value."""

_LISTS = {Content.SYSTEMS: Content.SYSTEM, Content.CARRIERS: Content.CARRIER}
_COMMA, _STEP = ", ", " > "
_KEYS_LONGEST = 120
"""Characters: the longest declared key has 75."""

_EACH = re.compile(r"(?:\[\]|\{\w*\})+$")
_DOWNLOAD = re.compile(r"tiktok_data_\d{9,11}")
"""The name under which TikTok hands out an archive; the number is a time."""


def shown(content: Content, value: str, hide: Hide) -> str:
    """The value as far as it is known; what is not known of it is hidden."""
    if content is Content.OURS:
        return value
    if content in _LISTS:
        return _COMMA.join(shown(_LISTS[content], one, hide) for one in value.split(_COMMA))
    if content is Content.FIELD:
        return _STEP.join(
            key if field_of(key[:_KEYS_LONGEST]) in _fields() else hide(key)
            for key in value.split(_STEP)
        )
    if content is Content.PLACE:
        sign = _STEP if _STEP in value else "/"
        return sign.join(
            step if _is_place(_place(step[:_KEYS_LONGEST])) else hide(step)
            for step in value.split(sign)
        )
    return value if _fits(content, value) else hide(value)


def _fits(content: Content, value: str) -> bool:
    if len(value) > LONGEST:
        return False
    written = value.strip()
    if content in PATTERNS and PATTERNS[content].fullmatch(written):
        return True
    if content is Content.WORD:
        return " ".join(written.casefold().replace("_", " ").split()) in _words()
    if content is Content.CARRIER:
        return " ".join(written.casefold().split()) in CARRIERS
    if content is Content.DEVICE:
        return model_name(written) is not None
    return content is Content.EVENT and is_known(written)


@cache
def _words() -> frozenset[str]:
    """TikTok's words, and those of ours that stand in a column of the same name."""
    keys = [*(kind.key for kind in event_kinds()), *(kind.key for kind in sensitive_kinds())]
    ours = {DEVICE, WEB, UNKNOWN, OWN, "email", "phone", "linked account"}
    return WORDS | {key.replace("_", " ") for key in keys} | ours


@cache
def _fields() -> frozenset[str]:
    """Every key that a declaration or a language names, as fields are compared."""
    declared = {name for section in SECTIONS for column in section.columns
                for name in section.fields(column)}  # fmt: skip
    kept = {name for section in SECTIONS for name in section.kept}
    spoken: set[str] = set()
    for language in LANGUAGES:
        spoken |= {*language.labels_known, *language.labels_known.values()}
        spoken |= {*language.headings, *language.headings.values()}
    steps = {one for name in {*FIELDS, *declared, *kept, *spoken} for one in name.split(_STEP)}
    return frozenset(field_of(step) for step in steps)


def _place(step: str) -> str:
    return name_of(_EACH.sub("", NUMBER.sub("", step)).removesuffix(".txt"))


def _is_place(step: str) -> bool:
    return step in _places() or field_of(step) in _fields() or _DOWNLOAD.fullmatch(step) is not None


@cache
def _places() -> frozenset[str]:
    """Every step of a place that a section, a generation or a language names."""
    named = {step for section in SECTIONS for _kind, step in section.steps}
    for generation in GENERATIONS:
        moved: Mapping[str, str] = generation.moves
        named |= {*moved, *moved.values(), *(sign.name for sign in generation.signs)}
        named |= {sign.above for sign in generation.signs}
    for language in LANGUAGES:
        named |= {*language.folders, *language.folders.values(), *language.files}
        named |= {*language.headings, *language.headings.values()}
    return frozenset(name_of(one) for name in named for one in name.split(_STEP)) - {""}
