"""J3, J4a, J4b and the quick partial archive J4F: 2023 to early 2025."""

from parsers.format.generations.generation import QUICK, Generation, fields, roots, sections
from parsers.format.generations.json_2020 import J2, OLD_NAMES, OLD_ROOTS, SHOP_MOVES

_LINKED = ("Watch History", "Like List", "Posts")

J3 = Generation(
    "J3",
    evidence="public code of May 2023, a forensic reader's artefacts",
    moves=J2.moves,
    signs=(
        J2.signs - fields("Watch History > VideoLink", "Like List > VideoLink", "Posts > VideoLink")
    )
    | sections("Most Recent Location Data")
    | fields("Watch History > Link", "Like List > Link"),
)

_NEW_MOVES = {
    "RecentlyDeletedPosts": "Recently Deleted Posts",
    "Auto Fill": "Autofill",
    "AIMoji": "AI-Moji",
    "POI Review": "Location Reviews",
    "Income Plus Wallet Transaction": "Transaction History",
}

J4A = Generation(
    "J4a",
    evidence="an archive of December 2024, redacted by its owner",
    moves={**J3.moves, **_NEW_MOVES},
    signs=OLD_ROOTS
    | OLD_NAMES
    | roots(
        "Income Plus Wallet Transactions",
        "Poi Review",
        "Tiktok Live",
        "Tiktok Shopping",
    )
    | sections(
        *_NEW_MOVES,
        *SHOP_MOVES,
        "Off TikTok Activity",
        "Ads and data > Off TikTok Activity",
        "Ads and data > Ad Interests",
        "Instant Form Ads Responses",
        "Most Recent Location Data",
    )
    | fields(
        "Watch History > Link",
        "Like List > Link",
        "Comments > comment",
        "Posts > WhoCanView",
        "Status > Status List",
        "Settings > App Language",
        "Like List > IsFastLane",
    ),
)

J4B = Generation(
    "J4b",
    evidence="a public test file of December 2024",
    moves=J4A.moves,
    signs=(J4A.signs - fields("Like List > Link"))
    | sections("Activity Summary")
    | fields("Like List > link"),
)

J4F = Generation(
    "J4F",
    evidence="two quick partial archives of September and December 2024",
    moves=J4A.moves,
    signs=(J4A.signs - roots("Income Plus Wallet Transactions", "Poi Review"))
    | sections(
        "Activity > Comments",
        "Activity > POI Review",
        "Profile > Follower List",
        "Profile > Following List",
    )
    | QUICK,
)
