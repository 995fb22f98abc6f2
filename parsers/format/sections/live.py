"""LIVE, made and watched."""

from parsers.format.section import Fields, Form, Section

_ROOT = "TikTok Live"
_ROOM = f"{_ROOT} > Watch Live History > WatchLiveMap{{room_id}}"
_SAID: Fields = {
    "at": ("CommentTime", "QuestionTime", "Date"),
    "room_id": "RoomId",
    "kind": (),
    "text": ("CommentContent", "QuestionContent", "Comment", "Content"),
    "raw_time": "RawTime",
}

SECTIONS = (
    Section(
        "go_live_history",
        f"{_ROOT} > Go Live History > GoLiveList[]",
        columns={
            "at": ("LiveStartTime", "Start Time"),
            "ended_at": ("LiveEndTime", "End Time"),
            "duration": ("LiveDuration", "Duration"),
            "room_id": "RoomId",
            "title": ("RoomTitle", "Title"),
            "cover": "CoverUri",
            "replay": "ReplayUrl",
            "earnings": "TotalEarning",
            "likes": "TotalLike",
            "views": "TotalView",
            "gifters": "TotalGifter",
            "quality": "QualitySetting",
            "muted": "MutedList",
        },
    ),
    Section("go_live_settings", f"{_ROOT} > Go Live Settings > SettingsMap", form=Form.FIELDS),
    Section(
        "watch_live_history",
        _ROOM,
        columns={"at": ("WatchTime", "Date", "Date and time"), "room_id": "RoomId", "link": "Link"},
    ),
    Section(
        "watch_live_comments",
        f"{_ROOM} > Comments[]",
        columns=_SAID,
        constants={"kind": "comment"},
    ),
    Section(
        "watch_live_comments",
        f"{_ROOM} > Questions[]",
        columns=_SAID,
        constants={"kind": "question"},
    ),
    Section(
        "watch_live_comments",
        f"{_ROOT} > Watch Live Comment > WatchLiveCommentList[]",
        columns=_SAID,
        constants={"kind": "comment"},
    ),
    Section("watch_live_settings", f"{_ROOT} > Watch Live Settings", form=Form.FIELDS),
)
