"""Every language of the TXT archive; a new one is a file and a name in this list."""

from parsers.format.languages.da import DA
from parsers.format.languages.de import DE
from parsers.format.languages.en import EN
from parsers.format.languages.es import ES
from parsers.format.languages.fr import FR
from parsers.format.languages.it import IT
from parsers.format.languages.language import Language
from parsers.format.languages.nb import NB
from parsers.format.languages.nl import NL
from parsers.format.languages.pl import PL
from parsers.format.languages.pt import PT
from parsers.format.languages.ru import RU
from parsers.format.languages.sv import SV
from parsers.format.languages.tr import TR

LANGUAGES: tuple[Language, ...] = (
    EN,
    NL,
    ES,
    RU,
    IT,
    DE,
    FR,
    PT,
    PL,
    TR,
    NB,
    SV,
    DA,
)
"""English first: where two languages say the same, the earlier one is meant."""

NOTHING = ("", " ", *dict.fromkeys(word for language in LANGUAGES for word in language.nothing))
"""What TikTok's program writes where it has nothing, in JSON and in every language's TXT."""

__all__ = ["LANGUAGES", "NOTHING", "Language", "labels_of"]


def labels_of(english: str) -> frozenset[str]:
    """What the languages call a field of TXT, its English name too; in lower case."""
    translated = (
        label for one in LANGUAGES for label, of in one.labels_known.items() if of == english
    )
    return frozenset(label.casefold() for label in (english, *translated))
