"""Danish: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

DA = Language(
    code="da",
    evidence="",
    assumed={
        "Dato": "Date",
        "Link": "Link",
        "Brugernavn": "Username",
        "Søgeord": "Search Term",
        "Delt indhold": "Shared Content",
        "Metode": "Method",
        "Kommentar": "Comment",
        "Billede": "Photo",
        "IP-adresse": "IP",
        "Enhedsmodel": "Device Model",
        "Enhedssystem": "Device System",
        "Netværkstype": "Network Type",
        "Udbyder": "Carrier",
        "Pris": "Price",
    },
)
