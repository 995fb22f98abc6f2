"""TikTok's menus as findings point at them.

Names of TikTok's English app, read in 2026. Where a name is not confirmed in another language, its
translation has the English one in brackets.
"""

DEVICES = "Settings and privacy > Security & permissions > Manage devices"
TWO_STEP = "Settings and privacy > Security & permissions > 2-step verification"
PASSWORD = "Settings and privacy > Account > Password"  # noqa: S105 - the name of a menu
ACCOUNT = "Settings and privacy > Account"
DOWNLOAD = "Settings and privacy > Account > Download your data"
PARTNERS = "Settings and privacy > Ads > Disconnect advertisers, and Clear activity"
ADS = "Settings and privacy > Ads"
PRIVACY = "Settings and privacy > Privacy"
LOCATION = "Settings and privacy > Privacy > Location services"
SCREEN_TIME = "Settings and privacy > Screen time"
SHOP = "TikTok Shop, in its own settings"
COINS = "Settings and privacy > Balance"
CHATS = "The chats with Tako, in the app"
DELETED = "Activity centre > Recently deleted"

AFRAID = (
    "If it could be somebody you are afraid of, change nothing yet: they may notice. Talk to "
    "someone first."
)
"""What comes before any step that somebody else may notice; a page says it once for all its
cards."""
