"""J5 (the first big renaming) and J6 (the second): December 2024 until now."""

from parsers.format.generations.generation import QUICK, Generation, fields, roots, sections

_J5_ROOTS = roots(
    "Your Activity",
    "Ads and data",
    "App Settings",
    "Comment",
    "Direct Message",
    "Income Plus Wallet Transactions",
    "Location Review",
    "Post",
    "Profile",
    "TikTok Shop",
    "Tiktok Live",
)
_NEW_NAMES = sections(
    "Watch History",
    "Follower",
    "Following",
    "Searches",
    "Purchases",
    "Block List",
    "Direct Messages",
    "Posts",
    "Recently Deleted Posts",
    "Profile Info",
    "Autofill",
    "AI-Moji",
    "Location Reviews",
    "Transaction History",
    "Communication With Shops",
    "Product Reviews",
    "Returns and Refunds History",
    "Most Recent Location Data",
    "Activity Summary",
    "Off TikTok Activity",
    "Instant Form Ads Responses",
)
_FIELDS = fields(
    "Watch History > Link",
    "Like List > link",
    "Comments > comment",
    "Posts > WhoCanView",
    "Status > Status List",
    "Settings > App Language",
    "Like List > IsFastLane",
)
_LATE_NAMES = sections(
    "AISelfImage",
    "UserThirdPlatformInformation",
    "Watch Live Comment",
    "Collection",
    "Favorite Collection",
    "Favorite Comment",
    "Favorite Location",
    "Fundraiser",
    "Donation",
)
_LATE_FIELDS = fields(
    "Status > UID",
    "Status > DID",
    "Profile Info > displayName",
    "Posts > AlternateText",
    "Posts > CoverImage",
    "Settings > Allow Reuse of Content",
)

J5A = Generation(
    "J5a",
    evidence="archives of December 2024 to June 2025",
    signs=_J5_ROOTS
    | _NEW_NAMES
    | _FIELDS
    | QUICK
    | sections(
        "Your Activity > Like List",
        "Your Activity > Follower",
        "Ads and data > Ad Interests",
        "Ads and data > Off TikTok Activity",
    ),
)

J5B = Generation(
    "J5b",
    evidence="a full archive of November 2025 and public models of 2025",
    signs=J5A.signs | _LATE_NAMES | _LATE_FIELDS,
)

J6A = Generation(
    "J6a",
    evidence="archives of April 2025, December 2025 and April 2026",
    signs=_NEW_NAMES
    | _FIELDS
    | QUICK
    | _LATE_NAMES
    | _LATE_FIELDS
    | roots(
        "Your Activity",
        "Likes and Favorites",
        "Profile And Settings",
        "TikTok Live",
        "Comment",
        "Direct Message",
        "Income+ Wallet",
        "Location Review",
        "Post",
        "TikTok Shop",
    )
    | sections(
        "Likes and Favorites > Like List",
        "Profile And Settings > Follower",
        "Your Activity > Ad Interests",
        "Your Activity > Off TikTok Activity",
        "Profile And Settings > Off TikTok Activity",
    ),
)

J6B = Generation(
    "J6b",
    evidence="an archive of summer 2026",
    signs=J6A.signs
    | sections(
        "Group Chat",
        "Tako Chat History",
        "Coin Purchase History",
        "Favorite Drama",
        "Favorite Movies and TV",
        "Favorite Playlists",
        "ProfileViews",
        "Reposts",
        "Stickers",
        "Ads Visit History",
        "Mini Drama Watch History",
        "Story",
        "TikTokFavoriteItem",
    )
    | fields(
        "Watch History > Title",
        "Comments > sticker",
        "Comments > originalPostUrl",
        "Comments > original post link",
        "Settings > FamilyPairing",
        "Settings > ScreenTime",
        "Profile Info > accountRegion",
    ),
)
