"""Why an archive could not be read and what to do next, in the language of the run."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.words import _, later
from parsers.refusal import SENTENCES, Cause, Refusal

_AGAIN = (
    later(
        "Look in TikTok under “Download your data”, on the second tab. The file stays there "
        "for up to four days: save it once more, and wait until your browser says that it is "
        "done."
    ),
    later(
        "Is it no longer there? Ask for it again: choose “All data” or tick every box, and "
        "choose JSON. The steps and a reminder for your calendar are below."
    ),
)
_UNPACK = later(
    "Unpack it with your computer's own program: right-click it and choose “Extract” or "
    "“Unpack”. Then choose everything that came out of it here, all at once."
)
_FIND = (
    later(
        "Look in your downloads for a name with “TikTok” in it, such as TikTok_Data_1700000000.zip."
    ),
    later(
        "No file from TikTok yet? Ask for it: choose “All data” or tick every box, and choose "
        "JSON. The steps and a reminder for your calendar are below."
    ),
)
_ELSEWHERE = (
    later("Use made-up data here. It works just the same."),
    later("Open your own file on your own computer. Inzage is free and runs without internet."),
)

_NEXT: Mapping[Cause, tuple[str, ...]] = {
    Cause.NOT_FOUND: (
        later("Check whether the file was moved, renamed or is on a disk that is not connected."),
        later("Or choose it here, under “Open my file”."),
    ),
    Cause.EMPTY: _AGAIN,
    Cause.ENCRYPTED: (_UNPACK, *_AGAIN),
    Cause.PACKED: (_UNPACK, *_AGAIN),
    Cause.DAMAGED: _AGAIN,
    Cause.NOTHING_READABLE: _AGAIN,
    Cause.NO_KIND: _FIND,
    Cause.HTML: (
        later(
            "Did you save a page of TikTok's website? Your data is another file: look in your "
            "downloads for a name with “TikTok” in it that ends in .zip, .json or .txt."
        ),
        _FIND[-1],
    ),
    Cause.OTHER_ACCOUNT: (
        later("Choose only the files of one account."),
        later("Did the account get a new name? Tick that below, and choose the files once more."),
    ),
    Cause.SPLIT: (
        later(
            "Put all parts into one folder (.001, .002 and so on) and open the first with the "
            "program that split it, such as 7-Zip. It puts them together."
        ),
        later(
            "Or let your computer do it. Windows, with two parts: "
            "copy /b name.zip.001+name.zip.002 name.zip. A Mac or Linux, with any number: "
            "cat name.zip.0* > name.zip. Then choose name.zip here."
        ),
        *_AGAIN,
    ),
    Cause.HOSTILE: (
        later(
            "Was it zipped again, or did somebody send it to you? Use the file from TikTok itself."
        ),
        *_AGAIN,
    ),
    Cause.OTHER_SERVICE: _FIND,
    Cause.NOT_TIKTOK: _FIND,
    Cause.TOO_LARGE: (
        later(
            "Is it really your file from TikTok? Start Inzage in a terminal with the name of the "
            "file and a higher limit, such as --limit 4 for 4 GB."
        ),
        later("Or unpack it, and open user_data_tiktok.json alone."),
    ),
    Cause.STOPPED: (
        later("Close other large programs, and try again."),
        later("Or unpack it, and open its parts one by one."),
    ),
    Cause.ONLY_MADE_UP: _ELSEWHERE,
    Cause.ABOVE_SHARE: _ELSEWHERE,
    Cause.FULL: (
        later("Wait until somebody has pressed “Forget everything” or closed the page."),
        later("Then try again. Your file stays where it is."),
    ),
    Cause.BUSY: (
        later("Did you hand over a file before this one? Wait until that is read or refused."),
        later("Then try again. Your file stays where it is."),
    ),
    Cause.FAILED: (
        later(
            "Try again with another part of it: unpack it, and open user_data_tiktok.json or a "
            ".txt file alone."
        ),
        later(
            "Tell the makers on the page of the program which year the file is from and whether "
            "it is JSON or TXT. Do not send the file."
        ),
    ),
}

_ASK = frozenset(cause for cause, steps in _NEXT.items() if steps[-1] in (_AGAIN[-1], _FIND[-1]))


def plain(refusal: Refusal) -> str:
    """The sentence for its cause, with the service or the limit that it names."""
    return _(SENTENCES[refusal.cause]).format(service=refusal.detail, limit=refusal.detail)


def steps(refusal: Refusal) -> list[str]:
    """What to do next, in order."""
    return [_(step) for step in _NEXT[refusal.cause]]


def asks_again(refusal: Refusal) -> bool:
    """Whether a step is to ask TikTok for the file, so that the way to it should be in sight."""
    return refusal.cause in _ASK
