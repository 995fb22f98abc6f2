"""Internet addresses as the archive may write them: bare, in brackets, with a port behind them."""

from __future__ import annotations

import re

from parsers.format.invisible import visible

_BRACKETS = re.compile(r"\[([^\[\]]*)\](?::\d{1,5})?", re.ASCII)
_PORT = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}", re.ASCII)


def bare_address(text: str) -> str:
    """The address alone: `192.0.2.1:443` and `[2001:db8::1]:443` without what is around it."""
    text = visible(text)
    match = _BRACKETS.fullmatch(text) or _PORT.fullmatch(text)
    return (match[1] if match else text).partition("%")[0]
