"""`streamlit run`, from a folder of somebody's own and with other wishes, is just as tight."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.visitor import Visitor, come_in
from tests.dashboard.living import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address"),
]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


def _listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), 1).close()
    except OSError:
        return False
    return True


def _run(folder: Path, port: int, **wishes: str) -> subprocess.Popen[str]:
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text("[client]\nshowErrorLinks = true\n")
    asked = {"HEADLESS": "true", "PORT": str(port), **wishes}
    return subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py")],
        cwd=folder,
        env={**os.environ, **{f"STREAMLIT_SERVER_{name}": wish for name, wish in asked.items()}},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_listens_here_only_and_answers_strictly(tmp_path: Path) -> None:
    port = _free_port()
    process = _run(tmp_path, port, ENABLE_STATIC_SERVING="true")
    try:
        assert process.stdout
        printed = next(line for line in process.stdout if "/?key=" in line)
        assert not _listens("127.0.0.2", port), "every address of this computer would answer"
        address = f"http://127.0.0.1:{port}"
        assert Visitor(address).ask("GET", "/").status == 403
        assert come_in(printed.split()[-1]) == address
        visitor = Visitor(address)
        own, foreign = visitor.ask("GET", "/"), visitor.ask("GET", "/", Host="evil.example")
        assert (own.status, foreign.status) == (200, 403)
        for answer in (own, foreign):
            policy = answer.getheader("content-security-policy") or ""
            assert f"connect-src 'self' ws://127.0.0.1:{port} " in policy
        with visitor:
            visitor.go("check")
            assert "**10 of 10** protections work" in "\n".join(visitor.words)
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_told_to_listen_for_others_it_ends(tmp_path: Path, address: str) -> None:
    process = _run(tmp_path, _free_port(), ADDRESS=address)
    try:
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode != 0
    assert "Inzage listens on this computer only" in said
