"""Posts, place reviews and the wallet."""

from parsers.format.section import Fields, Form, Section

_POST: Fields = {
    "at": "Date",
    "link": ("Link", "VideoLink"),
    "likes": ("Likes", "Like(s)"),
    "title": "Title",
    "sound": "Sound",
    "location": "Location",
}
_MADE: Fields = {
    "content_disclosure": "ContentDisclosure",
    "ai_generated": ("AIGeneratedContent", "AI-Generated Content"),
    "add_yours_text": ("AddYoursText", "Adds yours text"),
}

SECTIONS = (
    Section(
        "posts",
        "Post > Posts > VideoList[]",
        columns={
            **_POST,
            "visible_to": "WhoCanView",
            "allow_comments": "AllowComments",
            "allow_stitches": "AllowStitches",
            "allow_duets": "AllowDuets",
            "allow_stickers": "AllowStickers",
            "allow_sharing_to_story": "AllowSharingToStory",
            **_MADE,
            "alternate_text": "AlternateText",
            "cover_image": "CoverImage",
            "allow_reuse": ("AllowReuseOfContent", "AllowReuse"),
        },
        signature="Likes",
    ),
    Section(
        "deleted_posts",
        "Post > Recently Deleted Posts > PostList[]",
        columns={"at": "Date", "deleted_at": ("DateDeleted", "DeletedDate"), **_POST, **_MADE},
    ),
    Section("stories", "Post > Story", form=Form.FIELDS, shape_unknown=True),
    Section(
        "location_reviews",
        "Location Review > Location Reviews > ReviewsList[]",
        columns={
            "at": "Date",
            "place": "PlaceName",
            "rating": "Rating",
            "status": "Status",
            "likes": "Likes",
            "text": ("ReviewText", "Review"),
        },
    ),
    Section(
        "transactions",
        "Income+ Wallet > Transaction History > TransactionsList[]",
        columns={
            "at": ("Date", "TransactionDate"),
            "kind": ("TransactionType", "Type"),
            "currency": "Currency",
            "amount": "Amount",
            "status": "Status",
            "transaction_id": "TransactionID",
        },
    ),
    Section(
        "coin_purchases",
        "Income+ Wallet > Coin Purchase History > CoinPurchaseHistoryList[]",
        columns={"at": "Date", "kind": "Type", "coins": ("CoinAmount", "Amount")},
    ),
)
