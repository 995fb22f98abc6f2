"""French: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

FR = Language(
    code="fr",
    evidence="",
    assumed={
        "Date": "Date",
        "Lien": "Link",
        "Nom d'utilisateur": "Username",
        "Terme de recherche": "Search Term",
        "Contenu partagé": "Shared Content",
        "Méthode": "Method",
        "Commentaire": "Comment",
        "Photo": "Photo",
        "Adresse IP": "IP",
        "Modèle d'appareil": "Device Model",
        "Système de l'appareil": "Device System",
        "Type de réseau": "Network Type",
        "Opérateur": "Carrier",
        "Prix": "Price",
    },
)
