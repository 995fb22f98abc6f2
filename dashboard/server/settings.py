"""What Streamlit is set to: the values of `config.toml` and the colours, over everything else."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.logger import set_log_level

from dashboard.charts import look
from dashboard.process import terms

_HERE = Path(__file__).parents[1]
_FILES = (_HERE.parent / ".streamlit" / "config.toml", _HERE / "config.toml")
"""In a clone the file that Streamlit reads itself; in an installed package its copy."""

_TYPE = {
    "theme.font": look.FONT,
    "theme.headingFont": look.FONT,
    "theme.baseFontSize": 17,
    "theme.baseRadius": "10px",
    "theme.buttonRadius": "10px",
    "theme.paddingTop": "0.7rem",
    "theme.paddingBottom": "1rem",
    "theme.showWidgetBorder": True,
    "theme.showSidebarBorder": True,
    "theme.headingFontWeights": [700, 600, 600, 600, 600, 600],
    "theme.headingFontSizes": ["2.1rem", "1.45rem", "1.15rem", "1rem", "1rem", "1rem"],
    "theme.metricValueFontSize": "1.8rem",
}


@cache
def settings() -> dict[str, Any]:
    """The settings of `config.toml` as "section.name" -> value."""
    for file in _FILES:
        if file.is_file():
            sections = tomllib.loads(file.read_text(encoding="utf-8"))
            return dict(_flat(sections))
    raise SystemExit("Inzage's settings file is missing, so it does not start; install it again.")


def _flat(sections: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in sections.items():
        deeper = isinstance(value, dict)
        found += _flat(value, f"{before}{name}.") if deeper else [(f"{before}{name}", value)]
    return found


def settle(more: dict[str, Any]) -> None:
    """Sets every option, over what a file in the home folder or the environment may say."""
    colours = {
        f"theme.{mode}.{name}": value
        for mode, chosen in (("light", look.LIGHT), ("dark", look.DARK))
        for name, value in look.theme(chosen).items()
    }
    # Each time: a second setting of all would take the smaller bound of a room away again.
    room = terms.agreed().room
    uploads = {"server.maxUploadSize": room.upload >> 20} if room else {}
    config.get_config_options()
    # In the program folder Streamlit takes itself for its makers' copy, and tells all that it does.
    config.set_option("global.developmentMode", False, "inzage")
    set_log_level("INFO")
    for name, value in {**_TYPE, **colours, **settings(), **uploads, **more}.items():
        config.set_option(name, value, "inzage")


def refuse_other_addresses() -> None:
    """Ends the program where `streamlit run` was told to listen for other computers.

    It listens before anything of ours is loaded, so that its address can no longer be set.
    """
    if config.get_option("server.address") not in ("127.0.0.1", "localhost", "::1"):
        raise SystemExit("Inzage listens on this computer only: leave server.address as it is.")


_STRICT: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.maxUploadSize": 500,
    "server.disconnectedSessionTTL": 15,
    "server.showEmailPrompt": False,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "client.showErrorDetails": "type",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
}
"""What must hold, once more and not read from the file: the file may be what is wrong."""

_AT_MOST = {"server.maxUploadSize", "server.disconnectedSessionTTL"}
"""Settings of which less is stricter; a room takes smaller uploads."""


def loosened() -> list[str]:
    """The settings that are in force now and should not be."""
    return [
        name
        for name, strict in _STRICT.items()
        if (now := config.get_option(name)) != strict
        and not (name in _AT_MOST and isinstance(now, int) and now < strict)
    ]


def number() -> int:
    """How many settings are looked at."""
    return len(_STRICT)
