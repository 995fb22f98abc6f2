"""Devices: what each is called, when each was seen, and what is counted of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.devices import devices
from analysis.devices.names import DEVICE, WEB, model_name
from dashboard.charts import devices as charts
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, countries


def names(rows: pd.DataFrame) -> list[str]:
    """What each row's device is sold as, in words of ours: its code stands in `model`."""
    return [_name(_text(model), kind) for model, kind in _devices(rows)]


def labels(sight: Sight, rows: pd.DataFrame) -> list[str]:
    """One label for each row's device: its name with its code, or the code where it has no name.

    The code is text of the archive, as far as whoever looks may see it: for cells, options and,
    through `look.plain`, charts.
    """
    return labelled(rows, sight.seen(rows["model"].tolist(), "model"))


def labelled(rows: pd.DataFrame, seen: Sequence[str]) -> list[str]:
    """The same with the codes that whoever looks may see, "" where there is none."""
    return [_label(model or None, kind) for model, kind in zip(seen, rows["kind"], strict=True)]


def stretches(sight: Sight, moments: pd.DataFrame) -> pd.DataFrame:
    """Each device's stretches of use (see `device_bars`) with its label, on the clock."""
    found = devices.device_bars(moments)
    return found.assign(
        name=labels(sight, found),
        first=sight.local(found["first"]),
        last=sight.local(found["last"]),
    )


def timeline(sight: Sight, bars: pd.DataFrame) -> Chart:
    """When each device was seen; `bars` as `stretches` gives them."""
    return Chart(
        charts.timeline(bars, sight.look),
        charts.timeline_sentence(bars),
        Listing(
            bars.assign(name=names(bars)),
            {
                "name": _("Device"),
                "moments": _("Records"),
                "first": _("From"),
                "last": _("Until"),
                "model": _("Code in the file"),
            },
        ),
        _(
            "A bar runs on as long as there are no more than {days} days between two records. A "
            "gap means that the file has no record there, not that nobody used the device."
        ).format(days=devices.QUIET_DAYS),
    )


def headlines(ledger: pd.DataFrame, records: int) -> list[Number]:
    kinds = ledger["kind"]
    return [
        (_("Phones and tablets"), amounts.number(int((kinds == DEVICE).sum()))),
        (_("Browsers"), amounts.number(int((kinds == WEB).sum()))),
        (_("Records"), amounts.number(records)),
    ]


def each(sight: Sight, ledger: pd.DataFrame) -> Listing:
    """One line a device; `ledger` as `device_ledger` gives it."""
    return Listing(
        ledger.assign(
            name=names(ledger),
            first=sight.local(ledger["first"]),
            last=sight.local(ledger["last"]),
            countries=[countries.names(codes) for codes in ledger["countries"]],
        ),
        {
            "name": _("Device"),
            "moments": _("Records"),
            "first": _("First seen"),
            "last": _("Last seen"),
            "countries": _("Countries"),
            "addresses": _("Addresses"),
            "systems": _("Systems"),
            "model": _("Code in the file"),
        },
    )


def about_names() -> str:
    return _(
        "A name such as “iPhone 13” comes from a public list of codes, not from your file. "
        "The list may be out of date. Systems and internet addresses are counted once each. "
        "A country belongs to the network, not to where the phone was."
    )


def what_it_is() -> str:
    """What the records are of which the devices are made."""
    return _(
        "These are the times when TikTok recorded your device and internet address. TikTok "
        "calls this login history. We do not: there are more of them than times a person "
        "logs in, and they look like times when the app was opened."
    )


def covered(sight: Sight, reach: devices.Coverage) -> list[str]:
    """How far the records reach and how many have no time; bold where it matters."""
    said = []
    if reach.first is not None and reach.last is not None:
        said.append(
            _(
                "**{moments}, from {span}.** Anything earlier is unknown. The app may have "
                "been used then, too."
            ).format(
                moments=charts.moments(reach.rows),
                span=amounts.span(*sight.local(pd.Series([reach.first, reach.last]))),
            )
        )
    if undated := reach.rows - reach.dated:
        said.append(
            _("{moments} without a time. They count, but are in no chart.").format(
                moments=charts.moments(undated)
            )
        )
    return said


def what_a_device_is() -> str:
    return _(
        "Here, a device is a model code. Two phones of the same model look like one, and "
        "one phone with a newer system stays one device. A browser often has no code."
    )


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


def timeline_title() -> str:
    return _("When each device was seen")


def each_title() -> str:
    return _("Each device")
