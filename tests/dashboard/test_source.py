"""What the dashboard's source must not hold: calls that fetch, keep or show the wrong thing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.sources import tree as tree_of
from tests.sources import trees

ROOT = Path(__file__).parents[2]

_FETCHES = {
    "st.map": "asks a map server",
    "st.pydeck_chart": "asks a map server",
    "st.components": "loads a page of its own",
    "st.image": "fetches an address",
    "st.video": "fetches an address",
    "st.audio": "fetches an address",
    "st.iframe": "loads a page of its own",
    "st.graphviz_chart": "needs wasm, which the policy does not allow",
    "st.exception": "shows a message, with links that carry it to a search engine",
    "st.cache_data": "has mixed two people's data up, and keeps it",
    "st.cache_resource": "keeps it for the life of the program",
    "st.column_config.LinkColumn": "opens what a stranger wrote",
    "st.column_config.ImageColumn": "fetches what a stranger wrote",
    "st.link_button": "opens an address",
    "st.query_params": "puts it into the address",
    "st.scatter_chart": "has a download of its own",
}
_STEPS = ("dashboard/show/step.py", "st.query_params")
"""Writes fixed names only, which its own test holds."""
_ONLY_SHOW = {
    "st.dataframe", "st.data_editor", "st.table", "st.text", "st.json", "st.code",
    "st.plotly_chart", "st.altair_chart",
}  # fmt: skip


Rule = Callable[[str, ast.Module], Iterable[tuple[int, str]]]
"""A file and its tree -> the lines that break the rule, and how."""


def _name(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _offences(rule: Rule) -> list[str]:
    """Every breach of a rule in the dashboard, as `file:line` and what is wrong."""
    sources = {"streamlit_app.py": tree_of("streamlit_app.py"), **trees("dashboard")}
    assert len(sources) > 100
    return [
        f"{file}:{line} {said}" for file, tree in sources.items() for line, said in rule(file, tree)
    ]


def _calls(file: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that fetch or keep, and those that only `show` may make."""
    for node in ast.walk(tree):
        name = _name(node)
        if name in _FETCHES and (file, name) != _STEPS:
            yield node.lineno, f"{name} {_FETCHES[name]}"
        if name in _ONLY_SHOW and not file.startswith("dashboard/show/"):
            yield node.lineno, f"{name} belongs in dashboard/show"


# The examples are reserved names, which stand in a self-test and in an explanation.
_HOSTS = {"127.0.0.1", "localhost", "evil.example", "room.example"}


def _words(_file: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Markup, express charts, addresses, and what is too pale to read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword):
            if node.arg in ("unsafe_allow_html", "locations"):
                yield node.lineno, f"gives {node.arg}"
            primary = isinstance(node.value, ast.Constant) and node.value.value == "primary"
            if node.arg == "type" and primary:
                yield node.lineno, "white on the accent is too pale when dark"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = set(re.findall(r"\w+://([\w.]+)", node.value))
            yield from ((node.lineno, f"names {host}") for host in named - _HOSTS)
    for name in _imports(tree):
        if name.startswith(("plotly.express", "kaleido", "pydeck")):
            yield 1, f"imports {name}"


def _icons(_file: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """An icon of Streamlit's set on a page becomes the favicon, which the browser fetches."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in ("st.Page", "st.set_page_config"):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            if "icon" in given or not isinstance(given.get("page_icon", ast.Name()), ast.Name):
                yield node.lineno, "has an icon that is not our own picture"


@pytest.mark.parametrize("rule", [_calls, _words, _icons])
def test_the_dashboard_keeps_to(rule: Rule) -> None:
    assert _offences(rule) == []


@pytest.mark.parametrize(
    ("rule", "written", "said"),
    [
        (_calls, "\nst.column_config.LinkColumn('x')", (2, "st.column_config.LinkColumn opens")),
        (_calls, "keep = st.cache_data", (1, "st.cache_data has mixed")),
        (_calls, "st.dataframe(rows)", (1, "st.dataframe belongs in dashboard/show")),
        (_words, "st.markdown(x, unsafe_allow_html=True)", (1, "gives unsafe_allow_html")),
        (_words, "go.Scattergeo(locations=x)", (1, "gives locations")),
        (_words, "st.button('x', type='primary')", (1, "white on the accent")),
        (_words, "where = 'https://host.example/x'", (1, "names host.example")),
        (_words, "import plotly.express as px", (1, "imports plotly.express")),
        (_icons, "st.Page(draw, icon=':material/home:')", (1, "has an icon")),
        (_icons, "st.set_page_config(page_icon=':x:')", (1, "has an icon")),
    ],
)
def test_a_breach_would_be_found(rule: Rule, written: str, said: tuple[int, str]) -> None:
    ((line, found),) = rule("dashboard/pages/new.py", ast.parse(written))
    assert line == said[0]
    assert found.startswith(said[1])


_STYLE = re.compile(r"<style>:root\{font-size:\d+%!important\}</style>")
"""What may be sent as markup: one size, in a constant."""


def _markup(file: str, tree: ast.Module) -> list[tuple[int, str]]:
    """What is wrong with the calls that send markup."""
    constants = {
        statement.targets[0].id: statement.value.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and isinstance(statement.value, ast.Constant)
    }
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    sent = [call for call in calls if getattr(call.func, "attr", "") == "html"]
    named = sum(getattr(node, "attr", "") == "html" for node in ast.walk(tree))
    wrong = [(1, "st.html is named, not called")] if named > len(sent) else []
    stored = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _stored(n)]
    stored += [n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)]
    for call in sent:
        name = call.args[0].id if call.args and isinstance(call.args[0], ast.Name) else ""
        if file != "dashboard/frame.py" or len(call.args) + len(call.keywords) != 1:
            wrong.append((call.lineno, "only the frame sends markup, and nothing with it"))
        if not _STYLE.fullmatch(str(constants.get(name, ""))) or stored.count(name) != 1:
            wrong.append((call.lineno, "only one size, in a constant"))
    return wrong


def _stored(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


def test_markup_is_one_constant_that_sets_a_size() -> None:
    assert _offences(_markup) == []


@pytest.mark.parametrize(
    "written",
    [
        "st.html(words)",
        "st.html('<style>:root{font-size:120%!important}</style>')",
        "S = '<style>:root{font-size:120%!important}</style>'\nst.html(S + words)",
        "S = '<style>:root{font-size:120%!important}</style>'\nS = words\nst.html(S)",
        "S = '<style>:root{font-size:120%!important}</style>'\ndef f(S):\n st.html(S)",
        "S = '<b>x</b>'\nst.html(S)",
        "S = '<style>:root{font-size:120%!important}</style>'\nst.html(S, width=3)",
        "send = st.html",
        "S = '<style>:root{font-size:9%!important} a{background:url(//x)}</style>'\nst.html(S)",
    ],
)
def test_other_markup_would_be_found(written: str) -> None:
    assert _markup("dashboard/frame.py", ast.parse(written))
