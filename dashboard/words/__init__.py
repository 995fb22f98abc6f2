"""Every word a person reads, in the language of the run: gettext, source text in English.

The language is bound to the run (a context variable), never installed for the process: two people
on one server may read two languages. Messages are marked where they stand with `_` and `ngettext`,
or with `later` where they are stated at import and translated when shown. Placeholders are named.
"""

from __future__ import annotations

import gettext as _gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en",)
"""Languages with a catalogue, the source first; a new one is one folder and one word here."""

_CATALOGUES = Path(__file__).parent / "locale"
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def use(language: str) -> None:
    """Sets the language of this run."""
    _language.set(language)


def language() -> str:
    return _language.get()


def choose(accepted: str | None) -> str:
    """The first of our languages in what a browser says it accepts ("nl-NL,nl;q=0.9,en;q=0.8")."""
    for part in (accepted or "").split(","):
        code = part.split(";")[0].strip().replace("_", "-").split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def _(message: str) -> str:
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    return _catalogue(language()).ngettext(one, many, number)


def later(message: str) -> str:
    """Marks a message that is stated at import; whoever shows it translates it with `_`."""
    return message


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("messages", _CATALOGUES, [code], fallback=True)
