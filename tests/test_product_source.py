"""What no file of the product may do: run text, reach out, write unasked, keep things."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = [
    ROOT / "inzage.py",
    ROOT / "streamlit_app.py",
    *(ROOT / "program" / f"{name}.py" for name in ("start", "once", "not_started")),
    *sorted(
        f for part in ("parsers", "analysis", "dashboard") for f in (ROOT / part).rglob("*.py")
    ),
]

_MODULES = {
    "pickle": set(),
    "marshal": set(),
    "shelve": set(),
    "dill": set(),
    "joblib": set(),
    "sqlite3": {"dashboard/report/tables/databases.py"},  # a file that the person asks for
    "yaml": set(),
    "tempfile": {"program/once.py"},  # where the folder is
    "shutil": set(),
    "runpy": set(),
    "multiprocessing": set(),
    "telnetlib": set(),
    "xmlrpc": set(),
    "aiohttp": set(),
    "urllib3": set(),
    "kaleido": set(),
    "pydeck": set(),
    "requests": set(),
    "httpx": set(),
    "urllib": set(),
    "http": set(),
    "ssl": set(),
    "ftplib": set(),
    "smtplib": set(),
    "socket": {
        "dashboard/server/serve.py",
        "dashboard/process/egress.py",
        "program/not_started.py",  # tries whether the computer lets anything listen
    },
    "webbrowser": {"dashboard/server/serve.py"},
    "subprocess": {"dashboard/store/reader.py", "program/not_started.py"},
    "ctypes": {"dashboard/process/memory.py", "parsers/worker/worker.py"},
}
"""Modules, and the only files that may use them."""

_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.fork", "breakpoint"}
_WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "touch",
    "to_parquet",
    "to_excel",
}
_WRITERS = {
    "dashboard/report/tables/write.py",  # `inzage tables --out DIR`
    "dashboard/report/tables/databases.py",  # the same, as one file
    "dashboard/report/target.py",  # `inzage report -o FILE`, `inzage letter --out FILE`
    "parsers/learning/__main__.py",  # `python -m parsers.learning --out FILE`
    "dashboard/report/lists.py",  # the lists of tables in the documents
    "dashboard/report/workshop.py",  # the printed sheets of the repository
    "dashboard/words/update.py",  # the catalogues of the repository
    "program/once.py",  # two empty files while the program folder's program runs
}
_MAPS = {
    "Choropleth", "Choroplethmap", "Choroplethmapbox", "Scattermap", "Scattermapbox", "Densitymap",
    "add_choropleth", "add_choroplethmap", "add_scattermap", "add_scattermapbox", "scatter_map",
    "density_map", "line_map",
}  # fmt: skip
"""Charts for which plotly asks another computer for a map."""

_KEPT = {
    "analysis/background/questions.py",
    "analysis/declared/delivered.py", "analysis/letter/countries.py",
    "dashboard/report/letter.py",
    "analysis/dated.py",
    "analysis/background/cards.py", "analysis/declared/policies.py",
    "analysis/companies/events.py", "analysis/devices/identifiers.py", "analysis/devices/names.py",
    "analysis/norms/norms.py", "analysis/words_used/languages.py", "analysis/words_used/lexicon.py",
    "dashboard/charts/world.py", "dashboard/process/egress.py", "dashboard/process/logs.py",
    "dashboard/process/memory.py",
    "dashboard/report/workshop.py", "dashboard/server/settings.py", "dashboard/words/__init__.py",
    "dashboard/server/own.py",
    "dashboard/words/amounts.py",
    "dashboard/show/zone.py", "parsers/tables/frames.py", "parsers/syntax/txt/declared.py",
    "analysis/companies/sensitive.py", "analysis/devices/borders.py",
    "analysis/redaction/known.py",
    "analysis/devices/networks.py", "analysis/findings/full_archives.py",
    "analysis/norms/settings.py",
}  # fmt: skip
"""Files with a cache for the whole process. Each was looked at: it keeps data files of ours, empty
tables, locales, words, or declarations, and takes no text of an archive as its key."""

_GLOBALS = {
    "dashboard/store/session.py": {"_store", "_opening", "_given"},
    "dashboard/process/terms.py": {"_agreed"},
    "dashboard/server/serve.py": {"_running", "_served"},
}
"""The only names of modules that change while the program runs; personal data is in `_store`."""


def _dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return (
        ".".join([node.id, *reversed(parts)])
        if isinstance(node, ast.Name)
        else parts[0]
        if parts
        else ""
    )


def breaches(file: str, source: str) -> list[str]:
    """What a file does that it may not: `file:line` and the rest in words."""
    tree = ast.parse(source)
    found = [(node, said) for node in ast.walk(tree) for said in _done(node, file)]
    allowed = _GLOBALS.get(file, set())
    found += [(node, f"holds {name}") for name, node in _changing(tree) if name not in allowed]
    return [f"{file}:{getattr(node, 'lineno', 0)} {said}" for node, said in found]


def _done(node: ast.AST, file: str) -> list[str]:
    """What one statement or expression does that it may not."""
    found: list[str] = []
    if isinstance(node, ast.Import):
        found += [m for a in node.names if (m := _module(a.name, file))]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        found += [m] if (m := _module(node.module, file)) else []
    elif isinstance(node, ast.Call):
        name = _dotted(node.func)
        if name in _CALLS:
            found.append(f"calls {name}")
        if name.split(".")[-1] in _WRITES and file not in _WRITERS:
            found.append(f"writes with {name}")
        if name.split(".")[-1] == "open" and any(_writes(mode) for mode in _arguments(node)):
            found.append("opens a file to write")
        if name == "print" and file != "inzage.py":
            found.append("prints")
    elif isinstance(node, ast.Attribute) and node.attr in _MAPS:
        found.append(f"draws {node.attr}")
    elif isinstance(node, ast.Global):
        found.append(f"changes {', '.join(node.names)}")
    elif isinstance(node, ast.FunctionDef):
        kept = [_dotted(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list]
        if {"cache", "lru_cache", "functools.cache", "functools.lru_cache"} & set(kept):
            found += [] if file in _KEPT else [f"keeps what {node.name} gives"]
    return found


def _module(name: str, file: str) -> str | None:
    where = _MODULES.get(name.split(".")[0])
    return f"imports {name}" if where is not None and file not in where else None


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _writes(mode: ast.expr) -> bool:
    return (
        isinstance(mode, ast.Constant)
        and isinstance(mode.value, str)
        and 0 < len(mode.value) < 4
        and bool(set(mode.value) & set("wax+"))
        and set(mode.value) <= set("rwaxbt+")
    )


def _changing(tree: ast.Module) -> list[tuple[str, ast.stmt]]:
    """Names of the module in lower case that begin as an empty or changeable container."""
    names: list[tuple[str, ast.stmt]] = []
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        empty = isinstance(value, ast.Dict | ast.List | ast.Set | ast.Call)
        if isinstance(value, ast.Call):
            made = _dotted(value.func).split(".")[-1]
            empty = made in {
                "dict",
                "list",
                "set",
                "defaultdict",
                "Counter",
                "WeakValueDictionary",
                "deque",
            }
        names += [
            (t.id, node)
            for t in targets
            if isinstance(t, ast.Name) and empty and t.id.islower() and t.id != "__all__"
        ]
    return names


def test_no_file_does_what_it_may_not() -> None:
    assert len(FILES) > 150
    assert [
        breach
        for file in FILES
        for breach in breaches(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import pickle", "1 imports pickle"),
        ("from urllib.request import urlopen", "1 imports urllib.request"),
        ("import socket", "1 imports socket"),
        ("eval('1')", "1 calls eval"),
        ("import os\nos.system('x')", "2 calls os.system"),
        ("open('x', 'w')", "1 opens a file to write"),
        ("p.open(mode='ab')", "1 opens a file to write"),
        ("Path('x').write_text('y')", "1 writes with write_text"),
        ("go.Choropleth()", "1 draws Choropleth"),
        ("print(1)", "1 prints"),
        ("@cache\ndef f(row): ...", "2 keeps what f gives"),
        ("@functools.lru_cache(9)\ndef f(row): ...", "2 keeps what f gives"),
        ("_seen = {}", "1 holds _seen"),
        ("\n_seen: set[str] = set()", "2 holds _seen"),
        ("def f():\n    global x", "2 changes x"),
    ],
)
def test_a_breach_would_be_found(source: str, said: str) -> None:
    assert breaches("dashboard/pages/new.py", source) == [f"dashboard/pages/new.py:{said}"]


def test_the_exceptions_are_needed() -> None:
    """An exception that nobody needs any more is a hole."""
    names = {str(file.relative_to(ROOT)) for file in FILES}
    allowed = set().union(_WRITERS, _KEPT, _GLOBALS, *_MODULES.values())
    assert allowed <= names
    for file in sorted(set().union(*_MODULES.values())):
        imported = (ROOT / file).read_text(encoding="utf-8")
        assert any(f"import {m}" in imported for m, where in _MODULES.items() if file in where)
