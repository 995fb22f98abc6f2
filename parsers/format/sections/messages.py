"""Comments and conversations."""

from parsers.format.section import Fields, Section

_MESSAGE: Fields = {"at": "Date", "conversation": (), "sender": "From", "text": "Content"}

SECTIONS = (
    Section(
        "comments",
        "Comment > Comments > CommentsList[]",
        columns={
            "at": "Date",
            "text": "Comment",
            "photo": "Photo",
            "video": "Video",
            "sticker": "Sticker",
            "link": ("original post link", "originalPostUrl", "url", "Link"),
        },
    ),
    Section(
        "direct_messages",
        "Direct Message > Direct Messages > ChatHistory{conversation}[]",
        columns=_MESSAGE,
    ),
    Section(
        "group_messages",
        "Direct Message > Group Chat > GroupChat{conversation}[]",
        columns=_MESSAGE,
    ),
    Section(
        "tako_messages",
        "Direct Message > Tako Chat History > TakoChatHistoryList[] > Messages[]",
        columns={
            **_MESSAGE,
            "conversation": "Chat Title",  # TXT has it with each message
            "sender": ("From", "Sender", "Role"),
            # The object's shape has not been published; these are the words it could have.
            "text": ("Content", "Content > Text", "Content > Content", "Content > Message"),
        },
        carried={"conversation": "Chat Title"},
    ),
)
