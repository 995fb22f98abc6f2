"""What TikTok's program writes: its words, and the forms of its numbers, versions and codes.

A column whose privacy is `open` or `trait` says nothing of a person only as long as TikTok wrote
what stands in it. So each of them names here, once, what can be known to come from there; whatever
fits nothing may have been written by somebody, and nobody but the person is shown it
(`analysis.redaction`). Source: archives of 2020 to 2026 and TikTok's "Data Types" for developers,
where nothing else is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum


def _listed(text: str) -> tuple[str, ...]:
    """Names with a comma or an empty line between them."""
    names = (" ".join(name.split()) for name in text.replace("\n\n", ",").split(","))
    return tuple(name for name in names if name)


class Content(Enum):
    """What a column holds, as far as it can be told from what a person wrote."""

    WORD = "word"
    """A choice of TikTok's menus, a state, a kind: one of `WORDS`."""
    AMOUNT = "amount"
    """Money or a count, with or without its currency."""
    RATING = "rating"
    DURATION = "duration"
    QUALITY = "quality"
    SCREEN = "screen"
    """Width and height in pixels."""
    VERSION = "version"
    SYSTEM = "system"
    """An operating system and its version."""
    DEVICE = "device"
    """The code of a phone or a tablet, or the name of a browser."""
    CARRIER = "carrier"
    """A phone company."""
    SYSTEMS, CARRIERS = "systems", "carriers"
    """Several in one cell, with a comma between them."""
    EVENT = "event"
    """What a company told: by a name of TikTok's list, else by a name of the company's own."""
    FIELD = "field"
    """Keys of the archive, with " > " between them: each of them declared or in `FIELDS`."""
    PLACE = "place"
    """Where rows stand in the archive: keys or file names, each of them declared."""
    NAME = "name"
    """What a company or somebody else called something: it can be anything, so nothing is known."""
    OURS = "ours"
    """Made by an analysis from our own words and data; text of the archive never stands there."""


LONGEST = 60
"""Characters: nothing that TikTok's program writes in such a column is longer."""

_WORDS = """
on, off, yes, no, true, false, enabled, disabled, default, all, none, public, private, everyone,
everybody, nobody, no one, only me, only you, myself, friends, mutual friends, followers,
followers you follow back, followers that you follow back, people you follow, suggested friends

chat, chat head, chat list, copy, copy link, more, share, save, save video, repost, email, sms, qr
code, whatsapp, whatsapp status, facebook, facebook story, messenger, instagram, instagram story,
instagram direct, snapchat, snapchat story, snapchat chats, telegram, twitter, x, line, discord,
reddit, viber, kakaotalk, vk, google, apple, youtube, lemon8, airdrop, bluetooth

wi-fi, wifi, mobile, cellular, ethernet, 2g, 3g, 4g, 5g, lte, unknown, web

comment, question, advertiser, data partner, recharge, purchase, gift, gifts, refund, reward, bonus,
withdraw, withdrawal, cash out, deposit, payment, transfer, income, expense, promote, subscription,
creator fund, coins, diamonds

all visible, visible, hidden, deleted, under review, approved, rejected, completed, complete,
pending, processing, in progress, awaiting payment, unpaid, paid, to ship, awaiting shipment,
awaiting collection, shipped, in transit, out for delivery, delivered, cancelled, canceled,
returned, refunded, failed, success, successful, succeeded, done, used, unused, expired, active,
inactive, available, unavailable

sent, received, incoming, outgoing, buyer, seller, user, shop

parent, guardian, teen, child, personal, business, creator

your brand, branded content, promotional content, paid partnership

male, female, other

eur, usd, gbp, nok, sek, dkk, isk, chf, pln, czk, huf, ron, bgn, uah, try, jpy, krw, cny, hkd, twd,
sgd, myr, idr, thb, php, vnd, inr, aud, nzd, cad, mxn, brl, clp, cop, ars, zar, egp, mad, aed, sar,
ils

postnl, dhl, dpd, gls, ups, fedex, hermes, evri, royal mail, postnord, posten, bring, bpost, usps,
correos, la poste, colissimo, poste italiane, an post, inpost, budbee, helthjem
"""
WORDS = frozenset(_listed(_WORDS))
"""In lower case, with a blank for each underscore; what was seen in archives or stands in TikTok's
own description, the ISO codes of currencies, and companies that carry parcels."""

_CARRIERS = """
kpn, odido, t-mobile, vodafone, ziggo, tele2, simyo, ben, lebara, lycamobile, hollandsnieuwe,
youfone, budget mobiel, simpel, telenor, telia, ice, ice.net, talkmore, onecall, chilimobil,
mycall, tre, 3,
comviq, halebop, tdc, yousee, elisa, dna, orange, orange b, proximus, base, telenet, telekom,
telekom.de, o2, o2 - de, vodafone.de, congstar, a1, magenta, drei, sunrise, swisscom, salt, ee,
three, virgin, giffgaff, sky, sfr, bouygues telecom, free, movistar, yoigo, digi, meo, nos, tim,
iliad,
wind tre, windtre, fastweb, play, plus, turkcell, turk telekom, verizon, at&t, us cellular, bell,
rogers, telus, optus, telstra
"""
CARRIERS = frozenset(_listed(_CARRIERS))
"""Phone companies of Europe and some of elsewhere, in lower case; the list cannot be whole."""

_UNIT = r"(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)"
_MONEY = r"(?:[€$£¥]|kr\.?|us\$|[a-z]{3}|coins?|diamonds?)"
_BROWSER = r"(?:chrome|chromium|firefox|safari|edge|opera|webkit|mozilla|samsung internet)"
_DEVICES = (
    r"(?:iphone|ipad|ipod)\d{1,2},\d{1,2}",
    r"(?:iphone|ipad|ipod|web|browser|pc|mac|macintosh|macintel|win32|windows|linux|ubuntu|x11)",
    rf"{_BROWSER}(?: mobile)?(?:[ /]\d{{1,3}}(?:\.\d{{1,5}}){{0,3}})?",
    r"(?:sm|gt)-[a-z]{1,2}\d{3,4}[a-z0-9]{0,4}",
    r"pixel(?: \d{1,2}a?(?: pro)?(?: xl| fold)?| xl)?",
    r"(?:cph|rmx|lm-[a-z]|xq-[a-z]{2}|ta-)\d{2,4}[a-z]{0,3}",
)
_PATTERNS = {
    Content.AMOUNT: rf"{_MONEY}? ?[-+]?\d{{1,3}}(?:[., ]?\d{{3}}){{0,2}}(?:[.,]\d{{1,2}})?"
    rf"(?: ?{_MONEY})?",
    Content.RATING: r"\d{1,2}(?:[.,]\d)? ?(?:/ ?\d{1,2})?",
    Content.DURATION: r"\d{1,7}|\d{1,3}(?::\d\d){1,2}"
    rf"|(?:\d{{1,5}}(?:\.\d{{1,6}})? ?{_UNIT} ?){{1,4}}",
    Content.QUALITY: r"\d{3,4}p(?:\d{2,3})?|auto|origin|original|uhd|hd|sd|ld|md|high|medium|low",
    Content.SCREEN: r"\d{3,4} ?[*x×] ?\d{3,4}",
    Content.VERSION: r"\d{1,3}(?:\.\d{1,3}){1,2}",
    Content.SYSTEM: r"(?:ios|ipados|iphone os|android|harmonyos|windows(?: nt)?|mac ?os(?: x)?"
    r"|linux|ubuntu|chrome ?os|cros|web|pc|mac)(?: \d{1,3}(?:[._]\d{1,3}){0,3})?",
    Content.DEVICE: "|".join(_DEVICES),
}  # fmt: skip
PATTERNS: Mapping[Content, re.Pattern[str]] = {
    content: re.compile(pattern, re.IGNORECASE) for content, pattern in _PATTERNS.items()
}
"""For a whole value without blanks around it; applied to at most `LONGEST` characters."""

_FIELDS = """
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

WatchLiveSettingsMap, app, web, MostRecentModificationTimeInApp, MostRecentModificationTimeInWeb
"""
FIELDS = _listed(_FIELDS)
"""Keys of the sections whose every key becomes a row, which no declaration names one by one."""
