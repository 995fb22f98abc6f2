"""What was learned as a file of `parsers/format/languages`, with what was known before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from parsers.format.languages import LANGUAGES, Language
from parsers.learning.learned import Learned
from parsers.syntax.txt.names import folded

_HEAD = '''"""{title}: what stood in an archive; `assumed` is what nobody has seen there."""

from parsers.format.languages.language import Language

{name} = Language(
    code="{code}",
'''


def known(code: str) -> Language:
    """What is known of a language already; of a new one nothing."""
    return next((one for one in LANGUAGES if one.code == code), Language(code, ""))


def together(before: Language, learned: Learned, evidence: str) -> Language:
    """Seen words beside those that were seen before; an assumption that was seen is none any more.

    Where the two say different things of one word, what was seen now counts.
    """
    labels = _over(before.labels, learned.labels)
    assumed = _over(before.assumed, learned.assumed)
    seen = {folded(label) for label in labels}
    return replace(
        before,
        evidence="; ".join(filter(None, [before.evidence, evidence])),
        folders=_over(before.folders, learned.folders),
        files=_over(before.files, learned.files),
        labels=labels,
        headings=_over(before.headings, learned.headings),
        empty=tuple(dict.fromkeys([*before.empty, *learned.empty])),
        nothing=tuple(dict.fromkeys([*before.nothing, *learned.nothing])),
        assumed={word: of for word, of in assumed.items() if folded(word) not in seen},
    )


def _over(before: Mapping[str, Any], now: Mapping[str, str]) -> dict[str, Any]:
    again = {folded(word) for word in now}
    kept = {word: of for word, of in before.items() if folded(word) not in again}
    return {**kept, **now}


def source(language: Language, title: str) -> str:
    """The Python file, as `ruff format` would leave it."""
    name = language.code.upper().replace("-", "_")
    made = _HEAD.format(title=title, name=name, code=language.code)
    made += f"    evidence={_quoted(language.evidence)},\n"
    for part in ("folders", "files", "labels", "headings"):
        made += _mapping(part, getattr(language, part))
    for part in ("empty", "nothing"):
        made += _listed(part, getattr(language, part))
    return made + _mapping("assumed", language.assumed) + ")\n"


def _mapping(part: str, words: Mapping[str, str | tuple[str, ...]]) -> str:
    if not words:
        return ""
    lines = [f"        {_quoted(word)}: {_meaning(of)},\n" for word, of in words.items()]
    return f"    {part}={{\n{''.join(lines)}    }},\n"


def _meaning(of: str | tuple[str, ...]) -> str:
    return _quoted(of) if isinstance(of, str) else f"({', '.join(map(_quoted, of))})"


def _listed(part: str, words: tuple[str, ...]) -> str:
    if not words:
        return ""
    short = f"    {part}=({', '.join(map(_quoted, words))}{',' * (len(words) == 1)}),\n"
    if len(short) <= 100:
        return short
    return f"    {part}=(\n" + "".join(f"        {_quoted(word)},\n" for word in words) + "    ),\n"


def _quoted(word: str) -> str:
    """A text of Python in the quotes that need fewer escapes, double ones if both do."""
    plain = "".join(sign if sign in "'\"" else repr(sign)[1:-1] for sign in word)
    quote = '"' if plain.count('"') <= plain.count("'") else "'"
    return quote + plain.replace(quote, f"\\{quote}") + quote
