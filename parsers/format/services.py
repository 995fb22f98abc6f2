"""Archives of other services, recognised by names that only they use, to say so by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parsers.tree import Batch, Tree

_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Instagram", ("your_instagram_activity", "followers_and_following", "instagram")),
    ("Facebook", ("your_facebook_activity", "facebook", "about_you/face_recognition")),
    ("Google", ("takeout/", "my activity/", "location history", "youtube and youtube music")),
    ("Snapchat", ("memories_history", "snap_history", "snapchat", "chat_history.json")),
    ("Spotify", ("streaminghistory", "streaming_history", "spotify", "yourlibrary")),
    ("X (Twitter)", ("tweets.js", "tweet.js", "data/account.js", "twitter")),
    ("WhatsApp", ("whatsapp", "_chat.txt")),
    ("Netflix", ("viewingactivity", "netflix", "content_interaction/")),
    ("Discord", ("messages/index.json", "discord", "servers/index.json")),
    ("Reddit", ("post_votes", "comment_votes", "reddit", "subscribed_subreddits")),
    ("LinkedIn", ("connections.csv", "linkedin", "endorsement_received_info")),
    ("Telegram", ("telegram", "tdata/")),
    ("Apple", ("apple_media_services", "icloud", "apple id account")),
    ("Amazon", ("retail.orderhistory", "amazon", "digital-ordering")),
)
_KEYS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Spotify", frozenset({"endTime", "artistName", "trackName", "msPlayed"})),
    ("Spotify", frozenset({"ts", "ms_played", "master_metadata_track_name"})),
    ("Instagram", frozenset({"relationships_following"})),
    ("Instagram", frozenset({"string_list_data", "media_list_data", "title"})),
    ("Google", frozenset({"header", "titleUrl", "products"})),
    ("Google", frozenset({"semanticSegments"})),
    ("Snapchat", frozenset({"Saved Media"})),
    ("Snapchat", frozenset({"Received Saved Chat History"})),
    ("Telegram", frozenset({"personal_information", "chats"})),
    ("Facebook", frozenset({"participants", "thread_path"})),
)


def service_of(names: Iterable[str], keys: Iterable[str]) -> str:
    """The service, from members' names and the keys of the first objects; "" if nobody knows."""
    lowered = [name.replace("\\", "/").lower() for name in names]
    for service, marks in _MARKS:
        if any(mark in name for name in lowered for mark in marks):
            return service
    seen = set(keys)
    return next((service for service, wanted in _KEYS if wanted <= seen), "")


def first_keys(tree: Tree) -> set[str]:
    """Keys of the first objects of a document, to recognise another service by."""
    node: Any = tree
    seen: set[str] = set()
    for _ in range(3):
        if isinstance(node, list | Batch) and len(node):
            node = node.first(1)[0] if isinstance(node, Batch) else node[0]
        if isinstance(node, dict):
            seen |= set(node)
            node = next(iter(node.values()), None)
    return seen
