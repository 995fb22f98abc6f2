"""What a device is called on the page, and its times on the clock that was chosen."""

from __future__ import annotations

import pandas as pd

from analysis.devices.names import WEB, model_name
from analysis.rhythm.activity import local_time
from dashboard.show import show, zone
from dashboard.words import _


def names(rows: pd.DataFrame) -> list[str]:
    """What each row's device is sold as, in words of ours: its code stands in `model`."""
    return [_name(_text(model), kind) for model, kind in _devices(rows)]


def labels(rows: pd.DataFrame) -> list[str]:
    """One label for each row's device: its name with its code, or the code where it has no name.

    The code is text of the archive, as far as whoever looks may see it: for cells, options and,
    through `look.plain`, charts.
    """
    seen = show.seen(rows["model"].tolist(), "model")
    return [_label(model or None, kind) for model, kind in zip(seen, rows["kind"], strict=True)]


def local(at: pd.Series) -> pd.Series:
    return pd.Series(local_time(at, zone.zone().key), index=at.index)


def _devices(rows: pd.DataFrame) -> zip[tuple[object, str]]:
    return zip(rows["model"], rows["kind"], strict=True)


def _text(model: object) -> str | None:
    return model if isinstance(model, str) else None


def _name(model: str | None, kind: str) -> str:
    if kind == WEB:
        return _("A browser")
    if model is None:
        return _("Not named in the file")
    return model_name(model) or _("No name known")


def _label(model: str | None, kind: str) -> str:
    if model is None:
        return _name(model, kind)
    if kind == WEB or model_name(model):
        return f"{_name(model, kind)} ({model})"
    return model
