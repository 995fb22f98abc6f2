"""Norwegian bokmål: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

NB = Language(
    code="nb",
    evidence="",
    assumed={
        "Dato": "Date",
        "Lenke": "Link",
        "Brukernavn": "Username",
        "Søkeord": "Search Term",
        "Delt innhold": "Shared Content",
        "Metode": "Method",
        "Kommentar": "Comment",
        "Bilde": "Photo",
        "IP-adresse": "IP",
        "Enhetsmodell": "Device Model",
        "Enhetssystem": "Device System",
        "Nettverkstype": "Network Type",
        "Operatør": "Carrier",
        "Pris": "Price",
    },
)
