"""Polish: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

PL = Language(
    code="pl",
    evidence="",
    assumed={
        "Data": "Date",
        "Link": "Link",
        "Nazwa użytkownika": "Username",
        "Wyszukiwany termin": "Search Term",
        "Udostępniona treść": "Shared Content",
        "Metoda": "Method",
        "Komentarz": "Comment",
        "Zdjęcie": "Photo",
        "Adres IP": "IP",
        "Model urządzenia": "Device Model",
        "System urządzenia": "Device System",
        "Typ sieci": "Network Type",
        "Operator": "Carrier",
        "Cena": "Price",
    },
)
