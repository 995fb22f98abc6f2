"""More than one account number in the list of devices."""

from __future__ import annotations

from analysis.devices.identifiers import masked
from analysis.findings import menus
from analysis.findings.finding import (
    Certainty,
    Finding,
    Found,
    Given,
    Harm,
    Level,
    Words,
    positions,
)


def look(given: Given) -> Found | None:
    """The different account numbers, masked, where there are several; zeros are none."""
    uid = given.tables["device_ids"]["uid"].str.strip()
    known = uid.notna() & ~uid.str.fullmatch(r"[0-]*").fillna(True).astype(bool)
    counted = uid[known].value_counts(sort=False)
    if len(counted) < 2:
        return None
    items = counted.rename_axis("masked").rename("rows").reset_index()
    items = items.sort_values("rows", kind="stable", ignore_index=True)
    items["masked"] = items["masked"].map(masked).astype("string")
    return Found(items, {"device_ids": positions(known)})


FINDING = Finding(
    "account_numbers",
    Level.KNOW,
    Certainty.COUNTED,
    Harm.MUCH,
    Words(
        "More than one account number",
        "The list of devices has {total} different account numbers.",
        innocent=(
            "You have a second account, or had one before.",
            "Somebody else signed in with their own account on one of your devices.",
        ),
        do=("Check which accounts are signed in on each of your devices.",),
        where=(menus.DEVICES,),
    ),
    look,
    needs=("device_ids",),
)
