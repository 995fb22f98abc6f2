"""Every word a person reads, in the language of the run: gettext, source text in English.

The language is bound to the run (a context variable), never installed for the process: two people
on one server may read two languages. Messages are marked where they stand with `_` and `ngettext`,
or with `later` where they are stated at import and translated when shown; `stated` gathers those
of other layers. Placeholders are named. `make words` brings the catalogues up to date.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.words.languages import KNOWN, Language

LANGUAGES = tuple(KNOWN)
"""The codes of the languages, the source first."""

_NEAREST = {other: one.code for one in KNOWN.values() for other in one.also}
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def use(language: str) -> None:
    """Sets the language of this run."""
    _language.set(language)


def bound(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file that is made later (on the click that saves it), in the language of the run of now."""
    chosen = language()

    def later_made() -> bytes:
        use(chosen)
        return make()

    return later_made


def language() -> str:
    return _language.get()


def spoken() -> Language:
    """What the language of the run does in its own way."""
    return KNOWN[language()]


def choose(accepted: str | None) -> str:
    """The first of our languages in what a browser says it accepts ("nl-NL,nl;q=0.9,en;q=0.8")."""
    for part in (accepted or "").split(","):
        code = part.split(";")[0].strip().replace("_", "-").split("-")[0].lower()
        code = _NEAREST.get(code, code)
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def _(message: str) -> str:
    """The message in the language of the run; of nothing, nothing."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    return _catalogue(language()).ngettext(one, many, int(number))


def later(message: str) -> str:
    """Marks a message that is stated at import; whoever shows it translates it with `_`."""
    return message


def everywhere(message: str) -> tuple[str, ...]:
    """The message in each language, for what must be known again whichever it was written in."""
    return tuple(_catalogue(code).gettext(message) for code in KNOWN)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    """A language's catalogue, made from its text when it is first needed; kept, for it is fixed.

    What is not translated yet is said in English.
    """
    file = KNOWN[code].catalogue
    if not file.exists():
        return _gettext.NullTranslations()
    with file.open("rb") as text:
        catalogue = read_po(text, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)
