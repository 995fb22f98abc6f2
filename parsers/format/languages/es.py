"""Spanish."""

from parsers.format.languages.language import Language

ES = Language(
    code="es",
    evidence="public code with a test archive",
    folders={
        "Mensajes directos": "Direct Message",
        "Chat de grupo": "Direct Message",
    },
    files={
        "Mensajes directos": "Direct Messages",
        "Chat de grupo": "Group Chat",
    },
    empty=("No hay datos en esta sección",),
    nothing=("N/D",),
    assumed={
        "Fecha": "Date",
        "Enlace": "Link",
        "Nombre de usuario": "Username",
        "Término de búsqueda": "Search Term",
        "Contenido compartido": "Shared Content",
        "Método": "Method",
        "Comentario": "Comment",
        "Foto": "Photo",
        "IP": "IP",
        "Dirección IP": "IP",
        "Modelo del dispositivo": "Device Model",
        "Sistema del dispositivo": "Device System",
        "Tipo de red": "Network Type",
        "Operador": "Carrier",
        "Precio": "Price",
    },
)
