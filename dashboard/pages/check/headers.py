"""Whether the headers of an answer keep a browser in, judged by what stands in them.

On purpose not by what `gate` would send: that may be what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_STEADY = {
    "referrer-policy": {"no-referrer", "same-origin"},
    "x-content-type-options": {"nosniff"},
    "x-frame-options": {"DENY"},
    "x-dns-prefetch-control": {"off"},
    "cross-origin-opener-policy": {"same-origin"},
    "cross-origin-resource-policy": {"same-origin"},
}
_POLICY = "content-security-policy"

_NOTHING = {"default-src", "frame-ancestors", "object-src"}
_OWN = {"base-uri", "form-action"}
"""These two do not follow `default-src`, so that they have to be there."""

_IN_THE_PAGE = {
    "img-src", "font-src", "media-src", "worker-src", "child-src",
}  # fmt: skip
"""What may be made by the page itself, without asking anybody."""


def lacking(answers: Iterable[Mapping[str, str]], port: int, room: str) -> list[str]:
    """Names of the headers, and of the rules in the policy, that let a browser ask others."""
    found: set[str] = set()
    for told in answers:
        found |= {name for name, good in _STEADY.items() if told.get(name) not in good}
        found |= {"permissions-policy"} - {n for n, v in told.items() if "geolocation=()" in v}
        found |= _loose(told.get(_POLICY, ""), port, room)
    return sorted(found)


def _loose(policy: str, port: int, room: str) -> set[str]:
    """The rules of a policy that allow more than this very server."""
    rules = {
        name: set(rest) for name, *rest in (rule.split() for rule in policy.split(";") if rule)
    }
    lines = {f"ws://{host}:{port}" for host in ("127.0.0.1", "localhost")}
    lines |= {room.replace("https://", "wss://", 1)} if room else set()
    found = {name for name in _NOTHING if rules.get(name) != {"'none'"}}
    found |= {name for name in _OWN if name not in rules}
    for name, allowed in rules.items():
        more = allowed - {"'none'", "'self'"}
        if name == "script-src":
            more = {source for source in more if not source.startswith("'sha256-")}
        elif name == "style-src":
            more -= {"'unsafe-inline'"}
        elif name == "connect-src":
            more -= lines
        elif name in _IN_THE_PAGE:
            more -= {"data:", "blob:"}
        found |= {name} if more else set()
    return found
