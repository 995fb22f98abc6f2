"""Every word for a path or a field that the declarations know, in any generation and language.

A key of an archive may be somebody's name. One that stands here is TikTok's own word and tells of
nobody; see `parsers.tables.paths` for all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parsers.format.generations import GENERATIONS, Seen
from parsers.format.languages import LANGUAGES
from parsers.format.section import field_of
from parsers.format.sections import SECTIONS
from parsers.format.set_aside import FLAGS

TEXT = "(text)"
"""Our key of the lines of a TXT file that fit nothing."""
RECORDS = "(records)"
"""Our key of records of a TXT file for which the declarations name no list."""

_KEYS = frozenset({Seen.ROOT, Seen.SECTION, Seen.FIELD, Seen.LABEL})


def _listed(text: str) -> tuple[str, ...]:
    """Names with a comma or an empty line between them."""
    names = (" ".join(name.split()) for name in text.replace("\n\n", ",").split(","))
    return tuple(name for name in names if name)


FIELDS = _listed("""
userName, bioDescription, birthDate, emailAddress, telephoneNumber, likesReceived, profilePhoto,
profileVideo, displayName, followerCount, followingCount, inferredGender, aiSelf, instagramLink,
youtubeLink, lemon8Link, accountRegion, fundraiser, Username, Nickname, Name, Telephone Number,
Email Address, Birthdate, Profile Photo, Bio Description, Like(s) Received, Likes Received

PhoneNumber, Email, FirstName, LastName, Address, ZipCode, Unit, City, State, Country

Ads Based on Data Received from Partners, Allow DownLoad, Allow Others to Find Me, Filter Comments,
Interests, Language, Personalized Ads, Private Account, Video Languages Preferences,
Who Can Duet With Me, Who Can Post Comments, Who Can React to Me, Who Can Send Me Message,
Who Can View Videos I Liked, App Language, Web Language, Content Preferences,
Keyword filters for videos in Following feed, Keyword filters for videos in For You feed,
Push Notification, Desktop notification, New Comments on My Video, New Fans,
New Likes on My Video, Who Can Stitch with your videos, Family Content Preferences,
Suggest your account to Facebook friends, Suggest your account to contacts,
Suggest your account to people who open or send links to you, Allow Reuse of Content,
Autofill contact information, Autofill payment information, Who can see your following list,
FamilyPairing, FPAccountType, LinkedAccountUsername, ScreenTime, DailyScreenTimeLimit,
DailyScreenTimeToggleStatus, SleepHoursDuration, SleepHoursToggleStatus,
WeeklyScreenTimeUpdatesToggleStatus

videosCommentedOnSinceAccountRegistration, videosSharedSinceAccountRegistration,
videosWatchedToTheEndSinceAccountRegistration, videoCount, commentVideoCount, sharedVideoCount,
Videos commented on since account registration, Videos shared since account registration,
Videos watched to the end since account registration

Allow agencies to find and invite you, Allow others to invite you to co-host in LIVE,
Allow people to send and receive comments during your LIVE,
Allow suggested LIVE hosts to invite you to co-host in LIVE,
Allow viewers to request to go LIVE with you,
Allow viewers to see and send questions and answers in your LIVE,
Allow viewers to send you gifts during your LIVE,
Hide comments that contain the following keywords from your LIVE,
Hide potential spam or offensive comments from your LIVE, People you assigned to moderate your LIVE,
Show your username and gift information in features with ranking lists

WatchLiveSettingsMap, app, web, MostRecentModificationTimeInApp, MostRecentModificationTimeInWeb,
label, OpenUdid, Clientudid, timepertiktok, NumberOfCollections

PayCard, CustomerSupportHistories, OrderDisputeHistories, ProductReviewHistories,
ReturnAndRefundHistories, ResponsesList, TikTokFavoriteItemResult, TikTokFavoriteItemList,
DonationList, FundraiserList, StickerList, CommunicationHistories, UsageDataList
""")
"""Keys that no declaration names one by one: settings, of which every key becomes a row, and
fields that were seen in archives and feed no column."""


def _words() -> Iterator[str]:
    for section in SECTIONS:
        yield from (word for _, word in section.steps)
        yield from (name for column in section.columns for name in section.fields(column))
        yield from (*section.carried.values(), *section.kept, section.signature or "")
    for generation in GENERATIONS:
        yield from (*generation.moves, *generation.moves.values())
        for sign in generation.signs:
            yield from (sign.name, sign.above) if sign.seen in _KEYS else ()
    for language in LANGUAGES:
        yield from (*language.folders, *language.files, *language.labels_known)
        yield from (*language.headings, *language.headings.values())
    yield from (*FLAGS, *FIELDS, TEXT, RECORDS)


def _known(words: Iterable[str]) -> frozenset[str]:
    return frozenset(field_of(part) for word in words for part in word.split(" > ") if part)


KNOWN = _known(_words())
"""All of them as `field_of` compares them."""
