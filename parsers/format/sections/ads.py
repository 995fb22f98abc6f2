"""Advertising: topics, partners, and what others told TikTok."""

from parsers.format.section import Fields, Form, Section

_ROOT = "Your Activity"
_EVENT: Fields = {"at": ("TimeStamp", "Date"), "company": "Source", "event": "Event"}
_PARTNERS = f"{_ROOT} > Ads Based On Data Received From Partners"

SECTIONS = (
    Section(
        "ad_interests",
        f"{_ROOT} > Ad Interests > AdInterestCategories",
        columns={"topic": ()},
        form=Form.JOINED,
    ),
    Section(
        "off_tiktok_activity",
        f"{_ROOT} > Off TikTok Activity > OffTikTokActivityDataList[]",
        columns=_EVENT,
    ),
    Section(
        "off_tiktok_activity",
        f"{_ROOT} > Usage Data From Third-Party Apps And Websites > UsageDataList[]",
        columns=_EVENT,
    ),
    Section(
        "lead_forms",
        f"{_ROOT} > Instant Form Ads Responses",
        form=Form.FIELDS,
        shape_unknown=True,
    ),
    Section(
        "ad_partners",
        f"{_PARTNERS} > DataPartnerList",
        columns={"kind": (), "name": ()},
        form=Form.JOINED,
        constants={"kind": "data partner"},
    ),
    Section(
        "ad_partners",
        f"{_PARTNERS} > AdvertiserList",
        columns={"kind": (), "name": ()},
        form=Form.JOINED,
        constants={"kind": "advertiser"},
    ),
)
