"""German: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

DE = Language(
    code="de",
    evidence="",
    assumed={
        "Datum": "Date",
        "Link": "Link",
        "Benutzername": "Username",
        "Suchbegriff": "Search Term",
        "Geteilter Inhalt": "Shared Content",
        "Methode": "Method",
        "Kommentar": "Comment",
        "Foto": "Photo",
        "IP-Adresse": "IP",
        "Gerätemodell": "Device Model",
        "Gerätesystem": "Device System",
        "Netzwerktyp": "Network Type",
        "Mobilfunkanbieter": "Carrier",
        "Hashtag-Name": "Hashtag Name",
        "Hashtag-Link": "Hashtag Link",
        "Preis": "Price",
    },
)
