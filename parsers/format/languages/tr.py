"""Turkish: no archive has been seen yet; the labels are those of a translator."""

from parsers.format.languages.language import Language

TR = Language(
    code="tr",
    evidence="",
    assumed={
        "Tarih": "Date",
        "Bağlantı": "Link",
        "Kullanıcı adı": "Username",
        "Arama terimi": "Search Term",
        "Paylaşılan içerik": "Shared Content",
        "Yöntem": "Method",
        "Yorum": "Comment",
        "Fotoğraf": "Photo",
        "IP adresi": "IP",
        "Cihaz modeli": "Device Model",
        "Cihaz sistemi": "Device System",
        "Ağ türü": "Network Type",
        "Operatör": "Carrier",
        "Fiyat": "Price",
    },
)
