"""Portuguese: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

PT = Language(
    code="pt",
    evidence="",
    assumed={
        "Data": "Date",
        "Link": "Link",
        "Nome de usuário": "Username",
        "Nome de utilizador": "Username",
        "Termo de pesquisa": "Search Term",
        "Conteúdo compartilhado": "Shared Content",
        "Método": "Method",
        "Comentário": "Comment",
        "Foto": "Photo",
        "Endereço IP": "IP",
        "Modelo do dispositivo": "Device Model",
        "Sistema do dispositivo": "Device System",
        "Tipo de rede": "Network Type",
        "Operadora": "Carrier",
        "Preço": "Price",
    },
)
