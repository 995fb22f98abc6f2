"""Writes a report as one file: script and style are in it, and its policy lets nothing else in.

Jinja escapes every text. The policy names scripts and styles by their hashes, so that markup that
came from an archive after all could neither run nor reach anybody.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import plotly
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.charts import language
from dashboard.report.sheet.content import Report
from dashboard.words import _, amounts
from dashboard.words import language as spoken_language

_FOLDER = Path(__file__).parent
_LIBRARY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

_LONG = 16
"""Signs of a word that a column of a table takes whole."""

_AS_TEXT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Signs that could end a script or begin markup, as JSON may write them too."""


def written(report: Report) -> bytes:
    """The report in the language of the run, as UTF-8. About 5 MB of it is plotly's script."""
    style = _own("sheet.css")
    scripts = [_LIBRARY.read_text(encoding="utf-8"), _own("sheet.js")]
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"bold": _bold, "more": _more, "figure": _figure, "unbroken": _unbroken}
    page = environment.get_template("sheet.html").render(
        report=report,
        linked={chapter.key for chapter in report.chapters},
        language=spoken_language(),
        settings=_json(_settings()),
        policy=_policy(style, scripts),
        style=_code(style),
        scripts=[_code(script) for script in scripts],
        words=_words(),
    )
    return page.encode("utf-8")


def _words() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "numbers": _("The numbers"),
        "without_script": _(
            "This program runs no scripts, so there are no pictures. What they show is said in a "
            "sentence each, with the numbers below it."
        ),
    }


def _more(count: int) -> str:
    return _("and more: {count}").format(count=amounts.number(count))


def _own(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _code(code: str) -> Markup:
    """Script or style of ours or plotly's, as it is; ValueError where it would end too early."""
    low = code.lower()
    if "</script" in low or "</style" in low or "<!--" in low or "\r" in code:
        raise ValueError("this code cannot stand in a page")
    return Markup(code)  # noqa: S704 - a file of the program, looked at one line above


def _policy(style: str, scripts: list[str]) -> str:
    """Nothing but what is in the file: plotly fills an empty style by script, and makes pictures
    of grids itself, as data. The style of its street maps, which nothing here draws, is refused."""
    named = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {named}; style-src {_hash(style)} {_hash('')}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _json(text: str) -> Markup:
    """JSON as the text of a script that is none: nothing in it can be read as markup."""
    return Markup(text.translate(_AS_TEXT))  # noqa: S704 - no sign of markup is left


def _figure(figure: object) -> Markup:
    return _json(str(figure.to_json()))  # type: ignore[attr-defined]


def _unbroken(text: str) -> bool:
    """Whether a word in it is so long that it must be broken where it stands."""
    return any(len(word) > _LONG for word in text.split())


def _settings() -> str:
    plain = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
    return json.dumps(plain | language.config())


def _bold(words: str) -> Markup:
    """Escaped, and bold between pairs of stars, which only sentences of ours have."""
    pieces = words.split("**")
    if len(pieces) % 2 == 0:
        return Markup.escape(words)
    return Markup("").join(
        Markup("<strong>{}</strong>").format(piece) if number % 2 else Markup.escape(piece)
        for number, piece in enumerate(pieces)
    )
