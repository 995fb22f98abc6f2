"""A dashboard from start to quit where there is no network but this computer's own loop.

    unshare -rn python -m tests.dashboard.process.alone    prints what it did and what was attempted

Attempts to reach another computer are recorded twice: by a hook in the server's own Python, set
before anything else is loaded, and by strace where it is there, which also sees compiled code.
"""

from __future__ import annotations

import errno
import fcntl
import json
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.visitor import Visitor, come_in
from tests.dashboard.living import ROOT

_SET_FLAGS, _UP_AND_RUNNING = 0x8914, 0x41
_ELSEWHERE = ("192.0.2.1", 80)
"""An address for documentation: nobody has it."""

_HOOK = (
    "import sys\n"
    "def told(event, args):\n"
    "    if event in ('socket.connect', 'socket.sendto', 'socket.sendmsg', 'socket.getaddrinfo',\n"
    "                 'socket.gethostbyname'):\n"
    "        where = args[0] if 'host' in event or 'addr' in event else args[1]\n"
    "        open(LOG, 'a').write(repr(where) + '\\n')\n"
    "sys.addaudithook(told)\n"
)
_SERVE = "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"
_CALLS_OUT = (
    "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 1)\nexcept OSError: pass\n"
)
_AT_HOME = re.compile(r"127\.0\.0\.1|::1|localhost|AF_NETLINK|nscd")
"""The last is the C library's, which asks a service here for the name of the account."""
_FOREIGN = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}


def main() -> None:
    _raise_loop()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done, attempts = _visited(folder / "ours"), _attempts(folder / "ours")
        _run(_CALLS_OUT, folder / "control").communicate(timeout=60)
        print(
            json.dumps(
                {
                    "outside": _outside(),
                    "traced": shutil.which("strace") is not None,
                    "done": done,
                    "attempts": attempts,
                    "control": _attempts(folder / "control"),
                }
            )
        )


def _raise_loop() -> None:
    """A new network has its loop down; this does what `ip link set lo up` does."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh22x", b"lo", _UP_AND_RUNNING))


def _outside() -> str:
    """What becomes of a connection to another computer here."""
    try:
        socket.create_connection(_ELSEWHERE, 1).close()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "?")
    return "reached"


def _run(code: str, record: Path) -> subprocess.Popen[str]:
    hook = _HOOK.replace("LOG", repr(f"{record}.hook"))
    command = [sys.executable, "-u", "-c", hook + code]
    if strace := shutil.which("strace"):
        calls = "trace=connect,sendto,sendmsg,sendmmsg,bind"
        command = [strace, "-f", "-q", "-e", calls, "-o", f"{record}.strace", *command]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _visited(record: Path) -> list[str]:
    """Everything a visit can be: a foreign page's knock, an upload, all pages, forget, quit."""
    process, done = _run(_SERVE, record), list[str]()
    assert process.stdout
    address = come_in(process.stdout.readline().split()[-1])
    for where in ("http://evil.example", "http://127.0.0.1:1"):
        knock = Visitor(address).ask("GET", "/_stcore/stream", Origin=where, **_FOREIGN)
        done.append(f"foreign websocket: {knock.status}")
    rows = [
        {"Date": f"2025-01-{day:02} 10:00:00", "IP": f"193.0.{day}.1", "DeviceModel": "SM-A546B"}
        for day in range(1, 20)
    ]
    tree = {"Your Activity": {"Login History": {"LoginHistoryList": rows}}}
    with Visitor(address) as visitor:
        done.append(f"upload: {visitor.hand_over('a.json', json.dumps(tree).encode())}")
        visitor.press("Just me")
        for key in [key for key in visitor.pages if key]:
            visitor.go(key)
            done.append(key)
        visitor.press("Forget everything")
        visitor.press("Yes, forget it")
        visitor.press("Quit")
        done.append(visitor.words[0])
    process.communicate(timeout=60)
    return [*done, f"ended: {process.returncode}"]


def _attempts(record: Path) -> list[str]:
    """Every recorded call that does not stay on this computer."""
    found: list[str] = []
    for kind in ("hook", "strace"):
        file = Path(f"{record}.{kind}")
        lines = file.read_text(errors="replace").splitlines() if file.exists() else []
        calls = (
            lines
            if kind == "hook"
            else [line for line in lines if re.search("AF_INET|AF_UNIX", line)]
        )
        found += [f"{kind}: {call}" for call in calls if not _AT_HOME.search(call)]
    return found


if __name__ == "__main__":
    main()
