"""What a device code is called: "iPhone14,5" is sold as "iPhone 13".

The names come from a vendored list (`data/device_models.md`: source, date, licence). The code stays
beside the name everywhere, since the list can be behind and one code can have several names.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

_LIST = Path(__file__).parents[1] / "data" / "device_models.json.xz"

DEVICE, WEB, UNKNOWN = "device", "web", "unknown"
"""Kinds: a phone or tablet with a code; a browser on a computer; nothing that says which."""

# A phone's system goes before a word in its code: a "motorola edge" is no browser.
_PHONE_SYSTEM = re.compile(r"\s*(android|ios|ipados|iphone os|harmonyos)\b", re.IGNORECASE)
_WEB = re.compile(
    r"(?<![a-z])(web|browser|chrome|chromium|firefox|safari|edge|opera|mozilla|webkit|windows|win32|win64"
    r"|macintosh|macintel|mac ?os|os x|linux|ubuntu|cros|x11)(?![a-z])|^pc$|^mac$",
    re.IGNORECASE,
)


@cache
def model_names() -> Mapping[str, str]:
    """Device code -> marketing name; also each code in lower case, where that is no other's."""
    lists = json.loads(lzma.decompress(_LIST.read_bytes()))
    exact = {**lists["aos"], **lists["ios"]}
    return {**{code.casefold(): name for code, name in exact.items()}, **exact}


def model_name(code: str | None) -> str | None:
    """The marketing name of a device code; None where the list has none."""
    if code is None:
        return None
    names = model_names()
    return names.get(code) or names.get(code.strip().casefold())


def device_kind(code: str | None, system: str | None) -> str:
    """`device`, `web` or `unknown`, from the device code and the system's words beside it."""
    if system and _PHONE_SYSTEM.match(system):
        return DEVICE if code else UNKNOWN
    if system and _WEB.search(system):
        return WEB
    if not code:
        return UNKNOWN
    if model_name(code):
        return DEVICE
    return WEB if _WEB.search(code) else DEVICE


def device_kinds(models: pd.Series, systems: pd.Series) -> pd.Series:
    """The kind of each row, looked up once for each distinct pair of model and system."""
    pairs = pd.DataFrame({"model": models, "system": systems})
    distinct = pairs.drop_duplicates()
    kinds = {
        (_none(model), _none(system)): device_kind(_none(model), _none(system))
        for model, system in distinct.itertuples(index=False)
    }
    rows = zip(pairs["model"], pairs["system"], strict=True)
    found = [kinds[_none(model), _none(system)] for model, system in rows]
    return pd.Series(found, index=models.index, dtype="string")


def _none(value: object) -> str | None:
    return value if isinstance(value, str) else None
