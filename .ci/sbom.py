"""The bill of materials of what `make start` installs: CycloneDX 1.6, out of the lock file.

    python .ci/sbom.py [LOCK] > inzage.cdx.json

Standard library only and no network: names, versions and hashes are those of the lock, licences
are read from what is installed beside it. Nothing in it depends on the day it is made.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One package of the lock; `marker` says for which systems, empty for all."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def pins(lock: str) -> Iterator[Pin]:
    """The packages of a lock file, in its order."""
    joined = re.sub(r"\\\n\s*", " \\\n", lock)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + joined)
    for block in blocks:
        first = block.strip().split("\n")[0]
        if found := _PIN.match(first.strip()):
            hashes = tuple(dict.fromkeys(_HASH.findall(block)))
            yield Pin(found[1].lower(), found[2], found[3] or "", hashes)


def bill(lock: str) -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = f"pkg:generic/{project['name']}@{project['version']}"
    components = [_component(pin) for pin in pins(lock)]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, own + json.dumps(components, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": own, "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }


def _component(pin: Pin) -> dict[str, Any]:
    """The hashes are those of all files that the lock allows: one for each system."""
    reference = f"pkg:pypi/{pin.name.replace('_', '-')}@{pin.version}"
    named: dict[str, Any] = {
        "type": "library",
        "bom-ref": reference,
        "name": pin.name,
        "version": pin.version,
        "purl": reference,
        "hashes": [{"alg": "SHA-256", "content": value} for value in pin.hashes],
    }
    if licence := _licence(pin.name):
        named["licenses"] = [licence]
    if pin.marker:
        named["properties"] = [{"name": "inzage:marker", "value": pin.marker}]
    return named


def _licence(name: str) -> dict[str, Any] | None:
    """What the installed package says of itself; nothing where it is not installed here."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    if expression := told.get("License-Expression"):
        return {"expression": expression}
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    words = classified or (told.get("License") or "").splitlines()[:1]
    return {"license": {"name": words[0]}} if words else None


def main() -> None:
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "requirements.lock"
    made = bill(lock.read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
