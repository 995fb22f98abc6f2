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
    "st.html": "would run what is in it",
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
_STREAMLIT = {
    "app.py", "show.py", "session.py", "serve.py", "zone.py", "evidence.py", "asking.py",
    "talking.py", "ages.py", "grid.py", "viewing.py", "settings.py", "uploads.py",
}  # fmt: skip
_NETWORK = {"socket", "http", "urllib", "requests", "httpx", "ssl", "ftplib", "smtplib"}


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


def test_icons_of_pages_are_our_own_picture(source: tuple[Path, ast.AST]) -> None:
    """An icon of Streamlit's set on a page becomes the favicon, which the browser fetches."""
    _file, tree = source
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in ("st.Page", "st.set_page_config"):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            assert "icon" not in given
            assert isinstance(given.get("page_icon", ast.Name()), ast.Name)


def test_each_layer_knows_only_what_it_may(source: tuple[Path, ast.AST]) -> None:
    file, tree = source
    names = {name.split(".")[0] for name in _imports(tree)}
    inside = file.parent.name
    if inside != "pages" and file.name not in _STREAMLIT | {"streamlit_app.py"}:
        assert "streamlit" not in names
    if file.name != "serve.py":
        assert not names & _NETWORK
    if inside == "words":
        assert "plotly" not in names
    if inside in ("words", "charts", "report"):
        above = {"dashboard.app", "dashboard.show", "dashboard.session", "dashboard.pages"}
        assert not _imports(tree) & above
    if inside == "pages" and file.name != "__init__.py":
        siblings = {name for name in _imports(tree) if name.startswith("dashboard.pages.")}
        page = file.stem.split("_")[0]  # "often_days.py" is a part of the page "often.py"
        for sibling in {name.split(".")[2] for name in siblings} - {"page"}:
            assert sibling.startswith(f"{page}_"), "a page may import its own parts only"


def test_forbidden_calls_would_be_found() -> None:
    assert _name(ast.parse("st.column_config.LinkColumn('x')").body[0].value.func) in _FETCHES  # type: ignore[attr-defined]
