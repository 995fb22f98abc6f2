"""What was searched, shared and recorded of the devices."""

from parsers.format.section import Form, Section

_ROOT = "Your Activity"

SECTIONS = (
    Section(
        "searches",
        f"{_ROOT} > Searches > SearchList[]",
        columns={"at": "Date", "term": "SearchTerm"},
    ),
    Section(
        "shares",
        f"{_ROOT} > Share History > ShareHistoryList[]",
        columns={
            "at": "Date",
            "content": "SharedContent",
            "link": "Link",
            "method": "Method",
        },
    ),
    Section(
        "login_history",
        f"{_ROOT} > Login History > LoginHistoryList[]",
        columns={
            "at": "Date",
            "ip": ("IP", "IP Address"),
            "device_model": "DeviceModel",
            "os": "DeviceSystem",
            "network": "NetworkType",
            "carrier": "Carrier",
        },
    ),
    Section(
        "device_ids",
        f"{_ROOT} > Status > Status List[]",
        columns={
            "resolution": ("Resolution", "Screen Resolution"),
            "app_version": "App Version",
            "idfa": "IDFA",
            "gaid": "GAID",
            "android_id": "Android ID",
            "idfv": "IDFV",
            "uid": "UID",
            "did": "DID",
            "web_id": "Web ID",
        },
        kept=("OpenUdid", "Clientudid"),  # numbers of an iPhone and of an app, until 2021
    ),
    Section(
        "hashtags",
        f"{_ROOT} > Hashtag > HashtagList[]",
        columns={"name": ("HashtagName", "Name"), "link": ("HashtagLink", "Link")},
    ),
    Section(
        "gifts_sent",
        f"{_ROOT} > Purchases > SendGifts > SendGifts[]",
        columns={
            "at": "Date",
            "amount": ("GiftAmount", "Amount", "Price"),
            "user": "UserName",
        },
    ),
    Section(
        "gifts_bought",
        f"{_ROOT} > Purchases > BuyGifts > BuyGifts[]",
        columns={"at": "Date", "price": "Price"},
    ),
    Section(
        "last_location",
        f"{_ROOT} > Most Recent Location Data > LocationData",
        columns={"at": "Date", "gps": ("GpsData", "GPS Data"), "region": "LastRegion"},
    ),
    Section(
        "activity_summary",
        f"{_ROOT} > Activity Summary > ActivitySummaryMap",
        form=Form.FIELDS,
    ),
    Section(
        "reposts",
        f"{_ROOT} > Reposts > RepostList[]",
        columns={"at": ("Date", "Creation Time"), "link": "Link", "video_id": ()},
    ),
    Section(
        "stickers",
        f"{_ROOT} > Stickers > StickerList[]",
        columns={"at": "Date", "name": ("Name", "Sticker"), "link": "Link"},
        scalar="name",
    ),
    Section("donations", f"{_ROOT} > Donation", form=Form.FIELDS, shape_unknown=True),
    Section("fundraisers", f"{_ROOT} > Fundraiser", form=Form.FIELDS, shape_unknown=True),
    Section(
        "mini_drama_history",
        f"{_ROOT} > Mini Drama Watch History",
        form=Form.FIELDS,
        shape_unknown=True,
    ),
    Section(
        "ads_visited",
        f"{_ROOT} > Ads Visit History > AdsVisitHistoryList[]",
        columns={"at": ("CreateTime", "Date"), "title": "AdTitle", "link": ("AdLink", "Link")},
    ),
)
