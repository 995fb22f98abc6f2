"""A plain name, one sentence and a group for every table.

The names follow the vocabulary that was agreed for categories; the export's own name stands beside
them on the screen, so that a person can find the same thing in TikTok.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.words import _, later


@dataclass(frozen=True)
class Group:
    title: str
    sentence: str


@dataclass(frozen=True)
class TableWords:
    title: str
    sentence: str
    group: str


_GROUPS: dict[str, Group] = {
    "account": Group(later("Your account"), later("Your details, and how your account is set up.")),
    "devices": Group(
        later("Devices and places"), later("What was recorded about your phone and network.")
    ),
    "watched": Group(
        later("Watched, liked and saved"), later("What you were shown, and what you did with it.")
    ),
    "searched": Group(
        later("Searched and shared"), later("Words you typed and things you passed on.")
    ),
    "people": Group(
        later("People and messages"), later("Also has other people's names and words.")
    ),
    "made": Group(later("What you made"), later("Posts, comments and what belongs to them.")),
    "ads": Group(
        later("Advertising and other companies"),
        later("Topics chosen for your ads, and what others told TikTok."),
    ),
    "live": Group(later("LIVE"), later("LIVE videos, watched or made.")),
    "money": Group(later("Money and shop"), later("Coins, gifts, orders and addresses.")),
}

_T = TableWords
_WORDS: dict[str, TableWords] = {
    "profile": _T(later("Account details"), later("What you filled in."), "account"),
    "linked_accounts": _T(
        later("Linked accounts"),
        later("Accounts elsewhere that you linked to this one."),
        "account",
    ),
    "autofill": _T(
        later("Saved form data"), later("Details saved to fill in forms automatically."), "account"
    ),
    "ai_moji": _T(later("AI emoji"), later("Pictures of you that were made with AI."), "account"),
    "ai_self_image": _T(
        later("AI self-portraits"), later("Photos made for AI pictures."), "account"
    ),
    "settings": _T(
        later("Settings"), later("How your account was set up on the day of the file."), "account"
    ),
    "family_pairing": _T(
        later("Family Pairing"),
        later("Which account of a parent or child is linked to yours."),
        "account",
    ),
    "screen_time": _T(
        later("Screen time settings"), later("The limits and breaks that are set."), "account"
    ),
    "third_party_platforms": _T(
        later("Other platforms"),
        later("What is kept about accounts on other platforms."),
        "account",
    ),
    "activity_summary": _T(
        later("Activity summary"), later("Totals that TikTok counted itself."), "account"
    ),
    "login_history": _T(
        later("Device records"),
        later("Times when TikTok recorded your device and internet address."),
        "devices",
    ),
    "device_ids": _T(
        later("Device numbers"),
        later("Codes that identify a phone or browser, also for ads."),
        "devices",
    ),
    "last_location": _T(
        later("Last recorded place"), later("The most recent place in the file."), "devices"
    ),
    "watch_history": _T(
        later("Watch history"), later("Time and link of videos shown to you."), "watched"
    ),
    "likes": _T(later("Videos you liked"), later("Time and link of each like."), "watched"),
    "favorite_videos": _T(
        later("Saved videos"), later("Videos you added to your favourites."), "watched"
    ),
    "favorite_sounds": _T(later("Saved sounds"), later("Sounds you saved."), "watched"),
    "favorite_effects": _T(later("Saved effects"), later("Effects you saved."), "watched"),
    "favorite_hashtags": _T(later("Saved hashtags"), later("Hashtags you saved."), "watched"),
    "favorite_collections": _T(
        later("Saved collections"), later("Collections you saved."), "watched"
    ),
    "collections": _T(later("Your collections"), later("Collections you put together."), "watched"),
    "favorite_comments": _T(
        later("Saved comments"), later("Comments you saved, often by others."), "watched"
    ),
    "favorite_locations": _T(later("Saved places"), later("Places you saved."), "watched"),
    "favorite_drama": _T(later("Saved drama series"), later("Series you saved."), "watched"),
    "favorite_movies": _T(
        later("Saved films and series"), later("Films and TV you saved."), "watched"
    ),
    "favorite_playlists": _T(later("Saved playlists"), later("Playlists you saved."), "watched"),
    "mini_drama_history": _T(
        later("Drama series watched"), later("Short series shown to you."), "watched"
    ),
    "searches": _T(later("Searches"), later("Words you searched for."), "searched"),
    "shares": _T(later("What you shared"), later("What you shared, when and how."), "searched"),
    "reposts": _T(later("Reposts"), later("Videos you passed on to your followers."), "searched"),
    "hashtags": _T(later("Hashtags used"), later("Hashtags in your own posts."), "made"),
    "followers": _T(later("Followers"), later("Accounts that follow you."), "people"),
    "following": _T(later("Following"), later("Accounts you follow."), "people"),
    "blocked": _T(later("Blocked accounts"), later("Accounts you blocked."), "people"),
    "profile_views": _T(
        later("Profile views"), later("Accounts that looked at your profile."), "people"
    ),
    "direct_messages": _T(
        later("Private messages"), later("Also have other people's words."), "people"
    ),
    "group_messages": _T(
        later("Group messages"), later("Messages in groups, also from others."), "people"
    ),
    "tako_messages": _T(
        later("Chats with TikTok's AI"), later("What you asked Tako, and its answers."), "people"
    ),
    "posts": _T(later("Your posts"), later("Your videos and photos, and how each is set."), "made"),
    "deleted_posts": _T(
        later("Posts you deleted"), later("Deleted posts that are still in the file."), "made"
    ),
    "stories": _T(later("Stories"), later("Stories you posted."), "made"),
    "comments": _T(later("Your comments"), later("What you wrote under videos."), "made"),
    "stickers": _T(later("Stickers"), later("Stickers you made or keep."), "made"),
    "location_reviews": _T(later("Place reviews"), later("What you wrote about places."), "made"),
    "ad_interests": _T(later("Ad topics"), later("Topics chosen for your ads."), "ads"),
    "off_tiktok_activity": _T(
        later("What others told TikTok"),
        later("Visits or purchases at other apps and sites."),
        "ads",
    ),
    "ad_partners": _T(
        later("Advertisers and data partners"),
        later("Companies whose own data is used for your ads."),
        "ads",
    ),
    "ads_visited": _T(later("Ads you opened"), later("Ads that you followed to a page."), "ads"),
    "lead_forms": _T(
        later("Forms in ads"), later("Answers you gave in a form inside an ad."), "ads"
    ),
    "go_live_history": _T(later("LIVE videos you made"), later("Your own LIVE videos."), "live"),
    "go_live_settings": _T(
        later("Settings for making LIVE"), later("How your LIVE videos are set up."), "live"
    ),
    "watch_live_history": _T(
        later("LIVE videos watched"), later("LIVE videos you watched, and when."), "live"
    ),
    "watch_live_comments": _T(
        later("Comments in LIVE"), later("What you wrote or asked during LIVE videos."), "live"
    ),
    "watch_live_settings": _T(
        later("Settings for watching LIVE"), later("How watching LIVE is set up."), "live"
    ),
    "gifts_sent": _T(later("Gifts sent"), later("Gifts you sent, and who got them."), "money"),
    "gifts_bought": _T(later("Coins bought for gifts"), later("What you paid for gifts."), "money"),
    "transactions": _T(later("Transactions"), later("Money in and out of your wallet."), "money"),
    "coin_purchases": _T(later("Coin purchases"), later("Coins you bought."), "money"),
    "donations": _T(later("Donations"), later("What you gave to good causes."), "money"),
    "fundraisers": _T(later("Fundraisers"), later("Fundraisers you started."), "money"),
    "shop_orders": _T(later("Shop orders"), later("What you ordered, and where it went."), "money"),
    "shop_order_items": _T(later("Items ordered"), later("The products in each order."), "money"),
    "shop_browsing": _T(
        later("Products looked at"), later("Products you opened in the shop."), "money"
    ),
    "shop_cart": _T(later("Shopping cart"), later("What is in your cart."), "money"),
    "shop_vouchers": _T(later("Vouchers"), later("Discounts you were given."), "money"),
    "shop_favorites": _T(later("Saved products"), later("Products you saved."), "money"),
    "shop_messages": _T(
        later("Messages with shops"), later("What you and shops wrote to each other."), "money"
    ),
    "shop_addresses": _T(later("Saved addresses"), later("Where orders are sent."), "money"),
    "shop_payment_cards": _T(later("Payment cards"), later("How you pay in the shop."), "money"),
    "shop_support": _T(
        later("Customer service"), later("Your questions to customer service."), "money"
    ),
    "shop_disputes": _T(later("Disputes about orders"), later("Orders you objected to."), "money"),
    "shop_reviews": _T(later("Product reviews"), later("What you wrote about products."), "money"),
    "shop_returns": _T(later("Returns and refunds"), later("What you sent back."), "money"),
}


def named() -> set[str]:
    """The tables that have a name."""
    return set(_WORDS)


def title(table: str) -> str:
    return _(_WORDS[table].title)


def sentence(table: str) -> str:
    return _(_WORDS[table].sentence)


def group_of(table: str) -> str:
    return _WORDS[table].group


def groups() -> list[str]:
    """The groups in the order in which they are shown."""
    return list(_GROUPS)


def group_title(group: str) -> str:
    return _(_GROUPS[group].title)


def group_sentence(group: str) -> str:
    return _(_GROUPS[group].sentence)


def named_in(group: str) -> list[str]:
    """The tables of a group, in the order in which they are shown."""
    return [name for name, words in _WORDS.items() if words.group == group]
