"""What was shown, liked and kept."""

from parsers.format.section import Fields, Form, Section

_LIKED = "Likes and Favorites"
_LINK = ("Link", "VideoLink")
_VIDEO: Fields = {"at": "Date", "link": _LINK, "video_id": ()}
_NAMED: Fields = {"at": "Date", "name": ("Name", "Title"), "link": "Link"}

SECTIONS = (
    Section(
        "watch_history",
        "Your Activity > Watch History > VideoList[]",
        columns={**_VIDEO, "title": "Title"},
    ),
    Section("likes", f"{_LIKED} > Like List > ItemFavoriteList[]", columns=_VIDEO),
    Section("favorite_videos", f"{_LIKED} > Favorite Videos > FavoriteVideoList[]", columns=_VIDEO),
    Section(
        "favorite_sounds",
        f"{_LIKED} > Favorite Sounds > FavoriteSoundList[]",
        columns={"at": "Date", "link": ("Link", "SoundLink", "VideoLink")},
    ),
    Section(
        "favorite_effects",
        f"{_LIKED} > Favorite Effects > FavoriteEffectsList[]",
        columns={"at": "Date", "link": ("EffectLink", "Link", "VideoLink")},
    ),
    Section(
        "favorite_hashtags",
        f"{_LIKED} > Favorite Hashtags > FavoriteHashtagList[]",
        columns={"at": "Date", "link": ("Link", "HashTagLink")},
    ),
    Section(
        "favorite_collections",
        f"{_LIKED} > Favorite Collection > FavoriteCollectionList[]",
        columns={"at": "Date", "name": ("FavoriteCollection", "Name")},
    ),
    Section("collections", f"{_LIKED} > Collection", form=Form.FIELDS, shape_unknown=True),
    Section(
        "favorite_comments",
        f"{_LIKED} > Favorite Comment > FavoriteCommentList[]",
        columns={"at": "Date", "text": ("Comment", "FavoriteComment"), "link": "Link"},
        scalar="text",
    ),
    Section(
        "favorite_locations",
        f"{_LIKED} > Favorite Location > FavoriteLocationList[]",
        columns={
            "at": "Date",
            "name": ("FavoriteLocation", "Name", "PlaceName"),
            "link": "Link",
        },
        scalar="name",
    ),
    Section("favorite_drama", f"{_LIKED} > Favorite Drama", form=Form.FIELDS, shape_unknown=True),
    Section(
        "favorite_movies",
        f"{_LIKED} > Favorite Movies and TV > FavoriteMoviesAndTVList[]",
        columns=_NAMED,
        scalar="name",
    ),
    Section(
        "favorite_playlists",
        f"{_LIKED} > Favorite Playlists > FavoritePlaylistList[]",
        columns=_NAMED,
        scalar="name",
    ),
)
