"""Check it yourself on a living server: all holds, and what is taken out is a *no* at once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.visitor import Visitor
from dashboard.pages.check import connections
from tests.dashboard.living import Living, living

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.slow,  # a server of its own
    pytest.mark.skipif(not connections._TELLS, reason="Windows tells less, so less is counted"),
]


def test_on_a_living_server_everything_holds() -> None:
    """Measured in the server's own process while a visitor has a file open."""
    start = (
        "import threading, time, json, sys\n"
        "from dashboard.pages.check import protection; from dashboard.store import session\n"
        "def tell():\n"
        "    while not session._store: time.sleep(0.1)\n"
        "    found = protection.measured()\n"
        "    told = {one.measure.value: [one.holds, one.seen, one.number] for one in found}\n"
        "    print(json.dumps(told), flush=True)\n"
        "threading.Thread(target=tell, daemon=True).start()\n"
        "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"
    )

    with living(start) as server, Visitor(server.address) as visitor:
        visitor.press("Try made-up data")
        assert server.process.stdout
        told = json.loads(next(line for line in server.process.stdout if line.startswith("{")))
        visitor.go("check")
        assert "**10 of 10**" in "\n".join(visitor.words)
    port = server.address.rpartition(":")[2]
    assert {name: holds for name, (holds, _, _) in told.items()} == {
        "listens": True, "talks": True, "guard": True, "strangers": True, "headers": True,
        "key": True, "settings": True, "worker": True, "uploads": True, "files": True,
        "tables": None,
    }  # fmt: skip
    assert told["listens"][1] == f"127.0.0.1:{port}"
    assert told["talks"][1] == "127.0.0.1"
    assert told["strangers"][1:] == ["403", 6]
    assert told["key"][1:] == ["403", 3]
    assert told["headers"][1:] == ["", 11]


_OBEYS = """
import threading, time
from pathlib import Path
def obey():
    while True:
        time.sleep(0.05)
        for file in sorted(Path(FOLDER).glob("*.py")):
            try:
                exec(file.read_text(), globals())
            except Exception as wrong:
                file.with_suffix(".wrong").write_text(repr(wrong))
            file.rename(file.with_suffix(".done"))
threading.Thread(target=obey, daemon=True).start()
from dashboard.server.serve import serve
serve(None, port=0, open_browser=False)
"""
"""A server that does what it finds in a folder, as somebody with a debugger might."""

_CASES = {
    "listens": (
        "import socket; from dashboard.process import egress\n"
        "kept_here = egress._is_here; egress._is_here = lambda *_, **__: True\n"
        "line = socket.socket(); line.bind(('0.0.0.0', 0)); line.listen()\n"
        "egress._is_here = kept_here",
        "line.close()",
        "Where it can be reached",
    ),
    "listens for packets": (
        "import socket; from dashboard.process import egress\n"
        "kept_here = egress._is_here; egress._is_here = lambda *_, **__: True\n"
        "line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); line.bind(('0.0.0.0', 0))\n"
        "egress._is_here = kept_here",
        "line.close()",
        "Where it can be reached",
    ),
    "listens at a file": (
        "import socket; from dashboard.process import egress\n"
        "kept_here = egress._is_here; egress._is_here = lambda *_, **__: True\n"
        "line = socket.socket(socket.AF_UNIX); line.bind(FOLDER + '/s'); line.listen()\n"
        "egress._is_here = kept_here",
        "line.close()",
        "Where it can be reached",
    ),
    "guard": (
        "from dashboard.process import egress\n"
        "kept_lookups, egress._LOOKUPS = egress._LOOKUPS, set()",
        "egress._LOOKUPS = kept_lookups",
        "It tried every way out",
    ),
    "listen": (
        "import socket; from dashboard.process import egress\n"
        "socket.socket.listen = egress._really_listen",
        "socket.socket.listen = egress._listen",
        "It tried every way out",
    ),
    "strangers": (
        "from dashboard.server import gate\nkept_of, gate._is_of = gate._is_of, lambda *_: True",
        "gate._is_of = kept_of",
        "A page from elsewhere",
    ),
    "key": (
        "from dashboard.server import serve\n"
        "class Every(set):\n    def __and__(self, other): return {'anybody'}\n"
        "key = serve._served[0][1]; kept_inside, key.inside = key.inside, Every()",
        "key.inside = kept_inside",
        "Somebody without your key",
    ),
    "policy": (
        "from dashboard.server import gate\nkept_policy = gate.policy\n"
        "gate.policy = lambda *told: kept_policy(*told).replace('connect-src', 'connect-src *')",
        "gate.policy = kept_policy",
        "It tells your browser",
    ),
    "another header": (
        "from dashboard.server import gate\ngate.STEADY[b'referrer-policy'] = b'unsafe-url'",
        "gate.STEADY[b'referrer-policy'] = b'no-referrer'",
        "It tells your browser",
    ),
    "settings": (
        "from streamlit import config\nconfig.set_option('client.showErrorLinks', True)",
        "config.set_option('client.showErrorLinks', False)",
        "Statistics, error links",
    ),
    "uploads": (
        "from starlette.formparsers import MultiPartParser as parser\n"
        "kept_size, parser.spool_max_size = parser.spool_max_size, 1 << 20",
        "parser.spool_max_size = kept_size",
        "A file that was read",
    ),
    "files": ("file = open(FOLDER + '/written', 'w')", "file.close()", "It has no file open"),
    "worker": (
        "from dashboard.process import egress; from dashboard.store import reader\n"
        "kept_network = reader._WORKER\n"
        "copy = Path(FOLDER, 'worker'); source = kept_network.read_text()\n"
        "copy.write_text(source.replace('    _go_apart()\\n', ''))\n"
        "reader._WORKER = copy; kept_allowed = egress.watch_alone\n"
        "egress.watch_alone = lambda event, args, workers=(): "
        "kept_allowed(event, args, (*workers, *reader.commands()))",
        "reader._WORKER = kept_network; egress.watch_alone = kept_allowed",
        "Your file is read in a process",
    ),
}
"""What takes a protection out of the running server, what puts it back, and the line of it."""


class _Reads(Visitor):
    """A visitor who sees the rows of the table too."""

    table: str = ""

    def _take(self, message: Any) -> None:
        super()._take(message)
        if message.WhichOneof("type") == "delta" and message.delta.HasField("new_element"):
            element = message.delta.new_element
            if element.WhichOneof("type") == "markdown" and element.markdown.body.startswith("| "):
                self.table = element.markdown.body

    def verdicts(self) -> dict[str, str]:
        """The words of each line, and whether it holds."""
        self.go("check")
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in self.table.split("\n")]
        return {" ".join(row): row[0] for row in rows[2:]}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Living, _Reads, Path]]:
    folder = tmp_path_factory.mktemp("orders")
    with (
        living(f"FOLDER = {str(folder)!r}\n{_OBEYS}") as one,
        _Reads(one.address) as visitor,
    ):
        before = visitor.verdicts()
        assert len(before) == 11
        assert not [words for words, verdict in before.items() if verdict.startswith("NO")]
        yield one, visitor, folder


def _order(folder: Path, code: str) -> None:
    file = folder / f"{time.monotonic_ns()}.py"
    file.with_suffix(".new").write_text(code)
    file.with_suffix(".new").rename(file)
    while file.exists():
        time.sleep(0.02)
    wrong = file.with_suffix(".wrong")
    assert not wrong.exists(), wrong.read_text()


@pytest.mark.parametrize("taken", _CASES)
def test_what_is_taken_out_while_it_runs_is_a_no_in_its_line(
    taken: str, running: tuple[Living, _Reads, Path]
) -> None:
    _, visitor, folder = running
    out, back, line = _CASES[taken]
    _order(folder, out)
    try:
        worse = [words for words, verdict in visitor.verdicts().items() if verdict.startswith("NO")]
    finally:
        _order(folder, back)
    assert [words for words in worse if line in words], worse
    after = visitor.verdicts()  # what the next case begins with
    assert len(after) == 11
    assert not [words for words, verdict in after.items() if verdict.startswith("NO")]
