"""J1 and J2: the first JSON archives, `user_data.json`, 2020 to early 2023."""

from parsers.format.generations.generation import Generation, fields, roots, sections

MOVES = {
    "Video Browsing History": "Watch History",
    "Follower List": "Follower",
    "Following List": "Following",
    "Search History": "Searches",
    "Purchase History": "Purchases",
    "Block": "Block List",
    "Chat History": "Direct Messages",
    "Videos": "Posts",
    "Profile Information": "Profile Info",
}
"""Names that held until the first big renaming at the end of 2024."""

OLD_ROOTS = roots(
    "Activity", "Ads and data", "App Settings", "Comment", "Direct Messages", "Profile", "Video"
)
OLD_NAMES = sections(*MOVES, "Activity > Like List")
_PARTNERS = sections(
    "Usage Data From Third-Party Apps And Websites",
    "Ads Based On Data Received From Partners",
    "Ads and data > Ad Interests",
)

SHOP_MOVES = {
    "Communication History": "Communication With Shops",
    "Product Review History": "Product Reviews",
    "Return and Refund History": "Returns and Refunds History",
}

J1 = Generation(
    "J1",
    evidence="public code written for archives of 2020 and 2021",
    moves=MOVES,
    signs=OLD_ROOTS
    | OLD_NAMES
    | _PARTNERS
    | fields(
        "Watch History > VideoLink",
        "Like List > VideoLink",
        "Status > Idfa",
        "Settings > Language",
        "Comments > Comment",
    ),
)

J2 = Generation(
    "J2",
    evidence="an archive of July 2022 and a sample of November 2022",
    moves={**MOVES, **SHOP_MOVES},
    signs=(J1.signs - fields("Status > Idfa", "Settings > Language"))
    | roots("Tiktok Live", "Tiktok Shopping")
    | sections(*SHOP_MOVES)
    | fields("Posts > VideoLink", "Status > Status List", "Settings > App Language"),
)
