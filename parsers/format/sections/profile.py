"""Who the account belongs to, how it is set, and whom it follows."""

from parsers.format.section import Fields, Form, Section

_ROOT = "Profile And Settings"
_PERSON: Fields = {"at": "Date", "user": ("UserName", "User Name")}

SECTIONS = (
    Section("profile", f"{_ROOT} > Profile Info > ProfileMap", form=Form.FIELDS),
    Section(
        "linked_accounts",
        f"{_ROOT} > Profile Info > ProfileMap > PlatformInfo[]",
        columns={
            "platform": "Platform",
            "name": "Name",
            "description": "Description",
            "photo": "Profile Photo",
        },
    ),
    Section("autofill", f"{_ROOT} > Autofill", form=Form.FIELDS),
    Section(
        "ai_moji",
        f"{_ROOT} > AI-Moji > AIMojiList[]",
        columns={"at": ("CreateDate", "Date"), "value": ("AIMoji", "Link", "Url")},
        carried={"at": "CreateDate"},
        scalar="value",
    ),
    Section("ai_self_image", f"{_ROOT} > AISelfImage", form=Form.FIELDS, shape_unknown=True),
    Section("followers", f"{_ROOT} > Follower > FansList[]", columns=_PERSON),
    Section("following", f"{_ROOT} > Following > Following[]", columns=_PERSON),
    Section("blocked", f"{_ROOT} > Block List > BlockList[]", columns=_PERSON),
    Section(
        "profile_views",
        f"{_ROOT} > ProfileViews > ProfileViewList[]",
        columns=_PERSON,
        scalar="user",
    ),
    Section(
        "settings",
        f"{_ROOT} > Settings > SettingsMap",
        form=Form.FIELDS,
    ),
    Section(
        "family_pairing",
        f"{_ROOT} > Settings > SettingsMap > FamilyPairing[]",
        columns={"account_type": "FPAccountType", "user": "LinkedAccountUsername"},
    ),
    Section(
        "screen_time",
        f"{_ROOT} > Settings > SettingsMap > ScreenTime[]",
        form=Form.FIELDS,
    ),
    Section(
        "third_party_platforms",
        f"{_ROOT} > UserThirdPlatformInformation",
        form=Form.FIELDS,
        shape_unknown=True,
    ),
)
