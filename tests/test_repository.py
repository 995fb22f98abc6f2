"""Rules over the repository as a whole: what no file may hold and what the documents must say."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.pages import PAGES
from dashboard.report import lists
from dashboard.words.personas import PERSONAS

ROOT = Path(__file__).parent.parent
PACKAGES = ("parsers", "analysis", "dashboard", "fixtures", "benchmarks")
LONGEST = 300
"""Lines of a Python file: about 250 are the aim, beyond this a file wants to be two."""

# In pieces, so that this file does not break its own rules.
REGISTRY = re.compile(
    r"pypi\.(?:)org|pythonhosted\.(?:)org|npm(?:)js\.(?:org|com)|ana(?:)conda\.org|crates\.(?:)io"
    r"|--(?:extra-)?index-(?:)url|--trusted-(?:)host"
)
MACHINE = re.compile(
    r"(?<![\w.~/-])/(?:wo(?:)rk|ro(?:)ot|t(?:)mp)(?![\w-])"
    r"|(?<![\w.~/-])/(?:ho(?:)me|Us(?:)ers)/\w"
    r"|[A-Z]:\\Us(?:)ers\\"
)
EMOJI = re.compile("[\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff]")
SHORTCODE = re.compile(r":[\w/+-]+:")
"""`:smile:` is an emoji, and `:material/home:` as a page icon is fetched from another computer."""


def listed(*options: str) -> list[Path]:
    """The files that git knows of, those that were just deleted left out."""
    # CI runs as another user than the one who owns the folder, which git refuses by default.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", *options]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


FILES = listed("--cached", "--others", "--exclude-standard")
PYTHON = [path for path in FILES if path.suffix == ".py"]


def lines(path: Path) -> list[str]:
    """A file's lines; none where it is no text."""
    content = path.read_bytes()
    return [] if b"\0" in content else content.decode(errors="replace").splitlines()


def places(pattern: re.Pattern[str]) -> list[str]:
    """`file:line` of each match in the repository."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in FILES
        for number, line in enumerate(lines(path), start=1)
        if pattern.search(line)
    ]


def page_icons(source: str) -> Iterator[str]:
    """Every text given as `page_icon=`, and as `icon=` to a page, also by a name of the module."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        is_page = ast.unparse(call.func).split(".")[-1] == "Page"
        for keyword in call.keywords:
            if keyword.arg == "page_icon" or (is_page and keyword.arg == "icon"):
                value = keyword.value
                if isinstance(value, ast.Name):
                    value = constants.get(value.id, value)
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def is_emoji(icon: str) -> bool:
    return bool(EMOJI.search(icon) or SHORTCODE.fullmatch(icon))


def test_git_lists_the_files_of_the_repository() -> None:
    names = {str(path.relative_to(ROOT)) for path in FILES}
    assert {"README.md", "pyproject.toml", "parsers/format/sections/__init__.py"} <= names


def test_no_file_names_a_package_registry() -> None:
    assert places(REGISTRY) == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert places(MACHINE) == []


@pytest.mark.parametrize(
    ("pattern", "breach"),
    [
        (REGISTRY, "https://files.python" + "hosted.org/packages/x.whl"),
        (REGISTRY, "pip install --index" + "-url https://mirror.example/simple x"),
        (MACHINE, 'open("/t' + 'mp/archive.zip")'),
        (MACHINE, "see /wo" + "rk/main/README.md"),
        (MACHINE, "/ho" + "me/anna/inzage"),
        (MACHINE, r"C:\Us" + r"ers\anna"),
    ],
)
def test_the_rules_notice_a_breach(pattern: re.Pattern[str], breach: str) -> None:
    assert pattern.search(breach)


@pytest.mark.parametrize(
    "harmless",
    ["../t" + "mp/x", "https://example.org/wo" + "rk/", "docs/wo" + "rkshop.md", "and/or"],
)
def test_the_rule_on_machine_paths_lets_other_paths_be(harmless: str) -> None:
    assert not MACHINE.search(harmless)


def test_uv_lock_is_not_tracked() -> None:
    # It names the registry's host at each of its packages; the requirements files name none.
    assert not [path for path in listed("--cached") if path.name == "uv.lock"]


def test_no_python_file_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(lines(path)) for path in PYTHON}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_page_icon_is_an_emoji() -> None:
    product = [path for path in PYTHON if "tests" not in path.relative_to(ROOT).parts]
    icons = [
        (str(path.relative_to(ROOT)), icon)
        for path in product
        for icon in page_icons(path.read_text(encoding="utf-8"))
    ]
    assert [(path, icon) for path, icon in icons if is_emoji(icon)] == []


def test_page_icons_are_found() -> None:
    source = (
        'ICON = "🔒"\nst.set_page_config(page_icon=ICON)\nst.Page(draw, icon=":material/home:")\n'
    )
    assert list(page_icons(source)) == ["🔒", ":material/home:"]
    assert all(map(is_emoji, page_icons(source)))
    assert not is_emoji("dashboard/icon.svg")


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    articles = re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)
    assert articles == [str(number) for number in range(1, 16)]
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def test_the_lists_of_tables_are_those_of_the_declarations() -> None:
    stale = [
        document
        for document in lists.LISTS
        if (text := (ROOT / document).read_text(encoding="utf-8")) != lists.renewed(document, text)
    ]
    assert stale == [], "run `make words`"


def test_readme_names_every_page_persona_and_document() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.title for page in PAGES if f"| {page.title} |" not in readme] == []
    assert [one.name for one in PERSONAS.values() if f"**{one.name}**" not in readme] == []
    documents = [file.name for file in (ROOT / "docs").glob("*.md")] + ["workshop"]
    assert [name for name in documents if f"(docs/{name})" not in readme] == []


def test_every_room_says_what_it_is_for_and_stands_in_the_plan() -> None:
    plan = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = [
        file.parent.relative_to(ROOT)
        for file in FILES
        if file.name == "__init__.py" and file.relative_to(ROOT).parts[0] in PACKAGES
    ]
    silent = [str(room) for room in rooms if not _first_sentence(ROOT / room / "__init__.py")]
    assert silent == [], "a room's __init__.py begins with one sentence"
    absent = [str(room) for room in rooms if len(room.parts) == 2 and f"`{room}`" not in plan]
    assert absent == [], "docs/architecture.md has a line for each room"


def _first_sentence(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n")[0]
