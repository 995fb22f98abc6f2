"""Every language of the TXT archive; a new one is a file and a name in this list."""

from parsers.languages.en import EN
from parsers.languages.es import ES
from parsers.languages.it import IT
from parsers.languages.language import Language
from parsers.languages.nl import NL
from parsers.languages.ru import RU

LANGUAGES: tuple[Language, ...] = (EN, NL, ES, RU, IT)

__all__ = ["LANGUAGES", "Language"]
