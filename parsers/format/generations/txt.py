"""T1 to T4: the folders of text files, which are what most people get.

File names are localised, so they belong to `parsers.format.languages`; what tells the generations
apart are folders, a few English file names, and whether the times carry their zone.
"""

from parsers.format.generations.generation import Generation, Seen, Sign, signs

_VIDEO_LINK, _LINK = signs(Seen.LABEL, "Video Link"), signs(Seen.LABEL, "Link")
_BARE = signs(Seen.DATES, "bare")
_LOGINS_UTC = signs(Seen.LOGINS, "UTC")
_LOGINS_BARE = signs(Seen.LOGINS, "bare")
_OLD_FOLDERS = signs(Seen.FOLDER, "")

T1 = Generation(
    "T1",
    evidence="an archive of November 2020 and public code",
    format="txt",
    signs=_OLD_FOLDERS
    | _BARE
    | _LOGINS_BARE
    | signs(Seen.FILE, "Video Browsing History")
    | _VIDEO_LINK,
)
T2 = Generation(
    "T2",
    evidence="archives of May and December 2023 and of 2024",
    format="txt",
    signs=_OLD_FOLDERS | _BARE | signs(Seen.FILE, "Browsing History") | _LOGINS_UTC | _LINK,
)
T3 = Generation(
    "T3",
    evidence="archives of November 2024 to April 2025",
    format="txt",
    signs=signs(Seen.FOLDER, "Tiktok")
    | _BARE
    | _LOGINS_BARE
    | signs(Seen.FILE, "Browsing History")
    | _LINK,
)
T4 = Generation(
    "T4",
    evidence="archives of 2025 and 2026",
    format="txt",
    signs=signs(Seen.FOLDER, "TikTok")
    | signs(Seen.DATES, "UTC")
    | _LOGINS_UTC
    | signs(Seen.FILE, "Watch History")
    | _LINK,
)


def settled(seen: set[Sign]) -> set[Sign]:
    """Signs of an archive taken together: the newer spelling of the folder around all tells only
    where no time lacks its zone, for it has been seen in archives of both."""
    newer, older = Sign(Seen.FOLDER, "TikTok"), Sign(Seen.FOLDER, "Tiktok")
    if {newer, Sign(Seen.DATES, "bare")} <= seen and Sign(Seen.DATES, "UTC") not in seen:
        return seen - {newer} | {older}
    return seen
