"""Italian."""

from parsers.format.languages.language import Language

IT = Language(
    code="it",
    evidence="public code",
    folders={"La tua attività": "Your Activity"},
    files={"Cronologia visualizzazioni": "Watch History"},
    labels={
        "Data": "Date",
    },
    nothing=("N/D",),
    assumed={
        "Link": "Link",
        "Nome utente": "Username",
        "Termine di ricerca": "Search Term",
        "Contenuto condiviso": "Shared Content",
        "Metodo": "Method",
        "Commento": "Comment",
        "Foto": "Photo",
        "IP": "IP",
        "Indirizzo IP": "IP",
        "Modello del dispositivo": "Device Model",
        "Sistema del dispositivo": "Device System",
        "Tipo di rete": "Network Type",
        "Operatore": "Carrier",
        "Prezzo": "Price",
    },
)
