"""T1 to T4: the folders of text files, which are what most people get.

File names are localised, so they belong to `parsers.format.languages`; what tells the generations
apart are folders, a few English file names, and whether the times carry their zone.
"""

from parsers.format.generations.generation import Generation, Seen, signs

_VIDEO_LINK, _LINK = signs(Seen.LABEL, "Video Link"), signs(Seen.LABEL, "Link")
_BARE = signs(Seen.DATES, "bare")
_LOGINS_UTC = signs(Seen.LOGINS, "UTC")
_NO_FOLDER = signs(Seen.FOLDER, "")

T1 = Generation(
    "T1",
    evidence="catalogue T1: an archive of November 2020 and public code",
    format="txt",
    signs=_NO_FOLDER | _BARE | signs(Seen.FILE, "Video Browsing History") | _VIDEO_LINK,
)
T2 = Generation(
    "T2",
    evidence="catalogue T2: archives of December 2023 and 2024",
    format="txt",
    signs=_NO_FOLDER | _BARE | signs(Seen.FILE, "Browsing History") | _LOGINS_UTC | _LINK,
)
T3 = Generation(
    "T3",
    evidence="catalogue T3: archives of December 2024 and January 2025",
    format="txt",
    signs=signs(Seen.FOLDER, "Tiktok") | _BARE | signs(Seen.FILE, "Browsing History") | _LINK,
)
T4 = Generation(
    "T4",
    evidence="catalogue T4: archives of 2025 and 2026",
    format="txt",
    signs=signs(Seen.FOLDER, "TikTok")
    | signs(Seen.DATES, "UTC")
    | _LOGINS_UTC
    | signs(Seen.FILE, "Watch History")
    | _LINK,
)
