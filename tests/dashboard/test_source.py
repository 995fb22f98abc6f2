"""What the dashboard's source must not hold: calls that fetch, keep or show the wrong thing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "dashboard"
SOURCES = [ROOT / "streamlit_app.py", *sorted(DASHBOARD.rglob("*.py"))]

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
_ONLY_SHOW = {
    "st.dataframe", "st.data_editor", "st.table", "st.text", "st.json", "st.code",
    "st.plotly_chart", "st.altair_chart",
}  # fmt: skip


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


@pytest.fixture(params=SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def source(request: pytest.FixtureRequest) -> tuple[Path, ast.AST]:
    return request.param, ast.parse(request.param.read_text())


def test_nothing_that_fetches_or_keeps_is_called(source: tuple[Path, ast.AST]) -> None:
    file, tree = source
    for node in ast.walk(tree):
        name = _name(node)
        assert name not in _FETCHES, f"{name} {_FETCHES.get(name)}"
        if name in _ONLY_SHOW:
            assert file.name == "show.py", f"{name} belongs in show.py"


def test_no_markup_no_express_no_urls(source: tuple[Path, ast.AST]) -> None:
    _file, tree = source
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword):
            assert node.arg != "unsafe_allow_html"
            assert node.arg != "locations"
            primary = isinstance(node.value, ast.Constant) and node.value.value == "primary"
            assert not (node.arg == "type" and primary), "white on the accent is too pale when dark"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = re.findall(r"\w+://([\w.]+)", node.value)
            # The examples are reserved names, which stand in a self-test and in an explanation.
            assert set(named) <= {"127.0.0.1", "localhost", "evil.example", "room.example"}
    assert not {i for i in _imports(tree) if i.startswith(("plotly.express", "kaleido", "pydeck"))}


_STYLE = re.compile(r"<style>:root\{font-size:\d+%!important\}</style>")
"""What may be sent as markup: one size, in a constant."""


def _markup(file: Path, tree: ast.AST) -> list[str]:
    """What is wrong with the calls that send markup."""
    assert isinstance(tree, ast.Module)
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
    wrong = ["named, not called"] if named > len(sent) else []
    stored = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _stored(n)]
    stored += [n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)]
    for call in sent:
        name = call.args[0].id if call.args and isinstance(call.args[0], ast.Name) else ""
        if file.name != "app.py" or len(call.args) + len(call.keywords) != 1:
            wrong.append("only the frame sends markup, and nothing with it")
        if not _STYLE.fullmatch(str(constants.get(name, ""))) or stored.count(name) != 1:
            wrong.append("only one size, in a constant")
    return wrong


def _stored(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


def test_markup_is_one_constant_that_sets_a_size(source: tuple[Path, ast.AST]) -> None:
    assert _markup(*source) == []


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
    assert _markup(DASHBOARD / "app.py", ast.parse(written))


def test_icons_of_pages_are_our_own_picture(source: tuple[Path, ast.AST]) -> None:
    """An icon of Streamlit's set on a page becomes the favicon, which the browser fetches."""
    _file, tree = source
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in ("st.Page", "st.set_page_config"):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            assert "icon" not in given
            assert isinstance(given.get("page_icon", ast.Name()), ast.Name)


def test_forbidden_calls_would_be_found() -> None:
    assert _name(ast.parse("st.column_config.LinkColumn('x')").body[0].value.func) in _FETCHES  # type: ignore[attr-defined]
