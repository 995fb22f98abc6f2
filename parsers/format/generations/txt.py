"""T1 to T4: the folders of text files, which are what most people get.

File names are localised, so they belong to `parsers.format.languages`; what tells the generations
apart are folders, a few English file names, and whether the times carry their zone.
"""

from parsers.format.generations.generation import Generation

T1 = Generation(
    "T1",
    evidence="catalogue T1: an archive of November 2020 and public code",
    format="txt",
    signs=frozenset(
        {
            *("old folder", "date bare", "login bare"),
            *("file Video Browsing History", "label Video Link"),
        }
    ),
)
T2 = Generation(
    "T2",
    evidence="catalogue T2: archives of May and December 2023 and of 2024",
    format="txt",
    signs=frozenset(
        {"old folder", "date bare", "login UTC", "file Browsing History", "label Link"}
    ),
)
T3 = Generation(
    "T3",
    evidence="catalogue T3: archives of November 2024 to April 2025",
    format="txt",
    signs=frozenset(
        {
            *("folder Tiktok", "date bare", "login bare"),
            *("file Browsing History", "label Link"),
        }
    ),
)
T4 = Generation(
    "T4",
    evidence="catalogue T4: archives of 2025 and 2026",
    format="txt",
    signs=frozenset({"folder TikTok", "date UTC", "login UTC", "file Watch History", "label Link"}),
)


def settled(seen: set[str]) -> set[str]:
    """Signs of an archive taken together: the newer spelling of the folder around all tells only
    where no time lacks its zone, for it has been seen in archives of both."""
    if {"folder TikTok", "date bare"} <= seen and "date UTC" not in seen:
        return seen - {"folder TikTok"} | {"folder Tiktok"}
    return seen
