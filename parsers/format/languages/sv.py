"""Swedish: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

SV = Language(
    code="sv",
    evidence="",
    assumed={
        "Datum": "Date",
        "Länk": "Link",
        "Användarnamn": "Username",
        "Sökterm": "Search Term",
        "Delat innehåll": "Shared Content",
        "Metod": "Method",
        "Kommentar": "Comment",
        "Foto": "Photo",
        "IP-adress": "IP",
        "Enhetsmodell": "Device Model",
        "Enhetssystem": "Device System",
        "Nätverkstyp": "Network Type",
        "Operatör": "Carrier",
        "Pris": "Price",
    },
)
