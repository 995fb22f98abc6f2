"""What is worth knowing about how an archive was read: a closed list, one plain sentence each.

Reading goes on after each of them. A sentence holds no value from the file.
"""

from __future__ import annotations

from enum import Enum


class Notice(Enum):
    """Worth knowing; the value is the sentence. They are told in this order.

    `{number}` in a sentence stands for the export's `passed_over`, `{lists}` for the tables that
    its `lists` name with this notice.
    """

    SKIPPED_NAMES = "Some files with a name that points outside the archive were not read."
    LINKS = "Some entries that are links or devices instead of files were not read."
    LOCKED = "Some files of the archive are locked with a password and were not read."
    PACKED = "Some files of the archive are packed in a way that Inzage cannot unpack; not read."
    INNER = "Archives inside the archive were not read."
    BROKEN_MEMBER = "A file in the archive is damaged; what could be unpacked of it was read."
    WRONG_SIZE = "The archive says a wrong size for a file in it; the file was read to its end."
    PASSED_OVER = (
        "There are more files here than can be read, so those that do not look like TikTok's were "
        "not read. Their number is {number}."
    )
    NOT_TEXT = "Some files of the archive are neither text nor JSON and were not read."
    REPLACED = "Some characters of the file could not be read and are shown as �."
    TWICE = "The document is in the file twice; both copies are the same, so it was read once."
    CUT = "The file ends in the middle; everything before that place was read."
    SKIPPED = "Some characters of the file did not fit its structure and were skipped."
    BEHIND = "There is something after the end of the document; it was skipped."
    REPEATED = "A name is used twice in one place of the file; both were read."
    DEEP = "A part of the file has too many layers to read; it is shown as one text."
    OTHER_PRODUCT = (
        "The archive also has data of Lemon8, another product; it is counted, not shown."
    )
    ODD_SECTION = "A section could not be placed in its table; it is shown as unknown, whole."
    GUESSED = (
        "Some sections have names that Inzage does not know; they were placed by what is in them."
    )
    ASSIGNED = "Some lists that Inzage does not know are read as what you said they are."
    FAST_LANE = (
        "This is the quick, shortened archive: lists can be cut off, so counts may be too low."
    )
    QUICK_LISTS = "TikTok made these lists in a quick way, so they may be incomplete: {lists}."
    CUT_LISTS = (
        "These lists have exactly 6,000 entries. TikTok has been seen to cut a list off there, "
        "so they may really be longer: {lists}."
    )
    ONLY_TIMES = (
        "Most entries of these lists have a time and nothing else, so something may have gone "
        "wrong with the file: {lists}."
    )
    NO_ARCHIVE = "Some of the files that were chosen are no archive of TikTok and were not read."
    MERGED = (
        "These are several files of one account; entries that are in more than one of them are "
        "shown once. The number in brackets says which file an entry is from; 1 is the oldest."
    )
    REPEATS = "A section is in two places in the archive; entries that are in both are shown once."

    @property
    def sentence(self) -> str:
        return self.value


def in_order(notices: set[Notice]) -> tuple[Notice, ...]:
    return tuple(notice for notice in Notice if notice in notices)
