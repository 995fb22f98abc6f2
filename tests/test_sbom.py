"""The bill of materials names exactly what the lock file pins."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LOCK = """\
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via pandas
plevin[network]==0.2.3 \\
    --hash=sha256:{b}
    # via inzage (pyproject.toml)
""".format(a="a" * 64, b="b" * 64)


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sbom", ROOT / ".ci" / "sbom.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["sbom"] = module
    spec.loader.exec_module(module)
    return module


def test_a_lock_is_read(sbom: ModuleType) -> None:
    numpy, plevin = sbom.pins(LOCK)
    assert (numpy.name, numpy.version) == ("numpy", "2.4.6")
    assert numpy.marker == "python_full_version < '3.12'"
    assert numpy.hashes == ("a" * 64, "b" * 64)
    assert (plevin.name, plevin.version, plevin.marker) == ("plevin", "0.2.3", "")
    assert plevin.hashes == ("b" * 64,)


def test_every_pin_is_a_component_with_its_hashes(sbom: ModuleType) -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pinned = [line.split("==")[0] for line in lock.splitlines() if line[:1].isalnum()]
    made = sbom.bill(lock)
    assert [part["name"] for part in made["components"]] == [
        name.split("[")[0].lower() for name in pinned
    ]
    assert all(part["hashes"] for part in made["components"])
    assert sum(len(part["hashes"]) for part in made["components"]) >= lock.count("--hash=sha256:")
    assert {"streamlit", "pandas", "pyarrow"} <= {part["name"] for part in made["components"]}


def test_it_is_cyclonedx_and_the_same_each_time() -> None:
    command = [sys.executable, str(ROOT / ".ci" / "sbom.py")]
    first, second = (subprocess.run(command, capture_output=True).stdout for _ in range(2))
    assert first == second
    made = json.loads(first)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    own = made["metadata"]["component"]
    assert own["licenses"] == [{"expression": "EUPL-1.2"}]
    references = [part["bom-ref"] for part in made["components"]]
    assert len(set(references)) == len(references)
    assert made["dependencies"] == [{"ref": own["bom-ref"], "dependsOn": references}]
