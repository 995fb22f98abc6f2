"""What is said of one device on one network: names and countries are ours, never the file's text.

What may hold text of the file is for `show.plain` alone, which takes it as it is.
"""

from __future__ import annotations

import pandas as pd

from analysis.devices.names import WEB, model_name
from analysis.devices.sightings import Nearest, Sighting
from analysis.rhythm.activity import VIEW
from dashboard.pages.parts.devices import labels
from dashboard.show import show, zone
from dashboard.store.session import Part
from dashboard.words import _, amounts, countries, ngettext, tables, times

_NEAR = pd.Timedelta(hours=3)
"""Beyond this, the other device says nothing of this one."""


def how_many(shown: int, all_of_them: int) -> str:
    """What a card is, how many there are, and whether they are all."""
    if shown < all_of_them:
        return _(
            "Each card is one device on one network. Below are {count} of {all}, the device with "
            "the fewest entries first."
        ).format(count=amounts.number(shown), all=amounts.number(all_of_them))
    return ngettext(
        "There is {count} card: one device on one network.",
        "Each card is one device on one network. There are {count}, the device with the fewest "
        "entries first.",
        shown,
    ).format(count=amounts.number(shown))


def explains() -> str:
    """What holds for every card, so that none of them says it again."""
    return _(
        "Most cards have an ordinary explanation: a new phone, somebody at home, a friend's phone, "
        "a VPN (an app that hides where you are), a repair shop, or the app on a tablet."
    )


def name(seen: Sighting) -> str:
    if seen.kind == WEB:
        return _("A browser")
    return model_name(seen.model) or (
        _("A device without a known name") if seen.model else _("A device that is not named")
    )


def when(seen: Sighting) -> str:
    """From when to when, on the clock that was chosen; days only where times are closed."""
    if seen.first is None or seen.last is None:
        return _("without a time")
    first, last = (moment(one) for one in (seen.first, seen.last))
    if first == last:
        return first
    return _("{first} to {last}").format(first=first, last=last)


def moment(at: pd.Timestamp) -> str:
    local = at.tz_convert(zone.zone())
    return times.moment(local) if show.is_open(Part.TIMES) else amounts.day(local)


def network(seen: Sighting) -> str:
    """The operator is a name of our own table, the country one of Babel's: no text of the file."""
    where = countries.name(seen.country) if seen.country else _("country unknown")
    return f"{seen.operator}, {where}" if seen.operator else where


def entries(seen: Sighting) -> str:
    """How many entries the card is made of, and how many the device has elsewhere."""
    if seen.records == seen.of_device:
        return ngettext(
            "The file has {count} entry of this device, on this network.",
            "The file has {count} entries of this device, all on this network.",
            seen.records,
        ).format(count=amounts.number(seen.records))
    return ngettext(
        "{count} entry on this network, of {all} that the file has of this device.",
        "{count} entries on this network, of {all} that the file has of this device.",
        seen.records,
    ).format(count=amounts.number(seen.records), all=amounts.number(seen.of_device))


def nearest(seen: Sighting) -> str:
    """Which other device was seen shortly before or after, on which day; may hold text of the file,
    and nothing where times are closed."""
    other = _near(seen)
    if other is None or not show.is_open(Part.TIMES):
        return ""
    apart = times.duration(abs(other.at - other.own).total_seconds() / 60)
    where = countries.name(other.country) if other.country else _("country unknown")
    if other.at == other.own:
        said = _("Another device, at the same time: {device}, {moment}, {country}.")
    elif other.at < other.own:
        said = _(
            "Another device, {minutes} before one of these entries: {device}, {moment}, {country}."
        )
    else:
        said = _(
            "Another device, {minutes} after one of these entries: {device}, {moment}, {country}."
        )
    return said.format(minutes=apart, moment=moment(other.at), device=_label(other), country=where)


def _near(seen: Sighting) -> Nearest | None:
    """The other device, where it was seen so shortly before or after that it may say something."""
    other = seen.nearest
    return other if other is not None and abs(other.at - other.own) <= _NEAR else None


def _label(other: Nearest) -> str:
    row = pd.DataFrame({"model": pd.array([other.model], dtype="string"), "kind": [other.kind]})
    return labels(row)[0]


def around(seen: Sighting) -> str:
    """What the account did within the hour, as far as it is open; nothing where none of that is
    and the rest is closed: it cannot be said then that there is nothing."""
    done = [
        f"{tables.title(key)} {amounts.number(count)}"
        for key, count in seen.around.items()
        if count and (show.is_open(Part.TIMES) if key == VIEW else show.may_count(key))
    ]
    if not done:
        told = show.is_open(Part.TIMES) and show.may_count(*seen.around)
        return _("Within an hour before or after, nothing else is in the file.") if told else ""
    return _("Within an hour before or after: {done}.").format(done=", ".join(done))


def special(seen: Sighting) -> str:
    """What explains this card beyond what explains every card."""
    if seen.kind == WEB:
        return _("A computer at school, at work or in a library would explain it, too.")
    if seen.most:
        if seen.records * 2 > seen.of_device:
            return _("This device has the most entries, and it uses this network most.")
        return _(
            "This device has the most entries. On the road or on a visit it uses another network."
        )
    if seen.shared:
        return _(
            "Over Wi-Fi it had an internet address that the device with the most entries had, too: "
            "often two devices in one house. The file cannot say who held it."
        )
    other = _near(seen)
    if other and other.country and seen.country and other.country != seen.country:
        return _(
            "Two countries so shortly after each other can come from a VPN, or from a phone that "
            "uses a network across the border."
        )
    return ""
