"""The vocabulary: every column of every table, its kind and its privacy class, stated once.

A column name has one kind and one privacy class wherever it stands; `tests/test_declarations.py`
holds that. Kinds decide how a value is read, privacy classes decide what a screen may show.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from parsers.format.contents import Content


class Kind(Enum):
    """What a column holds and so which values fit."""

    TIME = "time"
    """A moment; stored as UTC, `datetime64[us, UTC]`."""
    TEXT = "text"
    """What a person typed or a name: kept to the letter, also "None" and "N/A"."""
    WORD = "word"
    """A value that TikTok's program wrote: "", "N/A", "None" mean that there is nothing."""
    NUMBER = "whole number"
    """A count; stored as Int64."""


class Privacy(Enum):
    """Who or what a value gives away; the redaction works from this alone."""

    OPEN = "open"
    """Says nothing of a person by itself: a time, a status, a count."""
    TRAIT = "trait"
    """A property or habit of the person: a device model, a search topic, a region."""
    IDENTIFIER = "identifier"
    """Points at one person or device: an address, an account, a device number."""
    CONTENT = "content"
    """What the person wrote, searched or watched."""
    OTHER_PERSON = "other person"
    """Belongs to somebody else: a friend's name, the sender of a message."""


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    privacy: Privacy
    account: bool = False
    """It names an account: "N/A", which none can be called, stands there for a deleted one."""
    content: Content | None = None
    """What can be known to come from TikTok's program; open text and traits have one, or they would
    be open to whatever somebody wrote."""

    def __post_init__(self) -> None:
        stated = self.privacy in (Privacy.OPEN, Privacy.TRAIT)
        if (stated and self.kind in (Kind.TEXT, Kind.WORD)) != (self.content is not None):
            raise ValueError(f"{self.name}: open text and traits state a content, others none")


_K, _P, _C = Kind, Privacy, Content


def _columns(
    kind: Kind,
    privacy: Privacy,
    names: str,
    content: Content | None = None,
    *,
    account: bool = False,
) -> list[Column]:
    return [Column(name, kind, privacy, account, content) for name in names.split()]


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in [
        *_columns(_K.TIME, _P.OPEN, "at deleted_at ended_at"),
        *_columns(
            _K.TEXT,
            _P.CONTENT,
            "text title term content note name",
        ),
        *_columns(_K.TEXT, _P.OTHER_PERSON, "user sender", account=True),
        *_columns(_K.TEXT, _P.OTHER_PERSON, "conversation"),
        *_columns(_K.WORD, _P.OTHER_PERSON, "muted"),
        *_columns(_K.TEXT, _P.TRAIT, "company shop product topic place", _C.NAME),
        *_columns(_K.TEXT, _P.TRAIT, "event", _C.EVENT),
        *_columns(_K.TEXT, _P.IDENTIFIER, "receiver_name receiver_address address"),
        *_columns(
            _K.WORD,
            _P.IDENTIFIER,
            "ip idfa gaid android_id idfv uid did web_id receiver_phone phone order_id "
            "tracking_number transaction_id voucher_id room_id",
        ),
        *_columns(
            _K.WORD,
            _P.CONTENT,
            "value link video_id photo video sticker cover cover_image replay description "
            "add_yours_text alternate_text sound",
        ),
        *_columns(_K.WORD, _P.TRAIT, "device_model", _C.DEVICE),
        *_columns(_K.WORD, _P.TRAIT, "os", _C.SYSTEM),
        *_columns(_K.WORD, _P.TRAIT, "network platform", _C.WORD),
        *_columns(_K.WORD, _P.TRAIT, "carrier", _C.CARRIER),
        *_columns(_K.WORD, _P.TRAIT, "resolution", _C.SCREEN),
        *_columns(_K.WORD, _P.TRAIT, "app_version", _C.VERSION),
        *_columns(_K.WORD, _P.TRAIT, "gps region location variation", _C.NAME),
        *_columns(_K.WORD, _P.OPEN, "field", _C.FIELD),
        *_columns(_K.WORD, _P.OPEN, "amount price total_price earnings", _C.AMOUNT),
        *_columns(_K.WORD, _P.OPEN, "rating", _C.RATING),
        *_columns(_K.WORD, _P.OPEN, "duration", _C.DURATION),
        *_columns(_K.WORD, _P.OPEN, "quality", _C.QUALITY),
        *_columns(
            _K.WORD,
            _P.OPEN,
            "method kind currency status logistics_provider visible_to allow_comments "
            "allow_stitches allow_duets allow_stickers allow_sharing_to_story allow_reuse "
            "content_disclosure ai_generated direction account_type",
            _C.WORD,
        ),
        *_columns(_K.NUMBER, _P.OPEN, "likes views gifters quantity coins cost_type raw_time"),
        Column("other", _K.TEXT, _P.CONTENT),
        *_columns(_K.WORD, _P.OPEN, "source", _C.PLACE),
    ]
}
