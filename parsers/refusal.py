"""When nothing can be read: a closed list of causes, one plain sentence each.

A sentence names the cause and the next step and never a value from the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Cause(Enum):
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    PACKED = "packed"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    HOSTILE = "hostile"
    OTHER_SERVICE = "other_service"
    NOT_TIKTOK = "not_tiktok"
    NOTHING_READABLE = "nothing_readable"
    NO_KIND = "no_kind"
    HTML = "html"
    OTHER_ACCOUNT = "other_account"
    SPLIT = "split"
    STOPPED = "stopped"
    ONLY_MADE_UP = "only_made_up"
    FULL = "full"
    ABOVE_SHARE = "above_share"
    BUSY = "busy"
    FAILED = "failed"


SENTENCES = {
    Cause.NOT_FOUND: "There is no file or folder at that place; check the path and try again.",
    Cause.EMPTY: (
        "This file is empty, so the download probably stopped early; download it from TikTok again."
    ),
    Cause.ENCRYPTED: (
        "This archive is locked with a password, which TikTok does not do; unpack it yourself "
        "and open the folder, or download it from TikTok again."
    ),
    Cause.PACKED: (
        "This archive is packed in a way that Inzage cannot unpack; unpack it yourself and open "
        "the folder, or download it from TikTok again."
    ),
    Cause.DAMAGED: (
        "This archive is damaged or was not downloaded to the end; download it from TikTok again."
    ),
    Cause.TOO_LARGE: (
        "This archive unpacks to more than the limit of {limit}; if it really is your own, open "
        "it from the command line with a higher --limit."
    ),
    Cause.HOSTILE: (
        "This archive is built in a way that could harm a computer, so it was not unpacked; use "
        "the file exactly as you downloaded it from TikTok."
    ),
    Cause.OTHER_SERVICE: (
        "This looks like an archive of {service}, not of TikTok; choose the file that you got "
        "from TikTok under Download your data."
    ),
    Cause.NOT_TIKTOK: (
        "This does not look like an archive of TikTok; choose the .zip, .json or .txt file that "
        "you got from TikTok under Download your data."
    ),
    Cause.NOTHING_READABLE: (
        "Nothing in this file could be read as text or JSON, so it is probably damaged; download "
        "it from TikTok again."
    ),
    Cause.NO_KIND: (
        "There is no file here of a kind that Inzage reads (.json, .txt or .zip); choose the file "
        "that you got from TikTok under Download your data."
    ),
    Cause.HTML: (
        "There are only web pages (HTML) here, which Inzage does not read; ask TikTok for your "
        "data once more and choose JSON or TXT."
    ),
    Cause.OTHER_ACCOUNT: (
        "These files name different accounts, so they were not put together; open files of one "
        "account, or say that the account got a new name."
    ),
    Cause.SPLIT: (
        "This is one part of an archive that was split; put all parts into one folder, join them "
        "by opening the first with the program that split it (such as 7-Zip), and open the whole."
    ),
    Cause.STOPPED: (
        "Reading this file takes more time or memory than it may, so it was stopped; if it really "
        "is your own, read it from the command line with: inzage inspect."
    ),
    Cause.ONLY_MADE_UP: (
        "Only made-up data can be opened here, because the computer is somebody else's; open "
        "your own file on a computer of your own."
    ),
    Cause.FULL: (
        "As many people as this computer can serve have something open; wait until somebody is "
        "done and try again."
    ),
    Cause.ABOVE_SHARE: (
        "This archive takes more than one person's share of this computer; open it on a computer "
        "of your own."
    ),
    Cause.BUSY: (
        "This computer is busy with other files, or still with one of yours; wait a few minutes "
        "and try again."
    ),
    Cause.FAILED: (
        "Reading stopped on something that Inzage did not expect; please report it, without the "
        "file, and mention which year the archive is from."
    ),
}


@dataclass(frozen=True)
class Refusal:
    """Why an archive could not be read. `detail` is one of our own words (a service, a limit)."""

    cause: Cause
    detail: str = ""

    @property
    def sentence(self) -> str:
        return SENTENCES[self.cause].format(service=self.detail, limit=self.detail)


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """Carries a refusal out of the depth of the reader."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause.value)
        self.refusal = Refusal(cause, detail)
